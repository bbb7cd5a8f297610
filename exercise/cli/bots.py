"""`exercise bots`: it lists who can play without a person, in the bots' own words."""

from __future__ import annotations

import click

from exercise.cli.output import as_json


@click.command()
@click.option("--json", "for_programs", is_flag=True, help="A JSON list for programs.")
def bots(for_programs: bool) -> int:
    """List who can play without a person."""
    from exercise.players.bots import bots as every

    found = every()
    if for_programs:
        as_json([{"id": bot.id, "title": bot.title, "does": bot.does, "source": bot.source} for bot in found])
        return 0
    wide = max(len(bot.id) for bot in found)
    for bot in found:
        click.echo(f"{bot.id:<{wide}}  {bot.does}")
    return 0
