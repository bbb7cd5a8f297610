"""A treaty needs both tables: what is signed and not carried at home falls, and hands tied at home win terms from one
whose hands are free and cost the treaty where both are tied (Putnam, 1988; Schelling, 1960)."""

from __future__ import annotations

import pytest

from tests.decks_taught.matches import PRESS, Seat, Strategy, book_of, games, of_cards, play

BOOK = book_of("two_level")
HOME = ("add_farm_clause", "explain_at_home", "buy_votes")
SIGNS_AT = 8  # clauses: two more than are needed to sign, so that both sides gain


def both_tables(ties: bool = False, misses: int = 0) -> Strategy:
    """Drafts until there is enough for its own assembly, signs, and explains it at home every week. `ties`: has its
    hands tied first. `misses`: the week in which it does not come to draft."""

    def plays(seat: Seat) -> list[str]:
        enough = seat.track("own.terms") >= 58 if ties else seat.track("draft") >= SIGNS_AT
        first = ["tie_hands"] * ties if len(seat.past) == 1 else []
        drafts = ["draft_clauses"] if len(seat.past) + 1 != misses else []
        return ["sign_treaty"] * enough + first + drafts + list(HOME)

    return Strategy(lambda _: "engage", plays)


ABROAD = of_cards("sign_treaty", "draft_clauses", "concede")
AT_HOME = of_cards(*HOME)
HAGGLES = of_cards("tie_hands", "push_terms", "explain_at_home")


def test_who_sits_at_both_tables_gets_a_treaty_that_both_can_carry() -> None:
    played = games(BOOK, both_tables(), both_tables(), 20)
    assert {one.ending for one in played} == {"ratified_for_both"}
    assert {one.end["result"] for one in played} == {"both"}


def test_two_delegations_that_please_only_each_other_are_disowned_at_home() -> None:
    played = play(BOOK, ABROAD, ABROAD)
    assert played.ending == "both_say_no" and "treaty" in played.end["standing"]
    assert min(played.end["tracks"][f"{side}.terms"] for side in ("us", "china")) >= 50, "good terms do not save it"


def test_one_assembly_is_enough_to_say_no() -> None:
    assert play(BOOK, ABROAD, both_tables()).ending == "upper_says_no"
    assert play(BOOK, both_tables(), ABROAD).ending == "lower_says_no"


@pytest.mark.parametrize("strategy", [AT_HOME, HAGGLES, PRESS], ids=["only at home", "haggling", "always pressing"])
def test_who_sits_at_one_table_alone_gets_no_treaty_and_misses_par(strategy: Strategy) -> None:
    for partner in (strategy, both_tables(), ABROAD):
        played = play(BOOK, strategy, partner)
        assert played.ending == "no_agreement" and played.end["result"] == "neither"


def test_tied_hands_win_terms_from_one_whose_hands_are_free() -> None:
    free, tied = play(BOOK, both_tables(), both_tables()), play(BOOK, both_tables(ties=True), both_tables())
    assert tied.end["tracks"]["us.terms"] > free.end["tracks"]["us.terms"]
    assert tied.end["tracks"]["china.terms"] < free.end["tracks"]["china.terms"] < 58
    assert tied.ending == "ratified_for_one"


def test_where_both_hands_are_tied_a_single_missed_week_costs_the_treaty() -> None:
    missing = both_tables(misses=3)
    assert "treaty" in play(BOOK, both_tables(), missing).end["standing"], "free hands have a week to spare"
    both = play(BOOK, both_tables(ties=True), both_tables(ties=True, misses=3))
    assert both.ending in ("no_agreement", "both_say_no")
    assert both.end["result"] == "neither"


def test_an_assembly_that_tied_its_hands_keeps_its_word_and_votes_no() -> None:
    hasty = Strategy(lambda _: "engage", lambda seat: ["sign_treaty", *both_tables(ties=True).plays(seat)])
    played = play(BOOK, hasty, hasty)
    assert "treaty" in played.end["standing"] and played.ending in ("both_say_no", "upper_says_no")
    support = [played.end["tracks"][f"{side}.support"] for side in ("us", "china")]
    assert min(support) >= 50, "it is for want of terms, not of votes"


def test_speaking_to_the_other_public_helps_a_friend_and_backfires_on_a_rival() -> None:
    courts = of_cards("court_their_public")

    def support(us: Strategy, china: Strategy) -> int:
        return int(play(BOOK, us, china).end["tracks"]["china.support"])

    quiet, rival = of_cards(), of_cards("push_terms")
    assert support(courts, quiet) > support(quiet, quiet)
    assert support(courts, rival) < support(quiet, rival)
