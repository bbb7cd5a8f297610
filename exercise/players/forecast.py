"""Playing on in one's head: it knows a sight, a guess at the rival and the rules, and never the real future.

A forecast copies a sight, deals the rival a hand it might hold, seals an order for both and lets the kernel play the
rest with simple postures, on luck of its own. The same sample number means the same luck, so two orders are compared on
equal terms (common random numbers; Glasserman and Yao, 1992). Re-drawing what is hidden before playing on is the
determinization of Ginsberg's bridge player (2001).
"""

from __future__ import annotations

from exercise.players.memory import ever_shown, shown_last, shown_on
from exercise.players.player import foresee, seal, seal_posture, sealed
from exercise.rules.hands import deal, refill
from exercise.rules.lanes import other_luck
from exercise.rules.position import ORDERS, TURN, Position, copied
from exercise.rules.tables import EVERYTHING, Tables
from exercise.rules.turn import closing, misreading, opening, resolution
from exercise.rules.turn import posture as posture_of

# How a side goes on: always one posture (0, 1, 2), the other's last posture, press once wronged, or any.
ECHO = 3
GRUDGE = 4
FICKLE = 5
RECENT = 3  # turns
TRUST = 80  # percent: how often a rival is taken to do what it was read to announce


def goes_on(deck: Tables, game: Position, side: int, way: int) -> int:
    """The posture that a way of going on asks of a side now."""
    if way == ECHO:
        last = shown_last(deck, game, 1 - side)
        return 2 if last < 0 else last
    if way == GRUDGE:
        return 0 if ever_shown(deck, game, 1 - side, 0) else 2
    if way == FICKLE:
        return foresee(game, 0, 4) % 3
    return way


def judge(deck: Tables, game: Position, rival: int) -> int:
    """What the rival's way is taken to be, by what it has shown. One that pressed when it had not been pressed does
    as it likes, or presses on; one that bore being pressed may go on bearing it; any other is taken to answer in
    kind."""
    pressed = shown_on(deck, game, rival, 0)
    mine = shown_on(deck, game, 1 - rival, 0)
    if pressed > 0 and mine < pressed - 1:
        milder = max(shown_on(deck, game, rival, 1), shown_on(deck, game, rival, 2))
        return FICKLE if milder > game.fact[TURN] - 1 - RECENT else 0
    if mine > 0 and pressed == 0 and shown_last(deck, game, 1 - rival) != 0:
        return 2
    return ECHO


def guess(deck: Tables, game: Position, rival: int) -> int:
    """One guess at the rival's way: as it is judged, but one that answers in kind may also bear a grudge."""
    way = judge(deck, game, rival)
    if way == ECHO:
        if shown_last(deck, game, rival) == 0:
            return (ECHO, GRUDGE, FICKLE, ECHO)[foresee(game, 1, 4)]
        return (ECHO, ECHO, GRUDGE, ECHO)[foresee(game, 1, 4)]
    return way


def imagine(deck: Tables, heads: list[Position], place: int, seen: Position, side: int, sample: int) -> None:
    """Make one of the heads a copy of the sight with piles, in which the rival holds some hand it might hold, with the
    luck of this sample."""
    heads[place] = copied(seen)
    game = heads[place]
    other_luck(deck, game, 1 + sample)
    if deck.hand_rule != EVERYTHING:
        rival = 1 - side
        game.deals[rival] = 0
        game.held[rival] = 0
        for card in range(deck.card_first[rival], deck.card_last[rival]):
            game.hand[card] = 0
            game.dealt[card] = 0
        stack(deck, game, side)
        stack(deck, game, rival)
        refill(deck, game)
        if game.say_offer[rival] >= 0:  # it holds what it offers
            deal(game, game.say_offer[rival], rival)


