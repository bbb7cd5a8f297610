"""Whatever a deck that loads may be, the checks come to an end and find things in it, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.check.checking import checked
from exercise.check.examples.base import DECK, SOURCES
from exercise.deck.codes import TITLES
from exercise.deck.loader import load
from tests.deck.mutants import mutants


@pytest.mark.parametrize("seed", range(4))
def test_mutated_decks_that_load_are_checked_to_the_end(seed: int, tmp_path: Path) -> None:
    """`benchmarks/hostile.py` does the same with ten thousand texts."""
    path = tmp_path / "deck.yaml"
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    looked = 0
    for text in mutants(DECK, seed, 150):
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        loaded = load(tmp_path)
        if loaded.deck is not None:
            looked += 1
            found = checked(loaded)
            assert all(one.code in TITLES and one.line and one.file for one in found)
    assert looked > 2
