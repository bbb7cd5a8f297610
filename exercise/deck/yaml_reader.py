"""From a file's bytes to plain data with a span for every value: it knows what a text must be, and nothing of decks.

A text is UTF-8, without control characters, byte order mark or odd line ends, and not too long; what YAML it may hold
is the business of `yaml_events`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from exercise.deck.diagnostic import Problem, problem_at
from exercise.deck.spans import Mark, Source, Span, at_start
from exercise.deck.tongue import _

MOST_BYTES = 4_000_000
FORBIDDEN = re.compile("[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


@dataclass
class Written:
    """What a text held: data, where it stands, and what was wrong. `whole` is False where reading had to stop."""

    data: Any
    span: Span
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True


class Halt(Exception):
    """Reading stops here, at the finding it carries."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_yaml(content: bytes, name: str) -> Written:
    """Read one file's bytes; `name` is what the file is called in findings. Never raises for what the bytes hold."""
    from exercise.deck.yaml_events import Reading

    source = Source(name)
    written = Written(None, at_start(source))
    try:
        source.text = decoded(content, source)
        Reading(source, written).run()
    except Halt as halt:
        written.problems.append(halt.problem)
        written.whole = False
    return written


def decoded(content: bytes, source: Source) -> str:
    """The text of the bytes. Raises Halt where they are no text that a deck may be."""
    plain = _("Save the file as UTF-8, without a byte order mark, in your editor.")
    if len(content) > MOST_BYTES:
        message = _("This file has more than {most} bytes.").format(most=f"{MOST_BYTES:,}")
        raise halt(source, 0, "DK006", message, _("Cut the deck into a folder of files, or check that this is a deck."))
    if content[:2] in MARKS:
        raise halt(source, 0, "DK002", _("This file is UTF-16, not UTF-8."), plain)
    if content.startswith(b"\xef\xbb\xbf"):
        raise halt(source, 0, "DK003", _("This file begins with a byte order mark."), plain)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        source.text = content.decode("utf-8", errors="replace")
        message = _("This file is not UTF-8: byte 0x{byte:02x} begins no character.").format(byte=content[error.start])
        index = len(content[: error.start].decode("utf-8", errors="replace"))
        raise halt(source, index, "DK002", message, plain) from None
    wrong = FORBIDDEN.search(text)
    if wrong:
        source.text = text
        message = _("Character U+{code:04X} may not stand in a deck.").format(code=ord(wrong.group()))
        raise halt(
            source, wrong.start(), "DK004", message, _("Delete it: it is a control character or an odd line end.")
        )
    return text


def halt(source: Source, index: int, code: str, message: str, help: str) -> Halt:
    """The end of reading, at the character with that index."""
    before = source.text[:index].replace("\r\n", "\n").replace("\r", "\n")
    mark = Mark(before.count("\n"), len(before) - (before.rfind("\n") + 1))
    return Halt(problem_at(Span(source, mark, Mark(mark.line, mark.column + 1)), code, message, help))
