"""Maps with known keys: it knows how their keys are read, missed and guessed, and none of the keys themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from exercise.deck.models import SIDES
from exercise.deck.shapes import Shape
from exercise.deck.spans import Span
from exercise.deck.tongue import _
from exercise.deck.walk import UNREAD, Made, Scope, Walk, row


def opened(text: str) -> str:
    """A text with a capital letter, to begin a sentence with."""
    return text[:1].upper() + text[1:]


@dataclass(eq=False, repr=False)
class Key:
    """One key of a map: its shape, whether it must be there, and what it is for.

    `to` is the field of the model that keeps it, where that has another name. `orders`: in what stands under this key
    the orders of the turn are open, so that `they_play` may be asked.
    """

    name: str
    shape: Shape
    about: str
    needed: bool = False
    to: str = ""
    orders: bool = False


@dataclass(eq=False, repr=False)
class Record(Shape):
    """A map with known keys. `x-` keys are left alone.

    `build` makes the model from what was read; `kind` is the name that the records are gathered under; `scope` says
    from the raw map whose eyes everything in it is seen through.
    """

    name: str
    keys: tuple[Key, ...]
    build: Callable[..., Any]
    kind: str = ""
    scope: Callable[[dict[str, Any]], Scope | None] | None = None
    also: Callable[[Walk, dict[str, Any], Span], None] | None = None

    @cached_property
    def known(self) -> dict[str, Key]:
        """The keys by name."""
        return {key.name: key for key in self.keys}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(key.name for key in self.keys if key.needed)

    def expects(self) -> str:
        return _("{name} as a map of keys").format(name=_(self.name))

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not dict:
            return self.wrong(value, span, walk, _("Write `key: value` lines, or `{key: value}`."))
        got, whole = self.gather(value, span, walk)
        if self.kind:
            walk.made.setdefault(self.kind, []).append(Made(got, span, walk.side))
        if self.also is not None:
            self.also(walk, got, span)
        if not whole:
            return UNREAD
        return self.build(**{self.known[name].to or name: one for name, one in got.items()})

    def gather(self, value: dict[str, Any], span: Span, walk: Walk) -> tuple[dict[str, Any], bool]:
        """What could be read of the map, by key, and whether that is all of it."""
        outer = walk.scope
        if self.scope is not None:
            walk.scope = self.scope(value)
        got: dict[str, Any] = {}
        meant: set[str | None] = set()  # keys that are there, in another spelling
        whole = True
        parts = span.parts
        assert isinstance(parts, dict)
        for name, one in value.items():
            key = self.known.get(name)
            if key is None:
                if not (isinstance(name, str) and name.startswith("x-")):
                    near = self.stray(name, span, walk, value)
                    meant.add(near)
                    whole = False
                    if near is not None:
                        self.recovered(near, one, parts[name], walk, got)
                continue
            inner = walk.scope
            if key.orders and inner is not None:
                walk.scope = Scope(inner.sides, True)
            read = key.shape.read(one, parts[name], walk)
            walk.scope = inner
            if read is UNREAD:
                whole = False
            else:
                got[name] = read
        for name in self.required:
            if name not in value:
                whole = False
                if name not in meant:
                    self.missing(name, span, walk)
        walk.scope = outer
        return got, whole

    def recovered(self, name: str, value: Any, span: Span, walk: Walk, got: dict[str, Any]) -> None:
        """Read a value under the key that was meant, so that one slip in a key is one finding and not twenty.

        Where that key is there as well, what is defined under the slip is still known to everything that names it.
        """
        before = len(walk.problems)
        read = self.known[name].shape.read(value, span, walk)
        del walk.problems[before:]
        if read is not UNREAD:
            got.setdefault(name, read)

    def stray(self, name: Any, span: Span, walk: Walk, value: dict[str, Any]) -> str | None:
        """Note a key that is not known here; return the key that was probably meant."""
        if walk.full:
            return None
        free = [key for key in self.known if key not in value]
        near = walk.guess(str(name), free) or walk.guess(str(name), self.known)
        message = _("{record} has no key `{key}`.").format(record=opened(_(self.name)), key=str(name)[:60])
        if near:
            help = _("Did you mean `{name}`?").format(name=near)
        else:
            known = _("Its keys are {keys}.").format(keys=row(self.known))
            help = _("{known} Keys of your own begin with `x-`.").format(known=known)
        walk.report(span.key(name), "DK101", message, help)
        return near

    def missing(self, name: str, span: Span, walk: Walk) -> None:
        """Note a key that must be there and is not: at the first key of the map, where the author would write it."""
        first = next(iter(span.keys.values()), span) if span.keys else span
        message = _("{record} needs the key `{key}`.").format(record=opened(_(self.name)), key=name)
        walk.report(
            first, "DK102", message, _("Add `{key}:` with {about}.").format(key=name, about=_(self.known[name].about))
        )


@dataclass(eq=False, repr=False)
class BySide(Shape):
    """A map with a value for `us` and one for `china`, kept as a dict. `scoped`: what a side has is its own."""

    item: Shape
    scoped: bool = False
    both: bool = False
    orders: bool = field(default=False)

    def expects(self) -> str:
        return _("a map with the keys `us` and `china`")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not dict:
            return self.wrong(value, span, walk)
        got: dict[str, Any] = {}
        whole = True
        parts = span.parts
        assert isinstance(parts, dict)
        outer, beside = walk.scope, walk.side
        for name, one in value.items():
            if name not in SIDES:
                if not (isinstance(name, str) and name.startswith("x-")):
                    message = _("Expected the side `us` or `china`, found `{key}`.").format(key=str(name)[:60])
                    walk.report(span.key(name), "DK101", message, walk.meant(str(name), SIDES))
                    whole = False
                continue
            walk.side = name
            if self.scoped:
                walk.scope = Scope((name,))
            got[name] = self.item.read(one, parts[name], walk)
            walk.scope, walk.side = outer, beside
            whole = whole and got[name] is not UNREAD
        if self.both:
            for name in SIDES:
                if name not in value:
                    message = _("Both sides are needed here; `{key}` is missing.").format(key=name)
                    walk.report(
                        next(iter(span.keys.values()), span) if span.keys else span,
                        "DK102",
                        message,
                        _("Add `{key}:`.").format(key=name),
                    )
                    whole = False
        return got if whole else UNREAD


@dataclass(eq=False, repr=False)
class OneOf(Shape):
    """A map with exactly one of several keys, such as a condition."""

    name: str
    choices: dict[str, Shape]
    about: dict[str, str]
    builds: dict[str, Callable[[Any], Any]]
    deepest: int = 24

    def expects(self) -> str:
        return _("{name} as a map with one key").format(name=_(self.name))

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if type(value) is not dict:
            return self.wrong(
                value, span, walk, _("Write for example `{example}`.").format(example="{at_least: {tension: 60}}")
            )
        keys = [key for key in value if not (isinstance(key, str) and key.startswith("x-"))]
        if len(keys) != 1:
            self.count(keys, span, walk)
            return UNREAD
        key = keys[0]
        if key not in self.choices:
            message = _("There is no condition `{key}`.").format(key=str(key)[:60])
            walk.report(
                span.key(key),
                "DK101",
                message,
                walk.meant(str(key), self.choices, _("Conditions are {keys}.").format(keys=row(self.choices))),
            )
            return UNREAD
        if walk.depth >= self.deepest:
            walk.report(
                span,
                "DK008",
                _("Conditions are nested too deep here."),
                _("Use fewer `all`, `any` and `not` inside each other."),
            )
            return UNREAD
        walk.depth += 1
        read = self.read_one(key, value, span, walk)
        walk.depth -= 1
        return UNREAD if read is UNREAD else self.builds[key](read)

    def read_one(self, key: str, value: dict[str, Any], span: Span, walk: Walk) -> Any:
        """Read what stands under the one key."""
        parts = span.parts
        assert isinstance(parts, dict)
        return self.choices[key].read(value[key], parts[key], walk)

    def count(self, keys: list[Any], span: Span, walk: Walk) -> None:
        """Note a map with no key, or with several."""
        if not keys:
            walk.report(
                span,
                "DK106",
                _("This condition is empty."),
                _("Give it one key, or delete it: what has no condition always holds."),
            )
            return
        message = _("A condition has exactly one key; here are {keys}.").format(keys=row([str(key) for key in keys]))
        help = _("If all must hold, write `all: [{...}, {...}]` with one map each; if one is enough, `any`.")
        walk.report(span.key(keys[1]), "DK106", message, help)
