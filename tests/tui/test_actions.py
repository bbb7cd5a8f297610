"""The registry of actions: each has a key, a line of help and a place in the palette, and does what it says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from exercise.tui.actions import ACTIONS, EVERYWHERE, actions_for, key_name
from exercise.tui.house import Unfinished
from exercise.tui.telling import guide
from exercise.tui.telling.lines import plain
from tests.tui.playing import at, mark, opened, play_turn, press, screen, settle, shown, text
from tests.tui.small import Bench, begun, small_deck

Check = Callable[[Path], Awaitable[None]]


def test_every_action_has_a_key_a_title_and_a_sentence_of_help() -> None:
    for action in ACTIONS:
        assert action.keys and action.title and action.help.endswith(".") and action.screens, action.id
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_no_key_means_two_things_on_one_screen() -> None:
    for name in {name for action in ACTIONS for name in action.screens} - {EVERYWHERE}:
        keys = [key for action in actions_for(name) for key in action.keys]
        assert len(keys) == len(set(keys)), (name, keys)


def test_no_key_is_one_that_browsers_take() -> None:
    assert not {"ctrl+w", "ctrl+t", "ctrl+n"} & {key for action in ACTIONS for key in action.keys}


def test_help_tells_every_key_of_every_action_and_every_track_and_term_of_the_deck() -> None:
    deck = small_deck()
    told = "\n".join(plain(line) for line in guide.book(deck))
    for action in ACTIONS:
        assert action.help in told and all(key_name(key) in told for key in action.keys), action.id
    for title in ("Harbour", "Fishing", "Trust", "Harbour office", "capital", "joint card", "par", "clarity"):
        assert title in told


async def test_the_command_palette_offers_what_the_screen_beneath_can_do() -> None:
    from exercise.tui.keys import Commands

    async with opened(begun()) as pilot:
        await press(pilot, "ctrl+p")
        assert shown(pilot) == "CommandPalette"
        offered = {action.id for action in Commands(pilot.app.screen_stack[-2]).offered()}
    assert offered == {action.id for action in actions_for("table")} - {"command_palette"}


# --- what each action does ------------------------------------------------------------------------------------------


async def start(_folder: Path) -> None:
    bench = Bench()
    async with opened(house=bench) as pilot:
        await press(pilot, "enter")
        assert len(bench.plans) == 1


async def resume(folder: Path) -> None:
    bench = Bench()
    game = begun(record=folder / "left.jsonl")
    game.close()
    bench.left = [Unfinished(folder / "left.jsonl", "Two Ports, turn 1", ("Left.",))]
    async with opened(house=bench) as pilot:
        assert "1 unfinished" in text(pilot)
        await press(pilot, "r")
        assert shown(pilot) == "ChoiceScreen" and "Two Ports, turn 1" in text(pilot)
        await press(pilot, "enter")
        assert shown(pilot) == "TableScreen"


async def more(_folder: Path) -> None:
    bench = Bench()
    async with opened(house=bench) as pilot:
        assert not at(pilot, "#more").display
        await press(pilot, "m", *"77", "enter")
        assert bench.plans[0].seed == 77


async def choose(_folder: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", "down", "enter")
        assert screen(pilot).heading.endswith("your secret aim")


async def pick(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "enter", "enter")
        mark(pilot, "wait")
        await press(pilot, "space")
        assert screen(pilot).picked == ["wait"] and "Picked 1" in text(pilot)


async def decide(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "enter")
        assert shown(pilot) == "SignalScreen"
        await press(pilot, "enter", "enter")
        assert shown(pilot) == "OrdersScreen"


async def why(_folder: Path) -> None:
    async with opened(begun(), size=(120, 36)) as pilot:
        mark(pilot, "wait")
        await press(pilot, "w")
        assert shown(pilot) == "WhyScreen" and "Nothing stands against playing it" in text(pilot)
        await press(pilot, "escape", "shift+tab", "w")
        assert "weighted mean" in text(pilot)


async def tab(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        assert not at(pilot, "#figures").region and at(pilot, "#hand").region
        await press(pilot, "t")
        assert at(pilot, "#figures").region and not at(pilot, "#hand").region


async def aims(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "a")
        assert shown(pilot) == "AimsScreen" and "A quiet bay" in text(pilot) and "together" in text(pilot)


async def news(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await play_turn(pilot)
        await press(pilot, "enter", "escape")
        assert shown(pilot) == "TableScreen"
        await press(pilot, "n")
        assert shown(pilot) == "NewsScreen" and "Boats drift" in text(pilot)


async def say(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "m")
        assert shown(pilot) == "TableScreen"  # talks are not open
    game = begun(china="human")
    us, china = game.session("us"), game.session("china")
    for seat in (us, china):
        seat.submit({"move": "signal", "posture": "engage", "issue": None, "offer": None})
    for seat in (us, china):
        seat.submit({"move": "orders", "cards": ["harbour_talks"]})
    for seat in (us, china):
        seat.submit({"move": "signal", "posture": "engage", "issue": None, "offer": None})
    async with opened(game) as pilot:
        await press(pilot, "enter", "escape", "m", *"hello", "enter")
        assert [one["text"] for one in china.view()["messages"]] == ["hello"]


async def announce(_folder: Path) -> None:
    game = begun()
    async with opened(game) as pilot:
        await press(pilot, "enter", "left", "enter")
        assert game.session("us").view()["signal"]["posture"] == "press"


async def seal(_folder: Path) -> None:
    game = begun()
    async with opened(game) as pilot:
        await play_turn(pilot, "wait")
        assert game.session("us").history()[0]["orders"]["us"] == ["wait"]


async def ready(_folder: Path) -> None:
    async with opened(begun(china="human")) as pilot:
        assert shown(pilot) == "HandoverScreen"
        await press(pilot, "enter")
        assert shown(pilot) == "TableScreen" and screen(pilot).side == "us"


async def onward(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await play_turn(pilot)
        assert shown(pilot) == "ResolutionScreen"
        await press(pilot, "enter")
        assert shown(pilot) in ("NewsScreen", "TableScreen")


async def finished(pilot: Pilot[str]) -> None:
    """Play the small deck to its end."""
    while shown(pilot) != "EndScreen":
        if shown(pilot) == "NewsScreen":
            await press(pilot, "escape")
        elif shown(pilot) == "ResolutionScreen":
            await press(pilot, "enter")
        else:
            await play_turn(pilot)


async def again(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await finished(pilot)
        await press(pilot, "n")
        assert shown(pilot) == "WelcomeScreen"


async def filter(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await play_turn(pilot, "patrol")
        await press(pilot, "l")
        every = screen(pilot).query_one("#rows").option_count
        await press(pilot, "f")
        assert 0 < screen(pilot).query_one("#rows").option_count < every and "Harbour tension" in text(pilot)


async def unfilter(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await play_turn(pilot, "patrol")
        await press(pilot, "l", "f", "b")
        assert screen(pilot).track is None


async def ledger(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await play_turn(pilot, "patrol")
        await press(pilot, "l")
        assert shown(pilot) == "LedgerScreen" and "US: Patrol the harbour" in text(pilot)
        await press(pilot, *["down"] * 4)
        assert "¶3, risk" in text(pilot) or "rests on no claim" in text(pilot)


async def history(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await play_turn(pilot, "patrol")
        await press(pilot, "h")
        assert shown(pilot) == "HistoryScreen" and "Turn 1" in text(pilot) and "word broken" in text(pilot)


async def back(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        for key in ("enter", "question_mark", "l", "h", "a", "w", "n"):
            await press(pilot, key)
            assert shown(pilot) != "TableScreen", key
            await press(pilot, "escape")
            assert shown(pilot) == "TableScreen", key


async def help(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "question_mark")
        assert shown(pilot) == "HelpScreen" and "How a turn goes" in text(pilot)


async def command_palette(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "ctrl+p", *"ledger")
        for _try in range(50):
            await pilot.pause(0.02)
        await press(pilot, "enter", "enter")
        for _try in range(50):
            if shown(pilot) == "LedgerScreen":
                break
            await pilot.pause(0.02)
        assert shown(pilot) == "LedgerScreen"


async def shade(_folder: Path) -> None:
    async with opened(begun()) as pilot:
        before = pilot.app.theme
        await press(pilot, "d")
        assert pilot.app.theme != before and not pilot.app.current_theme.dark


async def motion(_folder: Path) -> None:
    async with opened(begun(), still=False) as pilot:
        await press(pilot, "v")
        await play_turn(pilot, "patrol")
        assert screen(pilot).told == len(screen(pilot).lines) and screen(pilot).clock is None


async def leave(folder: Path) -> None:
    async with opened(begun(record=folder / "game.jsonl")) as pilot:
        await press(pilot, "q")
        assert "--resume" in str(pilot.app.return_value)


async def stop(folder: Path) -> None:
    async with opened(begun(record=folder / "game.jsonl")) as pilot:
        await press(pilot, "enter", "ctrl+q")
        assert "--resume" in str(pilot.app.return_value)


@pytest.mark.parametrize("name", [action.id for action in ACTIONS])
async def test_every_action_does_what_it_says(name: str, tmp_path: Path) -> None:
    check: Check | None = globals().get(name)
    assert check is not None, f"the action {name} has no test here"
    await check(tmp_path)


async def test_a_click_on_the_bar_does_what_the_key_does() -> None:
    async with opened(begun()) as pilot:
        bar = text(pilot).splitlines()[-1]
        assert await pilot.click("KeyBar", offset=(bar.index("help"), 0))
        await settle(pilot)
        assert shown(pilot) == "HelpScreen"
