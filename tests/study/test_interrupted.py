"""Ctrl-C in mid-study shows what is done so far, and says that it is a part: the signal goes to a real process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.ground.command import environment, exercise

LONG = ("--games", "100000000", "--engine", "interpreted")


def stopped(*words: str, after: float = 2.5) -> subprocess.CompletedProcess[str]:
    """A command that gets Ctrl-C so many seconds after its start."""
    process = subprocess.Popen(
        [sys.executable, "-m", "exercise", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment(),
    )  # fmt: skip
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    said, errors = process.communicate(timeout=60)
    return subprocess.CompletedProcess(process.args, process.returncode, said, errors)


def told(*words: str) -> dict[str, Any]:
    """What such a command says to programs."""
    done = stopped(*words, *LONG, "--json")
    assert done.returncode == 130 and not done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer["complete"] is False
    return answer


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("games")
    exercise("simulate", "next_four_years", "--us", "random", "--games", "1", "--record", str(folder))
    (path,) = folder.iterdir()
    return str(path)


def test_a_tournament_has_the_bouts_that_were_played() -> None:
    answer = told("tournament", "stag_hunt", "--bots", "random,grudger,pavlov")
    cells = [answer["table"][one][other] for one in answer["bots"] for other in answer["bots"]]
    met = [cell["wins"] + cell["losses"] + cell["draws"] for cell in cells]
    assert 0 < answer["played"] == sum(met) and 0 in met
    for cell, many in zip(cells, met, strict=True):
        assert (cell["score"] is None) == (many == 0)
    assert {line["bot"] for line in answer["standing"]} == set(answer["bots"])
    assert [line["rating"] for line in answer["standing"]] == [None] * 3  # no two of them have met yet


def test_a_sweep_has_the_points_so_far_the_last_of_fewer_games() -> None:
    answer = told("sweep", "stag_hunt", "signals.misread", "--from", "4", "--to", "6", "--us", "random")
    (point,) = answer["points"]
    games = point["us"]["games"]
    assert point["value"] == 4 and 0 < games < answer["games"]
    few = ("--games", str(games), "--engine", "interpreted", "--json")
    again = exercise("sweep", "stag_hunt", "signals.misread", "--from", "4", "--to", "4", "--us", "random", *few)
    assert json.loads(again.stdout)["points"] == [point]


def test_a_what_if_has_the_lucks_that_both_arms_met(record: str) -> None:
    answer = told("whatif", record, "--turn", "2", "--us", "-")
    games = answer["games"]
    assert games > 0
    for arm in ("recorded", "instead"):
        assert sum(answer[arm]["endings"].values()) == games


def test_balance_has_the_questions_that_were_answered() -> None:
    words = ("balance", "next_four_years", "--games", "300", "--engine", "interpreted")
    process = subprocess.Popen(
        [sys.executable, "-m", "exercise", *words], stdout=subprocess.PIPE, text=True, env=environment()
    )  # fmt: skip
    assert process.stdout is not None
    lines = [process.stdout.readline(), process.stdout.readline()]
    process.send_signal(signal.SIGINT)
    lines += process.stdout.read().splitlines()
    assert process.wait(60) == 130
    (part,) = (line for line in lines if line.startswith("Stopped: this is a part, "))
    answered = sum(line.startswith(("ALARM ", "quiet ", "open ")) for line in lines)
    assert 0 < answered < 17 and f" {answered} of 17 questions" in part


@pytest.mark.parametrize(
    "words",
    [
        ("tournament", "stag_hunt", "--bots", "random,grudger"),
        ("sweep", "stag_hunt", "signals.misread", "--from", "4", "--to", "6"),
        ("simulate", "stag_hunt"),
    ],
)
def test_a_person_is_told_that_it_is_a_part(words: tuple[str, ...]) -> None:
    done = stopped(*words, *LONG)
    assert done.returncode == 130 and not done.stderr
    first, *rest = done.stdout.splitlines()
    assert first.startswith("Stopped: this is a part, ") and len(rest) >= 3
