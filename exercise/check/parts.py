"""The parts of a deck with the places where they stand: it knows where every condition and effect is, and judges none.

Each check goes over the same rows, so that a key of the deck language is listed here once. Sides are 0 (us), 1 (china),
or None where a condition has no side of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from exercise.deck.diagnostic import Problem, Severity, problem_at
from exercise.deck.loader import Loaded
from exercise.deck.models import SIDES, AtLeast, AtMost, Condition, Deck, Effect, Effects
from exercise.deck.spans import Span, unwritten
from exercise.deck.terms import All, AnyOf, Not

Scope = int | None
BOTH: tuple[Scope, ...] = (0, 1)
NOBODY: tuple[Scope, ...] = (None,)
LISTS = ("issues", "tracks", "institutions", "rules", "objectives", "events", "endings", "cards", "variants")
BY_SIDE = ("teams", "agendas", "offices")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One thing of a deck: its kind (`cards`, `teams` ...), what the deck says of it, and where. `side`: us, china or
    None."""

    kind: str
    said: Any
    span: Span
    side: str | None = None

    @property
    def id(self) -> str:
        """Its id; the word itself for what has none, such as `signals`."""
        return str(getattr(self.said, "id", self.kind))


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One condition: whose it is, the key it stands under (`gate` for `when`), where, and the sides that may ask it."""

    condition: Condition
    span: Span
    part: Part
    role: str
    sides: tuple[Scope, ...]
    place: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """One effect: whose it is, the key of the list it stands in, where, and the sides for which it may be done."""

    effect: Effect
    span: Span
    part: Part
    role: str
    sides: tuple[Scope, ...]


class Parts:
    """Everything in a deck, with places. Rows come in the order of the deck's lists."""

    def __init__(self, deck: Deck, span: Span | None = None, register: Span | None = None) -> None:
        self.deck = deck
        self.span = unwritten(deck.data) if span is None else span
        self.register = register
        self.problems: list[Problem] = []
        self.ruled_out: set[int] = set()  # parts that can never be, by identity: what hangs on them is not told of

    @classmethod
    def of(cls, loaded: Loaded) -> Parts:
        """The parts of a deck that loaded without errors."""
        assert loaded.deck is not None
        return cls(loaded.deck, loaded.span, loaded.register.span if loaded.register else None)

    def report(self, span: Span, code: str, message: str, help: str = "", severity: Severity = "warning") -> None:
        """Note a finding."""
        self.problems.append(problem_at(span, code, message, help, severity))

    def of_kind(self, kind: str) -> list[Part]:
        """The parts of one kind, such as `cards`."""
        return [one for one in self.all if one.kind == kind]

    @cached_property
    def all(self) -> list[Part]:
        """Every part that has a place of its own."""
        deck, rows = self.deck, []
        for kind in LISTS:
            rows += [Part(kind, one, self.span.at(kind, place)) for place, one in enumerate(getattr(deck, kind))]
        for kind in BY_SIDE:
            for side in SIDES:
                among = getattr(deck, kind).get(side, ())
                rows += [Part(kind, one, self.span.at(kind, side, place), side) for place, one in enumerate(among)]
        rows.append(Part("default_ending", deck.default_ending, self.span.at("default_ending")))
        if deck.signals is not None:
            rows.append(Part("signals", deck.signals, self.span.at("signals")))
        if deck.talks is not None:
            rows.append(Part("talks", deck.talks, self.span.at("talks")))
        return rows

    @cached_property
    def done(self) -> list[Done]:
        """Every effect."""
        return [done for part in self.all for done in effects_of(part)]

    @cached_property
    def asked(self) -> list[Asked]:
        """Every condition, the guards of effects included."""
        return [one for part in self.all for one in conditions_of(part)] + [
            Asked(one.effect.when, one.span.at("when"), one.part, one.role, one.sides)
            for one in self.done
            if one.effect.when is not None
        ]


