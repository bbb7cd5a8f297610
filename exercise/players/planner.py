"""Planner: weighs what its legal orders would do to its own score, and picks the best. The bot to beat.

It asks two questions. Where does showing a posture now lead? It plays games on to their end in its head, against
guesses at the rival, and leaves answering in kind only for a posture that ends better in every one of them. And
what does each legal order of that posture do soon, against each posture the rival may show, and by what it leaves
standing? It announces the posture it means to show, and thinks again if it reads that the other side will not do as
it did.

Source of the idea: rollouts over sampled hidden hands (Tesauro and Galperin, 1996; Ginsberg, 2001).

| it read or saw | it says | it does |
|---|---|---|
| anything | the answer in kind, or a posture that surely ends better | the order of that posture that does best soon |
"""

from __future__ import annotations

from exercise.players.forecast import (
    ECHO,
    belief,
    guess,
    imagine,
    judge,
    play_on,
    resolve_now,
    rival_order,
    settle,
    show,
)
from exercise.players.memory import shown_last
from exercise.players.player import Player, consider, say, seal_posture
from exercise.rules import turn as rules
from exercise.rules.hands import fewest, price, purse
from exercise.rules.position import Position
from exercise.rules.tables import Tables

FAR_SAMPLES = 5  # games to the end in which a posture must do better than the answer in kind
NEAR_SAMPLES = 2  # hands the rival may hold for each order and posture of the rival's
LATER = 3  # quiet turns after an order, in which what stands shows its worth
FAR = 1 << 30  # to the end of the game
THRIFT = 40  # what a point of capital left over is worth, in hundredths of a point of score


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the posture one means to show; with engagement, offer the joint card that one means to play, if any."""
    posture = plan(deck, seen, side, leaning(deck, seen, side))
    say(seen, side, posture)
    if posture == 2:
        best = best_of(deck, seen, side, candidates(deck, seen, side), posture)
        seen.ordered[side] = 0
        for card in best:
            if deck.card_twin[card] >= 0 and not seen.gone[deck.card_twin[card]]:
                seen.say_offer[side] = card


def leaning(deck: Tables, seen: Position, side: int) -> int:
    """The posture to show unless another surely ends better: against a rival that answers in kind, the answer in
    kind to what it showed last (at first, engage); against one that does as it likes, that of the order that does
    best soon."""
    if judge(deck, seen, 1 - side) == ECHO:
        last = shown_last(deck, seen, 1 - side)
        return 2 if last < 0 else last
    orders = candidates(deck, seen, side)
    return shows(deck, seen, side, best_of(deck, seen, side, orders, -1))


def plan(deck: Tables, seen: Position, side: int, kind: int) -> int:
    """The posture to show: the answer in kind, unless another ends better in every game that is played on in the
    head."""
    best = kind
    best_lead = 0
    there: list[int] = []
    for posture in range(3):
        if posture != kind:
            lead = 0
            for sample in range(FAR_SAMPLES):
                if sample == len(there):
                    there.append(play_out(deck, seen, side, kind, sample))
                gain = play_out(deck, seen, side, posture, sample) - there[sample]
                lead += gain
                if gain <= 0:
                    lead = 0
                    break
            if lead > best_lead:
                best_lead = lead
                best = posture
    return best


def play_out(deck: Tables, seen: Position, side: int, posture: int, sample: int) -> int:
    """The side's score at the end of one game in the head that begins with a posture and then goes on in kind, or
    (for a posture of pressure) in whichever of pressing on and answering in kind ends better."""
    best = -FAR
    for way in (ECHO, posture):
        game = imagine(deck, seen, side, sample)
        theirs = guess(deck, game, 1 - side)
        seal_posture(deck, game, side, posture)
        rival_order(deck, game, side, show(deck, seen, game, side))
        resolve_now(deck, game, side)
        play_on(deck, game, side, way, theirs, FAR)
        best = max(best, rules.score(deck, game, side))
    return best


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal the order of the planned posture that does best soon; if no order shows that posture, the best of all.
    Where the rival was read to go on as it did, there is no news to think about again."""
    posture = seen.say[side] if seen.say[side] >= 0 else leaning(deck, seen, side)
    if seen.read[side] < 0 or seen.read[side] != shown_last(deck, seen, 1 - side):
        posture = plan(deck, seen, side, posture)
    orders = candidates(deck, seen, side)
    put(deck, seen, side, best_of(deck, seen, side, orders, posture))


def best_of(deck: Tables, seen: Position, side: int, orders: list[tuple[int, ...]], posture: int) -> tuple[int, ...]:
    """The order that does best soon, of those that show a posture; of all, if it is -1 or none shows it."""
    heads = [imagine(deck, seen, side, sample) for sample in range(NEAR_SAMPLES)]
    best = -1
    best_worth = -FAR * FAR
    for place in range(len(orders)):
        if posture < 0 or shows(deck, seen, side, orders[place]) == posture:
            worth = do_soon(deck, seen, side, orders[place], heads)
            if worth > best_worth:
                best_worth = worth
                best = place
    return orders[best] if best >= 0 else best_of(deck, seen, side, orders, -1)


def do_soon(deck: Tables, seen: Position, side: int, order: tuple[int, ...], heads: list[Position]) -> int:
    """What an order does within a few turns, in hundredths of a point of score, over the postures the rival may
    show; `heads` are the positions as they might be, a sample each."""
    worth = 0
    for posture in range(3):
        likely = belief(deck, seen, side, posture)
        for sample in range(NEAR_SAMPLES if likely > 10 else 1):
            game = heads[sample].copy()
            put(deck, game, side, order)
            rival_order(deck, game, side, posture)
            resolve_now(deck, game, side)
            left = 0
            if deck.has_capital:  # what the next income would push over the cap is worth nothing
                left = min(purse(deck, game, side) + deck.income, deck.track_high[deck.capital_track[side]])
            settle(deck, game, LATER)
            value = 100 * rules.score(deck, game, side) + THRIFT * left
            worth += value * likely // (NEAR_SAMPLES if likely > 10 else 1)
    return worth // 100


def shows(deck: Tables, seen: Position, side: int, order: tuple[int, ...]) -> int:
    """The posture that an order would show."""
    put(deck, seen, side, order)
    posture = rules.posture(deck, seen, side, -1)
    seen.ordered[side] = 0
    return posture


def put(deck: Tables, game: Position, side: int, order: tuple[int, ...]) -> None:
    """Write an order into a position."""
    for place in range(len(order)):
        game.order[side * deck.plays_max + place] = order[place]
    game.ordered[side] = len(order)


def candidates(deck: Tables, seen: Position, side: int) -> list[tuple[int, ...]]:
    """Orders worth a look: every legal one of up to two cards; larger ones grow from the dearest pairs by one card."""
    have = purse(deck, seen, side)
    seen.ordered[side] = 0
    cards = sorted(seen.options[: consider(deck, seen, side, -1, have)])
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
