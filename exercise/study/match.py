"""One game between two bots, played in place and as fast as plain Python goes: it knows the order of play, and no rule.

The same game as a table with the same seed, bots, teams and agendas would play, to the bit; but no position is copied
and nothing is written. Game i of a study uses number i in every draw, so two studies can be compared on equal luck.
"""

from __future__ import annotations

from collections.abc import Mapping

from exercise.players.player import Player
from exercise.rules import lanes
from exercise.rules.game import blank, sit
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.sight import own_luck
from exercise.study.loop import run


class Match:
    """Two bots and a rulebook. `us` and `china` decide for their sides; `ledger` keeps every row of a game in
    `rows`."""

    def __init__(
        self,
        book: Rulebook,
        us: Player,
        china: Player,
        *,
        teams: Mapping[str, str | None] | None = None,
        agendas: Mapping[str, str | None] | None = None,
        ledger: bool = True,
    ) -> None:
        self.book = book
        self.players = (us, china)
        self.teams, self.agendas = teams, agendas
        self.ledger = ledger
        self.rows: list[int] = []
        self.seen = (blank(book, 0), blank(book, 0))
        for seen in self.seen:
            seen.logs, seen.drawn, seen.row, seen.room = 0, [], [], 0
        tables = book.tables
        self.lanes = lanes.plan(lanes.of_game(tables))
        self.own_lanes = [lanes.plan(lanes.of_side(tables, side)) for side in (0, 1)]

    def play(self, seed: int, game: int) -> Position:
        """Play one game to its end and return its last position."""
        position = self.seat(seed, game)
        us, china = self.players
        self.rows = []
        run(self.book.tables, position, *self.seen, us.speak, us.choose, china.speak, china.choose, self.rows, [], 0)
        return position

    def seat(self, seed: int, game: int) -> Position:
        """The position of a game before its first turn; both sights are made ready for it."""
        position = blank(self.book, seed, game)
        lanes.foretell(position, self.lanes)
        sit(self.book, position, self.teams or {}, self.agendas or {})
        position.logs = 0  # draws are written down for a record, and a study keeps none
        if not self.ledger:
            position.room = 0
        for side in (0, 1):
            own_luck(position, self.seen[side], side)
            lanes.foretell(self.seen[side], self.own_lanes[side])
        return position
