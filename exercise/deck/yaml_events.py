"""What YAML a deck may use: it knows the parser's events, and builds data, spans and findings from them in one pass.

Whatever is hostile is met while it is read, before anything large was made of it. Anchors, aliases, tags, merge keys,
duplicate keys and second documents are refused; depth and number of values are capped. Of plain words only `true` and
`false` are booleans, plain decimals integers, and `null`, `~` and nothing at all null; `no`, `on`, `012`, `1:30`, `1.5`
and dates stay the text they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from exercise.deck.diagnostic import problem_at
from exercise.deck.spans import Mark, Source, Span
from exercise.deck.tongue import _
from exercise.deck.walk import MOST_PROBLEMS, too_many
from exercise.deck.yaml_reader import FORBIDDEN, Halt, Written

MOST_VALUES = 250_000
DEEPEST = 30
LARGEST = 1_000_000

WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,18})\Z")
HUGE = re.compile(r"[-+]?[1-9][0-9]{19,}\Z")
DIGITS = frozenset("-+0123456789")
WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Spoilt:
    """Stands in the data where a value was refused, so that nothing else is said about it."""

    def __repr__(self) -> str:
        return "SPOILT"


SPOILT = Spoilt()


class Reading:
    """One reading of a text: what it built, and the finding of each thing that may not be there."""

    def __init__(self, source: Source, written: Written) -> None:
        self.source = source
        self.written = written
        self.refused = 0
        self.quoted: Any = None
        """The last value in quotes: where one was never closed, it ends at the next quote, lines below."""

    def note(self, span: Span, code: str, message: str, help: str) -> None:
        """Note a finding. Raises Halt past a thousand: whoever made such a file meant no deck."""
        if len(self.written.problems) >= MOST_PROBLEMS:
            raise Halt(too_many(span))
        self.written.problems.append(problem_at(span, code, message, help))

    def span(self, event: Any) -> Span:
        """Where an event stands."""
        return Span(self.source, event.start_mark, event.end_mark)

    def run(self) -> None:
        """Read the whole text. Raises Halt where reading has to stop."""
        import yaml

        try:
            self.documents(yaml.parse(self.source.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        except yaml.MarkedYAMLError as error:
            from exercise.deck.yaml_errors import explained

            raise Halt(explained(error, self.source, self.quoted)) from None
        except yaml.YAMLError as error:  # the parser's reader: what it cannot take was looked for before
            message = _("This is not YAML: {error}.").format(error=error)
            raise Halt(problem_at(self.written.span, "DK005", message, _("Save the file as UTF-8."))) from None

    def documents(self, events: Iterator[Any]) -> None:
        """Read the first document, and refuse a second."""
        from yaml.events import DocumentStartEvent

        seen = False
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if seen:
                    help = _("Keep one deck in a file: delete `---` and what follows, or move it to another file.")
                    raise Halt(problem_at(self.span(event), "DK013", _("A second document begins here."), help))
                seen = True
                self.written.data, self.written.span = self.tree(events)
        if not seen:
            help = _("A deck begins with `format: 1`.")
            raise Halt(problem_at(self.written.span, "DK014", _("This file is empty."), help))

    def tree(self, events: Iterator[Any]) -> tuple[Any, Span]:
        """The value that the next events make. Open collections lie on a stack, so no depth can exhaust ours.

        `holder` and `home` are the innermost open collection and its span, `keys` its keys if it is a mapping, `key`
        the one that waits for its value.
        """
        from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

        source = self.source
        left = MOST_VALUES
        stack: list[tuple[Any, Any, Any, str | None]] = []
        holder: Any = None
        home: Any = None
        keys: dict[str, Span] | None = None
        key: str | None = None
        for event in events:
            left -= 1
            kind = type(event)
            if kind is ScalarEvent:
                span = Span(source, event.start_mark, event.end_mark)
                text = event.value
                if event.anchor is not None or event.tag is not None:
                    self.adorned(event)
                if keys is not None and key is None:
                    if text in keys or ((text == "<<" or text in WORDS) and not event.style):
                        key = self.unfit(event, span, keys)
                    elif event.style == '"' and FORBIDDEN.search(text):
                        self.escaped(text, span)
                        key = self.stray()
                    else:
                        keys[text] = span
                        key = text
                    continue
                value: Any = text
                if not event.style:  # a quoted or folded text has a style, a plain word has none
                    if text in WORDS:
                        value = WORDS[text]
                    elif text[0] in DIGITS:
                        value = self.number(text, span)
                elif event.style == "'":
                    self.quoted = event
                elif event.style == '"':
                    self.quoted = event
                    if FORBIDDEN.search(text):
                        value = self.escaped(text, span)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self.adorned(event)
                stack.append((holder, home, keys, key))
                if len(stack) > DEEPEST or left < 0:
                    raise self.too_much(event, len(stack))
                home, key = Span(source, event.start_mark, event.end_mark), None
                if kind is MappingStartEvent:
                    holder, keys = {}, {}
                    home.keys, home.parts = keys, {}
                else:
                    holder, keys = [], None
                    home.parts = []
                continue
            elif kind is AliasEvent:
                value, span = SPOILT, Span(source, event.start_mark, event.end_mark)
                self.note(
                    span, "DK009", _("An alias may not stand in a deck."), _("Write the value out where it is used.")
                )
                if keys is not None and key is None:
                    key = self.stray()
                    continue
            else:
                value, span = holder, home
                self.close(span, event)
                holder, home, keys, key = stack.pop()
            if home is None:
                return value, span
            if keys is None:
                holder.append(value)
                home.parts.append(span)
            elif key is None:  # a map or a list stood where a key should
                help = _("Write `key: value`, with a space after the colon; put texts with braces in quotes.")
                self.note(span, "DK015", _("A key must be a word, not a list or a map."), help)
                key = self.stray()
            else:
                holder[key] = value
                home.parts[key] = span
                key = None
            if left < 0:
                raise self.too_much(event, 0)
        raise AssertionError("the parser ends every document that it began, or raises")

    def too_much(self, event: Any, depth: int) -> Halt:
        """The end of reading where values are too many or too deep."""
        if depth > DEEPEST:
            message = _("Values are nested more than {deepest} deep here.").format(deepest=DEEPEST)
            help = _("No part of a deck needs that; look for brackets that are never closed.")
            return Halt(problem_at(self.span(event), "DK008", message, help))
        message = _("This file has more than {most} values.").format(most=f"{MOST_VALUES:,}")
        help = _("A deck of 2,000 cards has far fewer; check that this is a deck.")
        return Halt(problem_at(self.span(event), "DK007", message, help))

    def adorned(self, event: Any) -> None:
        """Refuse anchors and tags, and go on."""
        start = event.start_mark
        word = self.source.line(start.line + 1)[start.column :].split(" ", 1)[0]
        span = Span(self.source, start, Mark(start.line, start.column + max(len(word), 1)))
        if event.anchor is not None:
            help = _("Delete `&{name}` and write the value out where it is used.").format(name=event.anchor)
            self.note(span, "DK009", _("An anchor may not stand in a deck."), help)
        if event.tag is not None:
            help = _("Delete `{tag}`; put a text that begins with an exclamation mark in quotes.").format(tag=event.tag)
            self.note(span, "DK010", _("A tag may not stand in a deck."), help)

    def unfit(self, event: Any, span: Span, keys: dict[str, Span]) -> str:
        """Note a key that may not be used: no word, a merge, or one that is there already. In quotes any word fits."""
        text: str = event.value
        if text in keys:
            help = _("It stands first on line {line}; keep one of them.").format(line=keys[text].line)
            self.note(span, "DK012", _("Key `{key}` is given twice.").format(key=text[:60]), help)
        elif text == "<<":
            self.note(span, "DK011", _("A merge key may not stand in a deck."), _("Write the keys out."))
        elif text in ("true", "false"):
            keys[text] = span
            return text
        else:
            self.note(span, "DK015", _("A key is missing before this colon."), _("Write `key: value`."))
        return self.stray()

    def stray(self) -> str:
        """A name for what is dropped: nobody looks into `x-` keys."""
        self.refused += 1
        return f"x-refused-{self.refused}"

    def escaped(self, text: str, span: Span) -> Spoilt:
        """Refuse a character that no deck may hold where it is written as an escape."""
        wrong = FORBIDDEN.search(text)
        assert wrong is not None
        message = _("Character U+{code:04X} may not stand in a deck.").format(code=ord(wrong.group()))
        self.note(span, "DK004", message, _("Delete the escape that makes it: it is a control character."))
        return SPOILT

    def close(self, span: Span, event: Any) -> None:
        """Let a block end where its last value ends: the parser puts its end at the next token, lines below."""
        span.end = event.end_mark
        if event.end_mark.index == event.start_mark.index:
            parts = span.parts
            if isinstance(parts, dict) and parts:
                span.end = parts[next(reversed(parts))].end
            elif isinstance(parts, list) and parts:
                span.end = parts[-1].end

    def number(self, text: str, span: Span) -> Any:
        """A plain decimal as an integer; whatever else begins with a digit or a sign is text."""
        if WHOLE.match(text):
            value = int(text)
            if -LARGEST <= value <= LARGEST:
                return value
        elif not HUGE.match(text):
            return text
        message = _("{number} is beyond what a deck may hold.").format(number=text[:20])
        self.note(span, "DK016", message, _("Whole numbers run from -1,000,000 to 1,000,000."))
        return SPOILT
