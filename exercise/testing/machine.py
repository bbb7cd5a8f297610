"""A state machine that plays any deck by the rules and checks, after each move, what must hold in every game.

It knows the promises of the rules (bounds, the ledger, the past, explained legality) and nothing of any one deck.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from exercise.deck.diagnostic import DeckError
from exercise.deck.loader import load
from exercise.deck.models import SIDES, Deck
from exercise.deck.reader import deck_of
from exercise.rules import game
from exercise.rules.ledger import rows
from exercise.rules.legality import why_not
from exercise.rules.position import CLOSING, ORDERS, OVER, SETUP, SIGNAL, TRACKS, Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.testing.games import Game, act, legal_move


def machine(deck: str | Path | dict[str, Any] | Deck, variant: str | None = None) -> type[RuleBasedStateMachine]:
    """A Hypothesis state machine for a deck: an installed name, a path, deck data, or a deck. Use its `TestCase`.

    Raises DeckNotFound or DeckError where the deck cannot be found or read.
    """
    book = compile_deck(deck_from(deck), variant)

    class Machine(DeckMachine):
        rulebook = book

    Machine.__name__ = Machine.__qualname__ = f"Machine_{book.deck.id}"
    return Machine


def deck_from(deck: str | Path | dict[str, Any] | Deck) -> Deck:
    """The deck itself, however it was named."""
    if isinstance(deck, Deck):
        return deck
    if isinstance(deck, dict):
        return deck_of(deck)
    loaded = load(str(deck))
    if loaded.deck is None:
        raise DeckError(loaded.problems)
    return loaded.deck


def broken_promises(book: Rulebook, before: Position, after: Position) -> list[str]:
    """What the rules promise of any step and this one breaks, in words: bounds kept, the ledger adding up exactly."""
    tables = book.tables
    broken = [
        f"{book.layout.tracks[fact - TRACKS]} is out of bounds at {after.fact[fact]}"
        for fact in range(TRACKS, tables.tracks_end)
        if not tables.track_low[fact] <= after.fact[fact] <= tables.track_high[fact]
    ]
    told: Counter[str] = Counter()
    for row in new_rows(book, before, after):
        told[row.track] += row.change
    for fact in range(TRACKS, tables.tracks_end):
        name = book.layout.tracks[fact - TRACKS]
        moved = after.fact[fact] - before.fact[fact]
        if told[name] != moved:
            broken.append(f"{name} moved by {moved}, the ledger says {told[name]}")
    return broken


def new_rows(book: Rulebook, before: Position, after: Position) -> list[Any]:
    """The rows of the ledger that one step wrote."""
    written = rows(book, after)
    return written if after.fact[2] != before.fact[2] else written[len(rows(book, before)) :]


class DeckMachine(RuleBasedStateMachine):
    """Plays by the rules. `machine` gives it its deck; subclasses may add rules and invariants of their own."""

    rulebook: Rulebook

    @initialize(seed=st.integers(0, 2**64 - 1))
    def sit_down(self, seed: int) -> None:
        """Seat both delegations under some seed."""
        self.game = Game(self.rulebook, self.rulebook.deck.data, seed, [game.set_up(self.rulebook, seed)])
        self.digests = [game.digest(self.rulebook, self.game.last)]

    def move(self, kind: str, what: Any = None) -> None:
        """Make a move and remember where it led."""
        self.game.take(kind, what)
        self.digests.append(game.digest(self.rulebook, self.game.last))

    @precondition(lambda self: self.game.last.phase in (SETUP, CLOSING))
    @rule()
    def open_turn(self) -> None:
        """A turn opens."""
        self.move("open")

    @precondition(lambda self: self.game.last.phase == SIGNAL)
    @rule(data=st.data())
    def announce(self, data: st.DataObject) -> None:
        """Both sides announce something they may."""
        self.move("signal", self.both(data))

    @precondition(lambda self: self.game.last.phase == ORDERS)
    @rule(data=st.data())
    def seal(self, data: st.DataObject) -> None:
        """Both sides seal a legal order."""
        self.move("orders", self.both(data))

    @precondition(lambda self: self.game.last.phase in (SIGNAL, ORDERS))
    @rule(data=st.data())
    def facilitate(self, data: st.DataObject) -> None:
        """A facilitator injects an event or adjusts tracks."""
        self.move(*data.draw(st.composite(lambda draw: act(draw, self.rulebook))()))

    def both(self, data: st.DataObject) -> dict[str, Any]:
        """A legal move of each side."""
        one = st.composite(lambda draw, side: legal_move(draw, self.rulebook, self.game.last, side))
        return {name: data.draw(one(side)) for side, name in enumerate(SIDES)}

    @invariant()
    def promises_are_kept(self) -> None:
        """Bounds hold and the ledger adds up for the last step."""
        if len(self.game.positions) > 1:
            before, after = self.game.positions[-2:]
            broken = broken_promises(self.rulebook, before, after)
            assert not broken, broken

    @invariant()
    def the_past_stays(self) -> None:
        """No earlier position has changed."""
        for position, digest in zip(self.game.positions, self.digests, strict=True):
            assert game.digest(self.rulebook, position) == digest

    @invariant()
    def refusals_are_explained(self) -> None:
        """Every card that could not be played alone says why, and every other is legal alone or too few."""
        here = self.game.last
        for side in (0, 1):
            for card in self.rulebook.own_cards(side):
                move = {"move": "orders", "cards": [self.rulebook.cards[card][1].id]}
                reasons = why_not(self.rulebook, here, side, move)
                assert all(reason.text and reason.code for reason in reasons)
                assert reasons or here.phase == ORDERS

    @precondition(lambda self: self.game.last.phase == OVER)
    @rule()
    def leave(self) -> None:
        """The game is over: nothing happens any more."""
