"""Finding decks by name and path, joining folders, registers beside a deck, and what is said where one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.deck.diagnostic import DeckError
from exercise.deck.digest import sha256_of
from exercise.deck.loader import DeckNotFound, find, installed, load, load_deck
from exercise.deck.reader import deck_of
from tests.deck.clean import CLEAN

SOURCES = """\
register: sources
title: What we read
claims:
  - {id: C01, kind: risk, paragraph: 1, says: So it is said.}
  - {id: C02, kind: aim, paragraph: 1, sentence: 2, says: So it is said too.}
  - {id: C03, kind: gap, paragraph: 2, says: So it may be said., inferred: true, drives: nothing}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The clean deck cut into a folder: its frame, its cards, and its register beside them."""
    frame, _mark, cards = CLEAN.partition("cards:\n")
    (tmp_path / "deck.yaml").write_text(frame)
    (tmp_path / "cards.yaml").write_text("cards:\n" + cards)
    (tmp_path / "sources.yaml").write_text(SOURCES)
    return tmp_path


def said(path: Path) -> list[tuple[str, str, int, int]]:
    """What is found: code, file, line and column."""
    return [(one.code, Path(one.file).name, one.line, one.column) for one in load(path).problems]


@pytest.mark.parametrize("name", [info.id for info in installed()])
def test_installed_decks_load_without_a_finding(name: str) -> None:
    loaded = load(name)
    assert loaded.problems == []
    assert loaded.deck is not None
    assert loaded.deck.id == name


@pytest.mark.parametrize("name", [info.id for info in installed()])
def test_an_installed_deck_comes_back_from_its_data(name: str) -> None:
    deck = load_deck(name)
    assert deck_of(deck.data, deck.register) == deck


def test_installed_tells_name_title_and_length() -> None:
    info = next(one for one in installed() if one.id == "prisoners_dilemma")
    assert (info.title, info.turns, info.unit) == ("The Prisoner's Dilemma", 200, "round")


def test_a_folder_is_the_deck_that_one_file_would_be(folder: Path) -> None:
    whole = folder / "one" / "whole.yaml"
    whole.parent.mkdir()
    whole.write_text(CLEAN)
    (whole.parent / "sources.yaml").write_text(SOURCES)
    assert said(folder) == []
    assert load_deck(folder) == load_deck(whole)
    assert sha256_of(load_deck(folder).data) == sha256_of(load_deck(whole).data)


def test_lists_of_several_files_are_joined_in_byte_order_of_names(folder: Path) -> None:
    for name in ("b.yaml", "a.yaml", "B.yaml"):
        (folder / name).write_text(f"objectives: [{{id: from_{name[0]}, title: From}}]\n")
    assert [one.id for one in load_deck(folder).objectives] == ["steady", "from_B", "from_a", "from_b"]


def test_maps_of_sides_are_joined_side_by_side(folder: Path) -> None:
    (folder / "more.yaml").write_text("agendas: {us: [{id: loud, title: Loud}], china: [{id: loud, title: Loud}]}\n")
    deck = load_deck(folder)
    assert {side: [one.id for one in them] for side, them in deck.agendas.items()} == {
        "us": ["quiet", "loud"],
        "china": ["quiet", "loud"],
    }


def test_a_side_that_another_file_lacks_may_come_from_a_second(folder: Path) -> None:
    frame = folder / "deck.yaml"
    frame.write_text(frame.read_text().replace("par: {us: 40, china: 40}", "par: {us: 40}"))
    (folder / "more.yaml").write_text("par: {china: 40}\n")
    assert load_deck(folder).par == {"us": 40, "china": 40}


def test_any_other_key_in_two_files_is_an_error_at_the_second(folder: Path) -> None:
    (folder / "more.yaml").write_text("language: fr\nscore: {us: {tension: 1}}\n")
    assert said(folder) == [("DK402", "more.yaml", 1, 1), ("DK402", "more.yaml", 2, 9)]


def test_a_finding_in_a_part_names_that_part(folder: Path) -> None:
    (folder / "more.yaml").write_text("\nobjectives:\n  - {id: loud, titel: Loud}\n")
    assert said(folder) == [("DK101", "more.yaml", 3, 16)]


def test_an_id_used_in_two_files_says_where_it_stood_first(folder: Path) -> None:
    (folder / "more.yaml").write_text("objectives: [{id: steady, title: Steady}]\n")
    (problem,) = load(folder).problems
    assert (problem.code, problem.line, problem.column) == ("DK208", 1, 19)
    assert "deck.yaml" in problem.help


def test_a_slip_in_the_key_of_one_part_is_one_finding(folder: Path) -> None:
    frame = folder / "deck.yaml"
    frame.write_text(frame.read_text().replace("title: A call,", "title: A call, effects: [{dissolve: wire}],"))
    (folder / "more.yaml").write_text("institutoins: [{id: wire, title: Wire}]\n")
    assert said(folder) == [("DK101", "more.yaml", 1, 1)]


def test_files_of_every_part_that_is_not_yaml_are_told_of_together(folder: Path) -> None:
    (folder / "more.yaml").write_text("a: b: c\n")
    (folder / "none.yaml").write_text("")
    assert [code for code, *_ in said(folder)] == ["DK005", "DK014"]


def test_a_folder_without_a_frame_is_no_deck(folder: Path) -> None:
    (folder / "deck.yaml").unlink()
    assert [code for code, *_ in said(folder)] == ["DK401"]


def test_a_file_that_is_not_read_is_a_warning(folder: Path) -> None:
    (folder / "more.yml").write_text("objectives: []\n")
    loaded = load(folder)
    assert [(one.code, one.severity) for one in loaded.problems] == [("DK409", "warning")]
    assert loaded.deck is not None


def test_hidden_files_and_folders_below_are_no_part(folder: Path) -> None:
    (folder / ".lock.yaml").write_text("nonsense: 1\n")
    (folder / "overlays").mkdir()
    (folder / "overlays" / "masked.yaml").write_text("nonsense: 1\n")
    assert said(folder) == []


@pytest.mark.parametrize("name", ["cards.yaml", "deck.yaml"])
def test_a_part_alone_points_to_its_folder(folder: Path, name: str) -> None:
    (problem,) = load(folder / name).problems
    assert problem.code == "DK406"
    assert str(folder) in problem.help


def test_too_many_bytes_over_all_files_are_refused(folder: Path) -> None:
    for name in ("a", "b", "c", "d", "e"):
        (folder / f"{name}.yaml").write_text("# " + "x" * 900_000)
    assert "DK006" in [code for code, *_ in said(folder)]


# --- registers ----------------------------------------------------------------------------------------------------


def registered(folder: Path, name: str) -> list[tuple[str, str, int, int]]:
    """What is found where the deck names this register."""
    frame = folder / "deck.yaml"
    frame.write_text(frame.read_text().replace("register: sources.yaml", f"register: {name}"))
    return [one for one in said(folder) if one[0] != "DK101" or one[1] != "sources.yaml"]


def test_a_register_beside_the_deck_is_read_with_it(folder: Path) -> None:
    register = load_deck(folder).register
    assert register is not None
    assert register.id == "sources"
    assert register.claims["C03"].inferred


def test_a_register_of_seeds_goes_by_name(folder: Path) -> None:
    frame = folder / "deck.yaml"
    frame.write_text(frame.read_text().replace("register: sources.yaml", "register: us_china_op_ed"))
    (folder / "sources.yaml").unlink()
    register = load_deck(folder).register
    assert register is not None
    assert register.id == "us_china_op_ed"


@pytest.mark.parametrize("name", ["us_china_oped", "nowhere", "source.yaml"])
def test_a_register_that_is_nowhere_is_an_error_at_its_name(folder: Path, name: str) -> None:
    (folder / "sources.yaml").rename(folder / "kept.txt")
    assert registered(folder, name) == [("DK403", "deck.yaml", 10, 11)]


@pytest.mark.parametrize("name", ["../sources.yaml", "/etc/sources.yaml", "below/../../sources.yaml", "../seeds/x"])
def test_a_register_may_not_leave_the_folder_of_the_deck(folder: Path, name: str) -> None:
    (folder / "sources.yaml").rename(folder.parent / "sources.yaml")
    assert registered(folder, name) == [("DK404", "deck.yaml", 10, 11)]


def test_a_link_out_of_the_folder_is_no_way_around(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "sources.yaml"
    (folder / "sources.yaml").rename(outside)
    (folder / "sources.yaml").symlink_to(outside)
    assert "DK404" in [code for code, *_ in said(folder)]


def test_findings_in_a_register_are_among_those_of_the_deck(folder: Path) -> None:
    (folder / "sources.yaml").write_text(SOURCES.replace("kind: risk", "kind: rsik").replace("{id: C02", "{id: C03"))
    assert said(folder) == [("DK105", "sources.yaml", 4, 21), ("DK208", "sources.yaml", 6, 10)]


# --- names and paths ----------------------------------------------------------------------------------------------


def test_a_name_that_is_not_installed_offers_the_nearest() -> None:
    with pytest.raises(DeckNotFound) as raised:
        find("prisoner_dilema")
    assert "`prisoners_dilemma`" in raised.value.remedy


def test_a_path_that_is_not_there_offers_the_nearest(folder: Path) -> None:
    with pytest.raises(DeckNotFound) as raised:
        find(f"{folder}/card.yaml")
    assert "cards.yaml" in raised.value.remedy


def test_a_word_without_a_slash_is_a_name_even_where_such_a_folder_lies(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    with pytest.raises(DeckNotFound) as raised:
        find(folder.name)
    assert f"./{folder.name}" in raised.value.remedy
    assert find(f"./{folder.name}") == Path(folder.name)


@pytest.mark.parametrize("name", ["", ".", "..", "a\0b", "a\0.yaml", "x" * 5000, "x" * 5000 + ".yaml", "../x", "*"])
def test_no_name_is_too_odd_to_be_missing(name: str) -> None:
    with pytest.raises(DeckNotFound):
        load(name)


def test_a_deck_with_errors_is_raised_with_all_of_them(folder: Path) -> None:
    (folder / "more.yaml").write_text("langauge: fr\nobjectives: 1\n")
    with pytest.raises(DeckError) as raised:
        load_deck(folder)
    assert [one.code for one in raised.value.problems] == ["DK101", "DK402"]


def test_the_digest_of_data_does_not_depend_on_order_or_escapes() -> None:
    assert sha256_of({"b": [1, None], "a": "é"}) == sha256_of({"a": "é", "b": [1, None]})
    assert sha256_of({"a": "é"}) == "b3a092a6af48807fa9482b2ee140105575daa26d5b24b3c0e60a7e2dee6683b1"
