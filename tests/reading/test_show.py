"""`exercise show`: everything that a deck says is in its rulebook, in lines that fit, in Markdown that is only text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exercise.cli import shell
from exercise.deck.booklet.blocks import Block, Heading, Items, Prose, Terms, prose
from exercise.deck.booklet.book import book
from exercise.deck.booklet.cards import page
from exercise.deck.booklet.layout import as_markdown, as_text
from exercise.deck.loader import load_deck, names
from exercise.deck.models import Deck, Hand
from exercise.deck.reader import deck_of
from exercise.deck.render import width
from exercise.deck.wording import rules_text
from exercise.testing.strategies import decks
from tests.deck.clean import CLEAN, found_in
from tests.deck.test_overlays import MASKED
from tests.ground.command import environment, exercise, is_one_sentence

SHIPPED = [load_deck(name) for name in names()]


@pytest.fixture(scope="module")
def deck() -> Deck:
    """The clean deck."""
    deck, _problems = found_in(CLEAN)
    assert deck is not None
    return deck


def flat(text: str) -> str:
    """A text on one line, without capitals, so that where it was broken makes no difference."""
    return " ".join(text.split()).casefold()


def shown(of: Deck, players: bool = False, wide: int = 80) -> str:
    """A rulebook as lines."""
    return as_text(book(of, players), wide)


PROSE = {"title", "text", "about", "brief", "says", "delivery", "controller", "expected", "debrief", "assumption"}


def prose_of(thing: Any) -> Iterator[str]:
    """Every piece of prose in a deck, wherever it stands."""
    if isinstance(thing, dict):
        thing = tuple(thing.values())
    if isinstance(thing, tuple):
        for one in thing:
            yield from prose_of(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            value = getattr(thing, field.name)
            if field.name in PROSE and isinstance(value, str):
                yield value
            elif field.name != "data":
                yield from prose_of(value)


@pytest.mark.parametrize("of", SHIPPED, ids=lambda of: of.id)
def test_everything_that_a_deck_says_is_in_its_rulebook(of: Deck) -> None:
    told = flat(shown(of))
    said = [text for text in prose_of(of) if text.strip()]
    assert len(said) > 5
    assert not [text for text in said if flat(text) not in told]
    assert not [
        text
        for card in of.cards
        for text in rules_text(of, card, None if card.side == "both" else card.side)
        if flat(text) not in told
    ]


def test_every_kind_of_thing_is_told_in_words(deck: Deck) -> None:
    told = " ".join(shown(deck).split())
    for text in (
        "A turn is one quarter. The first is 2025 Q1.",
        "Each side holds 4 cards of its pile. What is not played is put away",
        "A side that keeps its word: its own Trust +2.",
        "A side that breaks its word, if this side presses and the other side plays a card on The Strait to engage:",
        "The sides may talk before they seal only while “Hotline” stands.",
        "Trade: Look after firms. Watches Business, tension.",
        "The Strait: Tension starts at 50, cooperation at 20; it weighs 3. Water.",
        "Business: United States alone; starts at 50, from 0 to 100, higher is better.",
        "Trust: Each side has its own; starts at 10, without bounds, higher is better.",
        "World order: Shared; starts at 5, never above 9, lower is better.",
        "Capital: What cards are paid with. Each side starts with 4 and can hold 8.",
        "if it ends with its par or more, which is 40",
        "+1 for each point of US Business",
        "One class: 2 turns open in a row before the sides act once; 6 turns; every card in hand; "
        "up to 3 cards sealed; 5 capital at the start; 10 words in 100 misread; par 50. Ask for it with --variant "
        "lesson.",
        "At once: US Trust +3.",
        "Each turn, if US Trust is at most 5: US Trust +1.",
        "Capital each turn: +1.",
        "Cards that press cost 1 more.",
        "Cards that engage cost 1 less.",
        "Signals are misread 4 in 100 less, both ways.",
        "Works only while cooperation is at least 10.",
        "It lapses when tension is at least 80.",
        "Works only while it is turn 2 to 7.",
        "War (a disaster) - When tension is at least 95 and US showed press on The Strait in one of the last 2 turns. "
        "- Score: US -50, China -50.",
        "Over (a mixed ending) - After the last turn, if nothing else ended the game. - Score: US +1.",
        "+10 points at the end, if The Strait tension is at most 40.",
        "+5 points at the end, if US played “Talk” in an earlier turn.",
        "-5 points at the end, if US showed press in any turn before.",
        "Keep steady: Met if The Strait tension is at most 50. Half met if “Hotline” stands.",
        "Collision (turn 3, if “Hotline” does not stand)",
        "Deals “Escort” to US for this turn.",
        "If US plays none of what it was dealt: US Trust -1, China's Trust +1.",
        "How to deliver it: A photograph.",
        "To ask afterwards: Why?",
        "Rumour (10 in 100 each turn; may come again)",
        "A call (by hand)",
        "Only China is told.",
        "Echo (when US played “Tariffs” in an earlier turn)",
        "Tariffs (press, costs 2, 2 copies)",
        "Playable only if Business is at least 20.",
        "Talk (engage, free) - Founds “Hotline”. - Joint: takes hold only if the other side plays it in the same turn.",
        "If the other side does not: its own Trust -2.",
        "Assumption: Our own.",
        "By: A class",
    ):
        assert text in told, text


def test_players_are_not_told_what_they_find_out_in_play(deck: Deck) -> None:
    told = flat(shown(deck, players=True))
    for text in ("Collision", "Rumour", "Quiet", "Keep steady", "A photograph"):
        assert flat(text) not in told and flat(text) in flat(shown(deck)), text
    for text in ("Tariffs", "Hotline", "Drift", "Calm people", "War"):
        assert flat(text) in told


def test_a_rulebook_speaks_no_other_names_than_the_overlays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    below = tmp_path / "small" / "overlays"
    below.mkdir(parents=True)
    (tmp_path / "small.yaml").write_text(CLEAN.replace("register: sources.yaml\n", ""))
    drop = ("register", "claims")
    (below / "masked.yaml").write_text(
        "\n".join(line for line in MASKED.splitlines() if not set(drop) & {*line.split(": ")[0].split()})
    )
    assert shell.run(["show", str(tmp_path / "small.yaml"), "--overlay", "masked"]) == 0
    told = capsys.readouterr().out
    assert "Arland" in told and "The Narrows" in told and "Tolls go up." in told
    assert not [name for name in ("United States", " US ", "China", "Tariffs", "The Strait") if name in told]


def test_a_hand_is_told_as_it_is(deck: Deck) -> None:
    for hand, told in (
        (Hand(everything=True), "Each side holds all of its cards, every turn; none runs out."),
        (Hand(size=0), "No card is drawn:"),
        (Hand(size=1, unplayed="keep"), "Each side holds 1 card of its pile. What is not played stays in hand."),
    ):
        assert flat(told) in flat(shown(replace(deck, hand=hand)))


def test_only_a_deck_with_a_source_speaks_of_one(deck: Deck) -> None:
    assert "the source is one author's view" in flat(shown(deck))
    assert "the source" not in flat(shown(load_deck("prisoners_dilemma")))


def test_one_card_is_told_with_all_that_belongs_to_it(deck: Deck) -> None:
    cards = {card.id: card for card in deck.cards}
    told = flat(as_text(page(deck, cards["escort"]), 80))
    assert "united states; the strait; hold, free." in told
    assert "the event “collision” deals it." in told and "its id in the deck is escort." in told
    assert "the other half is “receive” of china." in flat(as_text(page(deck, cards["visit"]), 80))
    told = flat(as_text(page(deck, cards["tariff"]), 80))
    assert "c02, paragraph 2 of the source: so it is said." in told


@pytest.mark.parametrize("word", ["defect", " DeFect"])
def test_a_card_goes_by_its_id_or_its_title(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell.run(["show", "prisoners_dilemma", word]) == 0
    assert capsys.readouterr().out.startswith("Defect\n======\n")


def test_by_a_title_every_card_of_that_title_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert shell.run(["show", "next_four_years", "STEP back, and say so "]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Step back, and say so\n=====================\n")
    assert "United States; Taiwan Strait" in told and "China; Taiwan Strait" in told


def test_events_of_the_calendar_come_in_the_order_of_turns(deck: Deck) -> None:
    told = flat(shown(deck))
    assert [event.at for event in deck.events][:4] == [3, None, None, 2]
    assert told.index("whisper (turn 2") < told.index("collision (turn 3") < told.index("rumour (10 in 100")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["prisoners_dilemma", "defekt"], "“defect”"),
        (["prisoners_dilemma", ""], "`exercise show prisoners_dilemma`"),
        (["prisoners_dilemna"], "prisoners_dilemma"),
        (["prisoners_dilemma", "--overlay", "masked"], "no overlay"),
        ([], "DECK"),
    ],
)
def test_a_wrong_name_is_one_sentence_and_exits_2(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shell.run(["show", *words]) == 2
    said = capsys.readouterr()
    assert is_one_sentence(said.err) and told in said.err and not said.out


@pytest.mark.parametrize(("columns", "widest"), [(20, 40), (60, 60), (80, 80), (250, 100)])
def test_lines_fit_the_terminal(columns: int, widest: int) -> None:
    lines = exercise("show", "next_four_years", COLUMNS=str(columns)).stdout.splitlines()
    longest = max(map(width, lines))
    assert widest - 4 < longest <= widest
    assert not [line for line in lines if line != line.rstrip()]


@given(decks(), st.integers(40, 100))
def test_every_deck_that_can_be_drawn_has_a_rulebook(data: dict[str, Any], wide: int) -> None:
    drawn = deck_of(data)
    told = shown(drawn, wide=wide)
    assert max(map(width, told.splitlines())) <= wide
    assert not [card for card in drawn.cards if flat(card.title) not in flat(told)]


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60)
ODD = ["東京都港区芝公園四丁目二番八号", "1.", "-", "#", "*a*", "[x](y)", "&amp;", "x" * 150]
SENTENCES = st.lists(WORDS | st.sampled_from(ODD), min_size=1)
"""Words of any script and all signs."""


@given(SENTENCES, st.integers(40, 100))
def test_any_text_fits_and_loses_nothing(words: list[str], wide: int) -> None:
    text = " ".join(words)
    blocks = [Heading(4, text, text), Prose(text), Items((text, text), True), Terms(((text, text),))]
    told = as_text(blocks, wide)
    assert max(map(width, told.splitlines())) <= wide
    assert "".join(as_text([Prose(text)], wide).split()) == "".join(words)


@given(SENTENCES)
def test_in_markdown_any_text_is_text_and_never_markup(words: list[str]) -> None:
    text = " ".join(words)
    blocks: list[Block] = [Heading(2, text, text), Prose(text, quiet=True), Prose(text)]
    blocks += [Items((text, text)), Items((text,), True), Terms(((text, text),))]
    parsed = MarkdownIt("commonmark").parse(as_markdown(blocks))
    inline = ["".join(child.content for child in one.children or []) for one in parsed if one.type == "inline"]
    assert inline == [*[text] * 7, f"{text}: {text}"]
    kinds = [one.type for one in parsed if one.type.endswith("_open")]
    item = ["list_item_open", "paragraph_open"]
    lists = ["bullet_list_open", *item, *item, "ordered_list_open", *item, "bullet_list_open", *item]
    assert kinds == ["heading_open", *["paragraph_open"] * 3, *lists]


def test_markdown_holds_what_the_lines_hold(deck: Deck) -> None:
    parsed = MarkdownIt("commonmark").parse(as_markdown(book(deck)))
    inline = " ".join("".join(c.content for c in one.children or []) for one in parsed if one.type == "inline")
    for text in (text for text in prose_of(deck) if text.strip()):
        assert flat(text) in flat(inline)
    levels = [one.tag for one in parsed if one.type == "heading_open"]
    assert levels[0] == "h1" and levels.count("h1") == 1 and set(levels) == {"h1", "h2", "h3", "h4"}


def test_paragraphs_are_kept_apart_and_their_lines_joined() -> None:
    assert prose("One\nline.\n\n\nAnother.\n") == [Prose("One line."), Prose("Another.")]
    assert prose(" \n") == []


def test_a_reader_who_leaves_early_is_no_error() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m exercise show next_four_years | head -1"],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "The Next Four Years\n", "")


def test_showing_loads_no_screen_and_no_rules() -> None:
    code = (
        "import sys; from exercise.cli.shell import run; run(['show', 'prisoners_dilemma']);"
        "bad = {'textual', 'numba', 'exercise.rules', 'exercise.players'} & set(sys.modules); sys.exit(bool(bad))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
    assert os.environ["LANG"] == "C.UTF-8"
