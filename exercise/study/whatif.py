"""What would have come of other orders: it knows a record, one turn of it, and two arms that go on from there.

Both arms begin where the orders of the turn opened, under the same luck: one with the orders that were sealed, one with
others. The first luck is the record's own; further ones are those of other games, the same for both arms, so that the
difference is taken game by game (common random numbers; Glasserman and Yao, 1992). A facilitator's acts after that
moment are not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from exercise.deck.models import SIDES, STANCES
from exercise.deck.tongue import _
from exercise.players.player import Player, seal, seal_cheapest
from exercise.record.course import Course
from exercise.record.faults import NoSuchTurn, RecordError
from exercise.record.replay import at_turn
from exercise.rules.hands import fewest, held
from exercise.rules.legality import why_not
from exercise.rules.position import TURN, Position
from exercise.rules.program import Layout
from exercise.rules.rulebook import Rulebook
from exercise.rules.tables import Tables
from exercise.study.balance.crosstable import succeeds
from exercise.study.batch import Sum
from exercise.study.field import CHINA, COOP, ENDING, TENSE, US, Field, Row
from exercise.study.intervals import half
from exercise.study.stops import affordable, put

RECORDED = "recorded"
FIGURES = {"us": US, "china": CHINA, "tension": TENSE, "cooperation": COOP}


class CannotPlay(RecordError):
    """The other orders are not legal there. `message` has every reason."""

    usage = True


class WhatIf:
    """One turn of a record and other orders for it. `orders`: by side the ids of its cards; a side that is left out
    keeps what it sealed. Raises NoSuchTurn, and CannotPlay for orders that the rules refuse there."""

    def __init__(self, course: Course, turn: int, orders: Mapping[str, Sequence[str]]) -> None:
        self.book: Rulebook = course.book
        self.turns = {one["turn"]: one for one in course.moment.turns}
        self.position: Position = at_turn(course, turn).position
        if turn not in self.turns:
            raise NoSuchTurn(
                _("Turn {turn} was not played to its end: there is nothing to compare with.").format(turn=turn)
            )
        self.turn = turn
        self.sealed: dict[str, list[str]] = {side: list(self.turns[turn]["orders"][side]) for side in SIDES}
        self.instead: dict[str, list[str]] = {side: list(orders.get(side, self.sealed[side])) for side in SIDES}
        for place, side in enumerate(SIDES):
            reasons = why_not(self.book, self.position, place, {"move": "orders", "cards": self.instead[side]})
            if reasons:
                text = " ".join(reason.text for reason in reasons)
                raise CannotPlay(
                    _("{side} could not have played that in turn {turn}: {reasons}").format(
                        side=side, turn=turn, reasons=text
                    )
                )

    def arm(self, ground: Field, orders: Mapping[str, Sequence[str]], then: str, games: int) -> Iterator[Row]:
        """The games of one arm."""
        start = self.position.copy()
        for place, side in enumerate(SIDES):
            put(self.book, start, place, [self.book.layout.card_at[place, card] for card in orders[side]])
        player: str | Player = recorded(self.book, self.turns) if then == RECORDED else then
        return chain.from_iterable(ground.branches(start, player, player, start.number, games))

    def told(self, ground: Field, then: str, games: int) -> dict[str, Any]:
        """Play both arms side by side; the answer under the names of `whatif --json`. `then`: a bot for both sides, or
        `recorded`. Raises KeyError for an unknown bot. Ctrl-C ends it with the lucks that both arms have met."""
        pairs: list[tuple[Row, Row]] = []
        arms = [self.arm(ground, orders, then, games) for orders in (self.sealed, self.instead)]
        try:
            pairs.extend(zip(*arms, strict=True))
        except KeyboardInterrupt:
            if not pairs:
                raise
        before, after = ([pair[arm] for pair in pairs] for arm in (0, 1))
        difference: dict[str, Any] = {}
        for name, column in FIGURES.items():
            gap = Sum()
            for one, other in zip(before, after, strict=True):
                gap.add(other[column] - one[column])
            difference[name] = {"mean": gap.mean, "half": half(gap)}
        return {
            "turn": self.turn,
            "then": then,
            "games": len(pairs),
            "complete": len(pairs) == games,
            "orders": {"recorded": self.sealed, "instead": self.instead},
            "recorded": self.arm_told(before),
            "instead": self.arm_told(after),
            "difference": difference,
            "same_luck": {"recorded": self.outcome(before[0]), "instead": self.outcome(after[0])},
        }

    def arm_told(self, rows: list[Row]) -> dict[str, Any]:
        """What an arm's games came to."""
        told: dict[str, Any] = {}
        for name, column in FIGURES.items():
            total = Sum()
            for row in rows:
                total.add(row[column])
            told[name] = {"mean": total.mean, "half": half(total)}
        counts: dict[str, int] = {}
        for row in rows:
            name = self.book.endings[row[ENDING]].id
            counts[name] = counts.get(name, 0) + 1
        told["endings"] = dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
        told["success"] = {
            side: sum(succeeds(self.book, row, place) for row in rows) for place, side in enumerate(SIDES)
        }
        return told

    def outcome(self, row: Row) -> dict[str, Any]:
        """One game's end."""
        told: dict[str, Any] = {name: row[column] for name, column in FIGURES.items()}
        return {**told, "ending": self.book.endings[row[ENDING]].id}


def recorded(book: Rulebook, turns: Mapping[int, Mapping[str, Any]]) -> Player:
    """A player that says and seals what a record has its side say and seal, as far as it can there: a card that it does
    not hold, may not play or cannot pay is left out. Where the record has nothing it holds."""
    known = {turn: {part: one[part] for part in ("signals", "orders")} for turn, one in turns.items()}
    speak, choose = partial(says, book.layout, known), partial(seals, book.layout, known)
    return Player(RECORDED, _("Recorded"), _("Plays what the record says."), "", speak, choose)


def says(layout: Layout, turns: Mapping[int, Mapping[str, Any]], deck: Tables, seen: Position, side: int) -> None:
    """Say what a record has the side say, and offer what it offered if that can be kept."""
    word = turns.get(seen.fact[TURN], NOTHING)["signals"][SIDES[side]]
    seen.say[side], seen.say_issue[side], seen.say_offer[side] = 1, -1, -1
    if word is not None:
        seen.say[side] = STANCES.index(word["posture"])
        if word["issue"] is not None:
            seen.say_issue[side] = layout.issue_at[word["issue"]]
        if word["offer"] is not None:
            offer = layout.card_at[side, word["offer"]]
            if held(deck, seen, offer) and affordable(deck, seen, side, [offer]):
                seen.say_offer[side] = offer


def seals(layout: Layout, turns: Mapping[int, Mapping[str, Any]], deck: Tables, seen: Position, side: int) -> None:
    """Seal what a record has the side seal, as far as it can."""
    names = turns.get(seen.fact[TURN], NOTHING)["orders"][SIDES[side]]
    cards = [layout.card_at[side, name] for name in names]
    seen.ordered[side] = 0
    for card in affordable(deck, seen, side, [card for card in cards if held(deck, seen, card)]):
        seal(deck, seen, side, card)
    least = fewest(deck, seen, side)
    if seen.ordered[side] < least:
        seal_cheapest(deck, seen, side, least)


NOTHING: Mapping[str, Any] = {"signals": dict.fromkeys(SIDES), "orders": dict.fromkeys(SIDES, ())}
