"""Tournaments, sweeps and what-ifs say of games what the games themselves say."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.loader import load_deck
from exercise.players.bots import bot
from exercise.record.replay import replay
from exercise.rules import turn as rules
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.study.batch import Sum
from exercise.study.field import CHINA, US, Field
from exercise.study.intervals import apart, half, share
from exercise.study.loop import TRACE
from exercise.study.match import Match
from exercise.study.ratings import MEAN, ratings
from exercise.study.stops import repeated, stopped, written
from exercise.study.sweep import CannotVary, found, varied
from exercise.study.tournament import Tournament
from exercise.study.whatif import RECORDED, CannotPlay, WhatIf
from exercise.table.table import Table
from tests.ground.command import exercise, is_one_sentence


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return compile_deck(load_deck("next_four_years"))


@pytest.fixture(scope="module")
def record(book: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "game.jsonl"
    seats = {"us": "tit_for_tat", "china": "grudger"}
    Table.begin(book.deck, seed=5, seats=seats, game=3, record=path, batch=True).close()
    return path


# --- intervals ---


def summed(values: list[int]) -> Sum:
    total = Sum()
    for value in values:
        total.add(value)
    return total


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=40))
def test_an_interval_is_that_of_the_sample_s_own_deviation(values: list[int]) -> None:
    import statistics

    width = half(summed(values))
    assert width is not None
    assert math.isclose(width, 1.96 * statistics.stdev(values) / math.sqrt(len(values)), rel_tol=1e-3, abs_tol=1e-4)


def test_a_share_of_nothing_or_of_all_is_not_certain() -> None:
    assert share(0, 20)[1] > 0.1
    assert share(20, 20)[0] < 0.9
    assert share(0, 0) == (0.0, 1.0)


def test_a_difference_of_too_few_values_is_never_sure() -> None:
    assert apart(summed([9]), summed([1, 2]))[1] == math.inf


# --- the field ---


def test_a_game_stopped_anywhere_and_played_on_ends_as_the_whole_game_does(book: Rulebook) -> None:
    ground = Field(book)
    (whole,) = next(iter(ground.play("two_level", "random", 8, 1)))
    match = Match(book, bot("two_level"), bot("random"), ledger=False)
    for round in (1, 7, 16):
        game = stopped(match, 8, 0, round)
        assert game is not None
        assert ground.branch(game, "two_level", "random", 0, 1) == [whole]


def test_rounds_tell_the_game_that_was_played(book: Rulebook) -> None:
    ground = Field(book)
    rows = [row for chunk in ground.play("grit", "random", 8, 3) for row in chunk]
    traced = list(ground.trace("grit", "random", 8, 3))
    assert [row for row, _rounds in traced] == rows
    for row, rounds in traced:
        assert [one[0] for one in rounds] == list(range(1, row[-1] + 1))
        assert rounds[-1][TRACE.index("tension")] == row[3]


def test_orders_repeated_under_their_own_luck_are_the_same_game(book: Rulebook) -> None:
    match = Match(book, bot("tit_for_tat"), bot("random"), ledger=False)
    end = match.play(4, 2)
    again = repeated(match, written(match, 4, 2), 4, 2)
    assert again.fact == end.fact
    other = repeated(match, written(match, 4, 2), 4, 3)
    assert other.fact != end.fact


# --- tournaments ---


def test_a_tournament_is_the_games_of_each_pair_from_both_seats(book: Rulebook) -> None:
    ground = Field(book)
    meeting = Tournament(ground, ["random", "grudger", "tit_for_tat"], 3, 4)
    meeting.play()
    told = meeting.told()
    here, there = ([row for rows in ground.play(*pair, 3, 4) for row in rows] for pair in (
        ("random", "grudger"), ("grudger", "random"),
    ))  # fmt: skip
    mean = (sum(row[US] for row in here) + sum(row[CHINA] for row in there)) / 8
    lead = mean - (sum(row[CHINA] for row in here) + sum(row[US] for row in there)) / 8
    cell, mirror = told["table"]["random"]["grudger"], told["table"]["grudger"]["random"]
    assert math.isclose(cell["score"], mean, abs_tol=1e-5)
    assert math.isclose(cell["lead"], lead, abs_tol=1e-5)
    assert (mirror["lead"], mirror["wins"], mirror["losses"]) == (-cell["lead"], cell["losses"], cell["wins"])
    assert {line["bot"] for line in told["standing"]} == {"random", "grudger", "tit_for_tat"}


def test_a_bot_leads_itself_by_nothing(book: Rulebook) -> None:
    meeting = Tournament(Field(book), ["random", "grudger"], 3, 3)
    meeting.play()
    for one in ("random", "grudger"):
        assert meeting.told()["table"][one][one]["lead"] == 0
        assert meeting.told()["table"][one][one]["beats"] is None


def test_ratings_say_ten_to_one_with_four_hundred_points() -> None:
    rated = ratings(["a", "b"], {("a", "b"): (10_000_000, 1_000_000, 0)})
    assert rated["a"] is not None and rated["b"] is not None
    assert math.isclose(rated["a"] - rated["b"], 400, abs_tol=0.5)
    assert math.isclose(rated["a"] + rated["b"], 2 * MEAN, abs_tol=0.5)
    assert ratings(["a"], {}) == {"a": None}


# --- what if ---


def test_the_same_orders_under_the_record_s_own_luck_end_as_the_record_does(book: Rulebook, record: Path) -> None:
    course = replay(record)
    end = course.ending()
    for turn in (1, 9, 16):
        for then in (RECORDED,):
            told = WhatIf(course, turn, {}).told(Field(book), then, 1)
            assert told["same_luck"]["recorded"] == told["same_luck"]["instead"]
            assert told["same_luck"]["recorded"]["us"] == end["score"]["us"]
            assert told["same_luck"]["recorded"]["ending"] == end["ending"]
            assert told["difference"]["us"] == {"mean": 0.0, "half": None}


def test_other_orders_are_compared_luck_by_luck(book: Rulebook, record: Path) -> None:
    told = WhatIf(replay(record), 2, {"us": []}).told(Field(book), "tit_for_tat", 12)
    assert told["orders"]["instead"]["us"] == []
    gap = told["instead"]["us"]["mean"] - told["recorded"]["us"]["mean"]
    assert math.isclose(gap, told["difference"]["us"]["mean"], abs_tol=1e-5)
    assert gap != 0
    assert sum(told["instead"]["endings"].values()) == 12


def test_orders_that_the_rules_refuse_are_refused_with_every_reason(record: Path) -> None:
    with pytest.raises(CannotPlay) as refused:
        WhatIf(replay(record), 2, {"us": ["leaders_summit", "nonsense"]})
    assert "nonsense" in refused.value.message
    assert len(refused.value.message.split(". ")) >= 2


# --- sweeps ---


def test_any_number_of_a_deck_is_found_by_its_path(book: Rulebook) -> None:
    data = book.deck.data
    for path, value in (
        ("signals.misread", data["signals"]["misread"]),
        ("issues.taiwan.weight", 3),
        ("score.us.us.business", 1),
        ("signals.kept.0.shift.own.credibility", 2),
    ):
        here, key = found(data, path)
        assert here[key] == value, path


def test_a_number_that_is_not_there_is_told_with_the_nearest(book: Rulebook) -> None:
    with pytest.raises(CannotVary) as fault:
        found(book.deck.data, "cards.chip_export_contols.cost")
    assert "chip_export_controls" in fault.value.remedy
    with pytest.raises(CannotVary):
        found(book.deck.data, "title")


def test_a_varied_deck_has_the_number_and_the_old_deck_keeps_its_own(book: Rulebook) -> None:
    was = book.tables.par[:]
    other = varied(book.deck, ["par.us", "par.china"], 7, None)
    assert other.tables.par == [7, 7]
    assert book.tables.par == was
    assert book.deck.data["par"]["us"] == was[0]
    assert varied(book.deck, ["signals.misread"], 40, "lesson").tables.misread == 40


# --- the commands ---


def test_every_study_speaks_json(record: Path) -> None:
    few = ("--engine", "interpreted", "--json")
    done = exercise("tournament", "stag_hunt", "--bots", "random,grudger", "--games", "3", *few)
    assert json.loads(done.stdout)["standing"][0]["bot"] in ("random", "grudger")
    path = ("sweep", "stag_hunt", "signals.misread", "--from", "4", "--to", "6", "--games", "2")
    done = exercise(*path, *few)
    assert [point["value"] for point in json.loads(done.stdout)["points"]] == [4, 5, 6]
    done = exercise("whatif", str(record), "--turn", "2", "--us", "-", "--games", "3", *few)
    assert json.loads(done.stdout)["games"] == 3


@pytest.mark.parametrize(
    "words",
    [
        ("tournament", "stag_hunt", "--bots", "random,gruder"),
        ("sweep", "stag_hunt", "turns.conut", "--from", "1", "--to", "2"),
        ("sweep", "stag_hunt", "turns.count", "--from", "3", "--to", "2"),
        ("whatif", "nowhere.jsonl", "--turn", "2", "--us", "-"),
        ("balance", "stag_hnut"),
    ],
)
def test_wrong_usage_is_one_sentence_and_2(words: tuple[str, ...]) -> None:
    done = exercise(*words)
    assert done.returncode == 2
    assert is_one_sentence(done.stderr)


def test_a_sweep_draws_a_picture_or_says_how_to_get_one() -> None:
    done = exercise("sweep", "stag_hunt", "signals.misread", "--from", "4", "--to", "7", "--games", "2")
    assert done.returncode == 0
    if "┤" in done.stdout:
        assert done.stdout.count("signals.misread") == 2  # above the table, and below the picture
    else:
        assert "exercise[study]" in done.stdout


def test_scores_of_a_branch_are_the_rules_own(book: Rulebook) -> None:
    match = Match(book, bot("random"), bot("random"), ledger=False)
    end = match.play(1, 0)
    (row,) = next(iter(Field(book).play("random", "random", 1, 1)))
    assert row[US : CHINA + 1] == [rules.score(book.tables, end, side) for side in (0, 1)]
