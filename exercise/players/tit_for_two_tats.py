"""Tit for two tats: lets one blow pass and answers the second. Slower to anger than tit for tat.

Source of the idea: the rule that Axelrod sent out as an example, and found would have won his first tournament
(Axelrod, 1980).

| the other side | it says | it does |
|---|---|---|
| pressed in both of the last two turns | press | press cards |
| held last turn | hold | hold cards |
| anything else | engage | engage cards |
"""

from __future__ import annotations

from exercise.players.memory import run_of, shown_last
from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def answer(deck: Tables, seen: Position, side: int) -> int:
    """Press after two blows in a row, hold with one who holds, else engage."""
    if run_of(deck, seen, 1 - side, 0) > 1:
        return 0
    return 1 if shown_last(deck, seen, 1 - side) == 1 else 2


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the answer."""
    say(seen, side, answer(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of the answer."""
    seal_posture(deck, seen, side, answer(deck, seen, side))


PLAYER = Player(
    "tit_for_two_tats",
    "Tit for two tats",
    "Lets one blow pass, and answers the second.",
    "Axelrod, 1980",
    speak,
    choose,
)
