"""docs/checks.md is what the program says."""

from __future__ import annotations

from pathlib import Path

from exercise.check.checking import check
from exercise.check.examples.explained import examples
from exercise.deck.codes import TITLES, WARNINGS
from tests.check.reference import PAGE, page
from tests.check.test_examples import put


def test_the_page_of_checks_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
    assert all(f"| {code} | " in page() for code in TITLES)


def test_what_is_called_a_warning_is_one_and_nothing_else_is(tmp_path: Path) -> None:
    for code, example in examples().items():
        folder = tmp_path / code
        folder.mkdir()
        found = {one.severity for one in check(put(folder, example, True)) if one.code == code}
        assert found == {"warning" if code in WARNINGS else "error"}, code
