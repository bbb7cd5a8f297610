"""Side swap: exchange the sides' names throughout, and the game is the exchanged game, to the bit."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.deck.models import SIDES
from exercise.deck.reader import deck_of
from exercise.rules import game, ledger
from exercise.rules.game import Word
from exercise.rules.legality import legal_count
from exercise.rules.position import OVER, Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.rules.turn import score
from exercise.testing import Game, decks, games, swap, swap_moves
from exercise.testing.games import step
from exercise.testing.swap import OTHER, swap_name, swap_rows
from tests.rules.shipped import SHIPPED, shipped


@given(decks())
def test_swapping_a_deck_twice_gives_it_back(data: dict[str, Any]) -> None:
    assert swap(swap(data)) == data
    assert swap(data) != data


@given(games(acts=True))
def test_a_drawn_game_swaps_to_the_bit(played: Game) -> None:
    swaps_to_the_bit(played)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=10)
@given(data=st.data())
def test_a_game_of_a_shipped_deck_swaps_to_the_bit(name: str, data: st.DataObject) -> None:
    swaps_to_the_bit(data.draw(games(shipped(name), turns=6, acts=True)))


def swaps_to_the_bit(played: Game) -> None:
    """Play a game again with everything exchanged, luck included, and compare every position and every row."""
    twin_book = compile_deck(deck_of(swap(played.data), played.book.deck.register), played.book.variant)
    first = played.positions[0]
    teams, agendas = seated(played.book, first)
    blank = game.blank(twin_book, played.seed)
    blank.mirror = 1
    twin = game.seat(twin_book, blank, {}, {})
    assert seated(twin_book, twin) == (swap_moves(teams), swap_moves(agendas))
    for _before, (kind, what), after in played.steps():
        twin = step(twin_book, twin, kind, exchanged(kind, what))
        assert exchanged_state(game.state(played.book, after)) == game.state(twin_book, twin)
        assert Counter(swap_rows(ledger.rows(played.book, after))) == Counter(map(tuple, ledger.rows(twin_book, twin)))
        for side in (0, 1):
            assert score(played.book.tables, after, side) == score(twin_book.tables, twin, 1 - side)
            assert legal_count(played.book, after, side) == legal_count(twin_book, twin, 1 - side)
            for word in ("say", "read", "kept", "shown", "say_issue"):
                assert getattr(after, word)[side] == getattr(twin, word)[1 - side]
    assert (played.last.phase == OVER) == (twin.phase == OVER)


def seated(book: Rulebook, position: Position) -> tuple[dict[str, Any], dict[str, Any]]:
    """Teams and agendas by side."""
    state = game.state(book, position)
    return dict(zip(SIDES, state["teams"], strict=True)), dict(zip(SIDES, state["agendas"], strict=True))


def exchanged(kind: str, what: Any) -> Any:
    """A move, made by the other side."""
    if kind == "adjust":
        return {swap_name(track): change for track, change in what.items()}
    if kind == "signal":
        return {side: Word(*what[OTHER[side]]) for side in SIDES}
    return swap_moves(what) if kind == "orders" else what


def exchanged_state(state: dict[str, Any]) -> dict[str, Any]:
    """Everything that a position is, with the sides exchanged."""
    middle = len(state["shown"]) // 2
    swapped = {key: swap(value) if isinstance(value, dict) else value for key, value in state.items()}
    return swapped | {
        "teams": state["teams"][::-1],
        "agendas": state["agendas"][::-1],
        "shown": state["shown"][middle:] + state["shown"][:middle],
    }
