"""A hand told: the row of each card, what the marked one does, why one cannot be played. It judges nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exercise.deck.models import Card, Deck, Side, other
from exercise.deck.tongue import _
from exercise.tui.telling import names
from exercise.tui.telling.lines import GLYPHS, Line, coins, line, padded, stance, width


def row(deck: Deck, view: Mapping[str, Any], held: Mapping[str, Any], place: int, picked: bool, size: int) -> Line:
    """One card on one line of `size` characters: `1 ✓ ▲ Tighten chip export controls   technology   2 ●`.

    A card that cannot be played is dim, and its first reason stands where its issue would.
    """
    card = names.card(deck, view["viewer"], held["card"])
    title, issue, posture = (card.title, card.issue, card.stance) if card else (held["card"], None, "hold")
    able = held["playable"]
    price = coins(held["cost"], (view.get("capital") or {}).get(view["viewer"]))
    mark = ("✓", "picked") if picked else (" ", "")
    head = line(
        (f"{place + 1}" if place < 9 else " ", "dim"), mark, " ", (GLYPHS[posture], posture if able else "dim"), " "
    )
    room = size - width(head) - width(price) - 3
    name = line((title, "" if able else "dim"), (marks(card, held) if able else "", "dim"))
    if able:
        where = names.issue_title(deck, issue) if issue else ""
        side_room = min(len(where), room // 3)
        body = (*padded(name, room - side_room), (" ", ""), *padded(line((where, "dim")), side_room))
    else:
        keep = min(max(width(name), room // 3), room * 3 // 5)
        body = (*padded(name, keep), (" ", ""), *padded(line((reasons_brief(held, title), "dim")), room - keep))
    return (*head, *body, (" ", ""), *price)


def marks(card: Card | None, held: Mapping[str, Any]) -> str:
    """What is special about holding this card, in a word each."""
    return "".join(
        (
            _(" joint") if card and card.joint else "",
            _(" dealt") if held.get("dealt") else "",
            _(" ×{copies}").format(copies=held["copies"]) if held.get("copies", 0) > 1 else "",
        )
    )


def reasons_brief(held: Mapping[str, Any], title: str) -> str:
    """The first reason why a card cannot be played; further ones are counted."""
    reasons = held["reasons"]
    if not reasons:
        return ""
    more = _(" (and {more} more)").format(more=len(reasons) - 1) if len(reasons) > 1 else ""
    return f"✗ {brief(reasons[0], title)}{more}"


def brief(reason: Mapping[str, Any], title: str = "") -> str:
    """A reason in a few words, without the title of the card it is about."""
    if reason["code"] == "cannot_pay":
        return _("costs {need}, you have {have}").format(need=reason["need"], have=reason["have"])
    text = str(reason["text"])
    return text.removeprefix(title).strip() if title else text


def full_reason(reason: Mapping[str, Any]) -> Line:
    """A reason with its present and needed value."""
    told = line(("✗ ", "bad"), str(reason["text"]))
    if reason.get("have") is not None and reason.get("need") is not None:
        values = _(" Now: {have}. Needed: {need}.").format(have=reason["have"], need=reason["need"])
        told += line((values, "dim"))
    return told


def rules_lines(deck: Deck, side: Side, card: Card) -> list[Line]:
    """What a card does, as the program writes it from the effects."""
    from exercise.deck.wording import rules_text

    return [line(text) for text in rules_text(deck, card, side)]


def head(deck: Deck, side: Side, card: Card) -> Line:
    """A card's title line; a joint card says what it waits for."""
    where = names.issue_title(deck, card.issue) if card.issue else ""
    told = line((f"{GLYPHS[card.stance]} ", card.stance), (card.title, "title"), "  ", (where, "dim"))
    if card.joint:
        rival = names.short(deck, other(side))
        told += line("  ", (_("joint: only if {rival} plays its half too").format(rival=rival), "engage"))
    return told


