"""Games of every shipped deck, and of drawn ones, in machine code that checks every index: run as a program of its own,
with Numba's bounds checks on and a folder for code of its own. Says `whole` if nothing ran out of its room.

Rooms are ample as studies have them; here they are cut to the very lengths that the largest of these decks needs, so
that an index beyond a list is beyond its room. All decks share one shape, for compiling is what takes time. Named bots
play: `python -m tests.study.bounds random,planner`, every one if none is named.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from exercise.deck.loader import installed, load_deck
from exercise.deck.reader import deck_of
from exercise.players import search
from exercise.players.bots import NAMES, THINKERS
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.study.compiled import engine, records
from exercise.testing.strategies import decks

DRAWN = 20


def shipped() -> list[Rulebook]:
    """Every shipped deck, each variant too."""
    found = [load_deck(deck.id) for deck in installed()]
    return [compile_deck(deck, name) for deck in found for name in (None, *(one.id for one in deck.variants))]


def drawn() -> list[Rulebook]:
    """The same decks each time."""
    found: list[Rulebook] = []

    @seed(1)
    @settings(
        max_examples=DRAWN,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(decks())
    def draw(data: dict[str, Any]) -> None:
        found.append(compile_deck(deck_of(data)))

    draw()
    return found


class Measured(Exception):
    """A deck's shapes are known; nothing is compiled yet."""


def fitted(books: list[Rulebook]) -> None:
    """Give every list the room that the largest of these decks needs, and no more."""
    needed: dict[tuple[str, ...], dict[str, int]] = {}
    ample, code = records.shape_of, engine.code

    def measure(thing: Any, names: tuple[str, ...]) -> Any:
        most = needed.setdefault(names, {})
        for name in names:
            value = getattr(thing, name)
            length = 0 if isinstance(value, int) else max(len(value), 1)
            most[name] = max(most.get(name, 0), length)
        return ample(thing, names)

    def stop(*_shapes: Any) -> Any:
        raise Measured

    def tight(thing: Any, names: tuple[str, ...]) -> Any:
        return tuple((name, needed[names][name]) for name, _room in ample(thing, names))

    records.shape_of, engine.code = measure, stop
    for book in books:
        with suppress(Measured):
            engine.Engine(book)
    records.shape_of, engine.code = tight, code


def main(bots: Sequence[str]) -> None:
    """Play: every bot meets another."""
    search.GAMES = 48
    small = drawn()
    books = [*shipped(), *small]
    fitted(books)
    luck = random.Random(2)
    for book in books:
        machine = engine.Engine(book)
        pairs = [(us, bots[place - 1]) for place, us in enumerate(bots)]
        for us, china in luck.sample(pairs, min(4, len(pairs))) if book in small else pairs:
            thinks = us in THINKERS or china in THINKERS
            if not (thinks and book.tables.turns > 50):
                machine.play(us, china, 1, 0, 1 if thinks else 4)
                machine.one(us, china, 1, 9)
    machine = engine.Engine(books[0])
    machine.trace("random", "random", 1, 0, 3)
    sys.stdout.write("whole\n")


if __name__ == "__main__":
    main(sys.argv[1].split(",") if sys.argv[1:] else NAMES)
