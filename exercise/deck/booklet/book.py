"""A whole rulebook in its order: what everybody reads first, what the facilitator keeps to herself last but one."""

from __future__ import annotations

from exercise.deck.booklet.blocks import Block
from exercise.deck.booklet.cards import cards
from exercise.deck.booklet.entries import endings, hidden, source, standing, teams
from exercise.deck.booklet.frame import frame
from exercise.deck.models import Deck


def book(deck: Deck, players: bool = False) -> list[Block]:
    """The deck as a rulebook. `players`: without what they find out in play, which is events and secret aims."""
    return [
        *frame(deck),
        *teams(deck),
        *standing(deck),
        *endings(deck),
        *cards(deck),
        *([] if players else hidden(deck)),
        *source(deck),
    ]
