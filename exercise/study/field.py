"""Where a study's games are played: it knows two engines that play the same games, and no figure's meaning.

A study asks for games by pair and number and gets rows of whole numbers (`loop.COLUMNS`), in order of number, whichever
engine plays them. Numba is loaded when the compiled engine is first asked for. `cluster.far` is the same field on
many machines.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from exercise.players.bots import THINKERS, bot
from exercise.players.player import Player
from exercise.rules import lanes
from exercise.rules import turn as rules
from exercise.rules.game import blank
from exercise.rules.position import COOPERATION, TENSION, TURN, Position
from exercise.rules.rulebook import Rulebook
from exercise.study.loop import TRACE, run
from exercise.study.match import Match
from exercise.study.onward import branch
from exercise.study.stream import PATIENCE, THOUGHT

CHUNK = 256
"""Games between two looks at the keyboard."""
T = TypeVar("T")
Pair = tuple[str, str, int, int]
"""What `play` is asked: us, china, seed, games."""

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

    def on(self, book: Rulebook) -> Field:
        """The same field for another rulebook."""
        return Field(book, self.engine, done=self.done, threads=self.threads)

    def soon(self, asks: Iterable[Pair]) -> None:
        """What `play` will be asked next, in this order. Only a field that is far away makes use of it."""

    # --- many games, in their order ---------------------------------------------------------------------------------

    def play(
        self,
        us: str,
        china: str,
        seed: int,
        games: int,
        *,
        agendas: Mapping[str, str | None] | None = None,
    ) -> Iterator[list[Row]]:
        """Games 0 to `games` - 1 between two bots, by name, in lists of rows. Raises KeyError for an unknown name. On
        Ctrl-C the rows of whole games are handed over before it goes on its way."""
        if self.machine is None:
            match = Match(self.book, bot(us), bot(china), agendas=agendas, ledger=False)
            yield from self.patiently(games, lambda number: row_of(self.book, match.play(seed, number)))
            return
        self.machine.acts(us, china)

        def chunk(one: tuple[int, int]) -> list[Row]:
            return self.rows(us, china, seed, *one, agendas)

        share = -(-games // (2 * self.threads))  # so that no core is idle
        yield from self.spread(chunk, cut(0, games, max(1, min(size_of(us, china), share))))

    def trace(self, us: str, china: str, seed: int, games: int) -> Iterator[tuple[Row, list[Row]]]:
        """Games round by round: what each came to, and its rounds with a figure for each of `loop.TRACE`."""
        for first, count in cut(0, games, size_of(us, china)):
            yield from self.counted(self.rounds(us, china, seed, first, count))

    def branches(
        self, position: Position, us: str | Player, china: str | Player, first: int, count: int
    ) -> Iterator[list[Row]]:
        """Branches of a position whose orders lie sealed, under the luck of games `first` to `first + count` - 1, in
        lists of rows.

        A player that is no bot of a name is played in plain Python, whatever the engine.
        """
        if self.machine is None or not (isinstance(us, str) and isinstance(china, str)):
            play = self.onward(position, us, china)
            yield from self.patiently(count, lambda place: play(first + place))
            return
        ours, theirs = us, china
        self.ready(ours, theirs)

        def chunk(one: tuple[int, int]) -> list[Row]:
            return self.ends(position, ours, theirs, *one)

        yield from self.spread(chunk, cut(first, count, size_of(us, china)))

    def branch(self, position: Position, us: str | Player, china: str | Player, first: int, count: int) -> list[Row]:
        """The same in one list."""
        return [row for rows in self.branches(position, us, china, first, count) for row in rows]

    def each(self, work: Callable[..., T], asks: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        """`work(field, *ask)` for each of the asks, in their order. `work` is a function of a module, and what it
        returns depends on the rulebook and the ask alone; asks and answers are plain data."""
        for ask in asks:
            yield work(self, *ask)

    # --- so many games at once: what a worker is asked ----------------------------------------------------------------

    def rows(
        self, us: str, china: str, seed: int, first: int, count: int, agendas: Mapping[str, str | None] | None = None
    ) -> list[Row]:
        """Games `first` to `first + count` - 1 between two bots."""
        if self.machine is not None:
            found: list[Row] = self.machine.play(us, china, seed, first, count, agendas=agendas).tolist()
            return found
        match = Match(self.book, bot(us), bot(china), agendas=agendas, ledger=False)
        return [row_of(self.book, match.play(seed, first + place)) for place in range(count)]

    def rounds(self, us: str, china: str, seed: int, first: int, count: int) -> list[tuple[Row, list[Row]]]:
        """The same games round by round."""
        if self.machine is not None:
            results, rounds = self.machine.trace(us, china, seed, first, count)
            return [
                (row, [one for one in game if one[0] > 0])
                for row, game in zip(results.tolist(), rounds.tolist(), strict=True)
            ]
        match = Match(self.book, bot(us), bot(china), ledger=False)
        found = []
        for number in range(first, first + count):
            last, told = traced(match, seed, number)
            found.append((row_of(self.book, last), told))
        return found

    def ends(self, position: Position, us: str | Player, china: str | Player, first: int, count: int) -> list[Row]:
        """Branches of a position under the luck of games `first` to `first + count` - 1."""
        if self.machine is not None and isinstance(us, str) and isinstance(china, str):
            from exercise.study.compiled.branching import branches

            return branches(self.machine, position, us, china, first, count)
        play = self.onward(position, us, china)
        return [play(number) for number in range(first, first + count)]

    # --- how they are played ----------------------------------------------------------------------------------------

    def ready(self, us: str, china: str) -> None:
        """Compile what branches of these bots need, before threads ask for it at once."""
        from exercise.study.compiled.branching import form

        self.machine.acts(us, china)
        form(self.machine.code)

    def onward(self, position: Position, us: str | Player, china: str | Player) -> Callable[[int], Row]:
        """A function that plays a branch in plain Python under the luck of a game's number."""
        tables = self.book.tables
        mine, other = (bot(one) if isinstance(one, str) else one for one in (us, china))
        seen = [blank(self.book, 0) for _side in (0, 1)]
        for one in seen:
            one.logs, one.drawn, one.row, one.room = 0, [], [], 0

        def play(number: int) -> Row:
            game = position.copy()
            game.logs, game.drawn, game.draws, game.room, game.number = 0, [], 0, 0, number
            lanes.foretell(game, self.lanes)
            branch(tables, game, seen[0], seen[1], mine.speak, mine.choose, other.speak, other.choose, [], [])
            return row_of(self.book, game)

        return play

    def patiently(self, games: int, play: Callable[[int], Row]) -> Iterator[list[Row]]:
        """Games in plain Python, handed over in lists; those that a Ctrl-C leaves are handed over before it goes on."""
        rows: list[Row] = []
        began = time.monotonic()
        try:
            for place in range(games):
                rows.append(play(place))
                if len(rows) == CHUNK or time.monotonic() - began > PATIENCE:
                    done, rows = rows, []
                    yield self.counted(done)
                    began = time.monotonic()
        except KeyboardInterrupt:
            if rows:
                yield self.counted(rows)
            raise
        if rows:
            yield self.counted(rows)

    def spread(self, chunk: Callable[[tuple[int, int]], list[Row]], chunks: list[tuple[int, int]]) -> Iterator[Any]:
        """Chunks over all cores, given back in their order."""
        pool = ThreadPoolExecutor(self.threads)
        try:
            for rows in pool.map(chunk, chunks):
                yield self.counted(rows)
        finally:
            pool.shutdown(cancel_futures=True)

    def counted(self, rows: list[T]) -> list[T]:
        """The rows, told of."""
        if self.done:
            self.done(len(rows))
        return rows


def size_of(us: str | Player, china: str | Player) -> int:
    """How many games of these two a chunk has."""
    return THOUGHT if us in THINKERS or china in THINKERS else CHUNK


def cut(first: int, count: int, size: int) -> list[tuple[int, int]]:
    """So many games from a number on, cut into chunks: the first of each, and how many it has."""
    return [(at, min(size, first + count - at)) for at in range(first, first + count, size)]
