"""Liar: always says that it will engage, and always presses. Whether that pays is a question to the deck.

Source of the idea: misrepresentation in games of conflict with cheap words (Crawford, 2003).

| it read or saw | it says | it does |
|---|---|---|
| anything | engage | as many press cards as it can pay |
"""

from __future__ import annotations

from exercise.players.player import Player, say, seal_posture
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce engage."""
    say(seen, side, 2)


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal press cards."""
    seal_posture(deck, seen, side, 0)


PLAYER = Player("liar", "Liar", "Says that it will engage, and presses.", "Crawford, 2003", speak, choose)
