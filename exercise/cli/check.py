"""`exercise check`: it shows what is wrong with a deck, in words for a person or in a form for a program; finding it is
the business of other rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exercise.cli.errors import BAD, Misuse, unknown
from exercise.cli.output import as_json
from exercise.deck.tongue import _

if TYPE_CHECKING:
    from exercise.deck.diagnostic import Problem

FORMS = ("text", "concise", "json", "github", "sarif")


@click.command(
    epilog="""\b
Examples:
  exercise check next_four_years
  exercise check my_deck.yaml --watch
  exercise check my_deck/ --format sarif > findings.sarif
  exercise check --explain DK201
"""
)
@click.argument("deck", required=False)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--deep", is_flag=True, help="Explore the rules further; it may take minutes.")
@click.option("--watch", is_flag=True, help="Check again whenever a file of the deck is saved, until Ctrl-C.")
@click.option("--explain", metavar="CODE", help="Say what a code such as DK201 means, with an example.")
def check(deck: str | None, form: str, deep: bool, watch: bool, explain: str | None) -> int:
    """Say what is wrong with a deck, and where. DECK: an installed name, a file or a folder.

    A finding that is meant is allowed by a comment on its line: # exercise: allow DK313 because ...
    """
    if explain is not None:
        return meaning(explain.upper())
    if deck is None:
        raise Misuse(_("No deck is named."), _("Name one: `exercise check next_four_years`, or a file."))
    if watch:
        return watching(deck, form, deep)
    from exercise.check.checking import check as checked
    from exercise.deck.diagnostic import bad

    told: list[str] = []
    problems = checked(deck, deep, told)
    show(deck, problems, form)
    if deep and form == "text":
        click.echo("\n".join(told))
    return BAD if bad(problems) else 0


def show(deck: str, problems: list[Problem], form: str) -> None:
    """Print findings in one of the forms."""
    from exercise.deck import render

    if form == "json":
        as_json(render.as_data(problems))
    elif form == "sarif":
        from exercise.check.sarif import as_sarif

        as_json(as_sarif(problems))
    elif form == "concise":
        click.echo(render.as_concise(problems), nl=False)
    elif form == "github":
        click.echo(render.as_annotations(problems), nl=False)
    else:
        click.echo(render.as_text(problems) + ("\n" if problems else "") + render.summary(deck, problems))


def watching(deck: str, form: str, deep: bool) -> int:
    """Check a deck now and after every change, until Ctrl-C, which is how one leaves and no failure."""
    import time

    from exercise.check.checking import check as checked
    from exercise.check.saves import changes
    from exercise.deck.loader import DeckNotFound, find

    try:
        for moment in changes(find(deck)):
            if moment and form == "text":
                click.echo("\n" + _("Changed at {time}.").format(time=time.strftime("%H:%M:%S")))
            try:
                show(deck, checked(deck, deep), form)
            except DeckNotFound as gone:
                click.echo(gone.message, err=True)
            if not moment and form == "text":
                click.echo(_("Watching; Ctrl-C leaves."))
    except KeyboardInterrupt:
        click.echo("", err=True)
    return 0


def meaning(code: str) -> int:
    """What a code means."""
    from exercise.deck.codes import TITLES

    if code not in TITLES:
        raise unknown(
            _("There is no code “{name}”."), code, TITLES, _("Codes stand in the findings of `exercise check`.")
        )
    from exercise.check.examples.explained import explained

    click.echo(explained(code), nl=False)
    return 0
