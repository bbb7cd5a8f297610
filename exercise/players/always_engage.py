"""Always engage: announces engagement and engages, whatever the other side does. The other fixed point of comparison.

Source of the idea: "always cooperate" in iterated games (Axelrod, 1984).

| it read or saw | it says | it does |
|---|---|---|
| anything | engage | as many engage cards as it can pay |
"""

from __future__ import annotations

from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce engage."""
    say(seen, side, 2)


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal engage cards."""
    seal_posture(deck, seen, side, 2)


PLAYER = Player("always_engage", "Always engage", "Engages every turn.", "Axelrod, 1984", speak, choose)
