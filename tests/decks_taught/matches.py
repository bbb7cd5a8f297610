"""Games of a teaching deck between two written-down strategies, and the payoffs of one turn. It knows how a game goes
from step to step through public functions only, and no theory: what a deck should show is said in the tests."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from statistics import mean
from typing import Any

from exercise.deck.loader import load_deck
from exercise.deck.models import SIDES, STANCES, Side, other
from exercise.rules import game
from exercise.rules.game import Word
from exercise.rules.legality import legal_orders, why_not
from exercise.rules.position import OVER, Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.rules.views import view

TAUGHT = ("prisoners_dilemma", "stag_hunt", "chicken", "security_dilemma", "two_level", "grit")
"""The decks that each teach one theory."""


@cache
def book_of(name: str, variant: str | None = None) -> Rulebook:
    """An installed deck, compiled."""
    return compile_deck(load_deck(name), variant)


@dataclass
class Seat:
    """What a strategy may know: the view of its side, the postures shown so far, and luck of its own."""

    book: Rulebook
    side: Side
    seen: dict[str, Any]
    past: list[dict[str, str]]
    luck: random.Random

    @property
    def their_last(self) -> str | None:
        """The posture that the other side showed last turn; None in the first."""
        return self.past[-1][other(self.side)] if self.past else None

    @property
    def own_last(self) -> str | None:
        """The posture that this side showed last turn; None in the first."""
        return self.past[-1][self.side] if self.past else None

    @property
    def read(self) -> str | None:
        """What this side made of the other's word this turn; None before it was given."""
        reading = self.seen["reading"]
        return None if reading is None else reading["posture"]

    def track(self, name: str) -> int:
        """The figure of a track; `own.` and `their.` are this side's and the other's."""
        whose = {"own": self.side, "their": other(self.side)}
        first, dot, rest = name.partition(".")
        return int(self.seen["tracks"][f"{whose.get(first, first)}{dot}{rest}"])

    def cards(self, stance: str) -> list[str]:
        """The cards of one stance that could be played alone, by id."""
        stances = {card.id: card.stance for card in self.book.deck.cards}
        return [card["card"] for card in self.seen["hand"] if card["playable"] and stances[card["card"]] == stance]


Says = Callable[[Seat], str]
Plays = Callable[[Seat], list[str]]


@dataclass(frozen=True)
class Strategy:
    """What a side says, and which cards it would like to play, best first; those that are not legal are left out."""

    says: Says
    plays: Plays


def of_posture(choose: Says) -> Strategy:
    """Says a posture and plays a card of it, chosen by luck."""

    def plays(seat: Seat) -> list[str]:
        cards = seat.cards(choose(seat))
        seat.luck.shuffle(cards)
        return cards

    return Strategy(choose, plays)


def of_cards(*cards: str, says: str = "hold") -> Strategy:
    """Plays the same cards every turn, as far as they are legal."""
    return Strategy(lambda _: says, lambda _: list(cards))


PRESS = of_posture(lambda _: "press")
ENGAGE = of_posture(lambda _: "engage")
ANSWER = of_posture(lambda seat: seat.their_last or "engage")
"""Answers in kind, and begins with an open hand."""
SUSPICIOUS = of_posture(lambda seat: seat.their_last or "press")
"""Answers in kind, and begins with a fist."""
ANYTHING = of_posture(lambda seat: seat.luck.choice(STANCES))


def script(*turns: str) -> Strategy:
    """One card a turn, in this order; the last one again and again."""

    def plays(seat: Seat) -> list[str]:
        return [turns[min(len(seat.past), len(turns) - 1)]]

    return Strategy(lambda _: "hold", plays)


