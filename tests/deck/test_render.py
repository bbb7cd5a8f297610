"""How findings are shown, to a person and to programs; and that no code is without a title and a test."""

from __future__ import annotations

import re
from pathlib import Path

from exercise.deck import render
from exercise.deck.codes import TITLES
from exercise.deck.diagnostic import Problem, nearest
from tests.deck.clean import CLEAN, found_in

ROOT = Path(__file__).parents[2]


def test_a_finding_in_text_shows_its_line_and_how_to_mend_it() -> None:
    _deck, problems = found_in(CLEAN.replace("copies: 2\n", "copeis: 2\n"))
    line = problems[0].line
    assert (
        render.as_text(problems)
        == f"""\
error[DK101]: A card has no key `copeis`.
   --> small.yaml:{line}:5
    |
{line} |     copeis: 2
    |     ^^^^^^
    = help: Did you mean `copies`?
"""
    )


def test_carets_stand_under_wide_and_combining_characters() -> None:
    _deck, problems = found_in(CLEAN.replace("x-mark: [kept, 1]", "x-mark: {'漢字 e\u0301': 1, a: &b 1}"))
    shown, carets = render.as_text(problems).splitlines()[3:5]
    assert shown.split("|")[1] == " x-mark: {'漢字 e\u0301': 1, a: &b 1}"
    assert carets.split("|")[1] == " " * 26 + "^^"


def test_long_lines_are_cut_around_the_place() -> None:
    text = CLEAN.replace("title: Tariffs", f"title: [{'a, ' * 200}{{b: 1}}]")
    _deck, problems = found_in(text)
    shown = render.as_text(problems).splitlines()[3]
    assert "title: [a" in shown
    assert len(shown) < 120
    far = Problem("DK101", "error", "Far.", "x", 1, 301, 1, 304, "", "b" * 300 + "xyz" + "c" * 300)
    shown, carets = render.as_text([far]).splitlines()[3:5]
    assert [shown[place] for place, mark in enumerate(carets) if mark == "^"] == ["x", "y", "z"]


def test_a_place_without_a_line_has_no_carets() -> None:
    text = render.as_text([Problem("DK401", "error", "No deck.", "folder", 1, 1, 1, 1, "Make one.")])
    assert text == "error[DK401]: No deck.\n --> folder:1:1\n  = help: Make one.\n"


def test_concise_is_a_line_each() -> None:
    _deck, problems = found_in(CLEAN.replace("misread: 25", "misread: x").replace("count: 8", "count: 0"))
    assert [line.split(" ")[:3] for line in render.as_concise(problems).splitlines()] == [
        ["small.yaml:20:16:", "error", "DK104:"],
        ["small.yaml:25:12:", "error", "DK103:"],
    ]


def test_data_for_programs_has_nine_keys() -> None:
    _deck, problems = found_in(CLEAN.replace("misread: 25", "misread: x"))
    (one,) = render.as_data(problems)
    assert list(one) == [
        "code", "severity", "message", "file", "line", "column", "end_line", "end_column", "help",
    ]  # fmt: skip
    assert (one["line"], one["column"], one["end_line"], one["end_column"]) == (25, 12, 25, 13)


def test_annotations_escape_what_would_end_them() -> None:
    problem = Problem("DK101", "error", "50% of\nit.", "a,b:c.yaml", 1, 2, 1, 3)
    assert render.as_annotations([problem]) == (
        "::error file=a%2Cb%3Ac.yaml,line=1,endLine=1,col=2,title=DK101::50%25 of%0Ait.\n"
    )


def test_the_summary_counts_what_was_found() -> None:
    error, warning = Problem("DK101", "error", ""), Problem("DK313", "warning", "")
    assert render.summary("x", []) == "x: nothing is wrong."
    assert render.summary("x", [error]) == "x: 1 error."
    assert render.summary("x", [warning, warning]) == "x: 2 warnings."
    assert render.summary("x", [error, error, warning]) == "x: 2 errors, 1 warning."


def test_the_nearest_name_is_found_or_none() -> None:
    assert nearest("tension.tarde", ["tension.trade", "tension.taiwan"]) == "tension.trade"
    assert nearest("business", ["us.business", "china.economy"]) == "us.business"
    assert nearest("Hot-Line", ["hot_line", "x"]) == "hot_line"
    assert nearest("zebra", ["us.business"]) is None
    assert nearest("x" * 10_000, ["x" * 10_000 + "y"]) is None


def test_every_code_that_is_used_has_a_title_and_every_title_is_used() -> None:
    used = {
        code
        for file in (ROOT / "exercise").rglob("*.py")
        if file.name != "codes.py" and file.parent.name != "examples"
        for code in re.findall(r"\bDK\d{3}\b", file.read_text(encoding="utf-8"))
    }
    assert used == set(TITLES)
