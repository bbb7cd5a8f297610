"""Whether a record is what it claims: it recomputes the chain, every draw, every turn and every score."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exercise.deck.digest import sha256_of
from exercise.deck.tongue import _
from exercise.record.reading import Torn, damaged, read
from exercise.record.replay import follow


@dataclass(frozen=True, slots=True)
class Verdict:
    """A record that holds. `lines`: whole lines; `turns`: turns that are over on the surviving line; `ended`: whether
    the game has; `torn`: a last line that was cut short, if there is one."""

    lines: int
    turns: int
    ended: bool
    torn: Torn | None


def verify(path: Path | str) -> Verdict:
    """Recompute a record from its header on. Raises a RecordError that names the first entry that differs."""
    reading = read(path)
    if sha256_of(reading.header["deck"]) != reading.header["deck_sha256"]:
        raise damaged(reading.path, 1, _("“deck_sha256” is not that of its deck"))
    course = follow(reading, trust=False)
    return Verdict(reading.lines, len(course.moment.turns), course.over, reading.torn)
