"""Truthful: means to answer in kind, says only what its cards let it do, and keeps its word whatever it reads.

Source of the idea: the friend who tells the truth so as to be believed later (Sobel, 1985).

| the other side showed last turn | it says | it does |
|---|---|---|
| nothing yet | engage, or the posture that its cards allow | what it said |
| press, hold or engage | the same, or the posture that its cards allow | what it said |
"""

from __future__ import annotations

from exercise.players.player import Player, say, seal_posture
from exercise.players.tit_for_tat import answer
from exercise.rules.position import Position
from exercise.rules.tables import Tables
from exercise.rules.turn import posture


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the posture of the order that it could seal now."""
    seal_posture(deck, seen, side, answer(deck, seen, side))
    honest = posture(deck, seen, side, -1)
    seen.ordered[side] = 0
    say(seen, side, honest)


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of its word; on a deck without words, of the answer."""
    said = seen.say[side]
    seal_posture(deck, seen, side, answer(deck, seen, side) if said < 0 else said)


PLAYER = Player(
    "truthful", "Truthful", "Answers in kind, says only what it can do, and does it.", "Sobel, 1985", speak, choose
)
