"""Each alarm is raised by a deck that deserves it, and by no other reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.loader import load_deck
from exercise.players.bots import bot
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.study.balance import choices, course, fairness, words
from exercise.study.balance.crosstable import CrossTable
from exercise.study.balance.measuring import alarms, told
from exercise.study.field import Field
from exercise.study.match import Match
from exercise.study.stops import stopped
from exercise.study.sweep import varied
from tests.ground.command import exercise

KNOWN: set[str] = set()
"""Alarms that the real deck still raises in a small run. Shrinks as the deck is tuned, and never grows unseen."""


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return compile_deck(load_deck("next_four_years"))


def with_numbers(path: Sequence[str], value: int) -> Field:
    return Field(varied(load_deck("next_four_years"), path, value, None))


def dilemma() -> Field:
    """The prisoners' dilemma, cut to a few turns."""
    deck = load_deck("prisoners_dilemma")
    return Field(compile_deck(replace(deck, turns=replace(deck.turns, count=6))))


def table_of(ground: Field, bots: list[str], games: int = 40) -> CrossTable:
    return CrossTable(ground, bots, 0, games, games)


# --- fairness ---


def test_a_par_that_one_side_cannot_reach_favours_the_other() -> None:
    bots = ["tit_for_tat", "always_hold"]
    low = table_of(with_numbers(["par.china"], 0), bots)
    alarm = fairness.mirrored(low)
    assert fairness.mirrored(table_of(with_numbers(["par.us", "par.china"], 900), bots)).raised is False
    assert alarm.raised is True
    assert alarm.figures["tit_for_tat"]["china"] == 1.0


def test_few_games_leave_the_question_open(book: Rulebook) -> None:
    assert fairness.mirrored(table_of(Field(book), ["tit_for_tat"], 5)).raised is None


def test_pressing_always_is_an_equilibrium_of_the_dilemma_and_engaging_is_not() -> None:
    table = table_of(dilemma(), ["always_press", "always_engage", "tit_for_tat"])
    assert fairness.equilibrium(table, "always_press", "press_equilibrium").raised is True
    alarm = fairness.equilibrium(table, "always_engage", "engage_equilibrium")
    assert alarm.raised is False
    assert alarm.figures["us"]["best"] == "always_press"


def test_aims_that_are_worth_everything_decide_alone() -> None:
    deck = load_deck("next_four_years")
    first, *others = deck.agendas["us"]
    rich = replace(first, points=tuple(replace(one, when=None, score=900) for one in first.points))
    ground = Field(compile_deck(replace(deck, agendas={**deck.agendas, "us": (rich, *others)})))
    alarm = fairness.aims(ground, 0, 6000)
    assert alarm.raised is True
    assert rich.id in alarm.says


# --- words ---


def test_a_lie_that_costs_nothing_anywhere_is_one_sided(book: Rulebook) -> None:
    bots = ["always_press", "liar", "grudger", "mirror_signal"]
    assert words.lies(table_of(Field(book), bots)).raised is not None
    deck = replace(book.deck, signals=None)
    assert words.lies(table_of(Field(compile_deck(deck)), bots[:2], 2)).raised is False


def test_a_bot_that_thinks_reads_and_one_that_looks_at_nothing_does_not(book: Rulebook) -> None:
    match = Match(book, bot("tit_for_tat"), bot("grudger"), ledger=False)
    read = []
    for number in range(6):
        assert stopped(match, 0, number, 4) is not None
        read.append(words.reads(book, match.seen[0], 0, "mirror_signal"))
        assert not words.reads(book, match.seen[0], 0, "always_press")
    assert any(read)


# --- choices ---


def test_capital_that_buys_everything_is_idle() -> None:
    rich = with_numbers(["capital.start", "capital.income", "capital.cap"], 90)
    seen = choices.looked_at(rich, ["tit_for_tat", "random"], 0, 20)
    assert choices.capital(rich.book, seen).raised is True
    poor = with_numbers(["capital.income"], 1)
    seen = choices.looked_at(poor, ["tit_for_tat", "random"], 0, 20)
    assert choices.capital(poor.book, seen).raised is False


def test_a_card_in_every_success_is_told_with_its_share_of_all_games() -> None:
    seen = choices.Rounds(games=200, won=[100, 100])
    book = compile_deck(load_deck("next_four_years"))
    seen.played.update({0: 150})
    seen.won_with.update({0: 90})
    alarm = choices.top_cards(book, seen)
    assert alarm.raised is True
    (figures,) = alarm.figures.values()
    assert figures == {"successes": 0.9, "games": 0.75}
    seen.won_with[0] = 70
    assert choices.top_cards(book, seen).raised is False


