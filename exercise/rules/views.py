"""What each viewer may see of a position: the only door to one for screens, bots, network and exports.

`view` is for people and programs: names, ready for JSON, in a fixed order of keys. `sight` is for those who decide in
integers: a position to think on, with every secret scrubbed and luck of its own, so that a search never sees the real
future. Both refuse to know what the table knows (who has sealed, who is connected).

Hidden from a side until the orders open: the rival's order. Until the end: the rival's true announcement, agenda and
hand, and events meant for it alone. Always: draws to come, the seed, and the rival's count of legal orders.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from exercise.deck.models import SIDES, STANCES
from exercise.rules import turn as rules
from exercise.rules.clauses import true, words
from exercise.rules.game import blank
from exercise.rules.hands import held, price
from exercise.rules.ledger import PHASES
from exercise.rules.legality import card_reasons, legal_count
from exercise.rules.position import CLOSING, OVER, TURN, Position, holds
from exercise.rules.rulebook import Rulebook
from exercise.rules.sight import look, own_luck
from exercise.rules.tables import EVERYTHING

Viewer: TypeAlias = Literal["us", "china", "public", "facilitator"]
VIEWERS: tuple[Viewer, ...] = ("us", "china", "public", "facilitator")


def view(book: Rulebook, position: Position, viewer: Viewer) -> dict[str, Any]:
    """The position as a viewer may see it. What it may not see is None, never left out. Figures are points of
    tracks."""
    tables, layout, deck = book.tables, book.layout, book.deck
    fact = position.fact
    over = position.phase == OVER
    opened = position.phase in (CLOSING, OVER)
    side = SIDES.index(viewer) if viewer in SIDES else None
    everything = viewer == "facilitator" or over
    return {
        "viewer": viewer,
        "turn": fact[TURN],
        "turns": tables.turns,
        "label": turn_label(book, fact[TURN]),
        "phase": PHASES[position.phase],
        "tension": fact[0],
        "cooperation": fact[1],
        "tracks": {name: fact[layout.track_at[name]] for name in layout.tracks},
        "capital": by_side(lambda s: fact[tables.capital_track[s]]) if tables.has_capital else None,
        "income": by_side(lambda s: income(book, position, s)) if tables.has_capital else None,
        "cap": deck.capital.cap if deck.capital else None,
        "teams": by_side(lambda s: None if position.team[s] < 0 else book.teams[position.team[s]][1].id),
        "standing": [one.id for place, one in enumerate(book.institutions) if fact[tables.at_standing + place]],
        "misread": rules.misreading(tables, position) if tables.signals else None,
        "talks": talks_open(book, position),
        "plays": {"min": tables.plays_min, "max": tables.plays_max},
        "hands": by_side(lambda s: hand_size(book, position, s)),
        "discards": by_side(lambda s: counts(book, position.discard, s)),
        "gone": by_side(lambda s: list(counts(book, position.gone, s))),
        "fired": fired(book, position, side, everything),
        "opened": by_side(lambda s: order_ids(book, position, s)) if opened else None,
        "posture": by_side(lambda s: stance(position.shown[s])) if opened else None,
        "score": {
            name: rules.score(tables, position, s) if everything or s == side else None for s, name in enumerate(SIDES)
        },
        "par": {name: tables.par[s] for s, name in enumerate(SIDES)} if tables.has_par else None,
        "ending": None if position.ending < 0 else book.endings[position.ending].id,
        "result": result(book, position) if over and tables.has_par else None,
        "ahead": ahead(book, position) if over else None,
        **(dict.fromkeys(SECRETS) if side is None else secrets(book, position, side)),
        "revealed": by_side(lambda s: secrets(book, position, s)) if everything else None,
    }


SECRETS = ("hand", "agenda", "agenda_points", "signal", "reading", "points", "orders_count")


def secrets(book: Rulebook, position: Position, side: int) -> dict[str, Any]:
    """What one side alone may see of itself before the end, under the names in `SECRETS`."""
    return {
        "hand": hand(book, position, side),
        "agenda": agenda(book, position, side),
        "agenda_points": aims(book, position, side),
        "signal": said(book, position, side),
        "reading": reading(book, position, side),
        "points": points(book, position, side),
        "orders_count": legal_count(book, position, side),
    }


# --- the parts of a view --------------------------------------------------------------------------------------------


def by_side(of: Callable[[int], Any]) -> dict[str, Any]:
    """A public figure of each side."""
    return {name: of(side) for side, name in enumerate(SIDES)}


def turn_label(book: Rulebook, turn: int) -> str:
    """When a turn is, in the deck's own unit: `2026 Q2` for quarters and years, else `turn 6`."""
    words_of_start = book.deck.turns.start.split()
    if turn > 0 and words_of_start and words_of_start[0].isdigit():
        year = int(words_of_start[0])
        if (
            book.deck.turns.unit == "quarter"
            and len(words_of_start) == 2
            and words_of_start[1][1:] in ("1", "2", "3", "4")
        ):
            quarter = int(words_of_start[1][1:]) - 1 + turn - 1
            return f"{year + quarter // 4} {words_of_start[1][0]}{quarter % 4 + 1}"
        if book.deck.turns.unit == "year" and len(words_of_start) == 1:
            return str(year + turn - 1)
    return f"{book.deck.turns.unit} {turn}"


def income(book: Rulebook, position: Position, side: int) -> int:
    """What a side gains of capital each opening, its team's share included."""
    team = position.team[side]
    return book.tables.income + (book.tables.team_income[team] if team >= 0 else 0)


def talks_open(book: Rulebook, position: Position) -> bool:
    """Whether the sides may exchange words now: after the signals are read, before orders are sealed."""
    tables = book.tables
    return bool(tables.has_talks and PHASES[position.phase] == "orders" and holds(tables, position, tables.talks))


