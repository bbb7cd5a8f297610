"""Search: plays thousands of games on in its head, over what it can see alone, and picks the order that ends best.

Every game re-draws what is hidden: the rival's hand, its word and all luck to come. The orders that `planner` would
think best of each posture are compared on equal luck, and the worse half is dropped again and again (sequential
halving; Karnin, Koren and Somekh, 2013) until one is left. What follows is a tree of the postures that both have
shown: at each node both sides choose at once, each by what its own choices have brought to its own score (decoupled
upper confidence bounds). In half of the games the rival goes on as it is judged to do instead. Below the tree the side
answers in kind.

The budget is a number of games and not a time, so the same sight always gives the same order.

Source of the idea: decoupled tree search for simultaneous moves (Tak, Lanctot and Winands, 2014), over information
sets (Cowling, Powley and Whitehouse, 2012), with halving at the root (Pepels, Cazenave, Winands and Lanctot, 2014).

| it read or saw | it says | it does |
|---|---|---|
| anything | the posture of the order that ends best, and offers the joint card in it | the order that ends best |
"""

from __future__ import annotations

from exercise.players.forecast import ECHO, goes_on, guess, imagine, play_on, resolve_now, rival_order, show
from exercise.players.orders import candidates, put, shows
from exercise.players.planner import NEAR_SAMPLES, do_soon
from exercise.players.player import Player, foresee, say, seal, seal_posture, sealed
from exercise.rules.hands import deal
from exercise.rules.position import Position, copied, room_for
from exercise.rules.tables import Tables
from exercise.rules.turn import closing, opening, resolution, score
from exercise.rules.turn import posture as posture_of

GAMES = 4096  # played on in the head for a decision
EACH = 8  # orders of each posture that are compared
LEVELS = 2  # of the tree, below the turn at hand
NODES = 91  # as many as that makes: 1 + 9 + 81
FAR = 12  # turns that a game in the head goes on
BOLD = 12  # points of score by which a choice never tried might be better than it looks
AGREES = 75  # percent: how often a rival that engages is taken to sign what it is offered

# A node is twelve integers: for each side and posture how often it was chosen, then what that brought in all.
NODE = 12


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


def joint_in(deck: Tables, seen: Position, orders: list[int], at: int) -> int:
    """The first joint card in an order whose other half is still in the game; -1 if there is none."""
    for place in range(at + 1, at + 1 + orders[at]):
        twin = deck.card_twin[orders[place]]
        if twin >= 0 and not seen.gone[twin]:
            return orders[place]
    return -1


def best_of(deck: Tables, seen: Position, side: int, orders: list[int]) -> int:
    """Where the order stands that ends best."""
    arms = shortlist(deck, seen, side, orders)
    brought = [0] * len(arms)
    tree = [0] * (NODES * NODE)
    known = tree[:]  # what choices rest on: learned from earlier samples, so that all orders of a sample meet the same
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
                brought[arm] += play_through(deck, heads[1], side, orders, arms[arm], theirs, known, tree)
            for place in range(len(tree)):
                known[place] = tree[place]
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


def first_of_rival(deck: Tables, seen: Position, game: Position, side: int, known: list[int]) -> int:
    """The posture of the rival this turn in one game: three times in four as it is believed to go on, else by what
    its choices have brought it."""
    if foresee(game, 5, 4) > 0:
        return show(deck, seen, game, side)
    return bold(known, 0, 1 - side)


