"""Games by the thousand in machine code: it knows shapes, bots and batches, and no rule.

One compiled form serves every deck of a shape (`records`). A bot is compiled when it is first asked for, and called by
its address, so that no pair of bots needs a form of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from hashlib import sha256
from types import FunctionType
from typing import Any

import numpy as np
from numba import njit, types
from numba.core import config

from exercise.players.bots import bot
from exercise.rules import chance, hands, lanes, position
from exercise.rules.game import blank
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.tables import Tables
from exercise.study import loop
from exercise.study.compiled import memory, records, store
from exercise.study.compiled.binding import Binder
from exercise.study.compiled.laid import Laid
from exercise.study.loop import COLUMNS, TRACE

NONE = np.zeros(0, np.int64)
TABLES = tuple(Tables.__annotations__)
POSITION = tuple(Position.__annotations__)
DECISION = types.FunctionType(types.void(types.int64, types.int64, types.int64))
PLAY = (
    types.int64, types.int64, types.int64, types.int64, types.int64, types.int64,
    DECISION, DECISION, DECISION, DECISION, types.int64[:, ::1], types.int64[::1], types.int64[::1],
)  # fmt: skip
"""What `many` takes: addresses of tables, first position, room and plans of luck; numbers of games; decisions; room
for results."""

decision: Any = None
games: Any = None
deck_at: Any = None
game_at: Any = None
heads_at: Any = None
plans_at: Any = None


def decide(deck: int, seen: int, side: int) -> None:
    """The form in which a bot's decision is called: by addresses. What stands above is put in its place when it is
    compiled."""
    decision(deck_at(deck), game_at(seen), side)


def many(
    deck: int,
    start: int,
    heads: int,
    plans: int,
    first: int,
    count: int,
    speak_us: Any,
    choose_us: Any,
    speak_china: Any,
    choose_china: Any,
    results: Any,
    rows: Any,
    trace: Any,
) -> Any:
    """The form in which games by the thousand are called (`loop.batch`, `onward.branches`): by addresses, too."""
    return games(
        deck_at(deck),
        game_at(start),
        heads_at(heads),
        plans_at(plans),
        first,
        count,
        speak_us,
        choose_us,
        speak_china,
        choose_china,
        results,
        rows,
        trace,
    )


APART = (
    position.promise, position.change_course, hands.gather, hands.retire, loop.tell, loop.tight,
    chance.drawn, chance.logged, chance.word_at, chance.unbiased, chance.taped, chance.write_down,
)  # fmt: skip
"""What is called from many places, or seldom. All else of a game is written out where it is called: a call costs
twenty instructions, and the rules are made of small functions (a game took a fifth longer without)."""


@contextmanager
def narrow_loops() -> Iterator[None]:
    """Let loops be compiled one number at a time: those of a rule go round a few times only, and preparing to take
    eight at once costs more than it saves (a game took an eighth longer, compiling it two thirds)."""
    before = config.LOOP_VECTORIZE  # type: ignore[attr-defined]  # made when Numba begins
    config.LOOP_VECTORIZE = 0  # type: ignore[attr-defined]  # as above
    try:
        yield
    finally:
        config.LOOP_VECTORIZE = before  # type: ignore[attr-defined]  # as above


class Code:
    """The machine code for decks and positions of one shape."""

    def __init__(self, deck: records.Shape, game: records.Shape, plan: records.Shape) -> None:
        store.open_for_this_version()
        self.deck, self.game = records.Layout("deck", deck, True), records.Layout("game", game, False)
        self.plan = records.Layout("plan", plan, True)
        self.mark = sha256(f"{self.deck.mark} {self.game.mark} {self.plan.mark}".encode()).hexdigest()[:12]
        tables, position_ = Laid(self.deck), Laid(self.game)
        self.found = {
            "plans_at": memory.heads_at(Laid(self.plan)),
            "deck_at": memory.record_at(tables),
            "game_at": memory.record_at(position_),
            "heads_at": memory.heads_at(position_),
        }
        instead = {
            position.room_for: memory.room_of(position_),
            position.copied: memory.copied,
            lanes.other_luck: memory.other_luck,
            loop.act: memory.act,
        }
        self.thought = Binder(instead, inside=lambda function: function is chance.philox)
        foretell = self.thought.bind(memory.foretell)
        foretell.compile((position_, Laid(self.plan)))  # before `narrow_loops`: the one loop for wide registers
        self.play = Binder({**instead, lanes.foretell: foretell}, inside=lambda function: function not in APART)
        self.decisions: dict[Any, Any] = {}
        self.batch = self.outermost(many, types.int64(*PLAY), loop.batch, games=self.play.bind(loop.batch))

    def outermost(self, form: Any, signature: Any, function: Any, **names: Any) -> Any:
        """A function as it is called from outside, kept on disk from one run to the next. Addresses look alike for
        every shape, so its name tells them apart."""
        scope = self.play.scope(form, {**self.found, **names})
        bound = FunctionType(form.__code__, scope, form.__name__)
        bound.__qualname__ = f"{function.__module__}.{function.__name__}.{self.mark}"
        bound.__module__ = form.__module__
        with narrow_loops():
            return njit(signature, nogil=True, cache=True)(bound)

    def decision(self, function: Any) -> Any:
        """A bot's decision, compiled when it is first wanted."""
        if function not in self.decisions:
            signature = types.void(types.int64, types.int64, types.int64)
            decided = self.thought.bind(function)
            self.decisions[function] = self.outermost(decide, signature, function, decision=decided)
        return self.decisions[function]