def test_a_card_that_is_always_held_is_judged_by_its_share_of_what_is_played() -> None:
    book = compile_deck(load_deck("next_four_years"))
    open_hand = next(card for card, (_side, said) in enumerate(book.cards) if said.id == "us_open_hand")
    seen = choices.Rounds(games=200, won=[100, 100], all_plays=[2000, 0])
    seen.played.update({open_hand: 190})
    seen.won_with.update({open_hand: 100})
    seen.won_plays.update({open_hand: 600})
    alarm = choices.top_cards(book, seen)
    assert alarm.raised is False
    assert alarm.figures["us us_open_hand"] == {"successes": 1.0, "games": 0.95, "plays": 0.3}
    seen.won_plays[open_hand] = 1600
    assert choices.top_cards(book, seen).raised is True
    seen.lucks = 2
    assert choices.top_cards(book, seen).raised is None  # the same two lucks, however many pairs met them


def test_what_was_played_in_successes_is_counted_card_by_card(book: Rulebook) -> None:
    seen = choices.looked_at(Field(book), ["dealmaker"], 0, 6)
    assert seen.won[0] and sum(seen.won_plays.values()) == sum(seen.all_plays)
    assert all(seen.won_plays[card] >= many for card, many in seen.won_with.items())
    for side in (0, 1):
        mine = [many for card, many in seen.won_plays.items() if book.cards[card][0] == side]
        assert sum(mine) == seen.all_plays[side]


def test_a_deck_without_a_card_plays_the_same_games_but_for_what_it_does(book: Rulebook) -> None:
    bare = compile_deck(choices.without(book.deck, "us_open_hand"))
    for card, (_side, said) in enumerate(bare.cards):
        assert bool(said.effects) == (said.id != "us_open_hand"), card
    whole, less = (
        [(row, [one[10:14] for one in rounds]) for row, rounds in Field(one).trace("random", "random", 2, 12)]
        for one in (book, bare)
    )
    name = next(card for card, (_side, said) in enumerate(book.cards) if said.id == "us_open_hand")
    for (row, cards), (other, _cards) in zip(whole, less, strict=True):
        if not any(name in one for one in cards):
            assert row == other
    before, after = choices.figures_of(Field(book), 2, 30), choices.figures_of(Field(bare), 2, 30)
    errors, reach = choices.moves(before, after)
    assert errors > 2 and reach > 1
    assert choices.moves(before, before) == (0, 0)


def test_a_hand_of_one_order_has_no_choice() -> None:
    ground = dilemma()
    match = Match(ground.book, bot("tit_for_tat"), bot("grudger"), ledger=False)
    game = stopped(match, 0, 0, 2)
    assert game is not None
    lead = choices.best_lead(ground, game, 0, "tit_for_tat", "grudger")
    assert lead is not None and lead.count > 0 and lead.mean > 0  # kindness pays against grudger, and surely


# --- the course of a game ---


@given(st.lists(st.integers(-50, 50), min_size=3, max_size=3), st.integers(2, 6))
def test_equal_values_within_groups_leave_all_variance_between_them(values: list[int], size: int) -> None:
    between, within = course.parted([[value] * size for value in values])
    assert within == 0
    mean = sum(values) / 3
    assert between == pytest.approx(sum((value - mean) ** 2 for value in values) / 2)


def test_variance_within_groups_is_not_taken_for_variance_between_them() -> None:
    between, within = course.parted([[0, 10], [14, 4], [0, 10]])
    assert between == 0
    assert within == 50


def test_the_share_at_half_time_is_surer_the_more_games_were_stopped() -> None:
    few = [[0, 4], [10, 6], [1, 3]]
    widths = [course.standing((few * many, few * many))[1] for many in (1, 4, 16)]
    assert widths[0] > widths[1] > widths[2] > 0
    settled = [[0, 0], [9, 9], [4, 4]]
    assert course.standing((settled, settled)) == (1.0, 0.0)
    assert course.standing((settled[:2], settled[:2]))[1] == 1.0  # two games say nothing


def test_without_luck_equal_orders_make_equal_games() -> None:
    alarm = course.luck(dilemma(), 0, 100)
    assert alarm.raised is False
    assert alarm.figures["luck"] == 0


def test_an_ending_that_always_comes_is_too_common(book: Rulebook) -> None:
    deck = replace(book.deck, endings=())
    ground = Field(compile_deck(deck))
    few, alarms = (
        {one.code: one for one in course.endings(table_of(ground, ["tit_for_tat", "grudger"], games))}
        for games in (3, 30)
    )
    assert few["common_ending"].raised is None
    assert alarms["common_ending"].raised is True
    assert alarms["rare_ending"].raised is None  # too few games to say
    assert alarms["disasters"].raised is False


# --- the whole ---


def test_the_real_deck_raises_no_alarm_that_is_not_known(book: Rulebook) -> None:
    found = list(alarms(Field(book), 0, 300))
    assert {alarm.code for alarm in found if alarm.raised} <= KNOWN
    assert len({alarm.code for alarm in found}) == len(found) == 17
    summary = told(found)
    assert summary["silent"] is not any(alarm.raised for alarm in found)
    json.dumps(summary)


def test_the_command_exits_with_1_exactly_if_an_alarm_is_raised() -> None:
    done = exercise("balance", "stag_hunt", "--games", "40", "--engine", "interpreted", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == (0 if answer["silent"] else 1)
    assert answer["raised"] == [one["code"] for one in answer["alarms"] if one["raised"]]
    assert all(one["says"] for one in answer["alarms"])
