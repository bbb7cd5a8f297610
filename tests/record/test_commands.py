"""The commands about records: exit 0 for a good one, 1 for a bad one, 2 for wrong usage; one sentence on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exercise.cli.shell import run
from exercise.record.reading import read
from exercise.record.replay import at_turn, replay, story
from tests.record.games import played


@pytest.fixture
def record(tmp_path: Path) -> Path:
    played(tmp_path / "a.jsonl", 3).close()
    return tmp_path / "a.jsonl"


@pytest.mark.parametrize("viewer", ["us", "china", "public", "facilitator"])
def test_replay_prints_the_story_of_a_viewer_as_one_object(
    record: Path, viewer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["replay", str(record), "--as", viewer, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == story(replay(record), viewer)  # type: ignore[arg-type]  # a viewer
    assert (told["seed"] is None) == (viewer != "facilitator")
    assert set(told) >= {
        "deck",
        "deck_sha256",
        "seed",
        "variant",
        "teams",
        "agendas",
        "start",
        "turns",
        "ending",
        "score",
    }
    assert list(told["turns"][0]) == [
        *("turn", "events", "acts", "signals", "orders", "expect", "because", "posture", "tracks", "tension"),
        *("cooperation", "capital", "standing", "ledger", "hash"),
    ]
    assert set(told["turns"][0]["signals"]["us"]) == {"posture", "issue", "offer", "read_as", "kept"}
    assert set(told["turns"][0]["ledger"][0]) == {"phase", "cause", "side", "track", "change", "claims"}


def test_replay_of_a_turn_shows_what_was_known_then(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["replay", str(record), "--turn", "3", "--as", "us", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == story(at_turn(replay(record), 3), "us")
    assert told["ending"] is None and told["score"] is None and told["agendas"]["china"] is None
    assert told["turns"][1]["signals"]["china"]["posture"] is None
    assert told["turns"][1]["signals"]["us"]["posture"] is not None


def test_replay_hashes_are_those_of_the_lines_that_close_the_turns(record: Path) -> None:
    reading = read(record)
    closing = [
        digest for entry, digest in zip(reading.entries, reading.hashes, strict=True) if entry["entry"] == "turn"
    ]
    assert [turn["hash"] for turn in story(replay(record))["turns"]] == closing


def test_replay_in_lines_tells_every_turn_and_the_end(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for viewer in ("us", "facilitator"):
        assert run(["replay", str(record), "--as", viewer]) == 0
        out = capsys.readouterr().out
        for label in ("2025 Q1", "2026 Q2", "The game is over."):
            assert label in out
    assert run(["replay", str(record), "--turn", "2"]) == 0
    assert "2025 Q2" in capsys.readouterr().out


def test_verify_says_that_a_good_record_holds(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(record)]) == 0
    assert "holds" in capsys.readouterr().out
    assert run(["verify", str(record), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True


@pytest.mark.parametrize("command", ["verify", "replay", "fork"])
@pytest.mark.parametrize("damage", ["flip", "empty", "text", "version", "folder"])
def test_a_bad_record_exits_1_with_one_sentence(
    record: Path, command: str, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = record.read_bytes()
    if damage == "folder":
        record = record.parent
    else:
        record.write_bytes(
            {
                "flip": content.replace(b'"posture":"', b'"posture":"x', 1),
                "empty": b"",
                "text": b"hello\n",
                "version": content.replace(b'"rules":2', b'"rules":9', 1),
            }[damage]
        )
    more = ["--record", str(record.parent / "b.jsonl")] if command == "fork" else []
    assert run([command, str(record), *more]) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("Error: ") and told.err.count("\n") == 1
    assert not (record.parent / "b.jsonl").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["verify"],
        ["verify", "{missing}"],
        ["replay", "{missing}"],
        ["replay", "{record}", "--turn", "99"],
        ["replay", "{record}", "--turn", "0"],
        ["replay", "{record}", "--turn", "x"],
        ["replay", "{record}", "--as", "france"],
        ["fork", "{record}", "--turn", "2"],
        ["fork", "{record}", "--turn", "99", "--record", "{new}"],
        ["fork", "{missing}", "--turn", "2", "--record", "{new}"],
        ["fork", "{record}", "--turn", "2", "--record", "{record}"],
        ["fork", "{record}", "--turn", "2", "--record", "{missing}/b.jsonl"],
    ],
)
def test_wrong_usage_exits_2_with_one_sentence(
    record: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"record": record, "missing": record.parent / "missing", "new": record.parent / "new"}
    before = record.read_bytes()
    assert run([word.format(**names) for word in words]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("Error: ") and told.err.count("\n") == 1
    assert record.read_bytes() == before and not (record.parent / "new").exists()


def test_a_record_cut_in_its_last_line_is_bad_to_verify_and_still_replays(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record.write_bytes(record.read_bytes()[:-25])
    assert run(["verify", str(record)]) == 1
    assert "cut short" in capsys.readouterr().err
    assert run(["verify", str(record), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is False and "cut short" in found["problem"]
    assert run(["replay", str(record), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["ending"] is None and "cut short" in told.err


def test_fork_makes_a_record_that_verifies(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = record.parent / "b.jsonl"
    assert run(["fork", str(record), "--turn", "4", "--record", str(new)]) == 0
    assert "turn 4" in capsys.readouterr().out
    assert run(["verify", str(new)]) == 0
    assert story(replay(new))["now"]["turn"] == 4
