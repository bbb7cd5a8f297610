"""Pavlov: win-stay, lose-shift. It goes on with what it did if the other side did not press, and does the
opposite if it did.

Source of the idea: Kraines and Kraines (1989); Nowak and Sigmund (1993) on why it can outdo tit for tat.

| the other side showed last turn | itself last turn | it says | it does |
|---|---|---|---|
| nothing yet | | engage | engage cards |
| hold or engage | anything | the same again | the same again |
| press | press | engage | engage cards |
| press | hold or engage | press | press cards |
"""

from __future__ import annotations

from exercise.players.memory import shown_last
from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def turn_to(deck: Tables, seen: Position, side: int) -> int:
    """Stay after a turn that went well, shift after a blow."""
    own = shown_last(deck, seen, side)
    if own < 0:
        return 2
    if shown_last(deck, seen, 1 - side) != 0:
        return own
    return 2 if own == 0 else 0


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce it."""
    say(seen, side, turn_to(deck, seen, side))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal cards of it."""
    seal_posture(deck, seen, side, turn_to(deck, seen, side))


PLAYER = Player(
    "pavlov",
    "Pavlov",
    "Goes on with what went well, and changes after a blow.",
    "Kraines and Kraines, 1989; Nowak and Sigmund, 1993",
    speak,
    choose,
)