def stack(deck: Tables, game: Position, side: int) -> None:
    """Make a side's pile of every copy that is neither in its hand nor among its discards nor gone."""
    first = deck.pile_first[side]
    last = first + deck.pile_size[side]
    options = game.options  # how many copies of each card lie elsewhere
    for card in range(deck.card_first[side], deck.card_last[side]):
        options[card] = game.hand[card] + game.discard[card]
    left = first
    for place in range(first, last):
        card = deck.pile[place]
        if options[card] > 0:
            options[card] -= 1
        elif not game.gone[card]:
            game.pile[left] = card
            left += 1
    game.left[side] = left - first


def belief(deck: Tables, seen: Position, side: int, posture: int) -> int:
    """How likely, in percent, the rival shows a posture this turn: mostly what it was read to announce, else what
    it showed last; a rival that never announced anything is taken to repeat itself, and the word of a fickle one
    says nothing."""
    if judge(deck, seen, 1 - side) == FICKLE:
        return (50, 20, 30)[posture]
    read = seen.read[side]
    last = shown_last(deck, seen, 1 - side)
    if last < 0:
        last = 2 if read < 0 else read
    if read < 0:
        return 80 if posture == last else 10
    chance = 5
    if posture == read:
        chance += TRUST - 15
    if posture == last:
        chance += 100 - TRUST
    return chance


def show(deck: Tables, seen: Position, game: Position, side: int) -> int:
    """One guess, by luck, at what the rival shows this turn, as likely as `belief` says."""
    pick = foresee(game, 2, 100)
    for posture in range(2):
        pick -= belief(deck, seen, side, posture)
        if pick < 0:
            return posture
    return 2


def rival_order(deck: Tables, game: Position, side: int, posture: int) -> None:
    """Seal an order for the rival: its offer first if it means to engage, then cards of the posture."""
    rival = 1 - side
    seal_posture(deck, game, rival, posture)
    offer = game.say_offer[rival]
    if offer >= 0 and posture == 2:
        seal_surely(deck, game, rival, offer)


def seal_surely(deck: Tables, game: Position, side: int, card: int) -> None:
    """See to it that a card is in a side's order, if need be in the place of the last one."""
    if not sealed(deck, game, side, card) and deck.plays_max > 0:
        game.ordered[side] = min(game.ordered[side], deck.plays_max - 1)
        seal(deck, game, side, card)


def resolve_now(deck: Tables, game: Position, side: int) -> None:
    """Resolve the turn at hand: both orders are sealed; the rival's word and its reading of ours are guessed."""
    rival = 1 - side
    if deck.signals:
        if game.say[side] < 0:
            game.say[side] = posture_of(deck, game, side, -1)
        chance = misreading(deck, game)
        game.read[rival] = game.say[side]
        if chance > 0 and foresee(game, 3, 100) < chance:
            game.read[rival] = (game.say[side] + 1 + foresee(game, 4, 2)) % 3
        game.say[rival] = max(game.read[side], 0)
    resolution(deck, game)
    closing(deck, game)


def play_on(deck: Tables, game: Position, side: int, mine: int, theirs: int, turns: int) -> None:
    """Play up to so many more turns, each side going on in its way and meaning what it says."""
    while game.ending < 0 and turns > 0:
        turns -= 1
        opening(deck, game)
        for each in range(2):
            way = mine if each == side else theirs
            seal_posture(deck, game, each, goes_on(deck, game, each, way))
        resolve_openly(deck, game)


def resolve_openly(deck: Tables, game: Position) -> None:
    """Resolve a turn in which both orders are sealed, and both have said what they do and been read so."""
    if deck.signals:
        for side in range(2):
            game.say[side] = posture_of(deck, game, side, -1)
        for side in range(2):
            game.read[side] = game.say[1 - side]
            game.fact[deck.at_read + side * 3 + game.read[side]] = 1
        game.phase = ORDERS
    resolution(deck, game)
    closing(deck, game)


def settle(deck: Tables, game: Position, turns: int) -> None:
    """Let so many turns go by in which nobody moves: what stands goes on acting, and its worth shows."""
    while game.ending < 0 and turns > 0:
        turns -= 1
        opening(deck, game)
        for side in range(2):
            game.say[side] = 1
            game.read[side] = 1
        resolution(deck, game)
        closing(deck, game)
