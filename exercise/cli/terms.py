"""The options of commands that let programs play: it knows how long they may take, and who decides in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from exercise.cli import asked
from exercise.deck.tongue import marked

if TYPE_CHECKING:
    from exercise.players.outside.program import Terms

Command = TypeVar("Command", bound=Callable[..., Any])

SECONDS = 10.0
STAND_IN = "always_hold"
RUN = marked("A program in any language sits down as 'run:COMMAND'.")


def for_programs(command: Command) -> Command:
    """A command with --seconds and --stand-in."""
    command = click.option(
        "--stand-in", default=STAND_IN, show_default=True, metavar="BOT", help="Decides where a program does not."
    )(command)
    return click.option(
        "--seconds",
        type=click.FloatRange(0.01, 86400),
        default=SECONDS,
        show_default=True,
        metavar="S",
        help="How long a program may take for an answer.",
    )(command)


def terms(seconds: float, stand_in: str) -> Terms:
    """What was asked for. Raises Misuse for a stand-in that is no bot."""
    from exercise.players.outside.program import Terms

    asked.bot(stand_in, "--stand-in")
    return Terms(seconds=seconds, stand_in=stand_in)
