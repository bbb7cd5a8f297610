"""A game as a row for other programs: it knows the columns and their order, and no file and no library of frames."""

from __future__ import annotations

from typing import TypeAlias

from exercise.rules.rulebook import Rulebook
from exercise.study.stream import Columns

Values: TypeAlias = list[int] | list[str] | list[str | None]
Rows: TypeAlias = dict[str, Values]
"""Columns by name, all of one length."""

NUMBERS = ("game", "score_us", "score_china", "tension", "cooperation", "turns")
WORDS = ("ending", "result", "ahead")
NAMES = ("game", "ending", "result", "ahead", "score_us", "score_china", "tension", "cooperation", "turns")
"""game: its number, from 0; ending: its id; result: both, us, china or neither reached par (None without par); ahead:
us, china or draw; the scores; both headlines at the end, 0 to 100; turns: how many were played."""


def rows_of(book: Rulebook, first: int, columns: Columns) -> Rows:
    """The rows of the games from number `first` on, whose figures `columns` holds."""
    endings, ours, theirs, tension, cooperation, turns = columns
    return {
        "game": list(range(first, first + len(endings))),
        "ending": [book.endings[one].id for one in endings],
        "result": [result(book, *pair) for pair in zip(ours, theirs, strict=True)],
        "ahead": [ahead(*pair) for pair in zip(ours, theirs, strict=True)],
        "score_us": ours,
        "score_china": theirs,
        "tension": tension,
        "cooperation": cooperation,
        "turns": turns,
    }


def result(book: Rulebook, ours: int, theirs: int) -> str | None:
    """Who reached par; None on a deck without."""
    if not book.tables.has_par:
        return None
    par = book.tables.par
    us, china = ours >= par[0], theirs >= par[1]
    return ("both" if china else "us") if us else ("china" if china else "neither")


def ahead(ours: int, theirs: int) -> str:
    """Who has the higher score."""
    return "draw" if ours == theirs else "us" if ours > theirs else "china"
