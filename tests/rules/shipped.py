"""The shipped decks, each read once for all tests of the rules."""

from __future__ import annotations

from functools import cache

from exercise.deck.loader import installed, load
from exercise.deck.models import Deck

SHIPPED = [info.id for info in installed()]


@cache
def shipped(name: str) -> Deck:
    """An installed deck by name."""
    deck = load(name).deck
    assert deck is not None, f"{name} does not check clean"
    return deck
