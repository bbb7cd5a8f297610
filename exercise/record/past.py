"""A turn that is over, as history tells it: it knows which parts of it a viewer may see, and changes nothing.

A turn is kept as one plain mapping that holds everything; `seen` makes of it what one viewer may see, with None in the
place of what it may not. `replay --json`, a seat's history and the debrief are all made of these.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from exercise.deck.models import SIDES, STANCES, Side, other
from exercise.record.entries import Entry
from exercise.rules import ledger
from exercise.rules.position import TURN, Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.views import Viewer, formal, order_ids, stance

Turn: TypeAlias = dict[str, Any]


def told(book: Rulebook, position: Position, orders: dict[str, Entry], acts: tuple[Entry, ...]) -> Turn:
    """Everything of the turn that a position has just closed. Figures are points; `hash` comes when it is known."""
    tables, fact = book.tables, position.fact
    capital = {name: fact[tables.capital_track[side]] for side, name in enumerate(SIDES)}
    return {
        "turn": fact[TURN],
        "events": [event.id for place, event in enumerate(book.events) if position.live[place] & 1],
        "acts": list(acts),
        "signals": {name: word(book, position, side) for side, name in enumerate(SIDES)},
        "orders": {name: order_ids(book, position, side) for side, name in enumerate(SIDES)},
        "expect": {name: orders[name]["expect"] for name in SIDES},
        "because": {name: orders[name]["because"] for name in SIDES},
        "posture": {name: stance(position.shown[side]) for side, name in enumerate(SIDES)},
        "tracks": tracks(book, position),
        "tension": fact[0],
        "cooperation": fact[1],
        "capital": capital if tables.has_capital else None,
        "standing": [one.id for place, one in enumerate(book.institutions) if fact[tables.at_standing + place]],
        "ledger": [row_of(row) for row in ledger.rows(book, position)],
        "hash": None,
    }


def tracks(book: Rulebook, position: Position) -> dict[str, int]:
    """Every track by name."""
    return {name: position.fact[book.layout.track_at[name]] for name in book.layout.tracks}


def word(book: Rulebook, position: Position, side: int) -> dict[str, Any] | None:
    """What a side announced, how the other read it, and whether the word was kept; None on a deck without signals."""
    if position.say[side] < 0:
        return None
    return {
        "posture": STANCES[position.say[side]],
        **formal(book, position, side),
        "read_as": stance(position.read[1 - side]),
        "kept": None if position.kept[side] < 0 else bool(position.kept[side]),
    }


def row_of(row: ledger.Row) -> dict[str, Any]:
    """A row of the ledger, ready for JSON."""
    return {
        "phase": row.phase,
        "cause": row.cause,
        "side": row.side,
        "track": row.track,
        "change": row.change,
        "claims": list(row.claims),
    }


# --- what a viewer may see of it ------------------------------------------------------------------------------------


def seen(book: Rulebook, turn: Turn, viewer: Viewer, over: bool) -> Turn:
    """The turn as a viewer may see it, while the game runs or once it is over. A new mapping; what is hidden is None.

    Until the end a side does not see the rival's true announcement, how the rival read its own, the rival's expectation
    and reason, nor an event meant for the rival alone (of its shifts it sees the rows, not the cause). The public sees
    less: no words of either side. The facilitator sees all but expectations and reasons, which are their writer's alone
    until the end. Hashes are the facilitator's.
    """
    facilitator = viewer == "facilitator"
    hidden = set() if facilitator or over else private_events(book, viewer)
    mine = SIDES if over else tuple(side for side in SIDES if side == viewer)
    return {
        **turn,
        "events": [event for event in turn["events"] if event not in hidden],
        "acts": [act_seen(act, hidden) for act in turn["acts"]],
        "signals": {
            side: turn["signals"][side] if over or facilitator else word_seen(turn["signals"][side], side, viewer)
            for side in SIDES
        },
        "expect": {side: turn["expect"][side] if side in mine else None for side in SIDES},
        "because": {side: turn["because"][side] if side in mine else None for side in SIDES},
        "ledger": [row_seen(row, hidden) for row in turn["ledger"]],
        "hash": turn["hash"] if facilitator else None,
    }


def private_events(book: Rulebook, viewer: Viewer) -> set[str]:
    """The events that a viewer is not told of: those for one side alone, unless it is that side."""
    return {event.id for event in book.events if event.to not in ("both", viewer)}


def word_seen(word: dict[str, Any] | None, side: Side, viewer: Viewer) -> dict[str, Any] | None:
    """A side's announcement during the game: the speaker knows what it said, the hearer what it read."""
    if word is None:
        return None
    if viewer == side:
        return {**word, "read_as": None}
    if viewer == other(side):
        return {**word, "posture": None}
    return {**dict.fromkeys(word), "kept": word["kept"]}


def act_seen(act: Entry, hidden: set[str]) -> Entry:
    """An act as a side may see it: of an inject meant for the other side alone, only that something was done."""
    if act["event"] not in hidden:
        return act
    return {**act, "event": None, "shift": None, "why": None}


def row_seen(row: dict[str, Any], hidden: set[str]) -> dict[str, Any]:
    """A row of the ledger without the name and claims of an event that is not to be known. Its points are public."""
    kind, _colon, name = row["cause"].partition(":")
    return {**row, "cause": None, "claims": None} if kind == "event" and name in hidden else row
