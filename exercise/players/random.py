"""Random: says anything, and seals any number of any cards that it can pay. The floor that a strategy must clear.

Source of the idea: the random player of every game library; here it plays only legal orders.

| it read or saw | it says | it does |
|---|---|---|
| anything | a posture by luck | so many cards by luck, each by luck |
"""

from __future__ import annotations

from exercise.players.player import COUNT, WORD, Player, luck, say, seal_cheapest, seal_stance
from exercise.rules.hands import fewest
from exercise.rules.position import Position
from exercise.rules.tables import Tables


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce any posture."""
    say(seen, side, luck(seen, side, WORD, 3))


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal some cards, each as likely as another."""
    least = fewest(deck, seen, side)
    seen.ordered[side] = 0
    seal_stance(deck, seen, side, -1, least + luck(seen, side, COUNT, deck.plays_max - least + 1))
    if seen.ordered[side] < least:
        seal_cheapest(deck, seen, side, least)


PLAYER = Player("random", "Random", "Does anything legal.", "every game library", speak, choose)
