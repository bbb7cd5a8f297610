"""Who plays in studies: it knows which bots think, which do not, and which pairs make the league, and no game.

A bot that thinks plays on in its head: some hundred times slower than the rest, so studies give it fewer games.
"""

from __future__ import annotations

from exercise.players.bots import NAMES, THINKERS

THINKING = ("planner",)
"""The thinker of studies. Stronger ones take seconds a game."""
THOUGHTLESS = ("random", "always_press", "always_hold", "always_engage")
"""Bots that look at nothing."""
CLASSROOM = (
    "tit_for_tat", "tit_for_two_tats", "generous_tit_for_tat", "grudger", "pavlov", "grit", "hardliner", "dealmaker",
    "two_level", "mirror_signal", "truthful",
)  # fmt: skip
"""Bots that behave as people at a table do: they answer, bargain, look home, keep their word. The league of pairs is
every one of them against every one, itself included."""
MEASURES = ("tit_for_tat", "grudger", "two_level", "hardliner")
"""Opponents for whatever is too dear to be tried on all: kind, unforgiving, looking home, pressing."""


def there(names: tuple[str, ...]) -> list[str]:
    """Those of the names that are installed."""
    return [name for name in names if name in NAMES]


def quick() -> list[str]:
    """Every bot that does not think, the simplest first."""
    return [name for name in NAMES if name not in THINKERS]


def thinking() -> list[str]:
    """The bots that think and yet play a game in a few hundredths of a second, compiled."""
    return there(THINKING)


def thoughtless() -> list[str]:
    """Every bot that looks at nothing."""
    return there(THOUGHTLESS)


def classroom() -> list[str]:
    """The bots of the league."""
    return there(CLASSROOM)


def measures() -> list[str]:
    """The few opponents for dear trials."""
    return there(MEASURES)


def pairs() -> list[tuple[str, str]]:
    """Every pair of those that stand for the league, the United States first."""
    return [(us, china) for us in measures() for china in measures()]
