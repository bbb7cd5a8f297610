"""The checks of a deck that loads, all of them: it knows their order, and finds nothing itself."""

from __future__ import annotations

from exercise.check.arithmetic import arithmetic
from exercise.check.bounds import bounds
from exercise.check.copied import copied
from exercise.check.dominance import dominance
from exercise.check.evenness import evenness
from exercise.check.language import language
from exercise.check.numbers import numbers
from exercise.check.parts import Parts
from exercise.check.possible import Possible
from exercise.check.reach import reach
from exercise.check.traces import traces
from exercise.check.unused import unused
from exercise.deck.diagnostic import Problem
from exercise.deck.loader import Loaded


def findings(loaded: Loaded, deep: bool) -> list[Problem]:
    """What the checks find in a deck that loads. `deep`: explore the rules beyond the usual bound."""
    parts = Parts.of(loaded)
    possible = Possible(parts)
    unused(parts)
    settled = bounds(parts, possible)
    arithmetic(parts, possible)
    dominance(parts)
    evenness(parts)
    language(parts)
    numbers(parts)
    traces(parts)
    copied(parts)
    reach(parts, possible, settled, deep)
    return sorted(parts.problems, key=Problem.order)
