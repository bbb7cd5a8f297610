"""Allowances: a comment silences one finding on its line, and is a finding itself where it is not in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.check.allowances import settled
from exercise.check.checking import check
from exercise.deck.loader import Loaded, load
from tests.deck.clean import CLEAN, REGISTER

PLAIN = CLEAN.replace("register: sources.yaml\n", "").replace("claims: [C01, C03]", "x-was: 1")
for name in REGISTER:
    PLAIN = PLAIN.replace(f", claims: [{name}]", "").replace(f"    claims: [{name}]\n", "")
TWICE = "{id: trade, title: Trade, brief: Look after firms., cares: [us.business, tension, tension]}"
WARNED = PLAIN.replace("{id: trade, title: Trade, brief: Look after firms., cares: [us.business, tension]}", TWICE)
ALLOW = "# exercise: allow DK110 because it is meant"


def read(folder: Path, text: str) -> Loaded:
    """A deck's text, read from a file."""
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def left(folder: Path, old: str, new: str, deep: bool = False) -> list[tuple[str, int, str]]:
    """What is left of what the reader finds in the deck with one warning: code, line, and the text it stands at."""
    assert WARNED.count(old) == 1
    loaded = read(folder, WARNED.replace(old, new))
    found = settled(loaded.problems, loaded, deep)
    return [(one.code, one.line, one.source_line[one.column - 1 : one.end_column - 1]) for one in found]


LINE = WARNED[: WARNED.index(TWICE)].count("\n") + 1


def test_the_deck_of_these_tests_has_one_finding(tmp_path: Path) -> None:
    assert left(tmp_path, TWICE, TWICE) == [("DK110", LINE, "tension")]


@pytest.mark.parametrize(
    "comment",
    [
        "# exercise: allow DK110 because it is meant",
        "#exercise:allow dk110 because it is meant",
        "# a word before # exercise: allow DK110 because: it is meant",
    ],
)
def test_an_allowance_silences_the_finding_on_its_line(tmp_path: Path, comment: str) -> None:
    assert left(tmp_path, TWICE, f"{TWICE} {comment}") == []


def test_an_allowance_on_a_line_of_its_own_is_about_the_next_line_with_something_on_it(tmp_path: Path) -> None:
    assert left(tmp_path, f"    - {TWICE}", f"    {ALLOW}\n\n    # and why\n    - {TWICE}") == []
    assert left(tmp_path, f"  us:\n    - {TWICE}", f"  {ALLOW}\n  us:\n    - {TWICE}") == [
        ("DK110", LINE + 1, "tension"),
        ("DK901", LINE - 1, "DK110"),
    ]


def test_an_allowance_silences_one_finding_and_no_second(tmp_path: Path) -> None:
    thrice = TWICE.replace("tension]", "tension, tension]")
    assert [code for code, _line, _text in left(tmp_path, TWICE, f"{thrice} {ALLOW}")] == ["DK110"]
    assert left(tmp_path, TWICE, f"{thrice} {ALLOW} {ALLOW}") == []


def test_an_allowance_that_silences_nothing_is_a_finding(tmp_path: Path) -> None:
    there = f"title: A small deck {ALLOW}"
    assert left(tmp_path, "title: A small deck", there) == [("DK110", LINE, "tension"), ("DK901", 3, "DK110")]
    other = ALLOW.replace("DK110", "DK313")
    assert [code for code, _line, _text in left(tmp_path, TWICE, f"{TWICE} {other}")] == ["DK110", "DK901"]


@pytest.mark.parametrize("end", ["", " because", " because ...", " it is meant"])
def test_an_allowance_without_a_reason_is_a_finding_in_the_place_of_the_other(tmp_path: Path, end: str) -> None:
    comment = f"# exercise: allow DK110{end}"
    assert left(tmp_path, TWICE, f"{TWICE} {comment}") == [("DK902", LINE, comment)]


def test_an_allowance_for_a_code_that_does_not_exist_is_a_finding(tmp_path: Path) -> None:
    loaded = read(tmp_path, WARNED.replace(TWICE, f"{TWICE} # exercise: allow DK1100 because it is meant"))
    one, two = settled(loaded.problems, loaded)
    assert (one.code, two.code, two.help) == ("DK110", "DK903", "Did you mean `DK110`?")
    assert two.source_line[two.column - 1 : two.end_column - 1] == "DK1100"


