"""The cards of a rulebook: each with the rules text that the program writes, its prose, and what it rests on."""

from __future__ import annotations

from exercise.deck.booklet.blocks import Block, Heading, Items, Prose, items, prose
from exercise.deck.booklet.grounds import grounds
from exercise.deck.models import SIDES, Card, Deck
from exercise.deck.titles import card_of, issue_title, quoted
from exercise.deck.tongue import _, ngettext
from exercise.deck.wording import posture, rules_text


def cards(deck: Deck) -> list[Block]:
    """Every card, by who holds it and by issue."""
    told: list[Block] = []
    for holder in (*SIDES, "both"):
        held = [card for card in deck.cards if card.side == holder]
        if not held:
            continue
        told += [Heading(2, cards_of(deck, holder)), *prose(addressed(holder), quiet=True)]
        known = [issue.id for issue in deck.issues if any(card.issue == issue.id for card in held)]
        for issue in [*known, None]:
            among = [card for card in held if card.issue == issue]
            if among and known:
                told.append(Heading(3, issue_title(deck, issue) if issue else _("On no issue")))
            for card in among:
                told += [Heading(4, card.title, in_short(deck, card)), *does(deck, card)]
    return told


def cards_of(deck: Deck, holder: str) -> str:
    """The title above the cards of a side, or of both."""
    if holder == "both":
        return _("Cards that both sides hold")
    return _("Cards of {side}").format(side=deck.sides["us" if holder == "us" else "china"].name)


def addressed(holder: str) -> str:
    """Who is spoken to on the cards that follow."""
    if holder == "both":
        return _("Each side has copies of its own. What is said of a side holds for whichever plays the card.")
    return _("Whoever holds the card is addressed as you.")


def in_short(deck: Deck, card: Card) -> str:
    """A card's posture, price and number, in a few words."""
    parts = [posture(card.stance)]
    if deck.capital is not None:
        parts.append(_("costs {n}").format(n=card.cost) if card.cost else _("free"))
    if card.copies > 1 and not card.always and not deck.hand.everything:
        parts.append(ngettext("{n} copy", "{n} copies", card.copies).format(n=card.copies))
    return ", ".join(parts)


def does(deck: Deck, card: Card) -> list[Block]:
    """What a card does, its prose, and what it rests on."""
    side = None if card.side == "both" else card.side
    return [*items(rules_text(deck, card, side)), *prose(card.text), *grounds(deck, card.claims, card.assumption)]


def page(deck: Deck, card: Card) -> list[Block]:
    """One card alone, with everything that a rulebook says of it in other places."""
    who = _("Both sides") if card.side == "both" else deck.sides[card.side].name
    about = [who, *([issue_title(deck, card.issue)] if card.issue else []), in_short(deck, card)]
    told: list[Block] = [Heading(1, card.title), *prose("; ".join(about) + "."), *does(deck, card)]
    told += items(related(deck, card))
    known = deck.register.claims if deck.register is not None else {}
    for claim in (known[name] for name in card.claims if name in known):
        text = _("{id}, paragraph {n} of the source: {says}").format(id=claim.id, n=claim.paragraph, says=claim.says)
        told.append(Prose(text, quiet=True))
    return [*told, Items((_("Its id in the deck is {id}.").format(id=card.id),))]


def related(deck: Deck, card: Card) -> list[str]:
    """The other half of a card, and the events that deal it."""
    told = []
    half = card_of(deck, card.joint) if isinstance(card.joint, str) else None
    if half is not None and half.side != "both":
        text = _("The other half is {card} of {side}.")
        told.append(text.format(card=quoted(half.title), side=deck.sides[half.side].name))
    dealing = [event for event in deck.events if any(deal.card == card.id for deal in event.deal)]
    return told + [_("The event {event} deals it.").format(event=quoted(event.title)) for event in dealing]
