"""The ledger by name: it knows how a row of integers reads, and changes nothing.

Every change of a track is one row, kept as asked; what the bounds took is a row of its own per track. So the rows of a
turn add up exactly to the difference of two positions, capital included.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from exercise.deck.models import SIDES
from exercise.rules import position as kinds
from exercise.rules.position import ROW, TRACKS, Position
from exercise.rules.rulebook import Rulebook

PHASES = ("setup", "opening", "signal", "orders", "resolution", "closing", "over")


class Row(NamedTuple):
    """One change: in which phase, by what (`kind:id`), which side behind it (or None), which track, how many points,
    and the claims of the register that its cause rests on."""

    phase: str
    cause: str
    side: str | None
    track: str
    change: int
    claims: tuple[str, ...]


def rows(book: Rulebook, position: Position) -> list[Row]:
    """The rows of the position's turn so far, as they were written."""
    row = position.row
    return [named(book, row[at], row[at + 1]) for at in range(0, position.rows * ROW, ROW)]


def named(book: Rulebook, whence: int, change: int) -> Row:
    """One row of integers by name."""
    phase, whence = divmod(whence, kinds.PHASE_UNIT)
    kind, whence = divmod(whence, kinds.KIND_UNIT)
    which, whence = divmod(whence, kinds.WHICH_UNIT)
    side, track = divmod(whence, kinds.SIDE_UNIT)
    side -= 1
    cause, claims = cause_of(book, kind, which)
    return Row(PHASES[phase], cause, None if side < 0 else SIDES[side], track_name(book, track), change, claims)


def track_name(book: Rulebook, fact: int) -> str:
    """The name of a track by its place in the row of facts; the headlines included."""
    if fact < TRACKS:
        return ("tension", "cooperation", "turn")[fact]
    return book.layout.tracks[fact - TRACKS]


def cause_of(book: Rulebook, kind: int, which: int) -> tuple[str, tuple[str, ...]]:
    """What is behind a row, as `kind:id`, and the claims it rests on."""
    if kind == kinds.CARD:
        card = book.cards[which][1]
        return f"card:{card.id}", card.claims
    if kind == kinds.EVENT:
        return f"event:{book.events[which].id}", book.events[which].claims
    if kind == kinds.INSTITUTION:
        return f"institution:{book.institutions[which].id}", book.institutions[which].claims
    if kind == kinds.TEAM_CAUSE:
        return f"team:{book.teams[which][1].id}", book.teams[which][1].claims
    if kind == kinds.RULE:
        return f"rule:{book.rules[which].id}", book.rules[which].claims
    if kind == kinds.WORD_KEPT:
        return "word:kept", ()
    if kind == kinds.WORD_BROKEN:
        return "word:broken", ()
    if kind == kinds.ACT:
        return f"act:{which}", ()
    if kind == kinds.INCOME:
        return "rule:income", ()
    return f"bounds:{track_name(book, which)}", ()


class HeadlinePart(NamedTuple):
    """A share of a headline's change: its cause (`rounding` for what rounding took), side and points, in fractions
    of the weight of all issues (`points / weight` is the share)."""

    cause: str
    side: str | None
    points: int
    weight: int


def explain_headline(book: Rulebook, name: str, before: int, after: int, told: Iterable[Row]) -> list[HeadlinePart]:
    """Why `tension` or `cooperation` went from `before` to `after`: each cause's weighted share of the rows told, and
    the rounding as a row of its own, so that the shares add up exactly to the change."""
    weight = book.tables.weight
    weights = {f"{name}.{issue.id}": issue.weight for issue in book.deck.issues}
    shares: dict[tuple[str, str | None], int] = {}
    for row in told:
        if row.track in weights:
            key = (row.cause, row.side)
            shares[key] = shares.get(key, 0) + row.change * weights[row.track]
    parts = [HeadlinePart(cause, side, points, weight) for (cause, side), points in shares.items() if points]
    rounding = (after - before) * weight - sum(part.points for part in parts)
    return [*parts, HeadlinePart("rounding", None, rounding, weight)] if rounding else parts
