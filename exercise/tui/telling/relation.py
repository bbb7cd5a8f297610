"""The relationship told: headlines, issues, home tracks, what stands. It knows figures and their words, no screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exercise.deck.models import SIDES, Deck, other
from exercise.deck.tongue import _
from exercise.tui.telling import names
from exercise.tui.telling.lines import COIN, Line, line, trend

NEAR = 10
"""How many points before a figure that ends the game the player is warned."""


@dataclass(frozen=True)
class Figure:
    """One track as it is shown: its name and title, value and change since the last turn, bounds, which way is better,
    and a word for where it stands."""

    name: str
    title: str
    value: int
    change: int
    low: int
    high: int
    better: str | None
    word: str = ""


def figure(deck: Deck, name: str, value: int, before: int | None, viewer: str | None) -> Figure:
    """A track with everything a row needs. `before`: its value a turn ago, None if there is none."""
    low, high, better = names.span(deck, name)
    change = 0 if before is None else value - before
    return Figure(name, names.track(deck, name, viewer), value, change, low, high, better, level(name, value))


def level(name: str, value: int) -> str:
    """A word for a tension or a cooperation, for eyes that do not read figures first; nothing for other tracks."""
    place = min(max(value, 0) // 20, 4)
    if name == "tension" or name.startswith("tension."):
        return (_("calm"), _("uneasy"), _("strained"), _("tense"), _("at the brink"))[place]
    if name == "cooperation" or name.startswith("cooperation."):
        return (_("scant"), _("thin"), _("working"), _("broad"), _("deep"))[place]
    return ""


def figures_of(view: Mapping[str, Any]) -> dict[str, int]:
    """Every figure of a view by the name of its track, headlines and capital included."""
    every: dict[str, int] = dict(view["tracks"])
    every["tension"], every["cooperation"] = view["tension"], view["cooperation"]
    for side, points in (view.get("capital") or {}).items():
        every[f"{side}.capital"] = points
    return every


def before(view: Mapping[str, Any], history: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Every figure as it was when the turn before this one closed; empty in the first turn."""
    past = [turn for turn in history if turn["turn"] < view["turn"]]
    if view["phase"] == "over":
        past = list(history[:-1])
    return figures_of_turn(past[-1]) if past else {}


def figures_of_turn(turn: Mapping[str, Any]) -> dict[str, int]:
    """Every figure at the closing of a turn of the history."""
    every: dict[str, int] = dict(turn["tracks"])
    every["tension"], every["cooperation"] = turn["tension"], turn["cooperation"]
    for side, points in (turn.get("capital") or {}).items():
        every[f"{side}.capital"] = points
    return every


def course(name: str, view: Mapping[str, Any], history: Sequence[Mapping[str, Any]]) -> list[int]:
    """A track's value at each closing so far, and now."""
    past = [figures_of_turn(turn).get(name, 0) for turn in history]
    return past if view["phase"] == "over" and past else [*past, figures_of(view).get(name, 0)]


def stretch(values: Sequence[int], least: int = 24) -> tuple[int, int]:
    """The range a small line is drawn in: what the values take up, but never less than `least` points, so that a small
    change looks small."""
    low, high = min(values), max(values)
    more = max(least - (high - low), 0)
    return low - more // 2, high + more - more // 2


def headline(told: Figure, course_so_far: Sequence[int], size: int = 12) -> Line:
    """`▁▂▃▅ 61 ↑ +7 strained`."""
    from exercise.tui.telling.lines import spark

    drawn = spark(course_so_far, *stretch(course_so_far), size).rjust(size) if len(course_so_far) > 1 else ""
    change = trend(told.change, told.better)
    return line(
        (drawn, "spark"), (f" {told.value:>3} ", "strong"), change, " " if told.change else "", (told.word, "dim")
    )


def home(deck: Deck, view: Mapping[str, Any], past: Mapping[str, int], side: str | None) -> list[Figure]:
    """The tracks of a side at home, called as they are there, or those that belong to no side (None)."""
    here = names.shared_tracks(deck) if side is None else names.side_tracks(deck, side)
    now = figures_of(view)
    return [figure(deck, name, now[name], past.get(name), side) for name in here if name in now]


