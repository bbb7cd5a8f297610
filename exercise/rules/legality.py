"""What a side may do, and every reason why not: it knows the rules of moves, and decides nothing.

A refused move is explained, never only refused: `why_not` names *all* that stands against it, each with the figure it
needs and the figure that is there. A move is a plain mapping, as it is written in a record:
`{"move": "orders", "cards": [...], "expect": "press", "because": "..."}` or
`{"move": "signal", "posture": "hold", "issue": None, "offer": None}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from exercise.deck.models import SIDES, STANCES
from exercise.deck.tongue import _
from exercise.rules import clauses
from exercise.rules.hands import fewest, held, playable, price, purse
from exercise.rules.position import CLOSING, ORDERS, OVER, SETUP, SIGNAL, Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.tables import EVERYTHING


class Reason(NamedTuple):
    """One thing that stands against a move: a stable code, a sentence, the card and the field it is about, and what is
    there (`have`) against what is wanted (`need`), where there are figures."""

    code: str
    text: str
    card: str | None = None
    field: str | None = None
    have: int | str | None = None
    need: int | str | None = None


WORDS = 500
"""The longest message or reason a side may write, in characters."""


def why_not(book: Rulebook, position: Position, side: int, move: Mapping[str, Any]) -> list[Reason]:
    """Every reason why this side (0 us, 1 china) may not make this move now; an empty list: it may.

    Whether the side has sealed already is the table's business, not a rule's.
    """
    kind = move.get("move")
    if side not in (0, 1):
        return [Reason("wrong_side", _("Only the two sides make moves; this seat watches."), field="side")]
    if kind not in ("orders", "signal"):
        return [Reason("unknown_move", _("There is no move called “{move}”.").format(move=kind), field="move")]
    reasons = phase_reasons(position, ORDERS if kind == "orders" else SIGNAL)
    if kind == "signal":
        return reasons + signal_reasons(book, position, side, move)
    return reasons + order_reasons(book, position, side, move)


def phase_reasons(position: Position, wanted: int) -> list[Reason]:
    """Against making a move of one phase in another."""
    if position.phase == wanted:
        return []
    if position.phase == OVER:
        return [Reason("game_over", _("The game is over."), field="move")]
    names = {SETUP: _("setting up"), SIGNAL: _("signals"), ORDERS: _("orders"), CLOSING: _("between turns")}
    here, there = names.get(position.phase, "?"), names[wanted]
    text = _("This is the time for {here}, not for {there}.").format(here=here, there=there)
    return [Reason("wrong_phase", text, field="move", have=here, need=there)]


def order_reasons(book: Rulebook, position: Position, side: int, move: Mapping[str, Any]) -> list[Reason]:
    """Against an order: each card by itself, then the order as a whole."""
    tables = book.tables
    named = move.get("cards", [])
    if not isinstance(named, (list, tuple)) or not all(isinstance(one, str) for one in named):
        return [Reason("bad_cards", _("An order is a list of card ids."), field="cards")]
    reasons: list[Reason] = []
    known: list[int] = []
    for place, name in enumerate(named):
        card = book.layout.card_at.get((side, name))
        if card is None:
            reasons.append(unknown_card(book, side, name))
        elif name in named[:place]:
            reasons.append(
                Reason("duplicate", _("{card} is in the order twice.").format(card=title(book, card)), name, "cards")
            )
        else:
            known.append(card)
            reasons += card_reasons(book, position, card, "cards")
    total, have = sum(price(tables, position, card) for card in known), purse(tables, position, side)
    if tables.has_capital and total > have and len(known) > 1:
        text = _("Together these cost {need} and you have {have}.").format(need=total, have=have)
        reasons.append(Reason("cannot_pay", text, None, "cards", have, total))
    if len(named) > tables.plays_max:
        text = _("An order holds at most {need} cards; this one has {have}.")
        text = text.format(need=tables.plays_max, have=len(named))
        reasons.append(Reason("too_many", text, None, "cards", len(named), tables.plays_max))
    least = fewest(tables, position, side)
    if len(named) < least:
        text = _("An order here holds at least {need} cards; this one has {have}.").format(need=least, have=len(named))
        reasons.append(Reason("too_few", text, None, "cards", len(named), least))
    expect = move.get("expect")
    if expect is not None and expect not in STANCES:
        reasons.append(posture_reason(expect, "expect"))
    return reasons + text_reasons(move.get("because"), "because")


def card_reasons(book: Rulebook, position: Position, card: int, field: str) -> list[Reason]:
    """Against playing one card: not held, not affordable, or a condition that is not met (its very clauses)."""
    tables = book.tables
    side, said = book.cards[card]
    reasons: list[Reason] = []
    if not held(tables, position, card):
        if position.gone[card]:
            text = _("{card} can be played once in a game, and has been.")
        elif tables.hand_rule != EVERYTHING and not said.copies:
            text = _("{card} is not in your hand: it comes only when it is dealt.")
        else:
            text = _("{card} is not in your hand.")
        reasons.append(Reason("not_in_hand", text.format(card=said.title), said.id, field))
    cost, have = price(tables, position, card), purse(tables, position, side)
    if tables.has_capital and cost > have:
        text = _("{card} costs {need} and you have {have}.").format(card=said.title, need=cost, have=have)
        reasons.append(Reason("cannot_pay", text, said.id, field, have, cost))
    for clause in clauses.failing(book, position, said.when, side):
        text = _("{card} needs this: {clause}.").format(card=said.title, clause=clause.text)
        reasons.append(Reason("condition", text, said.id, field, clause.have, clause.need))
    return reasons


def signal_reasons(book: Rulebook, position: Position, side: int, move: Mapping[str, Any]) -> list[Reason]:
    """Against a signal: an unknown posture or issue, or an offer of a card that is not joint, not held or not
    playable."""
    reasons: list[Reason] = []
    posture, issue, offer = move.get("posture"), move.get("issue"), move.get("offer")
    if posture not in STANCES:
        reasons.append(posture_reason(posture, "posture"))
    if issue is not None and issue not in book.layout.issue_at:
        known = ", ".join(book.layout.issue_at)
        text = _("There is no issue “{issue}”; the issues are: {known}.").format(issue=issue, known=known or _("none"))
        reasons.append(Reason("unknown_issue", text, field="issue", have=str(issue), need=known))
    if offer is not None:
        card = book.layout.card_at.get((side, offer)) if isinstance(offer, str) else None
        if card is None:
            reasons.append(unknown_card(book, side, str(offer), "offer"))
        else:
            if book.tables.card_twin[card] < 0:
                text = _("{card} is not a joint card: there is no other half to offer.").format(card=title(book, card))
                reasons.append(Reason("not_joint", text, offer, "offer"))
            reasons += card_reasons(book, position, card, "offer")
    return reasons


def posture_reason(posture: object, field: str) -> Reason:
    """Against a word that is no posture."""
    text = _("A posture is press, hold or engage, not “{posture}”.").format(posture=posture)
    return Reason("unknown_posture", text, field=field, have=str(posture), need=", ".join(STANCES))


def text_reasons(text: object, field: str) -> list[Reason]:
    """Against a free text: it must be one, and not too long."""
    if text is None or (isinstance(text, str) and len(text) <= WORDS):
        return []
    have = len(text) if isinstance(text, str) else str(type(text).__name__)
    said = _("A text of at most {need} characters is wanted here.").format(need=WORDS)
    return [Reason("bad_text", said, field=field, have=have, need=WORDS)]


def unknown_card(book: Rulebook, side: int, name: str, field: str = "cards") -> Reason:
    """Against a card that the side does not have, with the nearest of those that it has."""
    from difflib import get_close_matches

    if (1 - side, name) in book.layout.card_at:
        owner = book.deck.sides[SIDES[1 - side]].name
        return Reason("not_yours", _("“{card}” is a card of {owner}.").format(card=name, owner=owner), name, field)
    nearest = get_close_matches(name, [card for whose, card in book.layout.card_at if whose == side], 1)
    text = _("There is no card “{card}”.").format(card=name)
    if nearest:
        text += " " + _("Did you mean “{nearest}”?").format(nearest=nearest[0])
    return Reason("unknown_card", text, name, field, name, nearest[0] if nearest else None)


def title(book: Rulebook, card: int) -> str:
    """The title of a card by its number."""
    return book.cards[card][1].title


def playables(book: Rulebook, position: Position, side: int) -> list[int]:
    """The numbers of the cards that the side could play alone."""
    return [card for card in book.own_cards(side) if playable(book.tables, position, card)]


def legal_orders(book: Rulebook, position: Position, side: int) -> Iterator[tuple[str, ...]]:
    """Every legal order of the side as card ids, fewest cards first; made one by one, for there may be many."""
    tables = book.tables
    cards = playables(book, position, side)
    have = purse(tables, position, side)
    for size in range(fewest(tables, position, side), tables.plays_max + 1):
        for chosen in combinations(cards, size):
            if sum(price(tables, position, card) for card in chosen) <= have or not tables.has_capital:
                yield tuple(book.cards[card][1].id for card in chosen)


def legal_count(book: Rulebook, position: Position, side: int) -> int:
    """How many legal orders the side has, counted by size and cost without listing them; 0 outside the orders phase."""
    tables = book.tables
    if position.phase != ORDERS:
        return 0
    have = purse(tables, position, side) if tables.has_capital else 0
    ways = [[0] * (have + 1) for _size in range(tables.plays_max + 1)]
    ways[0][0] = 1
    for card in playables(book, position, side):
        cost = price(tables, position, card) if tables.has_capital else 0
        for size in range(tables.plays_max, 0, -1):
            for spent in range(have, cost - 1, -1):
                ways[size][spent] += ways[size - 1][spent - cost]
    return sum(sum(row) for row in ways[fewest(tables, position, side) :])
