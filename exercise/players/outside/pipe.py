"""A program at the other end of its standard input and output: it knows lines, deadlines and bounds, and no game.

Nothing here waits longer than it was told to, and nothing is kept that the program could make large. The program runs
without a shell, in a session of its own, so that a Ctrl-C at the game's terminal does not reach it, and what it started
goes when it goes.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress

from exercise.deck.tongue import _

MOST = 1 << 18
"""Bytes that a program may say between two questions."""
TAIL = 2000
"""Bytes that are kept of its standard error, the last."""
GRACE = 1.0
"""Seconds that a program has to leave when it is told to."""


class Lost(Exception):
    """The program is of no more use. `code`: `no_start`, `hung`, `died` or `flood`; `text`: what happened, a sentence
    without a name of the program or a path."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Pipe:
    """One running program. `words`: the program and its arguments, as the system is given them; no shell reads them.

    Raises Lost (`no_start`) if there is no such program.
    """

    def __init__(self, words: Sequence[str]) -> None:
        pipe = subprocess.PIPE
        try:
            self.child = subprocess.Popen(
                list(words), stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, start_new_session=True
            )
        except (OSError, ValueError) as fault:
            cause = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
            raise Lost("no_start", _("The program could not be started: {cause}.").format(cause=cause)) from None
        self.streams = [stream for stream in (self.child.stdin, self.child.stdout, self.child.stderr) if stream]
        self.into, self.out, self.err = (stream.fileno() for stream in self.streams)
        for stream in self.streams:
            os.set_blocking(stream.fileno(), False)
        self.heard = bytearray()
        self.tail = bytearray()
        self.left = MOST
        self.open = {self.out, self.err}
        self.closed = False

    # --- speaking and listening ------------------------------------------------------------------------------------

    def send(self, line: bytes, by: float) -> None:
        """Write one line (without its end) before `by`, a time of `time.monotonic`. Raises Lost."""
        rest = memoryview(line + b"\n")
        while rest:
            if self._ready(by, writing=True):
                try:
                    rest = rest[os.write(self.into, rest) :]
                except BlockingIOError:
                    continue
                except OSError:
                    raise self._died() from None

    def line(self, by: float) -> bytes:
        """The next line of the program's, without its end, before `by`. Raises Lost."""
        while True:
            at = self.heard.find(b"\n")
            if at >= 0:
                line = bytes(self.heard[:at])
                del self.heard[: at + 1]
                return line
            if self.out not in self.open:
                raise self._died()
            self._ready(by)

    def forget(self) -> None:
        """Drop what the program has said unasked, and begin to count its bytes anew. Raises Lost (`flood`)."""
        more = True
        while more and self.out in self.open:
            said = len(self.heard)
            self._ready(0.0, strict=False)
            more = len(self.heard) > said
        self.heard.clear()
        self.left = MOST

    def _ready(self, by: float, writing: bool = False, strict: bool = True) -> bool:
        """Wait until something can be read, which is read, or (`writing`) written; whether it can be written now.
        Raises Lost: `hung` after `by` (unless not `strict`), `flood` if it has said too much."""
        left = by - time.monotonic()
        if strict and left <= 0:
            raise Lost("hung", _("The program did not answer in time."))
        with selectors.DefaultSelector() as selector:
            for handle in self.open:
                selector.register(handle, selectors.EVENT_READ)
            if writing:
                selector.register(self.into, selectors.EVENT_WRITE)
            if not selector.get_map():
                return False
            found = {key.fd for key, _events in selector.select(max(left, 0))}
        for handle in found & self.open:
            self._read(handle)
        return self.into in found

    def _read(self, handle: int) -> None:
        """Take what there is on one of the program's two streams."""
        try:
            said = os.read(handle, 1 << 16)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        if not said:
            self.open.discard(handle)
        elif handle == self.err:
            self.tail = (self.tail + said)[-TAIL:]
        else:
            self.left -= len(said)
            if self.left < 0:
                raise Lost("flood", _("The program said more than {most} bytes at once.").format(most=MOST))
            self.heard += said

    # --- the end ---------------------------------------------------------------------------------------------------

    def _died(self) -> Lost:
        """What became of a program that does not listen or speak any more."""
        with suppress(subprocess.TimeoutExpired):
            self.child.wait(0.2)
        code = self.child.returncode
        if code is None:
            return Lost("died", _("The program closed its pipes."))
        if code < 0:
            return Lost("died", _("The program was ended by signal {number}.").format(number=-code))
        return Lost("died", _("The program ended with exit code {code}.").format(code=code))

    @property
    def last_words(self) -> str:
        """The last line that the program wrote to its standard error; empty if none. It may hold anything at all."""
        with suppress(Lost):
            self._ready(0.0, strict=False)
        lines = self.tail.decode(errors="replace").split("\n")
        said = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return "".join(one if one.isprintable() else " " for one in said)[:300]

    def close(self, grace: float = GRACE) -> None:
        """End the program, and everything it started: its input ends, and after `grace` seconds it is killed. Closing
        twice is nothing."""
        if self.closed:
            return
        self.closed = True
        self.streams[0].close()
        until = time.monotonic() + grace
        with suppress(Lost):
            while self.open and time.monotonic() < until:  # what it says last must not hold it up
                self._ready(until, strict=False)
                self.heard.clear()
        with suppress(subprocess.TimeoutExpired):
            self.child.wait(max(until - time.monotonic(), 0))
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait()
        for stream in self.streams:
            stream.close()
