"""Overlays: they replace prose, reach nothing else, and are read as strictly as a deck."""

from __future__ import annotations

import copy
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from exercise.deck.diagnostic import DeckError
from exercise.deck.loader import DeckNotFound, load_deck, overlay, overlays_of
from exercise.deck.models import Deck
from exercise.deck.overlays import apply, read_overlay
from exercise.deck.prose import FRAME, PROSE, REGISTER, SIDE_PROSE, texts
from exercise.deck.yaml_reader import read_yaml
from tests.deck.clean import CLEAN, found_in

MASKED = """\
overlay: 1
of: small
id: masked
language: en-x-masked
sides: {us: {name: Arland}, china: {name: Borduria, short: Bord}}
text:
  deck: {title: Two shores, about: About., perspective: Ours., content_note: None.}
  register: {title: A paper}
  cards: {tariff: {title: Tolls, text: Tolls go up.}, escort: {assumption: Made up.}}
  issues: {strait: {title: The Narrows}}
  tracks: {us.business: {title: Trade houses}, order: {title: Order}}
  institutions: {hotline: {title: Wire}}
  rules: {drift: {title: Slide}}
  events: {collision: {title: Crash, text: Two boats., delivery: A sketch., debrief: What now?}}
  endings: {war: {title: Fight}, over: {title: Done, text: Done.}}
  objectives: {steady: {title: Keep calm}}
  variants: {lesson: {title: A class}}
  claims: {C01: {says: It is said of Arland.}}
  teams: {us: {calm: {title: Quiet people, text: They wait.}}}
  agendas: {china: {quiet: {title: Silence}}}
  offices: {us: {trade: {title: Tolls office, brief: Look after houses.}}}
"""


@pytest.fixture
def deck() -> Deck:
    """The clean deck."""
    deck, _problems = found_in(CLEAN)
    assert deck is not None
    return deck


def read(text: str, deck: Deck) -> list[tuple[str, int, int]]:
    """What is found in an overlay."""
    written = read_yaml(text.encode(), "masked.yaml")
    _overlay, problems = read_overlay(written.data, written.span, deck)
    return [(one.code, one.line, one.column) for one in problems]


def test_every_text_of_an_overlay_takes_its_place(deck: Deck) -> None:
    masked = apply(deck, read_yaml(MASKED.encode(), "x").data)
    assert (masked.title, masked.language) == ("Two shores", "en-x-masked")
    assert (masked.sides["us"].short, masked.sides["china"].short) == ("Arland", "Bord")
    assert {one.id: one.title for one in masked.cards}["tariff"] == "Tolls"
    assert {one.id: one.title for one in masked.cards}["visit"] == "Visit"
    assert [one.title for one in masked.tracks] == ["Trade houses", "Economy", "Trust", "Spare", "Order"]
    assert [one.title for one in masked.endings] == ["Fight"]
    assert masked.default_ending.title == "Done"
    assert masked.teams["us"][0].text == "They wait."
    assert masked.teams["china"] == deck.teams["china"]
    assert masked.offices["us"][0].brief == "Look after houses."
    assert masked.register is not None
    assert masked.register.claims["C01"].says == "It is said of Arland."
    assert masked.register.title == "A paper"


def bare(thing: Any, texts: tuple[str, ...]) -> Any:
    """A thing without its texts."""
    return replace(thing, **dict.fromkeys(texts, ""))


def stripped(deck: Deck) -> Deck:
    """A deck without any text that an overlay may replace."""
    changes: dict[str, Any] = dict.fromkeys((*FRAME, "language"), "")
    changes |= {
        kind: tuple(bare(one, keys) for one in getattr(deck, kind)) for kind, keys in PROSE.items() if kind != "claims"
    }
    for kind, keys in SIDE_PROSE.items():
        changes[kind] = {side: tuple(bare(one, keys) for one in them) for side, them in getattr(deck, kind).items()}
    changes["default_ending"] = bare(deck.default_ending, PROSE["endings"])
    assert deck.register is not None
    claims = {name: bare(one, PROSE["claims"]) for name, one in deck.register.claims.items()}
    changes["register"] = replace(bare(deck.register, REGISTER), claims=claims)
    return replace(deck, sides={}, turns=replace(deck.turns, start=""), **changes)


def test_nothing_but_prose_changes(deck: Deck) -> None:
    masked = apply(deck, read_yaml(MASKED.encode(), "x").data)
    assert stripped(masked) == stripped(deck)
    assert masked.data == deck.data


def test_applying_an_overlay_leaves_the_deck_and_the_overlay_as_they_were(deck: Deck) -> None:
    data = read_yaml(MASKED.encode(), "x").data
    before, kept = copy.deepcopy(data), copy.deepcopy(deck)
    apply(deck, data)
    assert (data, deck) == (before, kept)


