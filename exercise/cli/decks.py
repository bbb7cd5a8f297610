"""`exercise decks`: it lists what is installed, and reads no more of a deck than its title."""

from __future__ import annotations

import click

from exercise.cli.output import as_json


@click.command()
@click.option("--json", "for_programs", is_flag=True, help="A JSON list for programs.")
def decks(for_programs: bool) -> int:
    """List the decks that are installed."""
    from exercise.deck.loader import installed

    found = sorted(installed(), key=lambda info: info.id)
    if for_programs:
        as_json([{"id": info.id, "title": info.title} for info in found])
        return 0
    wide = max((len(info.id) for info in found), default=0)
    for info in found:
        click.echo(f"{info.id:<{wide}}  {info.title}")
    return 0
