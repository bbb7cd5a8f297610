"""Watching a deck: each save is noticed once, whatever becomes of its files meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exercise.check.examples.base import DECK, SOURCES
from exercise.check.saves import changes
from tests.ground.command import environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The deck of the examples."""
    deck = tmp_path / "river"
    deck.mkdir()
    (deck / "deck.yaml").write_text(DECK, encoding="utf-8")
    (deck / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return deck


def told(path: Path, *acts: Callable[[], object]) -> list[int]:
    """After how many looks changes are told of, where each act is done before a look and nothing after the last."""
    looks = 0

    def wait(_seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks > len(acts) + 4:
            raise TimeoutError
        if looks <= len(acts):
            acts[looks - 1]()

    found = []
    watched = changes(path, wait)
    with pytest.raises(TimeoutError):
        for _number in watched:
            found.append(looks)  # noqa: PERF401 (a comprehension would lose what was found when the waiting ends)
    return found


def save(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, encoding="utf-8")


def rest() -> None:
    """Nothing is done before this look."""


def test_a_deck_that_stays_is_told_of_once(folder: Path) -> None:
    assert told(folder, rest, rest) == [0]


def test_a_save_is_told_of_when_two_looks_see_the_same(folder: Path) -> None:
    assert told(folder, rest, save(folder / "deck.yaml", "format: 1\n")) == [0, 3]


def test_a_file_that_is_still_being_written_is_waited_for(folder: Path) -> None:
    deck = folder / "deck.yaml"
    assert told(folder, save(deck, "f"), save(deck, "fo"), save(deck, "for")) == [0, 4]


def test_a_file_replaced_by_another_of_one_size_is_a_save(folder: Path) -> None:
    deck, new = folder / "deck.yaml", folder.parent / "new"
    new.write_text(DECK, encoding="utf-8")
    seen = deck.stat()
    os.utime(new, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert told(folder, lambda: os.replace(new, deck)) == [0, 2]


def test_a_file_that_vanishes_and_comes_back_is_told_of_both_times(folder: Path) -> None:
    deck = folder / "deck.yaml"
    assert told(folder, deck.unlink, rest, rest, save(deck, DECK)) == [0, 2, 5]


def test_the_whole_folder_may_vanish_and_come_back(folder: Path) -> None:
    away = folder.parent / "away"
    assert told(folder, lambda: folder.rename(away), rest, rest, lambda: away.rename(folder)) == [0, 2, 5]


def test_new_parts_and_overlays_and_registers_are_part_of_a_deck(folder: Path) -> None:
    overlays = folder / "overlays"
    overlays.mkdir()
    for name in ("more.yaml", "overlays/plain.yaml", "sources.yaml"):
        assert told(folder, save(folder / name, "x-a: 1\n")) == [0, 2]
    assert told(folder / "deck.yaml", save(folder / "sources.yaml", "x-a: 2\n")) == [0, 2]


def test_other_files_are_none_of_its_business(folder: Path) -> None:
    assert told(folder, save(folder / "notes.txt", "x")) == [0]


@pytest.fixture
def watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The command, watching that deck."""
    process = subprocess.Popen(
        [sys.executable, "-m", "exercise", "check", str(folder), "--watch", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    yield process
    process.kill()
    process.communicate()


def test_the_command_checks_again_on_every_save_until_ctrl_c(folder: Path, watching: subprocess.Popen[str]) -> None:
    assert watching.stdout is not None
    assert watching.stdout.readline() == "[]\n"
    (folder / "deck.yaml").write_text(DECK.replace("misread: 20", "misread: x"), encoding="utf-8")
    assert '"DK103"' in watching.stdout.readline()
    (folder / "deck.yaml").unlink()
    assert '"DK401"' in watching.stdout.readline()
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    assert watching.stdout.readline() == "[]\n"
    watching.send_signal(signal.SIGINT)
    out, err = watching.communicate(timeout=30)
    assert (watching.returncode, out, err.strip()) == (0, "", "")
