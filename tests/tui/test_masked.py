"""The real deck under its mask on the screens: no true name on any of them, from the beginning to the end and after."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from exercise.tui.house import Home, Plan
from tests.deck.true_names import true_names
from tests.tui.playing import at, opened, press, screen, settle, shown, text

TALL = (140, 150)
"""So tall that nothing has to be scrolled to."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXERCISE_HOME", str(tmp_path / "home"))


def seen(pilot: Pilot[str], screens: dict[str, str]) -> None:
    """Look at the screen on top: no true name may stand on it."""
    told = text(pilot)
    screens[shown(pilot)] = told
    assert true_names(told) == [], shown(pilot)


async def looked_up(pilot: Pilot[str], screens: dict[str, str]) -> None:
    """Everything that can be asked from the table, and back again."""
    for key in ("question_mark", "l", "h", "w", "a", "c", "i", "v", "b"):
        before = shown(pilot)
        await press(pilot, key)
        seen(pilot, screens)
        if shown(pilot) != before:
            await press(pilot, "escape")


async def test_a_whole_masked_game_on_the_screens_shows_no_true_name(tmp_path: Path) -> None:
    house = Home()
    plan = Plan("next_four_years", china="tit_for_tat", seed=4, variant="lesson", overlay="masked")
    screens: dict[str, str] = {}
    async with opened(house.open(plan), size=TALL, house=house) as pilot:
        for _step in range(120):
            seen(pilot, screens)
            name = shown(pilot)
            if name == "EndScreen":
                break
            if name == "TableScreen":
                view = screen(pilot).view
                if view["turn"] in (2, 8):
                    await looked_up(pilot, screens)
                if view["phase"] == "orders":
                    await press(pilot, "space")
                await press(pilot, "enter")
            elif name == "SignalScreen":
                await press(pilot, "right", "enter")
            else:
                await press(pilot, "escape" if name == "NewsScreen" else "enter")
        assert shown(pilot) == "EndScreen" and "Aldoria" in text(pilot)
        await looked_up(pilot, screens)
        await press(pilot, "n")
        assert shown(pilot) == "WelcomeScreen" and "Across the Narrows" in text(pilot)
        seen(pilot, screens)
    wanted = {"ChoiceScreen", "TableScreen", "SignalScreen", "OrdersScreen", "ResolutionScreen", "NewsScreen"}
    assert wanted <= set(screens), set(screens)


async def test_the_mask_is_chosen_at_the_beginning_and_stays_for_the_next_game() -> None:
    house = Home()
    async with opened(size=TALL, house=house) as pilot:
        assert "the deck's own" in text(pilot) and "United States" in text(pilot)
        at(pilot, "#words").focus()
        await press(pilot, "right")
        await settle(pilot)
        assert "Aldoria" in text(pilot) and true_names(text(pilot)) == []
        await press(pilot, "tab", "enter")
        assert shown(pilot) == "ChoiceScreen" and "Aldoria: who sits with you?" in text(pilot)
        await press(pilot, "enter", "enter", "escape")
        assert shown(pilot) == "TableScreen" and true_names(text(pilot)) == []
        await press(pilot, "q")
    (left,) = house.unfinished()
    assert true_names("\n".join([left.title, *left.told])) == []
    async with opened(size=TALL, house=house) as pilot:
        assert true_names(text(pilot)) == []
        await press(pilot, "r")
        assert "Across the Narrows" in text(pilot) and true_names(text(pilot)) == []
        await press(pilot, "enter")
        assert shown(pilot) in ("TableScreen", "NewsScreen") and true_names(text(pilot)) == []
