"""Graduated initiatives lead a wary adversary out of a deadlock that answering in kind cannot leave, and cost little
against one that never answers (Osgood, 1962; Etzioni, 1967; Lindskold, 1978)."""

from __future__ import annotations

from statistics import mean

from exercise.rules import game
from exercise.rules.game import Word
from exercise.rules.legality import legal_orders
from tests.decks_taught.matches import (
    ANSWER,
    PRESS,
    SUSPICIOUS,
    Played,
    Seat,
    Strategy,
    average,
    book_of,
    equilibria,
    games,
    of_cards,
    one_turn,
    play,
)

BOOK = book_of("grit")
SMALL = ("pause_test", "pull_back_brigade", "lift_a_limit")
PATIENCE = 3  # blows that the series survives before it is answered in measure


def blows(seat: Seat) -> int:
    """How often in a row the other side has pressed."""
    count = 0
    for turn in reversed(seat.past):
        if turn["china" if seat.side == "us" else "us"] != "press":
            break
        count += 1
    return count


def graduated(seat: Seat) -> list[str]:
    """Announced small steps of changing kind; a measured answer to a long run of blows, and then a step again; larger
    ones once they are answered."""
    struck = blows(seat)
    if struck >= PATIENCE and struck % 4:
        return ["measured_answer"]
    answered = seat.their_last == "engage"
    treaty = ["sign_test_ban", "grain_deal"] * (answered and len(seat.past) % 4 == 3)
    larger = ["cut_arsenal"] * (answered and seat.track("their.credit") >= 35)
    return ["announce_programme", "install_line", *treaty, *larger, SMALL[len(seat.past) % 3]]


GRIT = Strategy(lambda seat: "hold" if graduated(seat) == ["measured_answer"] else "engage", graduated)
GIVES = of_cards("cut_arsenal", says="engage")
"""Large steps at once, and every month, whatever comes of them."""


def security(played: list[Played], side: str = "us") -> float:
    """A side's mean security at the end."""
    return mean(int(one.end["tracks"][f"{side}.security"]) for one in played)


def test_in_one_month_alone_pressing_is_best_whatever_the_other_does() -> None:
    payoffs = one_turn(BOOK, ("test_weapon", "stand_fast", "pause_test", "cut_arsenal"), "security")
    assert equilibria(payoffs) == {("test_weapon", "test_weapon")}
    assert min(payoffs["pause_test", "pause_test"]) > 0 > max(payoffs["test_weapon", "test_weapon"])


def test_a_small_step_risks_little_and_a_large_one_much() -> None:
    payoffs = one_turn(BOOK, ("test_weapon", "stand_fast", "pause_test", "cut_arsenal"), "security")
    idle, small, large = (payoffs[ours, "test_weapon"][0] for ours in ("stand_fast", "pause_test", "cut_arsenal"))
    assert idle > small > large
    assert idle - small <= 2 and small - large >= 4


def test_two_wary_sides_that_answer_in_kind_race_into_the_next_crisis() -> None:
    assert {one.ending for one in games(BOOK, SUSPICIOUS, SUSPICIOUS, 20)} == {"next_crisis"}


def test_answering_in_kind_cannot_lead_a_wary_side_out_of_it() -> None:
    played = games(BOOK, ANSWER, SUSPICIOUS, 20)
    assert all(0.4 < one.share("press") < 0.6 for one in played), "blow and handshake for ever, by turns"
    assert not [one for one in played if one.end["result"] == "both"]


def test_grit_leads_a_wary_side_that_answers_in_kind_out_of_it() -> None:
    played = games(BOOK, GRIT, SUSPICIOUS, 60)
    assert all(one.share("press") <= 1 / 24 + 0.001 for one in played), "one blow, the first, and no other"
    assert sum(one.ending == "thaw" for one in played) >= 45
    assert average(played) > average(games(BOOK, ANSWER, SUSPICIOUS, 20)) + 50


def test_grit_keeps_its_guard_against_one_that_never_answers() -> None:
    grit, gives = games(BOOK, GRIT, PRESS, 30), games(BOOK, GIVES, PRESS, 30)
    assert security(grit) > security(gives)
    assert security(grit, "china") < security(gives, "china") - 15
    assert {one.end["result"] for one in gives} == {"china"}, "pressing pays where all is given away"
    assert {one.end["result"] for one in grit} == {"neither"}, "and does not where a blow is answered"


def test_two_who_both_do_it_end_in_a_thaw_that_pays_both() -> None:
    played = games(BOOK, GRIT, GRIT, 30)
    assert {one.ending for one in played} == {"thaw"} and {one.end["result"] for one in played} == {"both"}
    assert "test_ban" in played[0].end["standing"]


def test_announcing_the_series_first_earns_more_credit_for_the_same_steps() -> None:
    silent = Strategy(lambda _: "engage", lambda seat: [SMALL[len(seat.past) % 3]])
    announced = Strategy(silent.says, lambda seat: ["announce_programme", *silent.plays(seat)])
    credits = [play(BOOK, one, SUSPICIOUS, 4).end["tracks"]["us.credit"] for one in (silent, announced)]
    assert credits[1] > credits[0] + 10


def test_a_word_of_peace_that_is_not_kept_costs_credit() -> None:
    lies = Strategy(lambda _: "engage", lambda _: ["test_weapon"])
    assert play(BOOK, lies, GRIT).end["tracks"]["us.credit"] == 0


def test_the_ban_on_tests_comes_after_the_steps_and_not_before_them() -> None:
    here = game.open_turn(BOOK, game.set_up(BOOK, 1))
    here = game.signal(BOOK, here, {"us": Word("engage"), "china": Word("engage")})
    assert ("sign_test_ban",) not in legal_orders(BOOK, here, 0)
    trusted = game.adjust(BOOK, here, {"us.credit": 20, "china.credit": 20})
    assert ("sign_test_ban",) in legal_orders(BOOK, trusted, 0)
