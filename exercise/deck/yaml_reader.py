"""From YAML to plain data with a span for every value: it knows what YAML a deck may use, and nothing of decks.

One pass over the parser's events builds the data, its spans and the findings together, so whatever is hostile is met
while it is read, before anything large was made of it. Anchors, aliases, tags, merge keys, duplicate keys and second
documents are refused. Of plain words only `true` and `false` are booleans, plain decimals integers, `null`, `~` and
nothing at all null; `no`, `on`, `012`, `1:30`, `1.5` and dates stay the text they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from exercise.deck.diagnostic import Problem, problem_at
from exercise.deck.spans import Source, Span
from exercise.deck.tongue import _

MOST_BYTES = 4_000_000
MOST_VALUES = 250_000
DEEPEST = 30
LARGEST = 1_000_000

FORBIDDEN = re.compile("[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Spoilt:
    """Stands in the data where a value was refused, so that nothing else is said about it."""

    def __repr__(self) -> str:
        return "SPOILT"


SPOILT = Spoilt()


@dataclass
class Written:
    """What a text held: data, where it stands, and what was wrong. `whole` is False where reading had to stop."""

    data: Any
    span: Span
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True


class Halt(Exception):
    """Reading stops here; the problem is noted."""


def read_yaml(content: bytes, name: str) -> Written:
    """Read one file's bytes; `name` is what the file is called in findings. Never raises for what the bytes hold."""
    source = Source(name)
    start = Span(source, 1, 1, 1, 1)
    written = Written(None, start)
    try:
        source.text = decoded(content, source, written)
        Events(source, written).run()
    except Halt:
        written.whole = False
    return written


def decoded(content: bytes, source: Source, written: Written) -> str:
    """The text of the bytes, if it is UTF-8 without control characters and not too long."""
    start = written.span

    def halt(span: Span, code: str, message: str, help: str) -> Halt:
        written.problems.append(problem_at(span, code, message, help))
        return Halt()

    if len(content) > MOST_BYTES:
        message = _("This file has more than {most} bytes.").format(most=f"{MOST_BYTES:,}")
        raise halt(start, "DK006", message, _("Cut the deck into a folder of smaller files, or check that this is a deck."))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise halt(start, "DK002", _("This file is UTF-16, not UTF-8."), _("Save it as UTF-8 without a byte order mark."))
    if content.startswith(b"\xef\xbb\xbf"):
        raise halt(start, "DK003", _("This file begins with a byte order mark."), _("Save it as UTF-8 without a byte order mark."))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        source.text = content.decode("utf-8", errors="replace")
        span = place(source, len(content[: error.start].decode("utf-8", errors="replace")))
        byte = content[error.start]
        message = _("This file is not UTF-8: byte 0x{byte:02x} begins no character.").format(byte=byte)
        raise halt(span, "DK002", message, _("Save the file as UTF-8 in your editor.")) from None
    wrong = FORBIDDEN.search(text)
    if wrong:
        source.text = text
        message = _("Character U+{code:04X} may not stand in a deck.").format(code=ord(wrong.group()))
        raise halt(place(source, wrong.start()), "DK004", message, _("Delete it; it is a control character or an invisible line end."))
    return text


def place(source: Source, index: int) -> Span:
    """The span of the one character at that index of a text."""
    before = source.text[:index].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Span(source, line, column, line, column + 1)


