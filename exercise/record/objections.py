"""Every reason why an entry may not follow what was recorded so far: it adds to the rules' reasons those of a course.

The rules say what a side may play (`rules.legality`); here stands what only the course of a game knows: who has sealed,
that a game is paused, which turns can be undone. Whoever sits at a table is told these reasons, and a record whose
entry has any does not follow from itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from exercise.deck.models import SIDES
from exercise.deck.tongue import _
from exercise.record.entries import TEXT_MOST, Entry, is_said
from exercise.rules.legality import Reason, why_not
from exercise.rules.position import ORDERS, OVER, SIGNAL
from exercise.rules.views import talks_open

if TYPE_CHECKING:
    from exercise.record.course import Course


def objections(course: Course, entry: Entry) -> list[Reason]:
    """Every reason against an entry as things stand; an empty list: it may follow. Its shape was checked before."""
    return _BY_KIND[entry["entry"]](course, entry)


def of_seat(course: Course, entry: Entry) -> list[Reason]:
    """Anyone may take a seat at any time."""
    return []


def of_team(course: Course, entry: Entry) -> list[Reason]:
    """Against choosing a team: too late, chosen already, or not one of the side's."""
    teams = course.book.deck.teams.get(entry["side"], ())
    return paused(course) + of_choice(course, entry, "team", [one.id for one in teams], course.moment.teams)


def of_agenda(course: Course, entry: Entry) -> list[Reason]:
    """Against choosing a secret aim, likewise."""
    agendas = course.book.deck.agendas.get(entry["side"], ())
    return paused(course) + of_choice(course, entry, "agenda", [one.id for one in agendas], course.moment.agendas)


def of_choice(
    course: Course, entry: Entry, field: str, known: list[str], chosen: dict[str, str | None]
) -> list[Reason]:
    """Against a choice before turn 1. None stands for leaving it to chance."""
    if course.moment.seated:
        return [Reason("wrong_phase", _("Teams and aims are chosen before the first turn."), field="move")]
    reasons: list[Reason] = []
    if entry["side"] in chosen:
        reasons.append(Reason("sealed", _("This side has chosen already."), field=field))
    name = entry[field]
    if name is not None and name not in known:
        from difflib import get_close_matches

        nearest = next(iter(get_close_matches(name, known, 1)), None)
        text = _("There is no “{name}” to choose here.").format(name=name)
        if nearest:
            text += " " + _("Did you mean “{nearest}”?").format(nearest=nearest)
        reasons.append(Reason(f"unknown_{field}", text, field=field, have=name, need=nearest))
    return reasons


def of_signal(course: Course, entry: Entry) -> list[Reason]:
    """Against a signal: the rules' reasons, and having spoken already."""
    return paused(course) + of_move(course, entry, "signal", course.moment.words, SIGNAL)


def of_orders(course: Course, entry: Entry) -> list[Reason]:
    """Against an order: the rules' reasons, and having sealed already."""
    reasons = paused(course) + of_move(course, entry, "orders", course.moment.orders, ORDERS)
    return reasons + of_text(entry["because"], "because")


def of_move(course: Course, entry: Entry, kind: str, made: dict[str, Entry], phase: int) -> list[Reason]:
    """Against a sealed move of a side."""
    moment = course.moment
    reasons = why_not(course.book, moment.position, SIDES.index(entry["side"]), {**entry, "move": kind})
    if moment.position.phase == phase and entry["side"] in made:
        reasons.append(Reason("sealed", _("You have sealed already, and wait for the other side."), field="move"))
    return reasons


def of_message(course: Course, entry: Entry) -> list[Reason]:
    """Against a message: no talks now, the sender has sealed, or the text is none. A facilitator may always speak."""
    reasons = of_text(entry["text"], "text", needed=True)
    side = entry["side"]
    if side == "facilitator":
        return reasons
    reasons += paused(course)
    if not talks_open(course.book, course.moment.position):
        reasons.append(Reason("no_talks", _("The two sides have no channel to talk on now."), field="move"))
    elif side in course.moment.orders:
        reasons.append(Reason("sealed", _("You have sealed; the time for words is before that."), field="move"))
    return reasons


def of_note(course: Course, entry: Entry) -> list[Reason]:
    """Against a note: only its text."""
    return of_text(entry["text"], "text", needed=True)


