"""Where in a text every value of a deck was written: it knows lines and columns, and not what the values mean."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """One text that was read: the name it goes by in messages, and its lines."""

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return LINE_END.split(self.text)

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty past either end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


NOWHERE = Source("")


class Span:
    """Where one value begins and ends: lines and columns from 1, the end one past the last character.

    `keys` and `parts` mirror a mapping (a span per key, and per value); for a list `parts` is a list. Data that never
    was a text has spans on line 0, whose `path` says in words where the value lies.
    """

    __slots__ = ("column", "end_column", "end_line", "keys", "line", "parts", "path", "source")

    def __init__(
        self,
        source: Source,
        line: int,
        column: int,
        end_line: int,
        end_column: int,
        keys: dict[str, Span] | None = None,
        parts: dict[str, Span] | list[Span] | None = None,
        path: str = "",
    ) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.keys = keys
        self.parts = parts
        self.path = path

    def key(self, name: str) -> Span:
        """Where a key of this mapping stands; the mapping itself where it has no such key."""
        return self.keys.get(name, self) if self.keys is not None else self

    def at(self, *names: str | int) -> Span:
        """Where the value under these keys and places stands; as deep as there is something."""
        here = self
        for name in names:
            parts = here.parts
            if isinstance(parts, dict) and isinstance(name, str) and name in parts:
                here = parts[name]
            elif isinstance(parts, list) and isinstance(name, int) and name < len(parts):
                here = parts[name]
            else:
                break
        return here


def unwritten(data: Any, path: str = "") -> Span:
    """Spans for data that was never a text, such as a deck inside a record: no lines, a path in words instead."""
    if isinstance(data, dict):
        dot = f"{path}." if path else ""
        parts: dict[str, Span] | list[Span] = {key: unwritten(value, f"{dot}{key}") for key, value in data.items()}
        keys = {key: Span(NOWHERE, 0, 0, 0, 0, path=f"{dot}{key}") for key in data}
        return Span(NOWHERE, 0, 0, 0, 0, keys, parts, path)
    if isinstance(data, list | tuple):
        named = [one.get("id") if isinstance(one, dict) else None for one in data]
        parts = [
            unwritten(value, f"{path}[{name if isinstance(name, str) else place}]")
            for place, (value, name) in enumerate(zip(data, named, strict=True))
        ]
        return Span(NOWHERE, 0, 0, 0, 0, None, parts, path)
    return Span(NOWHERE, 0, 0, 0, 0, path=path)
