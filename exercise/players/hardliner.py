"""Hardliner: presses until the other side has shown good will twice in a row, and again at the first sign of anything
else.

Source of the idea: the hard-line bargainer, who holds that firmness brings the other side to give way and that giving
way brings more demands (Snyder and Diesing, 1977).

| the other side | it says | it does |
|---|---|---|
| engaged in both of the last two turns | engage | engage cards |
| engaged last turn, and not before | hold | hold cards |
| anything else, and at first | press | press cards |
"""

from __future__ import annotations

from exercise.players.memory import run_of
from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def line(deck: Tables, seen: Position, side: int) -> int:
    """Engage after two turns of good will, hold after one, else press."""
    return min(run_of(deck, seen, 1 - side, 2), 2)


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the line."""
    say(seen, side, line(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of the line."""
    seal_posture(deck, seen, side, line(deck, seen, side))


PLAYER = Player(
    "hardliner",
    "Hardliner",
    "Presses until the other side has engaged twice in a row.",
    "Snyder and Diesing, 1977",
    speak,
    choose,
)
