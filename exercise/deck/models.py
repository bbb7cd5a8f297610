"""What a deck says, as plain frozen values: it knows the words of the deck language, format 1, and no rule of play.

Nothing here reads a file, checks a name or compiles anything: `reader` builds these values from data and reports
what is wrong, `exercise.rules.rulebook` turns them into integers. Tuples stand for lists so that a deck can be
shared between games without fear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from exercise.deck.terms import (
    SIDES,
    STANCES,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Effect,
    Effects,
    Not,
    Played,
    Plays,
    Shown,
    Side,
    Stance,
    Standing,
    TurnIs,
    WeRead,
    other,
)

__all__ = [
    "SIDES",
    "STANCES",
    "Agenda",
    "All",
    "AnyOf",
    "AtLeast",
    "AtMost",
    "Capital",
    "Card",
    "Claim",
    "Condition",
    "Deal",
    "Deck",
    "Effect",
    "Effects",
    "Ending",
    "Event",
    "Hand",
    "Institution",
    "Issue",
    "Not",
    "Objective",
    "Office",
    "PlayLimits",
    "Played",
    "Plays",
    "Points",
    "Register",
    "Rule",
    "Shown",
    "Side",
    "SideName",
    "Signals",
    "Stance",
    "Standing",
    "Team",
    "Track",
    "TurnIs",
    "Turns",
    "Variant",
    "WeRead",
    "other",
]


@dataclass(frozen=True, slots=True)
class SideName:
    """What a side is called, in full and where there is little room."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Office:
    """A seat in a delegation, what whoever sits there is told, and the tracks they watch."""

    id: str
    title: str
    brief: str = ""
    cares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turns:
    """How long the game is: `count` turns of one `unit`, from `start` (free text such as `2025 Q1`)."""

    count: int
    unit: str = "turn"
    start: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """What a side holds: `size` cards drawn, or with `everything` every card, every turn. `unplayed`: keep, discard."""

    size: int = 5
    unplayed: Literal["keep", "discard"] = "keep"
    everything: bool = False


@dataclass(frozen=True, slots=True)
class PlayLimits:
    """The fewest and the most cards of an order."""

    min: int = 0
    max: int = 2


@dataclass(frozen=True, slots=True)
class Capital:
    """Political capital: points at the start, gained each opening, and the most a side can hold."""

    start: int
    income: int
    cap: int


@dataclass(frozen=True, slots=True)
class Signals:
    """Misread: percent, 0 to 100. `kept` and `broken`: what a word kept or broken does; own is the side that spoke."""

    misread: int
    kept: Effects = ()
    broken: Effects = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A shorter or different game of the same deck; None, or a key that is missing from a map, leaves the deck's."""

    id: str
    title: str
    pace: int = 1
    turns: dict[str, Any] = field(default_factory=dict)
    hand: dict[str, Any] = field(default_factory=dict)
    plays: dict[str, int] = field(default_factory=dict)
    capital: dict[str, int] = field(default_factory=dict)
    signals: dict[str, Any] = field(default_factory=dict)
    par: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    """What the sides deal with: where its tension and cooperation start (0 to 100), and its weight in the headlines."""

    id: str
    title: str
    tension: int
    cooperation: int
    weight: int = 1
    about: str = ""
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A further track. `per`: us, china, side (both), or None for one shared track. Bounds of None are open."""

    id: str
    title: str
    per: Literal["us", "china", "side"] | None = None
    start: int = 0
    min: int | None = None
    max: int | None = None
    better: Literal["high", "low"] = "high"
    about: str = ""
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """Who runs a side: what that changes at the start and each turn, of capital, prices and clarity (percent)."""

    id: str
    title: str
    text: str = ""
    shift: tuple[tuple[str, int], ...] = ()
    each_turn: Effects = ()
    clarity: int = 0
    income: int = 0
    cost: tuple[tuple[Stance, int], ...] = ()
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """`score` points if the condition holds at the end (None: always)."""

    score: int
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """A secret aim and what it pays for."""

    id: str
    title: str
    text: str = ""
    points: tuple[Points, ...] = ()
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Institution:
    """What can be founded: it works each turn while it stands and `when` holds, and goes when `lapses` holds."""

    id: str
    title: str
    text: str = ""
    clarity: int = 0
    when: Condition | None = None
    each_turn: Effects = ()
    lapses: Condition | None = None
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What works each turn of itself, while `when` holds."""

    id: str
    title: str
    text: str = ""
    when: Condition | None = None
    each_turn: Effects = ()
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Objective:
    """What a class should have dealt with."""

    id: str
    title: str
    met: Condition | None = None
    partly: Condition | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """A card that an event hands to a side for one turn."""

    side: Side
    card: str


