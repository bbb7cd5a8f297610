"""What every teaching deck owes its reader: prose on each card, a question after each event, an ending that can come
about, two sides alike, and a note of one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from exercise.deck.loader import load, load_deck
from exercise.deck.models import SIDES
from tests.decks_taught import test_chicken as chicken
from tests.decks_taught import test_grit as grit
from tests.decks_taught import test_security_dilemma as security
from tests.decks_taught import test_stag_hunt as stag
from tests.decks_taught import test_two_level as tables
from tests.decks_taught.matches import ANSWER, ENGAGE, PRESS, SUSPICIOUS, TAUGHT, Strategy, book_of, of_cards, play
from tests.ground.command import ROOT

TOLD = [name for name in TAUGHT if name != "prisoners_dilemma"]
"""The decks that tell a story; the prisoner's dilemma is kept bare on purpose."""
WAYS: dict[str, list[tuple[Strategy, Strategy]]] = {
    "prisoners_dilemma": [(ANSWER, ANSWER)],
    "stag_hunt": [
        (ENGAGE, ENGAGE),
        (of_cards("hunt_hares"), of_cards("hunt_hares")),
        (of_cards("hunt_stag"), of_cards("hunt_hares")),
        (stag.BELIEVES, stag.BELIEVES),
    ],
    "chicken": [
        (PRESS, PRESS),
        (chicken.turns(True, True), chicken.turns(False, True)),
        (PRESS, chicken.YIELDS),
        (chicken.YIELDS, PRESS),
        (chicken.YIELDS, chicken.YIELDS),
    ],
    "security_dilemma": [
        (PRESS, PRESS),
        (ENGAGE, ENGAGE),
        (security.answers(), security.answers()),
    ],
    "two_level": [
        (tables.ABROAD, tables.ABROAD),
        (tables.ABROAD, tables.both_tables()),
        (tables.both_tables(), tables.ABROAD),
        (tables.both_tables(), tables.both_tables()),
        (tables.both_tables(ties=True), tables.both_tables()),
        (PRESS, PRESS),
    ],
    "grit": [(SUSPICIOUS, SUSPICIOUS), (grit.GRIT, grit.GRIT), (grit.GIVES, PRESS), (ANSWER, SUSPICIOUS)],
}


def endings(name: str) -> Iterator[str]:
    """How games between the listed pairs end, with a little luck of several kinds."""
    for us, china in WAYS[name]:
        for number in range(12):
            yield play(book_of(name), us, china, number).ending


@pytest.mark.parametrize("name", TAUGHT)
def test_every_ending_comes_about(name: str) -> None:
    deck = load_deck(name)
    assert set(endings(name)) == {ending.id for ending in (*deck.endings, deck.default_ending)}


@pytest.mark.parametrize("name", TAUGHT)
def test_the_deck_checks_clean(name: str) -> None:
    assert not load(name).problems


@pytest.mark.parametrize("name", TAUGHT)
def test_both_sides_hold_the_same_cards_and_begin_alike(name: str) -> None:
    deck = load_deck(name)
    assert {card.side for card in deck.cards} == {"both"}
    assert len(set(deck.par.values())) <= 1
    aims = [[agenda.points for agenda in deck.agendas.get(side, ())] for side in SIDES]
    assert [[one.score for one in points] for points in aims[0]] == [
        [one.score for one in points] for points in aims[1]
    ]
    us, china = (
        sorted((track.removeprefix(f"{side}."), weight) for track, weight in deck.score[side]) for side in SIDES
    )
    assert us == china


@pytest.mark.parametrize("name", TOLD)
def test_every_card_has_prose_and_says_whose_idea_it_is(name: str) -> None:
    assert not [card.id for card in load_deck(name).cards if not (card.text and card.assumption)]


@pytest.mark.parametrize("name", TOLD)
def test_every_event_has_an_objective_and_a_question_for_afterwards(name: str) -> None:
    deck = load_deck(name)
    bare = [
        event.id
        for event in deck.events
        if not (event.objective and event.delivery and event.controller and event.expected and "?" in event.debrief)
    ]
    assert deck.events and not bare
    assert {event.objective for event in deck.events} == {objective.id for objective in deck.objectives}


@pytest.mark.parametrize("name", TOLD)
def test_a_facilitator_has_an_inject_in_her_hand(name: str) -> None:
    assert sum(event.manual for event in load_deck(name).events) >= 2


@pytest.mark.parametrize("name", TAUGHT)
def test_the_deck_has_a_note_of_one_page(name: str) -> None:
    note = (ROOT / "docs" / "decks" / f"{name}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", note, re.MULTILINE)
    assert headings == ["What it teaches", "How to run it", "The theory", "What to ask afterwards", "What we measured"]
    assert note.startswith(f"# {load_deck(name).title}\n")
    assert note.count("\n") < 90
    assert note.split("## What to ask afterwards")[1].split("## ")[0].count("?") >= 4


@pytest.mark.parametrize("name", TAUGHT)
def test_the_note_names_every_author_and_year_of_the_deck(name: str) -> None:
    note = (ROOT / "docs" / "decks" / f"{name}.md").read_text(encoding="utf-8")
    years = re.findall(r"\b(1[789]\d\d|20\d\d)\b", load_deck(name).about)
    assert years and not [year for year in years if year not in note]


@pytest.mark.parametrize("name", TAUGHT)
def test_every_variant_is_in_the_note(name: str) -> None:
    note = (ROOT / "docs" / "decks" / f"{name}.md").read_text(encoding="utf-8")
    assert not [variant.id for variant in load_deck(name).variants if not re.search(rf"`[^`]*\b{variant.id}\b", note)]


def test_the_index_lists_every_note_and_no_other() -> None:
    index = (ROOT / "docs" / "decks" / "README.md").read_text(encoding="utf-8")
    notes = {path.stem for path in (ROOT / "docs" / "decks").glob("*.md")} - {"README"}
    assert set(re.findall(r"^\| \[(\w+)\]\(\1\.md\)", index, re.MULTILINE)) == notes == set(TAUGHT)
