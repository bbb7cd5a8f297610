"""A small rulebook for tests that need one and do not care which."""

from __future__ import annotations

import pytest

from exercise.deck.models import Card, Deck, Ending, SideName, Turns
from exercise.rules.rulebook import Rulebook, compile_deck


@pytest.fixture(scope="session")
def small_book() -> Rulebook:
    """Two sides, two cards, four turns."""
    sides = {"us": SideName("North", "N"), "china": SideName("South", "S")}
    cards = (Card("wait", "both", "Wait", "hold"), Card("push", "both", "Push", "press", copies=3))
    return compile_deck(Deck("small", "Small", Turns(4), cards, Ending("over", "Over"), sides))
