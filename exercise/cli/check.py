"""`exercise check`: it shows what is wrong with a deck, in words for a person or in a form for a program; finding it is
the business of other rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from exercise.cli.errors import BAD, Misuse, unknown
from exercise.cli.output import as_json
from exercise.deck.tongue import _, ngettext

if TYPE_CHECKING:
    from exercise.deck.diagnostic import Problem


@click.command()
@click.argument("deck", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "concise", "json", "github"]), default="text", show_default=True
)
@click.option("--explain", metavar="CODE", help="Say what a code such as DK201 means.")
def check(deck: str | None, form: str, explain: str | None) -> int:
    """Say what is wrong with a deck, and where. DECK: an installed name, a file or a folder."""
    if explain is not None:
        return meaning(explain.upper())
    if deck is None:
        raise Misuse(_("No deck is named."), _("Name one: `exercise check next_four_years`, or a file."))
    from exercise.deck.loader import load

    problems = sorted(load(deck).problems, key=lambda problem: problem.order())
    shown: dict[str, Callable[[Iterable[Problem]], None]] = {
        "text": as_text,
        "concise": as_lines,
        "json": lambda found: as_json([problem.as_dict() for problem in found]),
        "github": as_annotations,
    }
    shown[form](problems)
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "text":
        click.echo(summary(deck, errors, len(problems) - errors))
    return BAD if errors else 0


def meaning(code: str) -> int:
    """What a code means."""
    from exercise.deck.codes import TITLES

    if code not in TITLES:
        raise unknown(
            _("There is no code “{name}”."), code, TITLES, _("Codes stand in the findings of `exercise check`.")
        )
    click.echo(f"{code}: {_(TITLES[code])}")
    return 0


def place(problem: Problem) -> str:
    """Where a finding is."""
    return f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file or problem.path


def as_lines(problems: Iterable[Problem]) -> None:
    """A line for each finding."""
    for problem in problems:
        click.echo(f"{place(problem)}: {problem.severity} {problem.code} {problem.message}")


def as_text(problems: Iterable[Problem]) -> None:
    """Each finding with its line of the file, a caret under the place, and how to mend it."""
    for problem in problems:
        as_lines([problem])
        if problem.source_line:
            gutter = f"{problem.line:>6} | "
            long = problem.end_column - problem.column if problem.end_line == problem.line else 1
            line = problem.source_line.replace("\t", " ")
            click.echo(f"{gutter}{line}")
            click.echo(f"{' ' * (len(gutter) - 2)}| {' ' * (problem.column - 1)}{'^' * max(long, 1)}")
        if problem.help:
            click.echo(f"       {_('help')}: {problem.help}")
        click.echo()


def as_annotations(problems: Iterable[Problem]) -> None:
    """Workflow commands that a forge shows beside the line."""
    for problem in problems:
        text = problem.message.replace("%", "%25").replace("\n", "%0A")
        where = f"file={problem.file},line={problem.line},col={problem.column}"
        click.echo(f"::{problem.severity} {where},title={problem.code}::{text}")


def summary(deck: str, errors: int, warnings: int) -> str:
    """The last line for a person."""
    if not errors and not warnings:
        return _("{deck}: nothing is wrong.").format(deck=deck)
    bad = ngettext("{n} error", "{n} errors", errors).format(n=errors)
    odd = ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings)
    return f"{deck}: {bad}, {odd}."
