"""What a deck calls its tracks, cards and other things, for whoever reads: it knows names, and no sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exercise.deck.models import SIDES, Card, Deck
from exercise.deck.tongue import _


def short(deck: Deck, side: str) -> str:
    """A side's short name."""
    return deck.sides["us" if side == "us" else "china"].short


def whose(name: str, viewer: str | None) -> str:
    """The side that `own` and `their` mean for a viewer; us and china stay, and without a viewer every name does."""
    if viewer in SIDES and name in ("own", "their"):
        return str(viewer) if name == "own" else ("china" if viewer == "us" else "us")
    return name


def titled(things: Iterable[Any], name: str) -> str:
    """The title of whatever has that id, or the id itself."""
    return next((str(one.title) for one in things if one.id == name), name)


def card_of(deck: Deck, name: str) -> Card | None:
    """The card of that id."""
    return next((one for one in deck.cards if one.id == name), None)


def issue_title(deck: Deck, name: str) -> str:
    """The title of an issue."""
    return titled(deck.issues, name)


def quoted(title: str) -> str:
    """A title as it stands in a sentence."""
    return _("“{title}”").format(title=title)


def track_title(deck: Deck, name: str, viewer: str | None = None) -> str:
    """A track as a viewer reads it: `Trade tension`, `Business` for one's own, `China's Economy` for the other's.

    `name`: a headline, a full name such as `us.business`, or `own.` and `their.` with a track. `viewer`: us, china, or
    None for somebody who sits on no side. A name that the deck lacks is returned as it is.
    """
    if name == "tension":
        return _("tension")
    if name == "cooperation":
        return _("cooperation")
    scope, dot, rest = name.partition(".")
    if not dot:
        return titled(deck.tracks, name)
    if scope == "tension":
        return _("{issue} tension").format(issue=issue_title(deck, rest))
    if scope == "cooperation":
        return _("{issue} cooperation").format(issue=issue_title(deck, rest))
    side = whose(scope, viewer)
    title = side_track(deck, side, rest)
    if title is None:
        return name
    if side == viewer:
        return title
    if side in SIDES:
        return owned(short(deck, side), title)
    return (
        _("its own {track}").format(track=title) if side == "own" else _("the other side's {track}").format(track=title)
    )


def side_track(deck: Deck, side: str, name: str) -> str | None:
    """The title of a side's track, whoever's it is where the side is `own` or `their`."""
    if name == "capital" and deck.capital is not None:
        return _("capital")
    for one in deck.tracks:
        if one.id == name and one.per is not None and (one.per in (side, "side") or side not in SIDES):
            return one.title
    return None


def owned(name: str, what: str) -> str:
    """Something of a side: `China's Economy`, `US Business`."""
    if name[-1:] in ("s", "S"):
        return _("{side} {track}").format(side=name, track=what)
    return _("{side}'s {track}").format(side=name, track=what)
