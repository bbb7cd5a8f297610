"""`exercise tournament`: every bot against every other from both seats. It plays none of the games itself."""

from __future__ import annotations

from typing import Any

import click

from exercise.cli import asked, studies
from exercise.cli.errors import INTERRUPTED
from exercise.cli.output import as_json
from exercise.deck.tongue import _


@click.command()
@click.argument("deck")
@click.option("--bots", metavar="A,B,..", help="Who takes part; else every bot that decides quickly.")
@click.option("--variant", metavar="ID", help="A shorter or different game of the same deck.")
@studies.options(200, "Games of each pair in each seating.")
def tournament(
    deck: str,
    bots: str | None,
    variant: str | None,
    games: int,
    seed: int,
    engine: str,
    dask: str | None,
    for_programs: bool,
) -> int:
    """Let every bot meet every other, on equal luck and from both sides."""
    from exercise.deck.digest import sha256_of
    from exercise.study.league import quick
    from exercise.study.tournament import Tournament

    players = studies.names(bots, quick(), "--bots")
    loaded = asked.deck(deck)
    book = asked.book(loaded, variant)
    with studies.field(book, engine, games * len(players) ** 2, dask) as ground:
        meeting = Tournament(ground, players, seed, games)
        try:
            meeting.play()
        except KeyboardInterrupt:
            if meeting.played == 0:
                raise
    told = {**studies.head(book, sha256_of(loaded.data), seed, games, ground.engine), **meeting.told()}
    if for_programs:
        as_json(told)
    else:
        if not told["complete"]:
            studies.is_part(told["played"], meeting.length)
        show(told)
    return 0 if told["complete"] else INTERRUPTED


def show(told: dict[str, Any]) -> None:
    """The standing, then who beats whom."""
    click.echo(
        _("{deck}: {many} bots, {games} games of each pair in each seating, from seed {seed}.").format(
            many=len(told["bots"]), **told
        )
    )
    wide = max(len(bot) for bot in told["bots"])
    click.echo(f"  {'':<{wide}}  {_('score a game'):>17} {_('par'):>7} {_('beats'):>6} {_('rating'):>7}")
    for line in told["standing"]:
        score = studies.give_or_take(line["score"]["mean"], line["score"]["half"])
        par = "-" if line["par"] is None else f"{100 * line['par']['share']:.1f}%"
        rating = "-" if line["rating"] is None else f"{line['rating']:.0f}"
        click.echo(f"  {line['bot']:<{wide}}  {score:>17} {par:>7} {line['beats']:>6} {rating:>7}")
    click.echo(_("Who beats whom, the row over the column: + more than luck, - less, = within luck."))
    names = [line["bot"] for line in told["standing"]]
    click.echo("  " + " " * wide + "".join(f"{place:>3}" for place in range(1, len(names) + 1)))
    for place, one in enumerate(names, 1):
        cells = "".join(f"{verdict(told['table'][one][other], one == other):>3}" for other in names)
        click.echo(f"  {one:<{wide}}{cells}  {place}")
    click.echo(_(studies.NOT_FORECASTS))


def verdict(cell: dict[str, Any], itself: bool) -> str:
    """A cell of the table."""
    if itself:
        return "·"
    return "=" if cell["beats"] is None else "+" if cell["beats"] else "-"
