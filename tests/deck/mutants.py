"""Decks whose text was changed at random, always the same for the same seed: most are wrong, some are not."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from exercise.deck.models import Deck
from exercise.deck.wording import rules_text
from exercise.rules import game
from exercise.rules.rulebook import compile_deck

WORD = re.compile(r"[\w.'-]+")
PIECES = (
    *("", " ", "  ", "\n", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", "'", '"', "#", "!", "|", ">", "%", "@", "~"),
    *("&a ", "*a", "<<: ", "---\n", "...\n", "x", "1", "-1", "0", "999999999", "é", "\0", "\x1b", "\ufeff", "\u2028"),
    *("null", "true", "yes", "1.5", "2025-01-20", "12:30", "own", "their", "us", "all", "not", "tension", "[[]]", "{}"),
    *('"\\0"', "!!str ", "? ", "x-a: ", "[" * 40, "when: {not: ", "{all: [", "effects: [", "id: ", "claims: [C01"),
)


def mutants(text: str, seed: int, count: int) -> Iterator[str]:
    """So many texts, each the text with one to four things done to it."""
    luck = random.Random(seed)
    for _number in range(count):
        changed = text
        for _step in range(luck.randint(1, 4)):
            changed = luck.choice(WAYS)(changed, luck)
        yield changed


def put(text: str, luck: random.Random) -> str:
    """A piece of YAML put in anywhere, perhaps over what stands there."""
    start = luck.randint(0, len(text))
    return text[:start] + luck.choice(PIECES) + text[start + luck.choice((0, 0, 1, 2, 10, 40)) :]


def word(text: str, luck: random.Random) -> str:
    """A word in the place of another."""
    words = list(WORD.finditer(text))
    if not words:
        return text
    one, other = luck.choice(words), luck.choice(words)
    by = luck.choice((other.group(), luck.choice(PIECES)))
    return text[: one.start()] + by + text[one.end() :]


def lines(text: str, luck: random.Random) -> str:
    """A line dropped, doubled, moved or indented."""
    rows = text.split("\n")
    at, to = luck.randrange(len(rows)), luck.randrange(len(rows))
    kind = luck.randrange(4)
    if kind == 0:
        del rows[at]
    elif kind == 1:
        rows.insert(to, rows[at])
    elif kind == 2:
        rows[at], rows[to] = rows[to], rows[at]
    else:
        rows[at] = " " * luck.randint(1, 5) + rows[at] if luck.random() < 0.5 else rows[at][luck.randint(1, 5) :]
    return "\n".join(rows)


def end(text: str, luck: random.Random) -> str:
    """The text cut off anywhere, as a disk that is full cuts it; or joined to a part of itself."""
    at = luck.randint(0, len(text))
    return text[:at] if luck.random() < 0.7 else text[:at] + text[luck.randint(0, len(text)) :]


WAYS = (put, put, put, word, word, word, word, lines, lines, lines, end)


def use(deck: Deck) -> None:
    """Do with a deck what a game does first: compile it in all its variants, open a turn, put its cards into words."""
    for variant in (None, *(one.id for one in deck.variants)):
        book = compile_deck(deck, variant)
        game.open_turn(book, game.set_up(book, 7))
    for card in deck.cards:
        rules_text(deck, card, "china" if card.side == "china" else "us")
