"""Figures and sides: what is counted, where the margins lie, and which cards are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.check.aims import Wish
from exercise.check.arithmetic import scores
from exercise.check.evenness import beyond, totals
from exercise.check.examples.base import DECK, SOURCES
from exercise.check.exploring import Budget, Explored
from exercise.check.findings import findings
from exercise.check.parts import Parts
from exercise.check.possible import Possible
from exercise.deck.loader import load, names
from exercise.rules.turn import score

RELIEF = "  - {id: relief, side: both,"
MEASURE = "[{shift: {tension.dam: -2}}, {schedule: {event: opening, in: 2}}]"


def told(folder: Path, *edits: tuple[str, str]) -> list[tuple[str, str]]:
    """What is found in the deck of the examples after some edits: each code with the text it stands at."""
    text = DECK
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / "deck.yaml").write_text(text, encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    loaded = load(folder)
    assert loaded.deck is not None, loaded.problems
    return [(one.code, one.source_line[one.column - 1 : one.end_column - 1]) for one in findings(loaded, False)]


def gauge(rest: str) -> tuple[str, str]:
    """An edit that adds a card which is compared with `measure`."""
    return (
        RELIEF,
        f"  - {{id: gauge, side: both, issue: dam, title: Gauges, stance: hold, claims: [C02], {rest}}}\n{RELIEF}",
    )


@pytest.mark.parametrize(
    "rest",
    [
        f"cost: 2, copies: 2, effects: {MEASURE}",
        f"cost: 1, copies: 2, effects: {MEASURE.replace('-2', '-1')}",
        f"cost: 1, copies: 1, once: true, effects: {MEASURE.replace('-2', '-1')}",
        f"cost: 1, copies: 2, effects: {MEASURE.replace('-2', '-2, own.trust: -1')}",
        f"cost: 1, copies: 2, when: {{at_least: {{own.trust: 21}}}}, effects: {MEASURE}",
        f"cost: 1, copies: 2, effects: [{{when: {{they_play: press}}, shift: {{own.trust: -1}}}}, {MEASURE[1:]}",
    ],
)
def test_a_card_that_is_worse_somewhere_and_better_nowhere_is_dominated(tmp_path: Path, rest: str) -> None:
    assert told(tmp_path, gauge(rest)) == [("DK522", "gauge")]


@pytest.mark.parametrize(
    "rest",
    [
        f"cost: 1, copies: 2, effects: {MEASURE}",
        f"cost: 2, copies: 2, effects: {MEASURE.replace('-2', '-3')}",
        f"cost: 2, copies: 3, effects: {MEASURE}",
        f"cost: 2, copies: 2, effects: {MEASURE.replace('-2', '-2, their.harvest: -1')}",
        f"cost: 2, copies: 2, effects: {MEASURE.replace('in: 2', 'in: 3')}",
        f"cost: 2, copies: 2, effects: [{{when: {{they_play: press}}, shift: {{own.trust: 1}}}}, {MEASURE[1:]}",
    ],
)
def test_a_card_that_somebody_may_prefer_is_not_dominated(tmp_path: Path, rest: str) -> None:
    assert "DK522" not in [code for code, _where in told(tmp_path, gauge(rest))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(10, 10, False), (11, 10, False), (12, 10, True), (0.4, 0, False), (1, 0, True), (-2, 2, True), (-12, -10, True)],
)
def test_two_amounts_lie_apart_beyond_a_share_and_a_least_difference(one: float, other: float, expected: bool) -> None:
    assert beyond(one, other, 10, 0.5) is expected


def test_what_hangs_on_a_condition_counts_half_and_a_half_left_alone_a_quarter() -> None:
    parts = Parts.of(load("prisoners_dilemma"))
    assert totals(parts, 0) == totals(parts, 1) == {"own": 4.5, "their": 0.0, "tension": 0.0, "cooperation": 0.0}


def test_a_track_that_is_better_low_counts_the_other_way(tmp_path: Path) -> None:
    told(tmp_path)
    before = totals(Parts.of(load(tmp_path)), 0)
    told(tmp_path, ("title: Harvest, per: side,", "title: Hunger, per: side, better: low,"))
    after = totals(Parts.of(load(tmp_path)), 0)
    assert before["own"] - after["own"] == 2 * (5 - 1 + 2)


@pytest.mark.parametrize("name", list(names()))
def test_the_score_of_a_side_lies_within_what_bounds_allow(name: str) -> None:
    parts = Parts.of(load(name))
    possible = Possible(parts)
    seen = Explored(parts, possible, set(), Budget(games=0, tries=0, work=0))
    for habits in (("press", "press"), ("engage", "engage"), ("press", "engage"), ("random", "hold")):
        game = seen.play(habits, Wish())
        for side in (0, 1):
            worst, best = scores(parts, possible.ranges, side)
            assert worst <= score(seen.tables, game, side) <= best


BARE = """\
format: 1
deck: bare
title: Bare
sides: {us: {name: U}, china: {name: C}}
turns: {count: 4}
tracks: [{id: grain, title: Grain, per: side, start: 5, min: 0, max: 10}]
score: {us: {us.grain: 2}, china: {china.grain: 2}}
par: {us: 10, china: 10}
agendas:
  us: [{id: feast, title: Feast, points: [{when: {at_least: {own.grain: 8}}, score: 5},
                                          {when: {at_most: {own.grain: 2}}, score: -3}]}]
