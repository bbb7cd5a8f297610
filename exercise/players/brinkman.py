"""Brinkman: presses on, and steps back one turn when danger is near: when both have pressed twice in a row, or
tension is high.

Source of the idea: brinkmanship as a contest in taking risks (Schelling, 1960 and 1966). Where a deck has no issues,
only the blows count.

| it saw | it says | it does |
|---|---|---|
| headline tension of 75 or more | engage | engage cards |
| both sides pressed in both of the last two turns | engage | engage cards |
| anything else | press | press cards |
"""

from __future__ import annotations

from exercise.players.memory import run_of
from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import TENSION, Position
from exercise.rules.tables import Tables

BRINK = 75  # headline tension, 0 to 100


def nerve(deck: Tables, seen: Position, side: int) -> int:
    """Press, or engage at the brink."""
    collision = min(run_of(deck, seen, side, 0), run_of(deck, seen, 1 - side, 0)) > 1
    return 2 if collision or seen.fact[TENSION] >= BRINK else 0


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce it."""
    say(seen, side, nerve(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of it."""
    seal_posture(deck, seen, side, nerve(deck, seen, side))


PLAYER = Player(
    "brinkman", "Brinkman", "Presses, and steps back at the brink.", "Schelling, 1960 and 1966", speak, choose
)
