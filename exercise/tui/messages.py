"""What widgets and screens say to each other and to the app: small values, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Picked(Message):
    """A choice was changed: which choice, and the value it has now."""

    choice: str
    value: str | None


@dataclass
class Asked(Message):
    """Somebody asks why a figure is what it is."""

    track: str


@dataclass
class Toggled(Message):
    """A card was put into the order, or taken out."""

    card: str


@dataclass
class Marked(Message):
    """A card was marked, to be looked at."""

    card: str | None


@dataclass
class Decided(Message):
    """The seat at the keyboard has done what was due; whatever comes next should be shown."""
