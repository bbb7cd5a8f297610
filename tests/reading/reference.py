"""docs/deck-keys.md, drawn from the tables that the reader reads by, and the schemas beside the decks.

`python -m tests.reading.reference` writes both anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exercise.deck import conditions, language, overlays, register
from exercise.deck.places import decks_dir
from exercise.deck.records import BySide, Key, OneOf, Record, opened
from exercise.deck.schema import KINDS, default, printed, schema_of
from exercise.deck.shapes import CardName, Id, Kinds, ListOf, Ref, Shape, Table, Text, Whole
from tests.ground.command import ROOT

PAGE = ROOT / "docs" / "deck-keys.md"
HEAD = """# Every key of the deck language

Written from the tables that decks are read by; `python -m tests.reading.reference` writes it anew. How the parts go
together is in [deck-language.md](deck-language.md). Keys that begin with `x-` are yours, in every map.

"""
ENTRY = "an entry of an overlay"
"""The one map that has no table of its own: its keys stand in those of the texts of an overlay."""


def slug(name: str) -> str:
    """The anchor of a heading, as forges make it."""
    return re.sub(r"[^a-z0-9 -]", "", name.lower()).replace(" ", "-")


def within(shape: Shape, seen: set[int]) -> Iterator[Record | OneOf]:
    """Every map with known keys in a shape, itself included, each once."""
    if id(shape) in seen:
        return
    seen.add(id(shape))
    inner: list[Shape] = []
    match shape:
        case Record():
            yield shape
            inner = [key.shape for key in shape.keys]
        case OneOf():
            yield shape
            inner = list(shape.choices.values())
        case BySide(item=item) | ListOf(item=item):
            inner = [item]
        case Table(key=key, value=value):
            inner = [key, value]
        case Kinds():
            inner = [one for one in (shape.text, shape.keys, shape.flag) if one is not None]
        case conditions.Then(inner=one) | conditions.WithOrders(inner=one):
            inner = [one]
        case conditions.Later():
            inner = [shape.shape]
    for one in inner:
        yield from within(one, seen)


def records() -> dict[str, Record | OneOf]:
    """Every map of the language by its name; the first of a name is the fullest (a variant repeats some)."""
    found: dict[str, Record | OneOf] = {}
    seen: set[int] = set()
    tops = [one for key in language.DECK.keys if key.name != "variants" for one in within(key.shape, seen)]
    for top in (language.VARIANT, overlays.OVERLAY, register.REGISTER):
        tops += within(top, seen)
    for one in [language.DECK, *tops]:
        found.setdefault(one.name, one)
    del found[ENTRY]
    return found


def value(shape: Shape) -> str:
    """What may stand there, in a few words."""
    match shape:
        case Record(name=name) if name == ENTRY:
            return "any of " + ", ".join(f"`{key.name}`" for key in shape.keys)
        case Record(name=name) | OneOf(name=name):
            return f"[{name}](#{slug(name)})"
        case conditions.Later():
            return value(shape.shape)
        case conditions.Then(inner=inner) | conditions.WithOrders(inner=inner):
            return value(inner)
        case BySide(item=item):
            return f"for `us` and `china` each: {value(item)}"
        case ListOf(item=item):
            return f"a list, each entry {value(item)}"
        case Table(key=CardName(), value=held):
            return f"by id, {value(held)}"
        case Table(key=key, value=held):
            return f"a map: {value(key)} to {value(held)}"
        case Kinds():
            return " or ".join(value(one) for one in (shape.flag, shape.text, shape.keys) if one is not None)
        case Text():
            return "text"
        case Id():
            return "an id"
        case CardName() | conditions.CardOf():
            return "the id of a card"
        case Whole(low=None, high=None):
            return "a whole number"
        case Ref(kind="track"):
            return "the name of a track"
    return shape.expects()


def table(shape: Record | OneOf) -> str:
    """The keys of a map as a Markdown table."""
    if isinstance(shape, OneOf):
        rows = [(f"`{key}`", opened(shape.about[key]), value(one)) for key, one in shape.choices.items()]
        return grid(("key", "what it asks", "value"), rows)
    return grid(("key", "what it is for", "value"), [row_of(shape, key) for key in shape.keys])


def row_of(record: Record, key: Key) -> tuple[str, str, str]:
    """A key, what it is for, and what may stand there."""
    left_out = default(record, key)
    word = str(left_out).lower() if isinstance(left_out, bool) else left_out
    note = ", **needed**" if key.needed else f"; left out: `{word}`" if left_out is not None else ""
    return f"`{key.name}`", opened(key.about), f"{value(key.shape)}{note}"


def grid(head: tuple[str, str, str], rows: list[tuple[str, str, str]]) -> str:
    """A Markdown table."""
    lines = [head, ("---", "---", "---"), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(f"## {opened(name)}\n\n{table(shape)}" for name, shape in records().items())


def main() -> None:
    """Write the page and the schemas anew."""
    PAGE.write_text(page(), encoding="utf-8")
    for kind in KINDS:
        path = decks_dir() / "schema" / f"{kind}.json"
        path.write_text(printed(schema_of(kind)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
