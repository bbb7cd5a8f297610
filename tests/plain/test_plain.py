"""The game line by line: whole games by empty lines, every lookup, and leaving at any point with nothing lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from exercise.cli.plain import Left, Option, Plain, least_order, matching
from exercise.table.table import Table
from exercise.tui.sitting import Sitting
from tests.tui.small import begun, small_game


def played(game: Table, *answers: str) -> tuple[str, bool]:
    """What is said to these answers, and whether the game came to its end."""
    said = io.StringIO()
    try:
        Plain(Sitting(game), io.StringIO("".join(f"{one}\n" for one in answers)), said).play()
    except Left:
        return said.getvalue(), False
    return said.getvalue(), True


def test_a_whole_game_is_played_by_empty_lines_alone() -> None:
    said, ended = played(small_game(), *[""] * 100)
    assert ended
    for wanted in (
        "Nobody's view: made for tests.",
        "not forecasts",
        "You sit for United States.",
        "== Turn 1 of 3 · 2025 Q1, United States ==",
        "A storm",
        "Turn 3: the orders are open.",
        "The bay stays calm",
        "Its secret aim was",
        "Said, read as, and done",
    ):
        assert wanted in said, wanted


def test_choices_are_taken_by_number_by_name_and_by_first_letters() -> None:
    game = small_game()
    played(game, "2", "full nets", "eng", "harbour", "1", "wait", "press", "because I can", "q")
    turn = game.session("us").history()[0]
    assert game.session("us").view()["teams"]["us"] == "new_faces"
    assert game.session("us").view()["agenda"] == "full_nets"
    assert turn["signals"]["us"]["posture"] == "engage" and turn["signals"]["us"]["issue"] == "harbour"
    assert turn["orders"]["us"] == ["wait"] and turn["expect"]["us"] == "press"
    assert turn["because"]["us"] == "because I can"


def test_an_answer_that_means_nothing_is_explained_and_asked_again() -> None:
    game = begun()
    said, _ended = played(game, "perhaps", "9", "engage", "", "", "17", "1", "2 2", "wait")
    assert "“perhaps” is none of these" in said and "“9” is none of these" in said
    assert "There is no card 17" in said
    assert "A grand deal costs 9 and you have 4." in said and "is in the order twice" in said
    assert "You expect China to" in said


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("?", "How a turn goes"),
        ("s", "The relationship:"),
        ("a", "A quiet bay"),
        ("c", "Patrol the harbour"),
        ("h", "No turn has been played yet."),
        ("l", "capital +2"),
        ("w 1", "It cannot be played now"),
        ("w harbour", "Ships meet where they should not."),
        ("w us.trust", "Who believes you."),
        ("w tension", "weighted mean"),
        ("w misread", "in this deck, to begin with"),
        ("w nothing", "one of:"),
    ],
)
def test_anything_can_be_looked_up_at_any_question(asked: str, told: str) -> None:
    said, _ended = played(begun(), asked)
    assert told in said.split("Announce", 1)[1]


def test_two_players_are_warned_and_parted_by_empty_lines_and_asked_whether_they_are_ready() -> None:
    said, ended = played(begun(china="human"), *[""] * 100)
    assert ended and "Two people share this terminal" in said
    parts = said.split("China: press enter when you are ready")
    assert parts[0].endswith("\n" * 40) or "\n" * 40 in parts[0]
    assert "== Turn 1 of 3 · 2025 Q1, China ==" in parts[1]


@pytest.mark.parametrize("lines", range(24))
def test_leaving_at_any_question_loses_nothing(lines: int, tmp_path: Path) -> None:
    game = small_game(record=tmp_path / "game.jsonl")
    _said, ended = played(game, *[""] * lines)
    before = game.session("facilitator").view()
    game.close()
    again = Table.resume(tmp_path / "game.jsonl")
    assert again.session("facilitator").view() == before
    if not ended:
        _said, ended = played(again, *[""] * 100)
    assert ended


def test_the_default_order_is_nothing_where_that_is_legal_and_a_legal_one_where_it_is_not() -> None:
    from exercise.deck.loader import load_deck

    game = begun()
    game.session("us").submit({"move": "signal", "posture": "hold", "issue": None, "offer": None})
    assert least_order(game.session("us")) == []
    dilemma = Table.begin(load_deck("prisoners_dilemma"), seed=1, seats={"us": "human", "china": "tit_for_tat"})
    assert len(least_order(dilemma.session("us"))) == 1


def test_a_whole_text_is_meant_before_the_first_letters_of_another() -> None:
    options = [Option("a", "trade talks"), Option("b", "trade")]
    assert matching(options, "trade") == [options[1]]
    assert matching(options, "tr") == options