def test_every_prose_of_the_models_can_be_replaced(deck: Deck) -> None:
    prose = {"title", "text", "about", "assumption", "delivery", "controller", "expected", "debrief", "brief"}
    for kind, keys in (PROSE | SIDE_PROSE).items():
        things = getattr(deck, kind) if kind != "claims" else ()
        first = next(iter(things["us"] if isinstance(things, dict) else things), None)
        if first is not None:
            assert {one.name for one in fields(first)} & prose == set(keys), kind


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("overlay: 1", "overlay: 2", ("DK405", 1, 10)),
        ("of: small", "of: large", ("DK407", 2, 5)),
        ("{tariff:", "{tarif:", ("DK408", 9, 11)),
        ("{us.business:", "{us.busines:", ("DK408", 11, 12)),
        ("{us: {calm:", "{us: {clam:", ("DK408", 19, 16)),
        ("{C01: {says", "{C99: {says", ("DK408", 18, 12)),
        ("{title: Tolls, text", "{cost: 3, text", ("DK101", 9, 20)),
        ("title: The Narrows", "title: 5", ("DK103", 10, 28)),
        ("title: The Narrows", "title: ''", ("DK108", 10, 28)),
        ("id: masked\n", "", ("DK102", 1, 1)),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_overlay_is_found_at_its_place(
    deck: Deck, old: str, new: str, found: tuple[str, int, int]
) -> None:
    assert read(MASKED, deck) == []
    assert MASKED.count(old) == 1
    assert read(MASKED.replace(old, new), deck) == [found]


def test_an_overlay_that_is_no_map_is_refused(deck: Deck) -> None:
    for data in (None, [], "masked", {}, {"overlay": 1, "of": "small", "id": "x", "text": {"teams": []}}):
        with pytest.raises(DeckError):
            apply(deck, data)  # type: ignore[arg-type]  # what a record may hold by mistake


def test_overlays_lie_beside_their_deck(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(CLEAN.replace("register: sources.yaml\n", ""))
    below = tmp_path / "small" / "overlays"
    below.mkdir(parents=True)
    text = "\n".join(line for line in MASKED.splitlines() if "register" not in line and "claims" not in line)
    (below / "masked.yaml").write_text(text)
    deck = load_deck(path)
    assert overlays_of(deck) == ["masked"]
    assert overlay(deck, "masked") == overlay(deck, str(below / "masked.yaml"))
    assert apply(deck, overlay(deck, "masked")).title == "Two shores"
    with pytest.raises(DeckNotFound) as raised:
        overlay(deck, "msaked")
    assert "`masked`" in raised.value.remedy
    (below / "bad.yaml").write_text("overlay: 1\nof: other\nid: bad\n")
    with pytest.raises(DeckError):
        overlay(deck, "bad")


def laid(deck: Deck, *lines: str) -> list[tuple[str, int, int, str]]:
    """What is found in MASKED with more lines before its texts, the messages included."""
    written = read_yaml(MASKED.replace("text:\n", "\n".join([*lines, "text:\n"])).encode(), "masked.yaml")
    _overlay, problems = read_overlay(written.data, written.span, deck)
    return [(one.code, one.line, one.column, one.message) for one in problems]


def test_a_hidden_name_is_found_where_the_overlay_says_it_and_else_where_it_is_hidden(deck: Deck) -> None:
    assert [one[:3] for one in laid(deck, "hides: [Wire]")] == [("DK411", 13, 35)]
    (found,) = laid(deck, "hides: [Nobody, Visit]")
    assert found == ("DK411", 6, 17, "“Visit” is left in `text.cards.visit.title`.")


def test_hidden_names_are_whole_words_and_capitals_count_only_where_there_are_any(deck: Deck) -> None:
    assert laid(deck, "hides: [Visi, ire, visits, WIRE, Arlan, US]") == []
    assert {one[0] for one in laid(deck, "hides: [wire, visit]")} == {"DK411"}
    assert [one[3] for one in laid(deck, "hides: [of Arland]")] == ["“of Arland” is left in `text.claims.C01.says`."]


def test_names_of_sides_can_be_hidden_too(deck: Deck) -> None:
    found = laid(deck, "hides: [Borduria, Bord]")
    assert [one[3] for one in found] == [
        "“Borduria” is left in `sides.china.name`.",
        "“Bord” is left in `sides.china.short`.",
    ]


def test_no_game_begins_under_a_mask_that_leaks(deck: Deck) -> None:
    data = read_yaml(MASKED.encode(), "x").data | {"hides": ["Visit"]}
    with pytest.raises(DeckError, match="Visit"):
        apply(deck, data)


def test_a_whole_overlay_is_told_what_it_leaves_and_can_be_played(deck: Deck) -> None:
    found = laid(deck, "whole: true")
    assert {one[:3] for one in found} == {("DK410", 6, 8)}
    told = [one[3] for one in found]
    assert "`text.cards.visit` keeps its `title` as it is." in told
    assert not [one for one in told if "cards.tariff" in one or "sides" in one or "tracks.business" in one]
    assert apply(deck, read_yaml(MASKED.encode(), "x").data | {"whole": True}).title == "Two shores"


def test_an_overlay_that_gives_every_text_is_whole(deck: Deck) -> None:
    data: dict[str, Any] = {"overlay": 1, "of": deck.id, "id": "all", "whole": True}
    for keys, said in texts(deck):
        here = data
        for key in keys[:-1]:
            here = here.setdefault(key, {})
        here[keys[-1]] = f"{said}!"
    assert read_overlay(data, None, deck)[1] == []
    assert all(one.text.endswith("!") for one in texts(apply(deck, data)))


def test_the_first_turn_has_a_name_that_can_be_replaced(deck: Deck) -> None:
    data = {"overlay": 1, "of": deck.id, "id": "x", "text": {"deck": {"start": "612 Q1"}}}
    assert apply(deck, data).turns == replace(deck.turns, start="612 Q1")
