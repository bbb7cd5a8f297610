"""Bounds never say too much: what they call impossible is never seen in play, and certain is what always holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from exercise.check.bounds import bounds
from exercise.check.exploring import Budget, Explored
from exercise.check.parts import Parts
from exercise.check.possible import Possible
from exercise.check.ranges import Ranges, assume
from exercise.check.reach import place
from exercise.check.watching import Node
from exercise.deck.loader import load, names
from exercise.deck.models import (
    STANCES,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Deck,
    Not,
    Plays,
    Shown,
    Standing,
    TurnIs,
)
from exercise.deck.reader import deck_of
from exercise.testing.strategies import decks

HERE = Ranges({"tension": (20, 60), "turn": (1, 8), ("posture", 0, "press"): (0, 1), ("posture", 0, "hold"): (0, 1)})

LOW, HIGH = AtMost((("tension", 40),)), AtLeast((("tension", 50),))


def able(condition: Condition, truth: bool) -> bool:
    return assume(condition, truth, HERE, 0) is not None


@pytest.mark.parametrize(
    ("condition", "holds", "fails"),
    [
        (AtLeast((("tension", 20),)), True, False),
        (AtLeast((("tension", 60),)), True, True),
        (AtLeast((("tension", 61),)), False, True),
        (AtMost((("tension", 19),)), False, True),
        (AtMost((("tension", 60),)), True, False),
        (AtMost((("tension", 20), ("turn", 0))), False, True),
        (Not(AtLeast((("tension", 20),))), False, True),
        (TurnIs(9, None), False, True),
        (TurnIs(None, 8), True, False),
        (TurnIs(2, 3), True, True),
        (Standing("hotline"), False, True),
        (All((AtLeast((("tension", 50),)), AtMost((("tension", 40),)))), False, True),
        (AnyOf((AtLeast((("tension", 40),)), AtMost((("tension", 50),)))), True, False),
        (AnyOf((Standing("hotline"), AtLeast((("tension", 61),)))), False, True),
        (All((Plays("we", "press"), Plays("we", "hold"))), False, True),
        (Plays("we", "engage"), False, True),
        (All((AnyOf((Standing("hotline"), LOW)), AtLeast((("tension", 50),)))), False, True),
        (All((AnyOf((HIGH, AtLeast((("turn", 5),)))), TurnIs(None, 4), LOW)), False, True),
    ],
)
def test_a_condition_is_judged_over_ranges(condition: Condition, holds: bool, fails: bool) -> None:
    assert (able(condition, True), able(condition, False)) == (holds, fails)


def test_where_only_one_way_is_left_it_narrows() -> None:
    left = assume(AnyOf((Standing("hotline"), HIGH)), True, HERE, 0)
    assert left is not None
    assert left["tension"] == (50, 60)
    assert HERE["tension"] == (20, 60)


def test_who_has_no_card_of_a_stance_can_still_show_hold_and_nothing_else() -> None:
    deck = load("prisoners_dilemma").deck
    assert deck is not None
    here = Possible(Parts(deck)).ranges
    assert [assume(Shown("us", stance), True, here, None) is not None for stance in STANCES] == [True, True, True]
    without = Possible(Parts(replace(deck, cards=deck.cards[:1]))).ranges  # only the card that engages
    assert [assume(Shown("us", stance), True, without, None) is not None for stance in STANCES] == [False, True, True]


def explored(deck: Deck, games: int) -> tuple[Parts, Possible, Explored]:
    """A deck played for a while with every condition under watch, whatever bounds say of it."""
    parts = Parts(deck)
    possible = Possible(parts)
    seen = Explored(parts, possible, set(), Budget(games=games, tries=1, work=10**6))
    seen.run()
    return parts, possible, seen


def no_claim_is_broken(deck: Deck, games: int) -> None:
    """Whatever is ruled out by bounds was not seen, and what always holds was not seen to fail."""
    parts, possible, seen = explored(deck, games)
    here = Parts(deck)
    bounds(here, Possible(here))
    told = {problem.path: problem.code for problem in here.problems}
    for watch in seen.watches.all:
        for node in every(watch.node):
            where = place(node).path
            code = told.get(where)
            assert not (code in ("DK510", "DK512", "DK505", "DK520") and node.held), (code, where)
            assert not (code == "DK513" and node.failed), where
    laid = {seen.book.cards[card] for card in range(seen.tables.cards) if card not in seen.deciding.unlaid}
    assert {(side, card.id) for side, card in laid if card.copies} <= possible.playable
    reached = {one.id for place, one in enumerate(seen.book.endings) if place not in seen.unreached}
    refused = {part.id for part in here.of_kind("endings") if id(part) in here.ruled_out}
    assert not reached & refused
    assert parts.problems == []


def every(node: Node) -> list[Node]:
    """A node and all below it."""
    return [node, *(one for inner in node.inner for one in every(inner))]


@given(decks())
def test_on_any_deck_nothing_that_bounds_rule_out_is_ever_seen(data: dict[str, Any]) -> None:
    no_claim_is_broken(deck_of(data), games=12)


@pytest.mark.parametrize("name", list(names()))
def test_on_our_decks_every_track_stays_within_its_ranges(name: str) -> None:
    deck = load(name).deck
    assert deck is not None
    no_claim_is_broken(deck, games=24)
