"""What it is to decide for a side: a word, then an order. It knows the form of a decision, and no strategy.

A player is two functions of integers, `speak(deck, seen, side)` and `choose(deck, seen, side)`: they read the
side's sight (`exercise.rules.sight`) and write into its own words (`say`, `say_issue`, `say_offer`) or its order
(`order`, `ordered`). Written like the kernel, so that they can be compiled with it. Luck is drawn from the sight's
own seed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from exercise.rules.chance import FORESIGHT, PLAYER, draw
from exercise.rules.hands import fewest, held, playable, price, purse
from exercise.rules.position import Position, holds
from exercise.rules.tables import EVERYTHING, YES, Tables

Act: TypeAlias = Callable[[Tables, Position, int], None]


@dataclass(frozen=True)
class Player:
    """A bot: its id, a title for people, what it does in one sentence, the source of the idea, and its two
    decisions."""

    id: str
    title: str
    does: str
    source: str
    speak: Act
    choose: Act


# What a side draws from its own luck in a turn: a word, a number of cards, then the cards one by one.
WORD = 0
COUNT = 1
PICK = 2


def luck(seen: Position, side: int, index: int, of: int) -> int:
    """One of `of` outcomes from a side's own luck; `index` numbers the draws of one turn."""
    return draw(seen, PLAYER + side, index, of)


def foresee(seen: Position, index: int, of: int) -> int:
    """One of `of` outcomes from what a side imagines of the other; `index` numbers the draws of one turn."""
    return draw(seen, FORESIGHT, index, of)


def say(seen: Position, side: int, posture: int) -> None:
    """Announce a posture and nothing else."""
    seen.say[side] = posture
    seen.say_issue[side] = -1
    seen.say_offer[side] = -1


def seal(deck: Tables, seen: Position, side: int, card: int) -> None:
    """Add a card to the order."""
    seen.order[side * deck.plays_max + seen.ordered[side]] = card
    seen.ordered[side] += 1


def sealed(deck: Tables, seen: Position, side: int, card: int) -> bool:
    """Whether the card is in the order already."""
    first = side * deck.plays_max
    return card in seen.order[first : first + seen.ordered[side]]


def spent(deck: Tables, seen: Position, side: int) -> int:
    """What the order costs so far."""
    total = 0
    for place in range(seen.ordered[side]):
        total += price(deck, seen, seen.order[side * deck.plays_max + place])
    return total


def seal_stance(deck: Tables, seen: Position, side: int, stance: int, most: int) -> None:
    """Seal up to `most` cards of one stance (-1: any), each picked by luck from those the side can still play and
    pay."""
    room = min(most, deck.plays_max) - seen.ordered[side]
    if room <= 0:
        return
    left = purse(deck, seen, side) - spent(deck, seen, side)
    count = consider(deck, seen, side, stance, left)
    options = seen.options
    while room > 0 and count > 0:
        place = luck(seen, side, PICK + seen.ordered[side], count)
        card = options[place]
        seal(deck, seen, side, card)
        room -= 1
        if room > 0:
            left -= price(deck, seen, card)
            count = still_paid(deck, seen, count, place, left)


def still_paid(deck: Tables, seen: Position, count: int, taken: int, left: int) -> int:
    """Of so many `options`, leave those that what is left can pay, without the one at the place that was taken; returns
    how many they are."""
    options = seen.options
    kept = 0
    for place in range(count):
        card = options[place]
        cost = price(deck, seen, card)
        options[kept] = card  # written over by the next, unless it stays
        if cost <= left and place != taken:
            kept += 1
    return kept


