"""`exercise replay`: it tells a recorded game again, as any viewer, in lines or as one JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exercise.cli.errors import complain
from exercise.deck.models import Deck
from exercise.deck.tongue import _

if TYPE_CHECKING:
    from exercise.record.course import Course
    from exercise.rules.views import Viewer

VIEWERS = ("us", "china", "public", "facilitator")


@click.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--turn", type=click.IntRange(min=1), help="As the orders of this turn opened.")
@click.option(
    "--as", "viewer", type=click.Choice(VIEWERS), default="facilitator", help="Whose eyes; else all is shown."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
def replay(record: Path, turn: int | None, viewer: Viewer, as_json: bool) -> int:
    """Step through a recorded game, as any viewer. In a terminal, enter goes on to the next turn and q leaves."""
    from exercise.record.reading import read
    from exercise.record.replay import at_turn, follow, story

    reading = read(record)
    course = follow(reading)
    if reading.torn is not None:
        complain(
            _("Note: line {line} of {record} was cut short and is left out.").format(
                line=reading.torn.line, record=record
            )
        )
    if turn is not None:
        course = at_turn(course, turn)
    told = story(course, viewer)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return 0
    stepping = turn is None and sys.stdin.isatty() and sys.stdout.isatty()
    for part in [moment(course, told, viewer)] if turn is not None else parts(course, told, viewer):
        click.echo("\n".join(part) + "\n")
        if stepping and not goes_on():
            break
    return 0


def goes_on() -> bool:
    """Wait for enter; False if the person leaves."""
    try:
        return input(_("enter: next, q: leave") + " ").strip().lower() not in ("q", "quit")
    except EOFError:
        return False


def parts(course: Course, told: Mapping[str, Any], viewer: Viewer) -> Iterator[list[str]]:
    """The game in parts to be read one by one: its start, each turn, its end or where it stands."""
    from exercise.tui.telling import ending
    from exercise.tui.telling.lines import plain

    deck = course.book.deck
    yield beginning(deck, told)
    was: Mapping[str, int] = told["start"] or {}
    for turn in told["turns"]:
        yield of_turn(course, turn, was, viewer)
        was = {**turn["tracks"], "tension": turn["tension"], "cooperation": turn["cooperation"]}
    if not course.over:
        yield moment(course, told, viewer)
        return
    lines = [_("The game is over.")]
    for part in (
        ending.ended(deck, told["now"]),
        ending.result(deck, told["now"]),
        ending.scores(deck, told["now"]),
        ending.meant_and_read(deck, told["turns"]),
        ending.reasons_given(deck, told["turns"]),
    ):
        lines += [plain(one) for one in part]
    yield lines


def beginning(deck: Deck, told: Mapping[str, Any]) -> list[str]:
    """What is played, and by which teams."""
    lines = [deck.title]
    if told["seed"] is not None:
        lines.append(_("Seed {seed}").format(seed=told["seed"]))
    for side, team in told["teams"].items():
        title = next((one.title for one in deck.teams.get(side, ()) if one.id == team), None)
        aim = next((one.title for one in deck.agendas.get(side, ()) if one.id == told["agendas"][side]), None)
        known = [part for part in (title, aim and _("secret aim: {aim}").format(aim=aim)) if part]
        if known:
            lines.append(f"{deck.sides[side].name}: {', '.join(known)}")
    return lines


def of_turn(course: Course, turn: Mapping[str, Any], was: Mapping[str, int], viewer: Viewer) -> list[str]:
    """A turn that is over: what happened, what was done from outside, and the resolution cause by cause."""
    from exercise.rules.views import turn_label
    from exercise.tui.telling import account, spoken
    from exercise.tui.telling.lines import plain

    deck = course.book.deck
    lines = [f"== {turn_label(course.book, turn['turn'])} =="]
    lines += [plain(one) for one in account.opening_lines(deck, turn["events"], viewer)]
    lines += [of_act(deck, act) for act in turn["acts"]]
    return lines + spoken.resolution(deck, turn, was, viewer)


def of_act(deck: Deck, act: Mapping[str, Any]) -> str:
    """A facilitator's act on one line."""
    from exercise.tui.telling import names

    title = next((event.title for event in deck.events if event.id == act["event"]), "")
    shift = [f"{names.track(deck, name)} {by:+d}" for name, by in (act["shift"] or {}).items()]
    what = {
        "inject": _("injects {title}").format(title=title or _("something for the other side")),
        "adjust": _("adjusts {shift}").format(shift=", ".join(shift)),
        "play_on": _("voids the ending and plays on"),
    }[act["kind"]]
    why = f": {act['why']}" if act["why"] else ""
    return _("Act {n}: {who} {what}{why}").format(n=act["n"], who=act["who"], what=what, why=why)


def moment(course: Course, told: Mapping[str, Any], viewer: Viewer) -> list[str]:
    """Where the game stands: the turn and its phase, what happened at its opening, what each side was heard to say."""
    from exercise.rules.ledger import PHASES
    from exercise.tui.telling import account, names
    from exercise.tui.telling.lines import plain, stance_name

    deck, now = course.book.deck, told["now"]
    if now["turn"] == 0:
        return [_("The first turn has not begun.")]
    phase = {"signal": _("signals"), "orders": _("orders are open")}.get(PHASES[course.position.phase], "")
    lines = [f"== {now['label']} {phase} ==".replace("  ", " ")]
    lines += [plain(one) for one in account.opening_lines(deck, now["fired"], viewer)]
    if deck.issues:
        lines.append(_("Tension {tension}, cooperation {cooperation}").format(**now))
    lines += [f"{names.track(deck, name)}: {value}" for name, value in now["tracks"].items()]
    heard = {viewer: now} if now["reading"] else now["revealed"] or {}
    for side, own in heard.items():
        if own["signal"] and own["reading"]:
            said, read = (stance_name(own[part]["posture"]) for part in ("signal", "reading"))
            name = deck.sides[side].name  # type: ignore[index]  # a side
            lines.append(_("{side} announces {said}, and reads {read}").format(side=name, said=said, read=read))
    return lines
