"""The worked examples play: the same game in both languages, at a table and from the command line."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from exercise.deck.loader import load_deck
from exercise.record.verify import verify
from exercise.table.table import Table
from tests.ground.command import ROOT, exercise, is_one_sentence

PLAYERS = ROOT / "examples" / "players"
PYTHON = f"run:{sys.executable} {PLAYERS / 'in_kind.py'}"
NODE = f"run:node {PLAYERS / 'in_kind.js'}"
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed here")


def history(us: str, deck: str, china: str = "grudger") -> list[dict[str, Any]]:
    """The turns of a game, in which no program may have failed."""
    table = Table.begin(load_deck(deck), seed=3, seats={"us": us, "china": china})
    table.close()
    assert table.over and not table.course.notes
    return table.session("facilitator").history()


@needs_node
@pytest.mark.parametrize("deck", ["next_four_years", "two_level", "stag_hunt", "security_dilemma", "chicken"])
def test_both_examples_play_the_same_game(deck: str) -> None:
    for china in ("random", "grudger"):
        ours, theirs = history(PYTHON, deck, china), history(NODE, deck, china)
        assert [turn["orders"] for turn in ours] == [turn["orders"] for turn in theirs]


def test_the_example_answers_in_kind() -> None:
    turns = history(PYTHON, "prisoners_dilemma", "always_press")
    assert [turn["posture"]["us"] for turn in turns] == ["engage"] + ["press"] * (len(turns) - 1)


def test_two_programs_play_each_other() -> None:
    table = Table.begin(load_deck("next_four_years"), seed=3, seats={"us": PYTHON, "china": PYTHON})
    table.close()
    assert table.over and table.course.seats == {"us": "program:in_kind", "china": "program:in_kind"}


def test_a_study_on_the_command_line_lets_a_program_play_and_keeps_its_games(tmp_path: Path) -> None:
    out = tmp_path / "rows.csv"
    words = ["simulate", "stag_hunt", "--us", PYTHON, "--china", "grudger", "--games", "3", "--json"]
    run = exercise(*words, "--record", str(tmp_path / "kept"), "--out", str(out))
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert (told["us"], told["china"], told["engine"], told["games"]) == (
        "program:in_kind",
        "grudger",
        "interpreted",
        3,
    )
    assert told["programs"] == {"us": {"lost": 0, "refused": 0, "trouble": ""}}
    records = sorted((tmp_path / "kept").iterdir())
    assert len(records) == 3 and all(verify(path).ended for path in records)
    assert [line.partition(",")[0] for line in out.read_text(encoding="utf-8").splitlines()] == ["game", "0", "1", "2"]


def test_games_of_two_bots_are_kept_too(tmp_path: Path) -> None:
    words = ["simulate", "stag_hunt", "--us", "random", "--china", "grudger", "--games", "2", "--json"]
    kept, plain = exercise(*words, "--record", str(tmp_path / "kept")), exercise(*words)
    told = [{**json.loads(run.stdout), "seconds": 0, "games_per_second": 0} for run in (kept, plain)]
    assert told[0] == told[1]
    assert all(verify(path).ended for path in (tmp_path / "kept").iterdir())
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_a_person_plays_line_by_line_against_a_program(tmp_path: Path) -> None:
    words = ["play", "stag_hunt", "--plain", "--us", "human", "--china", PYTHON, "--record", str(tmp_path / "a")]
    run = exercise(*words, text="\n" * 200)
    assert run.returncode == 0, run.stderr
    assert verify(tmp_path / "a").ended
    assert "in_kind.py" not in (tmp_path / "a").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--us", "run:"], "names no program"),
        (["--us", "run:no-such-program"], "could not be started"),
        (["--us", PYTHON, "--stand-in", "nobody"], "no bot"),
        (["--us", PYTHON, "--engine", "compiled"], "run interpreted"),
        (["--out", "rows.xls"], ".csv, .parquet"),
        (["--out", "no/such/folder/rows.csv"], "no folder"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exits_2(words: list[str], why: str) -> None:
    run = exercise("simulate", "stag_hunt", "--games", "2", *words)
    assert run.returncode == 2 and is_one_sentence(run.stderr) and why in run.stderr


def test_a_program_that_is_lost_in_game_after_game_ends_the_study() -> None:
    code = "import json,sys;sys.stdin.readline();print(json.dumps({'hello':1}),flush=True)"
    run = exercise("simulate", "stag_hunt", "--games", "9", "--us", f'run:{sys.executable} -c "{code}"')
    assert run.returncode == 1 and is_one_sentence(run.stderr)
    assert "lost in 3 games one after another" in run.stderr
