"""Conditions and effects as rows of integers: it knows how to ask and what to add up, and not when either is done.

Every condition becomes questions of one form, *fact >= bar*, each with a yes exit and a no exit; all, any and not are
jumps. The condition of an effect becomes tests of the same form that stand before it in its row and skip it. `own` and
`their` are resolved here, once, for the side that asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from exercise.deck.models import (
    SIDES,
    STANCES,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Effects,
    Not,
    Played,
    Plays,
    Shown,
    Standing,
    TurnIs,
    WeRead,
)
from exercise.rules.position import COOPERATION, TENSION, TRACKS, TURN, whence
from exercise.rules.tables import DISSOLVE, FOUND, NO, SCHEDULE, SHIFT, UNLESS, WHERE, YES


@dataclass
class Layout:
    """Where each thing lies in the row of facts, by name; `side` arguments are 0, 1 or None where there is no side."""

    tracks: list[str]
    issues: list[str]
    institutions: list[str]
    events: list[str]
    cards: list[tuple[int, str]]
    recalls: list[tuple[int, int, int, int]] = field(default_factory=list)  # side, stance, issue or -1, within or 0

    def __post_init__(self) -> None:
        self.track_at = {"tension": TENSION, "cooperation": COOPERATION}
        self.track_at |= {name: TRACKS + place for place, name in enumerate(self.tracks)}
        self.card_at = {card: place for place, card in enumerate(self.cards)}
        self.issue_at = {name: place for place, name in enumerate(self.issues)}
        self.institution_at = {name: place for place, name in enumerate(self.institutions)}
        self.event_at = {name: place for place, name in enumerate(self.events)}
        self.tracks_end = TRACKS + len(self.tracks)
        self.at_standing = self.tracks_end
        self.at_played = self.at_standing + len(self.institutions)
        self.at_ordered = self.at_played + len(self.cards)
        self.at_shown = self.at_ordered + len(self.cards)
        self.at_count = self.at_shown + 6
        self.at_read = self.at_count + 6 * len(self.issues)
        self.at_recall = self.at_read + 6

    @property
    def facts(self) -> int:
        """How many facts there are; known once every condition was compiled."""
        return self.at_recall + len(self.recalls)

    def track(self, name: str, side: int | None) -> int:
        """The fact of a track or headline; `own.` and `their.` need a side. Raises KeyError for a name that is not
        there."""
        scope, dot, rest = name.partition(".")
        if dot and side is not None and scope in ("own", "their"):
            name = f"{SIDES[side if scope == 'own' else 1 - side]}.{rest}"
        return self.track_at[name]

    def recall(self, side: int, stance: int, issue: int, within: int) -> int:
        """The fact of a remembered posture, made at its first mention."""
        key = (side, stance, issue, within)
        if key not in self.recalls:
            self.recalls.append(key)
        return self.at_recall + self.recalls.index(key)


Atom = tuple[int, int, bool]  # fact, bar, and whether fact >= bar is what is wanted


def whose(name: str, side: int | None) -> int:
    """The side meant by us, china, own or their."""
    if name in ("own", "their") and side is not None:
        return side if name == "own" else 1 - side
    return SIDES.index("us" if name == "us" else "china")


def atoms(layout: Layout, condition: Condition, side: int | None) -> list[Atom]:
    """The questions of one leaf of a condition, all of which must be answered as wanted."""
    match condition:
        case AtLeast(tracks):
            return [(layout.track(name, side), bar, True) for name, bar in tracks]
        case AtMost(tracks):
            return [(layout.track(name, side), bar + 1, False) for name, bar in tracks]
        case TurnIs(first, last):
            asked: list[Atom] = [] if first is None else [(TURN, first, True)]
            return asked if last is None else [*asked, (TURN, last + 1, False)]
        case Standing(institution):
            return [(layout.at_standing + layout.institution_at[institution], 1, True)]
        case Played(who, card):
            return [(layout.at_played + layout.card_at[whose(who, side), card], 1, True)]
        case Shown(who, stance, issue, within):
            place = -1 if issue is None else layout.issue_at[issue]
            return [(layout.recall(whose(who, side), STANCES.index(stance), place, within or 0), 1, True)]
        case Plays(who, stance, card, issue):
            if side is None:
                raise KeyError(f"{who}_play outside a side's scope")
            player = side if who == "we" else 1 - side
            if card is not None:
                return [(layout.at_ordered + layout.card_at[player, card], 1, True)]
            shown = player * 3 + STANCES.index(stance or "hold")
            if issue is not None:
                return [(layout.at_count + shown * len(layout.issues) + layout.issue_at[issue], 1, True)]
            return [(layout.at_shown + shown, 1, True)]
        case WeRead(stance):
            if side is None:
                raise KeyError("we_read outside a side's scope")
            return [(layout.at_read + side * 3 + STANCES.index(stance), 1, True)]
    raise TypeError(f"not a leaf: {condition!r}")


class Program:
    """Questions and effects of one deck as they are compiled; the lists go into `Tables` as they are."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.ask_fact: list[int] = []
        self.ask_bar: list[int] = []
        self.ask_yes: list[int] = []
        self.ask_no: list[int] = []
        self.span_first: list[int] = [0]
        self.span_last: list[int] = [0]
        self.do_kind: list[int] = []
        self.do_what: list[int] = []
        self.do_much: list[int] = []
        self.do_bar: list[int] = []
        self.do_cause: list[int] = []
        self.runs: list[int] = []  # tests that skip as far as the last row written

    def question(self, condition: Condition | None, side: int | None, yes: int = YES, no: int = NO) -> int:
        """Compile a condition and return where to begin asking. It is written back to front, so that exits are
        known."""
        match condition:
            case None:
                return yes
            case All(parts):
                for part in reversed(parts):
                    yes = self.question(part, side, yes, no)
                return yes
            case AnyOf(parts):
                for part in reversed(parts):
                    no = self.question(part, side, yes, no)
                return no
            case Not(part):
                return self.question(part, side, no, yes)
        for fact, bar, wanted in reversed(atoms(self.layout, condition, side)):
            self.ask_fact.append(fact)
            self.ask_bar.append(bar)
            self.ask_yes.append(yes if wanted else no)
            self.ask_no.append(no if wanted else yes)
            yes = len(self.ask_fact) - 1
        return yes

    def span(self, effects: Effects, side: int | None, kind: int, which: int) -> int:
        """Compile a list of effects of a cause (its kind, and which one) and return its span; an empty list is
        span 0."""
        first = len(self.do_kind)
        self.effects(effects, side, whence(kind, which, -1 if side is None else side, 0))
        return self.mark(first)

    def effects(self, effects: Effects, side: int | None, cause: int) -> None:
        """Compile effects of one cause as rows."""
        for effect in effects:
            first = self.guard(effect.when, side)
            self.shifts(effect.shift, side, cause)
            if effect.found is not None:
                self.row(FOUND, self.layout.institution_at[effect.found])
            if effect.dissolve is not None:
                self.row(DISSOLVE, self.layout.institution_at[effect.dissolve])
            if effect.schedule is not None:
                self.row(SCHEDULE, self.layout.event_at[effect.schedule[0]], effect.schedule[1])
            self.close(first)

    def shifts(self, shift: Sequence[tuple[str, int]], side: int | None, cause: int) -> None:
        """Compile a map of shifts of one cause as rows."""
        for name, change in shift:
            if change != 0:
                track = self.layout.track(name, side)
                self.row(SHIFT, track, change, cause + track)

    def earn(self, track: int, side: int, kind: int, which: int, income: int) -> int:
        """Compile a side's income, if it has a track (not -1) for it, and return where its rows begin."""
        first = len(self.do_kind)
        if track >= 0 and income != 0:
            self.row(SHIFT, track, income, whence(kind, which, side, track))
        return first

    def guard(self, condition: Condition | None, side: int | None) -> list[int]:
        """Let what follows, up to `close`, hang on a condition; returns the tests that leave it."""
        return self.tests(condition, side, True)

    def tests(self, condition: Condition | None, side: int | None, wanted: bool) -> list[int]:
        """Write a condition as tests, one after the other, which is left at their end where it is as wanted; returns
        those that leave it elsewhere, where it is not."""
        match condition:
            case None:
                return []
            case Not(part):
                return self.tests(part, side, not wanted)
            case All(parts) | AnyOf(parts):
                each = [partial(self.tests, part, side) for part in parts]
                return self.joined(each, isinstance(condition, All), wanted)
        each = [partial(self.test, fact, bar, so) for fact, bar, so in atoms(self.layout, condition, side)]
        return self.joined(each, True, wanted)

    def joined(self, parts: Sequence[Callable[[bool], list[int]]], every: bool, wanted: bool) -> list[int]:
        """Write parts of which every one must hold, or any one."""
        if every == wanted:
            return [test for part in parts for test in part(wanted)]
        settled = [test for part in parts[:-1] for test in part(not wanted)]  # one of them is enough
        left = parts[-1](wanted) if parts else self.test(TURN, 0, False, True)  # a test that always leaves
        self.reach(settled)
        return left

    def test(self, fact: int, bar: int, so: bool, wanted: bool) -> list[int]:
        """Write one test: that a fact is at least a bar, or (`so` is false) below it."""
        self.row(UNLESS if so == wanted else WHERE, fact, bar=bar)
        return [len(self.do_kind) - 1]

    def reach(self, tests: Sequence[int]) -> None:
        """Make tests leave for the row that is to be written next."""
        for test in tests:
            self.do_much[test] = len(self.do_kind) - test - 1

    def close(self, tests: Sequence[int]) -> None:
        """Say how many rows the tests of a guard skip: those up to here. Where one that ended at this guard's only test
        asked the same fact, and this test is at least as hard, it skips those too."""
        if not tests:
            return
        before = [one for one in self.runs if one + self.do_much[one] + 1 == tests[0]]
        self.runs = [*tests]
        self.reach(tests)
        if len(tests) == 1:
            for one in before:
                if self.harder(tests[0], one):
                    self.reach([one])
                    self.runs.append(one)

    def harder(self, test: int, than: int) -> bool:
        """Whether one test of a fact cannot be passed where another was not."""
        if (self.do_kind[test], self.do_what[test]) != (self.do_kind[than], self.do_what[than]):
            return False
        bar, other = self.do_bar[test], self.do_bar[than]
        return bar >= other if self.do_kind[test] == UNLESS else bar <= other

    def row(self, kind: int, what: int, much: int = 0, cause: int = 0, bar: int = 0) -> None:
        """Write one row."""
        self.do_bar.append(bar)
        self.do_kind.append(kind)
        self.do_what.append(what)
        self.do_much.append(much)
        self.do_cause.append(cause)

    def mark(self, first: int) -> int:
        """Name the rows from `first` on as a span; none are span 0."""
        if first == len(self.do_kind):
            return 0
        self.span_first.append(first)
        self.span_last.append(len(self.do_kind))
        return len(self.span_first) - 1
