"""Chicken is chicken, commitment works where it is seen and alone, and danger grows with every meeting that both
would win (Schelling, 1960 and 1966; Rapoport and Chammah, 1966)."""

from __future__ import annotations

from exercise.rules import game
from exercise.rules.game import Word
from exercise.rules.legality import legal_orders
from tests.decks_taught.matches import (
    PRESS,
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

BOOK = book_of("chicken")
HOLD, YIELD, LASH = "hold_course", "give_way", "lash_wheel"
YIELDS = of_cards(YIELD, says="engage")
SEES = Strategy(
    lambda seat: "engage" if seat.track("their.bound") else "press",
    lambda seat: [YIELD if seat.track("their.bound") else HOLD],
)
"""Holds course, and gives way to whoever cannot."""
BINDS = Strategy(lambda seat: "press", lambda seat: [HOLD if seat.track("own.bound") else LASH])


def turns(first: bool, rules: bool) -> Strategy:
    """Holds course and gives way by turns, as agreed; `rules`: signs them when they are offered."""

    def holds(seat: Seat) -> bool:
        return (len(seat.past) % 2 == 0) == first

    return Strategy(
        lambda seat: "press" if holds(seat) else "engage",
        lambda seat: ["agree_rules"] * rules + [HOLD if holds(seat) else YIELD],
    )


def test_the_two_equilibria_are_those_in_which_one_gives_way() -> None:
    assert equilibria(one_turn(BOOK, (HOLD, YIELD, LASH), "standing")) == {(HOLD, YIELD), (YIELD, HOLD)}


def test_the_payoffs_are_in_the_order_of_chicken() -> None:
    payoffs = one_turn(BOOK, (HOLD, YIELD), "standing")
    win, share = payoffs[HOLD, YIELD][0], payoffs[YIELD, YIELD][0]
    lose, crash = payoffs[YIELD, HOLD][0], payoffs[HOLD, HOLD][0]
    assert win > share > lose > crash
    assert win + lose > 2 * share, "taking turns beats giving way together"


def test_a_side_that_is_bound_has_no_choice_and_leaves_the_other_only_one() -> None:
    here = game.open_turn(BOOK, game.set_up(BOOK, 1))
    here = game.signal(BOOK, game.adjust(BOOK, here, {"china.bound": 1}), {"us": Word("hold"), "china": Word("press")})
    assert list(legal_orders(BOOK, here, 1)) == [(HOLD,)]
    payoffs = one_turn(BOOK, (HOLD, YIELD, LASH), "standing", {"china.bound": 1})
    assert max((HOLD, YIELD, LASH), key=lambda ours: payoffs[ours, HOLD][0]) == YIELD


def test_binding_oneself_wins_from_one_who_sees_it_and_ruins_two_who_both_do_it() -> None:
    # one lashing and one course held, alone: what binding earns against a side that looks
    here = game.open_turn(BOOK, game.set_up(BOOK, 1))
    words = {"us": Word("press"), "china": Word("engage")}
    here = game.resolve(BOOK, game.signal(BOOK, here, words), {"us": [LASH], "china": [YIELD]})
    here = game.signal(BOOK, game.open_turn(BOOK, here), words)
    here = game.resolve(BOOK, here, {"us": [HOLD], "china": [YIELD]})
    state = game.state(BOOK, here)["tracks"]
    assert state["us.standing"] > 10 > state["china.standing"]
    assert state["us.bound"] == 0, "the wheel is free again"
    both = games(BOOK, BINDS, BINDS, 40)
    assert sum(one.ending == "collision" for one in both) > 30
    assert average(both) < average(games(BOOK, BINDS, SEES, 40)) - 15


def test_two_who_always_hold_course_nearly_always_collide_and_never_at_a_time_of_their_choosing() -> None:
    played = games(BOOK, PRESS, PRESS, 60)
    assert sum(one.ending == "collision" for one in played) > 50
    assert len({len(one.past) for one in played}) > 3, "chance says when"


def test_a_bully_gains_all_that_one_who_always_yields_gives_up_and_only_one_reaches_par() -> None:
    results = [one.end["result"] for one in games(BOOK, PRESS, YIELDS, 40)]
    assert set(results) == {"us", "neither"} and results.count("us") > 20


def test_taking_turns_is_how_both_reach_par_and_rules_of_passing_make_it_safe() -> None:
    agreed = games(BOOK, turns(True, True), turns(False, True), 60)
    unwritten = games(BOOK, turns(True, False), turns(False, False), 60)
    assert sum(one.end["result"] == "both" for one in agreed) > 55
    assert not [one for one in agreed if one.ending == "collision"]
    assert [one for one in unwritten if one.ending == "collision"], "without them danger creeps up all the same"
    assert play(BOOK, YIELDS, YIELDS).end["result"] == "neither", "nobody passes where both always wait"


def test_a_bluff_that_is_called_costs_more_than_a_plain_word() -> None:
    bluffs = Strategy(lambda _: "press", lambda _: [YIELD])
    plain, bluffing = play(BOOK, YIELDS, YIELDS), play(BOOK, bluffs, YIELDS)
    assert bluffing.end["tracks"]["us.nerve"] < plain.end["tracks"]["us.nerve"]
