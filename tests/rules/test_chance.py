"""Luck: the generator is its authors', draws are fair, and nothing depends on the order in which they are made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.rules.chance import HAND, READING, draw, philox, schedule, word_at
from exercise.rules.game import Draw, blank, draws_of, fed
from exercise.rules.rulebook import Rulebook

WORDS = st.integers(0, 2**32 - 1)

# The known answers that Random123 ships for Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011).
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "words"), KNOWN)
def test_the_generator_gives_its_authors_known_answers(counter, key, words):
    keys = [0] * 20
    schedule(keys, 0, *key)
    assert philox(*counter, keys, 0) == words


def test_the_counter_is_laid_out_as_the_rules_say(small_book: Rulebook):
    position = blank(small_book, 0x0123456789ABCDEF, 7)
    stream, turn, index, attempt = 5, 9, 13, 2
    keys = [0] * 20
    schedule(keys, 0, 0x89ABCDEF, 0x01234567)
    block = philox(13 >> 2, 5 << 16 | 9, 7, 2, keys, 0)
    assert word_at(position, stream, turn, index, attempt) == block[13 & 3]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 40), st.integers(2, 120)), min_size=1, max_size=12))
def test_a_draw_does_not_depend_on_what_was_drawn_before(small_book: Rulebook, asked):
    position = blank(small_book, 42)
    there = [draw(position, *one) for one in asked]
    back = [draw(position, *one) for one in reversed(asked)]
    assert there == back[::-1]


def test_a_draw_rejects_what_would_bias_it(small_book: Rulebook):
    position = blank(small_book, 1)
    of = 3 << 30  # a quarter of all words lie above the largest multiple
    rejected = 0
    for index in range(200):
        words = (word_at(position, HAND, 0, index, attempt) for attempt in range(64))
        first_fair = next(attempt for attempt, word in enumerate(words) if word < of)
        assert draw(position, HAND, index, of) == word_at(position, HAND, 0, index, first_fair)
        rejected += first_fair > 0
    assert 20 < rejected < 80


def test_a_draw_of_one_outcome_is_no_draw(small_book: Rulebook):
    position = blank(small_book, 1)
    assert draw(position, HAND, 0, 1) == 0
    assert draws_of(position) == []


def test_a_logged_draw_is_trusted_and_a_wrong_log_is_marked(small_book: Rulebook):
    true = draw(blank(small_book, 5), READING, 0, 100)
    position = fed(blank(small_book, 5), [Draw(READING, 0, 0, 100, (true + 1) % 100)])
    assert draw(position, READING, 0, 100) == (true + 1) % 100
    assert position.torn == 0
    position = fed(blank(small_book, 5), [Draw(READING, 0, 1, 100, 3)])
    assert draw(position, READING, 0, 100) == true
    assert position.torn == 1


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_a_seed_outside_its_range_is_refused(small_book: Rulebook, seed):
    with pytest.raises(ValueError, match="whole number from 0"):
        blank(small_book, seed)


def test_a_new_key_is_never_served_by_an_old_schedule(small_book: Rulebook):
    position = blank(small_book, 1)
    word_at(position, HAND, 3, 0, 0)
    for key in (2, 1 << 40, 1):
        position.key0, position.key1, position.block[0] = key & 0xFFFFFFFF, key >> 32, -1
        assert word_at(position, HAND, 3, 0, 0) == word_at(blank(small_book, key), HAND, 3, 0, 0)
