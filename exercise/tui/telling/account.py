"""A turn's ledger told cause by cause: it groups rows and keeps running sums, and never works out a rule.

Every figure is the history's. A track's value before a phase is its closing value less what the rows from there on
added; so the telling is wrong only if the ledger is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exercise.deck.models import SIDES, Deck, Side
from exercise.deck.tongue import _
from exercise.tui.telling import hand, names
from exercise.tui.telling.hand import order
from exercise.tui.telling.lines import Line, line, padded, signed, stance, trend
from exercise.tui.telling.relation import figures_of_turn

Row = Mapping[str, Any]
AFTER_ORDERS = ("orders", "resolution", "closing", "over")


@dataclass(frozen=True)
class Move:
    """One row of the ledger with the running sum after it."""

    cause: str
    side: str | None
    change: int
    after: int
    claims: tuple[str, ...]
    phase: str


@dataclass(frozen=True)
class Story:
    """What happened to one track over some phases: from, to, and every move between."""

    track: str
    start: int
    end: int
    moves: tuple[Move, ...]


def stories(deck: Deck, turn: Mapping[str, Any], phases: Iterable[str] | None = None) -> list[Story]:
    """What happened to each track that moved in a turn (or in some phases of it), tracks in the deck's order.

    `phases` must be the last ones of the turn, or all: values are counted back from the closing.
    """
    wanted = None if phases is None else tuple(phases)
    closing = figures_of_turn(turn)
    rows: dict[str, list[Row]] = {}
    for row in turn["ledger"]:
        if wanted is None or row["phase"] in wanted:
            rows.setdefault(row["track"], []).append(row)
    told = []
    for name in in_order(deck, rows):
        end = closing.get(name, 0)
        value = start = end - sum(row["change"] for row in rows[name])
        moves = []
        for row in rows[name]:
            value += row["change"]
            moves.append(
                Move(row["cause"], row["side"], row["change"], value, tuple(row["claims"] or ()), row["phase"])
            )
        told.append(Story(name, start, end, tuple(moves)))
    return told


def in_order(deck: Deck, tracks: Iterable[str]) -> list[str]:
    """Tracks in the deck's order: issue by issue, then what is shared, then each side at home, then capital."""
    every = [f"{what}.{issue.id}" for issue in deck.issues for what in ("tension", "cooperation")]
    every += names.shared_tracks(deck)
    for side in SIDES:
        every += names.side_tracks(deck, side)
    every += [f"{side}.capital" for side in SIDES]
    place = {name: number for number, name in enumerate(every)}
    return sorted(tracks, key=lambda name: (place.get(name, len(place)), name))


def story_lines(deck: Deck, story: Story, viewer: str | None, size: int = 100) -> list[Line]:
    """A track's story: `Technology tension 80 → 86`, then each cause with its change, running sum and source."""
    better = names.span(deck, story.track)[2]
    title = names.track(deck, story.track, viewer)
    change = story.end - story.start
    told = [line((title, "title"), f" {story.start} → ", (str(story.end), "strong"), "  ", trend(change, better))]
    for move in story.moves:
        tone = "" if better is None else ("good" if (move.change > 0) == (better == "high") else "bad")
        where = names.source(deck, move.claims)
        tail = f"= {move.after}" + (f"   {where}" if where else "")
        body = line("  ", (f"{signed(move.change):>4} ", tone), names.cause(deck, move.cause, move.side))
        told.append((*padded(body, max(min(size - 26, 60), 34)), (f"  {tail}", "dim")))
    return told


def headline_lines(deck: Deck, turn: Mapping[str, Any], was: Mapping[str, int]) -> list[Line]:
    """The two headline scores of a turn, from what they were at the last closing; nothing where there are no issues."""
    if not deck.issues:
        return []
    told = []
    for name in ("tension", "cooperation"):
        now = turn[name]
        before = was.get(name, now)
        better = names.span(deck, name)[2]
        title = names.track(deck, name).upper()
        told.append(
            line((f"{title:<13}", "title"), f"{before} → ", (str(now), "strong"), "  ", trend(now - before, better))
        )
    return told


