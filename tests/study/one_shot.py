"""A teaching deck as one round of a game in a matrix: every pair of first orders, played through the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exercise.deck.loader import load_deck
from exercise.rules.game import blank, sit
from exercise.rules.legality import legal_orders
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.rules.turn import closing, opening, resolution, score, signals
from exercise.study.stops import put

DECKS = ("prisoners_dilemma", "stag_hunt", "chicken", "security_dilemma")


@dataclass(frozen=True)
class OneShot:
    """The orders of either side, and what each pair of them is worth to us (rows) and to China (columns)."""

    orders: tuple[list[str], list[str]]
    worth: tuple[list[list[int]], list[list[int]]]


def one_shot(name: str) -> OneShot:
    """The first turn of a deck as the only one: words are honest and read as they were meant, and no event comes by
    chance."""
    deck = load_deck(name)
    clear = replace(deck.signals, misread=0) if deck.signals else None
    book = compile_deck(replace(deck, turns=replace(deck.turns, count=1), signals=clear))
    number = next(number for number in range(1000) if quiet(book, number))
    start = opened(book, number)
    orders = tuple([list(order) for order in legal_orders(book, start, side)] for side in (0, 1))
    worth: tuple[list[list[int]], list[list[int]]] = ([], [])
    for ours in orders[0]:
        rows = [scores(book, number, ours, theirs) for theirs in orders[1]]
        for side in (0, 1):
            worth[side].append([row[side] for row in rows])
    named = [["+".join(order) or "nothing" for order in of_side] for of_side in orders]
    return OneShot((named[0], named[1]), worth)


def opened(book: Rulebook, number: int) -> Position:
    """A game whose first turn has opened."""
    game = blank(book, 0, number)
    sit(book, game, {}, {})
    opening(book.tables, game)
    return game


def quiet(book: Rulebook, number: int) -> bool:
    """Whether chance brings no event to a game's first turn."""
    game = opened(book, number)
    return not any(game.fired[place] for place, event in enumerate(book.events) if event.chance)


def scores(book: Rulebook, number: int, ours: list[str], theirs: list[str]) -> list[int]:
    """What both sides have when these orders were played."""
    tables, game = book.tables, opened(book, number)
    for side, order in enumerate((ours, theirs)):
        cards = [book.layout.card_at[side, card] for card in order]
        game.say[side] = min((tables.card_stance[card] for card in cards), default=1)
        game.say_issue[side] = game.say_offer[side] = -1
    if tables.signals:
        signals(tables, game)
    for side, order in enumerate((ours, theirs)):
        put(book, game, side, [book.layout.card_at[side, card] for card in order])
    resolution(tables, game)
    closing(tables, game)
    assert game.ending >= 0
    return [score(tables, game, side) for side in (0, 1)]
