"""A match in place is the game that the pure steps play, and a batch adds up exactly."""

from __future__ import annotations

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.loader import load
from exercise.deck.models import SIDES, STANCES
from exercise.players.bots import NAMES, THINKERS, bot
from exercise.rules import game, legality, views
from exercise.rules.position import ROW
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.study.batch import Sum, tally
from exercise.study.match import Match


@pytest.fixture(scope="module")
def book() -> Rulebook:
    deck = load("next_four_years").deck
    assert deck is not None
    return compile_deck(deck)


def by_steps(book: Rulebook, us: str, china: str, seed: int, number: int) -> tuple[game.Position, list[int]]:
    """The same game through the functions that keep past positions, each order checked for legality."""
    position = game.set_up(book, seed, number)
    rows: list[int] = []
    players = (bot(us), bot(china))
    while position.ending < 0:
        position = game.open_turn(book, position)
        if book.tables.signals:
            words = {}
            for side, name in enumerate(SIDES):
                seen = views.sight(book, position, side)
                players[side].speak(book.tables, seen, side)
                offer = seen.say_offer[side]
                word = game.Word(STANCES[seen.say[side]], None, None if offer < 0 else book.cards[offer][1].id)
                assert not legality.why_not(book, position, side, {"move": "signal", **word._asdict()})
                words[name] = word
            position = game.signal(book, position, words)
        orders = {}
        for side, name in enumerate(SIDES):
            seen = views.sight(book, position, side)
            players[side].choose(book.tables, seen, side)
            orders[name] = views.order_ids(book, seen, side)
            assert not legality.why_not(book, position, side, {"move": "orders", "cards": orders[name]})
        position = game.resolve(book, position, orders)
        rows += position.row[: position.rows * ROW]
    return position, rows


@pytest.mark.parametrize("us", [name for name in NAMES if name not in THINKERS])
@pytest.mark.parametrize("china", ["random", "tit_for_tat"])
def test_a_match_is_the_game_that_the_pure_steps_play(book, us, china):
    match = Match(book, bot(us), bot(china))
    for number in range(3):
        position, rows = by_steps(book, us, china, 11, number)
        played = match.play(11, number)
        assert match.rows == rows
        assert game.state(book, played) == game.state(book, position)


def test_the_planner_plays_legal_orders_and_the_same_game_twice(book):
    _, rows = by_steps(book, "planner", "random", 3, 0)
    match = Match(book, bot("planner"), bot("random"))
    match.play(3, 0)
    assert match.rows == rows


def test_no_split_of_the_work_changes_what_a_batch_adds_up_to(book):
    match = Match(book, bot("random"), bot("tit_for_tat"))
    whole = tally(match, 5, range(12))
    parts = [tally(match, 5, range(first, first + 4)) for first in (8, 0, 4)]
    for side in (0, 1):
        assert sum(part.score[side].total for part in parts) == whole.score[side].total
        assert sum(part.score[side].squares for part in parts) == whole.score[side].squares
    assert sum(whole.results.values()) == sum(whole.endings.values()) == sum(whole.ahead.values()) == 12


@given(st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=50))
def test_mean_and_deviation_are_the_population_s_to_six_places(values):
    total = Sum()
    for value in values:
        total.add(value)
    assert math.isclose(total.mean, statistics.fmean(values), abs_tol=1e-6)
    assert math.isclose(total.deviation, statistics.pstdev(values), abs_tol=2e-6)
