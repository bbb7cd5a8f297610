"""What widgets say to the screens around them: small values, no behaviour.

What only a key press changes on the same screen (the marked row, a choice) is not sent but told at once, by a call, so
that both are drawn in one picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Asked(Message):
    """Somebody asks why a figure is what it is."""

    track: str


@dataclass
class Toggled(Message):
    """A card was put into the order, or taken out."""

    card: str
