"""Planner: weighs what its legal orders would do to its own score, and picks the best. The bot to beat.

It first asks which way of going on would serve it best to the end (pressing, engaging, or answering in kind), by
playing games on in its head against guesses at the rival; then which of its legal orders opens that way best. It
announces what it means to do, and may think better of it once it has read the other side.

Source of the idea: rollouts over sampled hidden hands (Tesauro and Galperin, 1996; Ginsberg, 2001).

| it read or saw | it says | it does |
|---|---|---|
| anything | the posture of the way that does best in its head | the order that does best in its head |
"""

from __future__ import annotations

from exercise.players.forecast import ECHO, answer_word, goes_on, guess, imagine, play_on, resolve_now, rival_order
from exercise.players.player import Player, fits, say, seal_posture
from exercise.rules import turn as rules
from exercise.rules.hands import fewest, playable, price, purse
from exercise.rules.position import Position
from exercise.rules.tables import Tables

WAYS = (0, 2, ECHO)
SAMPLES = 4  # games in the head for each way
CLOSE = 4  # orders that are looked at closely
CLOSE_SAMPLES = 4
QUICK = 1  # samples for the first look at each order
FAR = 1 << 30  # to the end of the game


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the posture of the best way; offer the joint card one means to play."""
    way = best_way(deck, seen, side)
    posture = goes_on(deck, seen, side, way)
    say(seen, side, posture)
    if posture == 2:
        offer = -1
        for card in range(deck.card_first[side], deck.card_last[side]):
            if deck.card_twin[card] >= 0 and playable(deck, seen, card) and not seen.gone[deck.card_twin[card]]:
                if offer < 0 or gain(deck, card, side) > gain(deck, offer, side):
                    offer = card
        seen.say_offer[side] = offer


def gain(deck: Tables, card: int, side: int) -> int:
    """A rough worth of a card to a side: its shifts, guarded or not, times the weights of the side's score."""
    total = 0
    for row in range(deck.span_first[deck.card_do[card]], deck.span_last[deck.card_do[card]]):
        if deck.do_kind[row] == 1:
            for entry in range(deck.score_first[side], deck.score_last[side]):
                if deck.score_track[entry] == deck.do_what[row]:
                    total += deck.score_weight[entry] * deck.do_much[row]
    return total


def best_way(deck: Tables, seen: Position, side: int) -> int:
    """The way of going on that ends best for the side, over a few games in the head."""
    best = ECHO
    best_total = -FAR * FAR
    for way in WAYS:
        total = 0
        for sample in range(SAMPLES):
            game = imagine(deck, seen, side, sample)
            seal_posture(deck, game, side, goes_on(deck, game, side, way))
            total += finish(deck, game, side, way, FAR)
        if total > best_total:
            best_total = total
            best = way
    return best


def finish(deck: Tables, game: Position, side: int, way: int, turns: int) -> int:
    """Resolve the turn at hand with the order in place, play on, and say the side's score."""
    theirs = guess(deck, game, 1 - side)
    rival_order(deck, game, side, answer_word(deck, game, side))
    resolve_now(deck, game, side)
    play_on(deck, game, side, way, theirs, turns)
    return rules.score(deck, game, side)


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal the order that does best: a quick look at all of them, then a close look at the best few."""
    way = best_way(deck, seen, side)
    orders = candidates(deck, seen, side)
    worth = [look_at(deck, seen, side, order, way, QUICK, 1) for order in orders]
    best = 0
    best_worth = -FAR * FAR
    for _ in range(min(CLOSE, len(orders))):
        top = 0
        for place in range(len(orders)):
            if worth[place] > worth[top]:
                top = place
        worth[top] = -FAR * FAR
        close = look_at(deck, seen, side, orders[top], way, CLOSE_SAMPLES, FAR)
        if close > best_worth:
            best_worth = close
            best = top
    put(deck, seen, side, orders[best])


def look_at(deck: Tables, seen: Position, side: int, order: tuple[int, ...], way: int, samples: int, turns: int) -> int:
    """The sum of the side's scores over so many games in the head that begin with this order."""
    total = 0
    for sample in range(samples):
        game = imagine(deck, seen, side, sample)
        put(deck, game, side, order)
        total += finish(deck, game, side, way, turns)
    return total


def put(deck: Tables, game: Position, side: int, order: tuple[int, ...]) -> None:
    """Write an order into a position."""
    for place in range(len(order)):
        game.order[side * deck.plays_max + place] = order[place]
    game.ordered[side] = len(order)


def candidates(deck: Tables, seen: Position, side: int) -> list[tuple[int, ...]]:
    """Orders worth a look: every legal one of up to two cards; larger ones grow from the dearest pairs by one card."""
    have = purse(deck, seen, side)
    seen.ordered[side] = 0
    own = range(deck.card_first[side], deck.card_last[side])
    cards = [card for card in own if fits(deck, seen, side, -1, card, have)]
    orders: list[tuple[int, ...]] = [()]
    grown: list[tuple[int, ...]] = [()]
    for _ in range(deck.plays_max):
        larger: list[tuple[int, ...]] = []
        for order in grown:
            spent = 0
            for card in order:
                spent += price(deck, seen, card)
            larger += [
                (*order, card)
                for card in cards
                if (not order or card > order[-1]) and spent + price(deck, seen, card) <= have
            ]
        orders += larger
        grown = larger if len(larger) <= 40 else larger[:40]
    least = fewest(deck, seen, side)
    return [order for order in orders if len(order) >= least] or [()]


PLAYER = Player(
    "planner", "Planner", "Plays on in its head and picks what ends best for itself.",
    "Tesauro and Galperin, 1996; Ginsberg, 2001", speak, choose,
)  # fmt: skip
