"""One running game, headless: it carries the game on, writes it down before anyone is told, and lets bots take turns.

It knows no rule (those are `exercise.rules`), no secret's border (those are views and `notices`) and no screen. A table
without a journal is the same table; nothing of it outlives the process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from exercise.deck.models import SIDES, Deck, Side
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

Clock = Callable[[], str]


def wall_clock() -> str:
    """The time now, in UTC to the second, as records hold it: `2025-01-31T09:30:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class BotFault(Exception):
    """A bot made a move that the rules do not allow."""


class Table:
    """A game with its seats. Make one with `begin` or `resume`; sit down with `session`.

    `course` is the game so far, `journal` its record (None: not recorded), `bots` who decides by itself, by side.
    `trouble` is what kept a bot's move from being saved; `go_on` tries again.
    """

    def __init__(
        self,
        course: Course,
        journal: Journal | None = None,
        bots: Mapping[str, Decider] | None = None,
        clock: Clock | None = None,
        notices: Notices | None = None,
    ) -> None:
        self.course = course
        self.journal = journal
        self.bots = dict(deciders(course.seats) if bots is None else bots)
        self.clock = clock
        self.notices = notices or Notices()
        self.torn: Torn | None = None
        self.trouble: RecordError | None = None

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
    ) -> Table:
        """Begin a game. `seats`: `human` or a bot's id for us and china; `teams`, `agendas`: chosen already, by side.

        `record`: the file to write (None: none); `batch`: write it once, at the end, without times. Raises KeyError for
        an unknown variant, bot, team or agenda, ValueError for a seed outside 0 to 2**64 - 1, and a RecordError.
        """
        seats = {side: (seats or {}).get(side, HUMAN) for side in SIDES}
        deciders(seats)
        if variant is not None and variant not in [one.id for one in deck.variants]:
            raise KeyError(variant)
        if batch or record is None:
            clock = None
        at = clock() if clock else None
        header = header_of(deck, seed=seed, seats=seats, variant=variant, overlays=overlays, game=game, at=at)
        course = Course(header)
        for offered, chosen in (course.book.team_at, teams), (course.book.agenda_at, agendas):
            for side, name in (chosen or {}).items():
                if name is not None and (SIDES.index(side), name) not in offered:
                    raise KeyError(name)
        journal = None if record is None else Journal.create(record, header, batch)
        table = cls(course, journal, clock=clock)
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
        cls, record: Path | str, seats: Mapping[str, str] | None = None, clock: Clock | None = wall_clock
    ) -> Table:
        """Take a recorded game up where it ends. `seats` names who sits down now, where that differs.

        A torn last line is cut off and told of in `torn`. Raises a RecordError, or KeyError for an unknown bot.
        """
        journal, reading = Journal.resume(record)
        try:
            notices = Notices()
            course = follow(reading, watch=lambda course, entry: notices.add(made_of(course, entry)))
            changes = {side: who for side, who in (seats or {}).items() if who != course.seats[side]}
            table = cls(course, journal, deciders({**course.seats, **changes}), clock, notices)
            table.torn = reading.torn
            table._carry(None)
            for side, who in changes.items():
                table._carry({"entry": "seat", "side": side, "who": who})
            table.go_on()
        except BaseException:
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
            place = SIDES.index(side)
            move = self.bots[side].move(kinds[0], self.course.book, self.course.position, place)
            entry, reasons = entry_of(SIDES[place], move)
            reasons = reasons or self.course.why_not(entry)
            if reasons:
                raise BotFault(f"{self.course.seats[side]}: {' '.join(reason.text for reason in reasons)}")
            self._carry(entry)

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
        if self.journal is not None:
            self.journal.close()
