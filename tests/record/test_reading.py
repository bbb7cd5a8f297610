"""What is wrong with a record is found, and named by its line; a torn last line costs nothing but itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exercise.record import chain
from exercise.record.faults import (
    RecordDamaged,
    RecordError,
    RecordForeign,
    RecordMissing,
    RecordVersion,
)
from exercise.record.journal import Journal
from exercise.record.reading import parse, read
from tests.record.plain import header, note


def lines_of(*entries: dict[str, Any]) -> list[bytes]:
    """Entries as the lines of a record, rightly chained."""
    last, lines = chain.ZEROS, []
    for entry in entries:
        line, last = chain.seal(last, entry)
        lines.append(line)
    return lines


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(lines_of(header(), note(2, "两"), note(3), note(4, "the last"))))
    return path


def test_a_record_cut_at_any_byte_of_its_last_line_loses_that_line_alone(record: Path) -> None:
    content = record.read_bytes()
    before = content.rindex(b"\n", 0, -1) + 1
    for end in range(before, len(content)):
        record.write_bytes(content[:end])
        reading = read(record)
        complete = end == len(content) - 1  # only the new line is missing
        assert reading.lines == (4 if complete else 3)
        assert (reading.torn is None) == (end == before)
        journal, again = Journal.resume(record)
        with journal:
            assert again.lines == reading.lines
            journal.append([note(reading.lines + 1, "after")])
        assert read(record).torn is None
        assert [entry.get("text") for entry in read(record).entries][-2:] == (
            ["the last", "after"] if complete else ["a note", "after"]
        )


def test_cut_in_its_first_line_a_record_has_nothing_to_lose(record: Path) -> None:
    first = record.read_bytes().split(b"\n")[0]
    for end in (1, 10, len(first) // 2, len(first) - 1):
        record.write_bytes(first[:end])
        with pytest.raises(RecordForeign, match="cut short in its first line"):
            read(record)
        with pytest.raises(RecordForeign):
            Journal.resume(record)
        assert record.stat().st_size == end


def test_any_byte_changed_in_any_line_is_found_and_named_by_its_line(record: Path) -> None:
    content = record.read_bytes()
    for place in range(len(content) - 1):
        line = content[:place].count(b"\n") + 1
        for other in {content[place] ^ 1, content[place] ^ 0x20, 0, 10} - {content[place]}:
            changed = content[:place] + bytes([other]) + content[place + 1 :]
            with pytest.raises(RecordError) as caught:
                parse(record, changed)
            if not isinstance(caught.value, RecordForeign):  # a first line that is no header any more
                assert caught.value.line == line, (place, other)


def test_a_line_removed_doubled_or_moved_is_found() -> None:
    one, two, three, four = lines_of(header(), note(2), note(3), note(4))
    for wrong, line in ([one, three, four], 2), ([one, two, two, three, four], 3), ([one, three, two, four], 2):
        with pytest.raises(RecordDamaged) as caught:
            parse(Path("a"), b"".join(wrong))
        assert caught.value.line == line


def test_junk_behind_a_whole_last_line_is_torn_off_and_the_line_kept(record: Path) -> None:
    record.write_bytes(record.read_bytes()[:-1] + b"\0\0\0\0")
    reading = read(record)
    assert reading.lines == 4 and reading.torn is not None and reading.torn.size == 4


@pytest.mark.parametrize(
    "content", [b"a deck: yes\n", b"\x89PNG\r\n\x1a\n", b"{}\n", b"[1, 2]\n", b'{"entry":"note"}\n', b"\0" * 100]
)
def test_another_kind_of_file_is_no_record(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(RecordForeign, match="not a record"):
        read(tmp_path / "a")


def test_an_empty_file_and_a_missing_one_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(RecordForeign, match="empty"):
        read(tmp_path / "a")
    with pytest.raises(RecordMissing, match="no record") as caught:
        read(tmp_path / "b")
    assert caught.value.usage


def test_another_version_of_the_rules_or_of_the_record_is_named() -> None:
    for changes, words in ({"rules": 999}, "version 999 of the rules"), ({"record": 2}, "format 2"):
        with pytest.raises(RecordVersion, match=words):
            parse(Path("a"), b"".join(lines_of(header(**changes), note(2))))


def test_an_unknown_entry_is_skipped_only_if_it_says_so_and_is_hashed_all_the_same() -> None:
    strange = {"entry": "weather", "n": 2, "turn": 0, "sky": "blue"}
    optional = lines_of(header(), {**strange, "optional": True}, note(3))
    reading = parse(Path("a"), b"".join(optional))
    assert [entry["entry"] for entry in reading.entries] == ["header", "note"] and reading.lines == 3
    with pytest.raises(RecordDamaged, match="weather") as caught:
        parse(Path("a"), b"".join(lines_of(header(), strange, note(3))))
    assert caught.value.line == 2
    with pytest.raises(RecordDamaged) as caught:
        parse(Path("a"), b"".join([optional[0], optional[1].replace(b"blue", b"grey"), optional[2]]))
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"text": 7},
        {"text": "\x1b[2J"},
        {"text": "a" * 2001},
        {"text": "left\u202eright"},
        {"turn": -1},
        {"turn": True},
        {"n": 3},
        {"who": None},
        {"colour": "red"},
        {"entry": "header"},
    ],
)
def test_an_entry_of_the_wrong_shape_is_named_though_its_hash_fits(changes: dict[str, Any]) -> None:
    with pytest.raises(RecordDamaged) as caught:
        parse(Path("a"), b"".join(lines_of(header(), {**note(2), **changes})))
    assert caught.value.line == 2


def test_a_missing_field_is_named() -> None:
    entry = note(2)
    del entry["text"]
    with pytest.raises(RecordDamaged, match="text"):
        parse(Path("a"), b"".join(lines_of(header(), entry)))


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"entry":"note","n":' + b"9" * 5000, b'{"entry":NaN', b"\xff\xfe", b"{"]
)
def test_lines_that_no_parser_should_choke_on_are_damage(body: bytes) -> None:
    first = lines_of(header())[0]
    last = first[-67:-3].decode()
    line = body + b',"hash":"' + chain.link(last, body).encode() + b'"}\n'
    with pytest.raises(RecordDamaged, match="not an entry"):
        parse(Path("a"), first + line)
