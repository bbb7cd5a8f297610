"""Where in a text every value of a deck was written: it knows lines and columns, and not what the values mean."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, NamedTuple

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


class Mark(NamedTuple):
    """A place in a text, line and column counted from 0, as the YAML parser's own marks are."""

    line: int
    column: int


NOWHERE = Source("")
NO_MARK = Mark(-1, -1)


class Span:
    """Where one value begins and ends: lines and columns from 1, the end one past the last character.

    `keys` and `parts` mirror a mapping (a span per key, and per value); for a list `parts` is a list. Data that never
    was a text has spans on line 0, whose `path` says in words where the value lies. A span keeps the parser's marks as
    they are: a deck has thousands of spans, and hardly one is ever asked for its line.
    """

    __slots__ = ("end", "keys", "parts", "path", "source", "start")

    def __init__(
        self,
        source: Source,
        start: Any,
        end: Any,
        keys: dict[str, Span] | None = None,
        parts: dict[str, Span] | list[Span] | None = None,
        path: str = "",
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.keys = keys
        self.parts = parts
        self.path = path

    @property
    def line(self) -> int:
        """The line it begins on, from 1; 0 if it stands in no text."""
        return int(self.start.line) + 1

    @property
    def column(self) -> int:
        """The column it begins in, from 1."""
        return int(self.start.column) + 1

    @property
    def end_line(self) -> int:
        """The line it ends on."""
        return int(self.end.line) + 1

    @property
    def end_column(self) -> int:
        """The column after its last character."""
        return int(self.end.column) + 1

    def key(self, name: str) -> Span:
        """Where a key of this mapping stands; the mapping itself where it has no such key."""
        return self.keys.get(name, self) if self.keys is not None else self

    def at(self, *names: str | int) -> Span:
        """Where the value under these keys and places stands; as deep as there is something."""
        here = self
        for name in names:
            parts = here.parts
            if isinstance(parts, dict):
                found = parts.get(name) if isinstance(name, str) else None
            else:
                found = parts[name] if parts and isinstance(name, int) and name < len(parts) else None
            if found is None:
                break
            here = found
        return here


def at_start(source: Source) -> Span:
    """The first place of a text, where a finding about all of it stands."""
    return Span(source, Mark(0, 0), Mark(0, 0))


DEEPEST = 64
"""Data that was no text is followed so deep; nothing that a deck may hold lies deeper."""


def unwritten(data: Any, path: str = "", depth: int = 0) -> Span:
    """Spans for data that was never a text, such as a deck inside a record: no lines, a path in words instead."""
    if isinstance(data, dict) and depth < DEEPEST:
        dot = f"{path}." if path else ""
        parts = {key: unwritten(value, f"{dot}{key}", depth + 1) for key, value in data.items()}
        keys = {key: Span(NOWHERE, NO_MARK, NO_MARK, path=f"{dot}{key}") for key in data}
        return Span(NOWHERE, NO_MARK, NO_MARK, keys, parts, path)
    if isinstance(data, list | tuple) and depth < DEEPEST:
        items = []
        for place, value in enumerate(data):
            name = value.get("id") if isinstance(value, dict) else None
            items.append(unwritten(value, f"{path}[{name if isinstance(name, str) else place}]", depth + 1))
        return Span(NOWHERE, NO_MARK, NO_MARK, None, items, path)
    return Span(NOWHERE, NO_MARK, NO_MARK, path=path)
