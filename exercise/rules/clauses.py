"""Conditions as an author wrote them, judged clause by clause for people: it knows what fails and by how much.

The kernel never comes here; it asks compiled questions. Both read the same atoms, so they cannot disagree.
"""

from __future__ import annotations

from typing import NamedTuple

from exercise.deck.models import SIDES, All, AnyOf, AtLeast, AtMost, Condition, Not
from exercise.rules.position import Position
from exercise.rules.program import atoms
from exercise.rules.rulebook import Rulebook


class Clause(NamedTuple):
    """One clause that does not hold: in words, and where it is a figure, the value that is there and the one wanted."""

    text: str
    have: int | None = None
    need: int | None = None


def true(book: Rulebook, position: Position, condition: Condition | None, side: int | None) -> bool:
    """Whether an author's condition holds, judged on the tree."""
    match condition:
        case None:
            return True
        case All(parts):
            return all(true(book, position, part, side) for part in parts)
        case AnyOf(parts):
            return any(true(book, position, part, side) for part in parts)
        case Not(part):
            return not true(book, position, part, side)
    return all((position.fact[fact] >= bar) == wanted for fact, bar, wanted in atoms(book.layout, condition, side))


def failing(book: Rulebook, position: Position, condition: Condition | None, side: int | None) -> list[Clause]:
    """The clauses that keep a condition from holding; empty if it holds. Of an `any`, all of it is one clause."""
    if condition is None or true(book, position, condition, side):
        return []
    match condition:
        case All(parts):
            return [clause for part in parts for clause in failing(book, position, part, side)]
        case AtLeast(tracks):
            return [
                Clause(words(book, AtLeast(((name, bar),)), side), here, bar)
                for name, bar in tracks
                if (here := position.fact[book.layout.track(name, side)]) < bar
            ]
        case AtMost(tracks):
            return [
                Clause(words(book, AtMost(((name, bar),)), side), here, bar)
                for name, bar in tracks
                if (here := position.fact[book.layout.track(name, side)]) > bar
            ]
    return [Clause(words(book, condition, side))]


def words(book: Rulebook, condition: Condition, side: int | None) -> str:
    """A condition in plain words, as the side reads it."""
    from exercise.deck.wording import say_condition

    return say_condition(book.deck, condition, None if side is None else SIDES[side])