def ground(deck: Deck, card: Card) -> Line:
    """The card's prose and what it rests on."""
    told = line((card.text, "prose")) if card.text else ()
    where = names.source(deck, card.claims)
    if where:
        return told + line((f" ({where})", "dim"))
    if card.assumption:
        return told + line((_(" (our assumption: {text})").format(text=card.assumption), "dim"))
    return told


def foresight(
    deck: Deck,
    viewer: str,
    changes: Sequence[Mapping[str, Any]],
    near: Mapping[str, str],
    label: str = "",
    headlines: bool = True,
) -> Line:
    """`As things stand: technology tension 80 → 86`: this side's cards alone, their price left out.

    `label`: other words for the beginning; `headlines`: whether the two headline scores are told too.
    """
    left_out = () if headlines else ("tension", "cooperation")
    changes = [one for one in changes if not one["track"].endswith(".capital") and one["track"] not in left_out]
    if not changes:
        return line((_("As things stand: no figure moves by this alone."), "dim"))
    told: Line = line((label or _("As things stand: "), "dim"))
    for place, change in enumerate(changes):
        told += line(", " if place else "", names.track(deck, change["track"], viewer))
        told += line(f" {change['from']} → ", (str(change["to"]), "strong"))
        if change["track"] in near:
            told += line((f" ({near[change['track']]})", "bad"))
    return told


def offers(deck: Deck, view: Mapping[str, Any]) -> list[str]:
    """The joint cards of a hand that could be offered: held, with another half, and playable."""
    found = []
    for held in view.get("hand") or []:
        card = names.card(deck, view["viewer"], held["card"])
        if card and card.joint and held["playable"] and held["card"] not in found:
            found.append(held["card"])
    return found


def could_show(deck: Deck, view: Mapping[str, Any], posture: str, issue: str | None) -> bool:
    """Whether a hand has a playable card of that posture (on that issue), so that a word could be kept."""
    cards = [names.card(deck, view["viewer"], held["card"]) for held in view.get("hand") or [] if held["playable"]]
    return any(card and card.stance == posture and issue in (None, card.issue) for card in cards)


def order(deck: Deck, side: str, cards: Iterable[str]) -> list[Line]:
    """An order face up, a card a line; an empty one says so."""
    told = []
    for name in cards:
        card = names.card(deck, side, name)
        if card:
            told.append(line((f"{GLYPHS[card.stance]} ", card.stance), card.title))
    return told or [line((_("nothing: this shows hold"), "dim"))]


def cost_of(view: Mapping[str, Any], cards: Iterable[str]) -> int:
    """What the chosen cards cost together."""
    prices = {held["card"]: held["cost"] for held in view.get("hand") or []}
    return sum(prices.get(name, 0) for name in cards)


def shows(deck: Deck, side: str, cards: Iterable[str], issue: str | None = None) -> str:
    """The posture these cards show, overall or on an issue: press if any presses, else engage if one does, or hold."""
    known = [card for name in cards if (card := names.card(deck, side, name))]
    stances = {card.stance for card in known if issue is None or card.issue == issue}
    return "press" if "press" in stances else "engage" if "engage" in stances else "hold"


def word_check(deck: Deck, view: Mapping[str, Any], cards: Sequence[str]) -> Line:
    """Whether these cards bear out what was announced, as far as this side can know before the orders open."""
    said = view.get("signal")
    if not said:
        return ()
    side = view["viewer"]
    shown = shows(deck, side, cards, said["issue"])
    where = _(" on {issue}").format(issue=names.issue_title(deck, said["issue"])) if said["issue"] else ""
    told = line(_("You said "), stance(said["posture"]), where, _(", this shows "), stance(shown), where, ": ")
    if said["offer"] and said["offer"] not in cards:
        return told + line((_("your offer is not in it, so your word will be broken."), "bad"))
    if shown == said["posture"]:
        return told + line((_("kept, if it was read right."), "good"))
    return told + line((_("broken, unless it was misread."), "bad"))
