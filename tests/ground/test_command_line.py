"""How the command line behaves whatever the command: exit codes, one-sentence errors, closed pipes, Ctrl-C."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from exercise.cli import errors, shell
from tests.ground.command import environment, exercise, is_one_sentence

FULL = Path("/dev/full")


def test_help_tells_of_every_command_and_exits_0() -> None:
    done = exercise("--help")
    assert done.returncode == 0 and not done.stderr
    for name, text in shell.COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(text)}$", done.stdout, re.MULTILINE)
    assert exercise().stdout == done.stdout


@pytest.mark.parametrize("name", shell.COMMANDS)
def test_a_command_is_where_its_name_says_and_tells_of_itself(name: str) -> None:
    command = shell.exercise.get_command(click.Context(shell.exercise), name)
    assert command is not None and command.name == name
    assert command.get_short_help_str(100)


@pytest.mark.parametrize("name", ["check", "show", "new", "schema"])
def test_what_an_author_types_is_shown_by_example(name: str) -> None:
    examples = exercise(name, "--help").stdout.partition("Examples:\n")[2].splitlines()
    assert len(examples) >= 2
    assert all(line.strip().startswith(f"exercise {name} ") for line in examples)


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"exercise \d+\.\d+\.\d+\n", exercise("--version").stdout)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["simulte"], "simulate"),
        (["--plian"], "--help"),
        (["verify"], "RECORD"),
        (["verify", "a.jsonl", "b.jsonl"], "b.jsonl"),
        (["verify", "no/such.jsonl"], "no/such.jsonl"),
        (["replay", "no/such.jsonl", "--as", "usa"], "us"),
        (["replay", "no/such.jsonl"], "no/such.jsonl"),
        (["fork", "no/such.jsonl", "--record", "new.jsonl"], "no/such.jsonl"),
        (["simulate", "next_four_years", "--games", "0"], "1"),
        (["simulate", "next_four_years", "--games", "many"], "many"),
        (["simulate", "next_four_years", "--seed", "-1"], "0"),
        (["simulate", "next_four_years", "--us", "planer"], "planner"),
        (["simulate", "next_four_years", "--us", "human"], "bot"),
        (["simulate", "next_four_years", "--variant", "leson"], "lesson"),
        (["simulate", "next_four_yaers"], "next_four_years"),
        (["simulate", "next_four_years", "--engine", "compiled", "--record", "games"], "--engine"),
        (["check", "no/such.yaml"], "no/such.yaml"),
        (["check", "next_four_yaers"], "next_four_years"),
        (["check"], "next_four_years"),
        (["check", "--watch"], "next_four_years"),
        (["check", "no/such.yaml", "--watch"], "no/such.yaml"),
        (["check", "--explain", "DK9999"], "DK9999"),
        (["show"], "DECK"),
        (["show", "prisoners_dilemma", "defekt"], "defect"),
        (["new"], "NAME"),
        (["new", "two words"], "two_words"),
        (["schema", "--of", "dekc"], "deck"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exits_2(words: list[str], told: str) -> None:
    done = exercise(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert is_one_sentence(done.stderr), done.stderr
    assert told in done.stderr


def test_a_thing_that_is_there_and_bad_exits_1(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("this is no record\n", encoding="utf-8")
    done = exercise("verify", str(bad))
    assert (done.returncode, done.stdout) == (1, "")
    assert is_one_sentence(done.stderr), done.stderr


def test_a_deck_that_is_there_and_bad_exits_1_and_tells_a_program_all(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\ndeck: bad\ntitel: Bad\n", encoding="utf-8")
    done = exercise("check", str(bad), "--format", "json")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert [one["line"] for one in found if "titel" in one["message"]] == [3]
    keys = ["code", "severity", "message", "file", "line", "column", "end_line", "end_column", "help"]
    assert all(list(one) == keys for one in found)
    done = exercise("simulate", str(bad))
    assert (done.returncode, done.stdout) == (1, "")
    assert is_one_sentence(done.stderr) and "exercise check" in done.stderr, done.stderr


def test_a_clean_deck_exits_0_in_every_format() -> None:
    assert exercise("check", "next_four_years", "--format", "json").stdout == "[]\n"
    for form in ("text", "concise", "github", "sarif"):
        assert exercise("check", "next_four_years", "--format", form).returncode == 0


@pytest.mark.parametrize("words", [["--help"], ["bots"], ["decks", "--json"], ["schema"], ["show", "next_four_years"]])
def test_a_reader_who_leaves_early_is_no_error(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "exercise", *words],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (errors.PIPE_CLOSED, "")


PRINTS = """
import click, sys
from exercise.cli import shell
shell.exercise.get_command = lambda *_words: click.Command("decks", callback=lambda: print("a line"))
sys.exit(shell.run(["decks"]))
"""


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["-m", "exercise", "--help"], ["-c", PRINTS]])
def test_a_full_disk_under_the_output_is_one_sentence(words: list[str]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
    assert done.returncode == 1
    assert is_one_sentence(done.stderr), done.stderr


def test_ctrl_c_gives_what_is_done_so_far_and_exits_130() -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "exercise",
            "simulate",
            "grit",
            "--games",
            "9000000",
            "--engine",
            "interpreted",
            "--json",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    try:
        wait_until_busy(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, err.strip()) == (130, "")
    told = json.loads(out)
    assert 0 < told["games"] == sum(told["endings"].values()) < 9_000_000


def wait_until_busy(pid: int) -> None:
    """Wait until a process has loaded the rules: by its open memory maps there is no telling, so by its time used."""
    import time

    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        time.sleep(2)
        return
    tick = os.sysconf("SC_CLK_TCK")
    for _ in range(600):
        used = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        if (int(used[11]) + int(used[12])) / tick >= 1:
            return
        time.sleep(0.05)


def test_what_nobody_foresaw_is_one_sentence_and_its_details_are_kept(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(*_words: object) -> None:
        raise ZeroDivisionError("a pipe burst")

    monkeypatch.setattr(shell.exercise, "get_command", burst)
    assert shell.run(["decks"]) == 1
    said = capsys.readouterr().err
    assert is_one_sentence(said) and "a pipe burst" in said
    (kept,) = (home / "trouble").iterdir()
    assert str(kept) in said
    assert "Traceback" in kept.read_text(encoding="utf-8")


def test_the_traceback_is_shown_to_who_asks_for_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXERCISE_DEBUG", "1")
    monkeypatch.setattr(shell.exercise, "get_command", lambda *_words: 1 // 0)
    assert shell.run(["decks"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_fault_is_told_even_where_its_details_cannot_be_kept(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "trouble").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(shell.exercise, "get_command", lambda *_words: 1 // 0)
    assert shell.run(["decks"]) == 1
    assert is_one_sentence(said := capsys.readouterr().err) and "EXERCISE_DEBUG=1" in said


@pytest.mark.parametrize("words", [["play"], ["play", "next_four_years"]])
def test_a_game_without_a_terminal_says_so_and_offers_plain(words: list[str]) -> None:
    done = exercise(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert is_one_sentence(done.stderr), done.stderr
    assert "terminal" in done.stderr and "--plain" in done.stderr
