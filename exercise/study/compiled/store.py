"""Where machine code is kept between runs: it knows files and versions, and nothing of what the code does.

The folder is named by a hash of everything that the code was made from, for Numba looks at a function's own file alone
and would go on using code whose constants have changed elsewhere.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import numba
from numba.core import config

import exercise

ROOMS = ("rules", "players", "study")


def version() -> str:
    """A hash, in hex, of the sources of every room that is compiled, and of what compiles them."""
    found = hashlib.sha256(f"{sys.version} {numba.__version__}".encode())
    top = Path(exercise.__file__).parent
    for room in ROOMS:
        for path in sorted((top / room).rglob("*.py")):
            found.update(str(path.relative_to(top)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def place() -> Path:
    """The folder for machine code: `compiled` in EXERCISE_CACHE, or in the platform's place for caches."""
    chosen = os.environ.get("EXERCISE_CACHE")
    if chosen:
        return Path(chosen) / "compiled"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "exercise" / "cache" / "compiled"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "exercise" / "compiled"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "exercise" / "compiled"


def known() -> bool:
    """Whether this version was compiled here before."""
    return (place() / version()).is_dir()


def open_for_this_version() -> None:
    """Make Numba keep its code in the folder of this version."""
    config.CACHE_DIR = str(place() / version())  # type: ignore[attr-defined]  # made when Numba begins