endings: [{id: full, title: Full, when: {at_least: {us.grain: 10}}, bonus: {us: 7, china: -1}}]
default_ending: {id: over, title: Over, bonus: {us: -4}}
cards:
  - {id: sow, side: both, title: Sow, stance: hold, effects: [{shift: {own.grain: 2}}]}
  - {id: eat, side: both, title: Eat, stance: engage, effects: [{shift: {own.grain: -2}}]}
"""


@pytest.mark.parametrize(
    ("side", "par", "codes"),
    [
        ("us", 32, []),
        ("us", 33, ["DK607"]),
        ("us", -6, []),
        ("us", -7, ["DK608"]),
        ("china", 20, []),
        ("china", 21, ["DK607"]),
        ("china", 0, []),
        ("china", -1, ["DK608"]),
    ],
)
def test_a_par_is_held_to_the_best_and_the_worst_score(tmp_path: Path, side: str, par: int, codes: list[str]) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text(BARE.replace(f"{side}: 10", f"{side}: {par}"), encoding="utf-8")
    assert [one.code for one in findings(load(path), False)] == codes


def test_capital_that_a_team_makes_dearer_to_spend_is_spent(tmp_path: Path) -> None:
    assert told(tmp_path, ("income: 2,", "income: 5,")) == []
    assert told(tmp_path, ("income: 2,", "income: 6,")) == [("DK606", "6")]


def test_a_price_that_a_team_brings_within_reach_is_no_finding(tmp_path: Path) -> None:
    dear = (RELIEF, f"  - {{id: patrol, side: us, title: Patrol, stance: hold, cost: 9, claims: [C01]}}\n{RELIEF}")
    assert ("DK603", "9") in told(tmp_path, dear)
    team = "  us:\n    - {id: planners, title: Planners, shift: {own.trust: 3}, clarity: 2, cost: {press: 1},"
    other = "    - {id: savers, title: Savers, cost: {hold: -1}, claims: [C02]}\n"
    cheaper = (team, team.replace("    - {id", f"{other}    - {{id"))
    assert "DK603" not in [code for code, _where in told(tmp_path, dear, cheaper)]


def test_negative_clarity_cannot_make_misreading_more_than_certain(tmp_path: Path) -> None:
    assert told(tmp_path, ("clarity: 5", "clarity: -80")) == []
    assert told(tmp_path, ("clarity: 5", "clarity: -81")) == [("DK604", "-81")]
