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
    goes_on,
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
from exercise.players.orders import candidates, put, shows
from exercise.players.player import Player, say, seal_posture
from exercise.rules.hands import purse
from exercise.rules.position import Position, copied, room_for
from exercise.rules.tables import Tables
from exercise.rules.turn import score

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
        orders = candidates(deck, seen, side)
        best = best_of(deck, seen, side, orders, posture)
        for at in range(best + 1, best + 1 + orders[best]):
            twin = deck.card_twin[orders[at]]
            if twin >= 0 and not seen.gone[twin]:
                seen.say_offer[side] = orders[at]


def leaning(deck: Tables, seen: Position, side: int) -> int:
    """The posture to show unless another surely ends better: against a rival that answers in kind, the answer in
    kind to what it showed last (at first, engage); against one that does as it likes, that of the order that does
    best soon."""
    if judge(deck, seen, 1 - side) == ECHO:
        return goes_on(deck, seen, side, ECHO)
    orders = candidates(deck, seen, side)
    return shows(deck, seen, side, orders, best_of(deck, seen, side, orders, -1))


def plan(deck: Tables, seen: Position, side: int, kind: int) -> int:
    """The posture to show: the answer in kind, unless another ends better in every game that is played on in the
    head."""
    best = kind
    best_lead = 0
    there = [0] * FAR_SAMPLES  # how the answer in kind ends
    known = 0
    for posture in range(3):
        if posture != kind:
            lead = 0
            for sample in range(FAR_SAMPLES):
                if sample == known:
                    there[sample] = play_out(deck, seen, side, kind, sample)
                    known += 1
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
    heads = room_for(seen, 1)
    for way in (ECHO, posture):
        imagine(deck, heads, 0, seen, side, sample)
        game = heads[0]
        theirs = guess(deck, game, 1 - side)
        seal_posture(deck, game, side, posture)
        rival_order(deck, game, side, show(deck, seen, game, side))
        resolve_now(deck, game, side)
        play_on(deck, game, side, way, theirs, FAR)
        best = max(best, score(deck, game, side))
    return best


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal the order of the planned posture that does best soon; if no order shows that posture, the best of all.
    Where the rival was read to go on as it did, there is no news to think about again."""
    posture = seen.say[side] if seen.say[side] >= 0 else leaning(deck, seen, side)
    if seen.read[side] < 0 or seen.read[side] != shown_last(deck, seen, 1 - side):
        posture = plan(deck, seen, side, posture)
    orders = candidates(deck, seen, side)
    put(deck, seen, side, orders, best_of(deck, seen, side, orders, posture))


def best_of(deck: Tables, seen: Position, side: int, orders: list[int], posture: int) -> int:
    """Where the order stands that does best soon, of those that show a posture; of all, if it is -1 or none shows
    it."""
    heads = room_for(seen, NEAR_SAMPLES + 1)
    for sample in range(NEAR_SAMPLES):
        imagine(deck, heads, sample, seen, side, sample)
    best = -1
    best_worth = -FAR * FAR
    while best < 0:
        for at in range(0, len(orders), deck.plays_max + 1):
            if posture < 0 or shows(deck, seen, side, orders, at) == posture:
                worth = do_soon(deck, seen, heads, side, orders, at)
                if worth > best_worth:
                    best_worth = worth
                    best = at
        posture = -1
    return best


def do_soon(deck: Tables, seen: Position, heads: list[Position], side: int, orders: list[int], at: int) -> int:
    """What an order does within a few turns, in hundredths of a point of score, over the postures the rival may
    show; `heads` are the positions as they might be, a sample each, and room for one more."""
    worth = 0
    for posture in range(3):
        likely = belief(deck, seen, side, posture)
        samples = NEAR_SAMPLES if likely > 10 else 1
        for sample in range(samples):
            heads[NEAR_SAMPLES] = copied(heads[sample])
            game = heads[NEAR_SAMPLES]
            put(deck, game, side, orders, at)
            rival_order(deck, game, side, posture)
            resolve_now(deck, game, side)
            left = 0
            if deck.has_capital:  # what the next income would push over the cap is worth nothing
                left = min(purse(deck, game, side) + deck.income, deck.track_high[deck.capital_track[side]])
            settle(deck, game, LATER)
            worth += (100 * score(deck, game, side) + THRIFT * left) * likely // samples
    return worth // 100


PLAYER = Player(
    "planner", "Planner", "Plays on in its head and picks what ends best for itself.",
    "Tesauro and Galperin, 1996; Ginsberg, 2001", speak, choose,
)  # fmt: skip
