"""Exploring sees what can be seen, says how far it went where something was not, and does the same twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given

from exercise.check import reach
from exercise.check.aims import Wish
from exercise.check.bounds import bounds
from exercise.check.checking import check
from exercise.check.examples.base import DECK, SOURCES
from exercise.check.exploring import USUAL, Budget, Explored
from exercise.check.findings import findings
from exercise.check.parts import Parts
from exercise.check.possible import Possible
from exercise.cli.check import check as command
from exercise.deck.diagnostic import Problem
from exercise.deck.loader import Loaded, load, names
from exercise.deck.reader import read
from exercise.testing.strategies import decks

RELIEF = "  - {id: relief, side: both,"


def river(folder: Path, *edits: tuple[str, str]) -> list[Problem]:
    """What is found in the deck of the examples after some edits."""
    text = DECK
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / "deck.yaml").write_text(text, encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return check(folder)


def card(rest: str) -> tuple[str, str]:
    """An edit that adds a card of both sides."""
    head = "  - {id: patrol, side: both, issue: river, title: Patrol, stance: hold, "
    return RELIEF, f"{head}{rest}, claims: [C01]}}\n{RELIEF}"


def codes(found: list[Problem]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize("name", list(names()))
def test_every_deck_that_we_ship_is_clean(name: str) -> None:
    assert check(name) == []


def test_all_of_the_real_deck_is_seen_with_room_to_spare() -> None:
    parts = Parts.of(load("next_four_years"))
    possible = Possible(parts)
    half = Budget(games=USUAL.games // 2, tries=USUAL.tries // 2, work=USUAL.work // 2)
    seen = Explored(parts, possible, bounds(parts, possible), half)
    seen.run()
    assert seen.all_seen(), [list(watch.node.missing()) for row in seen.watches.due for watch in row]


def test_the_same_deck_is_explored_in_the_same_way() -> None:
    first, second = (codes(findings(load("chicken"), False)) for _time in (0, 1))
    assert first == second
    ran = []
    for _time in (0, 1):
        parts = Parts.of(load("two_level"))
        seen = Explored(parts, Possible(parts), set(), Budget(games=0, tries=0, work=0))
        ran.append([seen.play(("random", "random"), Wish()).fact for _game in range(4)])
    assert ran[0] == ran[1]


def test_a_finding_of_a_search_says_how_far_it_went(tmp_path: Path) -> None:
    (found,) = river(tmp_path, card("when: {all: [{turn: {to: 1}}, {played: measure}]}"))
    assert (found.code, found.severity) == ("DK511", "warning")
    assert "games of" in found.help and "`--deep`" in found.help


def test_a_search_is_bounded_and_a_deep_one_goes_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "DEEP", Budget(games=400, tries=30, work=10**9))
    river(tmp_path, card("when: {all: [{turn: {to: 1}}, {played: measure}]}"))
    shallow, deep = (findings(load(tmp_path), further) for further in (False, True))
    assert codes(shallow) == codes(deep) == ["DK511"]
    played = [int(found.help.split()[0].replace(",", "")) for (found,) in (shallow, deep)]
    assert played[0] <= USUAL.games
    assert played[1] > played[0]
    assert "`--deep`" not in deep[0].help


def test_a_deep_check_says_how_far_it_went_on_a_clean_deck_too() -> None:
    ran = CliRunner().invoke(command, ["stag_hunt", "--deep"], standalone_mode=False)
    assert ran.return_value == 0
    assert "Everything that can be looked for was seen in" in ran.output.splitlines()[-1]


def test_what_hangs_on_something_unseen_is_not_told_of_as_well(tmp_path: Path) -> None:
    never = "when: {all: [{turn: {to: 1}}, {played: measure}]}"
    effects = "effects: [{when: {they_play: press}, shift: {own.trust: 1}}]"
    assert codes(river(tmp_path, card(f"{never}, {effects}"))) == ["DK511"]


def test_a_finding_stands_at_the_clause_that_is_to_blame(tmp_path: Path) -> None:
    (found,) = river(tmp_path, card("when: {all: [{turn: {from: 2}}, {at_least: {own.trust: 61}}]}"))
    assert (found.code, found.source_line[found.column - 1 : found.end_column - 1]) == ("DK510", "61")


def test_clauses_that_exclude_each_other_are_told_of_together(tmp_path: Path) -> None:
    clause = "{all: [{at_least: {own.trust: 30}}, {at_most: {own.trust: 20}}]}"
    (found,) = river(tmp_path, card(f"when: {clause}"))
    assert (found.code, found.source_line[found.column - 1 : found.end_column - 1]) == ("DK510", clause)


def test_a_clause_without_effect_is_told_of_alone(tmp_path: Path) -> None:
    (found,) = river(tmp_path, card("when: {all: [{at_least: {own.trust: 0}}, {at_least: {own.trust: 21}}]}"))
    assert (found.code, found.source_line[found.column - 1 : found.end_column - 1]) == ("DK513", "0")


def test_no_single_game_goes_beyond_what_all_were_meant_to_be(tmp_path: Path) -> None:
    river(tmp_path, ("turns: {count: 8,", "turns: {count: 10000,"))
    parts = Parts.of(load(tmp_path))
    seen = Explored(parts, Possible(parts), set(), Budget(games=1, tries=1, work=50_000))
    last = seen.play(("engage", "engage"), Wish())
    assert last.ending < 0
    assert 50_000 <= seen.cost() < 60_000


@given(decks())
def test_any_deck_can_be_checked_and_has_findings_with_a_place(data: dict[str, Any]) -> None:
    deck, problems = read(data)
    found = findings(Loaded(deck, problems), False)
    assert all(one.path and one.message.endswith(".") and one.help.endswith((".", "`")) for one in found), found
