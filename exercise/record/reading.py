"""Reading a record and finding what is wrong with it: it knows the chain and the shape of entries, and no rule of play.

A last line that was cut short (a process was killed, a disk ran full) is *torn*: reading goes on without it and says
so. Anything else that does not fit is damage, and is named by its line.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from exercise.deck.tongue import _
from exercise.record import chain
from exercise.record.entries import RECORD_VERSION, Entry, check, known, skippable
from exercise.record.faults import RecordDamaged, RecordError, RecordForeign, RecordMissing, RecordVersion
from exercise.rules.rulebook import RULES_VERSION

START = b'{"entry":"header",'


@dataclass(frozen=True, slots=True)
class Torn:
    """A last line that was cut short: its number from 1, and how many bytes there are to cut off (0: it lacks only its
    new line)."""

    line: int
    size: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a record says. `entries` and `hashes` go together, the header first; skipped entries are in neither.

    `lines` counts the whole lines, `size` their bytes, `last` is the hash of the last of them.
    """

    path: Path
    entries: tuple[Entry, ...]
    hashes: tuple[str, ...]
    lines: int
    size: int
    last: str
    torn: Torn | None

    @property
    def header(self) -> Entry:
        return self.entries[0]


def read(path: Path | str) -> Reading:
    """Read and check a record. Raises a `RecordError` that says what is wrong, and in which line."""
    path = Path(path)
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        raise RecordMissing(
            _("There is no record {path}.").format(path=path), _("Check the name; a record usually ends in .jsonl.")
        ) from None
    except OSError as fault:
        raise unreadable(path, fault) from None
    if stat.S_ISDIR(kind):
        raise RecordForeign(_("{path} is a folder, not a record.").format(path=path), _("Name a file in it."))
    if not stat.S_ISREG(kind):
        raise RecordForeign(_("{path} is not a regular file.").format(path=path), _("Name a record's file."))
    try:
        with path.open("rb") as file:
            start = file.read(len(START))
            content = start + file.read() if looks_right(start) else start
    except OSError as fault:
        raise unreadable(path, fault) from None
    return parse(path, content)


def unreadable(path: Path, fault: OSError) -> RecordError:
    """The error for a file that is there and does not open."""
    return RecordForeign(
        _("The record {path} cannot be read: {cause}.").format(path=path, cause=fault.strerror or fault),
        _("Check the file's permissions."),
    )


def looks_right(start: bytes) -> bool:
    """Whether the first bytes may be those of a record (fewer than START: of a torn one)."""
    return START.startswith(start) if len(start) < len(START) else start == START


def parse(path: Path, content: bytes) -> Reading:
    """What the bytes of a record say. Raises a `RecordError` as `read` does."""
    if not content:
        raise RecordForeign(_("The file {path} is empty.").format(path=path), _("Nothing is lost if you delete it."))
    if not looks_right(content[: len(START)]):
        raise RecordForeign(
            _("{path} is not a record: it does not begin with a record's header.").format(path=path),
            _("Name the .jsonl file that was written during the game."),
        )
    *lines, rest = content.split(b"\n")
    entries: list[Entry] = []
    hashes: list[str] = []
    last = chain.ZEROS
    for number, line in enumerate(lines, 1):
        entry, last = understand(path, number, last, line)
        if entry is not None:
            entries.append(entry)
            hashes.append(last)
    size = len(content) - len(rest)
    torn = None
    count = len(lines)
    if rest:
        whole = chain.whole_part(last, rest)
        torn = Torn(count + 1, len(rest) - whole)
        if whole:
            count += 1
            size += whole
            entry, last = understand(path, count, last, rest[:whole])
            if entry is not None:
                entries.append(entry)
                hashes.append(last)
    if not entries:
        raise RecordForeign(
            _("The record {path} was cut short in its first line.").format(path=path),
            _("Nothing had been played: delete it and begin again."),
        )
    return Reading(path, tuple(entries), tuple(hashes), count, size, last, torn)


def understand(path: Path, number: int, previous: str, line: bytes) -> tuple[Entry | None, str]:
    """The entry of one whole line (None if it is to be skipped) and its hash."""
    parts = chain.split(line)
    if parts is None:
        raise damaged(path, number, _("it does not end in a hash"))
    body, digest = parts
    if chain.link(previous, body) != digest:
        raise damaged(path, number, _("its hash does not match its content"))
    try:
        entry = chain.read_line(body)
    except chain.Unreadable:
        raise damaged(path, number, _("it is not an entry")) from None
    if number == 1:
        check_header(path, entry)
        return entry, digest
    if entry["entry"] == "header":
        raise damaged(path, number, _("a second header"))
    if not known(entry):
        if skippable(entry):
            return None, digest
        raise damaged(
            path,
            number,
            _("its kind “{kind}” is unknown").format(kind=entry["entry"]),
            _("A newer program may have written it: read it with that one."),
        )
    wrong = check(entry)
    if wrong is None and entry["n"] != number:
        wrong = _("its number is {n}").format(n=entry["n"])
    if wrong is not None:
        raise damaged(path, number, wrong)
    return entry, digest


def check_header(path: Path, header: Entry) -> None:
    """Raise RecordVersion or RecordDamaged unless this program can follow the record."""
    record, rules = header.get("record"), header.get("rules")
    if type(record) is int and record != RECORD_VERSION:
        raise RecordVersion(
            _("{path} is a record of format {theirs}; this program reads format {ours}.").format(
                path=path, theirs=record, ours=RECORD_VERSION
            ),
            _("Use the version of the program that wrote it."),
            1,
        )
    if type(rules) is int and rules != RULES_VERSION:
        raise RecordVersion(
            _("{path} was played by version {theirs} of the rules; this program plays version {ours}.").format(
                path=path, theirs=rules, ours=RULES_VERSION
            ),
            _("Use the version of the program that wrote it."),
            1,
        )
    wrong = check(header)
    if wrong is not None:
        raise damaged(path, 1, wrong)


def damaged(path: Path, number: int, cause: str, remedy: str = "") -> RecordDamaged:
    """The error for one line."""
    return RecordDamaged(
        _("The record {path} is damaged in line {number}: {cause}.").format(path=path, number=number, cause=cause),
        remedy or _("Restore the file from a copy; a record is never edited."),
        number,
    )
