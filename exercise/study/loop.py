"""A whole game between two bots, in place: it knows the order of play, and no rule.

Written like the kernel: integers in, integers out. `match` runs it in plain Python, `compiled` runs the very same.
"""

from __future__ import annotations

from typing import Any

from exercise.players.player import Act
from exercise.rules.position import COOPERATION, ROW, TENSION, TURN, Position, copied
from exercise.rules.sight import hear, look, own_luck
from exercise.rules.tables import Tables
from exercise.rules.turn import closing, opening, resolution, score, seating, signals


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
            act(speak_us, deck, us, 0)
            act(speak_china, deck, china, 1)
            speak(game, us, 0)
            speak(game, china, 1)
            signals(deck, game)
            hear(deck, game, us, 0)
            hear(deck, game, china, 1)
        act(choose_us, deck, us, 0)
        act(choose_china, deck, china, 1)
        seal(deck, game, us, 0)
        seal(deck, game, china, 1)
        resolution(deck, game)
        closing(deck, game)
        many = game.rows * ROW
        rows[written : written + many] = game.row[:many]
        written += many
    return written


def act(decision: Act, deck: Tables, seen: Position, side: int) -> None:
    """Let a side decide."""
    decision(deck, seen, side)


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


COLUMNS = ("ending", "score_us", "score_china", "tension", "cooperation", "turn")
"""What is kept of a game in a batch, all whole numbers."""


def batch(
    deck: Tables,
    start: Position,
    heads: list[Position],
    first: int,
    count: int,
    speak_us: Act,
    choose_us: Act,
    speak_china: Act,
    choose_china: Act,
    results: Any,
    rows: list[int],
) -> int:
    """Play the games of numbers `first` to `first + count - 1` from `start`, in the room of three heads: the game, and
    both sights. Writes a row of results a game, and the last game's ledger; returns how long that is."""
    written = 0
    for place in range(count):
        heads[0] = copied(start)
        game = heads[0]
        game.number = first + place
        seating(deck, game)
        own_luck(game, heads[1], 0)
        own_luck(game, heads[2], 1)
        written = run(deck, game, heads[1], heads[2], speak_us, choose_us, speak_china, choose_china, rows)
        results[place, 0] = game.ending
        results[place, 1] = score(deck, game, 0)
        results[place, 2] = score(deck, game, 1)
        results[place, 3] = game.fact[TENSION]
        results[place, 4] = game.fact[COOPERATION]
        results[place, 5] = game.fact[TURN]
    return written
