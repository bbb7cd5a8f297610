"""A game stopped in the middle: it knows the order of play up to where orders lie sealed, and no rule.

For questions about one moment: what else could have been done here, and what would come of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exercise.rules.hands import held, price, purse
from exercise.rules.position import TURN, Position, holds
from exercise.rules.rulebook import Rulebook
from exercise.rules.sight import hear, look
from exercise.rules.tables import Tables
from exercise.rules.turn import closing, opening, resolution, signals
from exercise.study.loop import seal, speak
from exercise.study.match import Match

Word = tuple[int, int, int]
"""Posture, issue and offer, -1 for none."""


@dataclass(frozen=True)
class Script:
    """What both sides said and sealed in every round of a game: by round, by side."""

    words: tuple[tuple[Word, Word], ...]
    orders: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def rounds_of(book: Rulebook) -> int:
    """How many rounds a whole game has: fewer than its turns where a round opens several."""
    return -(-book.tables.turns // book.tables.pace)


def stopped(match: Match, seed: int, number: int, round: int) -> Position | None:
    """The position in which the orders of a round (from 1) lie sealed; None if the game is over before. The match's
    sights are those of both sides at that moment."""
    tables = match.book.tables
    game = match.seat(seed, number)
    for done in range(round):
        if game.ending >= 0:
            return None
        decide(match, game)
        if done < round - 1:
            resolution(tables, game)
            closing(tables, game)
    return game


def decide(match: Match, game: Position) -> None:
    """Open a round and let both sides speak and seal."""
    tables, (us, china), (ours, theirs) = match.book.tables, match.players, match.seen
    opening(tables, game)
    look(tables, game, ours, 0)
    look(tables, game, theirs, 1)
    if tables.signals:
        us.speak(tables, ours, 0)
        china.speak(tables, theirs, 1)
        speak(game, ours, 0)
        speak(game, theirs, 1)
        signals(tables, game)
        hear(tables, game, ours, 0)
        hear(tables, game, theirs, 1)
    us.choose(tables, ours, 0)
    china.choose(tables, theirs, 1)
    seal(tables, game, ours, 0)
    seal(tables, game, theirs, 1)


def written(match: Match, seed: int, number: int) -> Script:
    """Play a game and write down what was said and sealed."""
    tables = match.book.tables
    game = match.seat(seed, number)
    words: list[tuple[Word, Word]] = []
    orders: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    while game.ending < 0:
        decide(match, game)
        said = [(game.say[side], game.say_issue[side], game.say_offer[side]) for side in (0, 1)]
        words.append((said[0], said[1]))
        orders.append((order_of(match.book, game, 0), order_of(match.book, game, 1)))
        resolution(tables, game)
        closing(tables, game)
    return Script(tuple(words), tuple(orders))


def order_of(book: Rulebook, game: Position, side: int) -> tuple[int, ...]:
    """A side's sealed cards by number."""
    first = side * book.tables.plays_max
    return tuple(game.order[first : first + game.ordered[side]])


def put(book: Rulebook, game: Position, side: int, cards: Sequence[int]) -> None:
    """Seal an order of card numbers in a position."""
    first = side * book.tables.plays_max
    for place, card in enumerate(sorted(cards)):
        game.order[first + place] = card
    game.ordered[side] = len(cards)


def repeated(match: Match, script: Script, seed: int, number: int) -> Position:
    """A game in which both sides say and seal what a script says, under the luck of another game.

    A card that is not in hand is lent for the turn; one whose condition fails, that was played for good or that cannot
    be paid is left out, as is an offer of a card that is not played. After the script both sides do nothing.
    """
    book, tables = match.book, match.book.tables
    game = match.seat(seed, number)
    turn = 0
    while game.ending < 0:
        opening(tables, game)
        words, orders = (script.words[turn], script.orders[turn]) if turn < len(script.orders) else (NOTHING, ((), ()))
        kept = [affordable(tables, game, side, orders[side]) for side in (0, 1)]
        if tables.signals:
            for side, (posture, issue, offer) in enumerate(words):
                game.say[side], game.say_issue[side] = posture, issue
                game.say_offer[side] = offer if offer in kept[side] else -1
            signals(tables, game)
        for side in (0, 1):
            for card in kept[side]:
                if not held(tables, game, card):
                    game.dealt[card] = 1
                    game.deals[side] = 1
            put(book, game, side, kept[side])
        resolution(tables, game)
        closing(tables, game)
        turn += 1
    return game


NOTHING: tuple[Word, Word] = ((1, -1, -1), (1, -1, -1))


def affordable(tables: Tables, game: Position, side: int, cards: Sequence[int]) -> list[int]:
    """Those of the cards, in their order, that are still in the game, whose conditions hold and that can be paid."""
    left = purse(tables, game, side)
    kept: list[int] = []
    for card in cards:
        cost = price(tables, game, card)
        if not game.gone[card] and cost <= left and holds(tables, game, tables.card_when[card]):
            kept.append(card)
            left -= cost
    return kept


def turn_of(game: Position) -> int:
    """The turn a position stands in."""
    return game.fact[TURN]
