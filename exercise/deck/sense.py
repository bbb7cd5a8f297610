"""Whether the parts of a deck make a game together: it knows what excludes what; reach and balance it leaves alone."""

from __future__ import annotations

from typing import Any

from exercise.deck.models import Hand
from exercise.deck.names import Known, across, card_held
from exercise.deck.spans import Span
from exercise.deck.tongue import _
from exercise.deck.walk import UNREAD, Made, Walk, row


def weigh(walk: Walk, known: Known, data: dict[str, Any], got: dict[str, Any], span: Span) -> None:
    """Note everything about a deck that is right in each part and wrong in the whole."""
    cards(walk, known, data, got)
    events(walk, known, got)
    bounds(walk, data, got, span)
    issues(walk, span)
    prices_of_teams(walk, data, got)


def cards(walk: Walk, known: Known, data: dict[str, Any], got: dict[str, Any]) -> None:
    """Joint cards, copies, prices and grounds."""
    hand = got.get("hand")
    everything = isinstance(hand, Hand) and hand.everything
    paid = has_capital(data, got)
    by_id = {made.values["id"]: made for made in reversed(walk.made.get("card", [])) if "id" in made.values}
    for made in walk.made.get("card", []):
        card, span, _side = made
        joint(walk, known, made, by_id)
        if everything and "copies" in card:
            message = _("Under `hand: all` nothing runs out, so cards have no copies.")
            walk.report(span.key("copies"), "DK305", message, _("Delete `copies`, or give the hand a size."))
        if card.get("cost") and not paid:
            message = _("This card costs {cost}, and the deck has no capital to pay it with.").format(cost=card["cost"])
            walk.report(span.at("cost"), "DK312", message, _("Add `capital: {start, income, cap}`, or delete `cost`."))
        if "register" in data and not {"claims", "assumption"} & set(span.keys or {}):
            message = _("This card rests on no claim of the register and on no assumption.")
            help = _("Add `claims: [...]`, or `assumption:` with a sentence if the idea is your own.")
            walk.report(span.key("id"), "DK313", message, help, "warning")


def has_capital(data: dict[str, Any], got: dict[str, Any]) -> bool:
    """Whether the deck or one of its variants has capital."""
    variants = data.get("variants")
    among = variants if isinstance(variants, list) else []
    return "capital" in data or "capital" in got or any(isinstance(one, dict) and "capital" in one for one in among)


def joint(walk: Walk, known: Known, made: Made, by_id: dict[str, Made]) -> None:
    """A joint card has a half on either side of the table."""
    card, span, _side = made
    half = card.get("joint", UNREAD if "joint" in (span.keys or {}) else False)
    if half is False:
        if "unmet" in (span.keys or {}):
            message = _("`unmet` is for joint cards: what happens to a side that plays its half alone.")
            walk.report(
                span.key("unmet"), "DK303", message, _("Add `joint: true` on a card of both sides, or delete `unmet`.")
            )
        return
    side, where = card.get("side"), span.at("joint")
    if half is UNREAD or side is None:
        return
    if half is True:
        if side != "both":
            message = _("A joint card needs a half on both sides; this one is held by `{side}` alone.").format(
                side=side
            )
            walk.report(where, "DK301", message, _("Write `side: both`, or name the other side's half: `joint: id`."))
        return
    if side == "both":
        message = _("A card of both sides is its own other half.")
        walk.report(where, "DK301", message, _("Write `joint: true`."))
        return
    if not card_held(walk, known, half, where, (across(side),)):
        return
    twin = by_id[half].values
    if twin.get("side") == "both":
        message = _("`{half}` is held by both sides, so it is no half of a card that one side holds.").format(half=half)
        walk.report(where, "DK302", message, _("Give the half `side: {side}`.").format(side=across(side)))
    elif twin.get("joint", False) != card.get("id") and not told_of(by_id[half], known):
        message = _("`{half}` does not name this card as its other half.").format(half=half)
        walk.report(where, "DK302", message, _("Write `joint: {id}` on it.").format(id=card.get("id", "...")))


def told_of(made: Made, known: Known) -> bool:
    """Whether a card's own `joint` is wrong in a way that is a finding already."""
    half = made.values.get("joint", False)
    if half is False:
        return "joint" in (made.span.keys or {}) and "joint" not in made.values
    if half is True:
        return made.values.get("side") != "both"
    return across(made.values.get("side", "us")) not in known.cards.get(half, ())


def events(walk: Walk, known: Known, got: dict[str, Any]) -> None:
    """When events happen, whom they tell, and what they deal."""
    turns = got.get("turns")
    last = turns.count if turns is not None else None
    for event, span, _side in walk.made.get("event", []):
        causes = [
            name for name in (span.keys or {}) if name in ("at", "chance") or (name == "manual" and event.get("manual"))
        ]
        if len(causes) > 1:
            message = _("An event has at most one of `at`, `chance` and `manual`; this one has {causes}.").format(
                causes=row(causes)
            )
            walk.report(span.key(causes[1]), "DK306", message, _("Keep one; `when` may join any of them."))
        if last is not None and event.get("at", 0) > last:
            message = _("Turn {at} never comes: the game has {last} turns.").format(at=event["at"], last=last)
            walk.report(span.at("at"), "DK304", message, _("Choose a turn from 1 to {last}.").format(last=last))
        private(walk, event, span)
        dealt(walk, known, event, span)
    for schedule, span, _side in walk.made.get("schedule", []):
        if last is not None and schedule.get("in", 0) >= last:
            message = _("In {turns} turns the game is over, whenever this is scheduled.").format(turns=schedule["in"])
            walk.report(
                span.at("in"),
                "DK314",
                message,
                _("The game has {last} turns; choose fewer than that.").format(last=last),
                "warning",
            )


