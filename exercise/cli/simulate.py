"""`exercise simulate`: two players, many games, and what they add up to. It plays none of them itself."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exercise.cli import asked, terms
from exercise.cli.errors import INTERRUPTED, Misuse
from exercise.cli.output import as_json
from exercise.deck.tongue import _

if TYPE_CHECKING:
    from exercise.deck.models import Deck, Side
    from exercise.rules.rulebook import Rulebook
    from exercise.study.stream import Columns
    from exercise.table.deciding import Decider

SIDES: tuple[Side, ...] = ("us", "china")
SEEDS = (1 << 64) - 1
GAMES = 1 << 32
DASK = click.option(
    "--dask", metavar="ADDRESS", help="Play on the Dask cluster of this scheduler; see docs/studies.md."
)


@click.command()
@click.argument("deck")
@click.option("--us", default="tit_for_tat", show_default=True, metavar="PLAYER", help="Who plays the United States.")
@click.option("--china", default="tit_for_tat", show_default=True, metavar="PLAYER", help="Who plays China.")
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
@DASK
@click.option("--record", metavar="DIR", help="Write the record of each game into this folder.")
@click.option("--out", metavar="FILE", help="Write a row a game into this .csv or .parquet file.")
@terms.for_programs
@click.option("--json", "for_programs", is_flag=True, help="One JSON object for programs.")
def simulate(
    deck: str,
    us: str,
    china: str,
    games: int,
    seed: int,
    variant: str | None,
    engine: str,
    dask: str | None,
    record: str | None,
    out: str | None,
    seconds: float,
    stand_in: str,
    for_programs: bool,
) -> int:
    """Let two players play many games of a deck, and add them up.

    A PLAYER is a bot, or a program in any language: 'run:COMMAND'.
    """
    from exercise.deck.digest import sha256_of
    from exercise.study.batch import Tally
    from exercise.study.rows import rows_of
    from exercise.study.writing import Writing
    from exercise.table.table import dismiss

    named = {"us": us, "china": china}
    programs = [side for side, name in named.items() if asked.player(name, f"--{side}") is None]
    loaded = asked.deck(deck)
    book = asked.book(loaded, variant)
    began = time.perf_counter()
    stack = ExitStack()
    if dask is None:
        engine = chosen(engine, games, record, bool(programs))
    elif programs or record is not None:
        raise Misuse(
            _("Programs play, and records are written, on this machine."), _("Leave --dask out, or let bots play.")
        )
    into = None if record is None else folder(record)
    bots: Mapping[str, Decider] = {}
    if programs or into is not None:
        bots = seated(book, named, variant, seconds, stand_in)
        named = {side: bots[side].who for side in named}
        blocks = at_tables(book, bots, variant, seed, games, into)
    elif dask is not None:
        engine, blocks = far(stack, book, (us, china), seed, games, engine, dask)
    elif engine == "compiled":
        blocks = compiled(book, us, china, seed, games)
    else:
        blocks = interpreted(book, us, china, seed, games)
    about = {"deck": loaded.id, "deck_sha256": sha256_of(loaded.data), "seed": seed, **named, "variant": variant}
    total = Tally(book)
    try:
        with stack, Writing(out, about) if out is not None else nullcontext() as file:
            for columns in blocks:
                if file is not None:
                    file.add(rows_of(book, total.games, columns))
                total.add_columns(columns)
    except KeyboardInterrupt:
        if total.games == 0:
            raise
    finally:
        dismiss(bots)
    took = time.perf_counter() - began
    told = {
        "deck": loaded.id,
        "deck_sha256": about["deck_sha256"],
        "seed": seed,
        "games": total.games,
        **named,
        "variant": variant,
        **total.told(),
        "seconds": round(took, 3),
        "games_per_second": round(total.games / took, 1) if took else None,
        "engine": engine,
        "programs": troubles(bots),
        "out": out,
    }
    if for_programs:
        as_json(told)
    else:
        from exercise.cli import studies

        if total.games < games:
            studies.is_part(total.games, games)
        show(told, loaded)
    return 0 if total.games == games else INTERRUPTED


ENOUGH = 200
"""From so many games on, compiling pays."""


def chosen(engine: str, games: int, record: str | None, programs: bool = False) -> str:
    """The engine that runs. Raises Misuse for one that cannot."""
    if engine == "interpreted":
        return engine
    if programs:
        if engine == "compiled":
            raise Misuse(
                _("Programs sit at tables, and these run interpreted."), _("Leave --engine out, or let bots play.")
            )
        return "interpreted"
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


def compiled(book: Rulebook, us: str, china: str, seed: int, games: int) -> Iterator[Columns]:
    """Games in machine code. What takes time is told on standard error."""
    from exercise.study import stream
    from exercise.study.compiled import store

    if not store.known():
        click.echo(_("Compiling the rules: once for every version of them, about half a minute."), err=True)
    return watched(stream.compiled(book, us, china, seed, games), games)


def interpreted(book: Rulebook, us: str, china: str, seed: int, games: int) -> Iterator[Columns]:
    """The same games in plain Python."""
    from exercise.players.bots import bot
    from exercise.study import stream

    return watched(stream.interpreted(book, bot(us), bot(china), seed, games), games)


def far(
    stack: ExitStack, book: Rulebook, bots: tuple[str, str], seed: int, games: int, engine: str, dask: str
) -> tuple[str, Iterator[Columns]]:
    """The same games on a cluster, which is left when the stack is closed; and the engine that runs there."""
    from exercise.cli import studies
    from exercise.study import stream

    ground = stack.enter_context(studies.field(book, engine, games, dask))
    return ground.engine, (stream.columns(rows) for rows in ground.play(*bots, seed, games))


def at_tables(
    book: Rulebook, bots: Mapping[str, Decider], variant: str | None, seed: int, games: int, into: Path | None
) -> Iterator[Columns]:
    """The same games at tables, one after another, each with its record in a folder if one is named."""
    from exercise.study import stream
    from exercise.table.series import series

    tables = series(
        book.deck, bots, seed=seed, games=range(games), variant=variant, into=into, wide=len(str(games - 1))
    )
    blocks = (stream.columns([stream.figures(book, table.course.position)]) for table in tables)
    return watched(blocks, games)


def watched(blocks: Iterator[Columns], games: int) -> Iterator[Columns]:
    """The blocks, with a bar on standard error where a person looks at it."""
    if not sys.stderr.isatty():
        yield from blocks
        return
    with click.progressbar(length=games, label=_("games"), file=sys.stderr) as bar:
        for columns in blocks:
            yield columns
            bar.update(len(columns[0]))


def seated(
    book: Rulebook, named: dict[str, str], variant: str | None, seconds: float, stand_in: str
) -> Mapping[str, Decider]:
    """Who plays, sitting down: programs are started."""
    from exercise.table.deciding import deciders

    return deciders(named, book.deck, variant=variant, terms=terms.terms(seconds, stand_in))


def troubles(bots: Mapping[str, Decider]) -> dict[str, Any]:
    """By side, in how many games (`lost`) or moves (`refused`) the stand-in of a program decided, and why first."""
    from exercise.table.outsider import Outsider

    return {side: one.troubles() for side, one in bots.items() if isinstance(one, Outsider)}


def folder(name: str) -> Path:
    """The folder for records, made if it is not there. Raises Misuse if it cannot be one."""
    path = Path(name)
    if path.exists() and not path.is_dir():
        raise Misuse(_("{path} is a file.").format(path=path), _("--record wants a folder here."))
    path.mkdir(parents=True, exist_ok=True)
    return path


def show(told: dict[str, Any], deck: Deck) -> None:
    """The figures for a person, in the deck's own names for its sides."""
    names = {f"name_{side}": deck.sides[side].short for side in SIDES}
    text = _("{deck}: {us} ({name_us}) against {china} ({name_china}), {games} games from seed {seed}.")
    click.echo(text.format(**told, **names))
    for side in SIDES:
        line(_("score, {side}").format(side=deck.sides[side].short), told["score"][side])
    if deck.issues:
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
    for side, one in told["programs"].items():
        if one["trouble"]:
            text = _("{side}: the program was lost in {lost} games and refused in {refused} moves. First: {trouble}")
            click.echo("  " + text.format(side=side, **one))
    if told["out"] is not None:
        click.echo("  " + _("A row a game: {out}").format(out=told["out"]))
    click.echo(_("{games_per_second} games a second, {engine}. Scores are a game's, not forecasts.").format(**told))


def line(title: str, figures: dict[str, float]) -> None:
    """A mean and its deviation."""
    click.echo(f"  {title:<14}{figures['mean']:>9.2f} ± {figures['sd']:.2f}")
