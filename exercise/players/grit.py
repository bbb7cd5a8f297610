"""GRIT: small peaceful steps, announced and taken whether or not they are answered; a measured answer to a long run of
blows, and then a step again; larger steps once they are answered.

Source of the idea: graduated and reciprocated initiatives in tension-reduction (Osgood, 1962; Lindskold, 1978).

| the other side | it says | it does |
|---|---|---|
| engaged last turn | engage | engage cards |
| did nothing yet, held, or has pressed once or twice in a row | engage | the cheapest engage card |
| has pressed three times in a row or more | press | the cheapest press card |
| has pressed four times in a row, or eight, and so on | engage | the cheapest engage card |
"""

from __future__ import annotations

from exercise.players.memory import run_of, shown_last
from exercise.players.player import Player, say, seal_posture, seal_step
from exercise.rules.position import Position
from exercise.rules.tables import Tables

PATIENCE = 3  # blows in a row before they are answered
AGAIN = 4  # every so many blows, a step instead of an answer


def course(deck: Tables, seen: Position, side: int) -> int:
    """Engage, or press where a run of blows has to be answered."""
    blows = run_of(deck, seen, 1 - side, 0)
    return 0 if blows >= PATIENCE and blows % AGAIN > 0 else 2


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the step, or the answer."""
    say(seen, side, course(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal one cheap card; all that can be, once the other side engages too."""
    if shown_last(deck, seen, 1 - side) == 2:
        seal_posture(deck, seen, side, 2)
    else:
        seal_step(deck, seen, side, course(deck, seen, side))


PLAYER = Player(
    "grit", "GRIT", "Takes small steps first, and larger ones once they are answered.", "Osgood, 1962; Lindskold, 1978",
    speak, choose,
)  # fmt: skip
