"""From plain data to a deck, or to everything that is wrong with it: it knows the order of reading, and no file.

`loader` reads files and hands their data and spans over; a record or a test hands over data alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from exercise.deck.diagnostic import DeckError, Problem, bad
from exercise.deck.language import DECK, FORMAT, deck_from
from exercise.deck.models import Claim, Deck, Register
from exercise.deck.names import known_in, look_up
from exercise.deck.sense import weigh
from exercise.deck.spans import Span, unwritten
from exercise.deck.tongue import _
from exercise.deck.walk import Walk, said

__all__ = ["DeckError", "deck_of", "read", "register_of"]


def read(data: Any, spans: Span | None = None, register: Any = None) -> tuple[Deck | None, list[Problem]]:
    """Read a deck's data; return the deck, or None if anything is an error, and every finding in order of the text.

    `data` is the deck as authored: what YAML or JSON gives. `spans` tell where its values stand (none: they stand in
    no text). `register`: a Register, or anything `register_of` takes; None leaves claims unchecked.
    """
    walk = Walk()
    span = unwritten(data) if spans is None else spans
    if not isinstance(data, dict):
        walk.report(
            span,
            "DK103",
            _("Expected a deck as a map of keys, found {found}.").format(found=said(data)),
            _("A deck begins with `format: 1`."),
        )
        return None, walk.problems
    if newer(walk, data, span):
        return None, walk.problems
    entries = register_of(register)
    got, whole = DECK.gather(data, span, walk)
    known = known_in(walk, data, got)
    look_up(walk, known, data, entries)
    weigh(walk, known, data, got, span)
    problems = sorted(walk.problems, key=Problem.order)
    if bad(problems) or not whole:
        return None, problems
    got.pop("register", None)
    return deck_from(got, entries, data), problems


def newer(walk: Walk, data: dict[str, Any], span: Span) -> bool:
    """Whether the deck is in a format that this program does not know; then nothing more can be said about it."""
    number = data.get("format")
    if type(number) is not int or number <= FORMAT:
        return False
    message = _("This deck is written in format {number}; this program reads format {known}.").format(
        number=number, known=FORMAT
    )
    help = _("It needs version {number} of exercise or a later one.").format(number=number)
    walk.report(span.at("format"), "DK405", message, help)
    return True


def deck_of(data: Any, register: Any = None) -> Deck:
    """The deck that data makes. Raises DeckError with all problems where it makes none.

    `register`: a Register, the form in which a record's header holds one, or claims by id; None for none.
    """
    deck, problems = read(data, None, register)
    if deck is None:
        raise DeckError([one for one in problems if one.severity == "error"] or problems)
    return deck


def register_of(given: Any) -> Register | None:
    """A register from what a record, a test or the loader holds: a Register, its map with `claims`, or claims by id."""
    if given is None or isinstance(given, Register):
        return given
    if not isinstance(given, Mapping) or not given:
        return None
    frame = given if isinstance(given.get("claims"), list | tuple) else {"claims": list(given.values())}
    claims = claims_of(frame["claims"])
    texts = {name: str(frame.get(name, "")) for name in ("title", "perspective", "sha256")}
    return Register(id=str(frame.get("register", "register")), claims=claims, **texts)


def claims_of(entries: Iterable[Any]) -> dict[str, Claim]:
    """Claims by id; entries that are none, and keys that a claim has not, are left aside."""
    names = ("id", "kind", "paragraph", "says", "drives", "sentence", "inferred")
    claims = {}
    for entry in entries:
        if isinstance(entry, Mapping) and isinstance(entry.get("id"), str):
            known = {name: entry[name] for name in names if name in entry}
            claims[known["id"]] = Claim(**{"kind": "context", "paragraph": 0, "says": "", **known})
    return claims
