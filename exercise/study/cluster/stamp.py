"""Which program this is: it knows its version and its sources, and no game.

Two machines play the same games only if they have the same rules, so a cluster compares stamps before it begins.
"""

from __future__ import annotations

import hashlib
import platform
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

import exercise

ROOMS = ("deck", "rules", "players", "study")
"""The rooms whose sources decide what a game comes to."""


class Stamp(TypedDict):
    """What a program says of itself: its version, a hash of its sources, Python's version, and whether it has Numba."""

    version: str
    sources: str
    python: str
    numba: bool


@lru_cache(maxsize=1)
def sources() -> str:
    """A hash, in hex, of the sources of every room that decides a game. Line ends do not count: a checkout on another
    system may have others."""
    found = hashlib.sha256()
    top = Path(exercise.__file__).parent
    for room in ROOMS:
        for path in sorted((top / room).rglob("*.py"), key=lambda one: one.relative_to(top).as_posix()):
            text = path.read_bytes().replace(b"\r\n", b"\n")
            found.update(path.relative_to(top).as_posix().encode() + b"\0" + text + b"\0")
    return found.hexdigest()[:16]


def stamp() -> Stamp:
    """The stamp of this process's program."""
    return {
        "version": exercise.__version__,
        "sources": sources(),
        "python": platform.python_version(),
        "numba": find_spec("numba") is not None,
    }
