"""Mirror: believes every word, and does what it read the other side announce. It says what the other side did last.

Source of the idea: signals taken at face value, against which Jervis (1970) set out how cheap they are to make.

| it read | it says | it does |
|---|---|---|
| press, hold or engage | what the other side showed last turn; at first, engage | what it read |
| nothing: a deck without signals | | what the other side showed last turn; at first, engage |
"""

from __future__ import annotations

from exercise.players.player import Player, say, seal_posture
from exercise.players.tit_for_tat import answer
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the answer to what was done."""
    say(seen, side, answer(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of what was read."""
    read = seen.read[side]
    seal_posture(deck, seen, side, answer(deck, seen, side) if read < 0 else read)


PLAYER = Player(
    "mirror_signal", "Mirror", "Does what it read the other side announce.", "after Jervis, 1970", speak, choose
)
