"""The stag hunt is one: two ways to agree, the better of which needs assurance, and words that help as far as they are
understood (Rousseau, 1755; Jervis, 1978; Skyrms, 2004)."""

from __future__ import annotations

from fractions import Fraction

from exercise.rules import game
from exercise.rules.game import Word
from tests.decks_taught.matches import (
    ENGAGE,
    Strategy,
    average,
    book_of,
    equilibria,
    games,
    of_cards,
    one_turn,
    payoffs_at,
    play,
    script,
)

STAG, HARES = ("hunt_stag",), ("hunt_hares",)
MOVES = (*STAG, *HARES)
BOOK = book_of("stag_hunt")
BELIEVES = Strategy(lambda _: "engage", lambda seat: ["hunt_stag" if seat.read == "engage" else "hunt_hares"])
"""Means to hunt the stag, says so, and comes if it reads the same of the other."""
PRACTISES = Strategy(BELIEVES.says, lambda seat: ["hang_horn", *BELIEVES.plays(seat)])


def threshold(payoffs: dict[tuple[str, str], tuple[int, int]]) -> Fraction:
    """How sure of the other's coming a village must be before the stag is the better bet."""
    both, alone = payoffs["hunt_stag", "hunt_stag"][0], payoffs["hunt_stag", "hunt_hares"][0]
    other_comes, neither = payoffs["hunt_hares", "hunt_stag"][0], payoffs["hunt_hares", "hunt_hares"][0]
    return Fraction(neither - alone, both - alone - other_comes + neither)


def test_both_hunting_the_stag_and_both_hunting_hares_are_equilibria_and_nothing_else_is() -> None:
    assert equilibria(one_turn(BOOK, MOVES, "larder")) == {STAG * 2, HARES * 2}


def test_the_stag_pays_more_and_hares_risk_less() -> None:
    payoffs = one_turn(BOOK, MOVES, "larder")
    assert payoffs[STAG * 2] > payoffs[HARES * 2]
    worst = {ours: min(payoffs[ours, theirs][0] for theirs in MOVES) for ours in MOVES}
    assert worst["hunt_hares"] > worst["hunt_stag"]
    assert threshold(payoffs) > Fraction(1, 2), "hares are risk-dominant (Harsanyi and Selten, 1988)"


def test_the_trader_asks_for_more_trust_and_leaves_the_stag_best() -> None:
    before = game.inject(BOOK, game.open_turn(BOOK, game.set_up(BOOK, 1)), "trader_comes")
    before = game.signal(BOOK, before, {"us": Word("hold"), "china": Word("hold")})
    after = payoffs_at(BOOK, before, MOVES, "larder")
    assert equilibria(after) == {STAG * 2, HARES * 2}
    assert threshold(after) > threshold(one_turn(BOOK, MOVES, "larder"))
    assert after["hunt_hares", "hunt_stag"] > after["hunt_hares", "hunt_hares"], "who wants hares would send you on"


def test_a_passing_hare_is_never_worth_a_stag_that_is_sure() -> None:
    before = game.open_turn(BOOK, game.set_up(BOOK, 1))
    before = game.inject(BOOK, game.inject(BOOK, before, "hare_for_hill"), "hare_for_river")
    before = game.signal(BOOK, before, {"us": Word("engage"), "china": Word("engage")})
    payoffs = payoffs_at(BOOK, before, (*MOVES, "snatch_hare"), "larder")
    assert payoffs["hunt_stag", "hunt_stag"][0] > payoffs["snatch_hare", "hunt_stag"][0]
    assert payoffs["snatch_hare", "hunt_hares"][0] > payoffs["hunt_hares", "hunt_hares"][0]


def test_trust_feeds_both_and_caution_feeds_neither_well() -> None:
    trusting, cautious = play(BOOK, ENGAGE, ENGAGE), play(BOOK, of_cards(*HARES), of_cards(*HARES))
    assert (trusting.ending, trusting.end["result"]) == ("feast", "both")
    assert (cautious.ending, cautious.end["result"]) == ("hares", "neither")


def test_a_lonely_hunter_starves() -> None:
    assert play(BOOK, of_cards(*STAG), of_cards(*HARES)).ending == "famine"


def test_the_same_good_will_fares_better_the_better_it_is_understood() -> None:
    blurred = games(BOOK, BELIEVES, BELIEVES, 60)
    with_horn = games(BOOK, PRACTISES, PRACTISES, 60)
    clear = games(book_of("stag_hunt", "clear_valley"), BELIEVES, BELIEVES, 20)
    assert average(blurred) + 3 < average(with_horn) < average(clear) - 3
    assert all(one.ending == "feast" for one in clear)
    feasts = [sum(one.ending == "feast" for one in some) for some in (blurred, with_horn)]
    assert feasts[0] * 2 < feasts[1], feasts


def test_building_the_horn_takes_the_trust_it_is_meant_to_give() -> None:
    comes, stays = script(*STAG * 3, "hang_horn", *STAG), of_cards(*STAG)
    alone, never = play(BOOK, comes, stays), play(BOOK, stays, stays)
    assert alone.score["us"] < never.score["us"] and "horn" not in alone.end["standing"]
