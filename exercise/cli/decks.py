"""`exercise decks`: it lists what is installed, and reads no more of a deck than its first lines."""

from __future__ import annotations

import click

from exercise.cli.output import as_json
from exercise.deck.tongue import ngettext


@click.command()
@click.option("--json", "for_programs", is_flag=True, help="A JSON list for programs.")
def decks(for_programs: bool) -> int:
    """List the decks that are installed."""
    from exercise.deck.loader import installed

    found = installed()
    if for_programs:
        as_json([{"id": one.id, "title": one.title, "turns": one.turns, "about": one.about} for one in found])
        return 0
    wide = max((len(one.id) for one in found), default=0)
    for one in found:
        turns = ngettext("{n} turn", "{n} turns", one.turns).format(n=one.turns)
        click.echo(f"{one.id:<{wide}}  {one.title}, {turns}")
    return 0
