"""Views keep secrets byte for byte: whatever a rival's secrets are, another viewer sees the same, in every phase."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.deck.models import SIDES
from exercise.rules.position import ORDERS, OVER, SIGNAL, Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.tables import EVERYTHING
from exercise.rules.views import SECRETS, Viewer, sight, view
from exercise.testing import Game, games
from tests.rules.shipped import SHIPPED, shipped

LUCK = st.builds(random.Random, st.integers(0, 2**32))
Secret = Callable[[Rulebook, Position, int, random.Random], None]


# --- a side's secrets, each changed to something else that it might have been ---------------------------------------


def hand(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """Other cards in a hand of the same size, and another pile."""
    if book.tables.hand_rule == EVERYTHING:
        return
    cards = [card for card in book.own_cards(side) if not book.tables.card_always[card] and not game.gone[card]]
    size = sum(game.hand[card] for card in cards)
    for card in cards:
        game.hand[card] = 0
    for place, card in enumerate(luck.choices(cards, k=size) if cards else []):
        game.hand[card] += 1
        game.holding[side * book.tables.hand_size + place] = card
    first = book.tables.pile_first[side]
    game.left[side] = luck.randint(0, game.left[side])
    for place in range(first, first + game.left[side]):
        game.pile[place] = luck.choice(cards)


def dealt(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """Other cards dealt for this turn, more or fewer."""
    for card in book.own_cards(side):
        game.dealt[card] = luck.randrange(2)


def announcement(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """Another true posture; what was read of it stays."""
    if game.say[side] >= 0:
        game.say[side] = luck.randrange(3)


def reading(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """Another reading of the rival's words."""
    if game.read[side] >= 0:
        seen = luck.randrange(3)
        game.read[side] = seen
        for posture in range(3):
            game.fact[book.tables.at_read + side * 3 + posture] = int(posture == seen)


