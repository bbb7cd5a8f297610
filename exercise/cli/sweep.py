"""`exercise sweep`: a number of a deck over a range, as a table and a picture. It plays none of the games itself."""

from __future__ import annotations

from typing import Any

import click

from exercise.cli import asked, plots, studies
from exercise.cli.errors import INTERRUPTED, Misuse
from exercise.cli.output import as_json
from exercise.deck.tongue import _

LINES = {
    "score": ("us", "china"),
    "success": ("success_us", "success_china"),
    "headlines": ("tension", "cooperation"),
}
MOST = 200


@click.command()
@click.argument("deck")
@click.argument("path")
@click.option("--from", "first", type=int, required=True, metavar="N", help="The first value.")
@click.option("--to", "last", type=int, required=True, metavar="N", help="The last value.")
@click.option("--step", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Between values.")
@click.option("--us", default="tit_for_tat", show_default=True, metavar="BOT", help="Who plays the United States.")
@click.option("--china", default="tit_for_tat", show_default=True, metavar="BOT", help="Who plays China.")
@click.option("--plot", type=click.Choice(list(LINES)), default="score", show_default=True, help="What is drawn.")
@click.option("--variant", metavar="ID", help="A shorter or different game of the same deck.")
@studies.options(500, "Games of each value.")
def sweep(
    deck: str,
    path: str,
    first: int,
    last: int,
    step: int,
    us: str,
    china: str,
    plot: str,
    variant: str | None,
    games: int,
    seed: int,
    engine: str,
    dask: str | None,
    for_programs: bool,
) -> int:
    """Vary a number of a deck over a range, and plot what comes of it.

    PATH names it as the deck does: signals.misread, capital.income, cards.chip_export_controls.cost; several with
    commas are set to the same value.
    """
    from exercise.deck.digest import sha256_of
    from exercise.study.sweep import sweep as swept
    from exercise.study.sweep import varied

    for name, option in ((us, "--us"), (china, "--china")):
        asked.bot(name, option)
    values = range(first, last + 1, step)
    if not values or len(values) > MOST:
        raise Misuse(
            _("From {first} to {last} there are {many} values.").format(first=first, last=last, many=len(values)),
            _("Name a range of 1 to {most} values; --step makes it coarser.").format(most=MOST),
        )
    loaded = asked.deck(deck)
    book = asked.book(loaded, variant)
    paths = [one.strip() for one in path.split(",") if one.strip()]
    books = {value: varied(loaded, paths, value, variant) for value in values}
    points: list[dict[str, Any]] = []
    with studies.field(book, engine, games * len(values), dask) as ground:
        try:
            points.extend(swept(ground, books, us, china, seed, games))
        except KeyboardInterrupt:
            if not points:
                raise
    complete = sum(point["us"]["games"] for point in points) == games * len(values)
    told: dict[str, Any] = {
        **studies.head(book, sha256_of(loaded.data), seed, games, ground.engine),
        "complete": complete,
        "path": paths,
        "us": us,
        "china": china,
        "points": points,
    }
    if for_programs:
        as_json(told)
    else:
        if not complete:
            studies.is_part(len(points), len(values), _("values, the last with {games} of {of} games").format(
                games=points[-1]["us"]["games"], of=games
            ))  # fmt: skip
        show(told, plot)
    return 0 if complete else INTERRUPTED


def show(told: dict[str, Any], plot: str) -> None:
    """The points, then the picture."""
    path = ", ".join(told["path"])
    click.echo(
        _("{deck}: {path} from {first} to {last}, {us} (US) against {china} (China), {games} games each.").format(
            path=path,
            deck=told["deck"],
            us=told["us"],
            china=told["china"],
            games=told["games"],
            first=told["points"][0]["value"],
            last=told["points"][-1]["value"],
        )
    )
    titles = [_("US"), _("China"), _("tension"), _("cooperation"), _("success US"), _("success China")]
    click.echo(f"  {_('value'):>8}" + "".join(f"{title:>17}" for title in titles))
    for point in told["points"]:
        cells = [
            studies.give_or_take(point[name]["mean"], point[name]["half"])
            for name in ("us", "china", "tension", "cooperation")
        ]
        cells += [f"{100 * point[name]['share']:.1f}%" for name in ("success_us", "success_china")]
        click.echo(f"  {point['value']:>8}" + "".join(f"{cell:>17}" for cell in cells))
    lines = {name: [spot(point["value"], point[name]) for point in told["points"]] for name in LINES[plot]}
    plots.show(lines, plot, path)
    click.echo(_(studies.NOT_FORECASTS))


def spot(value: int, figure: dict[str, Any]) -> tuple[float, float, float]:
    """A figure as a point of a picture: its value, its mean or share (in percent), half its interval."""
    if "share" in figure:
        return value, 100 * figure["share"], 50 * (figure["high"] - figure["low"])
    return value, figure["mean"], figure["half"] or 0.0
