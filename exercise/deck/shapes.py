"""What a value of a deck may be: it knows kinds of values and how each is read, and no key of the language.

A shape reads one value and either returns it in the form that models keep, or notes what is wrong and returns UNREAD.
The tables of the language are made of these shapes; so are the JSON Schema and the reference of the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exercise.deck.spans import Span
from exercise.deck.tongue import _
from exercise.deck.walk import UNREAD, Named, Walk, either, said
from exercise.deck.yaml_events import SPOILT

ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}\Z")


class Shape:
    """What a value may be."""

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        """The value as models keep it, or UNREAD with the finding noted."""
        raise NotImplementedError

    def expects(self) -> str:
        """What is expected, as a sentence goes on: `a whole number from 0 to 100`."""
        raise NotImplementedError

    def wrong(self, value: Any, span: Span, walk: Walk, help: str = "") -> Any:
        """Note a value of the wrong kind."""
        if value is not SPOILT:
            message = _("Expected {wanted}, found {found}.").format(wanted=self.expects(), found=said(value))
            if value is None and not help:
                help = _("Give it a value, or delete the key.")
            walk.report(span, "DK103", message, help)
        return UNREAD


@dataclass(eq=False, repr=False)
class Text(Shape):
    """A text; `filled`: it may not be empty."""

    filled: bool = False

    def expects(self) -> str:
        return _("a text")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not str:
            help = _("Put it in quotes if it is meant as a text.") if isinstance(value, int) else ""
            return self.wrong(value, span, walk, help)
        if self.filled and not value.strip():
            walk.report(span, "DK108", _("This text is empty."), _("Write what a player should read."))
            return UNREAD
        return value


@dataclass(eq=False, repr=False)
class Whole(Shape):
    """A whole number between two ends, both included; None leaves an end open."""

    low: int | None = None
    high: int | None = None

    def expects(self) -> str:
        if self.low is not None and self.high is not None:
            return _("a whole number from {low} to {high}").format(low=self.low, high=self.high)
        if self.low is not None:
            return _("a whole number of at least {low}").format(low=self.low)
        return _("a whole number")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not int:
            return self.wrong(
                value,
                span,
                walk,
                _("Write plain digits, without quotes or a fraction.") if isinstance(value, str) else "",
            )
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            walk.report(
                span, "DK104", _("Expected {wanted}, found {number}.").format(wanted=self.expects(), number=value)
            )
            return UNREAD
        return value


@dataclass(eq=False, repr=False)
class Flag(Shape):
    """`true` or `false`."""

    def expects(self) -> str:
        return _("`true` or `false`")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not bool:
            known = {"yes": "true", "on": "true", "no": "false", "off": "false"}
            right = known.get(str(value).lower(), str(value).lower())
            help = _("Write `{word}`.").format(word=right) if right in ("true", "false") else ""
            return self.wrong(value, span, walk, help)
        return value


@dataclass(eq=False, repr=False)
class Choice(Shape):
    """One of a few words; `instead` says what else may stand there."""

    words: tuple[str, ...]
    instead: str = ""

    def expects(self) -> str:
        return either(self.words)

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not str:
            return self.wrong(value, span, walk)
        if value not in self.words:
            near = walk.guess(value, self.words)
            help = _("Did you mean `{name}`?").format(name=near) if near else _(self.instead) if self.instead else ""
            walk.report(
                span,
                "DK105",
                _("Expected {wanted}, found `{word}`.").format(wanted=self.expects(), word=value[:60]),
                help,
            )
            return UNREAD
        return value


@dataclass(eq=False, repr=False)
class Id(Shape):
    """The id of something: a letter, then letters, digits, `_` and `-`, at most 64."""

    reserved: tuple[str, ...] = ()

    def expects(self) -> str:
        return _("an id")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not str:
            return self.wrong(value, span, walk, _("Begin it with a letter.") if isinstance(value, int) else "")
        if not ID.match(value):
            shaped = re.sub(r"[^a-z0-9_]+", "_", value.lower()).strip("_")[:64]
            help = _("Write for example `{name}`.").format(name=shaped) if ID.match(shaped) else ""
            message = _("An id is a letter, then letters, digits, `_` or `-`, at most 64 of them; found `{word}`.")
            walk.report(span, "DK107", message.format(word=value[:60]), help)
            return UNREAD
        if value in self.reserved:
            walk.report(
                span, "DK209", _("`{word}` is a word of the language.").format(word=value), _("Choose another id.")
            )
            return UNREAD
        return value


@dataclass(eq=False, repr=False)
class Ref(Shape):
    """The name of something defined elsewhere in the deck; looked up when the whole deck is read."""

    kind: str
    use: str = ""

    def expects(self) -> str:
        return {
            "track": _("the name of a track"),
            "institution": _("the id of an institution"),
            "event": _("the id of an event"),
            "card": _("the id of a card"),
            "issue": _("the id of an issue"),
            "claim": _("the id of a claim"),
            "objective": _("the id of an objective"),
        }[self.kind]

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not str:
            return self.wrong(value, span, walk)
        walk.names.append(Named(self.kind, value, span, walk.scope, self.use))
        return value


@dataclass(eq=False, repr=False)
class CardName(Shape):
    """The id of a card, looked up together with the side that is named beside it."""

    def expects(self) -> str:
        return _("the id of a card")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        return value if type(value) is str else self.wrong(value, span, walk)


@dataclass(eq=False, repr=False)
class ListOf(Shape):
    """A list of values of one shape, kept as a tuple."""

    item: Shape
    least: int = 0
    distinct: bool = False

    def expects(self) -> str:
        return _("a list")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not list:
            return self.wrong(
                value, span, walk, _("Begin each entry with `- `, or write `[...]`.") if value is not None else ""
            )
        if len(value) < self.least:
            walk.report(span, "DK108", _("This list is empty."), _("Give it an entry, or delete the key."))
            return UNREAD
        parts = span.parts
        assert isinstance(parts, list)
        read = [self.item.read(one, where, walk) for one, where in zip(value, parts, strict=True)]
        if self.distinct:
            seen: set[Any] = set()
            for one, where in zip(read, parts, strict=True):
                if isinstance(one, str) and one in seen:
                    walk.report(
                        where,
                        "DK110",
                        _("`{word}` stands twice in this list.").format(word=one),
                        _("Delete one of them."),
                        "warning",
                    )
                elif isinstance(one, str):
                    seen.add(one)
        return UNREAD if any(one is UNREAD for one in read) else tuple(read)


@dataclass(eq=False, repr=False)
class Table(Shape):
    """A map from names to values of one shape, kept as pairs in the author's order: `{us.business: -3}`."""

    key: Shape
    value: Shape
    least: int = 1

    def expects(self) -> str:
        return _("a map such as `{example}`").format(example="{name: 1}")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not dict:
            return self.wrong(value, span, walk)
        pairs = []
        whole = True
        parts = span.parts
        assert isinstance(parts, dict)
        for name, one in value.items():
            if isinstance(name, str) and name.startswith("x-"):
                continue
            key = self.key.read(name, span.key(name), walk)
            held = self.value.read(one, parts[name], walk)
            whole = whole and key is not UNREAD and held is not UNREAD
            pairs.append((key, held))
        if len(pairs) < self.least:
            walk.report(span, "DK108", _("This map is empty."), _("Give it an entry, or delete the key."))
            return UNREAD
        return tuple(pairs) if whole else UNREAD


@dataclass(eq=False, repr=False)
class Kinds(Shape):
    """A value of one of several kinds: a text, a map of keys, or `true` and `false`."""

    text: Shape | None = None
    keys: Shape | None = None
    flag: Shape | None = None
    wanted: Callable[[], str] | None = None

    def expects(self) -> str:
        if self.wanted is not None:
            return self.wanted()
        return _("{first} or {last}").format(first=self.text.expects() if self.text else "", last=_("a map of keys"))

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        shape = {str: self.text, dict: self.keys, bool: self.flag}.get(type(value))
        return self.wrong(value, span, walk) if shape is None else shape.read(value, span, walk)
