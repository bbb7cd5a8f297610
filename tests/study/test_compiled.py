"""Machine code plays the same games as plain Python, to the bit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.deck.loader import installed, load_deck
from exercise.deck.reader import deck_of
from exercise.players import search
from exercise.players.bots import NAMES, THINKERS, bot
from exercise.rules import game
from exercise.rules.rulebook import compile_deck
from exercise.study import stream
from exercise.study.batch import Tally, tally
from exercise.study.match import Match
from exercise.testing.strategies import decks

pytest.importorskip("numba")
SCRIPTED = ("random", "always_press", "tit_for_tat", "grudger")
pytestmark = pytest.mark.xdist_group("machine code")  # compiled once, by one worker


@pytest.fixture(scope="module", autouse=True)
def own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXERCISE_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setattr(search, "GAMES", 48)  # plain Python plays a thousand in two seconds
        yield


@pytest.mark.parametrize("name", [deck.id for deck in installed()])
def test_every_deck_is_played_the_same_to_the_bit(name: str) -> None:
    from exercise.study.compiled.engine import Engine

    deck = load_deck(name)
    for variant in variants(name):
        book = compile_deck(deck, variant)
        engine = Engine(book)
        for place, us in enumerate(NAMES):
            china = NAMES[(place + 3) % len(NAMES)]
            thinks = us in THINKERS or china in THINKERS
            if thinks and book.tables.turns > 50:
                continue  # minutes of plain Python
            match = Match(book, bot(us), bot(china))
            for number in range(1 if thinks else 3):
                last = match.play(9, number)
                there, rows = engine.one(us, china, 9, number)
                assert rows == match.rows
                assert game.state(book, there) == game.state(book, last)


def test_all_shipped_decks_share_one_machine_code() -> None:
    from exercise.study.compiled.engine import Engine

    books = [compile_deck(load_deck(deck.id), variant) for deck in installed() for variant in variants(deck.id)]
    assert len({Engine(book).code for book in books}) == 1


def variants(name: str) -> list[str | None]:
    return [None, *(one.id for one in load_deck(name).variants)]


@settings(deadline=None)
@given(decks(), st.integers(0, 2**32 - 1), st.sampled_from(SCRIPTED), st.sampled_from(SCRIPTED))
def test_a_drawn_deck_is_played_the_same_to_the_bit(data: dict[str, Any], seed: int, us: str, china: str) -> None:
    from exercise.study.compiled.engine import Engine

    deck = deck_of(data)
    for variant in (None, *(one.id for one in deck.variants)):
        book = compile_deck(deck, variant)
        match = Match(book, bot(us), bot(china))
        last = match.play(seed, 0)
        there, rows = Engine(book).one(us, china, seed, 0)
        assert rows == match.rows
        assert game.state(book, there) == game.state(book, last)


def test_a_batch_adds_up_to_the_same_figures_however_it_is_cut() -> None:
    book = compile_deck(load_deck("next_four_years"))
    plain = tally(Match(book, bot("random"), bot("grudger"), ledger=False), 4, range(60)).told()
    for threads in (1, 3):
        total = Tally(book)
        for columns in stream.compiled(book, "random", "grudger", 4, 60, threads=threads):
            total.add_columns(columns)
        assert total.told() == plain


def test_code_of_other_sources_is_never_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from exercise.study.compiled import store

    before = store.version()
    monkeypatch.setattr(store, "ROOMS", (*store.ROOMS, "deck"))
    assert store.version() != before


def test_a_trace_tells_each_round_as_the_game_had_it() -> None:
    from exercise.study.compiled.engine import Engine
    from exercise.study.loop import COLUMNS, TRACE

    book = compile_deck(load_deck("next_four_years"))
    results, trace = Engine(book).trace("always_press", "random", 2, 0, 20)
    for number in range(20):
        last = Match(book, bot("always_press"), bot("random")).play(2, number)
        rounds = [dict(zip(TRACE, row, strict=True)) for row in trace[number].tolist() if row[0] >= 0]
        assert [one["turn"] for one in rounds] == list(range(1, last.fact[2] + 1))
        told = dict(zip(COLUMNS, results[number].tolist(), strict=True))
        end = rounds[-1]
        assert (end["tension"], end["cooperation"]) == (last.fact[0], last.fact[1])
        assert [end["us_kept"], end["china_kept"]] == last.kept
        assert [end["us_shown"], end["china_shown"]] == last.shown
        cards = [end[f"china_card{place}"] for place in (1, 2) if end[f"china_card{place}"] >= 0]
        assert cards == last.order[book.tables.plays_max :][: last.ordered[1]]
        assert (end["us_score"], end["china_score"]) == (told["score_us"], told["score_china"])
        assert all(one["us_said"] == 0 for one in rounds)
