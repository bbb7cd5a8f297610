"""The prisoner's dilemma is one, and in the long run answering in kind does what Axelrod (1984) found it to do."""

from __future__ import annotations

from tests.decks_taught.matches import ANSWER, ENGAGE, PRESS, book_of, equilibria, one_turn, play

BOOK = book_of("prisoners_dilemma", "seminar")
BOTH, NEITHER = ("cooperate", "cooperate"), ("defect", "defect")


def test_in_one_round_defecting_is_best_against_either_and_worse_for_both() -> None:
    payoffs = one_turn(BOOK, ("cooperate", "defect"), "points")
    assert equilibria(payoffs) == {NEITHER}
    assert all(payoffs["defect", other][0] > payoffs["cooperate", other][0] for other in ("cooperate", "defect"))
    assert min(payoffs[BOTH]) > max(payoffs[NEITHER])
    assert 2 * payoffs[BOTH][0] > sum(payoffs["defect", "cooperate"]), "taking turns at cheating does not pay"


def test_answering_in_kind_never_beats_its_partner_and_loses_to_none_by_more_than_a_round() -> None:
    for partner in (PRESS, ENGAGE, ANSWER):
        score = play(BOOK, ANSWER, partner).score
        assert 0 <= score["china"] - score["us"] <= 5


def test_two_who_answer_in_kind_do_three_times_as_well_as_two_who_defect() -> None:
    assert play(BOOK, ANSWER, ANSWER).score["us"] == 3 * play(BOOK, PRESS, PRESS).score["us"] == 60
