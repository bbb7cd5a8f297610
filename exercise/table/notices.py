"""What each viewer is told as it happens: it turns entries into notices, and tells nobody what its view may not show.

Every viewer has a list of its own, numbered from 1 without gaps, so that not even a number gives a secret away. Notices
are made of the record's entries and of nothing else: a resumed game tells the same story again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from exercise.deck.models import SIDES, Side
from exercise.record import past
from exercise.record.course import Course
from exercise.record.entries import Entry
from exercise.rules import ledger
from exercise.rules.views import VIEWERS, Viewer, fired, reading, said

Notice: TypeAlias = dict[str, Any]
_NUMBER: dict[str, int] = {side: number for number, side in enumerate(SIDES)}


class Notices:
    """The notices of one game, by viewer."""

    def __init__(self) -> None:
        self.told: dict[Viewer, list[Notice]] = {viewer: [] for viewer in VIEWERS}

    def since(self, viewer: Viewer, number: int) -> list[Notice]:
        """A viewer's notices after a number."""
        return self.told[viewer][max(number, 0) :]

    def add(self, notices: list[tuple[Viewer, Notice]]) -> None:
        """Tell each viewer what was made for it."""
        for viewer, notice in notices:
            self.told[viewer].append({"n": len(self.told[viewer]) + 1, **notice})


def made_of(course: Course, entry: Entry) -> list[tuple[Viewer, Notice]]:
    """The notices that an entry which the course has just applied gives to each viewer; not told to anybody yet."""
    tell = _TELL.get(entry["entry"])
    if tell is None:
        return []
    contents = ((viewer, tell(course, entry, viewer)) for viewer in VIEWERS)
    return [
        (viewer, {"kind": content["kind"], "turn": entry["turn"], **content})
        for viewer, content in contents
        if content is not None
    ]


def sealed(course: Course, entry: Entry, viewer: Viewer) -> Notice | None:
    """A side has spoken or sealed: everybody may know that, and nothing of what."""
    return {"kind": "sealed", "side": entry["side"], "what": entry["entry"]}


def stepped(course: Course, entry: Entry, viewer: Viewer) -> Notice | None:
    """The rules have taken a step: an opening, signals read, a resolution."""
    return _STEPS[entry["step"]](course, viewer)


def started(course: Course, viewer: Viewer) -> Notice | None:
    """Both delegations are seated."""
    teams = course.position.team
    names = {side: None if teams[at] < 0 else course.book.teams[teams[at]][1].id for side, at in _NUMBER.items()}
    return {"kind": "start", "teams": names}


def opened(course: Course, viewer: Viewer) -> Notice | None:
    """A turn has opened: its events, and what moved."""
    book, position = course.book, course.position
    everything = viewer == "facilitator"
    hidden = set() if everything else past.private_events(book, viewer)
    return {
        "kind": "opening",
        "turn": course.turn,
        "events": fired(book, position, _NUMBER.get(viewer), everything),
        "ledger": [past.row_seen(past.row_of(row), hidden) for row in ledger.rows(book, position)],
    }


def heard(course: Course, viewer: Viewer) -> Notice | None:
    """Both have spoken: a side is told what it said and what it read, the facilitator all of it."""
    book, position = course.book, course.position
    mine: tuple[Side, ...] = SIDES if viewer == "facilitator" else tuple(side for side in SIDES if side == viewer)
    return {
        "kind": "signals",
        "signal": {side: said(book, position, at) if side in mine else None for side, at in _NUMBER.items()},
        "reading": {side: reading(book, position, at) if side in mine else None for side, at in _NUMBER.items()},
    }


def resolved(course: Course, viewer: Viewer) -> Notice | None:
    """Orders are open and resolved: the turn as history tells it."""
    told = past.seen(course.book, course.moment.turns[-1], viewer, over=False)
    kept = {side: None if told["signals"][side] is None else told["signals"][side]["kept"] for side in SIDES}
    return {
        "kind": "resolution",
        "orders": told["orders"],
        "posture": told["posture"],
        "kept": kept,
        "ledger": [row for row in told["ledger"] if row["phase"] in ("resolution", "closing")],
    }


def spoke(course: Course, entry: Entry, viewer: Viewer) -> Notice | None:
    """A message, for whom it is for, who sent it, and the facilitator."""
    if viewer != "facilitator" and viewer != entry["side"] and viewer not in entry["to"]:
        return None
    return {"kind": "message", "from": entry["side"], "to": entry["to"], "text": entry["text"]}


def acted(course: Course, entry: Entry, viewer: Viewer) -> Notice | None:
    """A facilitator's act; a side whose sealed move came back is told why."""
    moment = course.moment
    act = moment.acts[-1] if entry["kind"] != "play_on" else moment.turns[-1]["acts"][-1]
    hidden = set() if viewer == "facilitator" else past.private_events(course.book, viewer)
    reasons = moment.returned.get(viewer, []) if viewer in entry["returned"] else []
    return {
        "kind": "act",
        "act": past.act_seen(act, hidden),
        "returned": list(entry["returned"]),
        "reasons": [reason._asdict() for reason in reasons],
    }


def undone(course: Course, entry: Entry, viewer: Viewer) -> Notice | None:
    """Back to an earlier turn."""
    return {"kind": "undo", "to_turn": entry["to_turn"], "who": entry["who"], "why": entry["why"]}


def paused(course: Course, entry: Entry, viewer: Viewer) -> Notice | None:
    """The facilitator pauses the game or lets it go on."""
    return {"kind": "pause", "on": entry["on"], "who": entry["who"], "why": entry["why"]}


def ended(course: Course, entry: Entry, viewer: Viewer) -> Notice | None:
    """The game is over: nothing of it is secret any more but its seed."""
    return {"kind": "end", "ending": entry["ending"], "score": entry["score"], "result": entry["result"]}


_TELL: dict[str, Callable[[Course, Entry, Viewer], Notice | None]] = {
    "team": sealed,
    "agenda": sealed,
    "signal": sealed,
    "orders": sealed,
    "draw": stepped,
    "message": spoke,
    "act": acted,
    "undo": undone,
    "pause": paused,
    "end": ended,
}
_STEPS: dict[str, Callable[[Course, Viewer], Notice | None]] = {
    "start": started,
    "opening": opened,
    "signals": heard,
    "resolution": resolved,
}
