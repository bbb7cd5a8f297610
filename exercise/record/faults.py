"""What can be wrong with a record, each fault with a sentence and a remedy: it knows no file and no entry.

`usage` tells a fault of the caller (a name that is not there) from a fault of the thing examined (a file that is
there and is wrong); the commands make exit codes 2 and 1 of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercise.rules.legality import Reason


class RecordError(Exception):
    """One fault. `message`: what is wrong, one sentence. `remedy`: what to do. `line`: which, from 1, if one."""

    usage = False

    def __init__(self, message: str, remedy: str = "", line: int | None = None) -> None:
        super().__init__(f"{message} {remedy}".rstrip())
        self.message = message
        self.remedy = remedy
        self.line = line


class RecordMissing(RecordError):
    """There is no such file or folder."""

    usage = True


class RecordExists(RecordError):
    """A new record would have overwritten a file. Records are never edited."""

    usage = True


class RecordForeign(RecordError):
    """The file is no record: a folder, a device, an empty file, or another kind of file."""


class RecordVersion(RecordError):
    """A record of another format or of other rules than this program's."""


class RecordDamaged(RecordError):
    """A line does not match its hash, is no entry, or does not follow from the lines before it."""


class RecordInUse(RecordError):
    """Another process is writing this record."""


class RecordUnwritable(RecordError):
    """The disk is full or read-only, or the file went away: nothing was written, and the file is as before."""


class NoSuchTurn(RecordError):
    """The record holds no such turn."""

    usage = True


class Misfit(Exception):
    """An entry does not follow from those before it. `cause`: why, as a phrase; `reasons`: those against a move."""

    def __init__(self, cause: str, reasons: Sequence[Reason] = ()) -> None:
        super().__init__(cause)
        self.cause = cause
        self.reasons = list(reasons)