def order_of(seat: Seat, here: Position, wished: list[str]) -> list[str]:
    """As much of a wish as is legal; if that is too little, the first legal order there is."""
    side = SIDES.index(seat.side)
    order: list[str] = []
    for card in wished:
        against = why_not(seat.book, here, side, {"move": "orders", "cards": [*order, card]})
        if all(reason.code == "too_few" for reason in against):
            order.append(card)
    if why_not(seat.book, here, side, {"move": "orders", "cards": order}):
        return list(next(iter(legal_orders(seat.book, here, side))))
    return order


@dataclass
class Played:
    """A game that is over: its last position, the postures of every turn and its figures at the end."""

    here: Position
    past: list[dict[str, str]]
    end: dict[str, Any]

    @property
    def ending(self) -> str:
        """How it ended."""
        return str(self.end["ending"])

    @property
    def score(self) -> dict[str, int]:
        """The points of each side."""
        return {side: int(self.end["score"][side]) for side in SIDES}

    def share(self, posture: str) -> float:
        """Of all turns of both sides, the share in which this posture was shown."""
        return mean(turn[side] == posture for turn in self.past for side in SIDES)


def play(book: Rulebook, us: Strategy, china: Strategy, number: int = 0, seed: int = 1) -> Played:
    """One game to its end. `number` is the game's number in the study: the luck of the deck and of both sides."""
    minds = {"us": us, "china": china}
    lucks = {side: random.Random(f"{seed} {number} {side}") for side in SIDES}
    past: list[dict[str, str]] = []
    here = game.set_up(book, seed, number)

    def seat(side: Side) -> Seat:
        return Seat(book, side, view(book, here, side), past, lucks[side])

    while here.phase != OVER:
        here = game.open_turn(book, here)
        if book.deck.signals:
            here = game.signal(book, here, {side: Word(minds[side].says(seat(side))) for side in SIDES})
        orders: dict[str, list[str]] = {}
        for side in SIDES:
            one = seat(side)
            orders[side] = order_of(one, here, minds[side].plays(one))
        here = game.resolve(book, here, orders)
        past.append(view(book, here, "public")["posture"])
    return Played(here, past, view(book, here, "facilitator"))


def games(book: Rulebook, us: Strategy, china: Strategy, count: int) -> list[Played]:
    """So many games, each with luck of its own."""
    return [play(book, us, china, number) for number in range(count)]


def average(played: list[Played], side: Side = "us") -> float:
    """A side's mean score."""
    return mean(one.score[side] for one in played)


Payoffs = dict[tuple[str, str], tuple[int, int]]


def one_turn(book: Rulebook, cards: tuple[str, ...], track: str, given: Mapping[str, int] | None = None) -> Payoffs:
    """What one turn pays each side on a track of its own, for each pair of cards. `given`: the facilitator's
    adjustment before the orders, if the turn to look at is not the first."""
    before = game.open_turn(book, game.set_up(book, 1))
    if book.deck.signals:
        before = game.signal(book, before, {side: Word("hold") for side in SIDES})
    if given:
        before = game.adjust(book, before, given)
    return payoffs_at(book, before, cards, track)


def payoffs_at(book: Rulebook, before: Position, cards: tuple[str, ...], track: str) -> Payoffs:
    """The same from a position in which both sides are to seal."""
    found = {}
    start = view(book, before, "public")["tracks"]
    for ours, theirs in product(cards, repeat=2):
        after = view(book, game.resolve(book, before, {"us": [ours], "china": [theirs]}), "public")["tracks"]
        us, china = (after[f"{side}.{track}"] - start[f"{side}.{track}"] for side in SIDES)
        found[ours, theirs] = (us, china)
    return found


def equilibria(payoffs: Payoffs) -> set[tuple[str, str]]:
    """The pairs of cards from which neither side gains by changing alone (Nash, 1950; pure strategies)."""
    cards = {ours for ours, _ in payoffs}
    return {
        (ours, theirs)
        for ours, theirs in payoffs
        if all(payoffs[ours, theirs][0] >= payoffs[instead, theirs][0] for instead in cards)
        and all(payoffs[ours, theirs][1] >= payoffs[ours, instead][1] for instead in cards)
    }