code = lru_cache(maxsize=8)(Code)


class Engine:
    """Batches of one rulebook. The same games as `match.Match` plays, to the bit."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        tables = book.tables
        wanted = (lanes.of_game(tables), lanes.of_side(tables, 0), lanes.of_side(tables, 1))
        plans = [records.Plan(lanes.plan(one)) for one in wanted]
        empty = self.blank(0)
        empty.luck = (0,) * (4 * max(plan.count for plan in plans))
        largest = max(plans, key=lambda plan: plan.count)
        self.code = code(
            records.shape_of(tables, TABLES),
            records.shape_of(empty, POSITION),
            records.shape_of(largest, records.PLAN),
        )
        self.plans = self.code.plan.rows(3)
        for plan, row in zip(plans, self.plans, strict=True):
            self.code.plan.write(plan, row)
        self.tables = self.code.deck.rows(1)
        self.code.deck.write(book.tables, self.tables[0])
        self.empty = self.code.game.rows(1)
        self.code.game.write(empty, self.empty[0])

    def blank(self, seed: int) -> Position:
        """A position before anything has happened, whose draws are not written down."""
        empty = blank(self.book, seed)
        empty.logs, empty.drawn = 0, []
        return empty

    def start(self, seed: int, teams: Mapping[str, str | None], agendas: Mapping[str, str | None], ledger: bool) -> Any:
        """The position that every game of a batch begins from, before anything is drawn."""
        record = self.empty.copy()
        cells = partial(self.code.game.cells, record[0])
        first = self.blank(seed)
        cells("key0")[0], cells("key1")[0] = first.key0, first.key1
        for side, name in enumerate(("us", "china")):
            team, agenda = teams.get(name), agendas.get(name)
            cells("team")[side] = -1 if team is None else self.book.team_at[side, team]
            cells("agenda")[side] = -1 if agenda is None else self.book.agenda_at[side, agenda]
        if not ledger:
            cells("room")[0] = 0
        return record

    def play(
        self,
        us: str,
        china: str,
        seed: int,
        first: int,
        count: int,
        *,
        teams: Mapping[str, str | None] | None = None,
        agendas: Mapping[str, str | None] | None = None,
    ) -> Any:
        """Play games `first` to `first + count - 1` of a study: an array of one row a game, one column of `COLUMNS` a
        figure. Raises KeyError for an unknown bot, team or agenda."""
        return self.played(us, china, seed, first, count, teams or {}, agendas or {}, NONE)

    def trace(
        self,
        us: str,
        china: str,
        seed: int,
        first: int,
        count: int,
        *,
        teams: Mapping[str, str | None] | None = None,
        agendas: Mapping[str, str | None] | None = None,
    ) -> tuple[Any, Any]:
        """The same games round by round: what `play` gives, and an array by game, round and column of `loop.TRACE`,
        -1 where a game was over."""
        turns = self.book.tables.turns
        trace = np.full(count * turns * len(TRACE), -1, np.int64)
        results = self.played(us, china, seed, first, count, teams or {}, agendas or {}, trace)
        return results, trace.reshape(count, turns, len(TRACE))

    def played(
        self,
        us: str,
        china: str,
        seed: int,
        first: int,
        count: int,
        teams: Mapping[str, str | None],
        agendas: Mapping[str, str | None],
        trace: Any,
    ) -> Any:
        """Play a batch and return its results."""
        results = np.zeros((count, len(COLUMNS)), np.int64)
        start = self.start(seed, teams, agendas, ledger=False)
        acts = self.acts(us, china)
        self.call(self.code.batch, start, self.heads(), first, count, acts, results, NONE.copy(), trace)
        return results

    def one(self, us: str, china: str, seed: int, game: int) -> tuple[Position, list[int]]:
        """Play one game with its ledger: the last position and every row, as `Match.play` and `Match.rows` have
        them."""
        rows = np.zeros(len(blank(self.book, 0).row) * (self.book.tables.turns + 1), np.int64)
        results = np.zeros((1, len(COLUMNS)), np.int64)
        start = self.start(seed, {}, {}, ledger=True)
        heads = self.heads()
        acts = self.acts(us, china)
        written = self.call(self.code.batch, start, heads, game, 1, acts, results, rows, NONE.copy())
        last = self.blank(seed)
        last.number = game
        self.code.game.read(heads[0], last)
        return last, rows[:written].tolist()

    def call(self, play: Any, start: Any, heads: Any, first: int, count: int, acts: Any, *kept: Any) -> Any:
        """Call machine code by addresses; the arrays live until it returns."""
        where = (array.ctypes.data for array in (self.tables, start, heads, self.plans))
        return play(*where, first, count, *acts, *kept)

    def heads(self) -> Any:
        """Room for a game and the two sights, which keep no ledger."""
        heads = self.empty.repeat(3, axis=0)
        for head in heads:
            self.code.game.cells(head, "room")[0] = 0
        return heads

    def acts(self, us: str, china: str) -> tuple[Any, Any, Any, Any]:
        """The decisions of both sides' bots, in the order that the loop takes them."""
        ours, theirs = bot(us), bot(china)
        speak_us, choose_us = self.code.decision(ours.speak), self.code.decision(ours.choose)
        return speak_us, choose_us, self.code.decision(theirs.speak), self.code.decision(theirs.choose)
