"""Drawn games are played twice, by the kernel and by the slow reference beside this file, and agree on everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.deck.models import SIDES, STANCES
from exercise.rules import game
from exercise.rules.chance import EVENT, READING
from exercise.rules.game import Word
from exercise.rules.legality import legal_count, legal_orders
from exercise.rules.position import ORDERS, OVER, Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.views import view
from exercise.testing import Game, games
from exercise.testing.machine import new_rows
from tests.rules.reference import Reference
from tests.rules.reference_position import Row
from tests.rules.shipped import SHIPPED, shipped


@given(games(acts=True))
def test_the_kernel_and_the_reference_agree_on_every_step_of_every_game(played: Game) -> None:
    for before, after, by_the_book, rows in follow(played):
        told = Counter((row.cause, row.side, row.track, row.change) for row in new_rows(played.book, before, after))
        assert told == Counter(rows)
        compare(played.book, after, by_the_book)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=5)
@given(data=st.data())
def test_they_agree_on_shipped_decks(name: str, data: st.DataObject) -> None:
    played = data.draw(games(shipped(name), turns=6, acts=True))
    for before, after, by_the_book, rows in follow(played):
        told = Counter((row.cause, row.side, row.track, row.change) for row in new_rows(played.book, before, after))
        assert told == Counter(rows)
        compare(played.book, after, by_the_book, listed=False)


def follow(played: Game) -> Iterator[tuple[Position, Position, Reference, list[Row]]]:
    """Play a game again by the reference: each step's positions, the reference after it, and the rows it wrote."""
    book, first = played.book, played.positions[0]
    by_the_book = Reference(played.data, book.variant, view(book, first, "public")["teams"])
    yield first, first, by_the_book, []
    for before, (kind, what), after in played.steps():
        written = 0 if kind == "open" else len(by_the_book.rows)
        if kind == "open":
            by_the_book.open_turn(chances(book, after))
            for side in SIDES:
                by_the_book.refill(side, game.state(book, after)["hands"][side])
        elif kind == "signal":
            read = readings(after, by_the_book.misread(), what)
            assert read == {side: view(book, after, side)["reading"]["posture"] for side in SIDES}
            by_the_book.signal(what, read)
        elif kind == "orders":
            by_the_book.resolve(what)
        elif kind == "adjust":
            by_the_book.adjust(what, after.acts)
        else:
            by_the_book.inject(what)
        yield before, after, by_the_book, by_the_book.rows[written:]


def readings(position: Position, misread: int, words: Mapping[str, Word]) -> dict[str, str]:
    """What each side reads of the other's posture by the draws that were logged: misread where the first of a hundred
    lies below the chance, and then the next posture or the one after by the second of two."""
    luck = {(draw.stream, draw.place): draw.outcome for draw in game.draws_of(position)}
    read = {}
    for side, name in enumerate(SIDES):
        said = words[SIDES[1 - side]].posture
        wrong = misread > 0 and luck[READING + side, 0] < misread
        read[name] = STANCES[(STANCES.index(said) + 1 + luck[READING + side, 1]) % 3] if wrong else said
    return read


def chances(book: Rulebook, position: Position) -> set[tuple[str, int]]:
    """The chance events that came in an opening, each with its turn."""
    by_chance = [event for event in book.events if event.chance is not None]
    return {
        (by_chance[draw.place].id, draw.turn)
        for draw in game.draws_of(position)
        if draw.stream == EVENT and draw.outcome < (by_chance[draw.place].chance or 0)
    }


def compare(book: Rulebook, position: Position, by_the_book: Reference, listed: bool = True) -> None:
    """Everything that both know must be the same; legal orders too, where there are few enough to be `listed`."""
    state, seen = game.state(book, position), view(book, position, "facilitator")
    assert seen["turn"] == by_the_book.turn
    assert seen["phase"] == by_the_book.phase
    assert state["tracks"] == by_the_book.tracks
    assert [seen["tension"], seen["cooperation"]] == [by_the_book.headline(kind) for kind in ("tension", "cooperation")]
    assert set(seen["standing"]) == by_the_book.standing
    assert set(seen["fired"]) == by_the_book.live
    assert seen["misread"] == (by_the_book.misread() if book.deck.signals else None)
    assert seen["ending"] == by_the_book.ending
    for side, name in enumerate(SIDES):
        assert state["hands"][name] == by_the_book.hand[name]
        assert Counter(state["piles"][name]) == by_the_book.pile[name] or book.deck.hand.everything
        assert state["discards"][name] == by_the_book.discards[name]
        assert set(state["dealt"][name]) == by_the_book.dealt[name]
        assert {(name, card) for card in state["gone"][name]} == {one for one in by_the_book.gone if one[0] == name}
        assert seen["score"][name] == by_the_book.score(name, seen["revealed"][name]["agenda"])
        if position.phase == ORDERS and listed:
            possible = [frozenset(order) for order in legal_orders(book, position, side)]
            assert set(possible) == by_the_book.orders_possible(name)
            assert len(possible) == legal_count(book, position, side) == len(set(possible))
        if by_the_book.phase in ("closing", "over"):
            assert seen["posture"][name] == by_the_book.posture(name, None)
            if book.deck.signals:
                assert position.kept[side] == by_the_book.kept(name)
    assert (position.phase == OVER) == (by_the_book.ending is not None)
