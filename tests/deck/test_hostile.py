"""No bytes crash, hang or exhaust the reader: they give data, or a finding that says what they are and where."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exercise.deck.loader import load
from exercise.deck.yaml_reader import MOST_BYTES, read_yaml

BOMB = b"a: &a {x: 1}\n" + b"".join(b"b%d: &b%d {<<: [*a, *a, *a]}\n" % (n, n) for n in range(30))
HOSTILE: list[tuple[str, bytes, str, tuple[int, int]]] = [
    ("brackets without end", b"[" * 1_000_000, "DK008", (1, 1001)),
    ("braces without end", b"{a: " * 30_000, "DK008", (1, 121)),
    ("dashes without end", b"- " * 30_000, "DK008", (1, 61)),
    ("question marks without end", b"? " * 50_000, "DK008", (1, 61)),
    ("a merge bomb", BOMB, "DK009", (1, 4)),
    ("a billion laughs", b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "DK009", (1, 4)),
    ("NUL", b"a: \0b\n", "DK004", (1, 4)),
    ("a bell", b"a: b\nc: \x07\n", "DK004", (2, 4)),
    ("a next line", "a: 1\u0085b: 2".encode(), "DK004", (1, 5)),
    ("a byte order mark", b"\xef\xbb\xbfa: 1\n", "DK003", (1, 1)),
    ("UTF-16", "a: 1".encode("utf-16"), "DK002", (1, 1)),
    ("Latin-1", "a: 1\nb: ça\n".encode("latin-1"), "DK002", (2, 4)),
    ("half a surrogate", b"a: \xed\xa0\x80\n", "DK002", (1, 4)),
    ("nothing", b"", "DK014", (1, 1)),
    ("only a comment", b"# hello\n", "DK014", (1, 1)),
    ("a tab", b"a:\n\tb: 1\n", "DK005", (2, 1)),
    ("a tab among spaces", b"a:\n  b: 1\n\tc: 1\n", "DK005", (3, 1)),
    ("an open quote", b'a: "x\n', "DK005", (1, 4)),
    ("an unknown escape", b'a: "\\q"\n', "DK005", (1, 5)),
    ("two colons", b"a: b: c\n", "DK005", (1, 5)),
    ("an at sign", b"a: @b\n", "DK005", (1, 4)),
    ("an open brace", b"a: {b: 1\nc: 2\n", "DK005", (1, 4)),
    ("a second document", b"a: 1\n---\nb: 2\n", "DK013", (2, 1)),
    ("a tag that makes objects", b"a: !!python/object/apply:os.system [x]\n", "DK010", (1, 4)),
    ("a key that is a list", b"? [a, b]\n: 1\n", "DK015", (1, 3)),
    ("no key", b"a: 1\n~: 1\n", "DK015", (2, 1)),
    ("an alias for a key", b"*a : 1\n", "DK009", (1, 1)),
    ("too many bytes", b"a: " + b"x" * MOST_BYTES, "DK006", (1, 1)),
    ("too many values", b"[" + b"a," * 300_000 + b"]", "DK007", (1, 500_000)),
]  # fmt: skip


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
