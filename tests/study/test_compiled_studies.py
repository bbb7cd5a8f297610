"""What studies ask of the compiled engine is what they get of the interpreted one, to the bit."""

from __future__ import annotations

from itertools import chain

import pytest

from exercise.deck.loader import load_deck
from exercise.players.bots import bot
from exercise.record.course import Course
from exercise.record.header import header_of
from exercise.rules.rulebook import compile_deck
from exercise.study.field import Field
from exercise.study.match import Match
from exercise.study.stops import stopped
from exercise.study.tournament import Tournament

pytest.importorskip("numba")
pytestmark = pytest.mark.xdist_group("machine code")  # compiled once, by one worker

BOTS = ("tit_for_tat", "random")


def test_games_rounds_and_branches_are_the_same_from_either_engine() -> None:
    for name in ("next_four_years", "stag_hunt"):
        book = compile_deck(load_deck(name))
        plain, machine = Field(book), Field(book, "compiled", threads=2)
        one, other = (list(chain.from_iterable(ground.play(*BOTS, 3, 300))) for ground in (plain, machine))
        assert one == other and len(one) == 300
        assert list(plain.trace(*BOTS, 3, 20)) == list(machine.trace(*BOTS, 3, 20))
        match = Match(book, bot("random"), bot("tit_for_tat"), ledger=False)
        for round in (1, 3):
            game = stopped(match, 5, 2, round)
            assert game is not None
            assert plain.branch(game, *BOTS, 7, 300) == machine.branch(game, *BOTS, 7, 300)


def test_a_tournament_is_the_same_from_either_engine_and_however_it_is_cut() -> None:
    book = compile_deck(load_deck("stag_hunt"))
    answers = []
    for ground in (Field(book), Field(book, "compiled", threads=1), Field(book, "compiled", threads=3)):
        meeting = Tournament(ground, BOTS, 1, 300)
        meeting.play()
        answers.append(meeting.told())
    assert answers[0] == answers[1] == answers[2]


def test_a_position_out_of_a_record_goes_on_the_same() -> None:
    deck = load_deck("next_four_years")
    seats = {"us": "random", "china": "random"}
    course = Course(header_of(deck, seed=9, seats=seats, game=4))
    for side, agendas in deck.agendas.items():
        course.carry({"entry": "agenda", "side": side, "agenda": agendas[0].id})
    for side, teams in deck.teams.items():
        course.carry({"entry": "team", "side": side, "team": teams[0].id})
    word = {"posture": "engage", "issue": None, "offer": None}
    for side in ("us", "china"):
        course.carry({"entry": "signal", "side": side, **word})
    (position,) = (moment.position for moment in course.checkpoints.values())
    plain, machine = Field(course.book), Field(course.book, "compiled")
    assert plain.branch(position, *BOTS, 4, 40) == machine.branch(position, *BOTS, 4, 40)
