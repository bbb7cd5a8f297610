"""Draws as a record names them: it knows the streams of luck by name, and draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercise.deck.models import SIDES
from exercise.deck.tongue import _
from exercise.record.faults import Misfit
from exercise.rules.chance import AGENDA, EVENT, HAND, READING, TEAM
from exercise.rules.game import Draw

STREAM = {"team": TEAM, "agenda": AGENDA, "hand": HAND, "reading": READING, "event": EVENT}
NAME = {number: name for name, number in STREAM.items()}


def said(one: Draw) -> dict[str, Any]:
    """A draw as an entry holds it. Events belong to no side.

    >>> said(Draw(HAND + 1, 3, 0, 12, 7))
    {'stream': 'hand', 'side': 'china', 'turn': 3, 'index': 0, 'of': 12, 'outcome': 7}
    """
    name = NAME[one.stream & ~1]
    side = None if name == "event" else SIDES[one.stream & 1]
    return {"stream": name, "side": side, "turn": one.turn, "index": one.place, "of": one.of, "outcome": one.outcome}


def read(one: dict[str, Any]) -> Draw:
    """A draw of an entry whose shape was checked, as the rules take it."""
    side = SIDES.index(one["side"]) if one["side"] in SIDES else 0
    return Draw(STREAM[one["stream"]] + side, one["turn"], one["index"], one["of"], one["outcome"])


def compare(logged: Sequence[Draw], drawn: Sequence[Draw]) -> None:
    """Raise Misfit at the first draw that was logged otherwise than the rules drew it."""
    for place, (theirs, ours) in enumerate(zip(logged, drawn, strict=False), 1):
        if theirs != ours:
            raise Misfit(
                _("draw {place} is {theirs} there, and {ours} by the rules").format(
                    place=place, theirs=said(theirs), ours=said(ours)
                )
            )
    if len(logged) != len(drawn):
        raise Misfit(
            _("it logs {theirs} draws where the rules make {ours}").format(theirs=len(logged), ours=len(drawn))
        )
