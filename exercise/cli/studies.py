"""What every study's command has in common: its options, its engine, its progress, its head. It knows no study."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

import click

from exercise.cli import asked
from exercise.cli.errors import Misuse
from exercise.cli.simulate import DASK, chosen
from exercise.deck.tongue import _, marked

if TYPE_CHECKING:
    from exercise.rules.rulebook import Rulebook
    from exercise.study.cluster.hub import Cluster
    from exercise.study.field import Field

SEEDS = (1 << 64) - 1
GAMES = 1 << 32

SEED = ("--seed",)
SEEDED: dict[str, Any] = {
    "type": click.IntRange(0, SEEDS), "default": 0, "show_default": True, "metavar": "N", "help": "Equal luck.",
}  # fmt: skip

Command = TypeVar("Command", bound=Callable[..., Any])


def options(games: int, what: str, *, seed: bool = True) -> Callable[[Command], Command]:
    """The options of a study: --games (with its default and meaning), --seed unless it has none, --engine, --dask,
    --json."""

    def added(command: Command) -> Command:
        for option in (
            DASK,
            click.option("--json", "for_programs", is_flag=True, help="One JSON object for programs."),
            click.option(
                "--engine",
                type=click.Choice(["auto", "compiled", "interpreted"]),
                default="auto",
                show_default=True,
                help="How the rules run; the games are the same.",
            ),
            click.option(
                "--games", type=click.IntRange(1, GAMES), default=games, show_default=True, metavar="N", help=what
            ),
        ):
            command = option(command)
        return click.option(*SEED, **SEEDED)(command) if seed else command

    return added


def names(listed: str | None, otherwise: list[str], option: str) -> list[str]:
    """Bots by name from a list with commas. Raises Misuse for a name that no bot has."""
    found = [name.strip() for name in listed.split(",") if name.strip()] if listed is not None else otherwise
    for name in found:
        asked.bot(name, option)
    return list(dict.fromkeys(found))


def engine_for(asked_for: str, games: int) -> str:
    """The engine that runs so many games here, and a plain word if it is the slow one for want of the extra."""
    engine = chosen(asked_for, games, None)
    if engine == "interpreted" and asked_for == "auto" and find_spec("numba") is None:
        click.echo(
            _("Without the extra `study` the rules run interpreted: the same games, about a hundred times slower."),
            err=True,
        )
    if engine == "compiled":
        from exercise.study.compiled import store

        if not store.known():
            click.echo(_("Compiling the rules: once for every version of them, about half a minute."), err=True)
    return engine


@contextmanager
def field(book: Rulebook, engine: str, games: int, dask: str | None, length: int | None = None) -> Iterator[Field]:
    """A field for so many games, on a cluster if one is named, with a progress bar over `length` of them (all, if it is
    left out) if a person watches. Raises NoCluster."""
    if dask is None:
        engine = engine_for(engine, games)
    with nullcontext() if dask is None else cluster(dask) as hub, progress(length or games) as done:
        if hub is None:
            from exercise.study.field import Field

            yield Field(book, engine, done=done)
        else:
            from exercise.study.cluster.far import Far

            yield Far(book, engine_there(engine, hub), hub, done=done)


@contextmanager
def progress(length: int) -> Iterator[Callable[[int], None] | None]:
    """What is told of finished games: a bar on standard error, if a person watches."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=length, label=_("games"), file=sys.stderr) as bar:
        yield bar.update


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster at an address. Raises NoCluster."""
    from exercise.study.cluster.hub import Cluster

    with Cluster(address, tell=lambda text: click.echo(text, err=True)) as hub:
        yield hub


def engine_there(asked_for: str, hub: Cluster) -> str:
    """The engine that runs on a cluster. Raises Misuse for one that its workers have not all."""
    if asked_for == "compiled" and not hub.compiles:
        raise Misuse(
            _("The compiled engine needs Numba, and not every worker has it."),
            _("Install the extra on all machines: pip install 'exercise[study]'."),
        )
    return "compiled" if asked_for != "interpreted" and hub.compiles else "interpreted"


def head(book: Rulebook, sha256: str, seed: int, games: int, engine: str) -> dict[str, Any]:
    """What every study says first."""
    return {
        "deck": book.deck.id,
        "deck_sha256": sha256,
        "variant": book.variant,
        "seed": seed,
        "games": games,
        "engine": engine,
    }


def is_part(done: int, of: int, what: str | None = None) -> None:
    """Say plainly that what follows is not the whole study."""
    click.echo(_("Stopped: this is a part, {done} of {of} {what}.").format(done=done, of=of, what=what or _("games")))


NOT_FORECASTS = marked("Scores are a game's, not forecasts.")


def give_or_take(mean: float | None, half: float | None) -> str:
    """A figure with its interval, as studies print it."""
    if mean is None:
        return "-"
    return f"{mean:.2f}" if half is None else f"{mean:.2f} ± {half:.2f}"
