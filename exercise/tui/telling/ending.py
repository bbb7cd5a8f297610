"""The end and the course of a game told: what ended it, what both sides made of it, and what was meant and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from exercise.deck.models import SIDES, Deck, Ending, Side, other
from exercise.deck.primer import notice
from exercise.deck.tongue import _
from exercise.tui.telling import names
from exercise.tui.telling.account import broken_why, ledger_rows, shown
from exercise.tui.telling.hand import order
from exercise.tui.telling.lines import (
    GLYPHS,
    Bit,
    Line,
    joined,
    line,
    padded,
    plain,
    signed,
    spark,
    stance,
    stance_name,
)
from exercise.tui.telling.relation import stretch
from exercise.tui.telling.scorecard import made

TONES = {"good": "good", "mixed": "", "disaster": "bad"}


def ending_of(deck: Deck, name: str | None) -> Ending | None:
    """The ending of that id."""
    return next((one for one in (*deck.endings, deck.default_ending) if one.id == name), None)


def ended(deck: Deck, view: Mapping[str, Any]) -> list[Line]:
    """What ended the game, and what it means."""
    from exercise.deck.wording import say_condition

    found = ending_of(deck, view["ending"])
    if found is None:
        return []
    tone = {"good": _("a good end"), "mixed": _("a mixed end"), "disaster": _("a disaster")}[found.tone]
    told = [line((found.title, "title"), (f"  ({tone})", TONES[found.tone]))]
    told += [line(found.text)] if found.text else []
    if found.when is not None:
        why = _("It came because: {condition}.").format(condition=say_condition(deck, found.when, None))
    else:
        why = _("The last turn was played, and no other ending held.")
    return [*told, line((why, "dim"))]


def result(deck: Deck, view: Mapping[str, Any]) -> list[Line]:
    """Who succeeded, in one sentence."""
    par = view.get("par")
    if view.get("result") is not None and par:
        text = {
            "both": _("Both sides reached par: both succeeded."),
            "neither": _("Neither side reached par: neither succeeded."),
            "us": _("{side} reached par, {rival} did not."),
            "china": _("{side} reached par, {rival} did not."),
        }[view["result"]]
        side: Side = "china" if view["result"] == "china" else "us"
        rival = other(side)
        return [line((text.format(side=names.full(deck, side), rival=names.full(deck, rival)), "strong"))]
    if view.get("ahead") == "draw":
        return [line((_("The scores are level."), "strong"))]
    if view.get("ahead") in SIDES:
        return [line((_("{side} is ahead.").format(side=names.full(deck, view["ahead"])), "strong"))]
    return []


def scores(deck: Deck, view: Mapping[str, Any]) -> list[Line]:
    """Both scores against par, and how each was made."""
    told: list[Line] = []
    par = view.get("par") or {}
    for side in SIDES:
        have = view["score"][side]
        goal = _(" of par {par}").format(par=par[side]) if side in par else ""
        mark = () if side not in par else (("  ✓", "good") if have >= par[side] else ("  ✗", "bad"))
        told.append(
            line((names.full(deck, side), "title"), "  ", (str(have), "strong"), goal, *((mark,) if mark else ()))
        )
        told += made(deck, view, side)
        told += revealed_aims(deck, view, side)
        told.append(())
    told.append(line((notice(deck), "dim")))
    return told


def revealed_aims(deck: Deck, view: Mapping[str, Any], side: Side) -> list[Line]:
    """A side's secret aim, opened at the end: each part and whether it held."""
    from exercise.deck.wording import say_condition

    secret = (view.get("revealed") or {}).get(side) or {}
    aim = next((one for one in deck.agendas.get(side, ()) if one.id == secret.get("agenda")), None)
    if aim is None:
        return []
    told = [line((_("  Its secret aim was: {title}").format(title=aim.title), "strong"))]
    for point, made_of in zip(aim.points, secret.get("agenda_points") or [], strict=False):
        mark = ("✓", "good") if made_of["held"] else ("✗", "bad")
        when = _("always") if point.when is None else say_condition(deck, point.when, None)
        told.append(line("    ", mark, f" {signed(point.score)} {when}"))
    return told


