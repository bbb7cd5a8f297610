"""Results while they come: the same rows however the games are split, and whole files whatever happens."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise.deck.loader import load_deck
from exercise.players.bots import bot
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.study import stream, writing
from exercise.study.batch import Tally, tally
from exercise.study.match import Match
from exercise.study.rows import NAMES, rows_of
from exercise.study.writing import Unwritable, Writing

pytestmark = pytest.mark.xdist_group("machine code")  # compiled once, by one worker


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return compile_deck(load_deck("next_four_years"))


def blocks(book: Rulebook, games: int) -> Iterator[stream.Columns]:
    return stream.interpreted(book, bot("random"), bot("tit_for_tat"), 5, games)


def written(book: Rulebook, path: Path, size: int, games: int = 60) -> Path:
    """A file of games that came in blocks of one size."""
    (columns,) = joined(book, games)
    with Writing(path, {"deck": "next_four_years"}) as out:
        for first in range(0, games, size):
            out.add(rows_of(book, first, [column[first : first + size] for column in columns]))
    return path


def joined(book: Rulebook, games: int) -> list[stream.Columns]:
    """All the games as one block."""
    columns: stream.Columns = [[], [], [], [], [], []]
    for block in blocks(book, games):
        for into, values in zip(columns, block, strict=True):
            into += values
    return [columns]


def test_blocks_add_up_to_what_one_batch_does(book: Rulebook) -> None:
    total = Tally(book)
    for columns in blocks(book, 70):
        total.add_columns(columns)
    assert total.told() == tally(Match(book, bot("random"), bot("tit_for_tat")), 5, range(70)).told()


def test_blocks_are_handed_over_before_the_last_game_is_played(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "BLOCK", 4)
    first = next(iter(blocks(book, 1 << 32)))
    assert len(first) == 6 and {len(column) for column in first} == {4}


def test_compiled_blocks_are_the_interpreted_ones_in_the_same_order(book: Rulebook) -> None:
    pytest.importorskip("numba")
    made = stream.compiled(book, "random", "tit_for_tat", 5, 600, threads=3)
    rows = [row for columns in made for row in zip(*columns, strict=True)]
    (columns,) = joined(book, 600)
    assert rows == list(zip(*columns, strict=True))


def test_no_more_than_a_few_compiled_blocks_wait_at_any_time(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    engines = pytest.importorskip("exercise.study.compiled.engine")
    numpy = pytest.importorskip("numpy")
    asked: list[int] = []

    class Fake:
        def __init__(self, book: Rulebook) -> None: ...
        def acts(self, us: str, china: str) -> None: ...
        def play(self, us: str, china: str, seed: int, first: int, count: int, **chosen: object) -> object:
            asked.append(first)
            return numpy.zeros((count, 6), numpy.int64)

    monkeypatch.setattr(engines, "Engine", Fake)
    made = stream.compiled(book, "random", "random", 0, 1 << 30, threads=2)
    for _block in range(20):
        next(made)
    assert len(asked) <= 20 + 2 * 2 + 1
    made.close()  # type: ignore[attr-defined]  # it is a generator


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_file_is_the_same_however_the_games_were_split(book: Rulebook, ending: str, tmp_path: Path) -> None:
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    files = [written(book, tmp_path / f"{size}.{ending}", size).read_bytes() for size in (1, 7, 60)]
    assert files[0] == files[1] == files[2]


def test_a_csv_file_holds_a_row_a_game(book: Rulebook, tmp_path: Path) -> None:
    with written(book, tmp_path / "a.csv", 9).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["game"]) for row in rows] == list(range(60))
    assert tuple(rows[0]) == NAMES
    match = Match(book, bot("random"), bot("tit_for_tat"))
    total = Tally(book)
    for row in rows[:5]:
        position = match.play(5, int(row["game"]))
        total.add(position, position.fact[2])
        assert book.endings[position.ending].id == row["ending"]
        assert (position.fact[0], position.fact[1]) == (int(row["tension"]), int(row["cooperation"]))
    assert total.results == {name: [row["result"] for row in rows[:5]].count(name) for name in total.results}
    assert total.ahead == {name: [row["ahead"] for row in rows[:5]].count(name) for name in total.ahead}
    assert total.score[0].total == sum(int(row["score_us"]) for row in rows[:5])


def test_a_parquet_file_holds_the_same_rows_and_says_what_they_are_of(book: Rulebook, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(written(book, tmp_path / "a.parquet", 9))
    with written(book, tmp_path / "a.csv", 9).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [{name: str(value) for name, value in row.items()} for row in table.to_pylist()] == rows
    assert json.loads(table.schema.metadata[b"exercise"]) == {"deck": "next_four_years"}


def test_parquet_goes_to_the_disk_group_by_group(
    book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(writing, "GROUP", 25)
    (columns,) = joined(book, 60)
    with Writing(tmp_path / "a.parquet", {}) as out:
        for first in range(0, 60, 7):
            out.add(rows_of(book, first, [column[first : first + 7] for column in columns]))
            assert len(out.file.waiting["game"]) < 25  # type: ignore[attr-defined]  # it is Parquet
    described = parquet.ParquetFile(tmp_path / "a.parquet").metadata
    assert [described.row_group(at).num_rows for at in range(described.num_row_groups)] == [25, 25, 10]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_what_was_written_before_ctrl_c_is_whole(book: Rulebook, ending: str, tmp_path: Path) -> None:
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    (columns,) = joined(book, 8)
    with pytest.raises(KeyboardInterrupt), Writing(tmp_path / f"a.{ending}", {}) as out:
        out.add(rows_of(book, 0, columns))
        raise KeyboardInterrupt
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"a.{ending}"]
    pandas = pytest.importorskip("pandas")
    read = pandas.read_csv if ending == "csv" else pandas.read_parquet
    assert list(read(tmp_path / f"a.{ending}")["game"]) == list(range(8))


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_where_something_goes_wrong_the_old_file_stays_and_nothing_is_left_beside_it(
    ending: str, tmp_path: Path
) -> None:
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"a.{ending}"
    path.write_text("older", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), Writing(path, {}):
        raise ZeroDivisionError
    assert path.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a.xls", "a", "missing/a.csv", "folder.csv"])
def test_what_cannot_be_written_is_said_before_a_game_is_played(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(Unwritable) as fault:
        Writing(tmp_path / name, {})
    assert fault.value.message and fault.value.remedy


def test_parquet_without_its_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "find_spec", lambda name: None)
    with pytest.raises(Unwritable, match=r"exercise\[study\]"):
        Writing(tmp_path / "a.parquet", {})
    assert not list(tmp_path.iterdir())


def test_a_score_of_par_reaches_it(book: Rulebook) -> None:
    us, china = book.tables.par
    columns = [[0] * 4, [us, us, us - 1, us - 1], [china, china - 1, china, china - 1], [0] * 4, [0] * 4, [1] * 4]
    assert rows_of(book, 0, columns)["result"] == ["both", "us", "china", "neither"]


def test_a_deck_without_par_leaves_results_empty(tmp_path: Path) -> None:
    deck = load_deck("prisoners_dilemma")
    book = compile_deck(deck)
    rows = rows_of(book, 4, [[0], [3], [5], [0], [0], [9]])
    assert rows["result"] == [None if not book.tables.has_par else rows["result"][0]]
    assert rows["ahead"] == ["china"] and rows["game"] == [4] and rows["turns"] == [9]