@pytest.mark.parametrize("comment", ["# exercise: alow DK110 because", "# exercise: allow", "# Exercise: ignore DK110"])
def test_a_comment_to_the_program_that_is_no_allowance_is_a_finding(tmp_path: Path, comment: str) -> None:
    assert left(tmp_path, TWICE, f"{TWICE} {comment}")[1:] == [("DK904", LINE, comment)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about: Two sides and one strait.", f'about: "Two sides {ALLOW}"'),
        ("about: Two sides and one strait.", f"about: |\n  Two sides\n  {ALLOW}\n"),
        ("about: Two sides and one strait.", f"about: >-\n  Two sides {ALLOW}\n"),
        ("about: Two sides and one strait.", "about: Two sides#exercise:allow DK110 because it is meant"),
        ("x-mark: [kept, 1]", f"x-mark: ['a\n  b {ALLOW}', 1]"),
        ("x-mark: [kept, 1]", f"x-mark: {{'{ALLOW}': 1}}"),
        ("about: Two sides and one strait.", "about: Two sides. # An exercise: allow me"),
    ],
)
def test_a_text_that_looks_like_an_allowance_is_none(tmp_path: Path, old: str, new: str) -> None:
    assert [code for code, _line, _text in left(tmp_path, old, new)] == ["DK110"]


@pytest.mark.parametrize("text", ["about: | {}\n  Two sides.\n", "about: >- {}\n\n  Two sides.\n"])
def test_an_allowance_may_follow_the_mark_of_a_folded_text(tmp_path: Path, text: str) -> None:
    found = left(tmp_path, "about: Two sides and one strait.\n", text.format(ALLOW))
    assert ("DK901", 4, "DK110") in found


def test_what_keeps_a_deck_from_being_played_cannot_be_allowed(tmp_path: Path) -> None:
    wrong = TWICE.replace("title: Trade", "titel: Trade")
    assert [code for code, _line, _text in left(tmp_path, TWICE, f"{wrong} {ALLOW.replace('DK110', 'DK101')}")] == [
        "DK101",
        "DK110",
        "DK901",
    ]


def test_an_allowance_is_not_called_unused_where_nobody_has_looked(tmp_path: Path) -> None:
    check_off = "# exercise: allow DK901 because nobody can tell"
    broken = ("turns: {count: 8", "turns: {count: x")
    loaded = read(tmp_path, WARNED.replace(*broken).replace(TWICE, f"{TWICE} {ALLOW} {check_off}"))
    assert [one.code for one in settled(loaded.problems, loaded)] == ["DK103"]
    loaded = read(tmp_path, f"{PLAIN} {ALLOW}\nx: [")
    assert [one.code for one in settled(loaded.problems, loaded)] == ["DK005"]


def test_what_a_longer_search_has_seen_leaves_no_unused_allowance(tmp_path: Path) -> None:
    for code, deep, told in (("DK511", True, 0), ("DK511", False, 1), ("DK501", True, 1)):
        comment = ALLOW.replace("DK110", code)
        found = left(tmp_path, "title: A small deck", f"title: A small deck {comment}", deep)
        assert len(found) - 1 == told, code


def test_allowances_count_in_every_file_of_a_deck_and_in_its_register(tmp_path: Path) -> None:
    frame, _mark, cards = CLEAN.partition("cards:\n")
    claims = "".join(f"  - {{id: {name}, kind: risk, paragraph: 1, says: So it is said.}}\n" for name in REGISTER)
    (tmp_path / "deck.yaml").write_text(frame)
    (tmp_path / "cards.yaml").write_text("cards:\n" + cards.replace("claims: [C03]}", f"claims: [C03, C03]}} {ALLOW}"))
    (tmp_path / "sources.yaml").write_text(f"register: sources\ntitle: Read\nclaims:\n{claims}{ALLOW}\n")
    loaded = load(tmp_path)
    assert loaded.deck is not None
    (problem,) = settled(loaded.problems, loaded)
    assert (problem.code, Path(problem.file).name, problem.line) == ("DK901", "sources.yaml", 7)


def test_checking_is_reading_less_what_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(WARNED, encoding="utf-8")
    before = check(path)
    assert "DK110" in [one.code for one in before]
    path.write_text(WARNED.replace(TWICE, f"{TWICE} {ALLOW}"), encoding="utf-8")
    assert check(path) == [one for one in before if one.code != "DK110"]
