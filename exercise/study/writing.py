"""Results to a file while they come, for any number of games: it knows CSV and Parquet, and no game.

The file appears under its name when it is whole, in place of one that was there; until then it has another. What was
written before a Ctrl-C is whole too.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from exercise.deck.tongue import _
from exercise.study.rows import NAMES, NUMBERS, Rows

GROUP = 1 << 16
"""Rows that Parquet keeps together."""


class Unwritable(Exception):
    """Results cannot be written there. `message`: why; `remedy`: what to do."""

    usage = True

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".rstrip())
        self.message = message
        self.remedy = remedy


class Format(Protocol):
    """A kind of file that is being written."""

    def add(self, rows: Rows) -> None: ...
    def close(self) -> None: ...


class Writing:
    """A file of results being written, row by row. Close it with `finish`; as a context it is finished, or dropped
    where something went wrong. Raises Unwritable for another kind of file, a missing folder or a missing library.

    `about`: what the results are of, plain data; Parquet keeps it in the file's own notes under `exercise`.
    """

    def __init__(self, path: Path | str, about: Mapping[str, Any]) -> None:
        self.path = Path(path)
        make = _KINDS.get(self.path.suffix.lower())
        if make is None:
            known = ", ".join(_KINDS)
            raise Unwritable(
                _("Results are not written as “{name}”.").format(name=self.path.name),
                _("Give the file one of these endings: {known}.").format(known=known),
            )
        if self.path.is_dir():
            raise Unwritable(_("{path} is a folder.").format(path=self.path), _("Name a file in it."))
        if not self.path.absolute().parent.is_dir():
            raise Unwritable(
                _("There is no folder {path} to write in.").format(path=self.path.parent), _("Make it first.")
            )
        self.part = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        self.file: Format = make(self.part, about)

    def add(self, rows: Rows) -> None:
        """Write some rows. Raises OSError where the disk does not take them."""
        self.file.add(rows)

    def finish(self) -> None:
        """Write what is left, and give the file its name."""
        self.file.close()
        os.replace(self.part, self.path)

    def drop(self) -> None:
        """Leave no file behind."""
        with suppress(Exception):
            self.file.close()
        self.part.unlink(missing_ok=True)

    def __enter__(self) -> Writing:
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None) -> None:
        if kind is None or issubclass(kind, KeyboardInterrupt):
            self.finish()
        else:
            self.drop()


class Csv:
    """Comma-separated values in UTF-8, a line of names first; what is None is empty."""

    def __init__(self, path: Path, about: Mapping[str, Any]) -> None:
        self.out = path.open("w", encoding="utf-8", newline="")
        self.whole = 0
        self._write([NAMES])

    def add(self, rows: Rows) -> None:
        self._write(zip(*(rows[name] for name in NAMES), strict=True))

    def _write(self, lines: Iterable[Iterable[Any]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(lines)
        self.out.write(text.getvalue())
        self.out.flush()
        self.whole = self.out.tell()

    def close(self) -> None:
        if not self.out.closed:
            self.out.seek(self.whole)
            self.out.truncate()
            self.out.close()


class Parquet:
    """Parquet in groups of so many rows, whatever the blocks they come in; words are dictionaries."""

    def __init__(self, path: Path, about: Mapping[str, Any]) -> None:
        if find_spec("pyarrow") is None:
            raise Unwritable(
                _("Parquet needs pyarrow, which is not installed."),
                _("Install the extra: pip install 'exercise[study]', or write .csv."),
            )
        import pyarrow as pa
        from pyarrow import parquet

        word = pa.dictionary(pa.int32(), pa.string())
        self.schema = pa.schema(
            [(name, pa.int64() if name in NUMBERS else word) for name in NAMES],
            metadata={"exercise": json.dumps(dict(about), ensure_ascii=False)},
        )
        self.table = pa.table
        self.out = parquet.ParquetWriter(path, self.schema, compression="zstd")
        self.waiting: dict[str, list[Any]] = {name: [] for name in NAMES}
        self.closed = False

    def add(self, rows: Rows) -> None:
        for name in NAMES:
            self.waiting[name] += rows[name]
        while min(map(len, self.waiting.values())) >= GROUP:
            self._write(GROUP)

    def _write(self, many: int) -> None:
        group = {name: values[:many] for name, values in self.waiting.items()}
        self.out.write_table(self.table(group, schema=self.schema), row_group_size=GROUP)
        self.waiting = {name: values[many:] for name, values in self.waiting.items()}

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            many = min(map(len, self.waiting.values()))
            if many:
                self._write(many)
            self.out.close()


_KINDS: dict[str, Any] = {".csv": Csv, ".parquet": Parquet}
