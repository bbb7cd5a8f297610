"""`exercise show`: a deck on paper. It asks for a rulebook and prints it, and writes none of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exercise.cli.errors import unknown
from exercise.deck.tongue import _

if TYPE_CHECKING:
    from exercise.deck.models import Card, Deck


@click.command(
    epilog="""\b
Examples:
  exercise show next_four_years | less
  exercise show next_four_years --players --format markdown > rulebook.md
  exercise show prisoners_dilemma defect
  exercise show my_deck.yaml "Patrol the line"
"""
)
@click.argument("deck")
@click.argument("card", required=False)
@click.option("--overlay", metavar="ID", help="Other names or another language for the same deck.")
@click.option("--players", is_flag=True, help="Leave out what players find out in play: events and secret aims.")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def show(deck: str, card: str | None, overlay: str | None, players: bool, form: str) -> int:
    """Print a deck as a rulebook to read aloud or to print, or one of its cards.

    DECK: an installed name, a file or a folder. CARD: the id or the title of a card. What cards and events do is
    written by the program from their effects, so it is what the rules do.
    """
    from exercise.cli import asked
    from exercise.deck.booklet.book import book
    from exercise.deck.booklet.cards import page
    from exercise.deck.booklet.layout import as_markdown, as_text

    told = asked.deck(deck)
    if overlay is not None:
        from exercise.deck.loader import overlay as overlay_of
        from exercise.deck.overlays import apply

        told = apply(told, overlay_of(told, overlay))
    blocks = (
        book(told, players) if card is None else [block for one in found(told, card, deck) for block in page(told, one)]
    )
    if form == "markdown":
        click.echo(as_markdown(blocks), nl=False)
    else:
        from shutil import get_terminal_size

        click.echo(as_text(blocks, get_terminal_size().columns), nl=False)
    return 0


def found(deck: Deck, name: str, asked: str) -> list[Card]:
    """The card of an id, or every card of a title, whatever the capitals. Raises Misuse with the nearest. `asked`: what
    the deck was asked for by."""
    plain = name.strip().casefold()
    for called in ("id", "title"):
        cards = [one for one in deck.cards if getattr(one, called).casefold() == plain]
        if cards:
            return cards
    known = [one.id for one in deck.cards] + [one.title for one in deck.cards]
    remedy = _("`exercise show {deck}` lists them all.").format(deck=asked)
    raise unknown(_("The deck has no card “{name}”."), name, known, remedy)
