"""The shell around the commands: it knows their names and one line about each, and loads a command when it is called.

`exercise --help` therefore imports Click and nothing else; a command's own imports are the business of its file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from exercise import __version__
from exercise.deck.tongue import _, marked

COMMANDS = {
    "play": marked("Play a game in this terminal."),
    "replay": marked("Step through a recorded game, as any viewer."),
    "verify": marked("Recompute a record from its first line to its last."),
    "fork": marked("Go on from a turn of a recorded game in a new record."),
    "check": marked("Say what is wrong with a deck, and where."),
    "show": marked("Print a deck as a rulebook to read, or one of its cards."),
    "new": marked("Begin a deck of your own: a small one that is whole."),
    "schema": marked("Print the JSON Schema of the deck language, for editors."),
    "decks": marked("List the decks that are installed."),
    "bots": marked("List who can play without a person."),
    "simulate": marked("Let two bots play many games, and add them up."),
    "tournament": marked("Let every bot meet every other from both sides."),
    "balance": marked("Say whether a side, a card, a posture or luck decides a deck."),
    "whatif": marked("Say what other orders in a recorded game would have changed."),
    "sweep": marked("Vary a number of a deck over a range, and plot what comes of it."),
}
"""The commands in the order of help. Each lives in a module and a function of its name."""


class Shell(click.Group):
    """The group of all commands, none of which is loaded before it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, loaded now; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"exercise.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments call. Raises NoSuchCommand with the nearest names."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from `COMMANDS` alone."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in COMMANDS.items()])


@click.group(cls=Shell, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="exercise %(version)s")
@click.pass_context
def exercise(ctx: click.Context) -> None:
    """A policy exercise for two sides: the United States and China over the next four years.

    Start with: exercise play
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(args: Sequence[str] | None = None) -> int:
    """Run one command line (by default this process's own) and return its exit code. It raises nothing.

    A command returns its exit code; None means 0.
    """
    words = list(sys.argv[1:] if args is None else args)
    try:
        if "_EXERCISE_COMPLETE" in os.environ:
            from click.shell_completion import shell_complete

            return shell_complete(exercise, {}, "exercise", "_EXERCISE_COMPLETE", os.environ["_EXERCISE_COMPLETE"])
        with exercise.make_context("exercise", words) as ctx:
            code = exercise.invoke(ctx)
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a full disk or a reader that is gone can still be told of
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except BaseException as fault:  # the one place where whatever went wrong becomes a sentence and an exit code
        from exercise.cli.errors import report

        return report(fault)
    return code if isinstance(code, int) else 0
