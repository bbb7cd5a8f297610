"""One game between two bots, played in place and as fast as plain Python goes: it knows the order of play, and no rule.

The same game as a table with the same seed, bots, teams and agendas would play, to the bit; but no position is copied
and nothing is written. Game i of a study uses number i in every draw, so two studies can be compared on equal luck.
"""

from __future__ import annotations

from collections.abc import Mapping

from exercise.players.player import Player
from exercise.rules import lanes
from exercise.rules import turn as rules
from exercise.rules.game import blank, sit
from exercise.rules.position import ROW, Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.sight import hear, look, own_luck
from exercise.rules.tables import Tables


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
        self.turns = 0  # rounds played in the last game
        self.seen = (blank(book, 0), blank(book, 0))
        for seen in self.seen:
            seen.logs, seen.drawn, seen.row = 0, [], []
        tables = book.tables
        self.lanes = lanes.plan(lanes.of_game(tables))
        self.own_lanes = [lanes.plan(lanes.of_side(tables, side)) for side in (0, 1)]

    def play(self, seed: int, game: int) -> Position:
        """Play one game to its end and return its last position."""
        tables = self.book.tables
        position = blank(self.book, seed, game)
        lanes.foretell(position, self.lanes)
        sit(self.book, position, self.teams or {}, self.agendas or {})
        position.logs = 0  # draws are written down for a record, and a study keeps none
        if not self.ledger:
            position.row = []
        self.rows = []
        self.turns = 0
        for side in (0, 1):
            own_luck(position, self.seen[side], side)
            lanes.foretell(self.seen[side], self.own_lanes[side])
        while position.ending < 0:
            self.turns += 1
            rules.opening(tables, position)
            for side in (0, 1):
                look(tables, position, self.seen[side], side)
            if tables.signals:
                self.speak(tables, position)
            self.decide(tables, position)
            rules.resolution(tables, position)
            rules.closing(tables, position)
            if self.ledger:
                self.rows += position.row[: position.rows * ROW]
        return position

    def speak(self, tables: Tables, position: Position) -> None:
        """Both sides announce, and read each other."""
        for side in (0, 1):
            seen = self.seen[side]
            self.players[side].speak(tables, seen, side)
            position.say[side] = seen.say[side]
            position.say_issue[side] = seen.say_issue[side]
            position.say_offer[side] = seen.say_offer[side]
        rules.signals(tables, position)
        for side in (0, 1):
            hear(tables, position, self.seen[side], side)

    def decide(self, tables: Tables, position: Position) -> None:
        """Both sides seal, neither seeing the other."""
        for side in (0, 1):
            seen = self.seen[side]
            self.players[side].choose(tables, seen, side)
            position.ordered[side] = seen.ordered[side]
            first = side * tables.plays_max
            last = first + seen.ordered[side]
            position.order[first:last] = sorted(seen.order[first:last])
