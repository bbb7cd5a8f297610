"""The real deck under its mask: no true name is left in any text, on any line, or in anything that is handed out."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercise.check.checking import check
from exercise.cli import shell
from exercise.cli.plain import Left, Plain
from exercise.deck.diagnostic import DeckError
from exercise.deck.loader import load_deck, overlay
from exercise.deck.models import SIDES, Deck
from exercise.deck.overlays import apply
from exercise.deck.prose import texts
from exercise.record.replay import replay
from exercise.rules.views import VIEWERS
from exercise.table.table import Table
from exercise.tui.house import Home, Plan
from exercise.tui.sitting import Sitting
from tests.deck.test_overlays import stripped
from tests.deck.true_names import true_names

DECK, MASK = "next_four_years", "masked"
ADJUST = {"move": "act", "act": "adjust", "shift": {"us.congress": -4}, "why": "Now."}
CODES = {"id", "card", "event", "issue", "stance", "kind", "cause", "name", "register", "home", "sha256", "per"}
"""Fields and keys that hold ids, which are for programs."""


@pytest.fixture(scope="module")
def plainly() -> Deck:
    """The deck in its own words."""
    return load_deck(DECK)


@pytest.fixture(scope="module")
def masked(plainly: Deck) -> Deck:
    """The deck under its mask."""
    return apply(plainly, overlay(plainly, MASK))


def begun(folder: Path, **more: Any) -> Table:
    """A masked game against a bot that answers at once, recorded."""
    plan = Plan(DECK, china="tit_for_tat", seed=3, overlay=MASK, record=folder / "game.jsonl", **more)
    return Home().open(plan)


def strings(value: Any, ids: set[str], key: str = "") -> Iterator[str]:
    """Every text within anything, but those that are ids."""
    if isinstance(value, str):
        if key not in CODES and value not in ids:
            yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in ("data", "licence"):
                yield from strings(getattr(value, field.name), ids, field.name)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from strings(one, ids, str(name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one, ids, key)


def ids_of(deck: Deck) -> set[str]:
    """Every id of a deck, and the names of its tracks."""
    found = {deck.id, *SIDES}
    for kind in ("issues", "tracks", "cards", "institutions", "rules", "events", "endings", "objectives", "variants"):
        found |= {one.id for one in getattr(deck, kind)}
    for kind in ("teams", "agendas", "offices"):
        found |= {one.id for side in SIDES for one in getattr(deck, kind)[side]}
    issues = {f"{score}.{one.id}" for one in deck.issues for score in ("tension", "cooperation")}
    tracks = {f"{side}.{name}" for side in SIDES for name in ("capital", *(one.id for one in deck.tracks))}
    return found | issues | tracks | {deck.default_ending.id}


def test_the_list_finds_what_it_is_to_find(plainly: Deck) -> None:
    left = {name for one in texts(plainly) for name in true_names(one.text)}
    assert {"United States", "US", "China", "Congress", "Taipei", "fentanyl", "Kyiv", "president", "Strait"} <= left
    assert true_names("china.economy 4, tension.taiwan") and not true_names("us, the strained; Aldoria's Assembly")


def test_no_text_of_the_masked_deck_holds_a_true_name(masked: Deck) -> None:
    said = list(strings(masked, ids_of(masked)))
    assert len(said) > 900
    assert [(name, one) for one in said for name in true_names(one)] == []


def test_everything_that_holds_a_true_name_can_be_reworded(plainly: Deck) -> None:
    within_reach = {one.text for one in texts(plainly)}
    said = [one for one in strings(plainly, ids_of(plainly)) if true_names(one)]
    assert [one for one in said if one not in within_reach] == []


def test_the_mask_changes_words_alone(plainly: Deck, masked: Deck) -> None:
    assert stripped(masked) == stripped(plainly) and masked.data == plainly.data


def test_the_mask_itself_looks_for_what_this_list_knows(plainly: Deck) -> None:
    hides = " / ".join(overlay(plainly, MASK)["hides"])
    names = {name for one in texts(plainly) for name in true_names(one.text)}
    assert {one for one in names if one.casefold() not in hides.casefold()} <= {"Treasury", "Federal", "Secretary of"}


def test_the_mask_is_part_of_what_check_looks_at() -> None:
    assert check(DECK) == []


@pytest.mark.parametrize("more", [(), ("--players",), ("--format", "markdown"), ("strait_transit",)])
def test_the_masked_rulebook_holds_no_true_name(more: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    card, options = [one for one in more if "_" in one], [one for one in more if "_" not in one]
    assert shell.run(["show", DECK, *card, *options, "--overlay", MASK]) == 0
    told = capsys.readouterr().out
    assert "Narrows" in told and true_names(told) == []


def played(game: Table, *answers: str) -> str:
    """Everything that is said to these answers."""
    said = io.StringIO()
    with contextlib.suppress(Left):
        Plain(Sitting(game), io.StringIO("".join(f"{one}\n" for one in answers)), said).play()
    return said.getvalue()


def test_a_whole_masked_game_line_by_line_says_no_true_name(tmp_path: Path) -> None:
    asked = ["?", "s", "a", "h", "l", "l congress", "c", "w 1", "w tension", "w trade", "w nothing of the kind", "x y"]
    said = played(begun(tmp_path), *asked, "", "", *asked, "2", "2", "", *asked, *[""] * 300)
    assert "The game is over." in said and "Turn 1 of 16 · 612 Q1, Aldoria" in said
    assert true_names(said) == []


def test_two_at_one_terminal_see_no_true_name(tmp_path: Path) -> None:
    plan = Plan(DECK, us="human", china="human", seed=9, variant="lesson", overlay=MASK, record=tmp_path / "game.jsonl")
    said = played(Home().open(plan), *["1", "2"] * 200)
    assert "The game is over." in said and "Kessaria: press enter when you are ready" in said
    assert true_names(said) == []


def test_a_masked_game_goes_on_masked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXERCISE_HOME", str(tmp_path / "home"))
    words = [sys.executable, "-c", "from exercise.cli import main; main()", "play"]
    begin = [*words, DECK, "--overlay", MASK, "--plain", "--seed", "3", "--china", "grudger"]
    first = subprocess.run(begin, input="\n" * 20, capture_output=True, text=True, check=True)
    (left,) = Home().unfinished()
    assert true_names("\n".join([left.title, *left.told])) == [] and "Aldoria human" in "\n".join(left.told)
    again = subprocess.run(
        [*words, "--resume", "--plain"], input="\n" * 400, capture_output=True, text=True, check=True
    )
    assert "Aldoria" in again.stdout and "The game is over." in again.stdout
    assert true_names(first.stdout + first.stderr + again.stdout + again.stderr) == []


def test_every_view_and_every_export_of_a_masked_game_is_masked(tmp_path: Path, masked: Deck) -> None:
    game = begun(tmp_path)
    ids = ids_of(masked)
    played(game, *["", "1 2"] * 9)
    assert game.submit("facilitator", {"move": "act", "act": "inject", "event": "earthquake", "why": "Now."}) == []
    for viewer in VIEWERS:
        session = game.session(viewer)
        told = [session.view(), session.history(), replay_json(tmp_path / "game.jsonl", viewer)]
        assert [name for one in strings(told, ids) for name in true_names(one)] == []
    reasons = game.session("us").why_not(
        {"move": "orders", "cards": ["leaders_summit"], "expect": None, "because": None}
    )
    assert true_names(" ".join(one.text for one in reasons)) == []
    game.close()


def replay_json(record: Path, viewer: str) -> Any:
    """What `replay --json` prints."""
    words = [sys.executable, "-c", "from exercise.cli import main; main()", "replay", str(record), "--as", viewer]
    return json.loads(subprocess.run([*words, "--json"], capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_masked_game_told_again_says_no_true_name(
    viewer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    game = begun(tmp_path)
    played(game, *["", "1"] * 12)
    assert game.submit("facilitator", ADJUST) == []
    played(game, *[""] * 300)
    game.close()
    assert shell.run(["replay", str(tmp_path / "game.jsonl"), "--as", viewer]) == 0
    told = capsys.readouterr().out
    assert "Aldoria" in told and "Assembly -4" in told and true_names(told) == []
    assert shell.run(["replay", str(tmp_path / "game.jsonl"), "--as", viewer, "--turn", "2"]) == 0
    assert true_names(capsys.readouterr().out) == []


def test_the_record_keeps_the_deck_as_authored_and_the_mask_beside_it(tmp_path: Path) -> None:
    game = begun(tmp_path)
    game.close()
    header = json.loads((tmp_path / "game.jsonl").read_text().splitlines()[0])
    assert header["overlays"][0]["id"] == MASK and header["deck"]["title"] == "The Next Four Years"
    assert replay(tmp_path / "game.jsonl").book.deck.title == "Across the Narrows"


def test_a_mask_that_leaves_a_name_is_told_of_and_no_game_begins_under_it(plainly: Deck) -> None:
    data = overlay(plainly, MASK)
    del data["text"]["cards"]["settle_alone"]
    with pytest.raises(DeckError) as raised:
        apply(plainly, data)
    assert {one.code for one in raised.value.problems} == {"DK411"}
    assert len(raised.value.problems) == 4  # Beijing in the title; Washington, Moscow and Kyiv in the text
