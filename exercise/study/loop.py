"""A whole game between two bots, in place: it knows the order of play, and no rule.

Written like the kernel: integers in, integers out. `match` runs it in plain Python, `compiled` runs the very same.
"""

from __future__ import annotations

from exercise.players.player import Act
from exercise.rules.position import ROW, Position
from exercise.rules.sight import hear, look
from exercise.rules.tables import Tables
from exercise.rules.turn import closing, opening, resolution, signals


def run(
    deck: Tables,
    game: Position,
    us: Position,
    china: Position,
    speak_us: Act,
    choose_us: Act,
    speak_china: Act,
    choose_china: Act,
    rows: list[int],
) -> int:
    """Play a game that has been seated to its end; `us` and `china` are the two sides' sights, with luck of their own.
    Every row of the ledger goes into `rows`, if there is room. Returns how many integers were written there."""
    written = 0
    while game.ending < 0:
        opening(deck, game)
        look(deck, game, us, 0)
        look(deck, game, china, 1)
        if deck.signals:
            speak_us(deck, us, 0)
            speak_china(deck, china, 1)
            speak(game, us, 0)
            speak(game, china, 1)
            signals(deck, game)
            hear(deck, game, us, 0)
            hear(deck, game, china, 1)
        choose_us(deck, us, 0)
        choose_china(deck, china, 1)
        seal(deck, game, us, 0)
        seal(deck, game, china, 1)
        resolution(deck, game)
        closing(deck, game)
        many = game.rows * ROW
        rows[written : written + many] = game.row[:many]
        written += many
    return written


def speak(game: Position, seen: Position, side: int) -> None:
    """Take over what a side says."""
    game.say[side] = seen.say[side]
    game.say_issue[side] = seen.say_issue[side]
    game.say_offer[side] = seen.say_offer[side]


def seal(deck: Tables, game: Position, seen: Position, side: int) -> None:
    """Take over a side's order, its cards by their numbers."""
    first = side * deck.plays_max
    many = seen.ordered[side]
    game.ordered[side] = many
    for place in range(first, first + many):
        card = seen.order[place]
        at = place
        while at > first and game.order[at - 1] > card:
            game.order[at] = game.order[at - 1]
            at -= 1
        game.order[at] = card
