"""What a side holds and could play: it knows hands, piles, discards and prices, and nothing of what cards do.

A hand holds copies drawn from the side's own pile; cards that are always held, and cards dealt or offered for one
turn, lie outside it. There is no shuffling: each card is drawn when it is needed, every copy left being equally likely.
A pile is never seen, and how it lies tells nothing of what will be drawn.
"""

from __future__ import annotations

from exercise.rules.chance import HAND, draw
from exercise.rules.position import Position, holds
from exercise.rules.tables import DISCARD, EVERYTHING, Tables


def held(deck: Tables, game: Position, card: int) -> bool:
    """Whether the card's side could reach for it now."""
    if game.gone[card]:
        return False
    if deck.hand_rule == EVERYTHING or deck.card_always[card]:
        return deck.card_copies[card] > 0 or game.dealt[card] > 0
    return game.hand[card] > 0 or game.dealt[card] > 0


def price(deck: Tables, game: Position, card: int) -> int:
    """What the card costs its side now, in points of capital: its cost and its team's change to it, never below 0."""
    return deck.price[(game.team[deck.card_side[card]] + 1) * deck.cards + card]


def purse(deck: Tables, game: Position, side: int) -> int:
    """What the side can spend; where cards cost nothing, more than any order could."""
    return game.fact[deck.capital_track[side]] if deck.has_capital else 1 << 30


def playable(deck: Tables, game: Position, card: int) -> bool:
    """Whether an order of this card alone would be held, allowed and paid for."""
    side = deck.card_side[card]
    if not held(deck, game, card):
        return False
    if deck.has_capital and price(deck, game, card) > purse(deck, game, side):
        return False
    return holds(deck, game, deck.card_when[card])


def fewest(deck: Tables, game: Position, side: int) -> int:
    """The least number of cards the side must seal: the deck's minimum, or as many as it can if that is fewer."""
    least = deck.plays_min
    if least == 0:
        return 0
    left = purse(deck, game, side)
    can = 0
    floor = -1  # take the cheapest first: prices in rising order, however many cards have each
    while can < least:
        cheapest = -1
        for card in range(deck.card_first[side], deck.card_last[side]):
            cost = price(deck, game, card)
            if cost > floor and (cheapest < 0 or cost < cheapest) and playable(deck, game, card):
                cheapest = cost
        if cheapest < 0:
            break
        for card in range(deck.card_first[side], deck.card_last[side]):
            if can < least and price(deck, game, card) == cheapest <= left and playable(deck, game, card):
                left -= cheapest
                can += 1
        floor = cheapest
    return can


def refill(deck: Tables, game: Position) -> None:
    """Draw each hand up to its size from its pile; an empty pile is the discards, shuffled. The last card of a pile
    takes the place of one that is drawn."""
    if deck.hand_rule == EVERYTHING:
        return
    pile, left, hand, holding = game.pile, game.left, game.hand, game.holding
    for side in range(2):
        stream = HAND + (side ^ game.mirror)
        first = deck.pile_first[side]
        index = 0
        for place in range(side * deck.hand_size + game.held[side], (side + 1) * deck.hand_size):
            if left[side] == 0 and not gather(deck, game, side):
                break
            drawn = first + draw(game, stream, index, left[side])
            index += 1
            card = pile[drawn]
            left[side] -= 1
            pile[drawn] = pile[first + left[side]]
            holding[place] = card
            hand[card] += 1
        game.held[side] += index


def gather(deck: Tables, game: Position, side: int) -> bool:
    """Make the discards the pile, by their numbers. False if there is nothing to gather."""
    for card in range(deck.card_first[side], deck.card_last[side]):
        while game.discard[card]:
            game.discard[card] -= 1
            game.pile[deck.pile_first[side] + game.left[side]] = card
            game.left[side] += 1
    return game.left[side] > 0


def deal(game: Position, card: int, side: int) -> None:
    """Give a side a card for this turn."""
    game.dealt[card] = 1
    game.deals[side] = 1


def clear_away(deck: Tables, game: Position) -> None:
    """Closing: what was played leaves the hand, what was dealt leaves play, and an unplayed hand goes if the deck
    says so."""
    for side in range(2):
        for place in range(game.ordered[side]):
            card = game.order[side * deck.plays_max + place]
            if deck.hand_rule != EVERYTHING and not deck.card_always[card] and not game.dealt[card]:
                put_down(deck, game, card, side)
                if not deck.card_once[card]:
                    game.discard[card] += 1
            if deck.card_once[card]:
                retire(deck, game, card, side)
        if deck.hand_rule == DISCARD:
            hand, discard, holding = game.hand, game.discard, game.holding
            first = side * deck.hand_size
            for place in range(first, first + game.held[side]):
                card = holding[place]
                hand[card] -= 1
                discard[card] += 1
            game.held[side] = 0
        if game.deals[side]:
            game.deals[side] = 0
            for card in range(deck.card_first[side], deck.card_last[side]):
                game.dealt[card] = 0


def put_down(deck: Tables, game: Position, card: int, side: int) -> None:
    """Take one copy of a card out of the hand; the last card held takes its place."""
    game.hand[card] -= 1
    game.held[side] -= 1
    first = side * deck.hand_size
    place = first
    while game.holding[place] != card:
        place += 1
    game.holding[place] = game.holding[first + game.held[side]]


def retire(deck: Tables, game: Position, card: int, side: int) -> None:
    """A card that is played once leaves the game with every copy of it."""
    game.gone[card] = 1
    game.discard[card] = 0
    while game.hand[card]:
        put_down(deck, game, card, side)
    first = deck.pile_first[side]
    left = 0
    for place in range(first, first + game.left[side]):
        if game.pile[place] != card:
            game.pile[first + left] = game.pile[place]
            left += 1
    game.left[side] = left