class Events:
    """One reading of a text: a stack of open collections, and the finding of each thing that may not be there."""

    def __init__(self, source: Source, written: Written) -> None:
        self.source = source
        self.written = written
        self.values = 0

    def note(self, span: Span, code: str, message: str, help: str) -> None:
        """Note a finding."""
        self.written.problems.append(problem_at(span, code, message, help))

    def spot(self, event: Any) -> Span:
        """The span of an event."""
        start, end = event.start_mark, event.end_mark
        return Span(self.source, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def run(self) -> None:
        """Read the whole text."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self.documents(yaml.parse(self.source.text, Loader=loader))
        except yaml.MarkedYAMLError as error:
            self.broken(error)
        except yaml.YAMLError as error:  # a reader's error: it has a position and no mark
            self.note(self.written.span, "DK005", _("This is not YAML: {error}.").format(error=error), "")
            raise Halt from None

    def broken(self, error: Any) -> None:
        """Say what the parser could not read, and stop."""
        from exercise.deck.yaml_errors import explained

        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        span = Span(self.source, line, column, line, column + 1)
        message, help = explained(error, self.source)
        self.note(span, "DK005", message, help)
        raise Halt

    def documents(self, events: Any) -> None:
        """Read the first document, and refuse a second."""
        from yaml import events as kinds

        seen = 0
        for event in events:
            if isinstance(event, kinds.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    help = _("Keep one deck in a file; delete `---` and what follows, or move it to another file.")
                    self.note(self.spot(event), "DK013", _("A second document begins here."), help)
                    raise Halt
                self.written.data, self.written.span = self.tree(events, kinds)
        if seen == 0:
            help = _("A deck begins with `format: 1`.")
            self.note(self.written.span, "DK014", _("This file is empty."), help)
            raise Halt

    def tree(self, events: Any, kinds: Any) -> tuple[Any, Span]:
        """The value that the next events make. No recursion: open collections lie on a stack."""
        scalar, alias = kinds.ScalarEvent, kinds.AliasEvent
        mapping, sequence = kinds.MappingStartEvent, kinds.SequenceStartEvent
        stack: list[tuple[Any, Span, str | None]] = []  # the open collection, its span, the key that waits for a value
        for event in events:
            self.values += 1
            if self.values > MOST_VALUES:
                message = _("This file has more than {most} values.").format(most=f"{MOST_VALUES:,}")
                self.note(self.spot(event), "DK007", message, _("A deck of 2,000 cards has far fewer; check that this is a deck."))
                raise Halt
            kind = type(event)
            if kind is scalar:
                span = self.spot(event)
                if stack and stack[-1][1].keys is not None and stack[-1][2] is None:
                    stack[-1] = (stack[-1][0], stack[-1][1], self.named(event, span, stack[-1][1]))
                    continue
                value = self.value(event, span)
            elif kind is mapping or kind is sequence:
                self.opened(event, stack)
                span = self.spot(event)
                if kind is mapping:
                    span.keys, span.parts = {}, {}
                    stack.append(({}, span, None))
                else:
                    span.parts = []
                    stack.append(([], span, None))
                continue
            elif kind is alias:
                span = self.spot(event)
                self.note(span, "DK009", _("An alias may not stand in a deck."), _("Write the value out where it is used."))
                value = SPOILT
                if stack and stack[-1][1].keys is not None and stack[-1][2] is None:
                    stack[-1] = (stack[-1][0], stack[-1][1], self.unused(stack[-1][1]))
                    continue
            else:
                value, span, _key = stack.pop()
                self.closed(span, event)
            if not stack:
                return value, span
            holder, home, key = stack[-1]
            if home.keys is None:
                holder.append(value)
                home.parts.append(span)  # type: ignore[union-attr]  # a sequence's parts are a list
            elif key is None:  # a mapping or list stood where a key should
                self.note(span, "DK015", _("A key must be a word, not a list or a map."), _("Write `key: value`, with a space after the colon; put texts with braces in quotes."))
                stack[-1] = (holder, home, self.unused(home))
            else:
                holder[key] = value
                home.parts[key] = span  # type: ignore[index]  # a mapping's parts are a dict
                stack[-1] = (holder, home, None)
        raise Halt  # the parser ends every document it began, or raises

    def opened(self, event: Any, stack: list[Any]) -> None:
        """Judge what a collection begins with."""
        self.adorned(event)
        if len(stack) >= DEEPEST:
            message = _("Values are nested more than {deepest} deep here.").format(deepest=DEEPEST)
            self.note(self.spot(event), "DK008", message, _("No part of a deck needs that; look for brackets that are never closed."))
            raise Halt

    def adorned(self, event: Any) -> None:
        """Refuse anchors and tags, and go on."""
        if event.anchor is not None:
            self.note(self.edge(event), "DK009", _("An anchor may not stand in a deck."), _("Delete `&{name}` and write the value out where it is used.").format(name=event.anchor))
        if event.tag is not None:
            self.note(self.edge(event), "DK010", _("A tag may not stand in a deck."), _("Delete `{tag}`; put a text in quotes if it begins with an exclamation mark.").format(tag=event.tag))

    def edge(self, event: Any) -> Span:
        """Where an anchor or a tag stands: its first characters up to a space."""
        start = event.start_mark
        text = self.source.line(start.line + 1)[start.column :]
        width = max(len(text.split(" ", 1)[0]), 1)
        return Span(self.source, start.line + 1, start.column + 1, start.line + 1, start.column + 1 + width)

    def named(self, event: Any, span: Span, home: Span) -> str:
        """A key of a mapping; one that may not be used still takes its value away with it."""
        if event.anchor is not None or event.tag is not None:
            self.adorned(event)
        key: str = event.value
        keys = home.keys
        assert keys is not None
        if key == "<<" and not event.style:
            self.note(span, "DK011", _("A merge key may not stand in a deck."), _("Write the keys out."))
            return self.unused(home)
        if not event.style and key in ("", "~", "null"):
            self.note(span, "DK015", _("A key is missing before this colon."), _("Write `key: value`."))
            return self.unused(home)
        if key in keys:
            first = keys[key]
            message = _("Key `{key}` is given twice.").format(key=key)
            self.note(span, "DK012", message, _("It stands first on line {line}; keep one of them.").format(line=first.line))
            return self.unused(home)
        keys[key] = span
        return key

    def unused(self, home: Span) -> str:
        """A name for what is dropped: `x-` keys are looked into by nobody."""
        assert home.keys is not None
        return f"x-refused-{self.values}"

    def closed(self, span: Span, event: Any) -> None:
        """Let a collection end where its last value ends; the parser puts the end of a block at the next token."""
        last = None
        if isinstance(span.parts, dict) and span.parts:
            last = span.parts[next(reversed(span.parts))]
        elif isinstance(span.parts, list) and span.parts:
            last = span.parts[-1]
        mark = event.end_mark
        if last is None or event.end_mark.index > event.start_mark.index:
            span.end_line, span.end_column = mark.line + 1, mark.column + 1
        else:
            span.end_line, span.end_column = last.end_line, last.end_column

    def value(self, event: Any, span: Span) -> Any:
        """What a scalar means."""
        if event.anchor is not None or event.tag is not None:
            self.adorned(event)
        text: str = event.value
        if event.style:  # quoted, or a block of text; a plain word has none
            return text
        if text in WORDS:
            return WORDS[text]
        if text[0] in "-+0123456789" and WHOLE.match(text):
            if len(text) > 12 or abs(int(text)) > LARGEST:
                message = _("{number} is beyond what a deck may hold.").format(number=text[:20])
                self.note(span, "DK016", message, _("Whole numbers run from -1,000,000 to 1,000,000."))
                return SPOILT
            return int(text)
        return text
