"""Everyone against everyone: it knows seats, bouts and tables, and nothing of what a bot does.

A bout of two bots is two games of one number: each sits once on either side, under the same luck (duplicate, as in
bridge; Axelrod, 1984, for the round robin). So neither the side nor the luck of a number favours a bot. A bot's score
in a bout is the sum of its two games. Everything is added up in whole numbers. A tournament that is cut short has the
bouts that were played.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Any

from exercise.study.batch import Sum
from exercise.study.field import CHINA, US, Field, Pair, Row
from exercise.study.intervals import PLACES, half, share
from exercise.study.ratings import ratings


@dataclass
class Bouts:
    """What two bots (`one` and `other`) made of their bouts; scores are sums of two games."""

    one: str
    other: str
    ones: Sum = field(default_factory=Sum)
    others: Sum = field(default_factory=Sum)
    lead: Sum = field(default_factory=Sum)
    wins: list[int] = field(default_factory=lambda: [0, 0, 0])
    par: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, at_home: Row, away: Row, par: list[int] | None) -> None:
        """Count a bout: `at_home` has `one` as us, `away` has it as china."""
        one, other = at_home[US] + away[CHINA], at_home[CHINA] + away[US]
        self.ones.add(one)
        self.others.add(other)
        self.lead.add(one - other)
        self.wins[0 if one > other else 1 if one < other else 2] += 1
        if par is not None:
            self.par[0] += (at_home[US] >= par[0]) + (away[CHINA] >= par[1])
            self.par[1] += (at_home[CHINA] >= par[1]) + (away[US] >= par[0])


class Tournament:
    """A round robin of bots over one field; `games` of each seating of each pair."""

    def __init__(self, ground: Field, bots: Sequence[str], seed: int, games: int) -> None:
        self.ground, self.bots, self.seed, self.games = ground, list(bots), seed, games
        self.own: dict[str, Bouts] = {one: Bouts(one, one) for one in self.bots}
        self.bouts: dict[tuple[str, str], Bouts] = {pair: Bouts(*pair) for pair in combinations(self.bots, 2)}

    @property
    def length(self) -> int:
        """How many games it takes."""
        return self.games * len(self.bots) ** 2

    @property
    def played(self) -> int:
        """How many games have been counted."""
        own = sum(bouts.lead.count for bouts in self.own.values())
        return own + 2 * sum(bouts.lead.count for bouts in self.bouts.values())

    def play(self) -> None:
        """Play every pair, and every bot against itself. Raises KeyError for an unknown bot; Ctrl-C leaves what was
        counted."""
        meetings = [*self.own.values(), *self.bouts.values()]
        self.ground.soon(seating for bouts in meetings for seating in self.seatings(bouts))
        for bouts in meetings:
            self.meet(bouts)

    def seatings(self, bouts: Bouts) -> list[Pair]:
        """What is played of a pair. Against itself a bot needs one seating: the other would be the same game."""
        there = (bouts.one, bouts.other, self.seed, self.games)
        return [there] if bouts.one == bouts.other else [there, (bouts.other, bouts.one, self.seed, self.games)]

    def meet(self, bouts: Bouts) -> None:
        """Play all bouts of a pair and count them."""
        tables = self.ground.book.tables
        par = tables.par if tables.has_par else None
        seatings = [chain.from_iterable(self.ground.play(*one)) for one in self.seatings(bouts)]
        for at_home, *away in zip(*seatings, strict=True):
            bouts.add(at_home, away[0] if away else at_home, par)

    # --- what it came to --------------------------------------------------------------------------------------------

    def told(self) -> dict[str, Any]:
        """The tournament under the names of `tournament --json`: scores are per game, not per bout. `played` games were
        counted, `complete` says whether that is all."""
        rated = ratings(self.bots, {pair: bouts.wins for pair, bouts in self.bouts.items() if bouts.lead.count})
        table = {one: {other: self.cell(one, other) for other in self.bots} for one in self.bots}
        standing = [self.line(one, rated[one]) for one in self.bots]
        standing.sort(key=lambda line: (-(line["score"]["mean"] or 0), line["bot"]))
        done = {"played": self.played, "complete": self.played == self.length}
        return {"bots": self.bots, **done, "standing": standing, "table": table}

    def seen_by(self, one: str, other: str) -> tuple[Sum, Sum, list[int], int, int]:
        """A pair's bouts as `one` sees them: its scores, its lead, wins (own, other's, drawn), its pars, its sign."""
        if one == other:
            own = self.own[one]
            return own.ones, own.lead, own.wins, own.par[0] + own.par[1], 0
        if (one, other) in self.bouts:
            bouts = self.bouts[one, other]
            return bouts.ones, bouts.lead, bouts.wins, bouts.par[0], 1
        bouts = self.bouts[other, one]
        wins = [bouts.wins[1], bouts.wins[0], bouts.wins[2]]
        return bouts.others, bouts.lead, wins, bouts.par[1], -1

    def cell(self, one: str, other: str) -> dict[str, Any]:
        """What `one` made of its games against `other`: its mean score a game, its lead with interval, wins, par."""
        scores, lead, wins, par, sign = self.seen_by(one, other)
        width = half(lead)
        told: dict[str, Any] = {
            "score": per_game(scores),
            "lead": round(sign * lead.mean / 2, PLACES) + 0.0,
            "half": None if width is None else round(width / 2, PLACES),
            "wins": wins[0],
            "losses": wins[1],
            "draws": wins[2],
            "par": None,
        }
        if self.has_par and scores.count:
            told["par"] = round(par / (4 if one == other else 2) / scores.count, PLACES)
        sure = width is not None and abs(lead.mean) > width
        told["beats"] = None if one == other or not sure else sign * lead.mean > 0
        return told

    def line(self, one: str, rating: float | None) -> dict[str, Any]:
        """A bot's place: its mean score a game over all others with interval, par, whom it beats, its rating."""
        total = Sum()
        wins, par = [0, 0, 0], 0
        beaten = lost = 0
        for other in self.bots:
            if other == one:
                continue
            scores, _lead, won, made, _sign = self.seen_by(one, other)
            total.count += scores.count
            total.total += scores.total
            total.squares += scores.squares
            wins = [have + more for have, more in zip(wins, won, strict=True)]
            par += made
            verdict = self.cell(one, other)["beats"]
            beaten += verdict is True
            lost += verdict is False
        told: dict[str, Any] = {"bot": one, "score": {"mean": per_game(total), "half": None}}
        width = self.width(one)
        told["score"]["half"] = None if width is None else round(width, PLACES)
        told |= {"beats": beaten, "loses_to": lost, "wins": wins[0], "losses": wins[1], "draws": wins[2]}
        told["par"] = None
        if self.has_par and total.count:
            low, high = share(par, 2 * total.count)
            told["par"] = {"share": round(par / (2 * total.count), PLACES), "low": low, "high": high}
        told["rating"] = rating
        return told

    def width(self, one: str) -> float | None:
        """Half the interval of a bot's mean score a game: its opponents are chosen, so only luck against each
        counts."""
        met = [self.seen_by(one, other)[0] for other in self.bots if other != one]
        halves = [half(scores) for scores in met if scores.count]
        if not halves or any(one is None for one in halves):
            return None
        squares: float = sum((width or 0.0) ** 2 for width in halves)
        return float(squares**0.5) / len(halves) / 2

    @property
    def has_par(self) -> bool:
        """Whether the deck says what success is."""
        return bool(self.ground.book.tables.has_par)


def per_game(bouts: Sum) -> float | None:
    """A mean score of a game from scores of bouts; None of nothing."""
    return round(bouts.mean / 2, PLACES) if bouts.count else None
