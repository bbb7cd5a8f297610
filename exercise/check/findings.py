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
from exercise.check.reach import how_far, reach
from exercise.check.traces import traces
from exercise.check.unused import unused
from exercise.deck.diagnostic import Problem
from exercise.deck.loader import Loaded


def findings(loaded: Loaded, deep: bool, told: list[str] | None = None) -> list[Problem]:
    """What the checks find in a deck that loads. `deep`: explore the rules beyond the usual bound.

    `told` takes a sentence that says how far the exploration went.
    """
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
    seen = reach(parts, possible, settled, deep)
    if told is not None:
        told.append(how_far(seen))
    return sorted(parts.problems, key=Problem.order)
