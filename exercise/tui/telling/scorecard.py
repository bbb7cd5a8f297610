"""One side's score told: how it is made, how far par is, and how near the secret aims are. It adds up nothing new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exercise.deck.models import SIDES, All, AnyOf, AtLeast, AtMost, Condition, Deck, Not, Side, Standing
from exercise.deck.tongue import _, ngettext
from exercise.tui.telling import names
from exercise.tui.telling.lines import Line, line, signed
from exercise.tui.telling.relation import figures_of


@dataclass(frozen=True)
class Lack:
    """What keeps a part of an aim from holding, in a few words; the figure there is and the one needed, if figures."""

    text: str
    have: int | None = None
    need: int | None = None


def score(deck: Deck, view: Mapping[str, Any], side: Side, brief: bool = False) -> Line:
    """`Score 96 of par 120, 24 short`; `brief` leaves out what is short."""
    have = view["score"][side]
    if have is None:
        return line((_("score hidden"), "dim"))
    par = (view.get("par") or {}).get(side)
    told = line(_("Score "), (str(have), "strong"))
    if par is None:
        return told
    told += line(_(" of par {par}").format(par=par))
    gap = par - have
    if gap <= 0:
        return told + line(("  ✓" if brief else _(" ✓ reached"), "good"))
    if brief:
        return told
    return told + line((_(", {gap} short").format(gap=gap), "bad"))


def aim(deck: Deck, view: Mapping[str, Any], side: Side) -> str | None:
    """The title of the secret aim of this side, where the view shows one."""
    name = view.get("agenda")
    return names.title_of(deck.agendas.get(side, ()), name) if name else None


def aims_short(deck: Deck, view: Mapping[str, Any], side: Side) -> Line:
    """`Aim: A deal to show ✓ ✗ 26→45`: whether each part holds, else where its figure is and has to be."""
    title = aim(deck, view, side)
    if title is None:
        return ()
    told = line((_("Aim: "), "dim"), title)
    for place, point in enumerate(view.get("agenda_points") or []):
        told += line("  ", ("✓", "good") if point["held"] else ("✗", "bad"))
        lacking = [] if point["held"] else list(lacks(deck, view, side, place))
        if lacking and lacking[0].need is not None:
            told += line((f" {lacking[0].have}→{lacking[0].need}", "dim"))
    return told


def aims_long(deck: Deck, view: Mapping[str, Any], side: Side) -> list[Line]:
    """Every part of the secret aim on lines of its own, with what each still lacks."""
    told: list[Line] = []
    for place, point in enumerate(view.get("agenda_points") or []):
        mark = (_("✓ holds"), "good") if point["held"] else (_("✗ not yet"), "bad")
        lacking = [] if point["held"] else [lack.text for lack in lacks(deck, view, side, place)]
        when = point["when"] or _("always")
        if len(lacking) == 1 and simple(deck, view, side, place):
            when = lacking.pop()
        told.append(line(mark, (f" {signed(point['score'])} ", "strong"), when))
        told.extend(line("    ", (text, "dim")) for text in lacking)
    return told


def simple(deck: Deck, view: Mapping[str, Any], side: Side, place: int) -> bool:
    """Whether the part of the aim at that place asks for figures alone, so that what is lacking says all of it."""
    agenda = next((one for one in deck.agendas.get(side, ()) if one.id == view.get("agenda")), None)
    return agenda is not None and isinstance(agenda.points[place].when, AtLeast | AtMost)


def lacks(deck: Deck, view: Mapping[str, Any], side: Side, place: int) -> Iterator[Lack]:
    """How near the part of the aim at that place is: each figure that it still lacks, with the one that is there."""
    agenda = next((one for one in deck.agendas.get(side, ()) if one.id == view.get("agenda")), None)
    if agenda is None or place >= len(agenda.points):
        return
    yield from short_of(deck, view, side, agenda.points[place].when)


def short_of(deck: Deck, view: Mapping[str, Any], side: Side, condition: Condition | None) -> Iterator[Lack]:
    """The clauses about figures and institutions that keep a condition from holding, in a few words each."""
    now = figures_of(view)
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from short_of(deck, view, side, part)
        case AtLeast(tracks):
            for name, bar in tracks:
                have = now.get(absolute(name, side))
                if have is not None and have < bar:
                    text = _("{track} {have}, needs {bar} or more")
                    yield Lack(
                        text.format(track=names.track(deck, absolute(name, side), side), have=have, bar=bar), have, bar
                    )
        case AtMost(tracks):
            for name, bar in tracks:
                have = now.get(absolute(name, side))
                if have is not None and have > bar:
                    text = _("{track} {have}, needs {bar} or less")
                    yield Lack(
                        text.format(track=names.track(deck, absolute(name, side), side), have=have, bar=bar), have, bar
                    )
        case Standing(institution) if institution not in view["standing"]:
            yield Lack(
                _("{institution} does not stand").format(institution=names.title_of(deck.institutions, institution))
            )
        case Not(Standing(institution)) if institution in view["standing"]:
            yield Lack(_("{institution} stands").format(institution=names.title_of(deck.institutions, institution)))


def absolute(name: str, side: Side) -> str:
    """A track's own name, whoever's scope it was written in."""
    whose, dot, rest = name.partition(".")
    if dot and whose in ("own", "their"):
        return f"{side if whose == 'own' else ('china' if side == 'us' else 'us')}.{rest}"
    return name


def made(deck: Deck, view: Mapping[str, Any], side: Side) -> list[Line]:
    """How a side's score is made, part by part, ending in the sum. Shown to that side, and to all at the end."""
    revealed = view.get("revealed") or {}
    parts = (revealed.get(side) or {}).get("points") if revealed else None
    if parts is None:
        parts = view.get("points") if view["viewer"] == side else None
    if parts is None:
        return []
    told = []
    for part in parts:
        text = part_title(deck, part["cause"], side)
        if part.get("weight") is not None and abs(part["weight"]) != 1:
            text += f" {part['value']} × {signed(part['weight'])}"
        tone = "good" if part["score"] > 0 else "bad" if part["score"] < 0 else "dim"
        told.append(line((f"{signed(part['score']):>6}  ", tone), text))
    total = sum(part["score"] for part in parts)
    told.append(line((f"{total:>6}  ", "strong"), (_("together"), "strong")))
    return told


