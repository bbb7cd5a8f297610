"""The one door to checking a deck: it puts together what reading finds and what checks find, less what is allowed.

It knows no check and no screen. Reading is the deck room's, checks are in `findings`, allowances in `allowances`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from exercise.deck.diagnostic import Problem
from exercise.deck.files import called, read_file
from exercise.deck.loader import Loaded, load, overlays_of
from exercise.deck.models import Deck
from exercise.deck.yaml_reader import Written


def check(name_or_path: str | Path, deep: bool = False, told: list[str] | None = None) -> list[Problem]:
    """Everything that is wrong with a deck, in order of file, line and column.

    `name_or_path`: an installed name, a file or a folder. `deep`: explore the rules further than the usual bound, which
    may take minutes; `told` takes a sentence that says how far they were explored. What the reader finds comes first;
    the checks that look across a deck are made only if it loads. Raises DeckNotFound where there is no such deck;
    whatever else is wrong is among the findings.
    """
    return checked(load(name_or_path), deep, told)


def checked(loaded: Loaded, deep: bool = False, told: list[str] | None = None) -> list[Problem]:
    """Everything that is wrong with a deck that was read already, less what its authors allow."""
    from exercise.check.allowances import settled

    problems, files = list(loaded.problems), loaded.files
    if loaded.deck is not None:
        from exercise.check.findings import findings

        found, beside = overlays(loaded.deck)
        problems += [*findings(loaded, deep, told), *found]
        files += beside
    return sorted(settled(problems, replace(loaded, files=files), deep), key=Problem.order)


def overlays(deck: Deck) -> tuple[list[Problem], tuple[Written, ...]]:
    """What is wrong with the overlays that lie beside a deck, and their files."""
    from exercise.deck.overlays import folder_of, read_overlay

    folder = folder_of(deck)
    problems: list[Problem] = []
    files: list[Written] = []
    for name in overlays_of(deck) if folder is not None else ():
        assert folder is not None
        path = folder / f"{name}.yaml"
        written = read_file(path, called(path))
        files.append(written)
        problems += written.problems
        if written.whole:
            problems += read_overlay(written.data, written.span, deck)[1]
    return problems, tuple(files)
