"""`exercise play`: it reads what was asked for, finds a terminal or says that there is none, and opens the game."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exercise.cli import terms
from exercise.cli.errors import INTERRUPTED, Misuse, complain, unknown
from exercise.deck.tongue import _

if TYPE_CHECKING:
    from exercise.deck.models import Deck
    from exercise.table.table import Table
    from exercise.tui.house import House, Plan

FIXED = ("seed", "variant", "us_team", "us_agenda", "china_team", "china_agenda", "overlay")
"""What cannot be chosen any more in a game that has begun."""


@click.command()
@click.argument("deck", required=False)
@click.option("--us", metavar="human|PLAYER", help="Who plays the United States.")
@click.option("--china", metavar="human|PLAYER", help="Who plays China.")
@click.option("--seed", metavar="N", help="The same seed and moves give the same game.")
@click.option("--variant", metavar="ID", help="A shorter or different game of the same deck.")
@click.option("--us-team", metavar="ID", help="The team of the United States.")
@click.option("--us-agenda", metavar="ID", help="The secret aim of the United States.")
@click.option("--china-team", metavar="ID", help="The team of China.")
@click.option("--china-agenda", metavar="ID", help="The secret aim of China.")
@click.option("--overlay", metavar="ID", help="Other names or another language for the same deck.")
@click.option("--record", metavar="FILE", type=click.Path(path_type=Path), help="Where to keep the record.")
@click.option("--resume", is_flag=True, help="Go on with the game played last, or with the one in --record.")
@click.option("--plain", is_flag=True, help="Lines only, for screen readers and pipes.")
@terms.for_programs
def play(**asked: Any) -> int:
    """Play a game in this terminal: alone against a bot, or two at one screen.

    Without a DECK and options it asks what to play, and who sits where. A PLAYER is a bot, or a program in any
    language: 'run:COMMAND'.
    """
    if not asked["plain"] and not terminal():
        raise Misuse(
            _("There is no terminal here to draw the game in."),
            _("`exercise play --plain` plays line by line, from a pipe or for a screen reader."),
        )
    house, game = resumed(asked) if asked["resume"] else begun(asked)
    return in_lines(game) if asked["plain"] else on_screen(house, game)


def terminal() -> bool:
    """Whether there is a terminal that can be drawn on."""
    streams = (sys.stdin, sys.stdout)
    there = all(stream is not None and stream.isatty() for stream in streams)
    return there and os.environ.get("TERM", "") != "dumb"


def on_screen(house: House, game: Table | None) -> int:
    """The game on the whole screen; without a game, the beginning."""
    from exercise.tui.app import ExerciseApp

    app = ExerciseApp(house, game)
    farewell = app.run()
    if app.fault is not None:
        raise app.fault
    if farewell:
        click.echo(farewell)
    return 0


def in_lines(game: Table | None) -> int:
    """The game line by line."""
    from exercise.cli.plain import Left, Plain
    from exercise.tui.sitting import Sitting, farewell

    assert game is not None
    sitting, code = Sitting(game), 0
    try:
        Plain(sitting).play()
    except Left:
        pass
    except KeyboardInterrupt:
        click.echo("")
        code = INTERRUPTED
    click.echo(farewell(sitting))
    return code


# --- beginning a game -----------------------------------------------------------------------------------------------


def begun(asked: Mapping[str, Any]) -> tuple[House, Table | None]:
    """The house, and a new game as it was asked for; None where nothing was, and the screen is to ask."""
    from exercise.tui.house import FIRST, Home

    settled = any(asked[name] for name in ("deck", "us", "china", "record", *FIXED))
    home = Home()
    if not settled and not asked["plain"]:
        return home, None
    deck = home.load(asked["deck"] or FIRST)
    return home, home.open(plan_of(asked, deck))


def plan_of(asked: Mapping[str, Any], deck: Deck) -> Plan:
    """The plan of the game. Raises Misuse for every name that is not there, and for a seed that is none."""
    from exercise.tui.house import HUMAN, Plan, seed_of

    us, china = seats_of(asked)
    try:
        seed = seed_of(asked["seed"] or "")
    except ValueError as fault:
        raise Misuse(str(fault)) from None
    known_as(asked["variant"], "--variant", _("variant"), [one.id for one in deck.variants])
    chosen: dict[str, dict[str, str]] = {"team": {}, "agenda": {}}
    for side in deck.sides:
        for kind, offered, what in (("team", deck.teams, _("team")), ("agenda", deck.agendas, _("secret aim"))):
            name = asked[f"{side}_{kind}"]
            known_as(name, f"--{side}-{kind}", what, [one.id for one in offered.get(side, ())])
            if name:
                chosen[kind][side] = name
    return Plan(
        asked["deck"] or deck.id,
        us=us or (HUMAN if china != HUMAN else "planner"),
        china=china or ("planner" if us in (None, HUMAN) else HUMAN),
        seed=seed,
        variant=asked["variant"],
        teams=chosen["team"],
        agendas=chosen["agenda"],
        overlay=asked["overlay"],
        record=asked["record"],
        terms=terms.terms(asked["seconds"], asked["stand_in"]),
    )


def seats_of(asked: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Who was named for each side. Raises Misuse for an unknown bot, and where no seat is left for a person."""
    from exercise.players.bots import NAMES
    from exercise.players.outside.program import is_program, words_of
    from exercise.tui.house import HUMAN

    us, china = asked["us"], asked["china"]
    for option, name in (("--us", us), ("--china", china)):
        if name is not None and is_program(name):
            words_of(name)
        else:
            known_as(name, option, _("player"), [HUMAN, *NAMES])
    if us not in (None, HUMAN) and china not in (None, HUMAN):
        raise Misuse(_("Two bots leave no seat for you."), _("`exercise simulate` lets bots play each other."))
    return us, china