def purse(view: Mapping[str, Any], side: str, brief: bool = False) -> Line:
    """`● 4 of 8, +3 each turn`: a side's capital; nothing where nothing costs. `brief` leaves out the income."""
    capital = view.get("capital")
    if not capital:
        return ()
    if brief:
        return line((f"{COIN} ", "capital"), _("{have} of {cap}").format(have=capital[side], cap=view["cap"]))
    told = _("{have} of {cap}, +{income} each turn").format(
        have=capital[side], cap=view["cap"], income=(view.get("income") or {}).get(side, 0)
    )
    return line((f"{COIN} ", "capital"), told)


def standing(deck: Deck, view: Mapping[str, Any]) -> list[Line]:
    """The institutions that stand, with what each does to misreading."""
    told = []
    for name in view["standing"]:
        one = next((each for each in deck.institutions if each.id == name), None)
        clear = _(" (misreading -{points})").format(points=one.clarity) if one and one.clarity else ""
        told.append(line(names.title_of(deck.institutions, name), (clear, "dim")))
    return told


def warnings(deck: Deck, view: Mapping[str, Any]) -> dict[str, str]:
    """Tracks that stand close to a figure that an ending waits for: track to a few words about it.

    Only endings that ask for one figure alone (or all of several) are read; the deck's own order decides the rest.
    """
    from exercise.deck.models import All, AtLeast, AtMost

    now = figures_of(view)
    told: dict[str, str] = {}
    for ending in deck.endings:
        parts = ending.when.parts if isinstance(ending.when, All) else (ending.when,)
        bars = [(name, bar, 1) for part in parts if isinstance(part, AtLeast) for name, bar in part.tracks]
        bars += [(name, bar, -1) for part in parts if isinstance(part, AtMost) for name, bar in part.tracks]
        if len(bars) != 1 or len(parts) != 1 or ending.tone != "disaster":
            continue
        name, bar, way = bars[0]
        if name in now and (bar - now[name]) * way <= NEAR:
            told[name] = _("{ending} at {bar}").format(ending=ending.title, bar=bar)
    return told


def they_say(deck: Deck, view: Mapping[str, Any]) -> list[Line]:
    """What this side announced, what it reads of the other, and how far that can be trusted."""
    from exercise.tui.telling.lines import stance

    side = view["viewer"]
    if side not in SIDES or view["misread"] is None:
        return []
    rival = names.short(deck, other(side))
    told: list[Line] = []
    said, read = view.get("signal"), view.get("reading")
    if read:
        bits = line(_("{rival} reads as ").format(rival=rival), stance(read["posture"], loud=True))
        bits += line(_(" on {issue}").format(issue=names.issue_title(deck, read["issue"])) if read["issue"] else "")
        told.append((*bits, (f" ({doubt(view['misread'])})", "dim")))
        if read["offer"]:
            title = names.card_title(deck, other(side), read["offer"])
            told.append(line(_("and offers: "), (title, "engage")))
    if said:
        bits = line(_("You announced "), stance(said["posture"], loud=True))
        bits += line(_(" on {issue}").format(issue=names.issue_title(deck, said["issue"])) if said["issue"] else "")
        if said["offer"]:
            bits += line(_(", offering "), (names.card_title(deck, side, said["offer"]), "engage"))
        told.append(bits)
    return told


def doubt(percent: int) -> str:
    """How often a posture is misread, in words.

    >>> doubt(25), doubt(21), doubt(0)
    ('1 in 4 wrong', 'about 1 in 5 wrong', 'never wrong')
    """
    if percent <= 0:
        return _("never wrong")
    many = round(100 / percent)
    if percent > 40:
        return _("{percent} in 100 wrong").format(percent=percent)
    about = _("1 in {many} wrong") if many * percent == 100 else _("about 1 in {many} wrong")
    return about.format(many=many)
