"""A game told for the ear and for pipes: one fact a line, words instead of bars, nothing aligned in columns."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from exercise.deck.models import SIDES, Deck, Side, other
from exercise.deck.tongue import _
from exercise.tui.telling import account, hand, names, relation, scorecard
from exercise.tui.telling.lines import plain, signed, stance_name

View = Mapping[str, Any]
History = Sequence[Mapping[str, Any]]


def state(deck: Deck, view: View, history: History, side: Side) -> list[str]:
    """Where the game stands: headlines, issues, home, capital, what stands, own score and aims."""
    past = relation.before(view, history)
    now = relation.figures_of(view)
    told = []
    if deck.issues:
        parts = [
            f"{names.track(deck, name)} {now[name]}{since(past, now, name)}" for name in ("tension", "cooperation")
        ]
        told.append(_("The relationship: {figures}.").format(figures=", ".join(parts)))
        near = relation.warnings(deck, view)
        for issue in deck.issues:
            parts = []
            for what, word in (("tension", _("tension")), ("cooperation", _("cooperation"))):
                name = f"{what}.{issue.id}"
                flag = _(" (warning: {text})").format(text=near[name]) if name in near else ""
                parts.append(f"{word} {now[name]}{since(past, now, name)}{flag}")
            told.append(f"  {issue.title}: {', '.join(parts)}")
    groups: list[tuple[Side | None, str]] = [(None, _("Shared")), (side, _("At home"))]
    for who, title in (*groups, (other(side), names.full(deck, other(side)))):
        figures = relation.home(deck, view, past, who)
        parts = [f"{one.title} {one.value}{f' ({signed(one.change)})' if one.change else ''}" for one in figures]
        if who and view.get("capital"):
            parts.append(_("capital {purse}").format(purse=plain(relation.purse(view, who)).lstrip("● ")))
        if parts:
            told.append(f"{title}: {', '.join(parts)}")
    if deck.institutions:
        stands = ", ".join(plain(one) for one in relation.standing(deck, view))
        told.append(_("Standing: {institutions}").format(institutions=stands or _("nothing")))
    told.append(plain(scorecard.score(deck, view, side)))
    aim = scorecard.aim(deck, view, side)
    if aim:
        told.append(_("Secret aim: {title}").format(title=aim))
        told += [f"  {plain(one)}" for one in scorecard.aims_long(deck, view, side)]
    return told


def since(past: Mapping[str, int], now: Mapping[str, int], name: str) -> str:
    """A change since the last turn in brackets; nothing if there is none."""
    change = now[name] - past.get(name, now[name])
    return f" ({signed(change)})" if change else ""


def news(deck: Deck, view: View, side: str | None) -> list[str]:
    """What happened at the opening of this turn."""
    return [plain(one) for one in account.opening_lines(deck, view["fired"], side)]


def heard(deck: Deck, view: View) -> list[str]:
    """What was announced and read."""
    return [plain(one) for one in relation.they_say(deck, view)]


def cards(deck: Deck, view: View, side: Side, known: Container[str] = ()) -> list[str]:
    """The hand, a card a line with its number, then what it does (not again for those `known`), then why it cannot be
    played."""
    told = []
    for number, held in enumerate(view["hand"] or [], 1):
        card = names.card(deck, side, held["card"])
        if card is None:
            continue
        facts = [stance_name(card.stance)]
        if card.issue:
            facts.append(names.issue_title(deck, card.issue))
        if view.get("capital"):
            facts.append(_("costs {cost}").format(cost=held["cost"]))
        facts += [word.strip() for word in (hand.marks(card, held),) if word.strip()]
        told.append(f"  {number}. {card.title} ({', '.join(facts)})")
        if card.id not in known:
            told += [f"       {plain(one)}" for one in hand.rules_lines(deck, side, card)]
        told += [
            _("       Cannot be played: {why}").format(why=hand.brief(reason, card.title)) for reason in held["reasons"]
        ]
    return told


def resolution(deck: Deck, turn: Mapping[str, Any], was: Mapping[str, int], viewer: str | None) -> list[str]:
    """A resolved turn: both orders, the words, the headlines, then every track cause by cause."""
    told = [_("Turn {turn}: the orders are open.").format(turn=turn["turn"])]
    for side in SIDES:
        titles = []
        for name in turn["orders"].get(side) or []:
            card = names.card(deck, side, name)
            titles.append(f"{card.title} ({stance_name(card.stance)})" if card else name)
        what = "; ".join(titles) or _("nothing, which shows hold")
        told.append(_("{side} plays {cards}.").format(side=names.full(deck, side), cards=what))
    told += [plain(one) for one in account.word_lines(deck, turn)]
    told += [plain(one) for one in account.joint_lines(deck, turn) if one]
    told += [plain(one) for one in account.headline_lines(deck, turn, was)]
    for story in account.stories(deck, turn, account.AFTER_ORDERS):
        told.append(f"{names.track(deck, story.track, viewer)} {story.start} → {story.end}")
        for move in story.moves:
            where = names.source(deck, move.claims)
            tail = f" ({where})" if where else ""
            told.append(f"  {signed(move.change)} {names.cause(deck, move.cause, move.side)}, = {move.after}{tail}")
    return told
