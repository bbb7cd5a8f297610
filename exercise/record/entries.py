"""The kinds of entry a record holds, and the fields of each: it knows their shape, and no file, hash or rule.

An entry is a plain dict as it stands in the file, `hash` left out. `check` answers with the first thing that is wrong,
as a phrase, or None. What an entry *means* is `course`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from exercise.deck.models import SIDES, STANCES
from exercise.deck.tongue import _

Entry: TypeAlias = dict[str, Any]

RECORD_VERSION = 1
TEXT_MOST = 2000  # characters in one message, note or reason
CARDS_MOST = 1000  # cards in one order, far above what any deck allows
WHOLE = 1 << 64  # figures are whole numbers smaller than this
STEPS = ("start", "opening", "signals", "resolution")
ACTS = ("inject", "adjust", "play_on")
STREAMS = ("team", "agenda", "hand", "reading", "event")

Test: TypeAlias = Callable[[Any], bool]


# What text may not hold: halves of surrogate pairs (UTF-8 has none); and, where a person wrote it and others will see
# it in a terminal, control characters other than tab and new line, and marks that turn the direction of writing.
_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def is_text(value: Any) -> bool:
    """A string that UTF-8 can hold."""
    return isinstance(value, str) and _HALVES.search(value) is None


def is_said(value: Any) -> bool:
    """Something a person wrote: at most TEXT_MOST characters, none of them a control character."""
    return is_text(value) and len(value) <= TEXT_MOST and _CONTROLS.search(value) is None


def is_whole(value: Any) -> bool:
    """A whole number of at most 64 bits; true and false are none."""
    return type(value) is int and -WHOLE < value < WHOLE


def is_count(value: Any) -> bool:
    """A whole number, 0 or more."""
    return is_whole(value) and value >= 0


def is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def is_map(value: Any) -> bool:
    return isinstance(value, dict)


def is_list(value: Any) -> bool:
    return isinstance(value, list)


def one_of(*values: str) -> Test:
    """One of these words."""
    return lambda value: isinstance(value, str) and value in values


def maybe(test: Test) -> Test:
    """That, or null."""
    return lambda value: value is None or test(value)


def each_side(test: Test) -> Test:
    """A map of exactly us and china, each passing the test."""
    return lambda value: isinstance(value, dict) and set(value) == set(SIDES) and all(map(test, value.values()))


def many(test: Test, most: int = 1_000_000) -> Test:
    """A list of those, at most `most`."""
    return lambda value: isinstance(value, list) and len(value) <= most and all(test(part) for part in value)


def is_shift(value: Any) -> bool:
    """Tracks by name, each with points."""
    return isinstance(value, dict) and all(is_text(name) and is_whole(by) for name, by in value.items())


def is_draw(value: Any) -> bool:
    """One draw: which stream and side, which turn and index, of how many outcomes, and the outcome."""
    return (
        isinstance(value, dict)
        and set(value) == {"stream", "side", "turn", "index", "of", "outcome"}
        and value["stream"] in STREAMS
        and (value["side"] is None or value["side"] in SIDES)
        and all(is_count(value[name]) for name in ("turn", "index", "of", "outcome"))
        and value["outcome"] < value["of"]
    )


_side = one_of(*SIDES)
_stance = one_of(*STANCES)
_who = one_of(*SIDES, "facilitator")

# By kind: fields that must be there, then fields that may. `entry`, `n` and `turn` are in all but the header.
FIELDS: dict[str, tuple[dict[str, Test], dict[str, Test]]] = {
    "header": (
        {
            "record": is_count,
            "rules": is_count,
            "deck": is_map,
            "deck_sha256": is_text,
            "register": maybe(is_map),
            "overlays": is_list,
            "seed": is_count,
            "variant": maybe(is_text),
            "game": is_count,
            "seats": each_side(is_text),
            "parent": maybe(is_map),
        },
        {},
    ),
    "seat": ({"side": _side, "who": is_text}, {}),
    "team": ({"side": _side, "team": maybe(is_text)}, {}),
    "agenda": ({"side": _side, "agenda": maybe(is_text)}, {}),
    "signal": ({"side": _side, "posture": _stance, "issue": maybe(is_text), "offer": maybe(is_text)}, {}),
    "orders": (
        {"side": _side, "cards": many(is_text, CARDS_MOST), "expect": maybe(_stance), "because": maybe(is_said)},
        {},
    ),
    "draw": ({"step": one_of(*STEPS), "draws": many(is_draw)}, {}),
    "act": (
        {
            "phase": is_text,
            "kind": one_of(*ACTS),
            "event": maybe(is_text),
            "shift": is_shift,
            "who": is_said,
            "why": is_said,
            "returned": many(_side, 2),
        },
        {},
    ),
    "message": ({"side": _who, "to": many(_side, 2), "text": is_said}, {}),
    "note": ({"text": is_said, "who": is_said}, {}),
    "pause": ({"on": is_flag, "who": is_said, "why": is_said}, {}),
    "undo": ({"to_turn": is_count, "who": is_said, "why": is_said}, {}),
    "turn": (
        {"legal": each_side(is_count), "tension": is_whole, "cooperation": is_whole, "digest": is_text},
        {},
    ),
    "end": ({"ending": is_text, "score": each_side(is_whole), "result": maybe(is_text)}, {}),
}
_everywhere: dict[str, Test] = {"entry": is_text, "n": is_count, "turn": is_count}
_anywhere: dict[str, Test] = {"at": maybe(is_text), "optional": is_flag}


def known(entry: Mapping[str, Any]) -> bool:
    """Whether this program knows the kind of entry."""
    return entry.get("entry") in FIELDS


def skippable(entry: Mapping[str, Any]) -> bool:
    """Whether an entry of an unknown kind may be passed over: it says so itself."""
    return entry.get("optional") is True


def check(entry: Mapping[str, Any]) -> str | None:
    """What is wrong with the shape of an entry of a known kind, as a phrase; None if nothing is."""
    kind = entry["entry"]
    needed, allowed = FIELDS[kind]
    if kind != "header":
        needed = _everywhere | needed
    for name, test in needed.items():
        if name not in entry:
            return _("the field “{name}” is missing").format(name=name)
        if not test(entry[name]):
            return _("the field “{name}” holds something else than it should").format(name=name)
    for name, value in entry.items():
        if name in needed or name == "entry":
            continue
        may = allowed.get(name) or _anywhere.get(name)
        if may is None:
            return _("the field “{name}” is unknown").format(name=name)
        if not may(value):
            return _("the field “{name}” holds something else than it should").format(name=name)
    return None
