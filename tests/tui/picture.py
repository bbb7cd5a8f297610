"""Draws the picture of the README: `python -m tests.tui.picture` plays a few turns and saves the table as it stands."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from exercise.deck.models import Deck
from exercise.tui.app import ExerciseApp
from exercise.tui.house import Home, Plan
from exercise.tui.telling import names
from tests.tui.playing import mark, press, screen, settle, shown

TURNS = 6
PICTURE = Path(__file__).parents[2] / "docs" / "images" / "table.svg"


async def draw() -> None:
    """Play to the orders of turn TURNS: engage on what can be shared, hold elsewhere."""
    home = Home()
    deck = home.load("next_four_years")
    teams, agendas = {"us": deck.teams["us"][0].id}, {"us": deck.agendas["us"][2].id}
    plan = Plan(deck.id, seed=2025, teams=teams, agendas=agendas)
    app = ExerciseApp(home, home.open(plan), still=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        while True:
            name = shown(pilot)
            if name == "TableScreen" and screen(pilot).view["phase"] == "signal":
                await press(pilot, "enter")
            elif name == "TableScreen":
                hand = [one for one in screen(pilot).view["hand"] if one["playable"]]
                wanted = sorted(hand, key=lambda one: stance(deck, one["card"]))
                if screen(pilot).view["turn"] >= TURNS:
                    mark(pilot, wanted[0]["card"])
                    await press(pilot, "space")
                    break
                for one in wanted[:2]:
                    mark(pilot, one["card"])
                    await press(pilot, "space")
                await press(pilot, "enter", "enter")
            elif name == "SignalScreen":
                await press(pilot, "right", "enter")
            elif name == "NewsScreen":
                await press(pilot, "escape")
            else:
                await press(pilot, "enter")
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        drawn = app.export_screenshot(title="exercise play")
        drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)  # a picture fetches nothing from outside
        PICTURE.write_text(drawn.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas"), encoding="utf-8")


def stance(deck: Deck, card: str) -> int:
    """Engage first, then hold, then press."""
    found = names.card(deck, "us", card)
    return {"engage": 0, "hold": 1, "press": 2}[found.stance if found else "hold"]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EXERCISE_HOME"] = folder
        asyncio.run(draw())
