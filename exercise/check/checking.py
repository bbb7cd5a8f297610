"""The one door to checking a deck: it puts together what reading finds and what checks find, less what is allowed.

It knows no check and no screen. Reading is the deck room's, checks are in `findings`, allowances in `allowances`.
"""

from __future__ import annotations

from pathlib import Path

from exercise.deck.diagnostic import Problem
from exercise.deck.loader import Loaded, load


def check(name_or_path: str | Path, deep: bool = False) -> list[Problem]:
    """Everything that is wrong with a deck, in order of file, line and column.

    `name_or_path`: an installed name, a file or a folder. `deep`: explore the rules further than the usual bound, which
    may take minutes. What the reader finds comes first; the checks that look across a deck are made only if it loads.
    Raises DeckNotFound where there is no such deck; whatever else is wrong is among the findings.
    """
    return checked(load(name_or_path), deep)


def checked(loaded: Loaded, deep: bool = False) -> list[Problem]:
    """Everything that is wrong with a deck that was read already, less what its authors allow."""
    from exercise.check.allowances import settled

    problems = list(loaded.problems)
    if loaded.deck is not None:
        from exercise.check.findings import findings

        problems += findings(loaded, deep)
    return sorted(settled(problems, loaded, deep), key=Problem.order)
