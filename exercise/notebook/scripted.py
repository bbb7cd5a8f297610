"""A function of a script as a player: it knows how to ask one, and shows it its seat and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from exercise.deck.tongue import _
from exercise.record.entries import Entry
from exercise.rules.legality import Reason
from exercise.table.seat import Seat
from exercise.table.session import Move, Session

Function: TypeAlias = Callable[[str, Session], Mapping[str, Any]]
"""Asked for a move of one kind (`team`, `agenda`, `signal` or `orders`) with its seat; answers with the move's fields,
as docs/table.md lists them. `move` may be left out."""


class IllegalMove(ValueError):
    """A function answered with a move that may not be made. `reasons`: everything that stands against it."""

    def __init__(self, who: str, reasons: list[Reason]) -> None:
        self.reasons = reasons
        said = " ".join(reason.text for reason in reasons)
        super().__init__(_("{who} made a move that may not be made: {reasons}").format(who=who, reasons=said))


class Scripted:
    """A function as a decider. Whatever it raises, reaches whoever called `play` or `simulate`."""

    def __init__(self, function: Function) -> None:
        self.function = function
        name = getattr(function, "__name__", type(function).__name__)
        self.who = f"function:{name}"
        self.remarks: list[Entry] = []

    def move(self, kind: str, seat: Seat) -> Move:
        """Its move. Raises IllegalMove."""
        answer: object = self.function(kind, seat)
        if not isinstance(answer, Mapping):
            text = _("A move is a mapping, not {kind}.").format(kind=type(answer).__name__)
            raise IllegalMove(self.who, [Reason("not_an_object", text)])
        move = {"move": kind, **answer}
        reasons = seat.why_not(move)
        if reasons:
            raise IllegalMove(self.who, reasons)
        return move

    def ended(self, seat: Seat) -> None:
        """A function is only asked, never told."""

    def close(self) -> None:
        """Nothing of it runs."""
