"""Noise makes two peaceful sides that answer in kind arm against each other, and generosity mends it; what attack is
worth decides which game it is (Herz, 1950; Jervis, 1976 and 1978; Axelrod and Dion, 1988; Wu and Axelrod, 1995)."""

from __future__ import annotations

import pytest

from exercise.rules import game
from exercise.rules.game import Word
from exercise.rules.rulebook import Rulebook
from exercise.rules.views import view
from tests.decks_taught.matches import (
    ENGAGE,
    PRESS,
    Seat,
    Strategy,
    average,
    book_of,
    equilibria,
    games,
    of_cards,
    one_turn,
    payoffs_at,
)

BOOK, CLEAR, FOG = (book_of("security_dilemma", variant) for variant in (None, "clear_sight", "fog"))
ARM, DIG, RESTRAIN = "arm", "fortify", "show_restraint"
ANSWERS = {"press": [ARM], "hold": [DIG], "engage": [RESTRAIN, DIG]}


def answers(forgives: float = 0.0) -> Strategy:
    """Says what the other side did last year and does what it now sees the other prepare, for noise to work on.
    `forgives`: the share of apparent threats, and of blows, that it lets pass."""

    def kindly(seat: Seat, posture: str | None) -> str:
        return "engage" if posture is None or seat.luck.random() < forgives else posture

    return Strategy(
        lambda seat: kindly(seat, seat.their_last),
        lambda seat: ANSWERS[kindly(seat, seat.read)],
    )


def test_where_defence_has_the_advantage_peace_is_an_equilibrium_and_so_is_caution() -> None:
    payoffs = one_turn(BOOK, (ARM, DIG, RESTRAIN), "security")
    assert equilibria(payoffs) == {(RESTRAIN, RESTRAIN), (DIG, DIG)}, "a stag hunt (Jervis, 1978)"
    assert payoffs[RESTRAIN, RESTRAIN] == max(payoffs.values(), key=lambda pair: min(pair))


def test_arms_that_make_one_side_safer_take_more_from_the_other() -> None:
    ours, theirs = one_turn(BOOK, (ARM, RESTRAIN), "security")[ARM, RESTRAIN]
    assert ours > 0 > theirs and ours + theirs < 0, "the dilemma of Herz"


def test_where_attack_has_the_advantage_the_same_aims_make_a_prisoners_dilemma() -> None:
    before = game.inject(BOOK, game.open_turn(BOOK, game.set_up(BOOK, 1)), "new_engines")
    before = game.signal(BOOK, before, {"us": Word("hold"), "china": Word("hold")})
    payoffs = payoffs_at(BOOK, before, (ARM, DIG, RESTRAIN), "security")
    assert equilibria(payoffs) == {(ARM, ARM)}
    assert min(payoffs[RESTRAIN, RESTRAIN]) > max(payoffs[ARM, ARM])


def test_without_noise_two_who_answer_in_kind_live_in_peace() -> None:
    played = games(CLEAR, answers(), answers(), 10)
    assert {(one.ending, one.share("engage")) for one in played} == {("quiet_border", 1)}


def test_noise_alone_makes_the_same_two_arm() -> None:
    noisy = games(BOOK, answers(), answers(), 60)
    assert sum(one.share("engage") for one in noisy) / 60 < 0.5
    assert average(noisy) < average(games(CLEAR, answers(), answers(), 10)) - 25
    assert sum(one.end["result"] == "both" for one in noisy) < 6
    assert [one for one in noisy if one.ending == "war_of_fear"], "some of them end in a war that nobody wanted"


def test_noise_harms_nobody_who_does_not_answer_it() -> None:
    played = games(BOOK, ENGAGE, ENGAGE, 10) + games(FOG, ENGAGE, ENGAGE, 10)
    assert {one.ending for one in played} == {"quiet_border"}


@pytest.mark.parametrize("book", [BOOK, FOG], ids=["noise", "fog"])
def test_the_more_a_pair_forgives_the_better_it_lives_with_noise(book: Rulebook) -> None:
    means = [average(games(book, answers(share), answers(share), 60)) for share in (0, 0.33, 0.67)]
    assert means[0] + 4 < means[1] < means[2] - 4, means


def test_forgiving_everything_is_paid_for_where_the_other_side_means_it() -> None:
    lamb, wall = (games(BOOK, of_cards(*cards), PRESS, 40) for cards in ((RESTRAIN, DIG), (DIG,)))
    assert average(wall, "us") > average(lamb, "us")
    assert {one.end["result"] for one in lamb} == {"china"}, "arming pays against an open door"
    assert {one.end["result"] for one in wall} == {"neither"}, "and not against a wall"


def test_observers_make_the_same_pair_less_likely_to_mistake_each_other() -> None:
    def with_observers(base: Strategy) -> Strategy:
        return Strategy(base.says, lambda seat: ["send_observers", *base.plays(seat)])

    plain = games(BOOK, answers(0.33), answers(0.33), 60)
    watched = games(BOOK, with_observers(answers(0.33)), with_observers(answers(0.33)), 60)
    assert average(watched) > average(plain) + 4


def test_fear_closes_the_door_to_restraint() -> None:
    here = game.open_turn(BOOK, game.set_up(BOOK, 1))
    here = game.signal(BOOK, game.adjust(BOOK, here, {"us.alarm": 50}), {"us": Word("engage"), "china": Word("engage")})
    frightened = {card["card"]: card["playable"] for card in view(BOOK, here, "us")["hand"]}
    assert frightened == {ARM: True, DIG: True, RESTRAIN: False}
