"""Each bot plays as its table of answers says, stated in the repeated prisoner's dilemma, whose scores are known."""

from __future__ import annotations

import pytest

from exercise.deck.loader import load
from exercise.players.bots import NAMES, bot, bots
from exercise.rules import turn as rules
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.study.match import Match


@pytest.fixture(scope="module")
def dilemma() -> Rulebook:
    """Two hundred rounds; payoffs three, nothing, five, one."""
    deck = load("prisoners_dilemma").deck
    assert deck is not None
    return compile_deck(deck)


def scores(book: Rulebook, us: str, china: str) -> tuple[int, int]:
    position = Match(book, bot(us), bot(china)).play(seed=1, game=0)
    return rules.score(book.tables, position, 0), rules.score(book.tables, position, 1)


# Two cooperators earn 3 a round; against one who always defects, those who answer in kind lose the first round only.
# Tit for tat against grudger, 600 to 600, is also what Axelrod-Python gives for 200 turns.
KNOWN = [
    ("always_engage", "always_engage", (600, 600)),
    ("always_press", "always_press", (200, 200)),
    ("always_press", "always_engage", (1000, 0)),
    ("tit_for_tat", "tit_for_tat", (600, 600)),
    ("tit_for_tat", "grudger", (600, 600)),
    ("tit_for_tat", "always_engage", (600, 600)),
    ("tit_for_tat", "always_press", (199, 204)),
    ("grudger", "always_press", (199, 204)),
    ("grudger", "grudger", (600, 600)),
]


@pytest.mark.parametrize(("us", "china", "expected"), KNOWN)
def test_bots_score_what_theory_says_from_either_side(dilemma, us, china, expected):
    assert scores(dilemma, us, china) == expected
    assert scores(dilemma, china, us) == expected[::-1]


def test_grudger_never_forgives_and_tit_for_tat_does(dilemma):
    against_random = {name: scores(dilemma, name, "random") for name in ("grudger", "tit_for_tat")}
    assert against_random["grudger"][1] < against_random["tit_for_tat"][1]


def test_every_bot_is_listed_with_a_source():
    assert [one.id for one in bots()] == list(NAMES)
    assert all(one.title and one.does and one.source for one in bots())


def test_an_unknown_bot_is_a_key_error():
    with pytest.raises(KeyError):
        bot("nobody")
