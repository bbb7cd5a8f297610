"""What a side may think on, in integers: it knows which parts of a position are secret, and copies no secret.

A sight is a position like any other, so whoever decides can ask and even play out the rules on it; but the rival's
hand, pile, agenda, word and order are not in it, nothing scheduled is, and its luck is the side's own: a search
never sees the real future. Written like the kernel, so that it can be compiled with it.
"""

from __future__ import annotations

from exercise.rules.chance import PLAYER, word_at
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
    seen.pile[first:last] = game.pile[first:last]
    seen.left[side] = game.left[side]
    seen.agenda[side] = game.agenda[side]
    for place in range(deck.private_first[side], deck.private_last[side]):
        seen.live[deck.private_event[place]] = 0
        seen.fired[deck.private_event[place]] = 0
    hear(deck, game, seen, side)


def hear(deck: Tables, game: Position, seen: Position, side: int) -> None:
    """Bring up to date only what the signal phase changed: words as this side knows them, and cards offered to it."""
    rival = 1 - side
    seen.phase = game.phase
    seen.say[side] = game.say[side]
    seen.say[rival] = -1
    seen.say_issue[:] = game.say_issue
    seen.say_offer[:] = game.say_offer
    seen.read[side] = game.read[side]
    seen.read[rival] = -1
    own = deck.at_read + side * 3
    seen.fact[own : own + 3] = game.fact[own : own + 3]
    for posture in range(3):
        seen.fact[deck.at_read + rival * 3 + posture] = 0
    first = deck.card_first[side]
    last = deck.card_last[side]
    seen.dealt[first:last] = game.dealt[first:last]
    if game.phase == OVER:
        seen.say[rival] = game.say[rival]
        seen.read[rival] = game.read[rival]


def own_luck(game: Position, seen: Position, side: int) -> None:
    """Give a sight a seed of its own, drawn once a game from the side's private stream: it repeats with the game's
    seed, and no rule ever draws from it."""
    stream = PLAYER + (side ^ game.mirror)
    seen.key0 = word_at(game, stream, 0, 0, 0)
    seen.key1 = word_at(game, stream, 0, 1, 0)
    seen.number = 0
    seen.block[0] = -1
