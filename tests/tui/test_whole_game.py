"""Whole games on the screens, by keyboard alone and by mouse alone, alone and with two at one screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.table.table import Table
from tests.tui.playing import LARGE, SMALL, at, mark, opened, play_turn, press, screen, seal, settle, shown, text
from tests.tui.small import Bench, begun, small_game


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_whole_game_is_played_by_keyboard_alone(size: tuple[int, int]) -> None:
    bench = Bench()
    async with opened(size=size, house=bench) as pilot:
        assert shown(pilot) == "WelcomeScreen" and "Two Ports" in text(pilot)
        await press(pilot, "enter")  # the game as proposed
        assert shown(pilot) == "ChoiceScreen" and "who sits with you" in text(pilot)
        await press(pilot, "down", "enter")
        assert "secret aim" in text(pilot)
        await press(pilot, "enter")
        for turn in (1, 2, 3):
            if shown(pilot) == "NewsScreen":
                assert turn == 2 and "A storm" in text(pilot)
                await press(pilot, "escape")
            await play_turn(pilot, "patrol" if turn == 1 else "wait", posture="press" if turn == 1 else "hold")
            assert shown(pilot) == "ResolutionScreen" and f"Turn {turn}" in text(pilot)
            await press(pilot, "enter")
        assert shown(pilot) == "EndScreen"
        assert "The bay stays calm" in text(pilot)
        await press(pilot, "n")
        assert shown(pilot) == "WelcomeScreen"
    assert bench.plans[0].us == "human" and bench.plans[0].china == "planner"


async def test_a_whole_game_is_played_by_mouse_alone() -> None:
    async with opened(size=LARGE) as pilot:

        async def click(selector: str, offset: tuple[int, int] | None = None) -> None:
            assert await pilot.click(selector, offset=offset) if offset else await pilot.click(selector)
            await settle(pilot)

        await click("#side", (32, 0))  # China
        await click("#start")
        await click("#list", (2, 0))
        await click("#take")
        await click("#take")
        for _turn in (1, 2, 3):
            if shown(pilot) == "NewsScreen":
                await click("#close")
            assert screen(pilot).side == "china"
            await click("KeyBar", (3, 0))  # the first word of the bar is what is due
            await click("#posture", (16, 0))
            await click("#announce")
            await click("#hand", (10, 1))  # marks the first card
            await click("#hand", (10, 1))  # picks it
            bar = text(pilot).splitlines()[-1]
            await click("KeyBar", (bar.index("seal"), 0))
            await click("#seal")
            assert shown(pilot) == "ResolutionScreen"
            await click("KeyBar", (3, 0))
        assert shown(pilot) == "EndScreen"


async def test_two_at_one_screen_hand_it_over_before_anything_secret_shows() -> None:
    game = begun(china="human")
    secrets = ["Patrol the harbour", "Wait and see", "A quiet bay", "Full nets", "Your hand"]
    async with opened(game) as pilot:
        passed = 0
        for _step in range(40):
            if shown(pilot) == "HandoverScreen":
                passed += 1
                assert not [secret for secret in secrets if secret in text(pilot)]
                assert all(type(one).__name__ != "TableScreen" for one in pilot.app.screen_stack)
                side = screen(pilot).side
                await press(pilot, "enter")
                if shown(pilot) == "NewsScreen":
                    await press(pilot, "escape")
                assert screen(pilot).side == side
            elif shown(pilot) == "ResolutionScreen":
                assert not [secret for secret in ("A quiet bay", "Full nets", "Score ") if secret in text(pilot)]
                await press(pilot, "enter")
            elif shown(pilot) == "EndScreen":
                break
            elif screen(pilot).view["phase"] == "signal":
                await press(pilot, "enter", "enter")
            else:
                await seal(pilot, "wait")
        assert shown(pilot) == "EndScreen"
        assert passed == 9  # three a turn: to the first, to the second (who seals at once), back to the first
        assert "A quiet bay" in text(pilot) or "quiet_bay" in str(game.session("public").view()["revealed"])


async def test_a_game_left_in_the_middle_goes_on_where_it_was(tmp_path: Path) -> None:
    record = tmp_path / "game.jsonl"
    async with opened(begun(record=record)) as pilot:
        await press(pilot, "enter", "right", "enter")  # announces engage
        assert screen(pilot).view["phase"] == "orders"
        await press(pilot, "q")
        assert pilot.app.return_value is not None and f"--resume --record {record}" in pilot.app.return_value
    async with opened(Table.resume(record)) as pilot:
        assert shown(pilot) == "TableScreen" and screen(pilot).view["phase"] == "orders"
        assert screen(pilot).view["signal"]["posture"] == "engage"
        await seal(pilot, "wait")
        assert shown(pilot) == "ResolutionScreen"


async def test_ctrl_c_leaves_from_anywhere_with_everything_saved(tmp_path: Path) -> None:
    record = tmp_path / "game.jsonl"
    async with opened(begun(record=record)) as pilot:
        await press(pilot, "enter", "tab", "ctrl+c")  # from inside the signal
        assert pilot.app.return_value is not None and "--resume" in pilot.app.return_value
    assert Table.resume(record).course.waiting()["us"] == ["signal"]


async def test_a_card_that_cannot_be_played_says_why_on_its_row_and_in_full() -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "enter", "enter")
        row = next(line for line in text(pilot).splitlines() if "A grand deal" in line)
        assert "✗ costs 9, you have 4" in row
        mark(pilot, "grand_deal")
        await press(pilot, "space")
        assert screen(pilot).picked == []
        await press(pilot, "w")
        told = text(pilot)
        assert shown(pilot) == "WhyScreen" and "It cannot be played now" in told
        assert "Now: 4. Needed: 9." in told and "Now: 53. Needed: 80." in told


async def test_no_more_cards_are_picked_than_may_be_sealed_and_a_picked_one_can_be_put_back() -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "enter", "enter")
        for card in ("wait", "share_catch", "harbour_talks"):
            mark(pilot, card)
            await press(pilot, "space")
        assert screen(pilot).picked == ["wait", "share_catch"]
        assert "at most 2 cards" in " ".join(note.message for note in pilot.app._notifications)
        mark(pilot, "wait")
        await press(pilot, "space")
        assert screen(pilot).picked == ["share_catch"]


async def test_what_is_expected_and_why_is_sealed_with_the_order() -> None:
    game = begun()
    async with opened(game) as pilot:
        await press(pilot, "enter", "enter", "enter")  # to the seal
        await press(pilot, "shift+tab")
        assert pilot.app.focused is at(pilot, "#because")
        await press(pilot, *"calm")
        await press(pilot, "shift+tab", "right", "enter")
        assert shown(pilot) == "ResolutionScreen"
    turn = game.session("us").history()[0]
    assert turn["because"]["us"] == "calm" and turn["expect"]["us"] == "press"


async def test_one_key_shows_a_whole_resolution_at_once() -> None:
    async with opened(begun(), still=False) as pilot:
        await play_turn(pilot, "patrol")
        assert shown(pilot) == "ResolutionScreen"
        screen(pilot).stop()  # the test tells the time
        assert screen(pilot).told < len(screen(pilot).lines)
        await press(pilot, "space")
        assert shown(pilot) == "ResolutionScreen" and screen(pilot).told == len(screen(pilot).lines)
        await press(pilot, "space")
        assert shown(pilot) != "ResolutionScreen"


async def test_a_terminal_that_is_too_small_says_so_and_nothing_is_lost_when_it_grows() -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "enter", "enter")
        mark(pilot, "wait")
        await press(pilot, "space")
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert shown(pilot) == "SmallScreen" and "60 by 20" in text(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert shown(pilot) == "TableScreen" and screen(pilot).picked == ["wait"]


async def test_a_deck_without_issues_signals_capital_or_aims_is_played_too() -> None:
    from exercise.deck.loader import load_deck

    game = Table.begin(load_deck("prisoners_dilemma"), seed=1, seats={"us": "human", "china": "tit_for_tat"})
    async with opened(game) as pilot:
        assert shown(pilot) == "TableScreen" and "TENSION" not in text(pilot)
        await press(pilot, "space", "enter", "enter")
        assert shown(pilot) == "ResolutionScreen"
        await press(pilot, "enter")
        assert "Turn 2" in text(pilot)


async def test_chance_decides_for_whoever_leaves_it_to_chance() -> None:
    game = small_game()
    async with opened(game) as pilot:
        await press(pilot, "end", "enter", "end", "enter")
        assert shown(pilot) == "TableScreen"
    assert game.session("us").view()["teams"]["us"] in ("old_hands", "new_faces")


async def test_a_full_disk_is_told_and_nothing_has_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    from exercise.record.faults import RecordUnwritable

    game = begun()

    def full(*_move: object) -> list[object]:
        raise RecordUnwritable("The disk is full.", "Make room.")

    async with opened(game) as pilot:
        await press(pilot, "enter")
        monkeypatch.setattr(game, "submit", full)
        await press(pilot, "enter")
        assert shown(pilot) == "SignalScreen"
        assert "The disk is full. Make room." in [note.message for note in pilot.app._notifications]
        monkeypatch.undo()
        await press(pilot, "enter")
        assert shown(pilot) == "TableScreen" and screen(pilot).view["phase"] == "orders"


async def test_without_colour_the_screens_still_say_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(begun()) as pilot:
        await press(pilot, "enter")
        assert "[■ hold]" in text(pilot) and "▲ press" in text(pilot)
        await press(pilot, "enter")
        mark(pilot, "wait")
        await press(pilot, "space")
        row = next(one for one in text(pilot).splitlines() if "Wait and see" in one)
        assert "✓ ■" in row and "✗ costs 9" in text(pilot)


async def test_keys_that_come_faster_than_messages_pick_the_card_that_is_marked() -> None:
    async with opened(begun()) as pilot:
        await press(pilot, "enter", "enter")
        for place in (3, 1):  # the key that marks and the key that picks, before any message is handled
            screen(pilot).query_one("#hand").highlighted = place
            screen(pilot).action_pick()
        await settle(pilot)
        cards = [one["card"] for one in screen(pilot).view["hand"]]
        assert screen(pilot).picked == [cards[3], cards[1]]


async def test_the_score_and_the_headlines_can_be_asked_by_mouse() -> None:
    async with opened(begun()) as pilot:
        assert await pilot.click("#score", offset=(3, 0))
        await settle(pilot)
        assert shown(pilot) == "AimsScreen"
        await press(pilot, "escape")
        assert await pilot.click("#brief", offset=(70, 0))
        await settle(pilot)
        assert shown(pilot) == "WhyScreen" and "Why? Cooperation" in text(pilot)


async def test_a_deck_that_is_not_well_is_told_and_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()

    def unwell(*_asked: object) -> None:
        raise ValueError("a typo in line 3")

    monkeypatch.setattr(bench, "load", unwell)
    async with opened(house=bench) as pilot:
        assert "This deck cannot be played: a typo in line 3" in text(pilot)
        await press(pilot, "enter")
        assert shown(pilot) == "WelcomeScreen" and not bench.plans
