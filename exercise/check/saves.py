"""Noticing that a deck was saved: it knows what a file looks like from outside, and reads none of them.

The files are looked at a few times a second. That needs no library, works on every disk, those across a network too,
and takes an editor that writes a new file and renames it for what it is: a save.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from exercise.deck.places import seeds_dir

PAUSE = 0.3
"""Seconds between two looks."""

Look = dict[str, tuple[int, int, int]]
"""Each file by name: which file it is, when it was written in nanoseconds, and its size in bytes."""


def changes(path: Path, wait: Callable[[float], None] = time.sleep, pause: float = PAUSE) -> Iterator[int]:
    """A number, from 0, now and whenever a file of the deck has changed, come or gone. It never ends of itself.

    `path`: the deck's file or folder, which need not be there all the time. A change is told of when it is over: when
    two looks in a row see the same, so that no half-written file is read. `wait` waits so many seconds.
    """
    number = 0
    told = look(path)
    yield number
    before = told
    while True:
        wait(pause)
        now = look(path)
        if now != told and now == before:
            number += 1
            told = now
            yield number
        before = now


def look(path: Path) -> Look:
    """What the files of a deck look like now; what vanishes meanwhile is not there."""
    found: Look = {}
    overlays = (path.with_suffix("") if path.suffix == ".yaml" else path) / "overlays"
    files = path.parent if path.suffix == ".yaml" else path  # beside a deck of one file lies its register
    for place in (path, *within(files), *within(overlays), *within(seeds_dir())):
        try:
            seen = os.stat(place)
        except (OSError, ValueError):
            continue
        if place != path or not place.is_dir():  # a folder's own times say nothing of the files in it
            found[str(place)] = (seen.st_ino, seen.st_mtime_ns, seen.st_size)
    return found


def within(folder: Path) -> list[Path]:
    """The files of a folder that a deck may be made of; none if there is no such folder."""
    try:
        return [folder / name for name in sorted(os.listdir(folder)) if name.endswith((".yaml", ".yml"))]
    except OSError:
        return []
