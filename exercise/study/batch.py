"""What many games add up to: it knows sums and counts, exact in integers, so that no split of the work changes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from math import isqrt
from typing import Any

from exercise.deck.models import SIDES
from exercise.rules import turn as rules
from exercise.rules.position import TURN, Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.views import ahead, result
from exercise.study.match import Match

MILLION = 10**6


@dataclass
class Sum:
    """A count, a sum and a sum of squares of whole numbers."""

    count: int = 0
    total: int = 0
    squares: int = 0

    def add(self, value: int) -> None:
        """Count one more value."""
        self.count += 1
        self.total += value
        self.squares += value * value

    @property
    def mean(self) -> float:
        """The mean, rounded to 6 places from exact sums; 0 of nothing."""
        return rounded(self.total, self.count) if self.count else 0.0

    @property
    def deviation(self) -> float:
        """The population standard deviation, rounded to 6 places from exact sums; 0 of nothing."""
        if not self.count:
            return 0.0
        spread = self.count * self.squares - self.total * self.total
        scale = MILLION * 1000
        return rounded(isqrt(spread * scale * scale), self.count * scale)


def rounded(top: int, bottom: int) -> float:
    """A fraction of whole numbers rounded half up to 6 places, in integers until the last step."""
    return (2 * top * MILLION + bottom) // (2 * bottom) / MILLION


@dataclass
class Tally:
    """What a batch of games came to."""

    book: Rulebook
    games: int = 0
    score: tuple[Sum, Sum] = field(default_factory=lambda: (Sum(), Sum()))
    tension: Sum = field(default_factory=Sum)
    cooperation: Sum = field(default_factory=Sum)
    turns: Sum = field(default_factory=Sum)
    endings: dict[str, int] = field(default_factory=dict)
    results: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("both", "us", "china", "neither"), 0))
    ahead: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("us", "china", "draw"), 0))

    def __post_init__(self) -> None:
        self.endings = {ending.id: 0 for ending in self.book.endings}

    def add(self, position: Position, turns: int) -> None:
        """Count a finished game of so many turns."""
        self.games += 1
        for side in (0, 1):
            self.score[side].add(rules.score(self.book.tables, position, side))
        self.tension.add(position.fact[0])
        self.cooperation.add(position.fact[1])
        self.turns.add(turns)
        self.endings[self.book.endings[position.ending].id] += 1
        self.results[result(self.book, position)] += 1
        self.ahead[ahead(self.book, position)] += 1

    def add_columns(self, columns: list[list[int]]) -> None:
        """Count a batch of finished games, a list for each of `loop.COLUMNS`."""
        endings, ours, theirs, tension, cooperation, turns = columns
        par = self.book.tables.par
        self.games += len(endings)
        for values, into in (
            (ours, self.score[0]),
            (theirs, self.score[1]),
            (tension, self.tension),
            (cooperation, self.cooperation),
            (turns, self.turns),
        ):
            into.count += len(values)
            into.total += sum(values)
            into.squares += sum(value * value for value in values)
        for place, many in Counter(endings).items():
            self.endings[self.book.endings[place].id] += many
        made = Counter((us >= par[0], china >= par[1]) for us, china in zip(ours, theirs, strict=True))
        for name, reached in (("both", (True, True)), ("us", (True, False)), ("china", (False, True))):
            self.results[name] += made[reached]
        self.results["neither"] += made[False, False]
        self.ahead["us"] += sum(us > china for us, china in zip(ours, theirs, strict=True))
        self.ahead["china"] += sum(us < china for us, china in zip(ours, theirs, strict=True))
        self.ahead["draw"] += sum(us == china for us, china in zip(ours, theirs, strict=True))

    def told(self) -> dict[str, Any]:
        """The tally under the names of `simulate --json`."""
        told: dict[str, Any] = {
            "score": {
                name: {"mean": self.score[side].mean, "sd": self.score[side].deviation}
                for side, name in enumerate(SIDES)
            },
            "tension": {"mean": self.tension.mean, "sd": self.tension.deviation},
            "cooperation": {"mean": self.cooperation.mean, "sd": self.cooperation.deviation},
            "endings": self.endings,
            "results": self.results if self.book.tables.has_par else None,
            "ahead": self.ahead,
            "turns": {"mean": self.turns.mean},
        }
        return told


def tally(match: Match, seed: int, games: Iterable[int]) -> Tally:
    """Play games of a match, by their numbers, and add them up. Ctrl-C ends it with the games that were finished."""
    total = Tally(match.book)
    with suppress(KeyboardInterrupt):
        for game in games:
            position = match.play(seed, game)
            total.add(position, position.fact[TURN])
    return total
