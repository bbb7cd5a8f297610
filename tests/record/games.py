"""A small deck that has one of everything a record must carry, and games of it that play by themselves."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from exercise.deck.models import SIDES, Deck, Side
from exercise.deck.reader import deck_of
from exercise.rules.legality import legal_orders
from exercise.table.table import Table

DATA: dict[str, Any] = {
    "format": 1,
    "deck": "small",
    "title": "A small deck",
    "sides": {"us": {"name": "United States", "short": "US"}, "china": {"name": "China", "short": "China"}},
    "turns": {"count": 6, "unit": "quarter", "start": "2025 Q1"},
    "variants": [{"id": "short", "title": "Short", "pace": 2}],
    "hand": {"size": 4, "unplayed": "keep"},
    "plays": {"min": 0, "max": 2},
    "capital": {"start": 4, "income": 2, "cap": 8},
    "signals": {
        "misread": 30,
        "kept": [{"shift": {"own.business": 1}}],
        "broken": [{"shift": {"own.business": -1}}],
    },
    "talks": {"when": {"at_most": {"tension": 90}}},
    "issues": [
        {"id": "trade", "title": "Trade", "tension": 50, "cooperation": 30},
        {"id": "taiwan", "title": "Taiwan", "tension": 55, "cooperation": 10, "weight": 3},
    ],
    "tracks": [{"id": "business", "title": "Business", "per": "side", "start": 50, "min": 0, "max": 100}],
    "teams": {
        "us": [
            {"id": "hawks", "title": "Hawks", "income": 1},
            {"id": "doves", "title": "Doves", "shift": {"own.business": 3}},
        ],
        "china": [{"id": "party", "title": "Party"}, {"id": "army", "title": "Army", "cost": {"press": -1}}],
    },
    "agendas": {
        "us": [
            {"id": "thaw", "title": "Thaw", "points": [{"when": {"at_least": {"cooperation": 20}}, "score": 10}]},
            {"id": "trade_first", "title": "Trade first", "points": [{"score": 5}]},
        ],
        "china": [
            {"id": "calm", "title": "Calm", "points": [{"when": {"at_most": {"tension": 60}}, "score": 10}]},
            {"id": "strong", "title": "Strong", "points": [{"score": 4}]},
        ],
    },
    "score": {
        "us": {"us.business": 1, "cooperation": 1, "tension": -1},
        "china": {"china.business": 1, "cooperation": 1, "tension": -1},
    },
    "par": {"us": 10, "china": 10},
    "institutions": [{"id": "hotline", "title": "Hotline", "clarity": 20, "lapses": {"at_least": {"tension": 70}}}],
    "events": [
        {"id": "storm", "title": "Storm", "chance": 40, "once": False, "effects": [{"shift": {"tension.trade": 1}}]},
        {
            "id": "crisis",
            "title": "Crisis",
            "manual": True,
            "effects": [{"shift": {"tension.taiwan": 5}}],
            "deal": [{"side": "china", "card": "reply"}],
            "if_unplayed": {"china": [{"shift": {"china.business": -3}}]},
        },
        {
            "id": "secret",
            "title": "Secret",
            "at": 2,
            "to": "us",
            "deal": [{"side": "us", "card": "brief"}],
            "if_unplayed": {"us": [{"shift": {"us.business": -2}}]},
        },
        {"id": "leak", "title": "Leak", "manual": True, "to": "china", "deal": [{"side": "china", "card": "reply"}]},
        {
            "id": "freeze",
            "title": "Freeze",
            "manual": True,
            "effects": [{"shift": {"us.capital": -8, "china.capital": -8}}],
        },
    ],
    "endings": [
        {"id": "war", "title": "War", "tone": "disaster", "when": {"at_least": {"tension": 80}}, "bonus": {"us": -9}}
    ],
    "default_ending": {"id": "time", "title": "Time", "tone": "mixed"},
    "cards": [
        {
            "id": "tariff",
            "side": "both",
            "issue": "trade",
            "title": "Tariff",
            "stance": "press",
            "cost": 1,
            "always": True,
            "effects": [
                {"shift": {"tension.trade": 6, "own.business": -2}},
                {"when": {"they_play": "press"}, "shift": {"tension.trade": 4}},
            ],
        },
        {
            "id": "talk",
            "side": "both",
            "issue": "trade",
            "title": "Talk",
            "stance": "engage",
            "copies": 2,
            "effects": [{"shift": {"cooperation.trade": 5, "tension.trade": -3}}],
        },
        {
            "id": "pact",
            "side": "both",
            "issue": "taiwan",
            "title": "Pact",
            "stance": "engage",
            "cost": 1,
            "copies": 2,
            "joint": True,
            "effects": [{"shift": {"cooperation.taiwan": 7}}, {"found": "hotline"}],
            "unmet": [{"shift": {"own.business": -1}}],
        },
        {"id": "wait", "side": "both", "title": "Wait", "stance": "hold", "always": True, "effects": []},
        {
            "id": "sails",
            "side": "us",
            "issue": "taiwan",
            "title": "Sails",
            "stance": "press",
            "cost": 2,
            "copies": 2,
            "effects": [{"shift": {"tension.taiwan": 9}}],
        },
        {
            "id": "drill",
            "side": "china",
            "issue": "taiwan",
            "title": "Drill",
            "stance": "press",
            "cost": 2,
            "copies": 2,
            "effects": [{"shift": {"tension.taiwan": 9}}],
        },
        {
            "id": "reply",
            "side": "china",
            "issue": "taiwan",
            "title": "Reply",
            "stance": "press",
            "copies": 0,
            "effects": [{"shift": {"tension.taiwan": 2}}],
        },
        {
            "id": "brief",
            "side": "us",
            "title": "Brief",
            "stance": "hold",
            "copies": 0,
            "effects": [{"when": {"they_play": "hold"}, "shift": {"own.business": 4}}],
        },
    ],
}


def small() -> Deck:
    """The deck."""
    return deck_of(DATA)


class Dice:
    """Someone who decides anything legal, always the same at the same point of a game of the same dice."""

    def __init__(self, table: Table, seed: int) -> None:
        self.table = table
        self.seed = seed

    def move(self, side: Side, kind: str) -> dict[str, Any]:
        """A legal move of that kind."""
        course = self.table.course
        luck = random.Random(f"{self.seed} {course.turn} {side} {kind}")
        if kind in ("team", "agenda"):
            offered = (course.book.deck.teams if kind == "team" else course.book.deck.agendas)[side]
            return {"move": kind, kind: luck.choice([*(one.id for one in offered), None])}
        if kind == "signal":
            joint = [card for card in ("pact", None) if not self.table.why_not(side, signal("engage", card))]
            return signal(luck.choice(["press", "hold", "engage"]), luck.choice(joint), luck.choice(["trade", None]))
        orders = list(legal_orders(course.book, course.position, SIDES.index(side)))
        return {
            "move": "orders",
            "cards": list(luck.choice(orders)),
            "expect": luck.choice(["press", "hold", "engage", None]),
            "because": luck.choice(["because we can", "为了和平", None]),
        }

    def one(self) -> bool:
        """Make one move that the game waits for; False if it waits for none."""
        for side in SIDES:
            for kind in self.table.waiting().get(side, ()):
                assert self.table.submit(side, self.move(side, kind)) == []
                return True
        return False

    def play(self, most: int = 1000) -> None:
        """Play on to the end, or so many moves."""
        while most > 0 and self.one():
            most -= 1

    def to(self, turn: int, phase: str) -> None:
        """Play on until a phase of a turn has come."""
        while (self.table.course.turn, self.table.session("public").view()["phase"]) != (turn, phase):
            assert self.one()


def signal(posture: str, offer: str | None = None, issue: str | None = None) -> dict[str, Any]:
    """A signal."""
    return {"move": "signal", "posture": posture, "issue": issue, "offer": offer}


def played(record: Path, seed: int = 1, variant: str | None = None) -> Table:
    """A game that was played to its end by dice and recorded; its table is still open."""
    table = Table.begin(small(), seed=seed, record=record, variant=variant, clock=None)
    Dice(table, seed).play()
    assert table.over
    return table
