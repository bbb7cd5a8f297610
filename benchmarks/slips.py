"""Slips: single edits of a deck's text that make it wrong, of the kinds that authors make. It knows how to make each
and on which lines a finding would be right, and checks nothing.

A slip is made at a random place of the kind's own choice, so that it is wrong by construction: a name that is misspelt
is no other name, a number that is out of range is outside it.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from exercise.deck.spans import Span
from exercise.deck.yaml_reader import Written

WORDS = """
about all always any assumption at at_least at_most better bonus broken cap capital card cards chance claims
clarity controller cooperation copies cost count deal debrief default_ending delivery dissolve each_turn
effects endings event events expected found from hand id if_unplayed in income institutions issue issues joint
kept lapses manual max met min misread name not objective once partly per played plays points schedule score
shift short shown side sides signals size stance standing start tension text they_play title to tone tracks
turn turns unit unmet unplayed we_play we_read weight when within
"""
KEYS = frozenset(WORDS.split())
CHOICES = {"stance": "press", "side": "us", "tone": "good", "per": "side", "better": "high", "unplayed": "keep"}
"""Keys whose values are words of the language, each with one of them."""
REFERENCES = frozenset({"found", "dissolve", "standing", "event", "card", "played", "objective"})
TABLES = frozenset({"shift", "at_least", "at_most"})
LEAST = {
    "chance": 0,
    "cost": 0,
    "copies": 0,
    "at": 1,
    "in": 1,
    "within": 1,
    "weight": 0,
    "tension": 0,
    "cooperation": 0,
}
MOST = {"chance": 100, "misread": 100, "tension": 100, "cooperation": 100, "clarity": 100}


@dataclass(frozen=True, slots=True)
class Place:
    """One value of a deck: its path, itself, where it stands, where its key stands, and the value that holds it."""

    path: tuple[str | int, ...]
    value: Any
    span: Span
    key: Span | None
    holder: Any

    @property
    def name(self) -> str | int:
        """The key or the number it stands under."""
        return self.path[-1]

    def under(self, *names: str) -> bool:
        """Whether any of these keys stands above it."""
        return any(name in self.path[:-1] for name in names)


@dataclass(frozen=True, slots=True)
class Slip:
    """An edit of one file: from one offset to another other words, and the lines (from 1) where a finding is right."""

    start: int
    end: int
    words: str
    lines: frozenset[int]


@dataclass
class Text:
    """One file of a deck, with every value in it and what else of the deck a slip has to know.

    `whole` is the text of all its files, `known` holds every id of the deck and its register, `sides` who holds each
    card, `bounds` the least and the most that a track can be, by every name it goes by; `cap` is the most capital a
    side can hold, None where there is none.
    """

    text: str
    places: list[Place]
    whole: str
    known: frozenset[str]
    sides: dict[str, str]
    bounds: dict[str, tuple[int, int]]
    turns: int
    cap: int | None

    def ids(self, kind: str | int) -> list[Place]:
        """The ids of one kind of thing in this file: of cards, of events."""
        return [one for one in self.places if one.name == "id" and one.path[0] == kind and len(one.path) == 3]

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column, both from 1."""
        return sum(len(row) + 1 for row in self.text.split("\n")[: line - 1]) + column - 1

    def at(self, span: Span) -> tuple[int, int]:
        """The offsets of a span."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def slip(self, span: Span, words: str, *more: int) -> Slip:
        """Other words in the place of a span."""
        start, end = self.at(span)
        return Slip(start, end, words, frozenset({span.line, *more}))


def places(written: Written) -> list[Place]:
    """Every value of a file, from the outermost."""

    def within(path: tuple[str | int, ...], value: Any, span: Span) -> Iterator[Place]:
        if isinstance(value, dict):
            assert isinstance(span.parts, dict) and span.keys is not None
            for name, one in value.items():
                if not name.startswith("x-"):
                    yield Place((*path, name), one, span.parts[name], span.keys[name], value)
                    yield from within((*path, name), one, span.parts[name])
        elif isinstance(value, list):
            assert isinstance(span.parts, list)
            for number, one in enumerate(value):
                yield Place((*path, number), one, span.parts[number], None, value)
                yield from within((*path, number), one, span.parts[number])

    return list(within((), written.data, written.span))


def misspelt(word: str, luck: random.Random) -> str:
    """A word with one letter dropped, doubled, changed, or changed places with the next."""
    letters = [at for at, letter in enumerate(word) if letter.isalpha()]
    at, kind = luck.choice(letters), luck.randrange(4)
    if kind == 0 and len(letters) > 1:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and at + 1 < len(word) and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + luck.choice(string.ascii_lowercase.replace(word[at].lower(), "")) + word[at + 1 :]


def flow(text: Text, span: Span) -> bool:
    """Whether a value is written in brackets."""
    return text.text[text.at(span)[0] : text.at(span)[0] + 1] in ("{", "[")


def plain(place: Place, text: Text) -> bool:
    """Whether a value is a text without quotes on one line."""
    start, end = text.at(place.span)
    return isinstance(place.value, str) and text.text[start:end] == place.value


Where = Callable[[Place, Text], bool]
How = Callable[[Place, Text, random.Random], Slip | None]
KINDS: dict[str, tuple[Where, How]] = {}


def kind(name: str, where: Where) -> Callable[[How], How]:
    """Register a kind of slip: the places where it can be made, and how."""

    def registered(how: How) -> How:
        KINDS[name] = (where, how)
        return how

    return registered


def a_reference(place: Place, _text: Text) -> bool:
    """Whether a value names something by its id."""
    named = place.name in REFERENCES or (place.name == "issue") or (len(place.path) > 1 and place.path[-2] == "claims")
    return isinstance(place.value, str) and named


def a_track(place: Place, _text: Text) -> bool:
    """Whether a value stands under the name of a track."""
    return len(place.path) > 1 and place.path[-2] in TABLES and isinstance(place.value, int)


@kind("a key misspelt", lambda place, _text: place.key is not None and place.name in KEYS)
def _key(place: Place, text: Text, luck: random.Random) -> Slip | None:
    assert place.key is not None
    words = misspelt(str(place.name), luck)
    return None if words in KEYS or words in place.holder else text.slip(place.key, words)


@kind("a reference misspelt", a_reference)
def _reference(place: Place, text: Text, luck: random.Random) -> Slip | None:
    words = misspelt(place.value, luck)
    return None if words in text.known or len(words) < 2 else text.slip(place.span, words)


@kind("a track misspelt", a_track)
def _track(place: Place, text: Text, luck: random.Random) -> Slip | None:
    assert place.key is not None
    words = misspelt(str(place.name), luck)
    return None if words in place.holder else text.slip(place.key, words)


@kind("a word that is none of the choices", lambda place, _text: place.name in CHOICES and isinstance(place.value, str))
def _choice(place: Place, text: Text, luck: random.Random) -> Slip | None:
    words = luck.choice((misspelt(place.value, luck), "other", "yes"))
    return None if words in ("us", "china", "both", "press", "hold", "engage") else text.slip(place.span, words)


@kind("a number written as a word", lambda place, _text: type(place.value) is int)
def _word(place: Place, text: Text, luck: random.Random) -> Slip | None:
    return text.slip(place.span, luck.choice(("two", "'3'", "2.5", "1,000", "", "[2]")))


def a_range(place: Place, _text: Text) -> bool:
    """Whether a value is a number with a least or a most."""
    named = place.name in {**LEAST, **MOST} and not place.under("score", *TABLES)
    return type(place.value) is int and named


@kind("a number out of its range", a_range)
def _range(place: Place, text: Text, luck: random.Random) -> Slip | None:
    low, high = LEAST.get(str(place.name)), MOST.get(str(place.name))
    far = luck.randint(1, 50)
    words = [low - far] if low is not None else []
    words += [high + far] if high is not None else []
    return text.slip(place.span, str(luck.choice(words)))


@kind(
    "one thing where a list is asked for", lambda place, text: isinstance(place.value, list) and flow(text, place.span)
)
def _single(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    return text.slip(place.span, "x" if not place.value else str(place.value[0]) if plain_item(place) else "{}")


def plain_item(place: Place) -> bool:
    """Whether the first thing of a list is a plain word."""
    return isinstance(place.value[0], str)


@kind("a title left empty", lambda place, _text: place.name == "title")
def _empty(place: Place, text: Text, luck: random.Random) -> Slip | None:
    return text.slip(place.span, luck.choice(("''", "' '")))


@kind("a needed key left out", lambda place, _text: place.name in ("id", "title", "stance") and len(place.holder) > 1)
def _missing(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    assert place.key is not None
    start, end = text.at(place.key)[0], text.at(place.span)[1]
    rest = re.match(r"(,\s*|\s*\n\s*)", text.text[end:])
    if rest is None or (start and text.text[start - 1] == " " and list(place.holder)[-1] == place.name):
        return None
    first = next(one.key for one in text.places if one.path == (*place.path[:-1], next(iter(place.holder))))
    assert first is not None
    return Slip(start, end + rest.end(), "", frozenset({place.key.line, first.line}))


@kind("a key given twice", lambda place, text: place.key is not None and plain(place, text))
def _twice(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    assert place.key is not None
    start = text.at(place.key)[0]
    row = text.text.rfind("\n", 0, start) + 1
    indent = " " * (start - row)
    block = not text.text[row:start].strip(" -")
    again = f"{place.name}: {place.value}" + (f"\n{indent}" if block else ", ")
    return Slip(start, start, again, frozenset({place.key.line, place.key.line + block}))


@kind("a bracket not closed", lambda place, text: isinstance(place.value, list | dict) and flow(text, place.span))
def _bracket(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    end = text.at(place.span)[1]
    lines = range(place.span.line, place.span.end_line + 1)
    outer = text.text.rfind("\n", 0, end) + 1
    return Slip(end - 1, end, "", frozenset({*lines, text.text.count("\n", 0, outer) + 1}))


@kind("a quote not closed", plain)
def _quote(place: Place, text: Text, luck: random.Random) -> Slip | None:
    start = text.at(place.span)[0]
    return Slip(start, start, luck.choice("'\""), frozenset({place.span.line}))


@kind("a colon too many", lambda place, text: plain(place, text) and " " in place.value)
def _colon(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    start = text.at(place.span)[0] + place.value.index(" ")
    return Slip(start, start, ":", frozenset({place.span.line}))


def begins_a_line(place: Place, text: Text) -> bool:
    """Whether a key is the first thing on its line, and not the first of its map."""
    if place.key is None or next(iter(place.holder)) == place.name:
        return False
    start = text.at(place.key)[0]
    return not text.text[text.text.rfind("\n", 0, start) + 1 : start].strip()


@kind("a line indented unlike its neighbours", begins_a_line)
def _indent(place: Place, text: Text, luck: random.Random) -> Slip | None:
    assert place.key is not None
    start = text.at(place.key)[0]
    lines = frozenset({place.key.line - 1, place.key.line})
    if luck.random() < 0.5 and text.text[start - 1] == " ":
        return Slip(start - 1, start, "", lines)
    return Slip(start, start, " ", lines)


@kind("a tab", lambda place, text: begins_a_line(place, text) and len(place.path) > 1)
def _tab(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    assert place.key is not None
    start = text.at(place.key)[0]
    row = text.text.rfind("\n", 0, start) + 1
    return Slip(row, start, "\t", frozenset({place.key.line}))


@kind("an anchor, an alias or a tag", lambda place, text: plain(place, text))
def _adorned(place: Place, text: Text, luck: random.Random) -> Slip | None:
    words = luck.choice((f"&a {place.value}", "*a", f"!x {place.value}", f"!!str {place.value}"))
    return text.slip(place.span, words)


@kind("an id that is none", lambda place, text: place.name == "id" and plain(place, text))
def _id(place: Place, text: Text, luck: random.Random) -> Slip | None:
    return text.slip(
        place.span, luck.choice((f"2{place.value}", f"{place.value}!", place.value + " x", "é" + place.value))
    )


@kind(
    "an id misspelt where it is defined",
    lambda place, text: (
        place.name == "id"
        and place.path[0] in ("institutions", "issues", "tracks")
        and len(re.findall(rf"\b{re.escape(str(place.value))}\b", text.whole)) > 2
    ),
)
def _defined(place: Place, text: Text, luck: random.Random) -> Slip | None:
    words = misspelt(place.value, luck)
    return None if words in text.known else text.slip(place.span, words)


@kind("an id used twice", lambda place, text: place.name == "id" and len(text.ids(place.path[0])) > 1)
def _same(place: Place, text: Text, luck: random.Random) -> Slip | None:
    other = luck.choice(text.ids(place.path[0]))
    if other.value == place.value or len(place.path) != 3:
        return None
    return text.slip(place.span, other.value, other.span.line)
