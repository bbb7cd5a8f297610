"""The first line of a record: it knows how a deck goes into it and comes out again, so that nothing else is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from exercise.deck.digest import sha256_of
from exercise.deck.models import Deck, Register
from exercise.deck.tongue import _
from exercise.record.entries import RECORD_VERSION, Entry
from exercise.record.faults import Misfit
from exercise.rules.rulebook import RULES_VERSION, Rulebook, compile_deck


def header_of(
    deck: Deck,
    *,
    seed: int,
    seats: Mapping[str, str],
    variant: str | None = None,
    overlays: Sequence[Mapping[str, Any]] = (),
    game: int = 0,
    at: str | None = None,
) -> Entry:
    """The header of a new record. `seats`: who sits at us and china (`human`, a bot's id); `at`: the time, or None.

    `deck` is the deck as authored, without overlays: they are kept beside it. Of its register the header keeps the
    claims that the deck cites or an overlay rewords.
    """
    wanted = {name for one in overlays for name in (one.get("text") or {}).get("claims") or {}}
    return {
        "entry": "header",
        "record": RECORD_VERSION,
        "rules": RULES_VERSION,
        "deck": deck.data,
        "deck_sha256": sha256_of(deck.data),
        "register": register_said(deck.register, wanted.union(cited(deck.data))),
        "overlays": [dict(one) for one in overlays],
        "seed": seed,
        "variant": variant,
        "game": game,
        "seats": dict(seats),
        "parent": None,
        "at": at,
    }


def cited(data: Any) -> Iterator[str]:
    """Every claim that a deck's data cites, wherever it stands."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "claims" and isinstance(value, list):
                yield from (one for one in value if isinstance(one, str))
            else:
                yield from cited(value)
    elif isinstance(data, list):
        for value in data:
            yield from cited(value)


def register_said(register: Register | None, wanted: set[str]) -> dict[str, Any] | None:
    """A register as the header holds it: whose view it is, and only the claims that are wanted."""
    if register is None:
        return None
    return {
        "register": register.id,
        "title": register.title,
        "perspective": register.perspective,
        "sha256": register.sha256,
        "claims": [asdict(claim) for name, claim in register.claims.items() if name in wanted],
    }


def book_of(header: Entry) -> Rulebook:
    """The rulebook of the deck that a header holds, with its overlays and variant. Raises Misfit if it holds none.

    The last few are kept: a study writes many records of one deck, and reading a deck takes longer than a game.
    """
    key = sha256_of([header[name] for name in ("deck", "register", "overlays", "variant")])
    if key not in _books:
        book = compiled(header)
        while len(_books) >= BOOKS:
            _books.pop(next(iter(_books)))
        _books[key] = book
    return _books[key]


BOOKS = 4
_books: dict[str, Rulebook] = {}


def compiled(header: Entry) -> Rulebook:
    """`book_of`, made anew."""
    from exercise.deck.overlays import apply
    from exercise.deck.reader import DeckError, deck_of

    try:
        deck = deck_of(header["deck"], header["register"])
        for overlay in header["overlays"]:
            deck = apply(deck, overlay)
    except DeckError as fault:
        raise Misfit(_("its deck does not read: {problem}").format(problem=fault)) from None
    try:
        return compile_deck(deck, header["variant"])
    except KeyError:
        raise Misfit(_("its deck has no variant “{variant}”").format(variant=header["variant"])) from None
