"""Prose: persons and offices, loaded words, figures, and words that are somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.check.copied import digests, longest_run
from exercise.check.examples.base import DECK, SOURCES
from exercise.check.findings import findings
from exercise.check.persons import persons_in
from exercise.check.prose import words
from exercise.deck.loader import load
from exercise.deck.places import seeds_dir

TEXT = "text: The gates close for a week."


def told(folder: Path, text: str, *codes: str) -> list[str]:
    """The findings of some codes when a card's text is another: what is said of each."""
    assert DECK.count(TEXT) == 1
    (folder / "deck.yaml").write_text(DECK.replace(TEXT, f"text: {text!r}"), encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return [one.message for one in findings(load(folder), False) if one.code in codes]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("President Smith signs it.", ["President Smith"]),
        ("Mr. Jones waits.", ["Mr. Jones"]),
        ("It was Robert Miller who asked.", ["Robert Miller"]),
        ("It was Robert T. Miller who asked.", ["Robert T. Miller"]),
        ("Then Zhang Bao arrives.", ["Zhang Bao"]),
        ("The president and the Secretary of State meet.", []),
        ("The General Secretary and the General Assembly meet.", []),
        ("Beijing asks Washington; Congress waits.", []),
        ("The method is Robert Miller's, 1962.", []),
        ("A minister in May.", []),
    ],
)
def test_names_of_persons_are_told_from_offices(sentence: str, names: list[str]) -> None:
    assert list(persons_in(sentence, sourced=False)) == names


def test_authors_may_be_named_where_ideas_are_sourced() -> None:
    assert list(persons_in("The method is Robert Miller's.", sourced=True)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The harvest gains 5 points.",
        "It costs 2 capital and closes the gates.",
        "Harvest +5.",
        "Three engineers and 40 boats.",
        "In 1998 it was 9 weeks.",
    ],
)
def test_figures_that_agree_or_are_no_figures_of_the_game_are_let_be(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, "DK708") == []


@pytest.mark.parametrize(
    "text",
    [
        "The harvest gains 7 points.",
        "It costs 5 capital.",
        "Harvest +7.",
        "It raises tension by 9.",
        "Harvest gains seven points.",
        "There is a chance of 30 percent.",
    ],
)
def test_figures_that_the_effects_do_not_have_are_told_of(tmp_path: Path, text: str) -> None:
    assert len(told(tmp_path, text, "DK708")) == 1


def test_a_loaded_word_is_told_of_where_one_side_alone_bears_it(tmp_path: Path) -> None:
    assert len(told(tmp_path, "China cheats at the gates.", "DK706")) == 1
    assert told(tmp_path, "China cheats at the gates. The United States cheats at the weirs.", "DK706") == []
    assert told(tmp_path, "Somebody cheats at the gates.", "DK706") == []


SOURCE = "They met by the old bridge at noon, and neither would be the first to look away from the water."


def test_the_longest_run_of_common_words_is_found_whatever_the_marks() -> None:
    known = set(digests(SOURCE))
    said = "Once more: “by the OLD bridge, at noon and neither would be” glad."
    assert longest_run(said, known) == ["by", "the", "old", "bridge", "at", "noon", "and", "neither", "would", "be"]
    assert longest_run("by the old bridge at noon and nobody", known) == []
    assert longest_run("", known) == []


def test_the_longer_of_two_runs_is_shown() -> None:
    known = set(digests(SOURCE))
    short, long = " ".join(words(SOURCE)[:8]), " ".join(words(SOURCE)[8:18])
    assert longest_run(f"{short} stop {long}", known) == longest_run(f"{long} stop {short}", known) == long.split()


def test_our_own_register_has_the_digests_of_its_source_and_no_text_of_it() -> None:
    (path,) = seeds_dir().glob("*.runs")
    lines = path.read_text(encoding="utf-8").splitlines()
    runs = [run for line in lines if not line.startswith("#") for run in line.split()]
    assert len(runs) > 900
    assert all(len(run) == 10 and int(run, 16) >= 0 for run in runs)
    assert runs == sorted(runs)
