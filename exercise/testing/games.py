"""Whole games to draw: it chooses among moves that the rules call legal, and leaves every judgement to them.

`games` compile a deck, choose a variant, a seed and a move for each side at every step, and play to the end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from hypothesis import strategies as st

from exercise.deck.models import SIDES, STANCES, Deck
from exercise.deck.reader import deck_of
from exercise.rules import game
from exercise.rules.game import Word
from exercise.rules.legality import legal_orders, why_not
from exercise.rules.position import CLOSING, OVER, SETUP, SIGNAL, TURN, Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.testing.strategies import decks
from exercise.testing.vocabulary import POINTS, Draw, between, flip, one_or_two, pick

SEEDS = st.integers(0, 2**64 - 1)
FEW = 60
"""How many of a side's legal orders a drawn move is chosen from."""


@dataclass(repr=False)
class Game:
    """A game that was played: its rulebook, every position from the seating on, and the move that led to each."""

    book: Rulebook
    data: dict[str, Any]
    seed: int
    positions: list[Position] = field(default_factory=list)
    moves: list[tuple[str, Any]] = field(default_factory=list)

    def __repr__(self) -> str:
        """What is needed to play it again, and no more: tests print it when they fail."""
        deck = json.dumps(self.data, ensure_ascii=False)
        return f"Game(variant={self.book.variant!r}, seed={self.seed}, moves={self.moves!r}, deck={deck})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """The same where Hypothesis prints an example."""
        printer.text(repr(self))

    @property
    def last(self) -> Position:
        """Where the game stands."""
        return self.positions[-1]

    def steps(self) -> Iterator[tuple[Position, tuple[str, Any], Position]]:
        """Each step: the position before, the move, the position after."""
        yield from zip(self.positions, self.moves, self.positions[1:], strict=False)

    def take(self, kind: str, what: Any = None) -> None:
        """Make one move: `open`, `signal`, `orders`, `adjust` or `inject`."""
        self.positions.append(step(self.book, self.last, kind, what))
        self.moves.append((kind, what))


def step(book: Rulebook, position: Position, kind: str, what: Any = None) -> Position:
    """One move of a game by name; the position it was given stays as it is."""
    if kind == "open":
        return game.open_turn(book, position)
    makers: dict[str, Callable[..., Position]] = {
        "signal": game.signal,
        "orders": game.resolve,
        "adjust": game.adjust,
        "inject": game.inject,
    }
    return makers[kind](book, position, what)


@st.composite
def games(
    draw: Draw,
    deck: Deck | st.SearchStrategy[dict[str, Any]] | None = None,
    turns: int | None = None,
    acts: bool = False,
) -> Game:
    """A game played to its end (or for so many turns) by drawn legal moves, on a drawn deck or the one given.

    With `acts`, a facilitator injects events and adjusts tracks now and then.
    """
    if isinstance(deck, Deck):
        data, read = deck.data, deck
    else:
        data = draw(deck if deck is not None else decks())
        read = deck_of(data)
    variants = [one.id for one in read.variants]
    variant = pick(draw, [None, *variants, *variants])
    book = compile_deck(read, variant)
    seed = draw(SEEDS)
    played = Game(book, data, seed, [game.set_up(book, seed)])
    play_through(draw, played, turns, acts)
    return played


def play_through(draw: Draw, played: Game, turns: int | None = None, acts: bool = False) -> None:
    """Play on by drawn legal moves until the game is over, or until so many turns have been played."""
    book = played.book
    while played.last.phase != OVER:
        here = played.last
        if here.phase in (SETUP, CLOSING):
            if turns is not None and here.fact[TURN] >= turns:
                return
            played.take("open")
            continue
        if acts and between(draw, 0, 5) == 0:
            played.take(*act(draw, book))
        kind = "signal" if here.phase == SIGNAL else "orders"
        played.take(kind, {name: legal_move(draw, book, played.last, side) for side, name in enumerate(SIDES)})


def legal_move(draw: Draw, book: Rulebook, position: Position, side: int) -> Any:
    """A legal move of a side where signals or orders are due: a `Word`, or the list of cards of an order."""
    if position.phase != SIGNAL:
        some = [list(order) for order in islice(legal_orders(book, position, side), FEW)]
        return pick(draw, some)
    word = Word(pick(draw, STANCES))
    if flip(draw) and book.deck.issues:
        word = word._replace(issue=pick(draw, [issue.id for issue in book.deck.issues]))
    offers = [offer for offer in joint_cards(book, side) if may_offer(book, position, side, offer)]
    if flip(draw) and offers:
        word = word._replace(offer=pick(draw, offers))
    return word


def joint_cards(book: Rulebook, side: int) -> list[str]:
    """The joint cards of a side."""
    return [book.cards[card][1].id for card in book.own_cards(side) if book.cards[card][1].joint]


def may_offer(book: Rulebook, position: Position, side: int, card: str) -> bool:
    """Whether the side may offer that card now."""
    return not why_not(book, position, side, {"move": "signal", "posture": "hold", "offer": card})


def act(draw: Draw, book: Rulebook) -> tuple[str, Any]:
    """A facilitator's act: an inject of any event, or an adjustment of a track or two."""
    if flip(draw) and book.events:
        return "inject", pick(draw, [event.id for event in book.events])
    return "adjust", {track: pick(draw, POINTS) for track in one_or_two(draw, book.layout.tracks)}
