"""Orders under consideration: it knows which are legal, and not which is good.

They lie one after another in a row of integers: how many cards, then the cards, in as much room as the largest order
needs.
"""

from __future__ import annotations

from exercise.players.player import consider
from exercise.rules.hands import fewest, price, purse
from exercise.rules.position import Position
from exercise.rules.tables import Tables
from exercise.rules.turn import posture as posture_of

MOST = 400  # orders that are looked at, at the most


def shows(deck: Tables, seen: Position, side: int, orders: list[int], at: int) -> int:
    """The posture that an order would show."""
    put(deck, seen, side, orders, at)
    posture = posture_of(deck, seen, side, -1)
    seen.ordered[side] = 0
    return posture


def put(deck: Tables, game: Position, side: int, orders: list[int], at: int) -> None:
    """Write an order into a position."""
    for place in range(orders[at]):
        game.order[side * deck.plays_max + place] = orders[at + 1 + place]
    game.ordered[side] = orders[at]


def candidates(deck: Tables, seen: Position, side: int) -> list[int]:
    """Orders worth a look: every legal one of up to two cards, up to `MOST`; larger ones grow from the first forty of
    the size below by one card."""
    have = purse(deck, seen, side)
    seen.ordered[side] = 0
    cards = sorted(seen.options[: consider(deck, seen, side, -1, have)])
    least = fewest(deck, seen, side)
    size = deck.plays_max + 1
    orders = [0] * size
    first = 0  # of the orders of the size below
    for more in range(deck.plays_max):
        last = min(len(orders), first + 40 * size) if more > 1 else len(orders)
        begin = len(orders)
        for at in range(first, last, size):
            spent = 0
            for place in range(more):
                spent += price(deck, seen, orders[at + 1 + place])
            for card in cards:
                follows = more == 0 or card > orders[at + more]
                if follows and spent + price(deck, seen, card) <= have and len(orders) < MOST * size:
                    for place in range(size):
                        orders.append(orders[at + place])
                    orders[len(orders) - size] = more + 1
                    orders[len(orders) - size + more + 1] = card
        first = begin
    return long_enough(orders, least, size)


def long_enough(orders: list[int], least: int, size: int) -> list[int]:
    """The orders of at least so many cards; none at all is an order too."""
    kept = [0] * 0
    for at in range(0, len(orders), size):
        if orders[at] >= least:
            for place in range(size):
                kept.append(orders[at + place])
    return kept if len(kept) > 0 else [0] * size
