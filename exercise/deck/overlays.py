"""Overlays: other words for a deck, such as invented names or another language. They replace prose and nothing else.

An overlay knows which texts a deck has. It cannot reach a number, a condition or an effect, so a game under an overlay
is the same game to the bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from exercise.deck.diagnostic import DeckError, Problem, bad
from exercise.deck.models import SIDES, Deck, SideName
from exercise.deck.records import BySide, Key, Record
from exercise.deck.shapes import CardName, Id, Table, Text, Whole
from exercise.deck.spans import Span, unwritten
from exercise.deck.tongue import _, marked
from exercise.deck.walk import Walk, said

FORMAT = 1
"""The newest format of overlays that this program reads."""

PROSE: dict[str, tuple[str, ...]] = {
    "issues": ("title", "about", "assumption"),
    "tracks": ("title", "about", "assumption"),
    "cards": ("title", "text", "assumption"),
    "institutions": ("title", "text", "assumption"),
    "rules": ("title", "text", "assumption"),
    "events": ("title", "text", "delivery", "controller", "expected", "debrief", "assumption"),
    "endings": ("title", "text", "assumption"),
    "objectives": ("title",),
    "variants": ("title",),
    "claims": ("says", "drives"),
}
"""The texts of each kind of thing, which `text` names by id."""

SIDE_PROSE: dict[str, tuple[str, ...]] = {
    "teams": ("title", "text", "assumption"),
    "agendas": ("title", "text", "assumption"),
    "offices": ("title", "brief"),
}
"""The texts of what belongs to a side, which `text` names by side and id."""

FRAME = ("title", "about", "perspective", "content_note")
REGISTER = ("title", "perspective")


def texts(keys: Iterable[str]) -> Record:
    """A map of texts, none of which is needed."""
    return Record(
        marked("an entry of an overlay"),
        tuple(
            Key(key, Text(filled=key in ("title", "name", "short", "says")), marked("the text that takes its place"))
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
        Key("sides", BySide(texts(("name", "short"))), marked("other names of the sides")),
        Key(
            "text",
            Record(
                marked("the texts of an overlay"),
                (
                    Key("deck", texts(FRAME), marked("texts of the deck itself")),
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
    if kind == "claims":
        return list(deck.register.claims) if deck.register else []
    if kind == "tracks":
        return [name for track in deck.tracks for name in named(track)]
    ids = [one.id for one in getattr(deck, kind)]
    return [*ids, deck.default_ending.id] if kind == "endings" else ids


def named(track: Any) -> list[str]:
    """The names a track goes by: its id, and in full."""
    return [track.id, *(f"{side}.{track.id}" for side in SIDES if track.per in (side, "side"))]


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
    text = got.get("text", {})
    changes: dict[str, Any] = dict(text.get("deck", {}))
    changes["sides"] = {side: side_name(deck.sides[side], got.get("sides", {}).get(side, {})) for side in SIDES}
    changes["language"] = got.get("language", deck.language)
    for kind in PROSE:
        if kind in text and kind not in ("claims", "endings", "tracks"):
            changes[kind] = reworded(getattr(deck, kind), dict(text[kind]))
    for kind in SIDE_PROSE:
        if kind in text:
            own = getattr(deck, kind)
            changes[kind] = {side: reworded(own[side], dict(text[kind].get(side, ()))) for side in own}
    if "tracks" in text:
        changes["tracks"] = tuple(reworded_track(track, dict(text["tracks"])) for track in deck.tracks)
    if "endings" in text:
        *endings, last = reworded((*deck.endings, deck.default_ending), dict(text["endings"]))
        changes |= {"endings": tuple(endings), "default_ending": last}
    if deck.register is not None and {"claims", "register"} & set(text):
        claims = dict(text.get("claims", ()))
        entries = {name: replace(claim, **claims.get(name, {})) for name, claim in deck.register.claims.items()}
        changes["register"] = replace(deck.register, claims=entries, **text.get("register", {}))
    return replace(deck, **changes)


def side_name(name: SideName, texts: Mapping[str, str]) -> SideName:
    """A side's name in other words; a short name that is not given is the new name."""
    return replace(name, **{"short": texts["name"], **texts}) if "name" in texts else replace(name, **texts)


Worded = TypeVar("Worded")


def reworded(things: tuple[Worded, ...], texts: Mapping[str, Mapping[str, str]]) -> tuple[Worded, ...]:
    """Things in other words, by their ids."""
    return tuple(replace(one, **texts[one.id]) if one.id in texts else one for one in things)  # type: ignore[attr-defined, type-var]  # every kind of thing is a dataclass with an id


def reworded_track(track: Any, texts: Mapping[str, Mapping[str, str]]) -> Any:
    """A track in other words, by its id or a full name."""
    for name in named(track):
        track = replace(track, **texts[name]) if name in texts else track
    return track


def folder_of(deck: Deck) -> Path | None:
    """Where the overlays of a deck lie: in `overlays/` of its folder, or of a folder named like its file."""
    if not deck.home:
        return None
    home = Path(deck.home)
    return (home if home.suffix != ".yaml" else home.with_suffix("")) / "overlays"
