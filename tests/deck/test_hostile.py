"""No bytes crash, hang or exhaust the reader: they give data, or a finding that says what they are and where."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exercise.deck.loader import load
from exercise.deck.yaml_reader import read_yaml
from tests.deck.corpus import HOSTILE


@pytest.mark.parametrize(
    ("content", "code", "place"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE]
)
def test_hostile_bytes_give_a_finding(content: bytes, code: str, place: tuple[int, int]) -> None:
    written = read_yaml(content, "hostile.yaml")
    first = written.problems[0]
    assert (first.code, (first.line, first.column)) == (code, place)
    assert first.help


@pytest.mark.parametrize("content", [case[1] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_hostile_files_are_no_decks(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_bytes(content)
    loaded = load(path)
    assert loaded.deck is None
    assert loaded.problems


def test_plain_words_are_what_an_author_means_by_them() -> None:
    text = b"""\
[no, yes, on, off, y, n, True, NULL, 012, 0x1f, 1_000, 1:30, 1.5, 1e3, 2025-01-20, .inf, +5, -7, 0, -0, true, false,
 null, ~, '5', "true", 'null', =, 5 ]
"""
    assert read_yaml(text, "x").data == [
        "no", "yes", "on", "off", "y", "n", "True", "NULL", "012", "0x1f", "1_000", "1:30", "1.5", "1e3", "2025-01-20",
        ".inf", 5, -7, 0, 0, True, False, None, None, "5", "true", "null", "=", 5,
    ]  # fmt: skip


def test_an_integer_may_reach_a_million_and_no_further() -> None:
    written = read_yaml(b"[1000000, -1000000]", "x")
    assert (written.data, written.problems) == ([1_000_000, -1_000_000], [])
    for number in (b"1000001", b"-1000001", b"9" * 5000, b"-" + b"9" * 20):
        assert [one.code for one in read_yaml(b"a: " + number, "x").problems] == ["DK016"]


def test_every_value_and_key_knows_where_it_stands() -> None:
    text = "a: 1\nbé: {c: [x, 'y z'], d: 2}\ne:\n  - f: |\n      long\n      text\n    g:\nh: 3\n"
    span = read_yaml(text.encode(), "x").span

    def place(*names: str | int) -> tuple[int, int, int, int]:
        here = span.at(*names)
        return here.line, here.column, here.end_line, here.end_column

    assert place("a") == (1, 4, 1, 5)
    assert place("bé") == (2, 5, 2, 26)
    assert place("bé", "c", 1) == (2, 13, 2, 18)
    assert place("bé", "d") == (2, 24, 2, 25)
    assert (span.at("bé").key("d").line, span.at("bé").key("d").column) == (2, 21)
    assert place("e", 0)[:2] == (4, 5)
    assert place("e", 0, "f")[0] == 4
    assert place("h") == (8, 4, 8, 5)
    assert span.end_line == 8


def test_lines_may_end_in_any_way() -> None:
    for end in ("\n", "\r\n", "\r"):
        written = read_yaml(end.join(["a: 1", "b: 2", "a: 3"]).encode(), "x")
        (problem,) = written.problems
        assert (problem.code, problem.line, problem.source_line) == ("DK012", 3, "a: 3")


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [one.code for one in load(tmp_path / "pipe.yaml").problems] == ["DK001"]
    (tmp_path / "folder.yaml").mkdir()
    assert [one.code for one in load(tmp_path / "folder.yaml").problems] == ["DK401"]


def test_a_part_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("format: 1\n")
    (tmp_path / "cards.yaml").symlink_to(tmp_path / "gone")
    assert [(one.code, Path(one.file).name) for one in load(tmp_path).problems] == [("DK001", "cards.yaml")]


def test_a_file_of_nothing_but_mistakes_is_left_after_a_thousand() -> None:
    for line in (b"k%d: &a 1\n", b"k%d: !x 1\n", b"k: 1\n", b"k%d: 99999999\n"):
        written = read_yaml(b"".join(line % n if b"%" in line else line for n in range(1500)), "x")
        assert (len(written.problems), written.problems[-1].code, written.whole) == (1001, "DK199", False)


def test_no_message_holds_a_control_character(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(rb"""{"a\nb": 1, "c\te": 1, deck: "x\ny", "\e[2J": 1, "\x9b2J": 1, cards: "\r\n"}""")
    for problem in load(path).problems:
        assert not [char for char in problem.message + problem.help if char in "\n\r\x1b\x9b"], problem
