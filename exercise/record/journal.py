"""Writing a record: it knows one file, its lock and its disk, and takes entries as they come.

The file is only ever appended to. `append` writes a group of lines in one go and returns when they are on the disk;
nobody is told of an entry before. If that fails, the file is cut back to what it was. In batch mode (studies) lines
are gathered and reach the disk once, when the journal is closed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from exercise.deck.tongue import _
from exercise.record import chain
from exercise.record.entries import Entry
from exercise.record.faults import (
    RecordError,
    RecordExists,
    RecordForeign,
    RecordInUse,
    RecordMissing,
    RecordUnwritable,
)
from exercise.record.reading import Reading, parse, unreadable

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Journal:
    """A record being written. Make one with `create` or `resume`; it is this process's alone until it is closed.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> from exercise.record.reading import read
    >>> with Journal.create(Path(folder.name) / "a.jsonl", {"entry": "header"}) as journal:
    ...     journal.lines
    1
    >>> folder.cleanup()
    """

    def __init__(self, path: Path, handle: int, size: int, lines: int, last: str, batch: bool) -> None:
        self.path = path
        self.lines = lines
        self.last = last
        self._handle = handle
        self._size = size
        self._batch = batch
        self._waiting: list[bytes] = []
        self._broken = False

    # --- making one ---------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path | str, header: Entry, batch: bool = False) -> Journal:
        """Begin a record with its header, in a new file (or one that is there and empty).

        Raises RecordExists, RecordMissing (no such folder), RecordForeign, RecordInUse or RecordUnwritable.
        """
        path = Path(path)
        handle = _open(path, os.O_CREAT)
        fresh = os.fstat(handle).st_size == 0
        if not fresh:
            os.close(handle)
            raise RecordExists(
                _("The file {path} exists already.").format(path=path),
                _("A record is never overwritten: name another file, or resume this one."),
            )
        journal = cls(path, handle, 0, 0, chain.ZEROS, batch)
        try:
            journal.append([header])
            if not batch:
                _sync_folder(path.parent)
        except (OSError, RecordError, ValueError):
            path.unlink(missing_ok=True)
            os.close(handle)
            raise
        return journal

    @classmethod
    def resume(cls, path: Path | str) -> tuple[Journal, Reading]:
        """Take up a record where it ends. A torn last line is cut off; `Reading.torn` tells of it.

        Raises what `reading.read` raises, and RecordInUse or RecordUnwritable. A record with another fault stays as is.
        """
        path = Path(path)
        handle = _open(path, 0)
        try:
            reading = parse(path, _content(path, handle))
            journal = cls(path, handle, reading.size, reading.lines, reading.last, False)
            if reading.torn is not None:
                journal._mend(reading)
        except BaseException:
            os.close(handle)
            raise
        return journal, reading

    def _mend(self, reading: Reading) -> None:
        """Cut off what is torn; a last line that lacks only its new line gets it."""
        try:
            os.ftruncate(self._handle, self._size)
            if reading.torn is not None and reading.torn.line == reading.lines:
                self._write(b"\n")
                self._size += 1
            os.fsync(self._handle)
        except OSError as fault:
            raise _unwritable(self.path, fault) from None

    # --- writing ------------------------------------------------------------------------------------------------

    def append(self, entries: Iterable[Entry]) -> list[str]:
        """Write entries as one group and return their hashes, in order, once they are on the disk (batch: gathered).

        Raises RecordUnwritable, with the file as it was before, or ValueError for an entry that JSON cannot hold.
        """
        if self._broken:
            raise RecordUnwritable(
                _("The record {path} can no longer be written.").format(path=self.path),
                _("Quit and resume the game; what was sealed before is kept."),
            )
        last = self.last
        lines: list[bytes] = []
        hashes: list[str] = []
        for entry in entries:
            line, last = chain.seal(last, entry)
            lines.append(line)
            hashes.append(last)
        if self._batch:
            self._waiting += lines
        else:
            self._commit(b"".join(lines))
        self.last = last
        self.lines += len(lines)
        return hashes

    def _commit(self, block: bytes) -> None:
        """All of the block reaches the disk, or none of it stays in the file."""
        now = os.fstat(self._handle)
        if now.st_nlink == 0:
            raise RecordUnwritable(
                _("The record {path} was removed while it was being written.").format(path=self.path),
                _("Put the file back, or quit: what is played from here on would be lost."),
            )
        if now.st_size != self._size:
            self._broken = True
            raise RecordUnwritable(
                _("Another program changed the record {path} while it was being written.").format(path=self.path),
                _("Quit, look at the file with “exercise verify”, and resume."),
            )
        try:
            self._write(block)
            os.fsync(self._handle)
        except OSError as fault:
            self._cut_back()
            raise _unwritable(self.path, fault) from None
        self._size += len(block)

    def _write(self, block: bytes) -> None:
        """Write every byte; the system may take fewer at a time."""
        view = memoryview(block)
        while view:
            view = view[os.write(self._handle, view) :]

    def _cut_back(self) -> None:
        """Take back a write that failed. If even that fails the file ends in a torn line, which resuming cuts off."""
        try:
            os.ftruncate(self._handle, self._size)
            os.fsync(self._handle)
        except OSError:
            self._broken = True

    def close(self) -> None:
        """Let go of the file; in batch mode, write it first. Closing twice is nothing."""
        if self._handle < 0:
            return
        try:
            if self._waiting:
                self._commit(b"".join(self._waiting))
        finally:
            self._waiting = []
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def in_use(path: Path | str) -> bool:
    """Whether another process is writing this record now."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _open(path: Path, flags: int) -> int:
    """Open for appending and lock. Raises a RecordError."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NONBLOCK | flags, 0o644)
    except (FileNotFoundError, NotADirectoryError):
        if flags:
            raise RecordMissing(
                _("There is no folder {path} to write a record in.").format(path=path.parent),
                _("Make the folder first."),
            ) from None
        raise RecordMissing(_("There is no record {path}.").format(path=path), _("Check the name.")) from None
    except IsADirectoryError:
        raise RecordForeign(_("{path} is a folder, not a record.").format(path=path), _("Name a file in it.")) from None
    except OSError as fault:
        raise _unwritable(path, fault) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise RecordForeign(_("{path} is not a regular file.").format(path=path), _("Name a record's file."))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        os.close(handle)
        if fault.errno not in (errno.EWOULDBLOCK, errno.EACCES):
            raise _unwritable(path, fault) from None
        raise RecordInUse(
            _("The record {path} is in use by another process.").format(path=path),
            _("Finish or quit the other game first, or use another file."),
        ) from None
    return handle


def _content(path: Path, handle: int) -> bytes:
    """Every byte of an open file."""
    try:
        with os.fdopen(os.dup(handle), "rb") as file:
            file.seek(0)
            return file.read()
    except OSError as fault:
        raise unreadable(path, fault) from None


def _sync_folder(folder: Path) -> None:
    """Make a new file's name last. Some file systems cannot; the file's content is safe all the same."""
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _unwritable(path: Path, fault: OSError) -> RecordError:
    """The error for a disk that does not take what is written."""
    if fault.errno in FULL:
        return RecordUnwritable(
            _("The disk is full: the last entry could not be saved to {path}.").format(path=path),
            _("Make room and try again; everything before it is kept."),
        )
    if fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return RecordUnwritable(
            _("The record {path} cannot be written: {cause}.").format(path=path, cause=fault.strerror),
            _("Use a folder that you may write in."),
        )
    return RecordUnwritable(
        _("The record {path} cannot be written: {cause}.").format(path=path, cause=fault.strerror or fault),
        _("Check the disk; everything before the last entry is kept."),
    )
