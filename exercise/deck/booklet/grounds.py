"""What something in a deck rests on, as a rulebook tells it: paragraphs of the source, or the author's own idea."""

from __future__ import annotations

from exercise.deck.booklet.blocks import Block, Prose
from exercise.deck.models import Deck
from exercise.deck.tongue import _


def rests(deck: Deck, claims: tuple[str, ...], assumption: str) -> list[str]:
    """A sentence for what is cited, with its paragraphs, and one for what is assumed."""
    known = deck.register.claims if deck.register is not None else {}
    where = [f"{name} (¶{known[name].paragraph})" if name in known else name for name in claims]
    told = [_("Rests on {claims}.").format(claims=", ".join(where))] if where else []
    return told + [_("Assumption: {text}").format(text=text) for text in [assumption] if text]


def grounds(deck: Deck, claims: tuple[str, ...], assumption: str) -> list[Block]:
    """The same as paragraphs that may be left out when reading aloud."""
    return [Prose(text, quiet=True) for text in rests(deck, claims, assumption)]
