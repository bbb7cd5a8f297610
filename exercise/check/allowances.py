"""What a deck's authors allow: comments `# exercise: allow DK313 because ...`, and whether they are in order.

A comment at the end of a line allows one finding on that line; on a line of its own, on the next line that is not a
comment. What keeps a deck from being played cannot be allowed. This file knows how comments are told from texts that
look like them, and no check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exercise.deck.codes import TITLES
from exercise.deck.diagnostic import Problem, nearest, problem_at
from exercise.deck.loader import Loaded
from exercise.deck.spans import Mark, Span
from exercise.deck.tongue import _
from exercise.deck.yaml_reader import Written

SPOKEN = re.compile(r"#\s*exercise\s*:", re.IGNORECASE)
"""A comment that speaks to the program."""
ALLOWANCE = re.compile(r"#\s*exercise\s*:\s*allow\s+(?P<code>\w+)\b\s*(?P<rest>.*)", re.IGNORECASE)
REASON = re.compile(r"because\b\W*\w+", re.IGNORECASE)
NEVER_SEEN = frozenset({"DK511", "DK514", "DK515", "DK516", "DK517", "DK519", "DK521"})
"""The codes of what was never seen: who explores further finds fewer of them."""
READER = ("DK0", "DK1", "DK2", "DK3", "DK4")
"""How the codes of reading begin: their findings are made whether the deck loads or not."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """One comment: the code that it names, as written, the line whose finding it allows, and where it stands."""

    code: str
    reasoned: bool
    line: int
    span: Span
    place: Span


def settled(problems: Iterable[Problem], loaded: Loaded, deep: bool = False) -> list[Problem]:
    """The findings that nobody allowed, and a finding for each allowance that is not in order."""
    left = list(problems)
    told: list[Problem] = []
    for written in loaded.files:
        for allowance in allowances(written, told):
            judged(allowance, left, told, loaded, deep)
    return left + told


def judged(allowance: Allowance, left: list[Problem], told: list[Problem], loaded: Loaded, deep: bool) -> None:
    """Take the finding that an allowance allows from those that are left, and note what is wrong with the allowance."""
    code = allowance.code.upper()
    if code not in TITLES:
        near = nearest(code, TITLES)
        help = _("Did you mean `{name}`?").format(name=near) if near else _("Codes stand in the findings of `check`.")
        message = _("There is no code `{name}` to allow.").format(name=allowance.code[:60])
        told.append(problem_at(allowance.place, "DK903", message, help, "warning"))
        return
    found = first_on(allowance, code, left)
    if not allowance.reasoned:
        message = _("This allowance gives no reason.")
        help = _("Write `# exercise: allow {code} because ...` with what you know and the program does not.")
        told.append(problem_at(allowance.span, "DK902", message, help.format(code=code), "warning"))
    if found is not None and not (loaded.deck is None and found.severity == "error"):
        left.remove(found)
    elif found is not None:
        message = _("{code} cannot be allowed: the deck cannot be played with it.").format(code=code)
        told.append(problem_at(allowance.place, "DK901", message, _("Mend it, and delete the comment."), "warning"))
    elif allowance.reasoned and known_unused(code, loaded, deep):
        message = _("This allowance silences nothing: there is no {code} on line {line}.")
        help = _("Delete it, or move it to the end of the line that the finding names.")
        message = message.format(code=code, line=allowance.line)
        told.append(problem_at(allowance.place, "DK901", message, help, "warning"))


def first_on(allowance: Allowance, code: str, problems: list[Problem]) -> Problem | None:
    """The first finding of a code on the allowance's line."""
    file = allowance.span.source.name
    found = [one for one in problems if (one.code, one.file, one.line) == (code, file, allowance.line)]
    return min(found, key=Problem.order, default=None)


def known_unused(code: str, loaded: Loaded, deep: bool) -> bool:
    """Whether a finding that is not there would be there if the deck gave cause for it."""
    if not all(written.whole for written in loaded.files):
        return False  # nothing was looked for
    if loaded.deck is None:
        return code.startswith(READER)  # only the reader has looked
    return not (deep and code in NEVER_SEEN)


def allowances(written: Written, told: list[Problem]) -> Iterator[Allowance]:
    """The allowances of a file, from its first line to its last; comments that are none of them are noted in `told`."""
    source = written.span.source
    if not written.whole or not SPOKEN.search(source.text):
        return
    texts = list(scalars(written.span))
    for number, line in enumerate(source.lines, 1):
        starts = [match.start() for match in SPOKEN.finditer(line) if a_comment(line, match.start(), number, texts)]
        for start, end in zip(starts, [*starts[1:], len(line)][: len(starts)], strict=True):
            said = line[start:end].rstrip()
            span = Span(source, Mark(number - 1, start), Mark(number - 1, start + len(said)))
            match = ALLOWANCE.match(said)
            if match is None:
                help = _("Write `# exercise: allow DK313 because ...`.")
                told.append(
                    problem_at(span, "DK904", _("This comment to the program is not understood."), help, "warning")
                )
                continue
            first, last = match.span("code")
            place = Span(source, Mark(number - 1, start + first), Mark(number - 1, start + last))
            reasoned = REASON.match(match["rest"]) is not None
            yield Allowance(match["code"], reasoned, meant(number, line[: starts[0]], source.lines), span, place)


def meant(number: int, before: str, lines: list[str]) -> int:
    """The line that a comment is about: its own, or the next with something on it where nothing stands before it."""
    if before.strip():
        return number
    following = range(number, len(lines))
    return next((place + 1 for place in following if lines[place].strip() and lines[place].lstrip()[0] != "#"), number)


def scalars(span: Span) -> Iterator[Span]:
    """The place of every key and of every value that holds no other."""
    if span.parts is None:
        yield span
        return
    yield from (span.keys or {}).values()
    for part in span.parts.values() if isinstance(span.parts, dict) else span.parts:
        yield from scalars(part)


def a_comment(line: str, column: int, number: int, texts: Iterable[Span]) -> bool:
    """Whether what looks like a comment at a column (from 0) is one, and not part of a text of the deck."""
    if column and not line[column - 1].isspace():
        return False
    at = (number, column + 1)
    for text in texts:
        if (text.line, text.column) < at < (text.end_line, text.end_column):
            opened = text.source.line(text.line)[text.column - 1 : text.column]
            return text.line == number and opened in ("|", ">")  # a comment may follow the mark of a folded text
    return True
