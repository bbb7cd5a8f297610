"""Legality is explained: no reason stands against a legal move, and against any other stand all that are true.

The reasons that should be given are reckoned from the deck as authored, by the reference beside this file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.models import SIDES
from exercise.rules.legality import legal_count, legal_orders, why_not
from exercise.rules.position import ORDERS, Position
from exercise.rules.rulebook import Rulebook
from exercise.testing import Game, games
from exercise.testing.vocabulary import Draw, between, flip, pick
from tests.rules.reference import Reference
from tests.rules.reference_position import OTHER
from tests.rules.test_reference import follow

Expected = Counter[tuple[Any, ...]]


def why(book: Rulebook, position: Position, side: str, move: Mapping[str, Any]) -> Expected:
    """The reasons given, without their sentences; each must have one."""
    reasons = why_not(book, position, SIDES.index(side), move)
    assert all(reason.text.strip() and reason.field for reason in reasons)
    told = ("condition", "cannot_pay", "too_many", "too_few")
    return Counter(
        (reason.code, reason.card, *((reason.have, reason.need) if reason.code in told else ())) for reason in reasons
    )


# --- what should be said ---------------------------------------------------------------------------------------------


def failing(rules: Reference, when: Mapping[str, Any] | None, side: str) -> Iterator[tuple[int | None, int | None]]:
    """What is there and what is wanted, for every clause that keeps a condition from holding."""
    if when is None or rules.holds(when, side):
        return
    ((kind, what),) = when.items()
    if kind == "all":
        for part in what:
            yield from failing(rules, part, side)
    elif kind in ("at_least", "at_most"):
        for track, bar in what.items():
            if not rules.holds({kind: {track: bar}}, side):
                yield rules.value(track, side), bar
    else:
        yield None, None


def against_card(rules: Reference, side: str, card: str) -> Expected:
    """Against one card that the side has."""
    said: Expected = Counter()
    if not rules.held(side, card):
        said["not_in_hand", card] += 1
    price, purse = rules.price(side, card), rules.tracks.get(f"{side}.capital", 0)
    if price > purse:
        said["cannot_pay", card, purse, price] += 1
    for have, need in failing(rules, rules.cards[side][card].get("when"), side):
        said["condition", card, have, need] += 1
    return said


def against_name(rules: Reference, side: str, card: str) -> Expected:
    """Against a name that is no card of the side."""
    return Counter({("not_yours" if card in rules.cards[OTHER[side]] else "unknown_card", card): 1})


def against_phase(rules: Reference, wanted: str) -> Expected:
    """Against a move in a phase that is not its own."""
    if rules.phase == wanted:
        return Counter()
    return Counter({("game_over" if rules.phase == "over" else "wrong_phase", None): 1})


def against_order(rules: Reference, side: str, cards: list[str]) -> Expected:
    """Everything that stands against an order."""
    said = against_phase(rules, "orders")
    known = []
    for place, card in enumerate(cards):
        if card not in rules.cards[side]:
            said += against_name(rules, side, card)
        elif card in cards[:place]:
            said["duplicate", card] += 1
        else:
            said += against_card(rules, side, card)
            known.append(card)
    price, purse = sum(rules.price(side, card) for card in known), rules.tracks.get(f"{side}.capital", 0)
    if price > purse and len(known) > 1:
        said["cannot_pay", None, purse, price] += 1
    most, least = rules.deck["plays"].get("max", 2), min(map(len, rules.orders_possible(side)))
    if len(cards) > most:
        said["too_many", None, len(cards), most] += 1
    if len(cards) < least:
        said["too_few", None, len(cards), least] += 1
    return said


def against_signal(rules: Reference, side: str, move: Mapping[str, Any]) -> Expected:
    """Everything that stands against a signal."""
    said = against_phase(rules, "signal")
    if move["posture"] not in ("press", "hold", "engage"):
        said["unknown_posture", None] += 1
    if move["issue"] not in (None, *(issue["id"] for issue in rules.deck.get("issues", []))):
        said["unknown_issue", None] += 1
    offer = move["offer"]
    if offer is not None and offer not in rules.cards[side]:
        said += against_name(rules, side, offer)
    elif offer is not None:
        if not rules.cards[side][offer].get("joint"):
            said["not_joint", offer] += 1
        said += against_card(rules, side, offer)
    return said


# --- what is said ----------------------------------------------------------------------------------------------------


@given(games(acts=True))
def test_why_not_is_empty_exactly_for_legal_orders_of_all_that_there_could_be(played: Game) -> None:
    book = played.book
    for _before, here, rules, _rows in follow(played):
        for side in SIDES if here.phase == ORDERS else ():
            legal = rules.orders_possible(side)
            cards = list(rules.cards[side])
            orders = [order for size in range(len(cards) + 1) for order in combinations(cards, size)]
            silent = {
                frozenset(order)
                for order in orders
                if not why_not(book, here, SIDES.index(side), {"move": "orders", "cards": list(order)})
            }
            assert silent == legal
            assert legal_count(book, here, SIDES.index(side)) == len(legal)
            assert {frozenset(order) for order in legal_orders(book, here, SIDES.index(side))} == legal


@given(games(acts=True), st.data())
def test_each_reason_against_an_order_is_true_and_none_is_left_out(played: Game, data: st.DataObject) -> None:
    for _before, here, rules, _rows in follow(played):
        for side in SIDES:
            cards = data.draw(any_order(rules, side))
            assert why(played.book, here, side, {"move": "orders", "cards": cards}) == against_order(rules, side, cards)


@st.composite
def any_order(draw: Draw, rules: Reference, side: str) -> list[str]:
    """Anything that might be named in an order: own cards, the rival's, unknown ones, one twice."""
    names = [*rules.cards[side], *rules.cards[side], *rules.cards[OTHER[side]], "nothing"]
    return [pick(draw, names) for _ in range(between(draw, 0, 4))]


@given(games(), st.data())
def test_each_reason_against_a_signal_is_true_and_none_is_left_out(played: Game, data: st.DataObject) -> None:
    for _before, here, rules, _rows in follow(played):
        for side in SIDES if "signals" in rules.deck else ():
            move = data.draw(any_signal(rules, side))
            assert why(played.book, here, side, move) == against_signal(rules, side, move)


@st.composite
def any_signal(draw: Draw, rules: Reference, side: str) -> dict[str, Any]:
    """Anything that might be announced."""
    offers = [*rules.cards[side], *rules.cards[OTHER[side]], "nothing"]
    return {
        "move": "signal",
        "posture": pick(draw, ["press", "hold", "engage", "shout"]),
        "issue": pick(draw, [None, "trade", "nowhere"]),
        "offer": pick(draw, offers) if flip(draw) else None,
    }


@given(games())
def test_nobody_but_a_side_moves_and_no_move_is_unheard_of_silently(played: Game) -> None:
    for here in played.positions:
        assert [reason.code for reason in why_not(played.book, here, 2, {"move": "orders", "cards": []})] == [
            "wrong_side"
        ]
        assert [reason.code for reason in why_not(played.book, here, 0, {"move": "dance"})] == ["unknown_move"]
        assert "bad_cards" in [reason.code for reason in why_not(played.book, here, 0, {"move": "orders", "cards": 7})]
