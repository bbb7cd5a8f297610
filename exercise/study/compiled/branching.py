"""Branches of one position in machine code: it knows how a position is handed over, and no rule."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numba import types

from exercise.rules.position import Position
from exercise.study import onward
from exercise.study.compiled.engine import NONE, PLAY, Code, Engine, many
from exercise.study.loop import COLUMNS


@lru_cache(maxsize=8)
def form(code: Code) -> Any:
    """The machine code of `onward.branches` for one shape."""
    return code.outermost(many, types.none(*PLAY), onward.branches, games=code.play.bind(onward.branches))


def branches(engine: Engine, position: Position, us: str, china: str, first: int, count: int) -> list[list[int]]:
    """The same rows as `field.Field.branch` gives in plain Python."""
    start = position.copy()
    start.logs, start.drawn, start.draws, start.row, start.rows, start.room = 0, [], 0, [], 0, 0
    start.tape, start.tape_at, start.tape_end = [0], 0, 0
    start.luck, start.luck_first, start.luck_room = (), (0,) * len(start.luck_room), [0] * len(start.luck_room)
    record = engine.code.game.rows(1)
    engine.code.game.write(start, record[0])
    results = np.zeros((count, len(COLUMNS)), np.int64)
    acts = engine.acts(us, china)
    engine.call(form(engine.code), record, engine.heads(), first, count, acts, results, NONE.copy(), NONE.copy())
    rows: list[list[int]] = results.tolist()
    return rows
