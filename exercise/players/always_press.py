"""Always press: announces pressure and presses, whatever the other side does. One of the two fixed points of
comparison.

Source of the idea: "always defect" in iterated games (Axelrod, 1984).

| it read or saw | it says | it does |
|---|---|---|
| anything | press | as many press cards as it can pay |
"""

from __future__ import annotations

from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce press."""
    say(seen, side, 0)


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal press cards."""
    seal_posture(deck, seen, side, 0)


PLAYER = Player("always_press", "Always press", "Presses every turn.", "Axelrod, 1984", speak, choose)
