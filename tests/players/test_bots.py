"""Each bot plays as its table of answers says, stated in the repeated prisoner's dilemma, whose scores are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exercise.players.bots import NAMES, bot, bots
from exercise.study.match import Match
from tests.players.dilemma import book, scores

PAGE = Path(__file__).parents[2] / "docs" / "bots.md"

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


def test_the_page_about_bots_has_a_line_for_every_one() -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = "".join(line for line in page.splitlines() if line.startswith("| `"))
    assert [name for name in NAMES if f"`{name}`" not in lines] == []


def test_the_bot_that_the_page_shows_plays() -> None:
    shown = PAGE.read_text(encoding="utf-8").partition("## A bot of your own")[2]
    code = "\n".join(line[4:] for line in shown.splitlines() if line.startswith("    ") or not line)
    scope: dict[str, Any] = {}
    exec(code, scope)
    position = Match(book(), scope["PLAYER"], bot("always_press")).play(seed=1, game=0)
    assert position.ending >= 0 and position.last_shown[0] == 200, "it answers in kind to the end"


def test_an_unknown_bot_is_a_key_error():
    with pytest.raises(KeyError):
        bot("nobody")
