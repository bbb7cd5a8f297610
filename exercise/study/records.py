"""The same integers as NumPy records: it knows how a rulebook's tables and a position lie in memory, and no rule.

Compiled code is made for a *shape*, a length for every list, and not for a deck: lengths are rounded up to tiers, so a
new deck compiles nothing unless it is larger than any before.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from exercise.rules.position import Position
from exercise.rules.tables import Tables

SMALLEST = 4
"""The least room that a list is given."""

Shape = tuple[tuple[str, int], ...]
"""Every field by name with the room of its list; 0 for a plain number."""


def room(length: int) -> int:
    """The room for a list: the next power of four, at least `SMALLEST`."""
    size = SMALLEST
    while size < length:
        size *= 4
    return size


def shape_of(thing: Tables | Position, names: tuple[str, ...]) -> Shape:
    """The shape of one rulebook's tables or of one position."""
    return tuple(
        (name, 0 if isinstance(value, int) else room(len(value)))
        for name, value in ((name, getattr(thing, name)) for name in names)
    )


def kind(shape: Shape) -> Any:
    """The NumPy type of a record of this shape: 64-bit integers throughout."""
    return np.dtype([(name, np.int64, (size,)) if size else (name, np.int64) for name, size in shape])


def write(thing: Tables | Position, record: Any) -> None:
    """Copy integers and lists into a record; what is left of each list's room is 0."""
    for name in record.dtype.names:
        value = getattr(thing, name)
        if isinstance(value, int):
            record[name] = value
        else:
            field = record[name]
            field[: len(value)] = value
            field[len(value) :] = 0


def read(record: Any, thing: Position) -> None:
    """Copy a record back into a position whose lists have their lengths."""
    for name in record.dtype.names:
        value = getattr(thing, name)
        if isinstance(value, int):
            setattr(thing, name, int(record[name]))
        elif isinstance(value, list):
            value[:] = record[name][: len(value)].tolist()
