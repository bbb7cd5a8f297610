"""Verification recomputes everything and names the first entry that differs; replay trusts what was drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercise.record import chain
from exercise.record.entries import Entry
from exercise.record.faults import RecordDamaged, RecordError
from exercise.record.reading import read
from exercise.record.replay import replay, story
from exercise.record.verify import verify
from tests.record.games import played


def rewritten(path: Path, change: Callable[[Entry], bool]) -> int:
    """Change the first entry that `change` says it changed, hash the whole record anew, and return the entry's line."""
    lines, last, found = [], chain.ZEROS, 0
    for number, entry in enumerate(read(path).entries, 1):
        if not found and change(entry):
            found = number
        line, last = chain.seal(last, entry)
        lines.append(line)
    path.write_bytes(b"".join(lines))
    assert found
    return found


def other_reading(entry: Entry) -> bool:
    """Somebody's reading in turn 3 came out the other way."""
    if entry.get("step") != "signals" or entry["turn"] != 3:
        return False
    first = entry["draws"][0]
    entry["draws"] = [{**first, "outcome": 99}, *[one for one in entry["draws"][1:] if one["side"] != first["side"]]]
    return first["outcome"] != 99


def other_field(kind: str, field: str, value: Any) -> Callable[[Entry], bool]:
    """The first entry of a kind holds something else."""

    def change(entry: Entry) -> bool:
        if entry["entry"] != kind or entry[field] == value:
            return False
        entry[field] = value
        return True

    return change


def test_an_outcome_that_the_seed_does_not_give_is_trusted_by_replay_and_named_by_verify(tmp_path: Path) -> None:
    for seed in range(30):
        played(path := tmp_path / f"{seed}", seed).close()
        before = story(replay(path))
        line = rewritten(path, other_reading)
        with pytest.raises(RecordDamaged, match=f"line {line}") as caught:
            verify(path)
        assert caught.value.line == line
        try:
            after = story(replay(path))
        except RecordDamaged:
            continue  # the other outcome made a later move impossible
        assert after["turns"][:2] != [] and after["turns"] != before["turns"]
        return
    raise AssertionError("no game survived another reading")


@pytest.mark.parametrize(
    "change",
    [
        other_field("turn", "legal", {"us": 1, "china": 1}),
        other_field("turn", "tension", 0),
        other_field("turn", "cooperation", 99),
        other_field("turn", "digest", "0" * 64),
        other_field("end", "score", {"us": 0, "china": 0}),
        other_field("end", "ending", "peace"),
        other_field("end", "result", None),
        other_field("draw", "draws", []),
        other_field("draw", "step", "resolution"),
        other_field("orders", "cards", ["no_such_card"]),
        other_field("orders", "cards", ["tariff", "tariff"]),
        other_field("orders", "side", "nobody"),
        other_field("signal", "offer", "tariff"),
        other_field("turn", "turn", 40),
        other_field("team", "team", "nobody"),
        other_field("header", "deck_sha256", "0" * 64),
        other_field("header", "variant", "nobody"),
        other_field("header", "deck", {}),
        other_field("header", "seed", 12345),
        other_field("header", "seed", 1 << 64),
    ],
)
def test_a_forged_entry_is_named_by_its_line(tmp_path: Path, change: Callable[[Entry], bool]) -> None:
    played(path := tmp_path / "a", 3).close()
    line = rewritten(path, change)
    with pytest.raises(RecordError) as caught:
        verify(path)
    assert caught.value.line is not None
    assert caught.value.line >= line
    assert caught.value.line == line or line == 1  # another seed shows at the first draw


def test_verify_tells_what_it_found(tmp_path: Path) -> None:
    played(path := tmp_path / "a", 3).close()
    content = path.read_bytes()
    verdict = verify(path)
    assert (verdict.lines, verdict.turns, verdict.ended, verdict.torn) == (content.count(b"\n"), 6, True, None)
    path.write_bytes(content[:-30])
    verdict = verify(path)
    assert not verdict.ended and verdict.torn is not None and verdict.torn.line == content.count(b"\n")