def of_pause(course: Course, entry: Entry) -> list[Reason]:
    """Against a pause that is on already, or off."""
    reasons = of_text(entry["why"], "why")
    if entry["on"] == course.paused:
        text = _("The game is paused already.") if course.paused else _("The game is not paused.")
        reasons.append(Reason("no_change", text, field="on"))
    return reasons


def of_undo(course: Course, entry: Entry) -> list[Reason]:
    """Against an undo: a turn whose orders never opened on the surviving line."""
    reasons = of_text(entry["why"], "why")
    turn = entry["to_turn"]
    if turn not in course.checkpoints:
        known = sorted(course.checkpoints)
        text = _("Turn {turn} has no orders to reopen.").format(turn=turn)
        if known:
            text += " " + _("The turns that have: {first} to {last}.").format(first=known[0], last=known[-1])
        reasons.append(Reason("unknown_turn", text, field="to_turn", have=turn, need=known[-1] if known else None))
    return reasons


def of_act(course: Course, entry: Entry) -> list[Reason]:
    """Against a facilitator's act: the wrong time, an unknown event or track, no reason given."""
    kind, position = entry["kind"], course.moment.position
    reasons = of_text(entry["why"], "why", needed=kind != "inject")
    if kind == "play_on":
        return reasons + of_play_on(course)
    if position.phase == OVER:
        reasons.append(Reason("game_over", _("The game is over."), field="move"))
    elif position.phase not in (SIGNAL, ORDERS):
        reasons.append(Reason("wrong_phase", _("The first turn has not begun."), field="move"))
    if kind == "inject":
        return reasons + of_inject(course, entry)
    layout = course.book.layout
    for name in entry["shift"]:
        if name not in layout.tracks:
            text = _("There is no track “{name}” to shift.").format(name=name)
            reasons.append(Reason("unknown_track", text, field="shift", have=name))
    if not any(entry["shift"].values()):
        reasons.append(Reason("no_change", _("An adjustment shifts at least one track."), field="shift"))
    for by in entry["shift"].values():
        if abs(by) > 1_000_000:
            text = _("A shift is at most 1,000,000 points either way.")
            reasons.append(Reason("too_many", text, field="shift", have=by, need=1_000_000))
    return reasons


def of_inject(course: Course, entry: Entry) -> list[Reason]:
    """Against an inject: no such event, or one that happens once and has happened."""
    book, name = course.book, entry["event"]
    place = book.layout.event_at.get(name)
    if place is None:
        return [Reason("unknown_event", _("There is no event “{name}”.").format(name=name), field="event", have=name)]
    if book.events[place].once and course.moment.position.fired[place]:
        text = _("“{title}” happens once, and has happened.").format(title=book.events[place].title)
        return [Reason("once", text, field="event", have=name)]
    return []


def of_play_on(course: Course) -> list[Reason]:
    """Against voiding an ending: the game goes on, or it has come to its last turn."""
    position, tables = course.moment.position, course.book.tables
    if position.phase != OVER:
        return [Reason("not_over", _("The game is not over."), field="move")]
    if position.ending >= tables.endings or position.fact[2] >= tables.turns:
        return [Reason("last_turn", _("The last turn has been played: there is nothing to play on to."), field="move")]
    return []


def of_text(text: Any, field: str, needed: bool = False) -> list[Reason]:
    """Against what a person wrote: too long, with control characters, or missing where it is needed."""
    if text is None or text == "":
        return [Reason("no_text", _("A few words are needed here."), field=field)] if needed else []
    if not is_said(text):
        said = _("A text here has at most {need} characters, none of them a control character.").format(need=TEXT_MOST)
        return [Reason("bad_text", said, field=field, need=TEXT_MOST)]
    return []


def paused(course: Course) -> list[Reason]:
    """Against any move of a side while the game is paused."""
    return [Reason("paused", _("The facilitator has paused the game."), field="move")] if course.paused else []


_BY_KIND: dict[str, Callable[[Course, Entry], list[Reason]]] = {
    "seat": of_seat,
    "team": of_team,
    "agenda": of_agenda,
    "signal": of_signal,
    "orders": of_orders,
    "act": of_act,
    "message": of_message,
    "note": of_note,
    "pause": of_pause,
    "undo": of_undo,
}
