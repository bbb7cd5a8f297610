"""Dealmaker: looks for what both sides could sign. It offers a joint card whenever it holds one, signs what it is
offered, and waits with one who presses.

Source of the idea: bargaining over interests, with something on the table in every round (Fisher and Ury, 1981).

| it holds | the other side | it says | it does |
|---|---|---|---|
| a joint card that it can play | anything | engage, and offers the dearest such card | that card, then engage cards |
| anything | offers one | | that card too, then engage cards |
| none | pressed last turn | hold | hold cards |
| none | anything else | engage | engage cards |
"""

from __future__ import annotations

from exercise.players.memory import shown_last
from exercise.players.player import Player, fill_up, fits, say, seal, seal_posture, spent
from exercise.rules.hands import held, playable, price, purse
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def deal_for(deck: Tables, seen: Position, side: int) -> int:
    """The dearest joint card that it can play; -1 if there is none."""
    best = -1
    for card in range(deck.card_first[side], deck.card_last[side]):
        twin = deck.card_twin[card]
        if twin >= 0 and not seen.gone[twin] and playable(deck, seen, card):
            if best < 0 or price(deck, seen, card) > price(deck, seen, best):
                best = card
    return best


def mood(deck: Tables, seen: Position, side: int) -> int:
    """Without a deal: wait with one who presses, else engage."""
    return 1 if shown_last(deck, seen, 1 - side) == 0 else 2


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce engagement and the deal; without one, the mood."""
    deal = deal_for(deck, seen, side) if deck.plays_max > 0 else -1
    say(seen, side, 2 if deal >= 0 else mood(deck, seen, side))
    seen.say_offer[side] = deal


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal what it offered and what it was offered; on a deck without words, the deal; then engage cards. Without any,
    cards of the mood."""
    seen.ordered[side] = 0
    sign(deck, seen, side, seen.say_offer[side] if deck.signals else deal_for(deck, seen, side))
    offered = seen.say_offer[1 - side]
    if offered >= 0:
        sign(deck, seen, side, deck.card_twin[offered])
    if seen.ordered[side] > 0:
        fill_up(deck, seen, side, 2)
    else:
        seal_posture(deck, seen, side, mood(deck, seen, side))


def sign(deck: Tables, seen: Position, side: int, card: int) -> None:
    """Add a joint card (-1: none) to the order, if it can be played and paid."""
    if card >= 0 and held(deck, seen, card) and seen.ordered[side] < deck.plays_max:
        if fits(deck, seen, side, card, purse(deck, seen, side) - spent(deck, seen, side)):
            seal(deck, seen, side, card)


PLAYER = Player(
    "dealmaker", "Dealmaker", "Offers and signs joint cards, and waits with one who presses.", "Fisher and Ury, 1981",
    speak, choose,
)  # fmt: skip
