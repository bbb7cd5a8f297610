"""A branch of a record: it knows what is copied into a new one, and never touches the old."""

from __future__ import annotations

from pathlib import Path

from exercise.record.course import Course
from exercise.record.entries import Entry
from exercise.record.journal import Journal
from exercise.record.reading import Reading, read
from exercise.record.replay import at_turn, follow

_LEFT_OUT = ("undo", "pause")


def fork(path: Path | str, new: Path | str, turn: int | None = None, at: str | None = None) -> int:
    """Begin a new record that goes on from a turn of another: its orders are open again. Returns the turn.

    Without `turn`, the last turn whose orders opened. What was abandoned by an undo is not copied. The header names the
    parent: its file, the turn, and the number and hash of the last line that was copied. `at`: the time, or None.
    Raises a RecordError.
    """
    reading = read(path)
    line = Line()
    course = follow(reading, watch=line.take)
    if turn is None:
        turn = max(course.checkpoints, default=0)
    at_turn(course, turn)
    kept = line.until(turn)
    entries: list[Entry] = [{**entry, "n": number} for number, entry in enumerate(kept, 2)]
    with Journal.create(new, branched(reading, course, turn, kept[-1]["n"], at)) as journal:
        try:
            journal.append(entries)
        except BaseException:
            journal.path.unlink(missing_ok=True)
            raise
    return turn


def branched(reading: Reading, course: Course, turn: int, line: int, at: str | None) -> Entry:
    """The header of the new record."""
    hashes = {entry.get("n", 1): digest for entry, digest in zip(reading.entries, reading.hashes, strict=True)}
    parent = {"record": reading.path.name, "turn": turn, "line": line, "hash": hashes[line]}
    return {**reading.header, "seats": dict(course.seats), "parent": parent, "at": at}


class Line:
    """The entries of the line that survives, and where in it each turn's orders opened."""

    def __init__(self) -> None:
        self.kept: list[Entry] = []
        self.marks: dict[int, int] = {}

    def take(self, course: Course, entry: Entry) -> None:
        """One more entry; an undo takes back what it abandons."""
        if entry["entry"] == "undo":
            del self.kept[self.marks[entry["to_turn"]] :]
            self.marks = {turn: mark for turn, mark in self.marks.items() if turn in course.checkpoints}
        elif entry["entry"] not in _LEFT_OUT:
            self.kept.append(entry)
        for turn in course.checkpoints:
            self.marks.setdefault(turn, len(self.kept))

    def until(self, turn: int) -> list[Entry]:
        """The entries up to the moment that turn's orders opened."""
        return self.kept[: self.marks[turn]]
