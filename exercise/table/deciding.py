"""Bots at a table: it knows how a bot's integers become a move, and shows a bot its side's sight and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from exercise.deck.models import STANCES
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.views import sight

HUMAN = "human"
Move = Mapping[str, Any]


class Decider(Protocol):
    """Whoever decides for a seat by itself: asked for a move of one kind (`team`, `agenda`, `signal`, `orders`)."""

    def move(self, kind: str, book: Rulebook, position: Position, side: int) -> Move: ...


class Bot:
    """A bot of `exercise.players` as a decider. It leaves its team and aim to chance."""

    def __init__(self, name: str) -> None:
        """Raises KeyError for a bot that there is not."""
        from exercise.players.bots import bot

        self.player = bot(name)

    def move(self, kind: str, book: Rulebook, position: Position, side: int) -> Move:
        """The bot's move, from a sight made afresh: the same as in a game that was never interrupted."""
        if kind in ("team", "agenda"):
            return {"move": kind, kind: None}
        seen = sight(book, position, side)
        if kind == "signal":
            self.player.speak(book.tables, seen, side)
            issue, offer = seen.say_issue[side], seen.say_offer[side]
            return {
                "move": "signal",
                "posture": STANCES[seen.say[side]],
                "issue": None if issue < 0 else book.layout.issues[issue],
                "offer": None if offer < 0 else book.cards[offer][1].id,
            }
        self.player.choose(book.tables, seen, side)
        first = side * book.tables.plays_max
        chosen = sorted(seen.order[first : first + seen.ordered[side]])
        return {"move": "orders", "cards": [book.cards[card][1].id for card in chosen]}


def deciders(seats: Mapping[str, str]) -> dict[str, Decider]:
    """A decider for every seat that names a bot. Raises KeyError for a name that is neither `human` nor a bot."""
    return {side: Bot(name) for side, name in seats.items() if name != HUMAN}
