"""Unfinished games are found where they were left, the last one played first."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exercise.record.faults import RecordUnwritable
from exercise.table import saved
from exercise.table.table import Table
from tests.record.games import Dice, small


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EXERCISE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def left(turn: int | None, changed: int) -> Path:
    """A game left in a turn's signals, or played to its end."""
    path = saved.place_for("small")
    table = Table.begin(small(), seed=1, record=path)
    dice = Dice(table, 1)
    if turn is None:
        dice.play()
    else:
        dice.to(turn, "signal")
    table.close()
    os.utime(path, (changed, changed))
    return path


def test_no_folder_means_no_games(home: Path) -> None:
    assert saved.unfinished() == [] and not home.exists()


def test_unfinished_games_are_listed_with_the_last_one_played_first() -> None:
    old, _finished, new = left(2, 1000), left(None, 2000), left(3, 3000)
    found = saved.unfinished()
    assert [(one.path, one.turn) for one in found] == [(new, 3), (old, 2)]
    assert found[0].deck == "small" and found[0].title == "A small deck" and not found[0].playing


def test_a_game_whose_end_was_voided_or_undone_is_unfinished_again() -> None:
    path = left(None, 1000)
    table = Table.resume(path)
    assert table.submit("facilitator", {"move": "note", "text": "well played"}) == []
    assert saved.unfinished() == []
    assert table.submit("facilitator", {"move": "undo", "to_turn": 2}) == []
    assert [one.turn for one in saved.unfinished()] == [2]
    assert saved.unfinished()[0].playing
    table.close()


def test_what_is_no_record_is_passed_over(home: Path) -> None:
    path = left(2, 1000)
    (path.parent / "empty.jsonl").touch()
    (path.parent / "other.jsonl").write_text("{}\n")
    (path.parent / "folder.jsonl").mkdir()
    (path.parent / "torn.jsonl").write_bytes(path.read_bytes()[:50])
    (path.parent / "headless.jsonl").write_bytes(b'{"entry":"header","deck":7}\n')
    assert [one.path for one in saved.unfinished()] == [path]


def test_a_torn_game_is_listed() -> None:
    path = left(2, 1000)
    path.write_bytes(path.read_bytes()[:-9])
    assert [one.path for one in saved.unfinished()] == [path]


def test_two_games_begun_in_one_second_get_two_files() -> None:
    now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    first = saved.place_for("small", now)
    first.touch()
    second = saved.place_for("small", now)
    assert first.name == "small-20260102-030405.jsonl" and second.name == "small-20260102-030405-2.jsonl"


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("EXERCISE_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(RecordUnwritable, match="saved games"):
        saved.place_for("small")
    assert saved.unfinished() == []
