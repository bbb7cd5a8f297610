"""The texts of a deck that an overlay may replace: it knows where each stands and how others take their places.

It cannot reach a number, a condition or an effect. What a text says it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from exercise.deck.models import SIDES, Deck, SideName

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
START = "start"
"""When the first turn is, which stands under `turns` in a deck: the one text of the frame that lies deeper."""
REGISTER = ("title", "perspective")


class Said(NamedTuple):
    """One text: the keys that lead to it in an overlay, and what it says."""

    keys: tuple[str, ...]
    text: str


def things_of(deck: Deck, kind: str) -> tuple[Any, ...]:
    """All things of a kind of PROSE, as they are in a deck."""
    if kind == "claims":
        return tuple(deck.register.claims.values()) if deck.register else ()
    if kind == "endings":
        return (*deck.endings, deck.default_ending)
    things: tuple[Any, ...] = getattr(deck, kind)
    return things


def named(track: Any) -> list[str]:
    """The names a track goes by: its id, and in full."""
    return [track.id, *(f"{side}.{track.id}" for side in SIDES if track.per in (side, "side"))]


def texts(deck: Deck) -> Iterator[Said]:
    """Every text of a deck that an overlay may replace, empty ones left out."""
    for side in SIDES:
        for key in ("name", "short"):
            yield Said(("sides", side, key), getattr(deck.sides[side], key))
    spoken: list[tuple[tuple[str, ...], Any, tuple[str, ...]]] = [
        (("text", "deck"), deck, FRAME),
        (("text", "deck"), deck.turns, (START,)),
    ]
    if deck.register is not None:
        spoken.append((("text", "register"), deck.register, REGISTER))
    for kind, keys in PROSE.items():
        spoken += [(("text", kind, one.id), one, keys) for one in things_of(deck, kind)]
    for kind, keys in SIDE_PROSE.items():
        for side, things in getattr(deck, kind).items():
            spoken += [(("text", kind, side, one.id), one, keys) for one in things]
    for place, thing, keys in spoken:
        for key in keys:
            said = getattr(thing, key)
            if said.strip():
                yield Said((*place, key), said)


def worded(deck: Deck, overlay: Mapping[str, Any]) -> Deck:
    """The deck in the words of an overlay that was read. `data` stays as authored."""
    text = overlay.get("text", {})
    changes: dict[str, Any] = dict(text.get("deck", {}))
    if START in changes:
        changes["turns"] = replace(deck.turns, start=changes.pop(START))
    changes["sides"] = {side: side_name(deck.sides[side], overlay.get("sides", {}).get(side, {})) for side in SIDES}
    changes["language"] = overlay.get("language", deck.language)
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
        *endings, last = reworded(things_of(deck, "endings"), dict(text["endings"]))
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