def play_through(
    deck: Tables,
    game: Position,
    side: int,
    orders: list[int],
    at: int,
    theirs: int,
    known: list[int],
    tree: list[int],
) -> int:
    """Play one game on from an order and a posture of the rival, by what is known, and learn from it. Returns the
    side's score."""
    rival = 1 - side
    put(deck, game, side, orders, at)
    own = posture_of(deck, game, side, -1)
    if deck.signals and game.read[side] < 0:  # before the word is given: the order's joint card would be offered
        game.say_offer[side] = joint_in(deck, game, orders, at)
        game.read[side] = theirs
        game.fact[deck.at_read + side * 3 + theirs] = 1
    if game.say_offer[side] >= 0:
        deal(game, deck.card_twin[game.say_offer[side]], rival)
    rival_order(deck, game, side, theirs)
    sign(deck, game, side, theirs)
    way = guess(deck, game, rival)
    thinks = foresee(game, 6, 2)
    resolve_now(deck, game, side)
    path = [0] * (2 * (LEVELS + 1))
    path[0] = 3 * own + theirs
    node = path[0] + 1
    deep = 1
    while deep <= LEVELS and game.ending < 0:
        opening(deck, game)
        own = bold(known, node, side)
        theirs = bold(known, node, rival) if thinks else goes_on(deck, game, rival, way)
        turn(deck, game, side, own, theirs)
        path[deep] = 3 * own + theirs
        node = 9 * node + 1 + path[deep]
        deep += 1
    play_on(deck, game, side, ECHO, way, FAR - deep)
    learn(tree, path, deep, side, score(deck, game, side), score(deck, game, rival))
    return score(deck, game, side)


def sign(deck: Tables, game: Position, side: int, posture: int) -> None:
    """A rival that engages mostly signs what it is offered."""
    rival = 1 - side
    offer = game.say_offer[side]
    if offer >= 0 and posture == 2 and foresee(game, 7, 100) < AGREES:
        twin = deck.card_twin[offer]
        if not sealed(deck, game, rival, twin):
            game.ordered[rival] = min(game.ordered[rival], deck.plays_max - 1)
            seal(deck, game, rival, twin)


def turn(deck: Tables, game: Position, side: int, own: int, theirs: int) -> None:
    """A turn that has been opened, in which both show a posture and mean what they say."""
    seal_posture(deck, game, side, own)
    seal_posture(deck, game, 1 - side, theirs)
    if deck.signals:
        for each in range(2):
            game.say[each] = posture_of(deck, game, each, -1)
        for each in range(2):
            game.read[each] = game.say[1 - each]
            game.fact[deck.at_read + each * 3 + game.read[each]] = 1
        game.phase = 3
    resolution(deck, game)
    closing(deck, game)


def bold(tree: list[int], node: int, side: int) -> int:
    """The posture that a side tries at a node: one never tried, else the one with the highest upper bound."""
    first = node * NODE + side * 6
    tries = tree[first] + tree[first + 1] + tree[first + 2]
    weight = 0  # the logarithm to base two of all tries
    while tries >> weight > 0:
        weight += 1
    best = -1
    highest = 0
    for posture in range(3):
        tried = tree[first + posture]
        if tried == 0:
            return posture
        bound = 256 * tree[first + 3 + posture] // tried + BOLD * root((weight << 16) // tried)
        if best < 0 or bound > highest:
            best = posture
            highest = bound
    return best


def root(square: int) -> int:
    """The whole square root of a whole number of at least 0 (Heron's rule)."""
    if square < 2:
        return square
    guess = 1
    while guess * guess < square:
        guess *= 2
    while True:
        better = (guess + square // guess) // 2
        if better >= guess:
            return guess
        guess = better


def learn(tree: list[int], path: list[int], deep: int, side: int, own: int, theirs: int) -> None:
    """Add what a game brought to both sides at every node that it passed."""
    node = 0
    for level in range(deep):
        mine = node * NODE + side * 6 + path[level] // 3
        other = node * NODE + (1 - side) * 6 + path[level] % 3
        tree[mine] += 1
        tree[mine + 3] += own
        tree[other] += 1
        tree[other + 3] += theirs
        node = 9 * node + 1 + path[level]


PLAYER = Player(
    "search", "Search", "Searches thousands of games in its head for the order that ends best.",
    "Tak, Lanctot and Winands, 2014; Cowling, Powley and Whitehouse, 2012", speak, choose,
)  # fmt: skip
