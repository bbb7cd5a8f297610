"""One running game, headless: it carries the game on, writes it down before anyone is told, and lets bots take turns.

It knows no rule (those are `exercise.rules`), no secret's border (those are views and `notices`) and no screen. A table
without a journal is the same table; nothing of it outlives the process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exercise.deck.models import SIDES, Deck, Side
from exercise.deck.tongue import _
from exercise.record.course import Course
from exercise.record.entries import Entry
from exercise.record.faults import RecordError
from exercise.record.header import header_of
from exercise.record.journal import Journal
from exercise.record.reading import Torn
from exercise.record.replay import follow
from exercise.rules.legality import Reason
from exercise.rules.views import Viewer
from exercise.table.deciding import HUMAN, Decider, deciders
from exercise.table.moves import entry_of
from exercise.table.notices import Notice, Notices, made_of
from exercise.table.seat import Seat
from exercise.table.session import Move

if TYPE_CHECKING:
    from exercise.players.outside.program import Terms

Clock = Callable[[], str]


def wall_clock() -> str:
    """The time now, in UTC to the second, as records hold it: `2025-01-31T09:30:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class BotFault(Exception):
    """A bot made a move that the rules do not allow."""


class SeatEmpty(RecordError):
    """A program sat there, and a record does not say which."""

    usage = True


def vacant(side: str) -> SeatEmpty:
    """The fault of a seat whose program is not named again."""
    return SeatEmpty(
        _("A program sat at the seat of {side}, and a record never names the command to run.").format(side=side),
        _("Say who sits there now: --{side} run:COMMAND, a bot, or human.").format(side=side),
    )


def named(bots: Mapping[str, Decider]) -> dict[str, str]:
    """Who sits where, as a record says it."""
    return {side: bots[side].who if side in bots else HUMAN for side in SIDES}


def dismiss(bots: Mapping[str, Decider]) -> None:
    """Let everyone go who decides by itself."""
    for bot in bots.values():
        bot.close()


class Table:
    """A game with its seats. Make one with `begin` or `resume`; sit down with `session`.

    `course` is the game so far, `journal` its record (None: not recorded), `bots` who decides by itself, by side; they
    are let go when the table is closed, unless they are `lent`. `trouble` is what kept a bot's move from being saved;
    `go_on` tries again.
    """

    def __init__(
        self,
        course: Course,
        journal: Journal | None = None,
        bots: Mapping[str, Decider] | None = None,
        clock: Clock | None = None,
        notices: Notices | None = None,
        lent: bool = False,
    ) -> None:
        self.course = course
        self.journal = journal
        self.bots = dict(deciders(course.seats, course.book.deck) if bots is None else bots)
        self.lent = lent
        self.clock = clock
        self.notices = notices or Notices()
        self.torn: Torn | None = None
        self.trouble: RecordError | None = None
        self._told_the_end = False

    @classmethod
    def begin(
        cls,
        deck: Deck,
        *,
        seed: int,
        seats: Mapping[str, str] | None = None,
        variant: str | None = None,
        overlays: Sequence[Mapping[str, Any]] = (),
        teams: Mapping[str, str | None] | None = None,
        agendas: Mapping[str, str | None] | None = None,
        game: int = 0,
        record: Path | str | None = None,
        batch: bool = False,
        clock: Clock | None = wall_clock,
        bots: Mapping[str, Decider] | None = None,
        terms: Terms | None = None,
    ) -> Table:
        """Begin a game. `seats`: `human`, a bot's id or `run:COMMAND` for us and china; `teams`, `agendas`: chosen
        already, by side. `terms`: on which terms programs play.

        `record`: the file to write (None: none); `batch`: write it once, at the end, without times; `bots`: deciders
        that are lent to this table, instead of `seats`. Raises KeyError for an unknown variant, bot, team or agenda,
        ValueError for a seed outside 0 to 2**64 - 1, Unready for a program that does not start, and a RecordError.
        """
        if variant is not None and variant not in [one.id for one in deck.variants]:
            raise KeyError(variant)
        if batch or record is None:
            clock = None
        made = (
            bots if bots is not None else deciders(seats or {}, deck, overlays=overlays, variant=variant, terms=terms)
        )
        journal: Journal | None = None
        try:
            at = clock() if clock else None
            names = named(made)
            header = header_of(deck, seed=seed, seats=names, variant=variant, overlays=overlays, game=game, at=at)
            course = Course(header)
            for offered, chosen in (course.book.team_at, teams), (course.book.agenda_at, agendas):
                for side, name in (chosen or {}).items():
                    if name is not None and (SIDES.index(side), name) not in offered:
                        raise KeyError(name)
            journal = None if record is None else Journal.create(record, header, batch)
        except BaseException:
            dismiss({} if bots is not None else made)
            raise
        table = cls(course, journal, made, clock, lent=bots is not None)
        try:
            for kind, chosen in ("team", teams), ("agenda", agendas):
                for side, name in (chosen or {}).items():
                    if name is not None:
                        table._carry({"entry": kind, "side": side, kind: name})
            table._carry(None)
            table.go_on()
        except BaseException:
            table.close()
            raise
        return table

    @classmethod
    def resume(
        cls,
        record: Path | str,
        seats: Mapping[str, str] | None = None,
        clock: Clock | None = wall_clock,
        terms: Terms | None = None,
    ) -> Table:
        """Take a recorded game up where it ends. `seats` names who sits down now, where that differs; a program must be
        named again, for a record names none. `terms`: on which terms programs play.

        A torn last line is cut off and told of in `torn`. Raises a RecordError (SeatEmpty where a program is to be
        named), Unready for one that does not start, or KeyError for an unknown bot.
        """
        journal, reading = Journal.resume(record)
        made: dict[str, Decider] = {}
        try:
            notices = Notices()
            course = follow(reading, watch=lambda course, entry: notices.add(made_of(course, entry)))
            sitting = {**course.seats, **(seats or {})}
            for side, who in sitting.items():
                if who == "program" or who.startswith("program:"):
                    raise vacant(side)
            header = course.header
            made = deciders(
                sitting, course.book.deck, overlays=header["overlays"], variant=header["variant"], terms=terms
            )
            changes = {side: who for side, who in named(made).items() if who != course.seats[side]}
            table = cls(course, journal, made, clock, notices)
            table.torn = reading.torn
            table._carry(None)
            for side, who in changes.items():
                table._carry({"entry": "seat", "side": side, "who": who})
            table.go_on()
        except BaseException:
            dismiss(made)
            journal.close()
            raise
        return table

    # --- seats --------------------------------------------------------------------------------------------------

    def session(self, viewer: Viewer) -> Seat:
        """A seat at this table: us, china, public or facilitator."""
        return Seat(self, viewer)

    @property
    def humans(self) -> tuple[Side, ...]:
        """The sides that a person plays."""
        return tuple(side for side in SIDES if side not in self.bots)

    @property
    def record(self) -> Path | None:
        """The file of the record."""
        return None if self.journal is None else self.journal.path

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self.course.over

    def waiting(self) -> dict[str, list[str]]:
        """For whom the game waits, and for what."""
        return self.course.waiting()

    # --- going on -----------------------------------------------------------------------------------------------

    def why_not(self, viewer: Viewer, move: Move) -> list[Reason]:
        """Every reason why this viewer may not make this move now."""
        entry, reasons = entry_of(viewer, move)
        return reasons or self.course.why_not(entry)

    def submit(self, viewer: Viewer, move: Move) -> list[Reason]:
        """Make a move for a viewer, then let bots answer. Raises a RecordError if the move could not be saved: then
        nothing has happened. What keeps a bot's answer from being saved stands in `trouble`."""
        entry, reasons = entry_of(viewer, move)
        reasons = reasons or self.course.why_not(entry)
        if not reasons:
            self._carry(entry)
            try:
                self.go_on()
            except RecordError as fault:
                self.trouble = fault
        return reasons

    def go_on(self) -> None:
        """Let every bot that the game waits for take its turn. Raises a RecordError, or BotFault."""
        self.trouble = None
        while not self.course.paused:
            owed = next(((side, kinds) for side, kinds in self.course.waiting().items() if side in self.bots), None)
            if owed is None:
                break
            side, kinds = owed
            viewer: Viewer = SIDES[SIDES.index(side)]
            bot = self.bots[side]
            move = bot.move(kinds[0], self.session(viewer))
            while bot.remarks:
                self._carry(bot.remarks[0])
                del bot.remarks[0]
            entry, reasons = entry_of(viewer, move)
            reasons = reasons or self.course.why_not(entry)
            if reasons:
                raise BotFault(f"{self.course.seats[side]}: {' '.join(reason.text for reason in reasons)}")
            self._carry(entry)
        if self.over and not self._told_the_end:
            for side, bot in self.bots.items():
                bot.ended(self.session(SIDES[SIDES.index(side)]))
        self._told_the_end = self.over

    def _carry(self, entry: Entry | None) -> None:
        """Carry the game on by an entry and all that follows; on the disk first, then in memory, then to everyone."""
        course = self.course.copy()
        told: list[tuple[Viewer, Notice]] = []
        at = self.clock() if self.clock else None
        entries = course.carry(entry, at, lambda now, one: told.extend(made_of(now, one)))
        if self.journal is not None and entries:
            self.journal.append(entries)
        self.course = course
        self.notices.add(told)

    def close(self) -> None:
        """Leave the table. The game can be resumed from its record."""
        if not self.lent:
            dismiss(self.bots)
        if self.journal is not None:
            self.journal.close()
