"""What a deck says in conditions and effects, as plain frozen values: it knows their words, and judges none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Side: TypeAlias = Literal["us", "china"]
Stance: TypeAlias = Literal["press", "hold", "engage"]

SIDES: tuple[Side, Side] = ("us", "china")
STANCES: tuple[Stance, Stance, Stance] = ("press", "hold", "engage")


def other(side: Side) -> Side:
    """The side across the table."""
    return "china" if side == "us" else "us"


# --- conditions -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its part does not."""

    part: Condition


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Every named track or headline stands at the figure or above. A track may be `own.x` where there is a side."""

    tracks: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AtMost:
    """Every named track (or headline) stands at the figure or below."""

    tracks: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TurnIs:
    """The turn of the long game lies between both ends, both included; an end left out is open (None)."""

    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The institution stands."""

    institution: str


@dataclass(frozen=True, slots=True)
class Played:
    """That side played that card in an earlier turn. `side` is us, china, own or their."""

    side: str
    card: str


@dataclass(frozen=True, slots=True)
class Shown:
    """That side showed that posture (on that issue) in one of the last `within` turns; None: ever."""

    side: str
    stance: Stance
    issue: str | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Plays:
    """What a side plays this turn (`we` or `they`): a posture overall, a card, or one card with stance and issue."""

    who: Literal["we", "they"]
    stance: Stance | None = None
    card: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class WeRead:
    """This side read the other's signal of this turn as that posture."""

    stance: Stance


Condition: TypeAlias = All | AnyOf | Not | AtLeast | AtMost | TurnIs | Standing | Played | Shown | Plays | WeRead


# --- effects ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect: everything it asks for, if its own condition holds. Shifts are in points of the track."""

    when: Condition | None = None
    shift: tuple[tuple[str, int], ...] = ()
    found: str | None = None
    dissolve: str | None = None
    schedule: tuple[str, int] | None = None  # event, in how many turns (at least 1)


Effects: TypeAlias = tuple[Effect, ...]
