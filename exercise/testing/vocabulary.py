"""Conditions and effects to draw: it knows which names exist where in a deck under construction, and no rule of play.

Everything drawn is valid in its scope: `own.` and `their.` only where a side speaks and both sides have the track,
`they_play`, `we_play` and `we_read` only in effects of cards and words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st

STANCES = ("press", "hold", "engage")
BOTH = ("us", "china")

Draw = st.DrawFn
Thing = TypeVar("Thing")

BELOW = [st.integers(0, most) for most in range(128)]
"""Numbers from 0, made once: to draw from a strategy that exists is many times cheaper than to make one."""

POINTS = (1, -1, 4, -4, 9, -9, 16, -16, 25, -25, 40, -40)
"""By how much effects shift: from a nudge to further than any bound allows."""


def pick(draw: Draw, things: Sequence[Thing]) -> Thing:
    """One of some things; the first is the simplest."""
    return things[draw(BELOW[len(things) - 1])] if len(things) > 1 else things[0]


def between(draw: Draw, least: int, most: int) -> int:
    """A whole number, both ends included, at most 127 apart."""
    return least + draw(BELOW[most - least])


def flip(draw: Draw, one_in: int = 2) -> bool:
    """True once in so many; false is the simplest."""
    return draw(BELOW[one_in - 1]) == one_in - 1


def one_or_two(draw: Draw, things: Sequence[Thing]) -> list[Thing]:
    """One or two different things."""
    chosen = [pick(draw, things)]
    if flip(draw):
        chosen += [other for other in [pick(draw, things)] if other not in chosen]
    return chosen


@dataclass
class Names:
    """What a deck under construction has: ids by kind, and which side has which card (`both` cards stand in both)."""

    turns: int = 4
    issues: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    per_side: list[str] = field(default_factory=list)
    only: dict[str, list[str]] = field(default_factory=lambda: {"us": [], "china": []})
    institutions: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    cards: dict[str, list[str]] = field(default_factory=lambda: {"us": [], "china": [], "both": []})

    def tracks(self, scope: str | None) -> list[str]:
        """Every track that a shift in this scope may name; the scope is us, china, both (either side) or None."""
        names = [f"{kind}.{issue}" for issue in self.issues for kind in ("tension", "cooperation")]
        names += self.shared
        names += [f"{side}.{name}" for side in BOTH for name in self.per_side + self.only[side]]
        if scope is not None:
            names += [f"{whose}.{name}" for whose in ("own", "their") for name in self.per_side]
        if scope in BOTH:
            names += [f"own.{name}" for name in self.only[scope]]
        return names

    def held_by(self, scope: str, whose: str) -> list[str]:
        """Cards that `own` or `their` side surely has, whichever side the scope stands for."""
        if scope == "both":
            return self.cards["both"]
        side = scope if whose == "own" else BOTH[1 - BOTH.index(scope)]
        return self.cards[side] + self.cards["both"]


def figure(draw: Draw, name: str) -> int:
    """A bar that a track may or may not reach: near where tracks of its kind start."""
    return between(draw, 0, 6) if name.endswith("capital") else between(draw, 35, 65)


def figures(draw: Draw, names: Names, scope: str | None) -> dict[str, int]:
    """One or two tracks or headlines, each with a bar."""
    known = names.tracks(scope) + (["tension", "cooperation"] if names.issues else [])
    return {name: figure(draw, name) for name in one_or_two(draw, known)}


def condition(draw: Draw, names: Names, scope: str | None, plays: bool = False, depth: int = 2) -> dict[str, Any]:
    """A condition valid in the scope; `plays` adds what is known only in resolution."""
    kinds = ["turn", "shown", "played"]
    kinds += ["at_least", "at_most"] if names.issues or names.tracks(scope) else []
    kinds += ["standing"] if names.institutions else []
    kinds += ["they_play", "we_play", "we_read"] * 2 if plays else []
    kinds += ["all", "any", "not"] if depth else []
    kind = pick(draw, kinds)
    if kind == "not":
        return {"not": condition(draw, names, scope, plays, depth - 1)}
    if kind in ("all", "any"):
        return {kind: [condition(draw, names, scope, plays, depth - 1) for _ in range(between(draw, 1, 2))]}
    return leaf(draw, names, scope, kind)


def leaf(draw: Draw, names: Names, scope: str | None, kind: str) -> dict[str, Any]:
    """A condition without parts."""
    if kind in ("at_least", "at_most"):
        return {kind: figures(draw, names, scope)}
    if kind == "turn":
        first = between(draw, 1, names.turns)
        ends = {"from": first, "to": between(draw, first, names.turns)}
        return {"turn": pick(draw, [ends, {"from": ends["from"]}, {"to": ends["to"]}])}
    if kind == "standing":
        return {"standing": pick(draw, names.institutions)}
    if kind == "played":
        return {"played": played(draw, names, scope)}
    if kind == "shown":
        shown: dict[str, Any] = {"side": a_side(draw, scope), "stance": pick(draw, STANCES)}
        if names.issues and flip(draw):
            shown["issue"] = pick(draw, names.issues)
        return {"shown": shown | ({"within": between(draw, 1, 3)} if flip(draw) else {})}
    if kind == "we_read":
        return {"we_read": pick(draw, STANCES)}
    return {kind: plays_what(draw, names, str(scope), "own" if kind == "we_play" else "their")}


def a_side(draw: Draw, scope: str | None) -> str:
    """A side by name or, where a side speaks, by relation."""
    return pick(draw, BOTH if scope is None else (*BOTH, "own", "their"))


def played(draw: Draw, names: Names, scope: str | None) -> Any:
    """A card of an earlier turn: by id alone where a side speaks, with its side anywhere."""
    side = a_side(draw, scope)
    if side in BOTH:
        return {"side": side, "card": pick(draw, names.cards[side] + names.cards["both"])}
    card = pick(draw, names.held_by(str(scope), side))
    return card if side == "own" and flip(draw) else {"side": side, "card": card}


def plays_what(draw: Draw, names: Names, scope: str, whose: str) -> Any:
    """What a side plays this turn: a posture, a card, or a posture on an issue."""
    stance = pick(draw, STANCES)
    shapes = ["stance", "card", "issue"] if names.issues else ["stance", "card"]
    shape = pick(draw, shapes)
    if shape == "card":
        return {"card": pick(draw, names.held_by(scope, whose))}
    return stance if shape == "stance" else {"stance": stance, "issue": pick(draw, names.issues)}


def effects(
    draw: Draw, names: Names, scope: str | None, plays: bool = False, most: int = 3, least: int = 0
) -> list[dict[str, Any]]:
    """A list of effects valid in the scope, about half of them with a condition of their own."""
    return [effect(draw, names, scope, plays) for _ in range(between(draw, least, most))]


def effect(draw: Draw, names: Names, scope: str | None, plays: bool) -> dict[str, Any]:
    """One effect: a shift, or something founded, dissolved or scheduled, or more than one of them."""
    made: dict[str, Any] = {}
    if flip(draw):
        made["when"] = condition(draw, names, scope, plays)
    kinds = ["shift"] * 4 + (["found", "found", "dissolve"] if names.institutions else [])
    kinds += ["schedule"] if names.events else []
    for kind in one_or_two(draw, kinds):
        if kind == "shift":
            made["shift"] = shift(draw, names, scope)
        elif kind == "schedule":
            made["schedule"] = {"event": pick(draw, names.events), "in": between(draw, 1, 2)}
        else:
            made[kind] = pick(draw, names.institutions)
    return made


def shift(draw: Draw, names: Names, scope: str | None) -> dict[str, int]:
    """One or two tracks and by how much; often enough past their bounds."""
    return {name: pick(draw, POINTS) for name in one_or_two(draw, names.tracks(scope))}
