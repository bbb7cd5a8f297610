"""How tests drive the screens: by keys or by clicks alone, waiting for what is on the screen and never for a clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget

from exercise.table.table import Table
from exercise.tui.app import ExerciseApp
from exercise.tui.house import House
from tests.tui.small import Bench

SMALL = (80, 24)
LARGE = (120, 36)


@asynccontextmanager
async def opened(
    game: Table | None = None, size: tuple[int, int] = SMALL, still: bool = True, house: House | None = None
) -> AsyncIterator[Pilot[str]]:
    """The app at that size, settled."""
    app = ExerciseApp(house or Bench(), game, still=still)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[str]) -> None:
    """Until every message has been handled and everything is drawn."""
    for _round in range(3):
        await pilot.pause()
    for _round in range(200):
        waiting = shown(pilot) == "Screen"  # Textual's own blank screen, between two of ours
        if not waiting and getattr(pilot.app.screen, "unfinished", 0) is not None:
            break
        await pilot.pause(0.01)


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def shown(pilot: Pilot[str]) -> str:
    """The name of the screen on top."""
    return type(pilot.app.screen).__name__


def text(pilot: Pilot[str]) -> str:
    """Everything that stands on the screen on top, as drawn."""
    width, height = pilot.app.size
    screen = pilot.app.screen
    lines = screen._compositor.render_strips()
    assert len(lines) <= height and width
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


def at(pilot: Pilot[str], selector: str) -> Widget:
    """The widget of the screen on top that answers to a selector."""
    return pilot.app.screen.query_one(selector)


def screen(pilot: Pilot[str]) -> Any:
    """The screen on top, whatever it is."""
    return pilot.app.screen


def mark(pilot: Pilot[str], card: str) -> None:
    """Mark a card of the hand."""
    screen(pilot).query_one("#hand").mark(card)


async def play_turn(pilot: Pilot[str], *cards: str, posture: str = "hold") -> None:
    """Announce and seal, by keys, from the table to the resolution."""
    assert shown(pilot) == "TableScreen", shown(pilot)
    await press(pilot, "enter")
    await press(pilot, *{"press": ["left"], "hold": [], "engage": ["right"]}[posture], "enter")
    if shown(pilot) != "TableScreen" or screen(pilot).view["phase"] != "orders":
        return
    await seal(pilot, *cards)


async def seal(pilot: Pilot[str], *cards: str) -> None:
    """Pick cards and seal them, by keys."""
    for card in cards:
        mark(pilot, card)
        await press(pilot, "space")
    await press(pilot, "enter", "enter")
