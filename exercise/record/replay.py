"""A record played through again: it knows how to get from a file to a course, and how a viewer is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from exercise.deck.models import SIDES
from exercise.deck.tongue import _
from exercise.record import past
from exercise.record.course import Course
from exercise.record.entries import Entry
from exercise.record.faults import Misfit, NoSuchTurn
from exercise.record.reading import Reading, damaged, read
from exercise.rules.views import Viewer, view

Watcher = Callable[[Course, Entry], None]


def follow(reading: Reading, trust: bool = True, watch: Watcher | None = None) -> Course:
    """Carry a game on from its header to the last entry. Raises RecordDamaged at the first that does not follow.

    `trust`: take logged outcomes as they are, or recompute every one. `watch` is called after each further entry.
    """
    try:
        course = Course(reading.header, reading.hashes[0], trust=trust)
    except Misfit as fault:
        raise damaged(reading.path, 1, fault.cause) from None
    for entry, digest in zip(reading.entries[1:], reading.hashes[1:], strict=True):
        try:
            course.apply(entry, digest)
        except Misfit as fault:
            raise damaged(reading.path, entry["n"], fault.cause) from None
        if watch is not None:
            watch(course, entry)
    return course


def replay(path: Path | str, turn: int | None = None) -> Course:
    """The course of a record: to its last entry, or to the moment that a turn's orders opened.

    Raises a RecordError; NoSuchTurn for a turn that the surviving line does not have.
    """
    course = follow(read(path))
    return course if turn is None else at_turn(course, turn)


def at_turn(course: Course, turn: int) -> Course:
    """The course as it stood when the orders of a turn opened: what came before, its opening and its signals."""
    if turn not in course.checkpoints:
        known = sorted(course.checkpoints)
        remedy = _("It holds turns {first} to {last}.").format(first=known[0], last=known[-1]) if known else ""
        raise NoSuchTurn(_("The record holds no turn {turn}.").format(turn=turn), remedy)
    course = course.copy()
    course.moment = course.checkpoints[turn]
    course.checkpoints = {number: one for number, one in course.checkpoints.items() if number <= turn}
    return course


def story(course: Course, viewer: Viewer = "facilitator") -> dict[str, Any]:
    """The whole game as one viewer may see it: what `replay --json` prints. What it may not see is None.

    `turns` are those that are over, on the line that survives; `now` is the view of where the game stands.
    """
    book, moment, header = course.book, course.moment, course.header
    position, end = moment.position, moment.end
    mine = SIDES if end is not None or viewer == "facilitator" else tuple(side for side in SIDES if side == viewer)
    return {
        "deck": book.deck.id,
        "deck_sha256": header["deck_sha256"],
        "seed": header["seed"] if viewer == "facilitator" else None,
        "variant": header["variant"],
        "teams": {side: team(course, place) for place, side in enumerate(SIDES)},
        "agendas": {side: agenda(course, place) if side in mine else None for place, side in enumerate(SIDES)},
        "start": dict(moment.start) if moment.seated else None,
        "turns": turns(course, viewer),
        "ending": None if end is None else end["ending"],
        "score": None if end is None else course.ending()["score"],
        "now": view(book, position, viewer),
    }


def turns(course: Course, viewer: Viewer) -> list[past.Turn]:
    """The turns that are over as a viewer may see them, the first one first."""
    return [past.seen(course.book, turn, viewer, course.over) for turn in course.moment.turns]


def team(course: Course, side: int) -> str | None:
    """A side's team, once both are seated."""
    number = course.position.team[side]
    return None if number < 0 else course.book.teams[number][1].id


def agenda(course: Course, side: int) -> str | None:
    """A side's secret aim."""
    number = course.position.agenda[side]
    return None if number < 0 else course.book.agendas[number][1].id
