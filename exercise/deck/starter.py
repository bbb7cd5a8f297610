"""A first deck for an author: it knows where the small deck lies that is handed out, and how it is named anew."""

from __future__ import annotations

from pathlib import Path

PLAIN = ("null", "true", "false")
"""Words that YAML takes for something other than a text unless they stand in quotes."""


def starter(name: str) -> str:
    """The text of a small deck of that id, which must be shaped like one: clean, commented, and a game as it stands."""
    text = (Path(__file__).parent / "starter.yaml").read_text(encoding="utf-8")
    title = name.replace("_", " ").replace("-", " ").strip()
    title = title[:1].upper() + title[1:]
    text = text.replace("starter.yaml", f"{name}.yaml")
    text = text.replace("\ndeck: starter ", f"\ndeck: {written(name)} ")
    return text.replace("\ntitle: Starter\n", f"\ntitle: {written(title)}\n")


def written(word: str) -> str:
    """A word as YAML keeps it a text."""
    return f'"{word}"' if word.lower() in PLAIN else word
