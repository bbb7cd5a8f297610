"""Exercise: a policy exercise for two sides.

This module knows the version, the names of the rooms and the door for scripts (`load`, `play`, `simulate`); it imports
none of them until one is asked for (PEP 562), so that `import exercise` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # for whoever reads types; nothing of it happens
    from exercise.notebook.door import load as load
    from exercise.notebook.door import play as play
    from exercise.notebook.door import simulate as simulate

__version__ = "0.1.0"

ROOMS = ("deck", "rules", "record", "players", "check", "table", "study", "tui", "notebook", "cli", "testing")
DOOR = ("load", "play", "simulate")


def __getattr__(name: str) -> Any:
    """What is asked for, imported now: a room (`exercise.rules`) or the door. Raises AttributeError for anything
    else."""
    from importlib import import_module

    if name in DOOR:
        return getattr(import_module("exercise.notebook.door"), name)
    if name in ROOMS:
        return import_module(f"exercise.{name}")
    raise AttributeError(f"module 'exercise' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The version, the rooms and the door."""
    return sorted([*globals(), *ROOMS, *DOOR])
