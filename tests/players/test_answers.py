"""Each bot does what the table in its docstring says: a row of a table is a row here."""

from __future__ import annotations

import pytest

from exercise.players.bots import NAMES, THINKERS, bot
from tests.players.rounds import CARDS, SHORT, asked

ROWS = """
always_press          :p hheep:p
always_hold           :h ppeh:h
always_engage         :e ppp:e
tit_for_tat           :e p:p pph:h pe:e
tit_for_two_tats      :e p:e pp:p ppp:p pph:h ppe:e php:e
generous_tit_for_tat  :e ph:h pe:e
grudger               :e hehe:e phee:p
pavlov                :e h:e e:e p:p pe:p ph:p pp:e ppp:p
grit                  :e p:e pp:e ppp:p pppp:e ppppp:p pppe:e ppph:e
hardliner             :p e:h ee:e eee:e eep:p eeh:p eepe:h
brinkman              :p p:p pp:e ppp:p e:p pph:p
dealmaker             :e p:h ph:e e:e
two_level             :e p:p h:h ppe:e
mirror_signal         :e
truthful              :e p:p ph:h pe:e
"""
TABLE = [
    (name, *(part if at == 0 else SHORT[part] for at, part in enumerate(row.split(":"))))
    for name, *rows in (line.split() for line in ROWS.strip().splitlines())
    for row in rows
]
"""What the other side has shown, turn by turn, and what the bot then says and does: press, hold, engage by a letter."""


@pytest.mark.parametrize(("name", "past", "posture"), TABLE)
@pytest.mark.parametrize("side", [0, 1])
def test_a_bot_says_and_does_what_its_table_says(name: str, past: str, posture: str, side: int) -> None:
    answer = asked(name, past, side=side)
    assert (answer.said, answer.shown) == (posture, posture)


@pytest.mark.parametrize(("name", "past", "posture"), [row for row in TABLE if row[0] != "mirror_signal"])
def test_without_words_a_bot_does_the_same(name: str, past: str, posture: str) -> None:
    answer = asked(name, past, words=False)
    assert (answer.said, answer.shown) == (None, posture)


def test_every_bot_that_follows_a_table_is_asked_here() -> None:
    assert {name for name, _, _ in TABLE} | {"liar", "random"} == set(NAMES) - set(THINKERS)


@pytest.mark.parametrize("past", ["", "p", "eee"])
def test_the_liar_says_engage_and_presses(past: str) -> None:
    answer = asked("liar", past)
    assert (answer.said, answer.shown) == ("engage", "press")


def test_the_generous_one_forgives_about_one_blow_in_three_and_says_so() -> None:
    answers = [asked("generous_tit_for_tat", "p", seed=seed) for seed in range(90)]
    assert all(answer.said == answer.shown for answer in answers)
    assert 18 <= sum(answer.shown == "engage" for answer in answers) <= 42


@pytest.mark.parametrize("read", ["press", "hold", "engage"])
def test_the_mirror_does_what_it_reads_and_says_what_was_done(read: str) -> None:
    answer = asked("mirror_signal", "p", read=read)
    assert (answer.said, answer.shown) == ("press", read)


def test_without_words_the_mirror_answers_in_kind() -> None:
    assert asked("mirror_signal", "eh", words=False).shown == "hold"


@pytest.mark.parametrize(
    ("past", "cards"), [("", ("nod",)), ("p", ("nod",)), ("ppp", ("jab",)), ("pe", ("gift", "nod"))]
)
def test_grit_takes_one_cheap_step_until_it_is_answered(past: str, cards: tuple[str, ...]) -> None:
    assert asked("grit", past).cards == cards


def test_the_brinkman_steps_back_where_tension_is_high() -> None:
    assert asked("brinkman", "e", adjusted={"tension.border": 24}).shown == "press"
    assert asked("brinkman", "e", adjusted={"tension.border": 25}).shown == "engage"


def test_the_dealmaker_offers_the_joint_card_that_it_holds_and_seals_it() -> None:
    answer = asked("dealmaker", "pp", adjusted={"pact": 1})
    assert (answer.said, answer.offered) == ("engage", "treaty")
    assert "treaty" in answer.cards and answer.shown == "engage"
    assert "treaty" in asked("dealmaker", "pp", adjusted={"pact": 1}, words=False).cards


def test_the_dealmaker_signs_what_it_is_offered() -> None:
    answer = asked("dealmaker", "p", adjusted={"pact": 2}, offer="treaty")
    assert answer.offered == "accord", "the dearest that it can play"
    assert answer.cards == ("accord", "treaty")


def test_the_two_level_player_mends_what_has_fallen_at_home_before_it_answers() -> None:
    fallen = asked("two_level", "eee", adjusted={"us.home": -20})
    assert (fallen.said, fallen.shown, fallen.cards) == ("hold", "hold", ("aid", "wait"))
    assert asked("two_level", "eee", adjusted={"us.home": -5}).shown == "engage"


def test_what_has_fallen_in_the_other_side_s_house_is_nothing_to_the_two_level_player() -> None:
    assert asked("two_level", "eee", adjusted={"china.home": -40}).shown == "engage"


def test_what_both_sides_count_is_not_home_to_the_two_level_player() -> None:
    assert asked("two_level", "eee", adjusted={"trade": -20}).shown == "engage"


def test_the_truthful_one_says_only_what_it_can_pay_for() -> None:
    answer = asked("truthful", "p", adjusted={"us.capital": -9})
    assert (answer.said, answer.cards) == ("hold", ("wait",)) or (answer.said, answer.cards) == ("hold", ())


def test_those_who_seal_a_posture_seal_as_much_of_it_as_they_can_pay() -> None:
    for name in ("always_press", "always_hold", "always_engage"):
        answer = asked(name)
        assert list(answer.cards) == CARDS[answer.shown]


def test_a_bot_names_its_source_and_a_table_where_it_follows_one() -> None:
    for name in NAMES:
        told = __import__(f"exercise.players.{name}", fromlist=[name]).__doc__
        assert told and "Source of the idea: " in told and "\n|---|" in told
        assert bot(name).id == name
