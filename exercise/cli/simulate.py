"""`exercise simulate`: two bots, many games, and what they add up to. It plays none of them itself."""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exercise.cli import asked
from exercise.cli.errors import Misuse
from exercise.cli.output import as_json
from exercise.deck.tongue import _

if TYPE_CHECKING:
    from exercise.rules.rulebook import Rulebook
    from exercise.study.batch import Tally

SEEDS = (1 << 64) - 1
GAMES = 1 << 32


@click.command()
@click.argument("deck")
@click.option("--us", default="tit_for_tat", show_default=True, metavar="BOT", help="Who plays the United States.")
@click.option("--china", default="tit_for_tat", show_default=True, metavar="BOT", help="Who plays China.")
@click.option("--games", type=click.IntRange(1, GAMES), default=100, show_default=True, metavar="N", help="How many.")
@click.option("--seed", type=click.IntRange(0, SEEDS), default=0, show_default=True, metavar="N", help="Equal luck.")
@click.option("--variant", metavar="ID", help="A shorter or different game of the same deck.")
@click.option(
    "--engine",
    type=click.Choice(["auto", "compiled", "interpreted"]),
    default="auto",
    show_default=True,
    help="How the rules run; the games are the same.",
)
@click.option("--record", metavar="DIR", help="Write the record of each game into this folder.")
@click.option("--json", "for_programs", is_flag=True, help="One JSON object for programs.")
def simulate(
    deck: str,
    us: str,
    china: str,
    games: int,
    seed: int,
    variant: str | None,
    engine: str,
    record: str | None,
    for_programs: bool,
) -> int:
    """Let two bots play many games of a deck, and add them up."""
    from exercise.deck.digest import sha256_of

    players = asked.bot(us, "--us"), asked.bot(china, "--china")
    loaded = asked.deck(deck)
    book = asked.book(loaded, variant)
    began = time.perf_counter()
    engine = chosen(engine, games, record)
    if record is not None:
        total = recorded(book, variant, {"us": us, "china": china}, seed, games, folder(record))
    elif engine == "compiled":
        total = compiled(book, us, china, seed, games)
    else:
        from exercise.study.batch import tally
        from exercise.study.match import Match

        total = tally(Match(book, *players, ledger=False), seed, range(games))
    if total.games == 0:
        raise KeyboardInterrupt
    wanted, games = games, total.games
    seconds = time.perf_counter() - began
    told = {
        "deck": loaded.id,
        "deck_sha256": sha256_of(loaded.data),
        "seed": seed,
        "games": games,
        "us": us,
        "china": china,
        "variant": variant,
        **total.told(),
        "seconds": round(seconds, 3),
        "games_per_second": round(games / seconds, 1) if seconds else None,
        "engine": engine,
    }
    if for_programs:
        as_json(told)
    else:
        show(told)
    return 0 if games == wanted else INTERRUPTED


INTERRUPTED = 130
ENOUGH = 200
"""From so many games on, compiling pays."""


def chosen(engine: str, games: int, record: str | None) -> str:
    """The engine that runs. Raises Misuse for one that cannot."""
    if engine == "interpreted":
        return engine
    if record is not None:
        if engine == "compiled":
            raise Misuse(
                _("Records are written by tables, and these run interpreted."), _("Leave --record or --engine out.")
            )
        return "interpreted"
    if find_spec("numba") is None:
        if engine == "compiled":
            raise Misuse(
                _("The compiled engine needs Numba, which is not installed."),
                _("Install the extra: pip install 'exercise[study]'."),
            )
        return "interpreted"
    return "compiled" if engine == "compiled" or games >= ENOUGH else "interpreted"


def compiled(book: Rulebook, us: str, china: str, seed: int, games: int) -> Tally:
    """The same games in machine code. What takes time is told on standard error."""
    from exercise.study.compiled import store

    if not store.known():
        click.echo(_("Compiling the rules: once for every version of them, about half a minute."), err=True)
    from exercise.study.compiled.batches import tally

    if not sys.stderr.isatty():
        return tally(book, us, china, seed, games)
    with click.progressbar(length=games, label=_("games"), file=sys.stderr) as bar:
        return tally(book, us, china, seed, games, done=bar.update)


def folder(name: str) -> Path:
    """The folder for records, made if it is not there. Raises Misuse if it cannot be one."""
    path = Path(name)
    if path.exists() and not path.is_dir():
        raise Misuse(_("{path} is a file.").format(path=path), _("--record wants a folder here."))
    path.mkdir(parents=True, exist_ok=True)
    return path


def recorded(book: Rulebook, variant: str | None, seats: dict[str, str], seed: int, games: int, into: Path) -> Tally:
    """Play the same games at a table that writes each into a file of its own."""
    from exercise.rules.position import TURN
    from exercise.study.batch import Tally
    from exercise.table.table import Table

    total = Tally(book)
    wide = len(str(games - 1))
    for game in range(games):
        name = f"{book.deck.id}-{seed}-{game:0{wide}}.jsonl"
        table = Table.begin(
            book.deck, seed=seed, seats=seats, variant=variant, game=game, record=into / name, batch=True
        )
        table.close()
        total.add(table.course.position, table.course.position.fact[TURN])
    return total


def show(told: dict[str, Any]) -> None:
    """The figures for a person."""
    click.echo(_("{deck}: {us} (US) against {china} (China), {games} games from seed {seed}.").format(**told))
    for name, title in (("us", _("score, US")), ("china", _("score, China"))):
        line(title, told["score"][name])
    line(_("tension"), told["tension"])
    line(_("cooperation"), told["cooperation"])
    click.echo(f"  {_('turns'):<14}{told['turns']['mean']:>9.2f}")
    for title, counts in (
        (_("endings"), told["endings"]),
        (_("par reached by"), told["results"]),
        (_("ahead"), told["ahead"]),
    ):
        if counts:
            click.echo(f"  {title}: " + ", ".join(f"{name} {count}" for name, count in counts.items() if count))
    click.echo(_("{games_per_second} games a second, {engine}. Scores are a game's, not forecasts.").format(**told))


def line(title: str, figures: dict[str, float]) -> None:
    """A mean and its deviation."""
    click.echo(f"  {title:<14}{figures['mean']:>9.2f} ± {figures['sd']:.2f}")
