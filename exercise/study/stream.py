"""The results of many games while they are played, block by block: it knows engines and threads, and no figure's
meaning.

At most a few blocks are there at any time, whatever the number of games, so memory does not grow with it. Blocks come
in the order of the games; how large they are, and on how many cores they were played, changes no game.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from exercise.players.bots import THINKERS
from exercise.players.player import Player
from exercise.rules.position import COOPERATION, TENSION, TURN, Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.turn import score
from exercise.study.match import Match

BLOCK = 256
"""Games of a block, at most."""
THOUGHT = 4
"""The same where a bot plays on in its head: a block is what Ctrl-C waits for."""
PATIENCE = 0.2
"""Seconds after which a block in plain Python is handed over as it is."""

Chosen: TypeAlias = Mapping[str, str | None]
"""A team or a secret aim by side; None for chance."""
Columns: TypeAlias = list[list[int]]
"""The figures of some games, a list for each of `loop.COLUMNS`, in the order of the games."""


def interpreted(
    book: Rulebook,
    us: Player,
    china: Player,
    seed: int,
    games: int,
    *,
    teams: Chosen | None = None,
    agendas: Chosen | None = None,
) -> Iterator[Columns]:
    """Games 0 to `games` - 1 in plain Python. Ctrl-C ends them with those that were finished, then goes on its way."""
    match = Match(book, us, china, teams=teams, agendas=agendas, ledger=False)
    rows: list[tuple[int, ...]] = []
    began = time.monotonic()
    try:
        for game in range(games):
            rows.append(figures(book, match.play(seed, game)))
            if len(rows) == BLOCK or time.monotonic() - began > PATIENCE:
                done, rows = rows, []
                yield columns(done)
                began = time.monotonic()
    except KeyboardInterrupt:
        if rows:
            yield columns(rows)
        raise
    if rows:
        yield columns(rows)


def compiled(
    book: Rulebook,
    us: str,
    china: str,
    seed: int,
    games: int,
    *,
    teams: Chosen | None = None,
    agendas: Chosen | None = None,
    threads: int | None = None,
) -> Iterator[Columns]:
    """The same games in machine code, on all cores or so many threads. Raises KeyError for an unknown bot, team or
    agenda."""
    from concurrent.futures import Future, ThreadPoolExecutor

    from exercise.study.compiled.engine import Engine

    engine = Engine(book)
    engine.acts(us, china)
    threads = threads or os.cpu_count() or 1
    pool = ThreadPoolExecutor(threads)
    waiting: deque[Future[Any]] = deque()

    size = THOUGHT if us in THINKERS or china in THINKERS else BLOCK

    def play(first: int) -> Any:
        many = min(size, games - first)
        return engine.play(us, china, seed, first, many, teams=teams, agendas=agendas)

    try:
        for first in range(0, games, size):
            waiting.append(pool.submit(play, first))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result().T.tolist()
        while waiting:
            yield waiting.popleft().result().T.tolist()
    finally:
        pool.shutdown(cancel_futures=True)


def figures(book: Rulebook, position: Position) -> tuple[int, ...]:
    """What is kept of a finished game, in the order of `loop.COLUMNS`."""
    fact, tables = position.fact, book.tables
    scores = score(tables, position, 0), score(tables, position, 1)
    return (position.ending, *scores, fact[TENSION], fact[COOPERATION], fact[TURN])


def columns(rows: Sequence[Sequence[int]]) -> Columns:
    """Rows of figures turned into columns."""
    return [list(column) for column in zip(*rows, strict=True)]
