"""A branch keeps what came before the orders of its turn, meets the same luck, and leaves its parent alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.record.faults import NoSuchTurn, RecordExists, RecordMissing
from exercise.record.fork import fork
from exercise.record.reading import read
from exercise.record.replay import at_turn, replay, story
from exercise.record.verify import verify
from exercise.table.table import Table
from tests.record.games import Dice, played, small


def plain(told: dict[str, object]) -> dict[str, object]:
    """A story without hashes, which name lines of a file."""
    return {**told, "turns": [{**turn, "hash": None} for turn in told["turns"]]}  # type: ignore[attr-defined]  # a list


@pytest.mark.parametrize("turn", range(1, 7))
def test_a_branch_stands_where_its_trunk_stood_and_meets_the_same_luck(tmp_path: Path, turn: int) -> None:
    played(tmp_path / "trunk", 3).close()
    before = (tmp_path / "trunk").read_bytes()
    assert fork(tmp_path / "trunk", tmp_path / "branch", turn) == turn
    assert (tmp_path / "trunk").read_bytes() == before
    trunk = replay(tmp_path / "trunk")
    assert plain(story(replay(tmp_path / "branch"))) == plain(story(at_turn(trunk, turn)))
    table = Table.resume(tmp_path / "branch", clock=None)
    assert table.waiting() == {"us": ["orders"], "china": ["orders"]}
    Dice(table, 3).play()
    table.close()
    assert plain(story(replay(tmp_path / "branch"))) == plain(story(trunk))
    verify(tmp_path / "branch")


def test_a_branch_names_its_parent_and_the_line_it_left_at(tmp_path: Path) -> None:
    played(tmp_path / "trunk.jsonl", 3).close()
    fork(tmp_path / "trunk.jsonl", tmp_path / "branch.jsonl", 4, at="2026-01-02T03:04:05Z")
    trunk, branch = read(tmp_path / "trunk.jsonl"), read(tmp_path / "branch.jsonl")
    parent = branch.header["parent"]
    assert parent["record"] == "trunk.jsonl" and parent["turn"] == 4
    assert trunk.hashes[parent["line"] - 1] == parent["hash"]
    assert branch.header["at"] == "2026-01-02T03:04:05Z" and branch.lines == parent["line"]


def test_what_was_abandoned_is_not_copied_and_without_a_turn_the_last_one_is_taken(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=4, record=tmp_path / "trunk", clock=None)
    Dice(table, 1).to(4, "orders")
    table.submit("facilitator", {"move": "undo", "to_turn": 2, "why": "again"})
    table.submit("facilitator", {"move": "pause", "on": True})
    table.submit("facilitator", {"move": "note", "text": "paused here"})
    table.submit("facilitator", {"move": "pause", "on": False})
    Dice(table, 2).to(3, "orders")
    Dice(table, 2).one()
    table.close()
    assert fork(tmp_path / "trunk", tmp_path / "branch") == 3
    kinds = [entry["entry"] for entry in read(tmp_path / "branch").entries]
    assert "undo" not in kinds and "pause" not in kinds and kinds.count("note") == 1 and kinds.count("turn") == 2
    assert verify(tmp_path / "branch").turns == 2


def test_a_branch_of_a_branch_and_of_a_running_game(tmp_path: Path) -> None:
    table = played(tmp_path / "a", 3)
    fork(tmp_path / "a", tmp_path / "b", 4)
    fork(tmp_path / "b", tmp_path / "c", 2)
    table.close()
    assert read(tmp_path / "c").header["parent"]["record"] == "b"
    verify(tmp_path / "c")


def test_a_branch_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    played(tmp_path / "a", 3).close()
    with pytest.raises(NoSuchTurn, match="turns 1 to 6"):
        fork(tmp_path / "a", tmp_path / "b", 9)
    with pytest.raises(RecordMissing):
        fork(tmp_path / "nothing", tmp_path / "b", 1)
    with pytest.raises(RecordMissing):
        fork(tmp_path / "a", tmp_path / "nowhere" / "b", 1)
    assert not (tmp_path / "b").exists()
    with pytest.raises(RecordExists):
        fork(tmp_path / "a", tmp_path / "a", 1)
    verify(tmp_path / "a")


def test_a_game_that_has_not_opened_has_no_turn_to_branch_from(tmp_path: Path) -> None:
    Table.begin(small(), seed=4, record=tmp_path / "a").close()
    with pytest.raises(NoSuchTurn):
        fork(tmp_path / "a", tmp_path / "b")
    assert not (tmp_path / "b").exists()
