"""The journal keeps what was written, alone, and takes back what the disk refused."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from exercise.record.faults import (
    RecordExists,
    RecordForeign,
    RecordInUse,
    RecordMissing,
    RecordUnwritable,
)
from exercise.record.journal import Journal, in_use
from exercise.record.reading import read
from tests.record.plain import header, note


def test_a_record_holds_what_was_appended_in_order(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "a.jsonl", header()) as journal:
        journal.append([note(2, "first"), note(3, "second")])
        journal.append([note(4, "北京 — third")])
    reading = read(tmp_path / "a.jsonl")
    assert [entry.get("text") for entry in reading.entries] == [None, "first", "second", "北京 — third"]
    assert reading.lines == 4 and reading.torn is None


def test_every_line_ends_in_the_hash_of_the_previous_hash_and_its_own_bytes(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "a.jsonl", header()) as journal:
        hashes = journal.append([note(2), note(3)])
    previous = "0" * 64
    seen = []
    for line in (tmp_path / "a.jsonl").read_bytes().splitlines():
        body, mark, rest = line.rpartition(b',"hash":"')
        assert mark and rest.endswith(b'"}')
        previous = hashlib.sha256(previous.encode() + body).hexdigest()
        assert rest[:-2].decode() == previous
        assert json.loads(line)["hash"] == previous
        seen.append(previous)
    assert seen[1:] == hashes


def test_a_resumed_record_goes_on_as_if_never_left(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "whole.jsonl", header()) as journal:
        journal.append([note(2), note(3)])
    with Journal.create(tmp_path / "parts.jsonl", header()) as journal:
        journal.append([note(2)])
    journal, reading = Journal.resume(tmp_path / "parts.jsonl")
    with journal:
        assert reading.lines == 2
        journal.append([note(3)])
    assert (tmp_path / "parts.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_record_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    Journal.create(path, header()).close()
    before = path.read_bytes()
    with pytest.raises(RecordExists):
        Journal.create(path, header())
    assert path.read_bytes() == before


def test_an_empty_file_may_become_a_record(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    Journal.create(tmp_path / "a.jsonl", header()).close()
    assert read(tmp_path / "a.jsonl").lines == 1


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing, match="no folder") as caught:
        Journal.create(tmp_path / "nowhere" / "a.jsonl", header())
    assert caught.value.usage


def test_a_folder_a_device_and_a_pipe_are_no_records(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, Path("/dev/null"), tmp_path / "pipe"):
        with pytest.raises(RecordForeign):
            Journal.create(path, header())
        with pytest.raises(RecordForeign):
            Journal.resume(path)
        with pytest.raises(RecordForeign):
            read(path)


def test_a_folder_that_may_not_be_written_in_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    tmp_path.chmod(0o755)
    child = os.fork()
    if child == 0:  # as nobody: root may write anywhere
        code = 1
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            Journal.create(folder / "a.jsonl", header())
        except RecordUnwritable as fault:
            code = 0 if "cannot be written" in fault.message and fault.remedy else 2
        except BaseException:
            code = 3
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_record_belongs_to_one_process_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    program = (
        "import sys; from exercise.record.journal import Journal\n"
        "journal, reading = Journal.resume(sys.argv[1])\n"
        "print('holding', flush=True); sys.stdin.readline()\n"
    )
    Journal.create(path, header()).close()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "holding\n"
        assert in_use(path)
        with pytest.raises(RecordInUse, match="in use by another process"):
            Journal.resume(path)
        with pytest.raises(RecordInUse):
            Journal.create(path, header())
        assert read(path).lines == 1
        other.communicate("go\n")
    assert not in_use(path)
    Journal.resume(path)[0].close()


def test_a_full_disk_takes_back_the_entry_and_says_so(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: the system writes a part, then refuses the rest."""
    path = tmp_path / "a.jsonl"
    child = os.fork()
    if child == 0:
        code = 1
        try:
            journal = Journal.create(path, header())
            journal.append([note(2, "kept")])
            size = path.stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, resource.RLIM_INFINITY))
            try:
                journal.append([note(3, "too long for what is left")])
            except RecordUnwritable as fault:
                code = 2 if "full" not in fault.message else 0
            if path.stat().st_size != size:
                code = 3
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            journal.append([note(3, "room again")])
            journal.close()
        except BaseException:
            code = 4
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert [entry.get("text") for entry in read(path).entries] == [None, "kept", "room again"]


def test_a_disk_that_is_full_from_the_start_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(RecordUnwritable, match="full"):
        Journal.create(tmp_path / "a.jsonl", header())
    assert not (tmp_path / "a.jsonl").exists()


def test_writing_on_after_a_cut_that_failed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> int:
        raise OSError(errno.EIO, "Input/output error")

    journal = Journal.create(tmp_path / "a.jsonl", header())
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        with pytest.raises(RecordUnwritable):
            journal.append([note(2)])
    with pytest.raises(RecordUnwritable, match="no longer"):
        journal.append([note(2)])
    journal.close()
    assert read(tmp_path / "a.jsonl").lines == 1


def test_a_file_that_goes_away_or_changes_under_the_writer_is_noticed(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "a.jsonl", header())
    (tmp_path / "a.jsonl").unlink()
    with pytest.raises(RecordUnwritable, match="removed"):
        journal.append([note(2)])
    journal.close()
    journal = Journal.create(tmp_path / "b.jsonl", header())
    with (tmp_path / "b.jsonl").open("ab") as file:
        file.write(b"something else\n")
    with pytest.raises(RecordUnwritable, match="Another program"):
        journal.append([note(2)])
    journal.close()


def test_everything_is_synced_before_append_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    write, sync = os.write, os.fsync
    monkeypatch.setattr(os, "write", lambda handle, data: (done.append("write"), write(handle, data))[1])
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("sync"), sync(handle))[1])
    with Journal.create(tmp_path / "a.jsonl", header()) as journal:
        done.clear()
        journal.append([note(2), note(3), note(4)])
        assert done == ["write", "sync"]


def test_a_batch_reaches_the_disk_in_one_write_and_one_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal.create(tmp_path / "one by one.jsonl", header()) as journal:
        for n in range(2, 50):
            journal.append([note(n)])
    done: list[str] = []
    write, sync = os.write, os.fsync
    monkeypatch.setattr(os, "write", lambda handle, data: (done.append("write"), write(handle, data))[1])
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("sync"), sync(handle))[1])
    with Journal.create(tmp_path / "batch.jsonl", header(), batch=True) as journal:
        for n in range(2, 50):
            journal.append([note(n)])
    assert done.count("write") == 1 and done.count("sync") == 1
    assert (tmp_path / "batch.jsonl").read_bytes() == (tmp_path / "one by one.jsonl").read_bytes()


def test_what_json_cannot_hold_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "a.jsonl", header()) as journal:
        size = journal.path.stat().st_size
        for text in ("\ud800", float("nan")):
            with pytest.raises(ValueError):
                journal.append([note(2), {**note(3), "text": text}])
        assert journal.path.stat().st_size == size
        journal.append([note(2)])
    assert read(tmp_path / "a.jsonl").lines == 2
