"""What can be so at all: it knows the bounds of every track and flag over all that the deck can do, and plays nothing.

Interval analysis (Patrick and Radhia Cousot, 1977) over the deck's effects: a track that nothing raises never rises, an
institution that nothing founds never stands. What is found impossible here is impossible; what is not may still be.
A facilitator's own adjustments are left out of account, injects are not.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from exercise.check.parts import Scope, side_for, track_for
from exercise.deck.models import (
    STANCES,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Not,
    Played,
    Plays,
    Shown,
    Standing,
    TurnIs,
    WeRead,
)

Range = tuple[int, int]
FAR = 1 << 60
"""Stands for no bound."""
NEVER: Range = (0, 0)
EITHER: Range = (0, 1)
SURE: Range = (1, 1)


class Ranges:
    """The least and the most that each track can be, and each flag (0, 1); what is not listed is 0.

    `own` are the ranges of one context, on top of what is so anywhere. `assume` narrows; it never changes a context.
    """

    __slots__ = ("base", "own")

    def __init__(self, base: Mapping[Hashable, Range], own: dict[Hashable, Range] | None = None) -> None:
        self.base = base
        self.own = own or {}

    def __getitem__(self, name: Hashable) -> Range:
        found = self.own.get(name)
        return self.base.get(name, NEVER) if found is None else found

    def narrowed(self, name: Hashable, low: int, high: int) -> Ranges | None:
        """The same with one range cut to `low` to `high`; None if nothing is left of it."""
        least, most = self[name]
        if low <= least and most <= high:
            return self
        low, high = max(low, least), min(high, most)
        return None if low > high else Ranges(self.base, {**self.own, name: (low, high)})

    def but(self, changes: Mapping[Hashable, Range]) -> Ranges:
        """The same with some ranges replaced."""
        return Ranges(self.base, {**self.own, **changes})


def assume(condition: Condition | None, truth: bool, here: Ranges | None, side: Scope) -> Ranges | None:
    """What is left of a context where the condition holds (or fails); None if it cannot."""
    if here is None:
        return None
    match condition:
        case None:
            return here if truth else None
        case Not(part):
            return assume(part, not truth, here, side)
        case All(parts):
            return together(parts, True, here, side) if truth else one_of(parts, False, here, side)
        case AnyOf(parts):
            return one_of(parts, True, here, side) if truth else together(parts, False, here, side)
        case AtLeast(tracks) | AtMost(tracks):
            singles = [type(condition)((one,)) for one in tracks]
            if len(singles) > 1:
                return together(singles, True, here, side) if truth else one_of(singles, False, here, side)
            ((name, bar),) = tracks
            up = isinstance(condition, AtLeast) == truth
            low, high = (bar if isinstance(condition, AtLeast) else bar + 1, FAR) if up else (-FAR, 0)
            if not up:
                high = bar - 1 if isinstance(condition, AtLeast) else bar
            return here.narrowed(track_for(name, side), low, high)
        case TurnIs(first, last):
            ends = [AtLeast((("turn", first),))] if first is not None else []
            later = [AtMost((("turn", last),))] if last is not None else []
            both: list[Condition] = [*ends, *later]
            return together(both, True, here, side) if truth else one_of(both, False, here, side)
    return flag(condition, truth, here, side)


def together(parts: Sequence[Condition], truth: bool, here: Ranges, side: Scope) -> Ranges | None:
    """Every part so, one after another: each narrows what the next is asked in. Twice, for what was asked too early."""
    left: Ranges | None = here
    for _turn in (0, 1):
        for part in parts:
            left = assume(part, truth, left, side)
    return left


def one_of(parts: Sequence[Condition], truth: bool, here: Ranges, side: Scope) -> Ranges | None:
    """At least one part so. Only where a single one can be does that narrow anything."""
    ways = [left for part in parts if (left := assume(part, truth, here, side)) is not None]
    if not ways:
        return None
    return ways[0] if len(ways) == 1 else here


def flag(condition: Condition, truth: bool, here: Ranges, side: Scope) -> Ranges | None:
    """A leaf that is so or not: something stands, was played or shown, is played or read."""
    wanted = (1, 1) if truth else (0, 0)
    match condition:
        case Standing(institution):
            return here.narrowed(("standing", institution), *wanted)
        case Played(who, card):
            return here.narrowed(("played", side_for(who, side), card), *wanted)
        case Shown(who, stance, issue, _within):
            return here.narrowed(("shown", side_for(who, side), stance, issue), *wanted)
        case Plays(who, stance, card, issue):
            player = side_for("own" if who == "we" else "their", side)
            if card is not None:
                return here.narrowed(("card", player, card), *wanted)
            if issue is not None:
                return here.narrowed(("on", player, stance, issue), *wanted)
            return exclusive("posture", player, stance or "hold", truth, here)
        case WeRead(stance):
            return exclusive("reads", side_for("own", side), stance, truth, here)
    raise TypeError(f"not a leaf: {condition!r}")


def exclusive(what: str, side: int, stance: str, truth: bool, here: Ranges) -> Ranges | None:
    """One of three: a posture shown is no other, and neither is one that is read."""
    left = here.narrowed((what, side, stance), *((1, 1) if truth else (0, 0)))
    for other in STANCES if truth else ():
        if left is not None and other != stance:
            left = left.narrowed((what, side, other), 0, 0)
    return left
