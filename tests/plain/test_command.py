"""`exercise play` as it is typed: without a terminal, through a pipe, resumed, and with names that are not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from exercise.deck.loader import load_deck
from exercise.record.verify import verify
from exercise.table.table import Table


def exercise(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command with lines typed through a pipe."""
    words = (sys.executable, "-c", "from exercise.cli import main; main()", *words)
    return subprocess.run(words, input=typed, capture_output=True, text=True, check=False)


def test_without_a_terminal_play_says_so_and_offers_line_mode() -> None:
    done = exercise("play")
    assert done.returncode == 2 and "terminal" in done.stderr and "--plain" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_end_of_input_saves_and_resume_goes_on_to_the_end(tmp_path: Path) -> None:
    record = tmp_path / "game.jsonl"
    done = exercise("play", "next_four_years", "--plain", "--seed", "3", "--record", str(record), typed="\n" * 12)
    assert done.returncode == 0 and f"--resume --record {record}" in done.stdout
    done = exercise("play", "--plain", "--resume", "--record", str(record), typed="\n" * 400)
    assert done.returncode == 0 and "The game is over." in done.stdout, done.stderr
    verify(record)
    header = json.loads(record.read_text().splitlines()[0])
    assert header["seed"] == 3 and header["seats"] == {"us": "human", "china": "planner"}


def test_resume_without_a_name_takes_the_game_played_last() -> None:
    done = exercise("play", "prisoners_dilemma", "--plain", "--china", "grudger", typed="\n" * 9)
    assert "--resume" in done.stdout
    done = exercise("play", "--plain", "--resume", typed="s\n")
    assert done.returncode == 0 and "The Prisoner's Dilemma" in done.stdout
    assert "Turn 1 of" not in done.stdout


def test_every_flag_reaches_the_game(tmp_path: Path) -> None:
    record = tmp_path / "game.jsonl"
    deck = load_deck("next_four_years")
    team, aim = deck.teams["china"][-1].id, deck.agendas["china"][-1].id
    words = ("--us", "tit_for_tat", "--variant", "lesson", "--china-team", team, "--china-agenda", aim, "--seed", "9")
    done = exercise("play", "next_four_years", "--plain", *words, "--record", str(record))
    assert done.returncode == 0, done.stderr
    header = json.loads(record.read_text().splitlines()[0])
    assert header["seats"] == {"us": "tit_for_tat", "china": "human"}
    assert header["variant"] == "lesson" and header["seed"] == 9
    seen = Table.resume(record).session("china").view()
    assert seen["teams"]["china"] == team and seen["agenda"] == aim


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("next_for_years",), "next_four_years"),
        (("--us", "planer"), "planner"),
        (("--variant", "leson"), "lesson"),
        (("--us-team", "nobody"), "There are:"),
        (("--china-agenda", "nobody"), "There are:"),
        (("--seed", "-1"), "whole number"),
        (("--seed", "many"), "whole number"),
        (("--us", "planner", "--china", "random"), "no seat for you"),
        (("--resume", "--seed", "4"), "--seed"),
        (("--resume",), "no unfinished game"),
        (("--resume", "--record", "not_there.jsonl"), "not_there.jsonl"),
    ],
)
def test_a_name_that_is_not_there_is_wrong_usage_with_the_nearest_one(words: tuple[str, ...], told: str) -> None:
    done = exercise("play", "--plain", *words)
    assert done.returncode == 2 and told in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_a_record_is_never_written_over(tmp_path: Path) -> None:
    record = tmp_path / "game.jsonl"
    record.write_text("mine\n")
    done = exercise("play", "--plain", "--record", str(record))
    assert done.returncode == 2 and record.read_text() == "mine\n"


def test_line_mode_loads_no_textual() -> None:
    code = (
        "import sys, io; sys.stdin = io.StringIO(''); sys.argv = ['exercise', 'play', '--plain']\n"
        "from exercise.cli.shell import run; run()\n"
        "sys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_ctrl_c_in_line_mode_saves_and_says_how_to_go_on(tmp_path: Path) -> None:
    import signal
    import time

    record = tmp_path / "game.jsonl"
    words = [sys.executable, "-c", "from exercise.cli import main; main()", "play", "--plain", "--record", str(record)]
    run = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdin is not None and run.stdout is not None
    said = ""
    while "Who sits with you" not in said:
        said += run.stdout.read(1)
    run.send_signal(signal.SIGINT)
    time.sleep(0)
    rest, faults = run.communicate(timeout=60)
    assert run.returncode == 130 and f"--resume --record {record}" in rest and "Traceback" not in faults
