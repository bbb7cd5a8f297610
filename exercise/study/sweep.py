"""One number of a deck over a range: it knows how to find it, and what the games of each value came to.

Every value meets the same luck, so that neighbours differ by the number alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from exercise.deck.models import SIDES, Deck
from exercise.deck.reader import DeckError, deck_of
from exercise.deck.tongue import _
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.study.balance.crosstable import succeeds
from exercise.study.batch import Sum
from exercise.study.field import CHINA, COOP, ENDING, TENSE, US, Field, Row
from exercise.study.intervals import mean_of, share

FIGURES = {"us": US, "china": CHINA, "tension": TENSE, "cooperation": COOP}


class CannotVary(LookupError):
    """There is no such number in the deck, or the deck refuses a value. `message` and `remedy` are for a person."""

    usage = True

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def found(data: Any, path: str) -> tuple[Any, Any]:
    """The map or list that holds a number, and its key there. `path`: keys with dots between them; an entry of a list
    by its id or its place from 0. Raises CannotVary."""
    here, words = data, path.split(".")
    walked: list[str] = []
    while True:
        key, used = step(here, words)
        if used == 0:
            where = ".".join(walked) or _("the deck")
            raise CannotVary(
                _("There is no “{word}” in {where}.").format(word=words[0], where=where), nearest(words[0], here)
            )
        walked += words[:used]
        words = words[used:]
        if not words:
            if type(here[key]) is not int:
                raise CannotVary(
                    _("{path} is no number.").format(path=path),
                    _("There are: {known}.").format(known=", ".join(names_of(here[key])))
                    if names_of(here[key])
                    else "",
                )
            return here, key
        here = here[key]


def step(here: Any, words: Sequence[str]) -> tuple[Any, int]:
    """The key that the next words name, and how many of them it takes: keys may have dots. 0 words: none."""
    if isinstance(here, dict):
        for many in range(len(words), 0, -1):
            if ".".join(words[:many]) in here:
                return ".".join(words[:many]), many
    elif isinstance(here, list):
        for place, entry in enumerate(here):
            if (isinstance(entry, dict) and entry.get("id") == words[0]) or words[0] == str(place):
                return place, 1
    return None, 0


def nearest(word: str, here: Any) -> str:
    """What there is instead: the names most like a word, or all if they are few."""
    from difflib import get_close_matches

    known = names_of(here)
    if len(known) > FEW:
        known = get_close_matches(word, known, 3, 0.5)
        return _("Did you mean: {known}?").format(known=", ".join(known)) if known else ""
    return _("There are: {known}.").format(known=", ".join(known)) if known else ""


FEW = 12


def names_of(here: Any) -> list[str]:
    """The keys of a map; the ids of a list's entries, or their places."""
    if isinstance(here, dict):
        return [str(key) for key in here]
    if isinstance(here, list):
        return [str(one.get("id", place)) if isinstance(one, dict) else str(place) for place, one in enumerate(here)]
    return []


def varied(deck: Deck, paths: Sequence[str], value: int, variant: str | None) -> Rulebook:
    """The rulebook of the deck with these numbers set to a value. Raises CannotVary, KeyError for an unknown
    variant."""
    data = deepcopy(deck.data)
    for path in paths:
        here, key = found(data, path)
        here[key] = value
    try:
        return compile_deck(deck_of(data, deck.register), variant)
    except DeckError as fault:
        raise CannotVary(
            _("With {path} at {value} the deck has errors: {fault}").format(
                path=", ".join(paths), value=value, fault=fault
            ),
            _("Choose a range that the deck allows."),
        ) from None


def sweep(
    ground: Field, books: Mapping[int, Rulebook], us: str, china: str, seed: int, games: int
) -> Iterator[dict[str, Any]]:
    """What each value's games came to, a point at a time. Raises KeyError for an unknown bot. On Ctrl-C the last point,
    of fewer games, is handed over before it goes on its way."""
    grounds = {value: ground.on(book) for value, book in books.items()}
    for one in grounds.values():
        one.soon([(us, china, seed, games)])
    for value, one in grounds.items():
        point = Point(one.book, value)
        try:
            for rows in one.play(us, china, seed, games):
                point.add(rows)
        except KeyboardInterrupt:
            if point.games:
                yield point.told()
            raise
        yield point.told()


class Point:
    """What the games of one value came to."""

    def __init__(self, book: Rulebook, value: int) -> None:
        self.book, self.value = book, value
        self.games = 0
        self.sums = {name: Sum() for name in FIGURES}
        self.wins = [0, 0]
        self.endings = {ending.id: 0 for ending in book.endings}

    def add(self, rows: Sequence[Row]) -> None:
        """Count games."""
        self.games += len(rows)
        for row in rows:
            for name, column in FIGURES.items():
                self.sums[name].add(row[column])
            for side in (0, 1):
                self.wins[side] += succeeds(self.book, row, side)
            self.endings[self.book.endings[row[ENDING]].id] += 1

    def told(self) -> dict[str, Any]:
        """The point under the names of `sweep --json`; there is at least one game."""
        told: dict[str, Any] = {"value": self.value, **{name: mean_of(one) for name, one in self.sums.items()}}
        for side, name in enumerate(SIDES):
            low, high = share(self.wins[side], self.games)
            told[f"success_{name}"] = {"share": round(self.wins[side] / self.games, 6), "low": low, "high": high}
        return {**told, "endings": self.endings}
