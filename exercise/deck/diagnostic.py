"""What is wrong with a deck, said as one finding: it knows how a finding is made, and nothing of how it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from exercise.deck.spans import Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Lines and columns count from 1 (0: the deck was no text, and `path` says where), ends are one past.

    `help` says how to mend it; `source_line` is the line of the file that the caret stands under.
    """

    code: str
    severity: Severity
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    help: str = ""
    source_line: str = ""
    path: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The finding as `check --format json` prints it."""
        names = ("code", "severity", "message", "file", "line", "column", "end_line", "end_column", "help")
        return {name: getattr(self, name) for name in names}

    def order(self) -> tuple[str, int, int, str]:
        """Findings are shown by file, line and column."""
        return self.file, self.line, self.column, self.code


class DeckError(ValueError):
    """A deck that cannot be played, with everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        first = problems[0]
        where = f"{first.file}:{first.line}:{first.column}: " if first.line else f"{first.path}: " if first.path else ""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{where}{first.code} {first.message}{more}")


BLANKS = str.maketrans("\r\n\t", "   ")
"""A name that a finding quotes may hold the end of a line; a message may not."""


def problem_at(span: Span, code: str, message: str, help: str = "", severity: Severity = "error") -> Problem:
    """A finding about the value, or the key, that the span belongs to."""
    return Problem(
        code=code,
        severity=severity,
        message=message.translate(BLANKS),
        file=span.source.name,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        help=help.translate(BLANKS),
        source_line=span.source.line(span.line) if span.line else "",
        path=span.path,
    )


def bad(problems: Iterable[Problem]) -> bool:
    """Whether any finding is an error; warnings alone leave a deck fit to play."""
    return any(one.severity == "error" for one in problems)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None where none is near. `own.x` and `us.x` are compared whole."""
    from difflib import get_close_matches

    options = sorted({one for one in known if one != word})
    if len(word) > 80 or not options:
        return None
    found = get_close_matches(word, options, n=1, cutoff=0.6)
    if found:
        return found[0]
    mixed = [one for one in options if sorted(one) == sorted(word)]
    if mixed:
        return mixed[0]
    folded = {one.casefold().replace("-", "_"): one for one in options}
    same = folded.get(word.casefold().replace("-", "_").replace(" ", "_"))
    if same:
        return same
    ends = [one for one in options if one.endswith(f".{word}")]
    return ends[0] if ends else None
