"""One game in search's head, from an order to its last turn, and what is learned of it: it knows a tree of postures
and a tally of cards, and not which orders are compared.

Below the order lies a tree of the postures that both have shown: at each node a side chooses by what its own choices
have brought (decoupled upper confidence bounds; Tak, Lanctot and Winands, 2014). Below the tree the side answers in
kind. Of the cards of a posture, whoever plays takes the better of two picked by luck, by what each has moved so far in
such games (a move-average sampling technique; Finnsson and Bjornsson, 2008).

The score counts, and the lead over the rival beside it (`CARE`). The rival in the head is taken to want its own score.
"""

from __future__ import annotations

from exercise.players.forecast import (
    ECHO,
    goes_on,
    guess,
    resolve_now,
    resolve_openly,
    rival_order,
    seal_surely,
    show,
)
from exercise.players.memory import ever_shown
from exercise.players.orders import put
from exercise.players.player import PICK, consider, foresee, luck, meet_minimum, seal, still_paid
from exercise.rules.hands import deal, price, purse
from exercise.rules.position import TURN, Position
from exercise.rules.tables import Tables
from exercise.rules.turn import opening, score
from exercise.rules.turn import posture as posture_of

CARE = 125  # hundredths of a point of score that a point of lead over the rival is worth
LEVELS = 2  # of the tree, below the turn at hand
NODES = 91  # as many as that makes: 1 + 9 + 81
FAR = 12  # turns that a game in the head goes on
BOLD = 12  # points of score by which a choice never tried might be better than it looks
AGREES = 75  # percent: how often a rival that engages is taken to sign what it is offered
BELIEVES = 75  # percent: in how many games the rival begins as it was read and seen to, and not by its half of the tree
THINKS = 10  # percent: in how many games it then goes on by its half of the tree, and not as it is judged to do
DOUBT = 3  # pressed so many turns and nothing else: as likely as not to press whatever comes

# A node is twelve integers: for each side and posture how often it was chosen, then what that brought in all.
NODE = 12
# The tally: of every card how often it was laid, then what its side's score rose by in those turns, in all, then by how
# much in the mean, in 64ths of a point.
MEAN = 64


def value(deck: Tables, game: Position, side: int) -> int:
    """What a game is worth to a side, in points of score: its own score, and with `CARE` its lead over the rival."""
    own = score(deck, game, side)
    return own + CARE * (own - score(deck, game, 1 - side)) // 100


def first_of_rival(deck: Tables, seen: Position, game: Position, side: int, known: list[int]) -> int:
    """The posture of the rival this turn in one game: press if it is stubborn; else mostly as it is believed to go on,
    at times by what its choices have brought it."""
    if stubborn(deck, game, 1 - side):
        return 0
    if foresee(game, 5, 100) < BELIEVES:
        return show(deck, seen, game, side)
    return bold(known, 0, 1 - side)


def stubborn(deck: Tables, game: Position, rival: int) -> bool:
    """One guess at whether the rival presses whatever comes: one that never did anything else, the likelier the longer
    (Laplace's rule of succession, with `DOUBT` turns for the doubt)."""
    if not ever_shown(deck, game, rival, 0) or ever_shown(deck, game, rival, 1) or ever_shown(deck, game, rival, 2):
        return False
    turns = game.fact[TURN] - 1
    return foresee(game, 8, 100) < 100 * turns // (turns + DOUBT)


def joint_in(deck: Tables, seen: Position, orders: list[int], at: int) -> int:
    """The first joint card in an order whose other half is still in the game; -1 if there is none."""
    for place in range(at + 1, at + 1 + orders[at]):
        twin = deck.card_twin[orders[place]]
        if twin >= 0 and not seen.gone[twin]:
            return orders[place]
    return -1


def play_through(
    deck: Tables,
    game: Position,
    side: int,
    orders: list[int],
    at: int,
    theirs: int,
    known: list[int],
    tree: list[int],
    tally: list[int],
) -> int:
    """Play one game on from an order and a posture of the rival, by what is known, and learn from it. Returns what it
    is worth to the side."""
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
    way = 0 if stubborn(deck, game, rival) else guess(deck, game, rival)
    thinks = foresee(game, 6, 100) < THINKS
    before = (score(deck, game, 0), score(deck, game, 1))
    resolve_now(deck, game, side)
    note(deck, game, before, tally)
    path = [0] * (2 * (LEVELS + 1))
    path[0] = 3 * own + theirs
    node = path[0] + 1
    deep = 1
    for ahead in range(1, FAR):
        if game.ending >= 0:
            break
        opening(deck, game)
        own = bold(known, node, side) if ahead <= LEVELS else goes_on(deck, game, side, ECHO)
        if thinks and ahead <= LEVELS:
            theirs = bold(known, node, rival)
        else:
            theirs = goes_on(deck, game, rival, way)
        turn(deck, game, side, own, theirs, tally)
        if ahead <= LEVELS:
            path[deep] = 3 * own + theirs
            node = 9 * node + 1 + path[deep]
            deep += 1
    worth = value(deck, game, side)
    learn(tree, path, deep, side, worth, score(deck, game, rival))
    return worth


def sign(deck: Tables, game: Position, side: int, posture: int) -> None:
    """A rival that engages mostly signs what it is offered."""
    rival = 1 - side
    offer = game.say_offer[side]
    if offer >= 0 and posture == 2 and foresee(game, 7, 100) < AGREES:
        seal_surely(deck, game, rival, deck.card_twin[offer])


def turn(deck: Tables, game: Position, side: int, own: int, theirs: int, tally: list[int]) -> None:
    """A turn that has been opened, in which both show a posture and mean what they say."""
    before = (score(deck, game, 0), score(deck, game, 1))
    seal_better(deck, game, side, own, tally)
    seal_better(deck, game, 1 - side, theirs, tally)
    resolve_openly(deck, game)
    note(deck, game, before, tally)


def seal_better(deck: Tables, game: Position, side: int, stance: int, tally: list[int]) -> None:
    """Seal as many cards of one stance as can be, each the better of two picked by luck; then what the deck's minimum
    asks for."""
    game.ordered[side] = 0
    left = purse(deck, game, side)
    count = consider(deck, game, side, stance, left)
    options = game.options
    mean = 2 * deck.cards
    while game.ordered[side] < deck.plays_max and count > 0:
        both = luck(game, side, PICK + game.ordered[side], count * count)
        best = both // count
        other = both % count
        if tally[mean + options[other]] > tally[mean + options[best]]:
            best = other
        card = options[best]
        seal(deck, game, side, card)
        left -= price(deck, game, card)
        count = still_paid(deck, game, count, best, left)
    meet_minimum(deck, game, side)


def note(deck: Tables, game: Position, before: tuple[int, int], tally: list[int]) -> None:
    """Add to the tally what a turn moved of each side's score, for every card that the side laid in it."""
    for side in range(2):
        rise = score(deck, game, side) - before[side]
        for place in range(side * deck.plays_max, side * deck.plays_max + game.ordered[side]):
            card = game.order[place]
            tally[card] += 1
            tally[deck.cards + card] += rise


def take_stock(deck: Tables, tally: list[int]) -> None:
    """Reckon the means of the tally anew. Between samples, so that all orders of a sample meet the same."""
    for card in range(deck.cards):
        if tally[card] > 0:
            tally[2 * deck.cards + card] = MEAN * tally[deck.cards + card] // tally[card]


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
