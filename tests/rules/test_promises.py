"""What holds in every game: bounds, a ledger that adds up, a past that stays, one game for one seed in any order."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.deck.loader import DeckNotFound, find
from exercise.deck.reader import DeckError, deck_of
from exercise.rules import game, ledger
from exercise.rules.position import Position
from exercise.rules.rulebook import compile_deck
from exercise.testing import Game, games, machine
from exercise.testing.games import step
from exercise.testing.machine import broken_promises
from tests.rules.shipped import SHIPPED, shipped


@given(games(acts=True))
def test_tracks_stay_in_bounds_and_the_ledger_adds_up_in_drawn_games(played: Game) -> None:
    for before, _move, after in played.steps():
        assert not broken_promises(played.book, before, after)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=8)
@given(data=st.data())
def test_tracks_stay_in_bounds_and_the_ledger_adds_up_in_shipped_decks(name: str, data: st.DataObject) -> None:
    played = data.draw(games(shipped(name), turns=16, acts=True))
    for before, _move, after in played.steps():
        assert not broken_promises(played.book, before, after)


def everything(position: Position) -> dict[str, Any]:
    """Every slot of a position, copied."""
    slots = {name: getattr(position, name) for name in Position.__slots__}
    return {name: slot[:] if isinstance(slot, list) else slot for name, slot in slots.items()}


@given(games(acts=True))
def test_past_positions_never_change(played: Game) -> None:
    here = game.set_up(played.book, played.seed)
    for kind, what in played.moves:
        kept = everything(here)
        then = step(played.book, here, kind, what)
        assert everything(here) == kept
        here = then


@given(games(acts=True))
def test_the_same_seed_and_moves_give_the_same_game(played: Game) -> None:
    here = game.set_up(played.book, played.seed)
    for (kind, what), after in zip(played.moves, played.positions[1:], strict=True):
        here = step(played.book, here, kind, what)
        assert everything(here) == everything(after)


LUCK = st.builds(random.Random, st.integers(0, 2**32))


@given(games(acts=True), LUCK)
def test_the_order_in_which_cards_are_named_leaves_no_trace(played: Game, luck: random.Random) -> None:
    for before, (kind, what), after in played.steps():
        if kind == "orders":
            mixed = {side: luck.sample(cards, len(cards)) for side, cards in what.items()}
            assert everything(game.resolve(played.book, before, mixed)) == everything(after)


@given(games(acts=True), LUCK)
def test_the_order_of_a_file_does_not_matter(played: Game, luck: random.Random) -> None:
    book = compile_deck(deck_of(shuffled(played.data, luck)), played.book.variant)
    here = game.set_up(book, played.seed)
    for (kind, what), after in zip(played.moves, played.positions[1:], strict=True):
        here = step(book, here, kind, what)
        assert game.digest(book, here) == game.digest(played.book, after)
        assert Counter(ledger.rows(book, here)) == Counter(ledger.rows(played.book, after))


def shuffled(data: dict[str, Any], luck: random.Random) -> dict[str, Any]:
    """A deck whose entries stand in another order; the order of endings means something, and issues stay as shown."""
    mixed = dict(luck.sample(list(data.items()), len(data)))
    for name in ("cards", "events", "institutions", "rules", "tracks"):
        if name in mixed:
            mixed[name] = luck.sample(mixed[name], len(mixed[name]))
    for name in ("teams", "agendas"):
        if name in mixed:
            mixed[name] = {side: luck.sample(entries, len(entries)) for side, entries in mixed[name].items()}
    return mixed


REPLAY = """
import json, sys
from itertools import islice
from exercise.deck.loader import load
from exercise.rules import game, ledger, views
from exercise.rules.legality import legal_orders
from exercise.rules.rulebook import compile_deck
from exercise.rules.position import OVER
for name in json.loads(sys.argv[1]):
    book = compile_deck(load(name).deck)
    here = game.set_up(book, 20250120)
    while here.phase != OVER and here.fact[2] < 12:
        here = game.open_turn(book, here)
        if book.deck.signals:
            here = game.signal(book, here, {side: game.Word("engage") for side in ("us", "china")})
        last = [list(islice(legal_orders(book, here, side), 40))[-1] for side in (0, 1)]
        here = game.resolve(book, here, dict(zip(("us", "china"), last)))
        print(game.digest(book, here), json.dumps(ledger.rows(book, here)), json.dumps(views.view(book, here, "us")))
"""


def test_hash_seeds_of_python_change_nothing() -> None:
    told = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", REPLAY, json.dumps(SHIPPED)]
        told.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(told) == 1
    assert told.pop().count("\n") > 12


@pytest.mark.parametrize("name", SHIPPED)
def test_the_public_state_machine_plays_a_shipped_deck(name: str) -> None:
    case = machine(shipped(name)).TestCase
    case.settings = settings(max_examples=5, stateful_step_count=25)
    case().runTest()


def test_the_state_machine_takes_a_name_a_path_data_or_a_deck_and_says_what_is_wrong(tmp_path: Path) -> None:
    deck = shipped("prisoners_dilemma")
    for one in ("prisoners_dilemma", find("prisoners_dilemma"), deck.data, deck):
        assert machine(one).__name__ == "Machine_prisoners_dilemma"
    with pytest.raises(DeckNotFound):
        machine("prisoners_dilemna")
    with pytest.raises(DeckError):
        machine({**deck.data, "turns": {"count": 0}})
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\ndeck: bad\n")
    with pytest.raises(DeckError):
        machine(bad)
