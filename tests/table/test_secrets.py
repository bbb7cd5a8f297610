"""What one side keeps secret changes nothing that another sees: no view, history, notice or preview."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exercise.deck.models import SIDES, Side
from exercise.table.notices import made_of
from exercise.table.table import Table
from tests.record.games import Dice, signal, small

WATCHERS: dict[Side, tuple[str, ...]] = {"us": ("china", "public"), "china": ("us", "public")}


def seen_by(table: Table, viewer: str) -> str:
    """Everything that a viewer can see, as bytes would go over a wire."""
    seat = table.session(viewer)  # type: ignore[arg-type]  # a viewer
    cards = [card.id for card in seat.deck.cards]
    return json.dumps([seat.view(), seat.history(), seat.events(), [seat.preview([card]) for card in cards]])


def alike(side: Side, ours: Table, theirs: Table) -> bool:
    """Whether the rival and the public see the same of two games that differ in a secret of `side`."""
    return all(seen_by(ours, viewer) == seen_by(theirs, viewer) for viewer in WATCHERS[side])


def twins(turn: int, phase: str, seed: int = 5) -> tuple[Table, Table]:
    """The same game twice."""
    tables = (Table.begin(small(), seed=seed), Table.begin(small(), seed=seed))
    for table in tables:
        Dice(table, 2).to(turn, phase)
    return tables


@pytest.mark.parametrize("side", ["us", "china"])
def test_a_choice_before_the_game_is_hidden_until_both_have_chosen_and_an_aim_to_the_end(side: Side) -> None:
    teams = {"us": ("hawks", "doves"), "china": ("party", "army")}[side]
    aims = {"us": ("thaw", "trade_first"), "china": ("calm", "strong")}[side]
    ours, theirs = Table.begin(small(), seed=1), Table.begin(small(), seed=1)
    for table, team in (ours, teams[0]), (theirs, teams[1]):
        assert table.submit(side, {"move": "team", "team": team}) == []
    assert alike(side, ours, theirs)
    ours, theirs = Table.begin(small(), seed=1), Table.begin(small(), seed=1)
    for table, aim in (ours, aims[0]), (theirs, aims[1]):
        assert table.submit(side, {"move": "agenda", "agenda": aim}) == []
        assert table.submit(side, {"move": "team", "team": teams[0]}) == []
        Dice(table, 3).to(3, "orders")
    assert alike(side, ours, theirs)
    for table in ours, theirs:
        Dice(table, 3).play()
    assert not alike(side, ours, theirs)


@pytest.mark.parametrize("side", ["us", "china"])
def test_a_true_announcement_is_hidden_before_both_have_spoken(side: Side) -> None:
    ours, theirs = twins(2, "signal")
    assert ours.submit(side, signal("press", issue="trade")) == []
    assert theirs.submit(side, signal("engage")) == []
    assert alike(side, ours, theirs)


@pytest.mark.parametrize("side", ["us", "china"])
def test_a_true_announcement_is_hidden_to_the_end_where_it_was_read_alike(side: Side) -> None:
    """Two games in which the rival reads hold: in one that was said, in the other it was misread."""
    ours, theirs = heard_as_hold(side, "hold", []), heard_as_hold(side, "engage", [1])
    assert ours.session(side).view()["signal"] != theirs.session(side).view()["signal"]
    assert alike(side, ours, theirs)
    for table in ours, theirs:
        Dice(table, 4).to(4, "signal")
    assert alike(side, ours, theirs)
    for table in ours, theirs:
        Dice(table, 4).play()
    assert not alike(side, ours, theirs)


@pytest.mark.parametrize("side", ["us", "china"])
def test_how_a_word_was_read_is_hidden_from_its_speaker(side: Side) -> None:
    """Two games in which a side says hold: in one it is read so, in the other as engage. Whether a word was kept is
    public once the orders are open; what it was read as is not."""
    ours, theirs = heard_as_hold(side, "hold", []), heard_as_hold(side, "hold", [0])
    for viewer in (side, "public"):
        assert seen_by(ours, viewer) == seen_by(theirs, viewer)
    for table in ours, theirs:
        Dice(table, 4).to(3, "orders")
        assert table.session(side).history()[1]["signals"][side]["read_as"] is None
        Dice(table, 4).play()
        assert table.session(side).history()[1]["signals"][side]["read_as"] is not None


def heard_as_hold(side: Side, posture: str, misread: list[int]) -> Table:
    """A game in which a side announces a posture in turn 2 and the rival reads it with the luck that is wanted."""
    table = Table.begin(small(), seed=5)
    Dice(table, 2).to(2, "signal")
    for one in SIDES:
        entry = {"side": one, "posture": posture if one == side else "hold", "issue": None, "offer": None}
        apply(table, {"entry": "signal", **entry})
    draws = []
    for one in SIDES:
        outcomes = [99] if one == side or not misread else [0, *misread]
        for index, outcome in enumerate(outcomes):
            of = 2 if index else 100
            draws.append({"stream": "reading", "side": one, "turn": 2, "index": index, "of": of, "outcome": outcome})
    apply(table, {"entry": "draw", "step": "signals", "draws": draws})
    return table


def apply(table: Table, entry: dict[str, Any]) -> None:
    """One entry, as a record would have it."""
    course = table.course
    course.apply({**entry, "n": course.lines + 1, "turn": course.turn})
    table.notices.add(made_of(course, entry | {"turn": course.turn}))


@pytest.mark.parametrize("side", ["us", "china"])
def test_a_sealed_order_is_hidden_until_the_orders_open(side: Side) -> None:
    ours, theirs = twins(3, "orders")
    assert ours.submit(side, {"move": "orders", "cards": ["tariff"]}) == []
    assert theirs.submit(side, {"move": "orders", "cards": ["wait"], "expect": "press", "because": "x"}) == []
    assert alike(side, ours, theirs)
    assert seen_by(ours, side) != seen_by(theirs, side)


@pytest.mark.parametrize("side", ["us", "china"])
def test_expectations_and_reasons_are_nobodys_but_their_writers_until_the_end(side: Side) -> None:
    ours, theirs = twins(3, "orders")
    for table, expect, because in (ours, "press", "we fear them"), (theirs, "engage", None):
        order = {"move": "orders", "cards": [], "expect": expect, "because": because}
        assert table.submit(side, order) == []
        Dice(table, 6).to(5, "orders")
    assert alike(side, ours, theirs)
    turn = ours.session("facilitator").history()[2]
    assert turn["because"] == {"us": None, "china": None}
    assert ours.session(side).history()[2]["because"][side] == "we fear them"
    for table in ours, theirs:
        Dice(table, 6).play()
    for viewer in ("us", "china", "public", "facilitator"):
        assert ours.session(viewer).history()[2]["because"][side] == "we fear them"


def test_an_event_for_one_side_alone_is_not_named_to_the_other_before_the_end() -> None:
    table = Table.begin(small(), seed=5)
    dice = Dice(table, 2)
    dice.to(2, "orders")
    assert table.submit("facilitator", {"move": "act", "act": "inject", "event": "leak", "why": "a leak"}) == []
    assert table.submit("us", {"move": "orders", "cards": []}) == []
    dice.to(4, "signal")

    def told(viewer: str) -> str:
        seat = table.session(viewer)  # type: ignore[arg-type]  # a viewer
        return json.dumps([seat.view(), seat.history(), seat.events()])

    for viewer in ("china", "public"):
        assert "secret" not in told(viewer)
    for viewer in ("us", "public"):
        assert "leak" not in told(viewer)
    assert "secret" in told("us") and "leak" in told("china") and "secret" in told("facilitator")
    rows = [row for row in table.session("china").history()[1]["ledger"] if row["cause"] is None]
    assert [(row["track"], row["change"], row["claims"]) for row in rows] == [("us.business", -2, None)]
    assert sum_of(table.session("china").history()[1]) == sum_of(table.session("us").history()[1])
    dice.play()
    assert "secret" in told("china") and "leak" in told("us")


def sum_of(turn: dict[str, Any]) -> dict[str, int]:
    """What the rows of a turn add up to."""
    total: dict[str, int] = {}
    for row in turn["ledger"]:
        total[row["track"]] = total.get(row["track"], 0) + row["change"]
    return total


def test_seed_and_hashes_are_never_shown_to_a_side_or_the_public() -> None:
    table = Table.begin(small(), seed=987654321987654321)
    Dice(table, 2).play()
    hashes = [turn["hash"] for turn in table.session("facilitator").history()]
    assert all(hashes)
    for viewer in ("us", "china", "public"):
        shown = seen_by(table, viewer)
        assert "987654321987654321" not in shown
        assert not any(digest in shown for digest in hashes)
