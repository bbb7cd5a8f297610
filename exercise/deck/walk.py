"""One walk over a deck's data: it collects what is wrong, what is defined and what is named, and judges none of it.

Shapes do the reading; when the walk is over, `names` looks up every name and `sense` weighs the parts together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from exercise.deck.diagnostic import Problem, Severity, nearest, problem_at
from exercise.deck.spans import Span
from exercise.deck.tongue import _

MOST_PROBLEMS = 1000
MOST_GUESSES = 100
"""Nearest names are looked for only so often: a file full of nonsense gets no better for a thousand guesses."""


class Unread:
    """Stands for a value that could not be read; the finding is made already."""

    def __repr__(self) -> str:
        return "UNREAD"


UNREAD = Unread()


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose eyes a condition or an effect is seen through: the sides that `own` may be, and whether orders are open."""

    sides: tuple[str, ...]
    orders: bool = False


class Named(NamedTuple):
    """A name used somewhere: a name of what, where, and in whose scope. `use` tells shifted tracks from asked ones."""

    kind: str
    name: str
    span: Span
    scope: Scope | None
    use: str


class Made(NamedTuple):
    """A record that was read: its values by key without those that could not be read, its span, its side if any."""

    values: dict[str, Any]
    span: Span
    side: str | None


@dataclass
class Walk:
    """What one walk gathers."""

    problems: list[Problem] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)
    made: dict[str, list[Made]] = field(default_factory=dict)
    scope: Scope | None = None
    side: str | None = None
    depth: int = 0
    guesses: int = 0

    @property
    def full(self) -> bool:
        """Whether there are so many findings that no more are listed."""
        return len(self.problems) > MOST_PROBLEMS

    def report(self, span: Span, code: str, message: str, help: str = "", severity: Severity = "error") -> None:
        """Note a finding; past a thousand only that there are more."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem_at(span, code, message, help, severity))
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(too_many(span))

    def guess(self, word: str, known: Iterable[str]) -> str | None:
        """The nearest known name, while guesses last."""
        self.guesses += 1
        return nearest(word, known) if self.guesses <= MOST_GUESSES else None

    def meant(self, word: str, known: Iterable[str], otherwise: str = "") -> str:
        """`Did you mean ...?` with the nearest name, else the choices where there are few, else other words."""
        options = list(dict.fromkeys(known))
        found = self.guess(word, options)
        if found:
            return _("Did you mean `{name}`?").format(name=found)
        if options and len(options) <= 12:
            return _("There are {names}.").format(names=row(options))
        return otherwise


def too_many(span: Span) -> Problem:
    """The finding that there are more than are listed."""
    more = _("There are more than {most} problems; the rest are not listed.").format(most=f"{MOST_PROBLEMS:,}")
    return problem_at(span, "DK199", more, _("Mend these first."))


def row(words: Iterable[str]) -> str:
    """Words in a row, each in code marks: `a`, `b`, `c`."""
    return ", ".join(f"`{word}`" for word in words)


def either(words: Iterable[str]) -> str:
    """A choice of words, each in code marks: `a`, `b` or `c`."""
    *first, last = list(words)
    return _("{first} or {last}").format(first=row(first), last=f"`{last}`") if first else f"`{last}`"


def said(value: Any) -> str:
    """What a value is, in words an author knows."""
    if value is None:
        return _("nothing")
    if value is True or value is False:
        return f"`{str(value).lower()}`"
    if isinstance(value, int):
        return _("the number {number}").format(number=value)
    if isinstance(value, str):
        short = value if len(value) <= 40 else value[:37] + "..."
        return _("the text `{text}`").format(text=short.replace("\n", " "))
    if isinstance(value, list | tuple):
        return _("a list")
    if isinstance(value, dict):
        return _("a map of keys")
    return _("a value of another kind")