def private(walk: Walk, event: dict[str, Any], span: Span) -> None:
    """An event that one side alone is told of may only deal, and to that side."""
    to = event.get("to", "both")
    if to == "both":
        return
    if event.get("effects"):
        message = _("Only `{to}` is told of this event, so it may deal cards and nothing else.").format(to=to)
        walk.report(span.key("effects"), "DK307", message, _("Delete `effects`, or write `to: both`."))
    for place, deal in enumerate(event.get("deal", ())):
        if deal.side != to:
            message = _("Only `{to}` is told of this event, and it deals a card to `{side}`.").format(
                to=to, side=deal.side
            )
            walk.report(
                span.at("deal", place, "side"),
                "DK308",
                message,
                _("Deal to `{to}`, or write `to: both`.").format(to=to),
            )


def dealt(walk: Walk, known: Known, event: dict[str, Any], span: Span) -> None:
    """Cards that are dealt exist on that side, and only who is dealt something can leave it unplayed."""
    for place, deal in enumerate(event.get("deal", ())):
        card_held(walk, known, deal.card, span.at("deal", place, "card"), (deal.side,))
    if "deal" in (span.keys or {}) and "deal" not in event:
        return
    receivers = {deal.side for deal in event.get("deal", ())}
    for side in event.get("if_unplayed", ()):
        if side not in receivers:
            message = _("This event deals `{side}` no card that it could leave unplayed.").format(side=side)
            walk.report(
                span.at("if_unplayed").key(side),
                "DK309",
                message,
                _("Add `deal: [{side: ..., card: ...}]`, or delete this."),
            )


def bounds(walk: Walk, data: dict[str, Any], got: dict[str, Any], span: Span) -> None:
    """Minima lie below maxima, and starts between them; in each variant too."""
    plays, capital = got.get("plays"), got.get("capital")
    if plays is not None and plays.min > plays.max:
        fewest(walk, plays.min, plays.max, span.at("plays"))
    if capital is not None and capital.start > capital.cap:
        richest(walk, capital.start, capital.cap, span.at("capital"))
    for track, where, _side in walk.made.get("track", []):
        low, high, start = track.get("min"), track.get("max"), track.get("start", 0)
        if low is not None and high is not None and low > high:
            message = _("The least this track can be, {low}, is above the most, {high}.").format(low=low, high=high)
            walk.report(where.at("min"), "DK310", message, _("Exchange `min` and `max`."))
        elif (low is not None and start < low) or (high is not None and start > high):
            message = _("This track starts at {start}, outside its bounds.").format(start=start)
            help = _("Start it from {low} to {high}.").format(
                low="-∞" if low is None else low, high="∞" if high is None else high
            )
            walk.report(where.at("start") if "start" in track else where.key("id"), "DK311", message, help)
    for variant, where, _side in walk.made.get("variant", []):
        variant_bounds(walk, variant, where, data, got)


def fewest(walk: Walk, least: int, most: int, where: Span) -> None:
    """Note an order that must hold more cards than it may."""
    message = _("An order must hold at least {least} cards and may hold at most {most}.").format(least=least, most=most)
    place = where.at("min") if "min" in (where.keys or {}) else where.at("max")
    walk.report(place, "DK310", message, _("Lower `min` or raise `max`."))


def richest(walk: Walk, start: int, cap: int, where: Span) -> None:
    """Note a side that begins with more than it can hold."""
    message = _("A side starts with {start} and can hold at most {cap}.").format(start=start, cap=cap)
    place = where.at("start") if "start" in (where.keys or {}) else where.at("cap")
    walk.report(place, "DK311", message, _("Lower `start` or raise `cap`."))


def variant_bounds(walk: Walk, variant: dict[str, Any], where: Span, data: dict[str, Any], got: dict[str, Any]) -> None:
    """A variant takes the deck's settings where it has none of its own; together they must make sense."""
    plays, changes = got.get("plays"), variant.get("plays", {})
    if changes:
        least = changes.get("min", plays.min if plays else 0)
        most = changes.get("max", plays.max if plays else 2)
        if least > most:
            fewest(walk, least, most, where.at("plays"))
    capital, changes = got.get("capital"), variant.get("capital", {})
    start, cap = (changes.get(name, getattr(capital, name, None)) for name in ("start", "cap"))
    if changes and start is not None and cap is not None and start > cap:
        richest(walk, start, cap, where.at("capital"))
    for key, wanted in (("capital", ("start", "income", "cap")), ("signals", ("misread",)), ("par", ("us", "china"))):
        lacking = [name for name in wanted if name not in variant.get(key, {})]
        if key in variant and key not in data and key not in got and lacking:
            message = _("The deck itself has no `{key}`, so this variant must give {names} too.")
            walk.report(where.key(key), "DK316", message.format(key=key, names=row(lacking)), _("Add what is missing."))


def issues(walk: Walk, span: Span) -> None:
    """Headlines are weighted means, so something must weigh."""
    weights = [made.values.get("weight", 1) for made in walk.made.get("issue", [])]
    if weights and not any(weights):
        message = _("All issues weigh 0, so the headlines are means of nothing.")
        walk.report(walk.made["issue"][0].span.at("weight"), "DK315", message, _("Give at least one issue a weight."))


def prices_of_teams(walk: Walk, data: dict[str, Any], got: dict[str, Any]) -> None:
    """A team changes income and costs only where there is capital."""
    if has_capital(data, got):
        return
    for team, span, _side in walk.made.get("team", []):
        for key in ("income", "cost"):
            if team.get(key):
                message = _("This team changes `{key}`, and the deck has no capital.").format(key=key)
                walk.report(span.key(key), "DK312", message, _("Add `capital: {start, income, cap}`, or delete this."))
