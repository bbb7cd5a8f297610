"""Examples in docstrings are true: those of the rooms that everything else stands on."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from types import ModuleType

import exercise.deck
import exercise.record
import exercise.rules
import exercise.testing

ROOMS = (exercise.deck, exercise.rules, exercise.record, exercise.testing)


def modules(room: ModuleType) -> list[ModuleType]:
    """A room and everything in it."""
    names = [info.name for info in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]
    return [room, *map(importlib.import_module, names)]


def test_every_example_in_a_docstring_gives_what_it_says() -> None:
    tried = 0
    for room in ROOMS:
        for module in modules(room):
            result = doctest.testmod(module)
            assert result.failed == 0, f"{module.__name__}: an example gives something else"
            tried += result.attempted
    assert tried >= 3
