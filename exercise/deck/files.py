"""The files of a deck: it knows how they are read and joined into one, and nothing of what stands in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from exercise.deck.diagnostic import Problem, problem_at
from exercise.deck.models import SIDES
from exercise.deck.spans import Source, Span, at_start
from exercise.deck.tongue import _
from exercise.deck.walk import said
from exercise.deck.yaml_reader import MOST_BYTES, Written, read_yaml

FRAME = "deck.yaml"


def called(path: Path) -> str:
    """What a file is called in findings: from where the person stands if it lies below, else in full."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def read_file(path: Path, name: str) -> Written:
    """Read one file. Whatever cannot be read is a finding; so is what is no ordinary file, which might never end."""
    start = at_start(Source(name))
    try:
        if not path.is_file():
            return unreadable(start, _("This is not an ordinary file."))
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return unreadable(start, _("This file cannot be read: {why}.").format(why=error.strerror or error))
    return read_yaml(content, name)


def unreadable(start: Span, message: str) -> Written:
    """A file that could not be read, as a finding."""
    help = _("Check that it is there and that you may read it.")
    return Written(None, start, [problem_at(start, "DK001", message, help)], whole=False)


def parts_of(folder: Path) -> list[Path]:
    """The files of a folder deck: deck.yaml first, then every other `*.yaml` in byte order of names."""
    names = [one.name for one in folder.iterdir() if one.suffix == ".yaml" and not one.name.startswith(".")]
    others = sorted((name for name in names if name != FRAME), key=os.fsencode)
    return [folder / name for name in ([FRAME] if FRAME in names else []) + others]


def read_folder(folder: Path) -> tuple[list[Written], list[Problem]]:
    """Read every file of a folder deck but its register, and note what a folder deck may not be."""
    paths = parts_of(folder)
    if not paths or paths[0].name != FRAME:
        start = at_start(Source(called(folder)))
        help = _("A deck in a folder begins with `deck.yaml`, which holds `format: 1`.")
        return [], [problem_at(start, "DK401", _("This folder has no `deck.yaml`."), help)]
    frame = read_file(paths[0], called(paths[0]))
    register = frame.data.get("register") if isinstance(frame.data, dict) else None
    beside = (folder / register).resolve() if isinstance(register, str) and register.endswith(".yaml") else None
    written, size = [frame], 0
    for path in paths[1:]:
        if beside is not None and path.resolve() == beside:
            continue
        size += path.stat().st_size if path.is_file() else 0
        if size > MOST_BYTES:
            start = at_start(Source(called(path)))
            message = _("This folder's files have more than {most} bytes together.").format(most=f"{MOST_BYTES:,}")
            return written, [problem_at(start, "DK006", message, _("Check that all of them belong to this deck."))]
        part = read_file(path, called(path))
        if not a_register(part.data):  # one that the deck names wrongly: that it is no part is clear all the same
            written.append(part)
    return written, [ignored(path) for path in sorted(folder.glob("*.yml"))]


def a_register(data: Any) -> bool:
    """Whether a file holds a register and nothing of a deck."""
    return isinstance(data, dict) and isinstance(data.get("register"), str) and isinstance(data.get("claims"), list)


def ignored(path: Path) -> Problem:
    """A file that an author may think is read."""
    start = at_start(Source(called(path)))
    return problem_at(
        start,
        "DK409",
        _("This file is not read: its name ends in `.yml`."),
        _("Rename it to `{name}.yaml`.").format(name=path.stem),
        "warning",
    )


def join(written: list[Written]) -> tuple[dict[str, Any], Span, list[Problem]]:
    """One map out of those of several files. Lists are joined, maps of sides side by side; no other key comes twice."""
    data: dict[str, Any] = {}
    first = written[0].span
    keys: dict[str, Span] = {}
    parts: dict[str, Span] = {}
    problems: list[Problem] = []
    whole = Span(first.source, first.start, first.end, keys, parts)
    for file in written:
        if not isinstance(file.data, dict):
            message = _("Expected a map of keys, found {found}.").format(found=said(file.data))
            problems.append(
                problem_at(file.span, "DK103", message, _("Each file of a deck holds keys such as `cards:`."))
            )
            continue
        assert isinstance(file.span.parts, dict)
        for key, value in file.data.items():
            where, at = file.span.key(key), file.span.parts[key]
            if key not in data:
                data[key], keys[key], parts[key] = value, where, at
            elif isinstance(data[key], list) and isinstance(value, list):
                data[key], parts[key] = data[key] + value, listed(parts[key], at)
            elif sided(data[key]) and sided(value):
                data[key], parts[key], found = side_by_side(data[key], value, parts[key], at)
                problems += found
            else:
                problems.append(twice(where, keys[key], key))
    return data, whole, problems


def sided(value: Any) -> bool:
    """Whether a value is a map of sides."""
    return isinstance(value, dict) and bool(value) and all(key in SIDES for key in value)


def listed(one: Span, more: Span) -> Span:
    """The span of two lists joined: it begins where the first does."""
    assert isinstance(one.parts, list) and isinstance(more.parts, list)
    return Span(one.source, one.start, one.end, None, one.parts + more.parts)


def side_by_side(old: Any, new: Any, one: Span, more: Span) -> tuple[Any, Span, list[Problem]]:
    """Two maps of sides joined: lists of a side are joined, anything else of a side may stand only once."""
    data, keys, parts = dict(old), dict(one.keys or {}), dict(one.parts if isinstance(one.parts, dict) else {})
    problems = []
    assert isinstance(more.parts, dict)
    for side, value in new.items():
        if side not in data:
            data[side], keys[side], parts[side] = value, more.key(side), more.parts[side]
        elif isinstance(data[side], list) and isinstance(value, list):
            data[side], parts[side] = data[side] + value, listed(parts[side], more.parts[side])
        else:
            problems.append(twice(more.key(side), keys[side], side))
    return data, Span(one.source, one.start, one.end, keys, parts), problems


def twice(where: Span, before: Span, key: str) -> Problem:
    """A key that two files give."""
    message = _("Key `{key}` is given in another file already.").format(key=key)
    help = _("It stands in {file}, line {line}; keep one of them.").format(file=before.source.name, line=before.line)
    return problem_at(where, "DK402", message, help)