def known_as(name: str | None, option: str, what: str, known: Iterable[str]) -> None:
    """Nothing, if the name is known or was not given. Raises Misuse with the nearest name otherwise."""
    known = list(known)
    if name is None or name in known:
        return
    remedy = (
        _("There are: {known}.").format(known=", ".join(known)) if known else _("This deck has none: leave it out.")
    )
    raise unknown(
        f"{option}: " + _("there is no {what} “{name}”.").format(what=what, name="{name}"), name, known, remedy
    )


# --- going on with one ----------------------------------------------------------------------------------------------


def resumed(asked: Mapping[str, Any]) -> tuple[House, Table]:
    """The house, and the game to go on with. Raises Misuse where there is none, or where what is asked is settled."""
    from exercise.tui.house import Home

    settled = [f"--{name.replace('_', '-')}" for name in FIXED if asked[name] is not None]
    if settled:
        raise Misuse(
            _("A game that has begun keeps what it began with: {options}.").format(options=", ".join(settled)),
            _("Leave that out, or begin a new game without --resume."),
        )
    us, china = seats_of(asked)
    seats = {side: who for side, who in (("us", us), ("china", china)) if who is not None}
    home = Home(seats, terms.terms(asked["seconds"], asked["stand_in"]))
    game = home.resume(asked["record"] or last_played(asked["deck"]))
    if not game.humans:
        game.close()
        raise Misuse(
            _("Two bots sit at this game, and no seat is left for you."), _("Name `human` with --us or --china.")
        )
    if game.torn is not None:
        complain(_("Note: the last line of the record was cut short; everything before it is there."))
    return home, game


def last_played(deck: str | None) -> Path:
    """The record of the unfinished game that was played last, of one deck if one is named. Raises Misuse for none."""
    from exercise.table.saved import unfinished

    games = [game for game in unfinished() if deck in (None, game.deck)]
    free = [game for game in games if not game.playing]
    if free:
        return free[0].path
    if games:
        raise Misuse(_("The unfinished game is being played in another terminal."), _("Close it there first."))
    raise Misuse(
        _("There is no unfinished game to go on with."),
        _("Name its file with --record, or begin a new game without --resume."),
    )
