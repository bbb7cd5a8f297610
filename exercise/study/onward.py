"""A game that goes on from where its orders lie sealed: it knows the order of play from there, and no rule.

Written like the kernel, as `loop` is: plain Python runs `branch`, machine code runs the same through `branches`.
"""

from __future__ import annotations

from typing import Any

from exercise.players.player import Act
from exercise.rules.lanes import Lanes, foretell
from exercise.rules.position import Position, copied
from exercise.rules.sight import own_luck
from exercise.rules.tables import Tables
from exercise.rules.turn import closing, resolution
from exercise.study.loop import run, sum_up


def branch(
    deck: Tables,
    game: Position,
    us: Position,
    china: Position,
    speak_us: Act,
    choose_us: Act,
    speak_china: Act,
    choose_china: Act,
    rows: list[int],
    trace: list[int],
) -> None:
    """Open the orders that lie sealed in a position, and play on to the end with the luck of its number. `us` and
    `china` are room for the two sides' sights."""
    game.block[0] = -1  # the last draws kept there may be those of another number
    own_luck(game, us, 0)
    own_luck(game, china, 1)
    resolution(deck, game)
    closing(deck, game)
    run(deck, game, us, china, speak_us, choose_us, speak_china, choose_china, rows, trace, 0)


def branches(
    deck: Tables,
    start: Position,
    heads: list[Position],
    plans: list[Lanes],
    first: int,
    count: int,
    speak_us: Act,
    choose_us: Act,
    speak_china: Act,
    choose_china: Act,
    results: Any,
    rows: list[int],
    trace: list[int],
) -> None:
    """Branches of one position under the luck of games `first` to `first + count - 1`, in the room of three heads: the
    game, and both sights. Writes a row of results each (`loop.COLUMNS`)."""
    for place in range(count):
        heads[0] = copied(start)
        game = heads[0]
        game.number = first + place
        foretell(game, plans[0])
        branch(deck, game, heads[1], heads[2], speak_us, choose_us, speak_china, choose_china, rows, trace)
        sum_up(deck, game, results, place)