@dataclass(frozen=True, slots=True)
class Event:
    """An inject. At most one of `at` (turn), `chance` (percent an opening) and `manual`."""

    id: str
    title: str
    text: str = ""
    at: int | None = None
    chance: int | None = None
    manual: bool = False
    when: Condition | None = None
    once: bool = True
    effects: Effects = ()
    to: Literal["us", "china", "both"] = "both"
    deal: tuple[Deal, ...] = ()
    if_unplayed: dict[Side, Effects] = field(default_factory=dict)
    objective: str | None = None
    delivery: str = ""
    controller: str = ""
    expected: str = ""
    debrief: str = ""
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """`when` is None only for the default ending. Bonus: points a side."""

    id: str
    title: str
    text: str = ""
    tone: Literal["good", "mixed", "disaster"] = "mixed"
    when: Condition | None = None
    bonus: dict[Side, int] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A move. `joint`: True (both sides hold a half), the id of the other side's half, or False."""

    id: str
    side: Literal["us", "china", "both"]
    title: str
    stance: Stance
    issue: str | None = None
    cost: int = 0
    copies: int = 1
    always: bool = False
    once: bool = False
    joint: bool | str = False
    when: Condition | None = None
    effects: Effects = ()
    unmet: Effects = ()
    text: str = ""
    claims: tuple[str, ...] = ()
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry of a source register: what the source says, in our words, and where."""

    id: str
    kind: str  # risk, opportunity, constraint, actor, aim, context, gap
    paragraph: int
    says: str
    drives: str = ""
    sentence: int = 0
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A source register: the claims of one document, whose view it is, and the sha256 of the text it was read from."""

    id: str
    title: str
    perspective: str
    sha256: str
    claims: dict[str, Claim]


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck. `data` is the deck as authored (joined, without comments), `register` its register if it names one.

    `home` is the file or folder it was read from, empty where it came from a record or a test; no rule reads it.
    """

    id: str
    title: str
    turns: Turns
    cards: tuple[Card, ...]
    default_ending: Ending
    sides: dict[Side, SideName]
    about: str = ""
    language: str = "en"
    licence: str = ""
    authors: tuple[str, ...] = ()
    perspective: str = ""
    content_note: str = ""
    register: Register | None = None
    offices: dict[Side, tuple[Office, ...]] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    hand: Hand = Hand()
    plays: PlayLimits = PlayLimits()
    capital: Capital | None = None
    signals: Signals | None = None
    talks: Condition | None = None
    talks_never: bool = True  # no `talks` key; with one and no `when`, talks are always open
    issues: tuple[Issue, ...] = ()
    tracks: tuple[Track, ...] = ()
    teams: dict[Side, tuple[Team, ...]] = field(default_factory=dict)
    agendas: dict[Side, tuple[Agenda, ...]] = field(default_factory=dict)
    score: dict[Side, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    par: dict[Side, int] = field(default_factory=dict)
    institutions: tuple[Institution, ...] = ()
    rules: tuple[Rule, ...] = ()
    objectives: tuple[Objective, ...] = ()
    events: tuple[Event, ...] = ()
    endings: tuple[Ending, ...] = ()
    data: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    home: str = field(default="", compare=False, repr=False)