def aim(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """Another secret aim."""
    first, last = book.tables.agenda_first[side], book.tables.agenda_last[side]
    if last > first:
        game.agenda[side] = luck.randrange(first, last)


def order(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """An order that lies sealed."""
    if game.phase in (SIGNAL, ORDERS):
        cards = luck.sample(list(book.own_cards(side)), min(book.tables.plays_max, len(book.own_cards(side))))
        game.order[side * book.tables.plays_max : side * book.tables.plays_max + len(cards)] = cards
        game.ordered[side] = len(cards)


def private_events(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """Other events meant for the side alone have happened."""
    for event in range(book.tables.events):
        if book.tables.event_to[event] == side:
            game.live[event] = luck.randrange(2)
            game.fired[event] = luck.randrange(2)


def scheduled(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """Other events to come, which no side can know of."""
    game.due = [luck.randrange(2) for _ in game.due]
    game.dues = sum(game.due)


def future(book: Rulebook, game: Position, side: int, luck: random.Random) -> None:
    """Another seed and another past of draws: nobody's, and hidden from all."""
    game.key0, game.key1, game.block[0] = luck.getrandbits(32), luck.getrandbits(32), -1
    game.drawn = [luck.randrange(9) for _ in game.drawn]
    game.tape, game.number, game.mirror = [luck.randrange(9)], luck.randrange(9), luck.randrange(2)


SECRETS_OF_A_SIDE: tuple[Secret, ...] = (hand, dealt, announcement, reading, aim, order, private_events, scheduled)


def disguised(book: Rulebook, position: Position, side: int, luck: random.Random, *secrets: Secret) -> Position:
    """A position that differs in secrets of one side."""
    other = position.copy()
    for secret in secrets:
        secret(book, other, side, luck)
    return other


def seen(book: Rulebook, position: Position, viewer: Viewer) -> str:
    """A view as bytes would go over a wire."""
    return json.dumps(view(book, position, viewer))


def thought(book: Rulebook, position: Position, side: int) -> dict[str, Any]:
    """A sight, slot by slot."""
    one = sight(book, position, side)
    return {name: getattr(one, name) for name in Position.__slots__}


# --- the properties --------------------------------------------------------------------------------------------------


def keeps_secrets(played: Game, luck: random.Random) -> None:
    """Change what each side hides at every moment of a game, and look with the eyes of everybody else."""
    book = played.book
    for here in played.positions:
        if here.phase == OVER:
            continue
        for side, name in enumerate(SIDES):
            rival: Viewer = SIDES[1 - side]
            other = disguised(book, here, side, luck, *SECRETS_OF_A_SIDE)
            for viewer in (rival, "public"):
                assert seen(book, other, viewer) == seen(book, here, viewer), f"{viewer} sees what {name} hides"
            assert thought(book, other, 1 - side) == thought(book, here, 1 - side), f"{rival} can think of it"
        other = disguised(book, here, 0, luck, future)
        for viewer in ("us", "china", "public", "facilitator"):
            assert seen(book, other, viewer) == seen(book, here, viewer), f"{viewer} sees luck to come"


@given(games(acts=True), LUCK)
def test_what_a_side_hides_changes_no_other_view_of_a_drawn_game(played: Game, luck: random.Random) -> None:
    keeps_secrets(played, luck)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=5)
@given(data=st.data(), luck=LUCK)
def test_what_a_side_hides_changes_no_other_view_of_a_shipped_deck(
    name: str, data: st.DataObject, luck: random.Random
) -> None:
    keeps_secrets(data.draw(games(shipped(name), turns=5, acts=True)), luck)


@pytest.mark.parametrize("secret", [hand, announcement, reading, aim, private_events], ids=lambda one: one.__name__)
def test_the_side_itself_and_the_facilitator_do_see_each_secret(secret: Secret) -> None:
    """The properties above would hold of a view that shows nothing: here the secrets are there to be seen."""
    told = {"us": 0, "facilitator": 0}

    @settings(max_examples=40, database=None)
    @given(games(), LUCK)
    def look(played: Game, luck: random.Random) -> None:
        for here in played.positions:
            if here.phase in (SIGNAL, ORDERS):
                other = disguised(played.book, here, 0, luck, secret)
                for viewer in ("us", "facilitator"):
                    told[viewer] += seen(played.book, other, viewer) != seen(played.book, here, viewer)

    look()
    assert told["us"] and told["facilitator"]


@given(games(acts=True))
def test_views_are_plain_data_with_keys_in_one_order(played: Game) -> None:
    orders = set()
    for here in played.positions:
        for viewer in ("us", "china", "public", "facilitator"):
            view_of_it = view(played.book, here, viewer)
            assert json.loads(json.dumps(view_of_it)) == view_of_it
            orders.add(tuple(view_of_it))
    assert len(orders) == 1


@given(games())
def test_all_is_revealed_once_the_game_is_over_and_not_before(played: Game) -> None:
    for here in played.positions:
        for viewer in ("us", "china", "public"):
            assert (view(played.book, here, viewer)["revealed"] is not None) == (here.phase == OVER)
        assert view(played.book, here, "facilitator")["revealed"] is not None
        public = view(played.book, here, "public")
        assert all(public[word] is None for word in SECRETS)
        for side, name in enumerate(SIDES):
            revealed = view(played.book, here, "facilitator")["revealed"][name]
            assert {word: view(played.book, here, name)[word] for word in SECRETS} == revealed
            hidden = view(played.book, here, SIDES[1 - side])["score"][name]
            assert (hidden is None) == (here.phase != OVER)


@given(games())
def test_a_side_thinks_on_its_own_cards_and_on_luck_that_is_not_the_game_s(played: Game) -> None:
    tables = played.book.tables
    for here in played.positions:
        for side in (0, 1):
            own = slice(tables.card_first[side], tables.card_last[side])
            mind = sight(played.book, here, side)
            assert mind.hand[own] == here.hand[own] and mind.dealt[own] == here.dealt[own]
            assert mind.key0 != here.key0 and mind.key1 != here.key1
            assert mind.fact[: tables.tracks_end] == here.fact[: tables.tracks_end]
