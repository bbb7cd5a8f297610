"""Search finds what a small deck plainly asks for, and is the same thought every time."""

from __future__ import annotations

from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.loader import load_deck
from exercise.players import search
from exercise.players.player import sealed
from exercise.rules import game, views
from exercise.rules.rulebook import compile_deck
from tests.players.rounds import asked, book


@pytest.fixture(autouse=True)
def few_games(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "GAMES", 200)


@pytest.mark.parametrize("side", [0, 1])
def test_with_one_who_engages_it_does_too_and_seals_what_is_worth_most_of_that(
    side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "GAMES", 1000)
    answer = asked("search", "e", side=side)
    assert (answer.said, answer.cards) == ("engage", ("aid", "gift"))


@pytest.mark.parametrize("side", [0, 1])
def test_with_one_who_presses_on_it_minds_its_own_house(side: int) -> None:
    assert "aid" in asked("search", "ppp", read="press", side=side).cards


def test_it_offers_the_joint_card_that_is_worth_most_to_one_who_engages_and_seals_it() -> None:
    answer = asked("search", "eee", adjusted={"pact": 1})
    assert (answer.said, answer.offered) == ("engage", "treaty")
    assert "treaty" in answer.cards


def test_it_signs_what_it_is_offered() -> None:
    assert "treaty" in asked("search", "eee", adjusted={"pact": 1}, offer="treaty").cards


def test_it_does_not_sign_with_one_who_is_read_to_press() -> None:
    assert "treaty" not in asked("search", "ppp", adjusted={"pact": 1}, read="press").cards


def test_a_rival_in_its_head_mostly_signs_what_it_is_offered_if_it_engages_and_never_if_it_does_not() -> None:
    rules = book()
    here = game.adjust(rules, game.open_turn(rules, game.set_up(rules, 1)), {"pact": 1})
    treaty = next(card for card, (_, one) in enumerate(rules.cards) if one.id == "treaty")
    signed = [0, 0, 0]
    for posture in range(3):
        for number in range(100):
            seen = views.sight(rules, here, 0)
            seen.number, seen.say_offer[0] = number, treaty
            search.sign(rules.tables, seen, 0, posture)
            signed[posture] += sealed(rules.tables, seen, 1, rules.tables.card_twin[treaty])
    assert signed[:2] == [0, 0] and 60 <= signed[2] <= 90


def test_the_same_sight_gives_the_same_word_and_leaves_everything_else_alone() -> None:
    rules = compile_deck(load_deck("next_four_years"))
    here = game.open_turn(rules, game.set_up(rules, 3))
    words = []
    for _ in range(2):
        seen = views.sight(rules, here, 1)
        before = views.sight(rules, here, 1)
        search.speak(rules.tables, seen, 1)
        words.append((seen.say[:], seen.say_offer[:]))
        assert (seen.fact, seen.hand, seen.ordered, seen.read) == (
            before.fact,
            before.hand,
            before.ordered,
            before.read,
        )
    assert words[0] == words[1]


def test_of_orders_the_better_half_is_kept_in_order_and_of_equals_the_earlier() -> None:
    arms, brought = [10, 11, 12, 13, 14], [3, 9, 3, 9, 1]
    assert search.best_half(arms, brought, 5) == 3
    assert (arms[:3], brought[:3]) == ([11, 13, 10], [9, 9, 3])
    assert sorted(arms) == [10, 11, 12, 13, 14]


def test_every_posture_is_tried_before_any_is_preferred_and_then_what_brings_most() -> None:
    tree = [0] * search.NODE
    tried = []
    for _ in range(3):
        posture = search.bold(tree, 0, 1)
        tried.append(posture)
        tree[6 + posture] += 1
    assert tried == [0, 1, 2]
    tree[6:] = [500, 500, 500, 0, 90_000, 100]
    assert search.bold(tree, 0, 1) == 1


@given(st.integers(0, 1 << 30))
def test_the_root_of_a_whole_number_is_exact(square: int) -> None:
    assert search.root(square) == isqrt(square)
