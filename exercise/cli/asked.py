"""What was asked for by name: it turns a command's words into a deck, a rulebook or a bot, and names the nearest if
there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercise.cli.errors import Misuse, unknown
from exercise.deck.tongue import _

if TYPE_CHECKING:
    from exercise.deck.models import Deck
    from exercise.players.player import Player
    from exercise.rules.rulebook import Rulebook


def deck(name: str) -> Deck:
    """The deck of a name or path. Raises DeckNotFound, and DeckError if it cannot be played."""
    from exercise.deck.loader import load_deck

    return load_deck(name)


def book(of: Deck, variant: str | None) -> Rulebook:
    """The rulebook of a deck in one of its variants. Raises Misuse for a variant that it has not."""
    from exercise.rules.rulebook import compile_deck

    try:
        return compile_deck(of, variant)
    except KeyError:
        known = [one.id for one in of.variants]
        remedy = (
            _("It has: {known}.").format(known=", ".join(known)) if known else _("It has no variants: leave it out.")
        )
        raise unknown(_("The deck has no variant “{name}”."), variant or "", known, remedy) from None


def bot(name: str, option: str) -> Player:
    """The bot of a name. `option`: where it was named. Raises Misuse for a name that no bot has."""
    from exercise.players import bots

    try:
        return bots.bot(name)
    except KeyError:
        known = ", ".join(bots.NAMES)
        if name == "human":
            raise Misuse(
                _("{option} human: nobody is there to ask in a batch of games.").format(option=option),
                _("Name a bot: {known}.").format(known=known),
            ) from None
        raise unknown(
            option + ": " + _("there is no bot “{name}”."),
            name,
            bots.NAMES,
            _("There are: {known}.").format(known=known),
        ) from None


def player(name: str, option: str) -> Player | None:
    """The bot of a name, or None for a program to run. Raises Misuse for a name that is neither."""
    from exercise.players.outside.program import is_program, words_of

    if is_program(name):
        words_of(name)
        return None
    return bot(name, option)
