"""What a deck says to people, text by text: it knows which side a text speaks of, and weighs no word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exercise.check.parts import Part, Parts
from exercise.deck.models import SIDES, Deck
from exercise.deck.spans import Span

KEYS = ("title", "text", "about", "brief", "delivery", "controller", "expected", "debrief", "assumption")
FRAME = ("title", "about", "perspective", "content_note")
SOURCED = ("about", "perspective", "content_note", "assumption")
"""Where authors and their works are named."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """One text: what it says, where, under which key, of which part (None: of the deck itself)."""

    said: str
    span: Span
    key: str
    part: Part | None

    def sentences(self) -> list[str]:
        """Its sentences."""
        return SENTENCE.split(self.said)


def texts(parts: Parts) -> Iterator[Text]:
    """Every text of the deck that a person may read."""
    deck = parts.deck
    for key in FRAME:
        if getattr(deck, key):
            yield Text(getattr(deck, key), parts.span.at(key), key, None)
    for part in parts.all:
        if part.kind in ("signals", "talks"):
            continue
        for key in KEYS:
            said = getattr(part.said, key, "")
            if said:
                yield Text(said, part.span.at(key), key, part)


def owner(part: Part | None) -> int | None:
    """The side whose a part is, if it is one side's alone."""
    if part is None:
        return None
    side = part.side or getattr(part.said, "side", None) or getattr(part.said, "to", None)
    return SIDES.index(side) if side in SIDES else None


def names(deck: Deck) -> list[set[str]]:
    """The words by which each side is named, in small letters."""
    return [
        {word.casefold() for said in (deck.sides[side].name, deck.sides[side].short) for word in (said, *said.split())}
        for side in SIDES
    ]


def spoken_of(deck: Deck, sentence: str) -> int | None:
    """The side that a sentence names, if it names one alone."""
    said = {word.casefold().removesuffix("'s").removesuffix("’s") for word in WORD.findall(sentence)}
    found = [side for side, known in enumerate(names(deck)) if known & said]
    return found[0] if len(found) == 1 else None


def words(text: str) -> list[str]:
    """The words of a text in small letters, figures included, apostrophes made alike."""
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]
