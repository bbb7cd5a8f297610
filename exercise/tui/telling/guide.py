"""Help in lines, drawn from the registry of actions and from the deck: how a turn goes, every key, figure and term."""

from __future__ import annotations

from collections.abc import Iterable

from exercise.deck.models import SIDES, STANCES, Deck
from exercise.deck.primer import notice, terms, turn_goes
from exercise.deck.tongue import _
from exercise.tui.actions import EVERYWHERE, actions_for, key_name
from exercise.tui.telling import names
from exercise.tui.telling.lines import Line, line, stance
from exercise.tui.telling.scorecard import wants


def keys(screens: Iterable[str]) -> list[Line]:
    """Every key of these screens, with what it does; a key that several screens share is told once."""
    told: list[Line] = []
    seen = set()
    for screen in screens:
        fresh = [
            one
            for one in actions_for(screen)
            if one.id not in seen and (screen == EVERYWHERE or EVERYWHERE not in one.screens)
        ]
        if fresh:
            told.append(line(("  " + screen_title(screen), "dim")))
        for action in fresh:
            seen.add(action.id)
            shown = ", ".join(key_name(key) for key in action.keys)
            told.append(line((f"  {shown:<15}", "key"), (f"{action.title:<16}", "strong"), action.help))
    return told


def screen_title(screen: str) -> str:
    """What a screen is called in help."""
    return {
        "welcome": _("at the beginning"),
        "choice": _("choosing a team, an aim or a game"),
        "table": _("at the table"),
        "signal": _("announcing"),
        "orders": _("sealing"),
        "pass": _("passing the screen"),
        "resolution": _("when orders open"),
        "end": _("at the end"),
        "ledger": _("in the ledger"),
        EVERYWHERE: _("everywhere"),
    }[screen]


SCREENS = ("welcome", "choice", "table", "signal", "orders", "pass", "resolution", "end", "ledger", EVERYWHERE)


def book(deck: Deck | None) -> list[Line]:
    """The whole of help."""
    told: list[Line] = [*play(deck)] if deck is not None else []
    told.append(line((_("Keys"), "title")))
    told += keys(SCREENS)
    told.append(
        line(("  1-9            ", "key"), (f"{_('mark a card'):<16}", "strong"), _("Mark the card with that number."))
    )
    text = _("Mark another row, or go to the next part.")
    told.append(line((f"  {_('arrows, tab'):<15}", "key"), (f"{_('move about'):<16}", "strong"), text))
    text = _("Everything can be clicked too: a card marks it, the marked card picks it, a figure says why.")
    told += [line((text, "dim")), ()]
    if deck is None:
        return told
    told.append(line((_("Signs"), "title")))
    postures = [bit for one in STANCES for bit in (stance(one), ("   ", ""))]
    told.append(line("  ", *postures, ("●", "capital"), _(" capital you have   ○ more than you have")))
    told.append(line(_("  ! near an ending   ✓ holds, picked   ✗ does not hold   ↑ ↓ since the last turn")))
    return [*told, (), *words(deck)]


def without_keys(deck: Deck) -> list[Line]:
    """Help where there are no keys: how a turn goes, what both sides are after, terms and figures."""
    return [*play(deck), *words(deck)]


def play(deck: Deck) -> list[Line]:
    """How a turn goes, and what both sides are after."""
    told: list[Line] = [line((_("How a turn goes"), "title"))]
    for number, step in enumerate(turn_goes(deck), 1):
        told += [line(f"  {number}. {step}")]
    told.append(())
    for side in SIDES:
        rows = wants(deck, side, deck.par.get(side))
        if rows:
            told.append(line((_("What {side} is after").format(side=names.full(deck, side)), "title")))
            told += [line("  ", *row) for row in rows] + [()]
    return told


def words(deck: Deck) -> list[Line]:
    """Every term and every figure, and whose view the deck takes."""
    told: list[Line] = [line((_("Terms"), "title"))]
    for name, meaning in terms(deck):
        told += [line("  ", (name, "strong"), f": {meaning}")]
    told += [(), *figures(deck), line((notice(deck), "dim"))]
    if deck.perspective:
        told += [line((deck.perspective, "dim"))]
    return told


def figures(deck: Deck) -> list[Line]:
    """Every figure of the deck and what it stands for."""
    told: list[Line] = [line((_("Figures"), "title"))]
    for issue in deck.issues:
        text = _("{title}: tension and cooperation, 0 to 100; weighs {weight} in the headlines. {about}")
        text = text.format(title=issue.title, weight=issue.weight, about=issue.about)
        told += [line(f"  {text.strip()}")]
    for track in deck.tracks:
        whose = {"us": names.full(deck, "us"), "china": names.full(deck, "china"), "side": _("each side")}.get(
            track.per or "", _("both together")
        )
        better = _("higher is better") if track.better == "high" else _("lower is better")
        text = _("{title} ({whose}, {better}). {about}").format(
            title=track.title, whose=whose, better=better, about=track.about
        )
        told += [line(f"  {text.strip()}")]
    for institution in deck.institutions:
        text = _("{title}: an institution. {about}").format(title=institution.title, about=institution.text)
        told += [line(f"  {text.strip()}")]
    return [*told, ()]
