"""Grudger: engages until the other side presses once, and presses ever after.

Source of the idea: James Friedman's entry to Axelrod's tournament, and his "trigger" strategies (Friedman, 1971).

| the other side has ever pressed | it says | it does |
|---|---|---|
| no | engage | engage cards |
| yes | press | press cards |
"""

from __future__ import annotations

from exercise.players.memory import ever_shown
from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def mood(deck: Tables, seen: Position, side: int) -> int:
    """Engage, or press once wronged."""
    return 0 if ever_shown(deck, seen, 1 - side, 0) else 2


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the mood."""
    say(seen, side, mood(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of the mood."""
    seal_posture(deck, seen, side, mood(deck, seen, side))


PLAYER = Player("grudger", "Grudger", "Engages until wronged, then presses.", "Friedman, 1971", speak, choose)
