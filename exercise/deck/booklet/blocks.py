"""What a rulebook is made of: headings, paragraphs and lists. It knows no deck and no way of printing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of a level from 1 (the deck) to 4 (a card), and what is said of it in a few words beside it."""

    level: int
    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. `quiet`: it may be left out when reading aloud."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Words, each with what is said of it."""

    terms: tuple[tuple[str, str], ...]


Block: TypeAlias = Heading | Prose | Items | Terms


def prose(text: str, quiet: bool = False) -> list[Block]:
    """The paragraphs of a text, none where it is empty. Lines that an author broke are joined again."""
    parts = [" ".join(part.split()) for part in text.split("\n\n")]
    return [Prose(part, quiet) for part in parts if part]


def items(texts: list[str], numbered: bool = False) -> list[Block]:
    """A list, or nothing."""
    return [Items(tuple(texts), numbered)] if texts else []


def terms(pairs: list[tuple[str, str]]) -> list[Block]:
    """A list of words and what they mean, or nothing."""
    return [Terms(tuple(pairs))] if pairs else []
