"""Where the shipped decks and registers lie: it knows a checkout from an installed wheel, and reads no file."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = _PACKAGE / "shipped"
"""In a wheel `decks/` and `seeds/` lie inside the package; in a checkout they stand beside it."""


def decks_dir() -> Path:
    """The folder of installed decks: one `.yaml` file or one folder each."""
    return _shipped("decks")


def seeds_dir() -> Path:
    """The folder of source registers, which decks name in `register:`."""
    return _shipped("seeds")


def _shipped(name: str) -> Path:
    folder = _SHIPPED / name
    return folder if folder.is_dir() else _PACKAGE.parent / name
