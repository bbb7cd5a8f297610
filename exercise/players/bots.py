"""Which bots there are. It knows their names, and loads each only when it is asked for."""

from __future__ import annotations

from importlib import import_module

from exercise.players.player import Player

NAMES = (
    "random", "always_press", "always_hold", "always_engage", "tit_for_tat", "tit_for_two_tats", "generous_tit_for_tat",
    "pavlov", "grudger", "grit", "hardliner", "brinkman", "dealmaker", "two_level", "mirror_signal", "liar", "truthful",
    "planner", "search",
)  # fmt: skip
THINKERS = ("planner", "search")
"""Those that play on in their heads: some thousand times as slow as the others."""


def bot(name: str) -> Player:
    """The bot of that name. Raises KeyError for a name that is not in `NAMES`."""
    if name not in NAMES:
        raise KeyError(name)
    player: Player = import_module(f"exercise.players.{name}").PLAYER
    return player


def bots() -> list[Player]:
    """Every bot, the simplest first."""
    return [bot(name) for name in NAMES]
