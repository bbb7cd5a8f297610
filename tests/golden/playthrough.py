"""Tells one whole game of a deck as text, move by move and row by row, the same every time.

    python -m tests.golden.playthrough            write the golden playthroughs of all installed decks anew
    python -m tests.golden.playthrough DECK ...   of some

Moves are drawn from each side's legal ones with luck of their own, so a golden changes when the rules do, when the deck
does, and at no other time. Read the difference before you commit it: it is what your change does to play.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from exercise.deck.loader import installed, load
from exercise.deck.models import SIDES, STANCES, Deck
from exercise.rules import game, ledger
from exercise.rules.game import Word
from exercise.rules.legality import legal_count, legal_orders, why_not
from exercise.rules.position import OVER, Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.rules.views import view

FOLDER = Path(__file__).parent
SEED = 20250120


def goldens() -> Iterator[tuple[str, str | None]]:
    """Every game that must have a golden playthrough: each installed deck, and each of its variants."""
    for info in installed():
        yield info.id, None
        for variant in deck_called(info.id).variants:
            yield info.id, variant.id


def file_of(name: str, variant: str | None) -> Path:
    """Where the golden playthrough of a deck and variant lies."""
    return FOLDER / f"{name}{f'.{variant}' if variant else ''}.txt"


def deck_called(name: str) -> Deck:
    """An installed deck, which must check clean."""
    loaded = load(name)
    if loaded.deck is None:
        raise ValueError(f"{name}: {'; '.join(problem.message for problem in loaded.problems)}")
    return loaded.deck


def playthrough(name: str, variant: str | None) -> str:
    """One whole game as text."""
    book = compile_deck(deck_called(name), variant)
    return "\n".join(lines(book, name, random.Random(f"{name} {variant}"))) + "\n"


def lines(book: Rulebook, name: str, luck: random.Random) -> Iterator[str]:
    """The game line by line."""
    here = game.set_up(book, SEED)
    yield f"{name}, {f'variant {book.variant}' if book.variant else 'whole'}, seed {SEED}"
    state = game.state(book, here)
    for word in ("teams", "agendas"):
        yield f"{word}: {', '.join(f'{side} {one}' for side, one in zip(SIDES, state[word], strict=True))}"
    yield f"start: {', '.join(f'{track} {value}' for track, value in state['tracks'].items())}"
    while here.phase != OVER:
        here = game.open_turn(book, here)
        seen = view(book, here, "facilitator")
        yield f"\n{seen['label']} (turn {seen['turn']})"
        yield from (f"  event {event}" for event in seen["fired"])
        if book.deck.signals:
            words = {side: announcement(book, here, number, luck) for number, side in enumerate(SIDES)}
            here = game.signal(book, here, words)
            yield from told_signals(book, here)
        orders = {side: order(book, here, number, luck) for number, side in enumerate(SIDES)}
        for number, side in enumerate(SIDES):
            cards = ", ".join(orders[side]) or "nothing"
            yield f"  {side} plays {cards} (one of {legal_count(book, here, number)} orders)"
        here = game.resolve(book, here, orders)
        yield from told_rows(book, here)
        yield from told_closing(book, here)
    yield from told_end(book, here)


def announcement(book: Rulebook, here: Position, side: int, luck: random.Random) -> Word:
    """A drawn signal: a posture, perhaps an issue, perhaps an offer that may be made."""
    word = Word(luck.choice(STANCES))
    if book.deck.issues and luck.random() < 0.5:
        word = word._replace(issue=luck.choice(book.deck.issues).id)
    cards = [book.cards[card][1].id for card in book.own_cards(side)]
    offers = [card for card in cards if not why_not(book, here, side, {"move": "signal", **asked(word, card)})]
    return word._replace(offer=luck.choice(offers)) if offers and luck.random() < 0.5 else word


def asked(word: Word, offer: str) -> dict[str, str | None]:
    """A signal with an offer, as a move."""
    return word._replace(offer=offer)._asdict()


def order(book: Rulebook, here: Position, side: int, luck: random.Random) -> list[str]:
    """A drawn legal order."""
    place = luck.randrange(legal_count(book, here, side))
    return list(next(islice(legal_orders(book, here, side), place, None)))


def told_signals(book: Rulebook, here: Position) -> Iterator[str]:
    """What was said, and how it was read."""
    for number, side in enumerate(SIDES):
        said, read = view(book, here, side)["signal"], view(book, here, SIDES[1 - number])["reading"]["posture"]
        issue = f" on {said['issue']}" if said["issue"] else ""
        offer = f", offers {said['offer']}" if said["offer"] else ""
        yield f"  {side} says {said['posture']}{issue}{offer}; read as {read}"


def told_rows(book: Rulebook, here: Position) -> Iterator[str]:
    """The ledger of the turn: a multiset of rows, so they are put in order."""
    rows = ledger.rows(book, here)
    for row in sorted(rows, key=lambda row: (ledger.PHASES.index(row.phase), row.cause, row.side or "", row.track)):
        claims = f" [{' '.join(row.claims)}]" if row.claims else ""
        yield f"  {row.phase:10} {row.change:+4} {row.track} by {row.cause}, {row.side or 'nobody'}{claims}"


def told_closing(book: Rulebook, here: Position) -> Iterator[str]:
    """How the turn closed."""
    seen = view(book, here, "facilitator")
    if book.deck.signals:
        words = (f"{side} {'kept' if here.kept[number] else 'broken'}" for number, side in enumerate(SIDES))
        yield f"  words: {', '.join(words)}"
    yield f"  shown: us {seen['posture']['us']}, china {seen['posture']['china']}"
    standing = ", ".join(seen["standing"]) or "nothing"
    yield f"  tension {seen['tension']}, cooperation {seen['cooperation']}, standing {standing}"
    yield f"  tracks {' '.join(str(value) for value in seen['tracks'].values())}"
    yield f"  digest {game.digest(book, here)}"


def told_end(book: Rulebook, here: Position) -> Iterator[str]:
    """How the game ended."""
    seen = view(book, here, "public")
    yield f"\nending {seen['ending']}, result {seen['result']}, ahead {seen['ahead']}"
    for side in SIDES:
        made = ", ".join(f"{part['cause']} {part['score']}" for part in seen["revealed"][side]["points"])
        yield f"score {side} {seen['score'][side]}: {made}"


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for name, variant in goldens():
        if not wanted or name in wanted:
            file_of(name, variant).write_text(playthrough(name, variant), encoding="utf-8")
            print(file_of(name, variant).name)
