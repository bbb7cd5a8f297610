"""Whatever a program answers, it is refused with reasons or stands: nothing that JSON can hold is raised over."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.players.outside.program import heard
from exercise.rules.legality import Reason
from exercise.table.table import Table
from tests.record.games import Dice, small

NAMES = ("posture", "issue", "offer", "cards", "expect", "because", "team", "agenda", "text", "to", "n", "who", "why")
KINDS = ("team", "agenda", "signal", "orders", "message", "act", "undo", "pause", "note", "seat", "draw", "end", "")
WORDS = (
    "press",
    "hold",
    "engage",
    "trade",
    "taiwan",
    "pact",
    "talk",
    "wait",
    "tariff",
    "reply",
    "hawks",
    "thaw",
    "china",
)

values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False),
        st.text(),
        st.sampled_from(WORDS),
        st.just("\ud800"),
    ),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text() | st.sampled_from(NAMES), part, max_size=4),
    max_leaves=8,
)
answers = st.builds(
    lambda kind, fields: {"move": kind, **fields},
    st.sampled_from(KINDS) | values,
    st.dictionaries(st.sampled_from(NAMES), values, max_size=6),
)


@pytest.fixture(scope="module", params=["setup", "signal", "orders", "over"])
def table(request: pytest.FixtureRequest) -> Table:
    """A game in one of its phases."""
    table = Table.begin(small(), seed=6)
    if request.param == "over":
        Dice(table, 1).play()
    elif request.param != "setup":
        Dice(table, 1).to(2, request.param)
    return table


@given(answer=answers)
def test_any_answer_is_judged(table: Table, answer: dict[str, Any]) -> None:
    for seat in ("us", "china"):
        reasons = table.session(seat).why_not(answer)  # type: ignore[arg-type]  # a side is a viewer
        assert all(isinstance(one, Reason) and one.text for one in reasons)
        json.dumps([one._asdict() for one in reasons])


@given(answer=answers)
def test_an_answer_that_nothing_stands_against_can_be_carried_out(table: Table, answer: dict[str, Any]) -> None:
    twin = Table(table.course.copy(), bots={})
    if not twin.session("us").why_not(answer):
        assert twin.submit("us", answer) == []


@given(line=st.binary() | st.text().map(str.encode) | answers.map(json.dumps).map(str.encode))
def test_any_line_is_an_object_or_is_refused(line: bytes) -> None:
    said, reasons = heard(line)
    assert (said is None) == bool(reasons)


@pytest.mark.parametrize(
    "line",
    [b"[" * 200_000, b'{"a":' * 100_000, b"9" * 200_000, b'{"n":NaN}', b'{"n":1e999}', b"", b"\xff", b'"\\ud800"'],
)
def test_a_line_that_is_made_to_hurt_is_refused(line: bytes) -> None:
    said, reasons = heard(line)
    assert said is None or said == {"n": float("inf")}
    assert reasons or said
