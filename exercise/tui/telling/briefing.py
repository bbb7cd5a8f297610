"""What a side is told before it begins: what it is after, how a turn goes, and what each team or aim would mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercise.deck.models import Agenda, Deck, Side, Team
from exercise.deck.tongue import _
from exercise.tui.telling import names
from exercise.tui.telling.lines import Line, line, signed, stance
from exercise.tui.telling.scorecard import wants


def welcome(deck: Deck, side: Side, view: Mapping[str, Any]) -> list[Line]:
    """A few lines for a person who has not played before."""
    text = _(
        "You sit for {side}. {turns} turns: each turn announce a posture, seal cards in secret, and see "
        "both sides' open at once."
    )
    if deck.signals is None:
        text = _("You sit for {side}. {turns} turns: each turn seal cards in secret, see both sides' open at once.")
    told = [line((text.format(side=names.full(deck, side), turns=view["turns"]), "strong"))]
    return [*told, *wants(deck, side, (view.get("par") or {}).get(side))]


def team(deck: Deck, side: Side, one: Team) -> list[Line]:
    """A team in full: who they are, and what having them changes."""
    from exercise.deck.wording import say_effects

    told: list[Line] = [line((one.title, "title"))]
    told += [line((one.text.strip(), "prose")), ()] if one.text else []
    if one.shift:
        parts = ", ".join(f"{names.track(deck, own(name, side), side)} {signed(change)}" for name, change in one.shift)
        told.append(line(_("At once: {shifts}").format(shifts=parts)))
    told += [line(_("Each turn: {text}").format(text=text)) for text in say_effects(deck, one.each_turn, side)]
    if one.income:
        told.append(line(_("Capital each turn: {change}").format(change=signed(one.income))))
    for posture, change in one.cost:
        told.append(line(stance(posture), _(" cards cost {change}").format(change=signed(change))))
    if one.clarity:
        told.append(line(_("Signals are misread {points} in 100 less, both ways.").format(points=one.clarity)))
    if len(told) <= 3 and not (one.shift or one.each_turn or one.income or one.cost or one.clarity):
        told.append(line((_("Nothing else changes."), "dim")))
    return told + ground(deck, one.claims, one.assumption)


def agenda(deck: Deck, side: Side, one: Agenda) -> list[Line]:
    """A secret aim in full: each part with what it scores."""
    from exercise.deck.wording import say_condition

    told: list[Line] = [line((one.title, "title"))]
    told += [line((one.text.strip(), "prose")), ()] if one.text else []
    for point in one.points:
        when = _("always") if point.when is None else say_condition(deck, point.when, side)
        told.append(
            line(
                (f"{signed(point.score):>4}  ", "good" if point.score > 0 else "bad"),
                _("at the end, if {when}").format(when=when),
            )
        )
    return told + ground(deck, one.claims, one.assumption)


def ground(deck: Deck, claims: tuple[str, ...], assumption: str) -> list[Line]:
    """What a thing rests on."""
    told: list[Line] = [line((text, "dim")) for text in names.says(deck, claims)]
    if assumption:
        told.append(line((_("Our assumption: {text}").format(text=assumption), "dim")))
    return [(), *told] if told else []


def own(name: str, side: Side) -> str:
    """A track by its own name, whoever's scope it was written in."""
    from exercise.tui.telling.scorecard import absolute

    return absolute(name, side)
