"""The same integers in one row of memory: it knows how a rulebook's tables and a position lie there, and no rule.

Compiled code is made for a *shape*, a length for every list, and not for a deck: lengths are rounded up to tiers, so a
new deck compiles nothing unless it is larger than any before. Lists lie close together, four bytes a number where that
is enough: most of the time of a game in machine code goes into fetching numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import numpy as np

from exercise.rules.lanes import LANE, Lanes
from exercise.rules.position import Position

Shape = tuple[tuple[str, int], ...]
"""Every field by name with the room of its list; 0 for a plain number."""

LEAST = 4
FLOORS = {
    # tables
    **dict.fromkeys(("track_start", "track_low", "track_high"), 32),
    **dict.fromkeys(("ask_fact", "ask_bar", "ask_yes", "ask_no"), 512),
    **dict.fromkeys(("span_first", "span_last"), 256),
    **dict.fromkeys(("do_kind", "do_what", "do_much", "do_bar", "do_cause"), 1536),
    **dict.fromkeys(("issue_weight", "issue_tension", "issue_cooperation"), 8),
    **dict.fromkeys(("stance_first", "stance_last", "always_first", "always_last"), 8),
    **dict.fromkeys(("stance_card", "card_side", "card_issue", "card_stance", "card_copies"), 128),
    **dict.fromkeys(("card_always", "card_once", "card_twin", "card_when", "card_do", "card_unmet"), 128),
    **dict.fromkeys(("recall_slot", "recall_side", "recall_stance", "recall_issue", "recall_within"), 16),
    **dict.fromkeys(("team_shift", "team_do", "team_clarity", "team_income", "team_pay"), 8),
    "always_card": 32, "price": 1024,
    **dict.fromkeys(("agenda_point_first", "agenda_point_last", "score_track", "score_weight"), 16),
    **dict.fromkeys(("point_when", "point_score", "ending_bonus"), 32),
    **dict.fromkeys(("institution_clarity", "institution_lapses", "asking_event", "private_event", "ending_when"), 16),
    **dict.fromkeys(("calendar_first", "calendar_last"), 256), "calendar": 384,
    **dict.fromkeys(("event_chance", "event_luck", "event_when", "event_spent", "event_to", "event_do"), 64),
    **dict.fromkeys(("event_deal_first", "event_deal_last", "deal_card", "no_events"), 64), "event_unplayed": 128,
    # positions
    "fact": 384, "last_shown": 64, "fired": 64, "live": 64, "due": 1024, "void": 16, "hand": 128, "dealt": 128,
    "discard": 128, "gone": 128, "options": 128, "holding": 16, "order": 16, "change": 32, "touched": 1024,
    "luck": 1536, "pile": 256, "row": 2048, "founding": 16, "dissolving": 16, "block": 32,
    "luck_first": 16, "luck_room": 16,
    # plans
    "index": 384, "place": 384, "first": 16, "room": 16,
}  # fmt: skip
"""The least room of a list: what a deck of some hundred and twenty cards needs, so that all smaller ones share their
code. Of a list that is not named here, `LEAST`."""

WIDE = frozenset(
    ("do_cause", "track_low", "track_high", "fact", "row", "change", "block", "tape", "drawn", "options", "order")
)
"""Lists whose numbers take eight bytes: they may be larger than 2**31 (a track needs no bounds), or are handed on as
arrays. Plain numbers take eight as well. No number of a deck is larger than a million (`yaml_events.LARGEST`)."""

WORDS = frozenset(("luck", "index", "place"))
"""Lists of words, 0 to 2**32 - 1."""

SCRATCH = {"row": "rows", "touched": "touches", "drawn": "draws", "tape": "tape_end", "options": "", "luck": ""}
"""Lists of a position that lie last, each with the number that is 0 while nothing in it matters: a copy then leaves
the list out. What stands in `options` matters to nobody else, and luck worked out ahead stays with its owner: a copy
has none (`laid.copy_record`)."""


def room(length: int, least: int) -> int:
    """The room for a list: the least, or the next of 4, 6, 8, 12, 16, 24, 32... that is enough."""
    size = LEAST
    while size < max(length, least):
        size = size * 3 // 2 if size & (size - 1) == 0 else size * 4 // 3
    return size


def shape_of(thing: Any, names: tuple[str, ...]) -> Shape:
    """The shape of one rulebook's tables, of one position, or of one plan of luck (`Plan`)."""
    shape = []
    for name in names:
        value = getattr(thing, name)
        shape.append((name, 0 if isinstance(value, int) else room(len(value), FLOORS.get(name, LEAST))))
    return tuple(sorted(shape, key=lambda one: one[0] in SCRATCH))


class Plan:
    """Lanes one by one: as `rules.lanes.Lanes`, with a number for each."""

    def __init__(self, lanes: Lanes) -> None:
        self.count = lanes.count
        for name in ("index", "place"):
            row = getattr(lanes, name).to_bytes(LANE * lanes.count, "little")
            setattr(self, name, np.frombuffer(row, np.uint64).tolist())
        self.first, self.room = lanes.first, lanes.room


PLAN = ("count", "index", "place", "first", "room")


@dataclass(frozen=True)
class Layout:
    """Where every field of a shape lies, in bytes from the beginning of a record; `fixed` if none is ever written by
    compiled code."""

    name: str
    shape: Shape
    fixed: bool
    sizes: dict[str, int] = field(init=False, compare=False)
    places: dict[str, int] = field(init=False, compare=False)
    length: int = field(init=False, compare=False)
    lasting: int = field(init=False, compare=False)  # as far as the first list of `SCRATCH`

    def __post_init__(self) -> None:
        at, lasting, places = 0, 0, {}
        object.__setattr__(self, "sizes", dict(self.shape))
        for name, size in self.shape:
            places[name] = at
            at += -(-(size or 1) * self.width(name) // 8) * 8
            lasting = lasting if name in SCRATCH else at
        for name, value in (("places", places), ("length", at), ("lasting", lasting)):
            object.__setattr__(self, name, value)

    def width(self, name: str) -> int:
        """How many bytes a number of a field takes."""
        return 4 if self.sizes[name] and name not in WIDE else 8

    @property
    def mark(self) -> str:
        """A short hash that tells layouts apart."""
        return sha256(repr((self.name, self.shape)).encode()).hexdigest()[:12]

    def rows(self, many: int) -> Any:
        """Room for so many records: an array of one row each."""
        return np.zeros((many, self.length // 8), np.int64)

    def cells(self, row: Any, name: str) -> Any:
        """The numbers of a field of a record, in place."""
        width, at = self.width(name), self.places[name]
        kind = np.int64 if width == 8 else np.uint32 if name in WORDS else np.int32
        return row.view(kind)[at // width : at // width + (self.sizes[name] or 1)]

    def write(self, thing: Any, row: Any) -> None:
        """Copy integers and lists into a record; what is left of each list's room is 0. Raises OverflowError for a
        number that does not fit."""
        for name, size in self.shape:
            value, cells = getattr(thing, name), self.cells(row, name)
            if size:
                cells[: len(value)] = value
                cells[len(value) :] = 0
            else:
                cells[0] = value

    def read(self, row: Any, thing: Position) -> None:
        """Copy a record back into a position whose lists have their lengths."""
        for name, size in self.shape:
            value, cells = getattr(thing, name), self.cells(row, name)
            if not size:
                setattr(thing, name, int(cells[0]))
            elif isinstance(value, list):
                value[:] = cells[: len(value)].tolist()