def headline_why(deck: Deck, name: str, was: Mapping[str, int], now: Mapping[str, int]) -> list[Line]:
    """Why a headline is what it is: the weighted mean over issues, and what each issue's change added."""
    total = sum(issue.weight for issue in deck.issues) or 1
    told = [line((_("The weighted mean over the issues, rounded half up:"), "dim"))]
    summed = moved = 0
    for issue in deck.issues:
        track = f"{name}.{issue.id}"
        value = now.get(track, 0)
        before = was.get(track, value)
        summed += value * issue.weight
        moved += (value - before) * issue.weight
        share = f"{(value - before) * issue.weight / total:+.1f}" if value != before else ""
        text = _("{issue} {value} × weight {weight}").format(issue=issue.title, value=value, weight=issue.weight)
        told.append((*padded(line("  ", text), 44), (share, "strong")))
    told.append(line(f"  {summed} / {total} = {summed / total:.1f} → ", (str(now.get(name, 0)), "strong")))
    if name in was and was[name] != now.get(name):
        change = now[name] - was[name]
        rounding = change - moved / total
        told.append(
            line(
                _("  Since the last turn {change}: the shares above {shares}").format(
                    change=signed(change), shares=f"{moved / total:+.1f}"
                ),
                _(", rounding {rounding}").format(rounding=f"{rounding:+.1f}") if abs(rounding) >= 0.05 else "",
            )
        )
    return told


def word_lines(deck: Deck, turn: Mapping[str, Any]) -> list[Line]:
    """What each side had said, how it was read where the viewer may know, and whether and why the word was kept."""
    told = []
    signals = turn.get("signals") or {}
    for side in SIDES:
        said = signals.get(side)
        if not said or said.get("kept") is None:
            continue
        where = _(" on {issue}").format(issue=names.issue_title(deck, said["issue"])) if said.get("issue") else ""
        bits = line((f"{names.short(deck, side)} ", "strong"))
        if said.get("posture"):
            bits += line(_("said "), stance(said["posture"]), where, ", ")
        if said.get("read_as"):
            bits += line(_("was read as "), stance(said["read_as"]), where, ", ")
        if said.get("offer"):
            bits += line(_("offered {card}").format(card=names.card_title(deck, side, said["offer"])), ", ")
        if said.get("posture") or said.get("read_as"):
            there = _(" there") if said.get("issue") else ""
            bits += line(_("showed "), stance(shown(deck, turn, side)), there, ":  ")
        if said["kept"]:
            bits += line((_("✓ word kept"), "good"))
        else:
            bits += line((_("✗ word broken"), "bad"), (broken_why(deck, turn, side), "dim"))
        told.append(bits)
    return told


def shown(deck: Deck, turn: Mapping[str, Any], side: str) -> str:
    """The posture that a side's word is measured by: what its cards show on the issue it named, or overall."""
    said = (turn.get("signals") or {}).get(side) or {}
    return hand.shows(deck, side, turn["orders"].get(side) or [], said.get("issue"))


def broken_why(deck: Deck, turn: Mapping[str, Any], side: str) -> str:
    """Why a word counts as broken, as far as the viewer may know or work out."""
    said = turn["signals"][side]
    if said.get("offer") and said["offer"] not in (turn["orders"].get(side) or []):
        return _(" (what it offered was not in its orders)")
    if said.get("posture") == shown(deck, turn, side):
        return _(" (it was honest, but misread)")
    return ""