def lines_over_time(deck: Deck, history: Sequence[Mapping[str, Any]], size: int) -> list[Line]:
    """The line of both headlines over the whole game, and the turns that moved each most."""
    if not deck.issues or not history:
        return []
    told = []
    for name in ("tension", "cooperation"):
        values = [turn[name] for turn in history]
        wide = max(min(max(size - 24, 10) // len(values), 4), 1)
        drawn = "".join(step * wide for step in spark(values, *stretch(values), max(size - 24, 10)))
        told.append(
            line(
                (f"{names.track(deck, name).upper():<12} ", "title"),
                f"{values[0]:>3} ",
                (drawn, "spark"),
                f" {values[-1]}",
            )
        )
        told += turning(deck, history, name)
    return told


def turning(deck: Deck, history: Sequence[Mapping[str, Any]], name: str) -> list[Line]:
    """The turn in which a headline moved most, and the cause that weighed most in it."""
    weights = {f"{name}.{issue.id}": issue.weight for issue in deck.issues}
    steps = [(abs(now[name] - was[name]), now[name] - was[name], now) for was, now in pairwise(history)]
    if not steps or not max(step[0] for step in steps):
        return []
    _size, change, turn = max(steps, key=lambda step: step[0])
    shares: dict[tuple[str, str | None], int] = {}
    for _turn, row, _after in ledger_rows(deck, [turn], None):
        if row["track"] in weights:
            key = (row["cause"], row["side"])
            shares[key] = shares.get(key, 0) + row["change"] * weights[row["track"]]
    same = {key: points for key, points in shares.items() if points * change > 0}
    because = ""
    if same:
        key = max(same, key=lambda one: abs(same[one]))
        because = _(", mostly {cause}").format(cause=names.cause(deck, *key))
    text = _("             most in turn {turn}: {change}{because}")
    return [line((text.format(turn=turn["turn"], change=signed(change), because=because), "dim"))]


def meant_and_read(deck: Deck, history: Sequence[Mapping[str, Any]], glyphs: bool = True) -> list[Line]:
    """Intent beside perception, turn by turn: what each side said, how it was read, what it then did. `glyphs`: as
    signs, with their key; else in words."""

    def sign(posture: str | None) -> Bit:
        return (GLYPHS[posture] if glyphs else stance_name(posture), posture) if posture else ("-", "")

    told: list[Line] = []
    for turn in history:
        signals = turn.get("signals") or {}
        parts = []
        for side in SIDES:
            said = signals.get(side)
            if not said or not said.get("posture"):
                continue
            misread = said.get("read_as") and said["read_as"] != said["posture"]
            verdict = (_("kept"), "good") if said.get("kept") else (_("broken"), "bad")
            parts.append(
                line(
                    (f"{names.short(deck, side)} ", "strong"),
                    _("said "), sign(said["posture"]),
                    _(" read "), sign(said.get("read_as")),
                    _(" did "), sign(shown(deck, turn, side)),
                    " ", verdict, (_(" misread") if misread else "", "bad"),
                    (broken_why(deck, turn, side) if said.get("kept") is False and not misread else "", "dim"),
                )
            )  # fmt: skip
        if parts:
            told.append(joined([line((f"{turn['turn']:>3} ", "dim")), *parts], "  "))
    if not told:
        return []
    key = joined([line(stance(one)) for one in GLYPHS], "   ") if glyphs else ()
    return [line((_("Said, read as, and done, turn by turn"), "title"), "   ", *key), *told]


def reasons_given(deck: Deck, history: Sequence[Mapping[str, Any]]) -> list[Line]:
    """What each side expected of the other and why it acted, where it wrote it down."""
    told: list[Line] = []
    for turn in history:
        for side in SIDES:
            expect = (turn.get("expect") or {}).get(side)
            because = (turn.get("because") or {}).get(side)
            if not expect and not because:
                continue
            head = f"{turn['turn']:>3} {names.short(deck, side)}: "
            text = _("expected {stance}").format(stance=plain(line(stance(expect)))) if expect else ""
            text += ("; " if text and because else "") + (f"“{because}”" if because else "")
            told.append(line((head, "dim"), text))
    return [line((_("What they expected, and why they acted"), "title")), *told] if told else []


def history_lines(deck: Deck, history: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Every turn so far: headlines, events, both orders, and whether words were kept."""
    told: list[Line] = []
    for turn in reversed(history):
        head = line((_("Turn {turn}").format(turn=turn["turn"]), "title"))
        if deck.issues:
            text = _("   tension {tension}   cooperation {cooperation}")
            head += line(text.format(tension=turn["tension"], cooperation=turn["cooperation"]))
        told.append(head)
        told += [line("  ", ("! ", "bad"), names.title_of(deck.events, event)) for event in turn["events"]]
        for side in SIDES:
            said = (turn.get("signals") or {}).get(side) or {}
            verdict = (_("word kept"), "good") if said.get("kept") else (_("word broken"), "bad")
            bits = line(f"  {names.short(deck, side):<6} ")
            if said.get("kept") is not None:
                bits += padded(line(verdict), 13)
            bits += joined(order(deck, side, turn["orders"].get(side) or []), ", ")
            told.append(bits)
        told.append(())
    return told[:-1] if told else [line((_("No turn has been played yet."), "dim"))]
