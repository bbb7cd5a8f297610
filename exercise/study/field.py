"""Where a study's games are played: it knows two engines that play the same games, and no figure's meaning.

A study asks for games by pair and number and gets rows of whole numbers (`loop.COLUMNS`), in order of number, whichever
engine plays them. Numba is loaded when the compiled engine is first asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from exercise.players.bots import bot
from exercise.players.player import Player
from exercise.rules import lanes
from exercise.rules import turn as rules
from exercise.rules.game import blank
from exercise.rules.position import COOPERATION, TENSION, TURN, Position
from exercise.rules.rulebook import Rulebook
from exercise.study.loop import TRACE, run
from exercise.study.match import Match
from exercise.study.onward import branch

CHUNK = 256
"""Games between two looks at the keyboard."""

Row = list[int]
"""What a game came to: ending, score_us, score_china, tension, cooperation, turn."""
ENDING, US, CHINA, TENSE, COOP, TURNS = range(6)


def row_of(book: Rulebook, position: Position) -> Row:
    """A finished game as a row."""
    scores = [rules.score(book.tables, position, side) for side in (0, 1)]
    return [position.ending, *scores, position.fact[TENSION], position.fact[COOPERATION], position.fact[TURN]]


def traced(match: Match, seed: int, number: int) -> tuple[Position, list[Row]]:
    """One game of a match in plain Python, and its rounds with a figure for each of `loop.TRACE`."""
    tables, wide = match.book.tables, len(TRACE)
    position = match.seat(seed, number)
    trace = [-1] * (tables.turns * wide)
    us, china = match.players
    run(tables, position, *match.seen, us.speak, us.choose, china.speak, china.choose, [], trace, 0)
    return position, [trace[at : at + wide] for at in range(0, len(trace), wide) if trace[at] > 0]


class Field:
    """Games of one rulebook under one engine. `done` is told how many games were finished."""

    def __init__(
        self,
        book: Rulebook,
        engine: str = "interpreted",
        *,
        done: Callable[[int], None] | None = None,
        threads: int | None = None,
    ) -> None:
        self.book = book
        self.engine = engine
        self.done = done
        self.threads = threads or os.cpu_count() or 1
        self.lanes = lanes.plan(lanes.of_game(book.tables))
        self.machine: Any = None
        if engine == "compiled":
            from exercise.study.compiled.engine import Engine

            self.machine = Engine(book)

    def play(
        self,
        us: str,
        china: str,
        seed: int,
        games: int,
        *,
        agendas: Mapping[str, str | None] | None = None,
    ) -> Iterator[list[Row]]:
        """Games 0 to `games` - 1 between two bots, by name, in chunks of rows. Raises KeyError for an unknown name."""
        chunks = [(first, min(CHUNK, games - first)) for first in range(0, games, CHUNK)]
        if self.machine is None:
            match = Match(self.book, bot(us), bot(china), agendas=agendas, ledger=False)
            for first, count in chunks:
                yield self.counted([row_of(self.book, match.play(seed, first + place)) for place in range(count)])
            return
        self.machine.acts(us, china)

        def chunk(one: tuple[int, int]) -> list[Row]:
            rows: list[Row] = self.machine.play(us, china, seed, *one, agendas=agendas).tolist()
            return rows

        yield from self.spread(chunk, chunks)

    def trace(self, us: str, china: str, seed: int, games: int) -> Iterator[tuple[Row, list[Row]]]:
        """Games round by round: what each came to, and its rounds with a figure for each of `loop.TRACE`."""
        chunks = [(first, min(CHUNK, games - first)) for first in range(0, games, CHUNK)]
        if self.machine is None:
            match = Match(self.book, bot(us), bot(china), ledger=False)
            for first, count in chunks:
                for place in range(count):
                    yield row_of(self.book, (last := traced(match, seed, first + place))[0]), last[1]
                self.counted([[]] * count)
            return
        for first, count in chunks:
            results, rounds = self.machine.trace(us, china, seed, first, count)
            for row, game in zip(self.counted(results.tolist()), rounds.tolist(), strict=True):
                yield row, [one for one in game if one[0] > 0]

    def branch(self, position: Position, us: str | Player, china: str | Player, first: int, count: int) -> list[Row]:
        """Branches of a position whose orders lie sealed, under the luck of games `first` to `first + count` - 1.

        A player that is no bot of a name is played in plain Python, whatever the engine.
        """
        if self.machine is not None and isinstance(us, str) and isinstance(china, str):
            from exercise.study.compiled.branching import branches, form

            ours, theirs = us, china
            chunks = [(at, min(CHUNK, first + count - at)) for at in range(first, first + count, CHUNK)]
            self.machine.acts(ours, theirs)
            form(self.machine.code)

            def chunk(one: tuple[int, int]) -> list[Row]:
                return branches(self.machine, position, ours, theirs, *one)

            return [row for rows in self.spread(chunk, chunks) for row in rows]
        tables = self.book.tables
        mine, other = (bot(one) if isinstance(one, str) else one for one in (us, china))
        seen = [blank(self.book, 0) for _side in (0, 1)]
        for one in seen:
            one.logs, one.drawn, one.row, one.room = 0, [], [], 0
        rows = []
        for number in range(first, first + count):
            game = position.copy()
            game.logs, game.drawn, game.draws, game.room, game.number = 0, [], 0, 0, number
            lanes.foretell(game, self.lanes)
            branch(tables, game, seen[0], seen[1], mine.speak, mine.choose, other.speak, other.choose, [], [])
            rows.append(row_of(self.book, game))
        return self.counted(rows)

    def spread(self, chunk: Callable[[tuple[int, int]], list[Row]], chunks: list[tuple[int, int]]) -> Iterator[Any]:
        """Chunks over all cores, given back in their order."""
        pool = ThreadPoolExecutor(self.threads)
        try:
            for rows in pool.map(chunk, chunks):
                yield self.counted(rows)
        finally:
            pool.shutdown(cancel_futures=True)

    def counted(self, rows: list[Row]) -> list[Row]:
        """The rows, told of."""
        if self.done:
            self.done(len(rows))
        return rows