def orders_lines(deck: Deck, turn: Mapping[str, Any], size: int) -> list[Line]:
    """Both orders face up, side by side in `size` characters."""
    half = max(size // 2 - 1, 20)
    sides = [order(deck, side, turn["orders"].get(side) or []) for side in SIDES]
    told = [
        (
            *padded(line((names.full(deck, SIDES[0]).upper(), "title")), half),
            ("  ", ""),
            (names.full(deck, SIDES[1]).upper(), "title"),
        )
    ]
    for place in range(max(len(one) for one in sides)):
        left, right = (one[place] if place < len(one) else () for one in sides)
        told.append((*padded(left, half), ("  ", ""), *padded(right, half)))
    return told


def resolution(
    deck: Deck, turn: Mapping[str, Any], was: Mapping[str, int], viewer: str | None, size: int
) -> list[Line]:
    """A whole resolution, in the order it is told: orders, words, headlines, then every track cause by cause."""
    told = [*orders_lines(deck, turn, size), ()]
    words = word_lines(deck, turn)
    if words:
        told += [*words, ()]
    told += joint_lines(deck, turn)
    heads = headline_lines(deck, turn, was)
    if heads:
        told += [*heads, ()]
    moved = stories(deck, turn, AFTER_ORDERS)
    if not moved:
        told.append(line((_("No track moved: nothing was played that shifts one."), "dim")))
    for story in moved:
        told += [*story_lines(deck, story, viewer, size), ()]
    while told and not told[-1]:
        told.pop()
    return told


def joint_lines(deck: Deck, turn: Mapping[str, Any]) -> list[Line]:
    """For every joint card of the turn, whether both halves were played."""
    told: list[Line] = []
    orders = {side: list(turn["orders"].get(side) or []) for side in SIDES}
    seen = set()
    for side in SIDES:
        rival = SIDES[1 - SIDES.index(side)]
        for name in orders[side]:
            card = names.card(deck, side, name)
            if not card or not card.joint or name in seen:
                continue
            half = name if card.joint is True else card.joint
            seen |= {name, half}
            if half in orders[rival]:
                told.append(
                    line((_("✓ Both played their half of {card}: it takes hold.").format(card=card.title), "good"))
                )
            else:
                text = _("✗ {rival} did not play its half of {card}: it does not take hold.")
                told.append(line((text.format(rival=names.short(deck, rival), card=card.title), "bad")))
    return [*told, ()] if told else []


def opening_lines(deck: Deck, events: Sequence[str], viewer: str | None) -> list[Line]:
    """What fired in an opening: each event with its text, what it does and where it comes from."""
    from exercise.deck.wording import say_effects

    told: list[Line] = []
    side: Side | None = viewer if viewer in SIDES else None
    for name in events:
        event = next((one for one in deck.events if one.id == name), None)
        if event is None:
            continue
        told.append(line(("! ", "bad"), (event.title, "title"), ("  " + names.source(deck, event.claims), "dim")))
        told += [line("  ", event.text)] if event.text else []
        told += [line(("  → ", "dim"), (said, "dim")) for said in say_effects(deck, event.effects, side)]
        for deal in event.deal:
            if side is None or deal.side == side:
                text = _("{side} is dealt {card} for this turn.").format(
                    side=names.short(deck, deal.side), card=names.card_title(deck, deal.side, deal.card)
                )
                told += [line(("  → ", "dim"), (text, "strong"))]
        told.append(())
    return told[:-1] if told else []


def ledger_rows(
    deck: Deck, history: Sequence[Mapping[str, Any]], track: str | None
) -> list[tuple[Mapping[str, Any], Row, int]]:
    """Every row of a history (of one track, or all) as (turn, row, the track's value after it), oldest first."""
    told: list[tuple[Mapping[str, Any], Row, int]] = []
    for turn in history:
        values = {story.track: story.start for story in stories(deck, turn)}
        for row in turn["ledger"]:
            values[row["track"]] += row["change"]
            if track is None or row["track"] == track:
                told.append((turn, row, values[row["track"]]))
    return told


def ledger_line(deck: Deck, turn: Mapping[str, Any], row: Row, after: int, viewer: str | None, size: int) -> Line:
    """One row of the ledger on one line of `size` characters: turn, track, change, running sum, cause, source."""
    better = names.span(deck, row["track"])[2]
    tone = "" if better is None else ("good" if (row["change"] > 0) == (better == "high") else "bad")
    title = min(max((size - 22) * 2 // 5, 16), 30)
    where = names.source(deck, row["claims"] or ()) if size > 90 else ""
    rest = max(size - title - 18 - len(where), 12)
    return (
        (f"{turn['turn']:>3}  ", "dim"),
        *padded(line(names.track(deck, row["track"], viewer)), title),
        (f" {signed(row['change']):>4} ", tone),
        (f"= {after:<4} ", "dim"),
        *padded(line(names.cause(deck, row["cause"], row["side"])), rest),
        (where, "dim"),
    )
