"""The two sides of a deck exchanged: it knows where a deck of format 1 names a side, and nothing else of the language.

Swapping twice gives the deck back. Relative names (`own`, `their`) stay as they are, and so do ids and prose: a card
called `china_visit` keeps its name and changes its owner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

OTHER = {"us": "china", "china": "us"}
NAMING = ("side", "per", "to")
"""Keys whose value may be a side."""


def swap(data: Any, key: str = "") -> Any:
    """Deck data (or a part of it that stands under `key`) with us and china exchanged; what it was given is untouched.

    >>> swap({"side": "us", "effects": [{"shift": {"us.business": 1, "own.face": 2, "tension.trade": 3}}]})
    {'side': 'china', 'effects': [{'shift': {'china.business': 1, 'own.face': 2, 'tension.trade': 3}}]}
    """
    if key.startswith("x-"):
        return data
    if isinstance(data, Mapping):
        return {swap_name(name): swap(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [swap(value, key) for value in data]
    if isinstance(data, str):
        if key in NAMING:
            return OTHER.get(data, data)
        if key == "cares":
            return swap_name(data)
    return data


def swap_name(name: str) -> str:
    """A side, or a track of a side, as the other side's; any other name as it is."""
    scope, dot, rest = name.partition(".")
    return OTHER.get(scope, scope) + dot + rest if dot or name in OTHER else name


def swap_moves(moves: Mapping[str, Any]) -> dict[str, Any]:
    """What each side does, done by the other: `{"us": a, "china": b}` becomes `{"us": b, "china": a}`."""
    return {side: moves[OTHER[side]] for side in ("us", "china")}


def swap_rows(rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Rows of a ledger with the sides exchanged: who is behind them, their tracks, and bounds named after a track."""
    return [
        (
            row.phase,
            f"bounds:{swap_name(row.cause[7:])}" if row.cause.startswith("bounds:") else row.cause,
            None if row.side is None else OTHER[row.side],
            swap_name(row.track),
            row.change,
            row.claims,
        )
        for row in rows
    ]