def scopes_of(part: Part) -> tuple[Scope, ...]:
    """The sides that may speak of `own` in a part."""
    if part.kind == "cards":
        return BOTH if part.said.side == "both" else (SIDES.index(part.said.side),)
    if part.kind in BY_SIDE and part.side is not None:
        return (SIDES.index("us" if part.side == "us" else "china"),)
    return BOTH if part.kind == "signals" else NOBODY


def lists_of(part: Part) -> Iterator[tuple[str, Effects, Span, tuple[Scope, ...]]]:
    """The lists of effects of a part: the key, the effects, where, and for which sides."""
    said, span, sides = part.said, part.span, scopes_of(part)
    for role in ("effects", "unmet", "each_turn", "kept", "broken"):
        among = getattr(said, role, ())
        if among and part.kind != "variants":
            yield role, among, span.at(role), sides
    if part.kind == "events":
        for place, side in enumerate(SIDES):
            if said.if_unplayed.get(side):
                yield "if_unplayed", said.if_unplayed[side], span.at("if_unplayed", side), (place,)
    if part.kind == "variants" and said.signals:
        for role in ("kept", "broken"):
            if said.signals.get(role):
                yield role, said.signals[role], span.at("signals", role), BOTH


def effects_of(part: Part) -> Iterator[Done]:
    """Every effect of a part."""
    for role, effects, span, sides in lists_of(part):
        for place, effect in enumerate(effects):
            yield Done(effect, span.at(place), part, role, sides)


def conditions_of(part: Part) -> Iterator[Asked]:
    """Every condition of a part but those of its effects."""
    said, span, sides = part.said, part.span, scopes_of(part)
    if part.kind == "talks":
        yield Asked(said, span.at("when"), part, "talks", sides)
        return
    for role in ("when", "lapses", "met", "partly"):
        condition = getattr(said, role, None)
        if condition is not None:
            yield Asked(condition, span.at(role), part, "gate" if role == "when" else role, sides)
    if part.kind == "agendas":
        for place, point in enumerate(said.points):
            if point.when is not None:
                yield Asked(point.when, span.at("points", place, "when"), part, "points", sides, place)


def clauses(condition: Condition, span: Span) -> list[tuple[Condition, Span]]:
    """The parts of a condition with their places; several tracks under one key are a clause each. None: a leaf."""
    match condition:
        case All(parts):
            return [(part, span.at("all", place)) for place, part in enumerate(parts)]
        case AnyOf(parts):
            return [(part, span.at("any", place)) for place, part in enumerate(parts)]
        case Not(part):
            return [(part, span.at("not"))]
        case AtLeast(tracks) if len(tracks) > 1:
            return [(AtLeast((one,)), span.at("at_least", one[0])) for one in tracks]
        case AtMost(tracks) if len(tracks) > 1:
            return [(AtMost((one,)), span.at("at_most", one[0])) for one in tracks]
    return []


def leaf_place(condition: Condition, span: Span) -> Span:
    """The very value of a leaf: the figure of `at_least: {track: 5}`; the condition where it has no single one."""
    match condition:
        case AtLeast(((name, _bar),)):
            return span.at("at_least", name)
        case AtMost(((name, _bar),)):
            return span.at("at_most", name)
        case All() | AnyOf() | Not():
            return span
    keys = [key for key in (span.keys or {}) if not key.startswith("x-")]
    return span.at(keys[0]) if len(keys) == 1 else span


def track_for(name: str, side: Scope) -> str:
    """The full name of a track as a side means it: `own.` and `their.` become us and china."""
    scope, dot, rest = name.partition(".")
    if dot and side is not None and scope in ("own", "their"):
        return f"{SIDES[side if scope == 'own' else 1 - side]}.{rest}"
    return name


def side_for(word: str, side: Scope) -> int:
    """The side that us, china, own or their means."""
    if word in ("own", "their") and side is not None:
        return side if word == "own" else 1 - side
    return 0 if word == "us" else 1


def named_in(condition: Condition | None) -> Iterator[Condition]:
    """Every leaf of a condition."""
    match condition:
        case None:
            return
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from named_in(part)
        case Not(part):
            yield from named_in(part)
        case _:
            yield condition
