"""Every code is explained, and its example is true: the wrong deck has exactly that finding, the right deck none."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercise.check.checking import check
from exercise.check.examples.example import MOST_LINES, Edit, Example, excerpt, laid_out
from exercise.check.examples.explained import examples, explained
from exercise.deck.codes import TITLES
from tests.ground.command import exercise

WITH_OTHERS = {"DK199"}
"""A code that says there are more findings than are listed comes with those that are."""


def put(folder: Path, example: Example, wrong: bool) -> Path:
    """Write an example's files; return what is to be checked."""
    for name, content in laid_out(example, wrong).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_bytes(content)
    return folder / example.asked if wrong and example.asked else folder


def test_every_code_is_explained_and_nothing_else() -> None:
    assert list(examples()) == list(TITLES)


@pytest.mark.parametrize("code", examples())
def test_the_wrong_deck_of_an_example_has_exactly_its_finding(code: str, tmp_path: Path) -> None:
    found = {one.code for one in check(put(tmp_path, examples()[code], True))}
    assert code in found
    assert found == {code} or code in WITH_OTHERS


@pytest.mark.parametrize("code", examples())
def test_the_right_deck_of_an_example_has_no_finding(code: str, tmp_path: Path) -> None:
    assert check(put(tmp_path, examples()[code], False)) == []


@pytest.mark.parametrize("code", examples())
def test_an_explanation_has_a_reason_and_shows_wrong_and_right(code: str) -> None:
    text = explained(code)
    head, wrong, right = text.partition("\nWrong:\n")[0], *text.partition("\nWrong:\n")[2].split("\nRight:\n")
    assert head.startswith(f"{code}: {TITLES[code]}\n\n") and head.rstrip().endswith(".")
    assert wrong.strip() and right.strip() and wrong != right
    assert all(line.isprintable() and len(line) < 120 for line in text.splitlines())


def test_an_example_shows_what_differs_and_what_it_stands_under() -> None:
    right = b"a: 1\nb:\n  - c: 1\n    d:\n      - e: 1\n      - f: 2\n"
    assert excerpt(right.replace(b"f: 2", b"f: 3"), right) == [
        "b:",
        "  - c: 1",
        "    d:",
        "      - e: 1",
        "      - f: 3",
    ]
    assert excerpt(right.replace(b"      - f: 2\n", b""), right)[-1] == "      - e: 1"


def test_a_long_example_is_cut() -> None:
    assert excerpt(b"x" * 200, b"")[0].endswith("x ...")
    lines = excerpt(b"x\n" * 200, b"")
    assert (len(lines), lines[-1]) == (MOST_LINES + 1, "...")


def test_an_edit_that_no_longer_fits_the_base_is_told_of() -> None:
    with pytest.raises(AssertionError, match="stands not once"):
        laid_out(Example("", (Edit("there is no such text", "x"),)), True)


@pytest.mark.parametrize("code", ["DK201", "dk201"])
def test_the_command_explains_a_code(code: str) -> None:
    done = exercise("check", "--explain", code)
    assert (done.returncode, done.stdout) == (0, explained("DK201"))
