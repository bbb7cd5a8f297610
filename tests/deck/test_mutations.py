"""Mutated decks: whatever is done to a deck, the reader gives a deck to play, or findings, and never raises."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.loader import load_deck
from exercise.deck.reader import read
from tests.deck.clean import CLEAN, REGISTER, found_in
from tests.deck.mutants import mutants, use

SMALL = found_in(CLEAN)[0]
assert SMALL is not None
LARGE = load_deck("next_four_years")
JUNK = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 2, 99, 101, 1_000_000),
        *("", " ", "press", "us", "own", "x", "all", "own.trust", "tension", "tension.strait", "their.capital"),
        *("strait", "tariff", "hotline", [], {}, [[]], [None], [{}], {"": 1}, {"x": {}}, {"x-y": 1}),
        *({"us": 1}, {"us": []}, {"china": [{}]}, {"own.trust": 1}, {"tension": 1}, {"id": "x", "title": "X"}),
        *({"all": []}, {"not": {"turn": {"to": 1}}}, {"they_play": "press"}, {"standing": "hotline"}),
        *([{"shift": {"order": 1}}], [{"found": "hotline"}], [{"schedule": {"event": "call", "in": 1}}]),
    ]
)
PIECES = st.sampled_from(
    [
        *("", " ", "  ", "\n", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", "'", '"', "#", "!", "|", ">", "%", "@"),
        *("&a ", "*a", "<<: ", "---\n", "x", "1", "é", "\0"),
    ]
)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in data below its root."""
    keys: list[Any] = list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    return [found for key in keys for found in ((*path, key), *places(data[key], (*path, key)))]


def mutate(draw: st.DrawFn, data: Any) -> None:
    """Change data in one place: drop, replace, rename, repeat or exchange what is there."""
    *path, last = draw(st.sampled_from(places(data) or [("x-nothing",)]))
    home = data
    for key in path:
        home = home[key]
    kind = draw(st.sampled_from(["drop", "replace", "nudge", "rename", "repeat", "move"]))
    if last not in (home if isinstance(home, dict) else range(len(home))):
        home["x-nothing"] = 1
    elif kind == "drop":
        del home[last]
    elif kind == "nudge" and isinstance(home[last], str | int):
        home[last] = home[last] * draw(st.sampled_from([0, 2, 40]))
    elif kind == "rename" and isinstance(home, dict):
        home[draw(st.sampled_from(["id", "when", "effects", "joint", "at", "x-a", f"{last}s"]))] = home.pop(last)
    elif kind == "repeat" and isinstance(home, list):
        home.append(copy.deepcopy(home[last]))
    elif kind == "move":
        other = data
        for key in draw(st.sampled_from(places(data))):
            other = other[key]
        home[last] = copy.deepcopy(other)
    else:
        home[last] = copy.deepcopy(draw(JUNK))


def judged(data: Any, register: Any) -> None:
    """Read data; a deck compiles in all its variants, opens its first turn and has words for all its cards."""
    deck, problems = read(data, None, register)
    assert (deck is None) == any(one.severity == "error" for one in problems)
    if deck is not None:
        use(deck)


@given(st.data())
def test_a_small_deck_mutated_is_played_or_refused(data: st.DataObject) -> None:
    deck = copy.deepcopy(SMALL.data)
    for _ in range(data.draw(st.integers(1, 3))):
        mutate(data.draw, deck)
    judged(deck, REGISTER)


@given(st.data())
def test_the_real_deck_mutated_is_played_or_refused(data: st.DataObject) -> None:
    deck = copy.deepcopy(LARGE.data)
    mutate(data.draw, deck)
    judged(deck, LARGE.register)


@given(st.recursive(JUNK, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner)))
def test_any_data_at_all_is_refused_or_read(data: Any) -> None:
    judged(data, None)


@given(st.data())
def test_a_mutated_text_gives_a_deck_or_findings_within_it(data: st.DataObject) -> None:
    text = CLEAN
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.sampled_from([0, 0, 1, 1, 2, 10, 40]))
        put = data.draw(PIECES)
        text = text[:start] + put + text[start + length :]
    deck, problems = found_in(text)
    assert deck is not None or problems
    lines = text.count("\n") + 2
    for one in problems:
        assert 1 <= one.line <= lines
        assert one.column >= 1
        assert (one.line, one.column) <= (one.end_line, one.end_column)


@pytest.mark.parametrize("seed", range(5))
def test_hundreds_of_mutated_texts_are_played_or_refused(seed: int) -> None:
    """`benchmarks/hostile.py` does the same with ten thousand, and times them."""
    played = 0
    for text in mutants(CLEAN, seed, 300):
        deck, problems = found_in(text)
        assert deck is not None or problems
        if deck is not None and not any(one.severity == "error" for one in problems):
            use(deck)
            played += 1
    assert 0 < played < 100


@given(st.binary(max_size=200))
def test_any_bytes_at_all_give_findings(content: bytes) -> None:
    from exercise.deck.yaml_reader import read_yaml

    written = read_yaml(content, "x")
    assert read(written.data, written.span)[0] is None
