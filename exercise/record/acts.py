"""A facilitator's acts: it knows what each does to a position, what it shifted, and whose sealed move it sends back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exercise.deck.models import SIDES
from exercise.deck.tongue import _
from exercise.record.entries import Entry
from exercise.rules import game, ledger
from exercise.rules.legality import Reason, why_not
from exercise.rules.position import ORDERS, SIGNAL, Position
from exercise.rules.rulebook import Rulebook

if TYPE_CHECKING:
    from exercise.record.course import Course


def act(book: Rulebook, position: Position, entry: Entry) -> Position:
    """The position after an act that nothing stands against."""
    if entry["kind"] == "inject":
        return game.inject(book, position, entry["event"])
    if entry["kind"] == "adjust":
        return game.adjust(book, position, entry["shift"])
    return game.play_on(book, position)


def said_of(book: Rulebook, before: Position, after: Position, entry: Entry) -> dict[str, Any]:
    """An act as history tells it. `n` counts the acts of the game; the ledger names an adjustment `act:n`.

    `shift` is what it asked of each track, as the ledger keeps it: what the bounds took is a row of its own there.
    """
    shift: dict[str, int] = {}
    if entry["kind"] != "play_on":
        for row in ledger.rows(book, after)[before.rows :]:
            if not row.cause.startswith("bounds:"):
                shift[row.track] = shift.get(row.track, 0) + row.change
    return {
        "n": after.acts,
        "phase": ledger.PHASES[before.phase],
        "kind": entry["kind"],
        "event": entry["event"],
        "shift": shift,
        "who": entry["who"],
        "why": entry["why"],
    }


def sent_back(
    book: Rulebook, after: Position, entry: Entry, words: dict[str, Entry], orders: dict[str, Entry]
) -> dict[str, list[Reason]]:
    """The sides whose sealed move an act sends back, with the reasons: it made the move illegal, or it dealt the side a
    card that it should be able to weigh."""
    dealt = {}
    if entry["kind"] == "inject":
        dealt = {deal.side: deal.card for deal in book.events[book.layout.event_at[entry["event"]]].deal}
    back: dict[str, list[Reason]] = {}
    for place, side in enumerate(SIDES):
        reasons: list[Reason] = []
        if after.phase == SIGNAL and side in words:
            reasons = why_not(book, after, place, {**words[side], "move": "signal"})
        elif after.phase == ORDERS and side in orders:
            reasons = why_not(book, after, place, {**orders[side], "move": "orders"})
            if side in dealt:
                card = book.cards[book.layout.card_at[place, dealt[side]]][1]
                text = _("You were dealt {card} after you had sealed: seal again.").format(card=card.title)
                reasons.append(Reason("dealt", text, card.id, "cards"))
        if reasons:
            back[side] = reasons
    return back


def filled(course: Course, entry: Entry) -> Entry:
    """An act with what follows from it by the rules: its phase, what it shifts, whose moves it sends back. Any other
    entry is as it was."""
    if entry["entry"] != "act":
        return entry
    moment, book = course.moment, course.book
    after = act(book, moment.position, entry)
    said = said_of(book, moment.position, after, entry)
    back = sent_back(book, after, entry, moment.words, moment.orders)
    return {**entry, "phase": said["phase"], "shift": said["shift"], "returned": list(back)}
