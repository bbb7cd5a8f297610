"""Always hold: announces that it will wait, and waits, whatever the other side does. It shows what doing nothing
is worth.

Source of the idea: the player without a will, against whom a study of strategies measures the rest; with three
postures it stands between the two fixed players of Axelrod (1984).

| it read or saw | it says | it does |
|---|---|---|
| anything | hold | as many hold cards as it can pay |
"""

from __future__ import annotations

from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce hold."""
    say(seen, side, 1)


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal hold cards."""
    seal_posture(deck, seen, side, 1)


PLAYER = Player("always_hold", "Always hold", "Waits every turn.", "after Axelrod, 1984", speak, choose)
