"""What a side may think on, in integers: it knows which parts of a position are secret, and copies no secret.

A sight is a position like any other, so whoever decides can ask and (on a copy, with piles filled in) play out the
rules on it; but the rival's hand, agenda, word and order are not in it, no pile is, nothing scheduled is, and its luck
is the side's own: a search never sees the real future. Written like the kernel, so that it can be compiled with it.
"""

from __future__ import annotations

from exercise.rules.chance import PLAYER, STREAMS, word_at
from exercise.rules.position import ORDERS, OVER, Position
from exercise.rules.tables import Tables


def look(deck: Tables, game: Position, seen: Position, side: int) -> None:
    """Bring a side's sight up to date with the game: everything public, and what is the side's own."""
    seen.phase = game.phase
    seen.ending = game.ending
    seen.fact[:] = game.fact
    seen.team[:] = game.team
    seen.last_shown[:] = game.last_shown
    seen.fired[:] = game.fired
    seen.live[:] = game.live
    seen.void[:] = game.void
    seen.gone[:] = game.gone
    seen.discard[:] = game.discard
    seen.held[:] = game.held
    if game.phase > ORDERS:
        seen.order[:] = game.order
        seen.ordered[:] = game.ordered
    else:  # what lies sealed is nobody's to see
        seen.ordered[0] = 0
        seen.ordered[1] = 0
    seen.shown[:] = game.shown
    seen.kept[:] = game.kept
    first = deck.card_first[side]
    last = deck.card_last[side]
    seen.hand[first:last] = game.hand[first:last]
    first = side * deck.hand_size
    last = first + deck.hand_size
    seen.holding[first:last] = game.holding[first:last]
    seen.agenda[side] = game.agenda[side]
    for place in range(deck.private_first[side], deck.private_last[side]):
        seen.live[deck.private_event[place]] = 0
        seen.fired[deck.private_event[place]] = 0
    if game.read[1 - side] >= 0:
        seen.fact[deck.at_read + (1 - side) * 3 + game.read[1 - side]] = 0
    hear(deck, game, seen, side)


def hear(deck: Tables, game: Position, seen: Position, side: int) -> None:
    """Bring up to date only what the signal phase changed: words as this side knows them, and cards offered to it."""
    rival = 1 - side
    seen.phase = game.phase
    seen.say[side] = game.say[side]
    seen.say_issue[:] = game.say_issue
    seen.say_offer[:] = game.say_offer
    seen.read[side] = game.read[side]
    if game.phase == OVER:
        seen.say[rival] = game.say[rival]
        seen.read[rival] = game.read[rival]
    else:
        seen.say[rival] = -1
        seen.read[rival] = -1
    if game.read[side] >= 0:
        seen.fact[deck.at_read + side * 3 + game.read[side]] = 1
    if game.deals[side] or seen.deals[side]:
        first = deck.card_first[side]
        last = deck.card_last[side]
        seen.dealt[first:last] = game.dealt[first:last]
        seen.deals[side] = game.deals[side]


def own_luck(game: Position, seen: Position, side: int) -> None:
    """Give a sight a seed of its own, drawn once a game from the side's private stream: it repeats with the game's
    seed, and no rule ever draws from it."""
    stream = PLAYER + (side ^ game.mirror)
    seen.key0 = word_at(game, stream, 0, 0, 0)
    seen.key1 = word_at(game, stream, 0, 1, 0)
    seen.number = 0
    seen.block[0] = -1
    for each in range(STREAMS):  # nothing of it is worked out yet
        seen.luck_room[each] = 0
