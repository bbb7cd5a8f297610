"""Search: plays hundreds of games on in its head, over what it can see alone, and picks the order that ends best.

Every game re-draws what is hidden: the rival's hand, its word and all luck to come. The orders that `planner` would
think best of each posture are compared on equal luck, and the worse half is dropped again and again (sequential
halving; Karnin, Koren and Somekh, 2013) until one is left. How a game is played on, and what it is worth, stands in
`search_playing`.

The budget is a number of games and not a time, so the same sight always gives the same order.

Source of the idea: decoupled tree search for simultaneous moves (Tak, Lanctot and Winands, 2014), over information
sets (Cowling, Powley and Whitehouse, 2012), with halving at the root (Pepels, Cazenave, Winands and Lanctot, 2014).

| it read or saw | it says | it does |
|---|---|---|
| anything | the posture of the order that ends best, and offers the joint card in it | the order that ends best |
"""

from __future__ import annotations

from exercise.players.forecast import imagine
from exercise.players.orders import candidates, put, shows
from exercise.players.planner import NEAR_SAMPLES, do_soon
from exercise.players.player import Player, say
from exercise.players.search_playing import NODE, NODES, first_of_rival, joint_in, play_through, take_stock
from exercise.rules.position import Position, copied, room_for
from exercise.rules.tables import Tables

GAMES = 512  # played on in the head for a decision
EACH = 6  # orders of each posture that are compared


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the posture of the best order, and offer the joint card in it, if any."""
    orders = candidates(deck, seen, side)
    best = best_of(deck, seen, side, orders)
    say(seen, side, shows(deck, seen, side, orders, best))
    seen.say_offer[side] = joint_in(deck, seen, orders, best)


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal the best order."""
    orders = candidates(deck, seen, side)
    put(deck, seen, side, orders, best_of(deck, seen, side, orders))


def best_of(deck: Tables, seen: Position, side: int, orders: list[int]) -> int:
    """Where the order stands that ends best."""
    arms = shortlist(deck, seen, side, orders)
    brought = [0] * len(arms)
    tree = [0] * (NODES * NODE)
    known = tree[:]  # what choices rest on: learned from earlier samples, so that all orders of a sample meet the same
    tally = [0] * (3 * deck.cards)
    heads = room_for(seen, 2)
    sample = 0
    left = len(arms)
    halvings = 0
    while 1 << halvings < left:
        halvings += 1
    while left > 1:
        for _ in range(max(GAMES // (halvings * left), 1)):
            imagine(deck, heads, 0, seen, side, sample)
            theirs = first_of_rival(deck, seen, heads[0], side, known)
            for arm in range(left):
                heads[1] = copied(heads[0])
                brought[arm] += play_through(deck, heads[1], side, orders, arms[arm], theirs, known, tree, tally)
            for place in range(len(tree)):
                known[place] = tree[place]
            take_stock(deck, tally)
            sample += 1
        left = best_half(arms, brought, left)
    return arms[0]


def best_half(arms: list[int], brought: list[int], left: int) -> int:
    """Put the better half first, the best at the head; of equals, those that stood first. Returns how many they are."""
    half = (left + 1) // 2
    for place in range(half):
        best = place
        for other in range(place + 1, left):
            if brought[other] > brought[best]:
                best = other
        arm = arms[best]
        much = brought[best]
        while best > place:
            arms[best] = arms[best - 1]
            brought[best] = brought[best - 1]
            best -= 1
        arms[place] = arm
        brought[place] = much
    return half


def shortlist(deck: Tables, seen: Position, side: int, orders: list[int]) -> list[int]:
    """Where those orders stand that do best soon, up to `EACH` of every posture."""
    heads = room_for(seen, NEAR_SAMPLES + 1)
    for sample in range(NEAR_SAMPLES):
        imagine(deck, heads, sample, seen, side, sample)
    size = deck.plays_max + 1
    many = len(orders) // size
    worth = [0] * many
    kind = [0] * many
    for which in range(many):
        kind[which] = shows(deck, seen, side, orders, which * size)
        worth[which] = do_soon(deck, seen, heads, side, orders, which * size)
    seen.ordered[side] = 0
    arms = [0] * 0
    for posture in range(3):
        for _ in range(EACH):
            best = -1
            for which in range(many):
                if kind[which] == posture and (best < 0 or worth[which] > worth[best]):
                    best = which
            if best >= 0:
                arms.append(best * size)
                kind[best] = -1
    return arms


PLAYER = Player(
    "search", "Search", "Plays hundreds of games on in its head and picks the order that ends best.",
    "Tak, Lanctot and Winands, 2014; Cowling, Powley and Whitehouse, 2012", speak, choose,
)  # fmt: skip