def stance(number: int) -> str | None:
    """A posture by name."""
    return None if number < 0 else STANCES[number]


def counts(book: Rulebook, row: list[int], side: int) -> dict[str, int]:
    """A row of counts by card, as ids of one side's cards, without the zeros."""
    return {book.cards[card][1].id: row[card] for card in book.own_cards(side) if row[card]}


def hand_size(book: Rulebook, position: Position, side: int) -> int:
    """How many cards a side holds for more than this turn. Dealt and offered ones are not counted: a count would
    tell of an event that was meant for one side alone."""
    tables = book.tables
    return sum(
        1 if tables.card_always[card] or tables.hand_rule == EVERYTHING else position.hand[card]
        for card in book.own_cards(side)
        if held(tables, position, card)
    )


def hand(book: Rulebook, position: Position, side: int) -> list[dict[str, Any]]:
    """Every card a side holds, with its price now and what stands against playing it alone."""
    tables = book.tables
    cards = []
    for card in book.own_cards(side):
        if held(tables, position, card):
            reasons = card_reasons(book, position, card, "cards")
            cards.append(
                {
                    "card": book.cards[card][1].id,
                    "copies": position.hand[card],
                    "always": bool(tables.card_always[card]),
                    "dealt": bool(position.dealt[card]),
                    "cost": price(tables, position, card),
                    "playable": not reasons,
                    "reasons": [reason._asdict() for reason in reasons],
                }
            )
    return cards


def order_ids(book: Rulebook, position: Position, side: int) -> list[str]:
    """The cards of a side's opened order."""
    first = side * book.tables.plays_max
    return [book.cards[card][1].id for card in position.order[first : first + position.ordered[side]]]


def fired(book: Rulebook, position: Position, side: int | None, everything: bool) -> list[str]:
    """The events of this turn that a viewer was told of."""
    mine = ("both",) if side is None else ("both", SIDES[side])
    return [
        event.id for place, event in enumerate(book.events) if position.live[place] and (everything or event.to in mine)
    ]


def agenda(book: Rulebook, position: Position, side: int) -> str | None:
    """A side's secret aim."""
    return None if position.agenda[side] < 0 else book.agendas[position.agenda[side]][1].id


def aims(book: Rulebook, position: Position, side: int) -> list[dict[str, Any]]:
    """The parts of a side's secret aim in words, what each scores, and whether it holds as things stand."""
    if position.agenda[side] < 0:
        return []
    return [
        {
            "when": None if point.when is None else words(book, point.when, side),
            "score": point.score,
            "held": true(book, position, point.when, side),
        }
        for point in book.agendas[position.agenda[side]][1].points
    ]


def said(book: Rulebook, position: Position, side: int) -> dict[str, Any] | None:
    """What a side truly announced this turn."""
    if position.say[side] < 0:
        return None
    return {"posture": stance(position.say[side]), **formal(book, position, side)}


def reading(book: Rulebook, position: Position, side: int) -> dict[str, Any] | None:
    """What a side read of the other's announcement this turn; issue and offer are formal and never misread."""
    if position.read[side] < 0:
        return None
    return {"posture": stance(position.read[side]), **formal(book, position, 1 - side)}


def formal(book: Rulebook, position: Position, side: int) -> dict[str, Any]:
    """The formal parts of a side's announcement: issue and offer."""
    issue, offer = position.say_issue[side], position.say_offer[side]
    return {
        "issue": None if issue < 0 else book.deck.issues[issue].id,
        "offer": None if offer < 0 else book.cards[offer][1].id,
    }


def points(book: Rulebook, position: Position, side: int) -> list[dict[str, Any]]:
    """How a side's score is made: each track with its weight, the secret aim, and the ending's bonus."""
    tables = book.tables
    made: list[dict[str, Any]] = []
    for name, weight in book.deck.score.get(SIDES[side], ()):
        value = position.fact[book.layout.track_at[name]]
        made.append({"cause": f"track:{name}", "weight": weight, "value": value, "score": weight * value})
    if position.agenda[side] >= 0:
        cause = f"agenda:{agenda(book, position, side)}"
        made.append(
            {"cause": cause, "weight": None, "value": None, "score": rules.agenda_points(tables, position, side)}
        )
    if position.ending >= 0:
        bonus = tables.ending_bonus[position.ending * 2 + side]
        made.append(
            {"cause": f"ending:{book.endings[position.ending].id}", "weight": None, "value": None, "score": bonus}
        )
    return made


def result(book: Rulebook, position: Position) -> str:
    """Who reached par: both, us, china or neither."""
    made = [rules.score(book.tables, position, side) >= book.tables.par[side] for side in (0, 1)]
    if made[0] == made[1]:
        return "both" if made[0] else "neither"
    return "us" if made[0] else "china"


def ahead(book: Rulebook, position: Position) -> str:
    """Who has the higher score: us, china or draw."""
    ours, theirs = (rules.score(book.tables, position, side) for side in (0, 1))
    return "draw" if ours == theirs else ("us" if ours > theirs else "china")


# --- the view of those who decide in integers -----------------------------------------------------------------------


def sight(book: Rulebook, position: Position, side: int) -> Position:
    """The position as a side may think on it: the rival's hand, pile, agenda, order and word are gone, the ledger is
    empty, and luck is the side's own (drawn from its private stream, so that it repeats with the seed)."""
    seen = blank(book, 0)
    seen.logs, seen.drawn, seen.row, seen.room = 0, [], [], 0
    own_luck(position, seen, side)
    look(book.tables, position, seen, side)
    return seen
