"""From what a seat submits to an entry of a record: it knows who may do what, and the shape of each move.

A move is a plain mapping whose `move` names its kind; what a kind does not need may be left out. Whether the rules and
the course of the game let it happen is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercise.deck.models import SIDES
from exercise.deck.tongue import _
from exercise.record.entries import ACTS, CARDS_MOST, Entry, is_shift, is_text
from exercise.rules.legality import Reason
from exercise.rules.views import Viewer

SIDE_MOVES = ("team", "agenda", "signal", "orders", "message")
FACILITATOR_MOVES = ("act", "undo", "pause", "note", "message")


def entry_of(viewer: Viewer, move: Mapping[str, Any]) -> tuple[Entry, list[Reason]]:
    """The entry that a viewer's move asks for, and every reason why it is none (then the entry is of no use)."""
    kind = move.get("move")
    if not isinstance(kind, str) or kind not in _MADE:
        text = _("There is no move called “{move}”.").format(move=kind)
        return {}, [Reason("unknown_move", text, field="move", have=str(kind), need=", ".join(sorted(_MADE)))]
    mine = SIDE_MOVES if viewer in SIDES else FACILITATOR_MOVES if viewer == "facilitator" else ()
    if kind not in mine:
        if not mine:
            text = _("This seat only watches.")
        elif kind in SIDE_MOVES:
            text = _("Only the two sides may do that.")
        else:
            text = _("Only the facilitator may do that.")
        return {}, [Reason("wrong_seat", text, field="move", have=viewer)]
    entry: Entry = {"entry": kind, **_MADE[kind](viewer, move)}
    return entry, [wrong(kind, name) for name, test in _SHAPES[kind].items() if not test(entry[name])]


def wrong(kind: str, field: str) -> Reason:
    """Against a field that does not hold what it should."""
    text = _("The field “{field}” of the move “{move}” does not hold what it should.").format(field=field, move=kind)
    return Reason("bad_field", text, field=field)


def team(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    return {"side": viewer, "team": move.get("team")}


def agenda(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    return {"side": viewer, "agenda": move.get("agenda")}


def signal(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    fields = ("posture", "issue", "offer")
    return {"side": viewer, **{name: move.get(name) for name in fields}}


def orders(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    cards = move.get("cards", [])
    cards = list(cards) if isinstance(cards, (list, tuple)) else cards
    return {"side": viewer, "cards": cards, "expect": move.get("expect"), "because": move.get("because") or None}


def message(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    to = move.get("to", list(SIDES))
    if viewer in SIDES:
        to = [side for side in SIDES if side != viewer]
    return {"side": viewer, "to": to, "text": move.get("text")}


def act(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    shift = move.get("shift") or {}
    if isinstance(shift, Mapping):
        shift = {name: by for name, by in shift.items() if by != 0}
    return {"kind": move.get("act"), "event": move.get("event"), "shift": shift, **by_whom(move)}


def undo(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    return {"to_turn": move.get("to_turn"), **by_whom(move)}


def pause(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    return {"on": move.get("on", True), **by_whom(move)}


def note(viewer: Viewer, move: Mapping[str, Any]) -> Entry:
    return {"text": move.get("text"), "who": by_whom(move)["who"]}


def by_whom(move: Mapping[str, Any]) -> Entry:
    """Who acts (a pseudonym; the facilitator if nobody is named) and why."""
    return {"who": move.get("who") or "facilitator", "why": move.get("why") or ""}


def is_name(value: Any) -> bool:
    """Text or nothing: what is wrong with the text itself, the rules and the course of the game say."""
    return value is None or is_text(value)


_MADE: dict[str, Callable[[Viewer, Mapping[str, Any]], Entry]] = {
    "team": team,
    "agenda": agenda,
    "signal": signal,
    "orders": orders,
    "message": message,
    "act": act,
    "undo": undo,
    "pause": pause,
    "note": note,
}
_SHAPES: dict[str, dict[str, Callable[[Any], bool]]] = {
    "team": {"team": is_name},
    "agenda": {"agenda": is_name},
    "signal": {"posture": is_name, "issue": is_name, "offer": is_name},
    "orders": {
        "cards": lambda value: isinstance(value, list) and len(value) <= CARDS_MOST and all(map(is_text, value)),
        "expect": is_name,
        "because": is_name,
    },
    "message": {
        "to": lambda value: isinstance(value, list) and bool(value) and all(one in SIDES for one in value),
        "text": is_name,
    },
    "act": {
        "kind": lambda value: value in ACTS,
        "event": is_name,
        "shift": is_shift,
        "who": is_text,
        "why": is_text,
    },
    "undo": {"to_turn": lambda value: type(value) is int and value >= 0, "who": is_text, "why": is_text},
    "pause": {"on": lambda value: isinstance(value, bool), "who": is_text, "why": is_text},
    "note": {"text": is_name, "who": is_text},
}
