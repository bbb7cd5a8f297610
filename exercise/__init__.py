"""Exercise: a policy exercise for two sides.

This module knows the version and the names of the rooms; it imports none of them until one is asked for (PEP 562), so
that `import exercise` costs nothing.
"""

from typing import Any

__version__ = "0.1.0"

ROOMS = ("deck", "rules", "record", "players", "check", "table", "study", "tui", "cli", "testing")


def __getattr__(name: str) -> Any:
    """A room, imported when it is first asked for: `exercise.rules`. Raises AttributeError for anything else."""
    if name in ROOMS:
        from importlib import import_module

        return import_module(f"exercise.{name}")
    raise AttributeError(f"module 'exercise' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The version and the rooms."""
    return sorted([*globals(), *ROOMS])
