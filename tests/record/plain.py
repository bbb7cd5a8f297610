"""Plain entries to write records with, where no game is needed."""

from __future__ import annotations

from typing import Any

from exercise.record.entries import RECORD_VERSION
from exercise.rules.rulebook import RULES_VERSION


def header(**changes: Any) -> dict[str, Any]:
    """A header whose deck is empty."""
    return {
        "entry": "header",
        "record": RECORD_VERSION,
        "rules": RULES_VERSION,
        "deck": {},
        "deck_sha256": "",
        "register": None,
        "overlays": [],
        "seed": 7,
        "variant": None,
        "game": 0,
        "seats": {"us": "human", "china": "human"},
        "parent": None,
        "at": None,
        **changes,
    }


def note(n: int, text: str = "a note") -> dict[str, Any]:
    """A note as line `n`."""
    return {"entry": "note", "n": n, "turn": 0, "text": text, "who": "facilitator"}
