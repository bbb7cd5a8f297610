"""What an example is, and how it is laid out as files and as the lines that a person is shown. It knows no code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exercise.check.examples.base import FILES

FRAME = "deck.yaml"
WIDEST = 100
MOST_LINES = 8
"""Longer lines, in characters, and longer texts are cut where they are shown."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a file: `old`, which stands there once, gives way to `new`; no `old` puts `new` in the whole file.

    `new` of None takes the file away; a name that ends in `/` is a folder. `encoding` is how the file is saved.
    """

    old: str
    new: str | None
    file: str = FRAME
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Example:
    """A code explained. `why`: why it is a finding and what to do, in a few sentences, marked for translation.

    `right` makes the right deck of the base, `wrong` the wrong one of the right. `asked` is what is checked of the
    wrong one, where it is not the whole folder.
    """

    why: str
    wrong: tuple[Edit, ...]
    right: tuple[Edit, ...] = ()
    asked: str = ""


def one(why: str, old: str, new: str, right: str = "") -> Example:
    """An example of one place in deck.yaml: `old` in the base, `right` in the right deck if that is another."""
    return Example(why, (Edit(right or old, new),), (Edit(old, right),) if right else ())


def laid_out(example: Example, wrong: bool) -> dict[str, bytes]:
    """The files of the wrong or of the right deck by name, as bytes; a folder's name ends in `/`."""
    texts, encodings = dict(FILES), dict.fromkeys(FILES, "utf-8")
    for edit in (*example.right, *(example.wrong if wrong else ())):
        if edit.new is None:
            del texts[edit.file]
            continue
        text = texts.get(edit.file, "")
        assert not edit.old or text.count(edit.old) == 1, f"{edit.old!r} stands not once in {edit.file}"
        texts[edit.file] = text.replace(edit.old, edit.new) if edit.old else edit.new
        encodings[edit.file] = edit.encoding
    return {name: text.encode(encodings[name]) for name, text in texts.items()}


def shown(example: Example, wrong: bool) -> Iterator[tuple[str, list[str]]]:
    """The files in which right and wrong differ, each with the lines that tell the two apart."""
    here, there = laid_out(example, wrong), laid_out(example, not wrong)
    for name in sorted({*here, *there}):
        if name in here and here[name] != there.get(name):
            yield name, excerpt(here[name], there.get(name, b""))


def excerpt(here: bytes, there: bytes) -> list[str]:
    """The lines of one text that another has not, after the line before them and the lines they are indented under."""
    mine, other = (text.split(b"\n") for text in (here, there))
    first = next((at for at, pair in enumerate(zip(mine, other, strict=False)) if pair[0] != pair[1]), 0)
    last, end = len(mine), len(other)
    while last > first and end > first and mine[last - 1] == other[end - 1]:
        last, end = last - 1, end - 1
    before = max(first - 1, 0)
    above = sorted({*parents(mine, before), *(parents(mine, first) if last > first else ()), before})
    lines = [cut(line) for line in (*(mine[at] for at in above if at < first), *mine[first:last]) if line.strip()]
    return [*lines[:MOST_LINES], *(["..."] if len(lines) > MOST_LINES else [])]


def parents(lines: list[bytes], at: int) -> list[int]:
    """The lines above one that it is indented under, from the outermost."""
    found: list[int] = []
    depth = indent(lines[at])
    for above in range(at - 1, -1, -1):
        if lines[above].strip() and indent(lines[above]) < depth:
            depth = indent(lines[above])
            found.insert(0, above)
    return found


def indent(line: bytes) -> int:
    """How far a line is indented; the dash of a list counts as part of what follows it."""
    return len(line) - len(line.lstrip(b" "))


def cut(line: bytes) -> str:
    """A line as it is shown: characters that cannot be seen as escapes, and not too long."""
    text = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in line.decode("utf-8", "backslashreplace")
    )
    return text if len(text) <= WIDEST else text[:WIDEST] + " ..."
