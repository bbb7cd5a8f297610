"""Pictures of the main screens. One that changes is to be looked at, then renewed with `pytest --snapshot-update`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from exercise.tui.app import ExerciseApp
from tests.tui.playing import LARGE, SMALL, mark, play_turn, press, settle, shown
from tests.tui.small import Bench, begun, small_game

Compare = Callable[..., bool]
Walk = Callable[[Pilot[str]], Any]


async def nothing(pilot: Pilot[str]) -> None:
    """As it opens."""


async def orders(pilot: Pilot[str]) -> None:
    """At the table with one card picked and a dim one marked."""
    await press(pilot, "enter", "right", "enter")
    mark(pilot, "wait")
    await press(pilot, "space")
    mark(pilot, "share_catch")


async def signal(pilot: Pilot[str]) -> None:
    """Announcing engage on the first issue."""
    await press(pilot, "enter", "right", "down", "right")


async def seal(pilot: Pilot[str]) -> None:
    """About to seal."""
    await orders(pilot)
    await press(pilot, "enter")


async def resolution(pilot: Pilot[str]) -> None:
    """A turn told."""
    await play_turn(pilot, "patrol", "share_catch", posture="press")


async def end(pilot: Pilot[str]) -> None:
    """The end."""
    while shown(pilot) != "EndScreen":
        if shown(pilot) == "NewsScreen":
            await press(pilot, "escape")
        elif shown(pilot) == "ResolutionScreen":
            await press(pilot, "enter")
        else:
            await play_turn(pilot, "patrol")


async def ledger(pilot: Pilot[str]) -> None:
    """The ledger after a turn."""
    await resolution(pilot)
    await press(pilot, "l", "down")


async def why(pilot: Pilot[str]) -> None:
    """Why the tension of an issue is what it is, in the second turn."""
    await resolution(pilot)
    await press(pilot, "enter", "escape", "t", "down", "down", "w")


SCREENS: dict[str, tuple[str, Walk]] = {
    "welcome": ("", nothing),
    "team": ("fresh", nothing),
    "table": ("begun", nothing),
    "orders": ("begun", orders),
    "signal": ("begun", signal),
    "seal": ("begun", seal),
    "handover": ("two", nothing),
    "resolution": ("begun", resolution),
    "end": ("begun", end),
    "ledger": ("begun", ledger),
    "why": ("begun", why),
}
"""Each by the game it needs and how to get there."""
BOTH = ("welcome", "orders", "resolution", "end")
"""Those that a larger terminal shows otherwise, and not only with more room."""


def app_for(game: str) -> ExerciseApp:
    """An app over a game in memory, or at the beginning."""
    games = {"fresh": small_game, "begun": begun, "two": lambda: begun(china="human")}
    return ExerciseApp(Bench(), games[game]() if game else None, still=True)


@pytest.mark.parametrize(
    ("name", "size"),
    [pytest.param(name, SMALL, id=f"{name}-80x24") for name in SCREENS]
    + [pytest.param(name, LARGE, id=f"{name}-120x36") for name in BOTH],
)
def test_the_main_screens_look_as_they_did(name: str, size: tuple[int, int], snap_compare: Compare) -> None:
    game, walk = SCREENS[name]

    async def before(pilot: Pilot[str]) -> None:
        await settle(pilot)
        await walk(pilot)
        await settle(pilot)

    assert snap_compare(app_for(game), terminal_size=size, run_before=before)
