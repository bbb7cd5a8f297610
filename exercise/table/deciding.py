"""Whoever decides for a seat without a person: it knows how a bot's integers become a move, and shows a bot its side's
sight and nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from exercise.deck.models import SIDES, STANCES, Deck
from exercise.rules.views import sight
from exercise.table.session import Move

if TYPE_CHECKING:
    from exercise.players.outside.program import Terms
    from exercise.record.entries import Entry
    from exercise.table.seat import Seat

HUMAN = "human"


class Decider(Protocol):
    """Whoever decides for a seat by itself. `who`: how a record names it; `remarks`: entries that the record is to
    hold before the move that was just made."""

    who: str
    remarks: list[Entry]

    def move(self, kind: str, seat: Seat) -> Move:
        """Its move of one kind: `team`, `agenda`, `signal` or `orders`."""
        ...

    def ended(self, seat: Seat) -> None:
        """It is told that the game is over."""
        ...

    def close(self) -> None:
        """It is let go."""
        ...


class Bot:
    """A bot of `exercise.players` as a decider. It leaves its team and aim to chance."""

    def __init__(self, name: str) -> None:
        """Raises KeyError for a bot that there is not."""
        from exercise.players.bots import bot

        self.player = bot(name)
        self.who = name
        self.remarks: list[Entry] = []

    def move(self, kind: str, seat: Seat) -> Move:
        """The bot's move, from a sight made afresh: the same as in a game that was never interrupted."""
        if kind in ("team", "agenda"):
            return {"move": kind, kind: None}
        book, side = seat.table.course.book, SIDES.index(seat.viewer)
        seen = sight(book, seat.table.course.position, side)
        if kind == "signal":
            self.player.speak(book.tables, seen, side)
            issue, offer = seen.say_issue[side], seen.say_offer[side]
            return {
                "move": "signal",
                "posture": STANCES[seen.say[side]],
                "issue": None if issue < 0 else book.layout.issues[issue],
                "offer": None if offer < 0 else book.cards[offer][1].id,
            }
        self.player.choose(book.tables, seen, side)
        first = side * book.tables.plays_max
        chosen = sorted(seen.order[first : first + seen.ordered[side]])
        return {"move": "orders", "cards": [book.cards[card][1].id for card in chosen]}

    def ended(self, seat: Seat) -> None:
        """A bot keeps no memory."""

    def close(self) -> None:
        """Nothing of it runs."""


def deciders(
    seats: Mapping[str, str],
    deck: Deck,
    *,
    overlays: Sequence[Mapping[str, Any]] = (),
    variant: str | None = None,
    terms: Terms | None = None,
) -> dict[str, Decider]:
    """A decider for every seat that names a bot, or a program as `run:COMMAND`, which is started.

    Raises KeyError for a name that is neither `human`, a bot nor a program, and Unready for a program that is not there
    or does not say hello; then none is left running.
    """
    made: dict[str, Decider] = {}
    try:
        for side in SIDES:
            who = seats.get(side, HUMAN)
            if who.startswith("run:"):
                from exercise.players.outside.program import Terms
                from exercise.table.outsider import Outsider

                made[side] = Outsider(who, side, terms or Terms(), deck, overlays, variant)
            elif who != HUMAN:
                made[side] = Bot(who)
    except BaseException:
        for one in made.values():
            one.close()
        raise
    return made
