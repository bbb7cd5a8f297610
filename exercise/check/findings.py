"""The checks of a deck that loads, all of them: it knows their order, and finds nothing itself."""

from __future__ import annotations

from exercise.deck.diagnostic import Problem
from exercise.deck.loader import Loaded


def findings(loaded: Loaded, deep: bool) -> list[Problem]:
    """What the checks find in a deck that loads. `deep`: explore the rules beyond the usual bound."""
    return []
