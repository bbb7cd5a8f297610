"""Each bot plays as its table of answers says, stated in the repeated prisoner's dilemma, whose scores are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exercise.players.bots import NAMES, bot, bots
from tests.players.dilemma import scores

HELD = json.loads((Path(__file__).parent / "axelrod.json").read_text(encoding="utf-8"))
"""What Axelrod-Python gives for 200 rounds; `benchmarks/dilemma.py` asks it, and writes the file."""


@pytest.mark.parametrize("pair", HELD)
def test_the_dilemma_gives_the_scores_of_axelrod_python_from_either_side(pair: str) -> None:
    us, china = pair.split()
    assert list(scores(us, china)) == HELD[pair]
    assert list(scores(china, us)) == HELD[pair][::-1]


def test_grudger_never_forgives_and_tit_for_tat_does():
    against_random = {name: scores(name, "random") for name in ("grudger", "tit_for_tat")}
    assert against_random["grudger"][1] < against_random["tit_for_tat"][1]


def test_every_bot_is_listed_with_a_source():
    assert [one.id for one in bots()] == list(NAMES)
    assert all(one.title and one.does and one.source for one in bots())


def test_an_unknown_bot_is_a_key_error():
    with pytest.raises(KeyError):
        bot("nobody")
