"""How findings are shown: in text for a person, a line each for an editor, as data for a program. It finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from exercise.deck.diagnostic import Problem
from exercise.deck.tongue import _, ngettext

WIDEST = 100
"""Longer lines of a file are cut around the place, in columns."""


def as_text(problems: Iterable[Problem]) -> str:
    """Every finding as a block: what, where, the line with carets under the place, and how to mend it."""
    return "\n".join(block(problem) for problem in problems)


def as_concise(problems: Iterable[Problem]) -> str:
    """A line for each finding: `file:line:column: error DK101: message`."""
    return "".join(f"{place(one)}: {one.severity} {one.code}: {one.message}\n" for one in problems)


def as_data(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """A dict for each finding, as `check --format json` prints them."""
    return [one.as_dict() for one in problems]


def as_annotations(problems: Iterable[Problem]) -> str:
    """Workflow commands that a forge shows beside the line, one a line."""

    def escaped(text: str, more: str = "") -> str:
        return "".join(f"%{ord(one):02X}" if one in "%\r\n" + more else one for one in text)

    return "".join(
        f"::{one.severity} file={escaped(one.file, ',:')},line={one.line},endLine={one.end_line},col={one.column},"
        f"title={one.code}::{escaped(f'{one.message} {one.help}'.strip())}\n"
        for one in problems
    )


def place(problem: Problem) -> str:
    """Where a finding is: file, line and column, or the path within data that was no file."""
    if problem.line:
        return f"{problem.file}:{problem.line}:{problem.column}"
    return problem.file or problem.path or "-"


def severity(problem: Problem) -> str:
    """How bad it is, in words."""
    return {"error": _("error"), "warning": _("warning")}[problem.severity]


def block(problem: Problem) -> str:
    """One finding in the manner of rustc."""
    gutter = " " * len(str(problem.line))
    lines = [f"{severity(problem)}[{problem.code}]: {problem.message}", f"{gutter}--> {place(problem)}"]
    if problem.source_line:
        shown, before, under = window(problem)
        lines += [f"{gutter} |", f"{problem.line} | {shown}".rstrip(), f"{gutter} | {' ' * before}{'^' * under}"]
    if problem.help:
        lines.append(f"{gutter} = {_('help')}: {problem.help}")
    return "\n".join(lines) + "\n"


def window(problem: Problem) -> tuple[str, int, int]:
    """The line of a finding, the width before the carets, and how many there are; a long line is cut around them."""
    line = re.sub(r"[\x00-\x1f\x7f\u2028\u2029\x85]", " ", problem.source_line)
    start = min(max(problem.column - 1, 0), len(line))
    end = problem.end_column - 1 if problem.end_line == problem.line else len(line)
    end = min(max(end, start + 1), max(len(line), start + 1))
    if len(line) > WIDEST:
        first = max(min(start - WIDEST // 4, len(line) - WIDEST), 0)
        mark = "… " if first else ""
        line = mark + line[first : first + WIDEST] + (" …" if first + WIDEST < len(line) else "")
        start, end = start - first + len(mark), min(end - first, WIDEST) + len(mark)
    return line, width(line[:start]), max(width(line[start:end]), 1)


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def summary(name: str, problems: Iterable[Problem]) -> str:
    """The last line for a person: how many findings of each kind."""
    found = [problem.severity for problem in problems]
    if not found:
        return _("{deck}: nothing is wrong.").format(deck=name)
    errors, warnings = found.count("error"), found.count("warning")
    bad = ngettext("{n} error", "{n} errors", errors).format(n=errors)
    odd = ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings)
    told = _("{errors}, {warnings}").format(errors=bad, warnings=odd) if errors and warnings else bad if errors else odd
    return f"{name}: {told}."
