"""`exercise balance`: whether a deck is fair and worth playing, as alarms with their figures. It judges nothing."""

from __future__ import annotations

import click

from exercise.cli import asked, studies
from exercise.cli.errors import INTERRUPTED
from exercise.cli.output import as_json
from exercise.deck.tongue import _

WIDTH = 100


@click.command()
@click.argument("deck")
@click.option("--variant", metavar="ID", help="A shorter or different game of the same deck.")
@studies.options(20_000, "How many games the bots' cross table has; other questions take a share, or as many again.")
def balance(
    deck: str, variant: str | None, games: int, seed: int, engine: str, dask: str | None, for_programs: bool
) -> int:
    """Say whether a side, a card, a posture or luck decides a deck: alarms, each with its figures.

    Exits with 1 if any alarm is raised. What too few games, or a missing engine, leave open is said to be so.
    """
    from exercise.deck.digest import sha256_of
    from exercise.study.balance.measuring import QUESTIONS, alarms, told

    loaded = asked.deck(deck)
    book = asked.book(loaded, variant)
    found = []
    with studies.field(book, engine, games, dask, 2 * games) as ground:
        if not for_programs:
            click.echo(_("{deck}: about {games} games from seed {seed}, {engine}.").format(
                deck=book.deck.id, games=games, seed=seed, engine=ground.engine
            ))  # fmt: skip
        try:
            for alarm in alarms(ground, seed, games):
                found.append(alarm)
                if not for_programs:
                    mark = {True: _("ALARM"), False: _("quiet"), None: _("open")}[alarm.raised]
                    click.echo(f"{mark:<6} {alarm.code}: {alarm.says}")
        except KeyboardInterrupt:
            if not found:
                raise
    complete = len(found) == QUESTIONS
    if for_programs:
        as_json({**studies.head(book, sha256_of(loaded.data), seed, games, ground.engine), **told(found)})
    else:
        if not complete:
            studies.is_part(len(found), QUESTIONS, _("questions"))
        raised = sum(alarm.raised is True for alarm in found)
        click.echo(_("{raised} of {many} alarms.").format(raised=raised, many=len(found)))
        click.echo(_(studies.NOT_FORECASTS))
    if not complete:
        return INTERRUPTED
    return 1 if any(alarm.raised for alarm in found) else 0
