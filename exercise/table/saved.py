"""Where games are kept when nobody names a file: it knows folders and the ends of records, and plays nothing.

The folder is the user's data folder (platformdirs), or what the environment variable EXERCISE_HOME names.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from exercise.deck.tongue import _
from exercise.record.faults import RecordUnwritable
from exercise.record.journal import in_use
from exercise.record.reading import START

_STILL = ("note", "message", "seat", "pause")  # kinds that neither end a game nor take its end back


@dataclass(frozen=True, slots=True)
class Saved:
    """A game that was left before its end. `title` and `names` (of the sides): in the words of its overlay; `turn`: the
    one under way; `at`: when it began (None if not written); `changed`: when its file last grew, in seconds of the
    epoch; `playing`: another process has it open."""

    path: Path
    deck: str
    title: str
    turn: int
    seats: dict[str, str]
    names: dict[str, str]
    at: str | None
    changed: float
    playing: bool


def home() -> Path:
    """The folder of everything that this program keeps."""
    named = os.environ.get("EXERCISE_HOME")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("exercise", appauthor=False))


def games() -> Path:
    """The folder of games. It may not exist yet."""
    return home() / "games"


def place_for(deck: str, now: datetime | None = None) -> Path:
    """A file for a new game of that deck, in a folder that is there: `DECK-YYYYMMDD-HHMMSS.jsonl`, with a number if
    there is one already. Raises RecordUnwritable if the folder cannot be made."""
    folder = games()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise RecordUnwritable(
            _("The folder {path} for saved games cannot be made: {cause}.").format(path=folder, cause=fault.strerror),
            _("Name a file of your own with --record, or another folder in EXERCISE_HOME."),
        ) from None
    stem = f"{deck}-{(now or datetime.now(UTC)).strftime('%Y%m%d-%H%M%S')}"
    path = folder / f"{stem}.jsonl"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.jsonl"
    return path


def unfinished() -> list[Saved]:
    """The games kept here that were left before their end, the one played last first. Files that are no records, or
    are damaged where it matters here, are passed over."""
    try:
        paths = [path for path in games().iterdir() if path.suffix == ".jsonl"]
    except OSError:
        return []
    found = [saved for path in paths if (saved := look_at(path)) is not None]
    return sorted(found, key=lambda saved: (saved.changed, saved.path.name), reverse=True)


def look_at(path: Path) -> Saved | None:
    """What a record says of itself in its first and last lines; None for a finished game or no record."""
    try:
        content = path.read_bytes()
        changed = path.stat().st_mtime
    except OSError:
        return None
    if not content.startswith(START):
        return None
    first, _newline, rest = content.partition(b"\n")
    header = entry_in(first)
    if header is None:
        return None
    turn = 0
    for entry in from_the_end(rest):
        turn = turn or int(entry.get("to_turn") or entry.get("turn") or 0)
        if entry.get("entry") == "end":
            return None
        if entry.get("entry") not in _STILL:
            break
    try:
        deck, (title, names) = str(header["deck"]["deck"]), said(header)
        return Saved(path, deck, title, turn, dict(header["seats"]), names, header["at"], changed, in_use(path))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def said(header: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """What a game is called and what its sides are, in the words of its overlays, without reading the whole deck."""
    deck = header["deck"]
    title = str(deck.get("title") or deck["deck"])
    names = {side: str((deck.get("sides") or {}).get(side, {}).get("name", side)) for side in header["seats"]}
    for overlay in header["overlays"]:
        title = str(((overlay.get("text") or {}).get("deck") or {}).get("title", title))
        for side, own in (overlay.get("sides") or {}).items():
            names[side] = str(own.get("name", names.get(side)))
    return title, names


def from_the_end(content: bytes) -> Iterator[dict[str, Any]]:
    """Whole entries, the last one first."""
    end = len(content)
    while end > 0:
        start = content.rfind(b"\n", 0, end - 1) + 1
        entry = entry_in(content[start:end])
        if entry is not None:
            yield entry
        end = start


def entry_in(line: bytes) -> dict[str, Any] | None:
    """The entry of a line, if it is a whole one. Its hash is not looked at: reading the record does that."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None
