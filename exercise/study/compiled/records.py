"""The same integers as NumPy records: it knows how a rulebook's tables and a position lie in memory, and no rule.

Compiled code is made for a *shape*, a length for every list, and not for a deck: lengths are rounded up to tiers, so a
new deck compiles nothing unless it is larger than any before.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from exercise.rules.position import Position
from exercise.rules.tables import Tables

Shape = tuple[tuple[str, int], ...]
"""Every field by name with the room of its list; 0 for a plain number."""

PAIR = 4
TABLE = 512
"""The least room of a list of tables: they are written once, so it may be ample."""

FLOORS = {
    "fact": 512, "last_shown": 64, "fired": 64, "live": 64, "due": 1024, "void": 16, "hand": 128, "dealt": 128,
    "discard": 128, "gone": 128, "options": 128, "pile": 256, "holding": 16, "order": 16, "change": 64, "touched": 1024,
    "row": 2048, "founding": 16, "dissolving": 16, "block": 32, "luck_first": 16, "luck_room": 16,
    "no_events": 64, "do_kind": 2048, "do_what": 2048, "do_much": 2048, "do_cause": 2048, "price": 1024,
}  # fmt: skip
"""The least room of a position's lists, and of some rows of tables: what a deck of
some hundred and twenty cards needs, for every game begins with a copy of it all. Lists of one number a side need no
more than `PAIR`."""


def room(length: int, least: int) -> int:
    """The room for a list: the least, doubled until it is enough."""
    size = least
    while size < length:
        size *= 2
    return size


def shape_of(thing: Tables | Position, names: tuple[str, ...]) -> Shape:
    """The shape of one rulebook's tables or of one position."""
    shape = []
    for name in names:
        value = getattr(thing, name)
        least = FLOORS.get(name, TABLE if isinstance(thing, Tables) else PAIR)
        shape.append((name, 0 if isinstance(value, int) else room(len(value), least)))
    return tuple(shape)


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
