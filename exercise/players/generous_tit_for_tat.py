"""Generous tit for tat: answers in kind, but forgives one blow in three. So two of its kind that have slipped
find back.

Source of the idea: Nowak and Sigmund (1992); with payoffs of five, three, one and nothing a third is the most that can
be forgiven before giving invites taking.

| the other side showed last turn | it says | it does |
|---|---|---|
| nothing yet | engage | engage cards |
| press | press; one time in three, by luck, engage | the same |
| hold or engage | the same | the same |
"""

from __future__ import annotations

from exercise.players.memory import shown_last
from exercise.players.player import WORD, Player, luck, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables

FORGIVES = 3  # one blow in so many


def answer(deck: Tables, seen: Position, side: int) -> int:
    """The answer in kind, or forgiveness. A turn has one such draw, so word and order agree."""
    last = shown_last(deck, seen, 1 - side)
    if last < 0 or (last == 0 and luck(seen, side, WORD, FORGIVES) == 0):
        return 2
    return last


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the answer."""
    say(seen, side, answer(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of the answer."""
    seal_posture(deck, seen, side, answer(deck, seen, side))


PLAYER = Player(
    "generous_tit_for_tat",
    "Generous tit for tat",
    "Answers in kind, and forgives one blow in three.",
    "Nowak and Sigmund, 1992",
    speak,
    choose,
)
