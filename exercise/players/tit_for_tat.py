"""Tit for tat: engages first, then answers in kind the posture that the other side showed last turn.

Source of the idea: Anatol Rapoport's entry to Axelrod's tournaments (Axelrod, 1984). With three postures, hold is
answered with hold.

| the other side showed last turn | it says | it does |
|---|---|---|
| nothing yet | engage | engage cards |
| press, hold or engage | the same | the same |
"""

from __future__ import annotations

from exercise.players.memory import shown_last
from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def answer(deck: Tables, seen: Position, side: int) -> int:
    """The posture shown by the other side last turn, or engage."""
    last = shown_last(deck, seen, 1 - side)
    return 2 if last < 0 else last


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the answer."""
    say(seen, side, answer(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of the answer."""
    seal_posture(deck, seen, side, answer(deck, seen, side))


PLAYER = Player("tit_for_tat", "Tit for tat", "Answers in kind.", "Rapoport, in Axelrod, 1984", speak, choose)