def consider(deck: Tables, seen: Position, side: int, stance: int, left: int) -> int:
    """Write into `options` every card of a stance (-1: any) that could join the order with so much capital left, and
    return how many there are."""
    options = seen.options
    first = side * 3 + max(stance, 0)
    last = first if stance >= 0 else first + 2
    count = 0
    if deck.hand_rule == EVERYTHING:
        for place in range(deck.stance_first[first], deck.stance_last[last]):
            card = deck.stance_card[place]
            if held(deck, seen, card) and fits(deck, seen, side, card, left):
                options[count] = card
                count += 1
        return count
    if seen.deals[side]:
        for place in range(deck.stance_first[first], deck.stance_last[last]):
            card = deck.stance_card[place]
            if (
                seen.dealt[card]
                and not (seen.gone[card] or seen.hand[card] or deck.card_always[card])
                and fits(deck, seen, side, card, left)
            ):
                options[count] = card
                count += 1
    for place in range(deck.always_first[first], deck.always_last[last]):
        card = deck.always_card[place]
        if not seen.gone[card] and fits(deck, seen, side, card, left):
            options[count] = card
            count += 1
    begin = count
    for place in range(side * deck.hand_size, side * deck.hand_size + seen.held[side]):
        card = seen.holding[place]
        if (
            (stance < 0 or deck.card_stance[card] == stance)
            and not (seen.hand[card] > 1 and among(options, begin, count, card))
            and fits(deck, seen, side, card, left)
        ):
            options[count] = card
            count += 1
    return count


def among(cards: list[int], first: int, last: int, card: int) -> bool:
    """Whether a card stands in a stretch of a row of cards."""
    place = first
    while place < last and cards[place] != card:
        place += 1
    return place < last


def fits(deck: Tables, seen: Position, side: int, card: int, left: int) -> bool:
    """Whether a card in hand can join the order with so much capital left."""
    if price(deck, seen, card) > left or (seen.ordered[side] > 0 and sealed(deck, seen, side, card)):
        return False
    return deck.card_when[card] == YES or holds(deck, seen, deck.card_when[card])


def seal_posture(deck: Tables, seen: Position, side: int, stance: int) -> None:
    """Seal as many cards of one stance as can be; where the deck demands more, any others that can be played."""
    seen.ordered[side] = 0
    fill_up(deck, seen, side, stance)


def fill_up(deck: Tables, seen: Position, side: int, stance: int) -> None:
    """Add to an order as many cards of one stance as can be; then what the deck's minimum asks for."""
    seal_stance(deck, seen, side, stance, deck.plays_max)
    meet_minimum(deck, seen, side)


def meet_minimum(deck: Tables, seen: Position, side: int) -> None:
    """Where the deck demands more cards than the order has, add any that can be played, those that hold first."""
    least = fewest(deck, seen, side)
    if seen.ordered[side] < least:
        seal_stance(deck, seen, side, 1, least)
        seal_stance(deck, seen, side, -1, least)
    if seen.ordered[side] < least:
        seal_cheapest(deck, seen, side, least)


def seal_step(deck: Tables, seen: Position, side: int, stance: int) -> None:
    """Seal the cheapest card of one stance, the first of them by number; then what the deck's minimum asks for."""
    seen.ordered[side] = 0
    best = -1
    for place in range(consider(deck, seen, side, stance, purse(deck, seen, side))):
        card = seen.options[place]
        cheaper = best < 0 or price(deck, seen, card) < price(deck, seen, best)
        if cheaper or (price(deck, seen, card) == price(deck, seen, best) and card < best):
            best = card
    if best >= 0 and deck.plays_max > 0:
        seal(deck, seen, side, best)
    meet_minimum(deck, seen, side)


def seal_cheapest(deck: Tables, seen: Position, side: int, least: int) -> None:
    """Begin again with the cheapest cards there are, so that a minimum is met whatever was picked before."""
    seen.ordered[side] = 0
    while seen.ordered[side] < least:
        best = -1
        for card in range(deck.card_first[side], deck.card_last[side]):
            fresh = playable(deck, seen, card) and not sealed(deck, seen, side, card)
            if fresh and (best < 0 or price(deck, seen, card) < price(deck, seen, best)):
                best = card
        if best < 0:
            break
        seal(deck, seen, side, best)