def part_title(deck: Deck, cause: str, side: Side) -> str:
    """What a part of a side's score is called at home."""
    kind, _colon, what = cause.partition(":")
    if kind == "track":
        return names.track(deck, what, side)
    if kind == "agenda":
        return _("secret aim: {title}").format(title=names.title_of(deck.agendas.get(side, ()), what))
    if kind == "ending":
        return _("ending: {title}").format(title=names.title_of((*deck.endings, deck.default_ending), what))
    return cause


def wants(deck: Deck, side: Side, par: int | None) -> list[Line]:
    """What a side is after, for a person who has not played before: what counts, and what success is."""
    told: list[Line] = []
    up = [(name, weight) for name, weight in deck.score.get(side, ()) if weight > 0]
    down = [(name, weight) for name, weight in deck.score.get(side, ()) if weight < 0]
    for label, rows, tone in ((_("Counts for you at the end:"), up, "good"), (_("Counts against you:"), down, "bad")):
        if rows:
            texts = [
                f"{names.track(deck, name, side)}{'' if abs(weight) == 1 else f' ×{abs(weight)}'}"
                for name, weight in rows
            ]
            told.append(line((f"{label} ", tone), ", ".join(texts)))
    if par is not None:
        told.append(
            line(_("You succeed if your score reaches par, {par}. Both sides can succeed, or neither.").format(par=par))
        )
    elif told:
        told.append(line(_("The higher score is ahead.")))
    return told


def turns_left(view: Mapping[str, Any]) -> str:
    """How many turns are still to be played, this one included."""
    left = view["turns"] - view["turn"] + 1
    return ngettext("{left} turn left", "{left} turns left", left).format(left=left)


def known_sides(view: Mapping[str, Any]) -> list[Side]:
    """The sides whose score the viewer may see now."""
    return [side for side in SIDES if view["score"][side] is not None]
