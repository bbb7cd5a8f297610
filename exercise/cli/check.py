"""`exercise check`: it shows what is wrong with a deck, in words for a person or in a form for a program; finding it is
the business of other rooms."""

from __future__ import annotations

import click

from exercise.cli.errors import BAD, Misuse, unknown
from exercise.cli.output import as_json
from exercise.deck.tongue import _


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
    from exercise.deck import render
    from exercise.deck.diagnostic import bad
    from exercise.deck.loader import load

    problems = load(deck).problems
    if form == "json":
        as_json(render.as_data(problems))
    elif form == "concise":
        click.echo(render.as_concise(problems), nl=False)
    elif form == "github":
        click.echo(render.as_annotations(problems), nl=False)
    else:
        click.echo(render.as_text(problems) + ("\n" if problems else "") + render.summary(deck, problems))
    return BAD if bad(problems) else 0


def meaning(code: str) -> int:
    """What a code means."""
    from exercise.deck.codes import TITLES

    if code not in TITLES:
        raise unknown(
            _("There is no code “{name}”."), code, TITLES, _("Codes stand in the findings of `exercise check`.")
        )
    click.echo(f"{code}: {_(TITLES[code])}")
    return 0
