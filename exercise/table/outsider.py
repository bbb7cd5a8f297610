"""A program in a seat of a table: it knows what a seat may see and do, and what happens where the program does not.

The program is told what the seat's own session tells, and nothing else; its answers are judged like anybody's moves. An
answer that cannot stand after all attempts is made by the stand-in, that one time. A program that hangs, dies or floods
is let go, and the stand-in has the seat to the end of the game. Both are said in the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from exercise.deck.models import SIDES, Deck, Side
from exercise.deck.prose import texts
from exercise.deck.tongue import _
from exercise.players.outside.pipe import Lost
from exercise.players.outside.program import Program, Refused, Terms, Unready
from exercise.record.entries import Entry
from exercise.rules.legality import Reason
from exercise.rules.views import sight
from exercise.table.deciding import Bot

if TYPE_CHECKING:
    from exercise.table.seat import Seat
    from exercise.table.session import Move

MESSAGES = 3
"""How many messages a program may send in one turn."""
IN_A_ROW = 3
"""Losing the program in so many games one after another ends a study."""
PROSE = (
    "title", "text", "about", "name", "short", "brief", "language", "licence", "authors", "perspective", "content_note",
    "register", "claims", "assumption", "expected", "delivery", "controller", "debrief",
)  # fmt: skip
"""The keys of a deck that are words for people."""


class Unsteady(Exception):
    """A program was lost in game after game. `message`: how; `remedy`: what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".rstrip())
        self.message = message
        self.remedy = remedy


class Outsider:
    """A program as a decider for one side, for any number of games one after another.

    `who`: how records name it; `remarks`: entries for the record that come before the move just made; `lost`,
    `refused`: in how many games, and in how many moves, the stand-in has decided; `trouble`: what happened the first
    time. Raises Unready if the program cannot be started, KeyError for an unknown stand-in.
    """

    def __init__(
        self,
        command: str,
        side: Side,
        terms: Terms,
        deck: Deck,
        overlays: Sequence[Mapping[str, Any]] = (),
        variant: str | None = None,
    ) -> None:
        self.command, self.side, self.terms = command, side, terms
        self.hello = {
            "side": side,
            "seconds": terms.seconds,
            "attempts": terms.attempts,
            "variant": variant,
            **deck_told(deck, overlays),
        }
        self.stand_in = Bot(terms.stand_in)
        self.program: Program | None = Program(command, self.hello, terms)
        self.who = f"program:{self.program.name}" if self.program.name else "program"
        self.remarks: list[Entry] = []
        self.lost = self.refused = self.row = 0
        self.trouble = ""
        self.table: object = None
        self.told = self.said_in = self.messages = 0

    # --- what a table asks of it -----------------------------------------------------------------------------------

    def move(self, kind: str, seat: Seat) -> Move:
        """Its move of a kind, or the stand-in's; `remarks` then says why. Raises Unsteady."""
        self._begin(seat)
        if self.program is not None:
            try:
                return self._asked(self.program, kind, seat)
            except Refused as fault:
                self.refused += 1
                why = _("No answer of the program's could stand: {reasons} {bot} decides this once.")
                self._remark(why.format(reasons=str(fault)[:800], bot=self.terms.stand_in))
            except Lost as fault:
                self._let_go(fault)
        return self.stand_in.move(kind, seat)

    def ended(self, seat: Seat) -> None:
        """The game is over: it is told how it ended."""
        self._begin(seat)
        if self.program is not None:
            self.row = 0
            try:
                self.program.tell({"say": "end", **self._news(seat), "view": seat.view()})
            except Lost:
                self._end_program(0)  # the game is safe; the next one starts it anew

    def close(self) -> None:
        """Let the program go."""
        self._end_program()

    def troubles(self) -> dict[str, Any]:
        """How often the stand-in decided: `lost` games and `refused` moves, and `trouble`, what happened first."""
        return {"lost": self.lost, "refused": self.refused, "trouble": self.trouble}

    # --- its own affairs -------------------------------------------------------------------------------------------

    def _begin(self, seat: Seat) -> None:
        """At a table where it has not sat yet: a new game, for which a program that was lost is started again."""
        if self.table is seat.table:
            return
        self.table = seat.table
        self.told = self.said_in = self.messages = 0
        try:
            if self.program is None:
                self.program = Program(self.command, self.hello, self.terms)
            self.program.tell({"say": "begin", "luck": luck(seat)})
        except Unready as fault:
            self._let_go(Lost("no_start", fault.message))
        except Lost as fault:
            self._let_go(fault)

    def _asked(self, program: Program, kind: str, seat: Seat) -> Move:
        """The program's own answer."""
        view = seat.view()
        if view["turn"] != self.said_in:
            self.said_in, self.messages = view["turn"], 0

        def against(answer: dict[str, Any]) -> list[Reason]:
            if answer.get("move") == "message" and self.messages >= MESSAGES:
                text = _("A program sends at most {need} messages a turn.").format(need=MESSAGES)
                return [Reason("too_many", text, field="move", have=self.messages, need=MESSAGES)]
            return seat.why_not(answer)

        answer = program.ask({"for": kind, **self._news(seat), "view": view}, against)
        self.messages += answer["move"] == "message"
        return answer

    def _news(self, seat: Seat) -> dict[str, Any]:
        """What the seat was told since it was last asked."""
        news = seat.events(self.told)
        self.told += len(news)
        return {"news": news}

    def _let_go(self, fault: Lost) -> None:
        """The program is of no more use in this game."""
        self._end_program(0)
        self.lost += 1
        self.row += 1
        why = _("{what} {bot} has the seat from here on.").format(what=fault.text, bot=self.terms.stand_in)
        self._remark(why)
        self.remarks.append({"entry": "seat", "side": self.side, "who": self.terms.stand_in})
        if self.row >= IN_A_ROW:
            text = _("The program for {side} was lost in {many} games one after another: {what}")
            raise Unsteady(
                text.format(side=self.side, many=self.row, what=fault.text), _("Mend it, and run the study again.")
            )

    def _remark(self, why: str) -> None:
        """Something for the record."""
        self.trouble = self.trouble or why
        said = "".join(one if one.isprintable() else " " for one in f"{self.side}: {why}")
        self.remarks.append({"entry": "note", "text": said, "who": "table"})

    def _end_program(self, grace: float | None = None) -> None:
        if self.program is not None:
            self.program.close(grace)
            self.program = None


def luck(seat: Seat) -> int:
    """A number of the side's own for this game, 0 to 2**32 - 1: it repeats with the game's seed, and tells nothing of
    any draw of the rules."""
    course, side = seat.table.course, SIDES.index(seat.viewer)
    return sight(course.book, course.position, side).key0


def deck_told(deck: Deck, overlays: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The deck as a program is given it: as authored, or, under overlays, without its words for people and with those
    of the overlays beside it, by the path of each."""
    if not overlays:
        return {"deck": deck.data, "texts": None}
    from exercise.deck.overlays import apply

    for overlay in overlays:
        deck = apply(deck, overlay)
    return {"deck": bare(deck.data), "texts": {".".join(one.keys): one.text for one in texts(deck)}}


def bare(data: Any) -> Any:
    """A deck's data without its words for people."""
    if isinstance(data, dict):
        return {
            name: bare(value)
            for name, value in data.items()
            if not name.startswith("x-") and not (name in PROSE and isinstance(value, (str, list)))
        }
    return [bare(value) for value in data] if isinstance(data, list) else data
