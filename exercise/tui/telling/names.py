"""What things are called: it knows how a deck names its tracks, cards, sides, causes and turns, and no position."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exercise.deck.models import SIDES, Card, Deck, Side, Track
from exercise.deck.tongue import _
from exercise.deck.wording import track_title
from exercise.tui.telling.lines import Line


def short(deck: Deck, side: str | None) -> str:
    """A side's short name; the facilitator and the public have none of their own."""
    if side in SIDES:
        return deck.sides[side].short
    return {None: "", "public": _("onlooker"), "facilitator": _("facilitator")}.get(side, str(side))


def full(deck: Deck, side: Side) -> str:
    """A side's full name."""
    return deck.sides[side].name


def card(deck: Deck, side: str | None, name: str) -> Card | None:
    """The card of that id which the side may hold; None where the deck has none."""
    for one in deck.cards:
        if one.id == name and (side is None or one.side in (side, "both")):
            return one
    return None


def card_title(deck: Deck, side: str | None, name: str) -> str:
    """The title of a card, or its id where the deck has no such card."""
    found = card(deck, side, name)
    return found.title if found else name


def issue_title(deck: Deck, name: str | None) -> str:
    """The title of an issue; none is no issue in particular."""
    if name is None:
        return _("no issue")
    return next((one.title for one in deck.issues if one.id == name), name)


def title_of(things: Iterable[Any], name: str | None) -> str:
    """The title of whatever has that id among teams, institutions, events, endings and the like."""
    return next((str(one.title) for one in things if one.id == name), str(name))


def cause(deck: Deck, name: str | None, side: str | None) -> str:
    """What a row of the ledger calls `kind:id`, in words: `US: Tighten chip export controls`; None is still secret."""
    if name is None:
        return _("something the other side was told of")
    kind, _colon, what = name.partition(":")
    who = short(deck, side) if side in SIDES else ""
    named = {
        "card": lambda: card_title(deck, side, what),
        "event": lambda: title_of(deck.events, what),
        "institution": lambda: title_of(deck.institutions, what),
        "team": lambda: title_of((*deck.teams.get("us", ()), *deck.teams.get("china", ())), what),
        "rule": lambda: _("income") if what == "income" else title_of(deck.rules, what),
        "word": lambda: _("word kept") if what == "kept" else _("word broken"),
        "act": lambda: _("the facilitator"),
        "bounds": lambda: _("held at its bound"),
        "cost": lambda: _("cost of {card}").format(card=card_title(deck, side, what)),
        "rounding": lambda: _("rounding"),
    }
    text = named[kind]() if kind in named else name
    return f"{who}: {text}" if who and kind in ("card", "word", "cost") else text


def source(deck: Deck, claims: Iterable[str]) -> str:
    """Where in the source a thing rests: `source ¶8`, or nothing."""
    if deck.register is None:
        return ""
    found = [deck.register.claims[one] for one in claims if one in deck.register.claims]
    if not found:
        return ""
    paragraphs = sorted({one.paragraph for one in found})
    inferred = _(", inferred") if all(one.inferred for one in found) else ""
    return _("source {paragraphs}").format(paragraphs=", ".join(f"¶{one}" for one in paragraphs)) + inferred


def says(deck: Deck, claims: Iterable[str]) -> list[str]:
    """The claims themselves, in the register's words, each with its paragraph."""
    if deck.register is None:
        return []
    found = [deck.register.claims[one] for one in claims if one in deck.register.claims]
    return [
        _("¶{paragraph}, {kind}: {says}").format(paragraph=one.paragraph, kind=one.kind, says=one.says) for one in found
    ]


def track(deck: Deck, name: str, viewer: str | None = None) -> str:
    """A track as the viewer reads it."""
    title = track_title(deck, name, viewer if viewer in SIDES else None)
    return title[:1].upper() + title[1:]


def track_of(deck: Deck, name: str) -> Track | None:
    """The further track behind `congress` or `us.business`; None for issues' tracks, headlines and capital."""
    side, _dot, rest = name.partition(".")
    for one in deck.tracks:
        if one.id == name and one.per is None:
            return one
        if rest == one.id and side in SIDES and one.per in (side, "side"):
            return one
    return None


def span(deck: Deck, name: str) -> tuple[int, int, str | None]:
    """The least and most a track can be, and which way is better: an unbounded end reads as 0 or 100."""
    if name == "tension" or name.startswith("tension."):
        return 0, 100, "low"
    if name == "cooperation" or name.startswith("cooperation."):
        return 0, 100, "high"
    if name.endswith(".capital") and deck.capital is not None:
        return 0, deck.capital.cap, "high"
    found = track_of(deck, name)
    if found is None:
        return 0, 100, None
    return found.min or 0, 100 if found.max is None else found.max, found.better


def side_tracks(deck: Deck, side: str) -> list[str]:
    """The further tracks of one side in deck order, without its capital."""
    return [f"{side}.{one.id}" for one in deck.tracks if one.per in (side, "side")]


def shared_tracks(deck: Deck) -> list[str]:
    """The further tracks that belong to no side."""
    return [one.id for one in deck.tracks if one.per is None]


def turn_label(deck: Deck, view: dict[str, Any]) -> Line:
    """`Turn 6 of 16 · 2026 Q2`."""
    said = _("Turn {turn} of {turns}").format(turn=max(view["turn"], 1), turns=view["turns"])
    label = view.get("label")
    return ((said, "strong"), (f" · {label}", "")) if label else ((said, "strong"),)
