"""`exercise schema`: it prints the JSON Schema that an editor checks decks against while they are written."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  exercise schema > deck.schema.json
  exercise schema --of part > my_deck/part.schema.json
  exercise schema --of overlay
"""
)
@click.option(
    "--of",
    "kind",
    type=click.Choice(["deck", "part", "overlay", "register"]),
    default="deck",
    show_default=True,
    help="deck: in one file; part: one file of a deck in a folder.",
)
def schema(kind: str) -> int:
    """Print the JSON Schema of the deck language, for editors.

    An editor that knows YAML (any that speaks to yaml-language-server) then completes keys, explains them, and marks
    what is wrong while you write. `exercise new` sets this up by itself. For a deck that you have already:

    \b
      exercise schema > deck.schema.json
      and as the first line of the deck:
      # yaml-language-server: $schema=deck.schema.json

    A schema cannot know whether a name names anything, or whether the parts make a game: `exercise check` does.
    """
    from exercise.deck.schema import printed, schema_of

    click.echo(printed(schema_of(kind)))
    return 0
