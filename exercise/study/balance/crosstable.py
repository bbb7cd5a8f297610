"""Every quick bot against every one from both seats: it knows what each pair's games came to, and judges nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from exercise.rules.rulebook import Rulebook
from exercise.study.batch import Sum
from exercise.study.field import CHINA, ENDING, US, Field, Row


@dataclass
class Meeting:
    """What the games of one pair came to: scores and successes by side, games by ending."""

    games: int = 0
    score: tuple[Sum, Sum] = field(default_factory=lambda: (Sum(), Sum()))
    success: list[int] = field(default_factory=lambda: [0, 0])
    endings: dict[int, int] = field(default_factory=dict)

    def add(self, book: Rulebook, rows: Iterable[Row]) -> None:
        """Count games."""
        for row in rows:
            self.games += 1
            self.endings[row[ENDING]] = self.endings.get(row[ENDING], 0) + 1
            for side in (0, 1):
                self.score[side].add(row[US + side])
                self.success[side] += succeeds(book, row, side)

    def share(self, side: int) -> float:
        """A side's share of successes."""
        return self.success[side] / self.games if self.games else 0.0


def succeeds(book: Rulebook, row: Row, side: int) -> bool:
    """Whether a side reached its par; on a deck without par, whether it was ahead."""
    if book.tables.has_par:
        return row[US + side] >= book.tables.par[side]
    return row[US + side] > row[CHINA - side]


def met(ground: Field, us: str, china: str, seed: int, games: int, **settings: dict[str, str | None]) -> Meeting:
    """Play the games of one pair. `settings`: as `Field.play` takes them."""
    meeting = Meeting()
    for rows in ground.play(us, china, seed, games, agendas=settings.get("agendas")):
        meeting.add(ground.book, rows)
    return meeting


class CrossTable:
    """The meetings of all ordered pairs of bots; a bot meets itself in `mirrored` games."""

    def __init__(self, ground: Field, bots: list[str], seed: int, games: int, mirrored: int) -> None:
        self.ground, self.bots, self.games, self.mirrored = ground, bots, games, mirrored
        asks = [(us, china, seed, mirrored if us == china else games) for us in bots for china in bots]
        ground.soon(asks)
        self.meetings = {(us, china): met(ground, us, china, seed, many) for us, china, seed, many in asks}

    def __getitem__(self, pair: tuple[str, str]) -> Meeting:
        return self.meetings[pair]
