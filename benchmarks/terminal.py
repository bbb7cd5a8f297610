"""A terminal of 80 by 24 without a person: it runs a program in it, types keys, and says when what was drawn.

It knows pseudo-terminals and clocks, and nothing of the programs.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from types import TracebackType

ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(\x07|\x1b\\)|[@-Z\\-_=>])", re.DOTALL)


class Terminal:
    """A program under way in a terminal of its own. `born`: when it was started; `text`: all it has drawn, bare."""

    def __init__(self, words: list[str], columns: int = 80, rows: int = 24, **changes: str) -> None:
        self.born = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **changes})
            for name in ("NO_COLOR", "TEXTUAL", "EXERCISE_DEBUG"):
                os.environ.pop(name, None)
            time.sleep(0)
            os.execvp(words[0], words)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.drawn = b""

    @property
    def text(self) -> str:
        """Everything drawn so far, without escape sequences."""
        return ESCAPES.sub("", self.drawn.decode("utf-8", "replace"))

    def read(self, wait: float) -> bool:
        """Take in what comes within `wait` seconds; whether anything came."""
        ready, _, _ = select.select([self.handle], [], [], wait)
        if not ready:
            return False
        try:
            self.drawn += os.read(self.handle, 1 << 16)
        except OSError:
            return False
        return True

    def until(self, wanted: str, limit: float = 30.0) -> float:
        """Seconds from the start until a text stands on the screen. Raises TimeoutError if it never does."""
        while wanted not in self.text:
            if time.perf_counter() - self.born > limit:
                raise TimeoutError(f"{wanted!r} never came; the last drawn was {self.text[-300:]!r}")
            self.read(0.5)
        return time.perf_counter() - self.born

    def settle(self, quiet: float = 0.3, limit: float = 10.0) -> None:
        """Wait until nothing has been drawn for `quiet` seconds."""
        end = time.perf_counter() + limit
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def key(self, key: str, quiet: float = 0.06) -> float:
        """Press a key; seconds until the last of what it made the program draw (0 if it drew nothing)."""
        pressed = last = time.perf_counter()
        os.write(self.handle, key.encode())
        while self.read(quiet):
            last = time.perf_counter()
        return last - pressed

    def memory(self) -> float:
        """The most memory the program has had resident, in MB (of 1024 * 1024 bytes); 0 where that is not told."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0.0
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        return int(found[1]) / 1024 if found else 0.0

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)
