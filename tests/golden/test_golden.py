"""A golden playthrough of each shipped deck and variant: it must be there, and the game must still go exactly so."""

from __future__ import annotations

import difflib

import pytest

from tests.golden.playthrough import FOLDER, file_of, goldens, playthrough

GOLDENS = list(goldens())
REMEDY = "if it is meant, `python -m tests.golden.playthrough` writes it anew"


@pytest.mark.parametrize(("name", "variant"), GOLDENS, ids=[file_of(*one).stem for one in GOLDENS])
def test_the_deck_still_plays_as_it_was_recorded(name: str, variant: str | None) -> None:
    file = file_of(name, variant)
    assert file.exists(), f"{name} has no golden playthrough: {REMEDY}"
    old, new = file.read_text(encoding="utf-8"), playthrough(name, variant)
    changes = list(difflib.unified_diff(old.splitlines(), new.splitlines(), "golden", "now", lineterm="", n=1))
    assert not changes, "\n".join(["play has changed; " + REMEDY, *changes[:40]])


def test_no_golden_is_left_of_a_deck_that_is_gone() -> None:
    assert {file.name for file in FOLDER.glob("*.txt")} == {file_of(*one).name for one in GOLDENS}
