"""What goes wrong on the command line: it knows how a fault becomes a sentence, a remedy and an exit code.

No fault reaches a person as a traceback. What nobody foresaw is written to a file, and the sentence says where; with
EXERCISE_DEBUG=1 the traceback is shown as well.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

import click

from exercise.deck.tongue import _

BAD = 1
USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
"""Exit codes: the thing examined is bad; wrong usage; Ctrl-C (128 + SIGINT); nobody reads on (128 + SIGPIPE)."""


class Fault(Exception):
    """Something wrong with what was examined. `message`: what, one sentence; `remedy`: what to do about it."""

    usage = False

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class Misuse(Fault):
    """Something wrong with what was asked: an unknown name, a missing file, an impossible number."""

    usage = True


class Told(NamedTuple):
    """A fault as it is told, and the exit code that goes with it."""

    message: str
    remedy: str
    code: int


def unknown(what: str, name: str, known: Iterable[str], remedy: str) -> Misuse:
    """The fault of a name that is not there, with the nearest one that is. `what`: a sentence with {name}."""
    from difflib import get_close_matches

    message = what.format(name=name)
    near = get_close_matches(name, list(known), 1)
    if near:
        message += " " + _("Did you mean “{near}”?").format(near=near[0])
    return Misuse(message, remedy)


def report(fault: BaseException) -> int:
    """Tell a person of a fault on standard error, and return the exit code. Never raises."""
    if isinstance(fault, SystemExit):
        return left(fault)
    if isinstance(fault, KeyboardInterrupt | EOFError | click.Abort):
        complain("")
        return INTERRUPTED
    if isinstance(fault, OSError) and fault.errno in (errno.EPIPE, errno.ESHUTDOWN):
        hush()
        return PIPE_CLOSED
    told = tell(fault)
    if told is None:
        told = Told(
            _("Exercise met something it did not foresee ({what}).").format(what=named(fault)), kept(fault), BAD
        )
    if os.environ.get("EXERCISE_DEBUG"):
        import traceback

        traceback.print_exception(fault)
    complain(f"{_('Error')}: {' '.join(part for part in (told.message, told.remedy) if part)}")
    hush()
    return told.code


def tell(fault: BaseException) -> Told | None:
    """A fault as it is told; None if nobody foresaw it."""
    if isinstance(fault, click.UsageError):
        return Told(sentence(fault.format_message()), usage_of(fault), USAGE)
    if isinstance(fault, click.ClickException):
        return Told(sentence(fault.format_message()), "", BAD)
    message = getattr(fault, "message", None)
    if isinstance(message, str):
        return Told(sentence(message), getattr(fault, "remedy", ""), USAGE if getattr(fault, "usage", False) else BAD)
    if getattr(fault, "problems", None):
        return Told(sentence(str(fault)), _("`exercise check` lists everything that is wrong with a deck."), BAD)
    if isinstance(fault, OSError) and fault.strerror:
        where = f"{fault.filename}: " if fault.filename is not None else ""
        missing = isinstance(fault, FileNotFoundError | IsADirectoryError | NotADirectoryError)
        remedy = remedies().get(fault.errno or 0, "")
        return Told(sentence(f"{where}{fault.strerror}"), remedy, USAGE if missing else BAD)
    return None


def remedies() -> dict[int, str]:
    """What to do about a disk, by the number of its complaint."""
    return {
        errno.ENOSPC: _("Make room, or name a file on another disk."),
        errno.EROFS: _("Name a file on a disk that can be written."),
        errno.EACCES: _("Ask for permission, or name another file."),
        errno.ENOENT: _("Check the name; `ls` shows what is there."),
    }


def usage_of(fault: click.UsageError) -> str:
    """Where to read how the command is used."""
    path = fault.ctx.command_path if fault.ctx is not None else "exercise"
    return _("See `{command} --help`.").format(command=path)


def sentence(text: str) -> str:
    """The text on one line, with a full stop."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "”", ")")) else f"{text}."


def named(fault: BaseException) -> str:
    """An unforeseen fault in a few words."""
    said = " ".join(str(fault).split())
    return f"{type(fault).__name__}: {said}"[:200] if said else type(fault).__name__


def kept(fault: BaseException) -> str:
    """Write the details of an unforeseen fault to a file, and say where they are."""
    import traceback
    from datetime import UTC, datetime

    try:
        from exercise.table.saved import home

        folder = home() / "trouble"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{datetime.now(UTC).strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
        path.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    except Exception:  # while reporting a fault, a second one only costs the file
        return _("Set EXERCISE_DEBUG=1 and try again to see the details.")
    return _("The details are in {path}; please send them to whoever gave you this program.").format(path=path)


def left(leaving: SystemExit) -> int:
    """The exit code that somebody asked for by leaving."""
    if leaving.code is None or isinstance(leaving.code, int):
        return leaving.code or 0
    complain(str(leaving.code))
    return BAD


def complain(text: str) -> None:
    """One line on standard error, if anybody still listens there."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        return


def hush() -> None:
    """Let what standard output does not take any more (its disk is full, its reader gone) go nowhere, so that Python's
    own last flush has nothing to complain of."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)
