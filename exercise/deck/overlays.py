"""Overlays: other words for a deck, such as invented names or another language. They replace prose and nothing else.

An overlay knows which texts a deck has. It cannot reach a number, a condition or an effect, so a game under an overlay
is the same game to the bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from exercise.deck.diagnostic import DeckError, Problem, bad
from exercise.deck.models import SIDES, Deck
from exercise.deck.prose import FRAME, PROSE, REGISTER, SIDE_PROSE, START, named, things_of, worded
from exercise.deck.records import BySide, Key, Record
from exercise.deck.shapes import CardName, Flag, Id, ListOf, Table, Text, Whole
from exercise.deck.spans import Span, unwritten
from exercise.deck.tongue import _, marked
from exercise.deck.walk import Walk, said

FORMAT = 1
"""The newest format of overlays that this program reads."""


def texts(keys: Iterable[str]) -> Record:
    """A map of texts, none of which is needed."""
    return Record(
        marked("an entry of an overlay"),
        tuple(
            Key(
                key,
                Text(filled=key in ("title", "name", "short", "says", START)),
                marked("the text that takes its place"),
            )
            for key in keys
        ),
        build=lambda **got: got,
    )


def by_id(keys: Iterable[str]) -> Table:
    """Entries by the ids of what they are about."""
    return Table(CardName(), texts(keys), least=0)


OVERLAY = Record(
    marked("an overlay"),
    (
        Key("overlay", Whole(1), marked("the number of the overlay format, 1"), needed=True),
        Key("of", Id(), marked("the id of the deck it is made for"), needed=True),
        Key("id", Id(), marked("the name it goes by"), needed=True),
        Key("title", Text(), marked("what to call it")),
        Key("language", Text(), marked("the language of its texts")),
        Key("whole", Flag(), marked("true: it replaces every text, and what it leaves is a finding")),
        Key(
            "hides",
            ListOf(Text(filled=True), distinct=True),
            marked(
                "whole words that no text may hold once it is laid over the deck; capitals count where a word has any"
            ),
        ),
        Key("sides", BySide(texts(("name", "short"))), marked("other names of the sides")),
        Key(
            "text",
            Record(
                marked("the texts of an overlay"),
                (
                    Key("deck", texts((*FRAME, START)), marked("texts of the deck itself; `start` is that of `turns`")),
                    Key("register", texts(REGISTER), marked("texts of the register itself")),
                    *(Key(kind, by_id(keys), marked("texts by id")) for kind, keys in PROSE.items()),
                    *(
                        Key(kind, BySide(by_id(keys)), marked("texts by side and id"))
                        for kind, keys in SIDE_PROSE.items()
                    ),
                ),
                build=lambda **got: got,
            ),
            marked("the texts that take the place of the deck's"),
        ),
    ),
    build=lambda **got: got,
)


def read_overlay(data: Any, span: Span | None, deck: Deck) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read an overlay for a deck: what it holds, or None if anything is an error, and every finding."""
    walk = Walk()
    where = unwritten(data) if span is None else span
    if not isinstance(data, dict):
        walk.report(where, "DK103", _("Expected an overlay as a map of keys, found {found}.").format(found=said(data)))
        return None, walk.problems
    number = data.get("overlay")
    if type(number) is int and number > FORMAT:
        message = _("This overlay is written in format {number}; this program reads format {known}.")
        help = _("It needs a newer version of exercise.")
        walk.report(where.at("overlay"), "DK405", message.format(number=number, known=FORMAT), help)
        return None, walk.problems
    got = OVERLAY.read(data, where, walk)
    if data.get("of") != deck.id and isinstance(data.get("of"), str):
        message = _("This overlay is made for the deck `{other}`, not for `{deck}`.")
        walk.report(where.at("of"), "DK407", message.format(other=data["of"][:60], deck=deck.id))
    strangers(walk, data.get("text"), where.at("text"), deck)
    if not bad(walk.problems):
        from exercise.deck.left import left

        left(walk, got, where, deck)
    problems = sorted(walk.problems, key=Problem.order)
    return (None if bad(problems) else got), problems


def strangers(walk: Walk, text: Any, span: Span, deck: Deck) -> None:
    """Note every id that the deck does not have."""
    if not isinstance(text, dict):
        return
    for kind in PROSE:
        look_for(walk, kind, text.get(kind), span.at(kind), known(deck, kind))
    for kind in SIDE_PROSE:
        sides = text.get(kind)
        if not isinstance(sides, dict):
            continue
        for side in SIDES:
            ids = [one.id for one in getattr(deck, kind).get(side, ())]
            look_for(walk, kind, sides.get(side), span.at(kind, side), ids)


def known(deck: Deck, kind: str) -> list[str]:
    """The ids of a kind in a deck; tracks go by id or by full name."""
    if kind == "tracks":
        return [name for track in deck.tracks for name in named(track)]
    return [one.id for one in things_of(deck, kind)]


def look_for(walk: Walk, kind: str, entries: Any, span: Span, ids: list[str]) -> None:
    """Note the ids of one kind that the deck does not have."""
    for name in entries if isinstance(entries, dict) else ():
        if name not in ids and not str(name).startswith("x-"):
            message = _("The deck has nothing called `{name}` among its {kind}.").format(name=str(name)[:60], kind=kind)
            walk.report(span.key(name), "DK408", message, walk.meant(str(name), ids))


def apply(deck: Deck, overlay: Mapping[str, Any]) -> Deck:
    """The deck in the words of an overlay, given as data. `data` stays as authored. Raises DeckError."""
    got, problems = read_overlay(dict(overlay) if isinstance(overlay, Mapping) else overlay, None, deck)
    if got is None:
        raise DeckError(problems)
    return worded(deck, got)


def folder_of(deck: Deck) -> Path | None:
    """Where the overlays of a deck lie: in `overlays/` of its folder, or of a folder named like its file."""
    if not deck.home:
        return None
    home = Path(deck.home)
    return (home if home.suffix != ".yaml" else home.with_suffix("")) / "overlays"
