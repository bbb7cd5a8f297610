"""Search finds what a small deck plainly asks for, and is the same thought every time."""

from __future__ import annotations

from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.loader import load_deck
from exercise.players import search, search_playing
from exercise.players.player import sealed
from exercise.rules import game, views
from exercise.rules.rulebook import compile_deck
from exercise.rules.turn import score
from tests.players.rounds import CARDS, SHORT, asked, book


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


def test_it_offers_the_joint_card_that_is_worth_most_to_one_who_engages_and_seals_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "GAMES", 512)
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
            search_playing.sign(rules.tables, seen, 0, posture)
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
    tree = [0] * search_playing.NODE
    tried = []
    for _ in range(3):
        posture = search_playing.bold(tree, 0, 1)
        tried.append(posture)
        tree[6 + posture] += 1
    assert tried == [0, 1, 2]
    tree[6:] = [500, 500, 500, 0, 90_000, 100]
    assert search_playing.bold(tree, 0, 1) == 1


@given(st.integers(0, 1 << 30))
def test_the_root_of_a_whole_number_is_exact(square: int) -> None:
    assert search_playing.root(square) == isqrt(square)


@pytest.mark.parametrize("side", [0, 1])
def test_a_game_is_worth_its_own_score_and_the_lead_beside_it(side: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = book()
    here = game.adjust(rules, game.open_turn(rules, game.set_up(rules, 1)), {"us.home": 7})
    seen = views.sight(rules, here, side)
    own, theirs = (score(rules.tables, seen, one) for one in (side, 1 - side))
    assert abs(own - theirs) == 7
    for care in (0, 40, 100):
        monkeypatch.setattr(search_playing, "CARE", care)
        assert search_playing.value(rules.tables, seen, side) == own + care * (own - theirs) // 100


@pytest.mark.parametrize(
    ("past", "least", "most"),
    [("", 0, 0), ("ppe", 0, 0), ("php", 0, 0), ("eee", 0, 0), ("p", 15, 35), ("ppp", 40, 60), ("p" * 9, 65, 85)],
)
def test_only_one_who_never_did_anything_but_press_is_taken_to_press_whatever_comes(
    past: str, least: int, most: int
) -> None:
    rules = book(words=False)
    here = game.set_up(rules, 1)
    for letter in past:
        orders = {"us": ["nod"], "china": CARDS[SHORT[letter]]}
        here = game.resolve(rules, game.open_turn(rules, here), orders)
    seen = views.sight(rules, game.open_turn(rules, here), 0)
    thought = 0
    for number in range(1, 101):
        seen.number, seen.block[0] = number, -1
        thought += search_playing.stubborn(rules.tables, seen, 1)
    assert least <= thought <= most


def test_cards_in_the_head_are_the_better_of_two_picked() -> None:
    rules = book()
    deck = rules.tables
    seen = views.sight(rules, game.open_turn(rules, game.set_up(rules, 1)), 0)
    aid, wait = (next(at for at, (_, one) in enumerate(rules.cards) if one.id == name) for name in ("aid", "wait"))
    for better, least, most in ((aid, 65, 85), (wait, 15, 35)):
        tally = [0] * (3 * deck.cards)
        tally[2 * deck.cards + better] = 5
        first = 0
        for number in range(1, 101):
            seen.number, seen.block[0] = number, -1
            search_playing.seal_better(deck, seen, 0, 1, tally)
            assert sorted(seen.order[:2]) == sorted((aid, wait))
            first += seen.order[0] == aid
        assert least <= first <= most


def test_the_tally_says_what_a_side_gained_in_the_turns_of_a_card() -> None:
    rules = book()
    deck = rules.tables
    seen = views.sight(rules, game.open_turn(rules, game.set_up(rules, 1)), 0)
    tally = [0] * (3 * deck.cards)
    search_playing.take_stock(deck, tally)
    assert not any(tally)
    now = (score(deck, seen, 0), score(deck, seen, 1))
    theirs = deck.card_first[1] + 3
    seen.order[0], seen.ordered[0] = 3, 1
    seen.order[deck.plays_max], seen.ordered[1] = theirs, 1
    search_playing.note(deck, seen, (now[0] - 4, now[1] - 9), tally)
    search_playing.note(deck, seen, (now[0] - 1, now[1] - 9), tally)
    search_playing.take_stock(deck, tally)
    assert (tally[3], tally[deck.cards + 3], tally[2 * deck.cards + 3]) == (2, 5, search_playing.MEAN * 5 // 2)
    assert (tally[theirs], tally[deck.cards + theirs]) == (2, 18)
    assert sum(map(bool, tally)) == 6
