"""What the pages for programmers show is true: their examples run, and their messages are those that are said."""

from __future__ import annotations

import doctest
import json
from pathlib import Path
from typing import Any

import pytest

from exercise.deck.loader import load_deck
from exercise.players.outside.program import heard
from exercise.table.moves import entry_of
from exercise.table.table import Table
from tests.ground.command import ROOT

PLAYERS = (ROOT / "docs" / "players.md").read_text(encoding="utf-8")


def lines() -> list[dict[str, Any]]:
    """The messages on the page about players."""
    return [json.loads(line) for line in PLAYERS.splitlines() if line.startswith("    {")]


def test_every_example_of_the_notebook_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    failed, tried = doctest.testfile(
        str(ROOT / "docs" / "notebook.md"), module_relative=False, optionflags=flags, encoding="utf-8"
    )
    assert tried > 20 and not failed


def test_the_answers_on_the_page_are_moves_of_the_right_shape() -> None:
    answers = [message for message in lines() if "say" not in message]
    assert len(answers) == 3
    for answer in answers:
        said, reasons = heard(json.dumps(answer).encode())
        assert said is not None and not reasons
        assert not entry_of("us", {name: value for name, value in said.items() if name != "n"})[1]


def test_the_refusal_on_the_page_is_the_one_that_is_given() -> None:
    (refused,) = [message for message in lines() if message.get("say") == "refused"]
    table = Table.begin(load_deck("next_four_years"), seed=1)
    seat = table.session("us")
    for side in ("us", "china"):
        for kind in table.waiting().get(side, []):
            assert not table.submit(side, {"move": kind, kind: None})  # type: ignore[arg-type]  # a side is a viewer
    reasons = seat.why_not({"move": "orders", "cards": ["chip_export_control"]})
    given = {reason.code: reason._asdict() for reason in reasons}
    assert refused["reasons"] == [given["unknown_card"]]
    assert refused["left"] == 2 and set(refused) == {"say", "n", "left", "reasons"}


def test_every_message_has_its_line_on_the_page() -> None:
    for kind in ("hello", "begin", "ask", "refused", "end"):
        assert f"| `{kind}` | " in PLAYERS


def test_the_columns_on_the_page_are_those_of_the_rows() -> None:
    from exercise.study.rows import NAMES

    page = (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8")
    table = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert [name.strip(" `") for cell in table for name in cell.split(",")] == list(NAMES)
