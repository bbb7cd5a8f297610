"""Effects and conditions of one side in the third person: `own` and `their` give way to the sides they mean."""

from __future__ import annotations

from dataclasses import replace

from exercise.deck.models import All, AnyOf, AtLeast, AtMost, Condition, Effect, Effects, Not, Played, Shown, Side
from exercise.deck.titles import whose

Tracks = tuple[tuple[str, int], ...]


def effects_of(side: Side, effects: Effects) -> Effects:
    """The effects with the sides they mean."""
    return tuple(
        replace(one, shift=tracks_of(side, one.shift), when=None if one.when is None else condition_of(side, one.when))
        for one in effects
    )


def shift_of(side: Side, shift: Tracks) -> Effects:
    """A shift alone, as an effect with the sides it means."""
    return effects_of(side, (Effect(shift=shift),)) if shift else ()


def condition_of(side: Side, condition: Condition) -> Condition:
    """The condition with the sides it means."""
    match condition:
        case All(parts) | AnyOf(parts):
            return type(condition)(tuple(condition_of(side, part) for part in parts))
        case Not(part):
            return Not(condition_of(side, part))
        case AtLeast(tracks) | AtMost(tracks):
            return type(condition)(tracks_of(side, tracks))
        case Played() | Shown():
            return replace(condition, side=whose(condition.side, side))
    return condition


def tracks_of(side: Side, tracks: Tracks) -> Tracks:
    """Tracks by the names that everybody knows them by."""
    return tuple((track_of(side, name), number) for name, number in tracks)


def track_of(side: Side, name: str) -> str:
    """One track."""
    scope, dot, rest = name.partition(".")
    return f"{whose(scope, side)}.{rest}" if dot else name
