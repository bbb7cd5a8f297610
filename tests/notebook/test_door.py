"""The door for scripts: what it returns is what the commands say, and frames are the same figures."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from exercise import load, play, simulate
from exercise.deck.diagnostic import DeckError
from exercise.deck.loader import DeckNotFound
from exercise.notebook import door
from exercise.notebook.frames import NoLibrary
from exercise.notebook.scripted import IllegalMove
from exercise.players.bots import bot
from exercise.record.verify import verify
from exercise.rules.rulebook import Rulebook
from exercise.study import stream
from exercise.study.rows import NAMES
from exercise.study.writing import Unwritable
from exercise.table.session import Session
from tests.ground.command import exercise, python


def test_a_game_is_the_one_that_is_recorded(tmp_path: Path) -> None:
    game = play("next_four_years", "tit_for_tat", "grudger", seed=7, record=tmp_path / "a.jsonl")
    assert verify(tmp_path / "a.jsonl").ended and game.record == tmp_path / "a.jsonl"
    run = exercise("replay", str(tmp_path / "a.jsonl"), "--json")
    told = json.loads(run.stdout)
    assert (game.ending, game.score, game.start) == (told["ending"], told["score"], told["start"])
    assert [{**turn, "hash": None} for turn in game.turns] == [{**turn, "hash": None} for turn in told["turns"]]


def test_many_games_come_to_what_the_command_says() -> None:
    results = simulate("stag_hunt", "random", "grudger", games=30, seed=4)
    words = ["simulate", "stag_hunt", "--us", "random", "--china", "grudger", "--games", "30", "--seed", "4", "--json"]
    told = json.loads(exercise(*words).stdout)
    for side in ("us", "china"):
        assert results.score[side]._asdict() == told["score"][side]
    assert results.tension._asdict() == told["tension"] and results.turns == told["turns"]["mean"]
    for name in ("deck", "deck_sha256", "seed", "games", "us", "china", "endings", "results", "ahead", "engine"):
        assert getattr(results, name) == told[name]


def test_many_games_are_compiled_where_that_pays_and_is_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def compiled(book: Rulebook, us: str, china: str, *rest: int, **chosen: Any) -> Iterator[stream.Columns]:
        asked.append((us, china, *rest))
        return stream.interpreted(book, bot(us), bot(china), *rest, **chosen)

    monkeypatch.setattr(stream, "compiled", compiled)
    monkeypatch.setattr(door, "find_spec", lambda name: name)
    few = simulate("stag_hunt", games=door.ENOUGH - 1, seed=3)
    many = simulate("stag_hunt", games=door.ENOUGH, seed=3)
    chosen = simulate("stag_hunt", games=1, seed=3, engine="compiled")
    assert [one.engine for one in (few, many, chosen)] == ["interpreted", "compiled", "compiled"]
    assert asked == [("tit_for_tat", "tit_for_tat", 3, door.ENOUGH), ("tit_for_tat", "tit_for_tat", 3, 1)]
    assert many.rows["score_us"][: few.games] == few.rows["score_us"]
    monkeypatch.setattr(door, "find_spec", lambda name: None)
    assert simulate("stag_hunt", games=door.ENOUGH, seed=3).engine == "interpreted"
    with pytest.raises(ValueError, match="Numba"):
        simulate("stag_hunt", games=1, engine="compiled")


def test_a_game_of_a_study_is_the_game_that_is_played() -> None:
    results = simulate("next_four_years", "random", "grudger", games=1, seed=9)
    game = play("next_four_years", "random", "grudger", seed=9)
    assert results.rows["ending"] == [game.ending] and results.rows["result"] == [game.result]
    assert results.rows["score_us"] == [game.score["us"]] and results.rows["ahead"] == [game.ahead]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_has_a_row_a_game(library: str) -> None:
    pytest.importorskip(library)
    results = simulate("next_four_years", "random", "grudger", games=12)
    frame = getattr(results, f"to_{library}")()
    assert list(frame.columns) == list(NAMES) and len(frame) == 12
    assert {name: list(frame[name]) for name in NAMES} == results.rows


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_of_a_game_has_a_row_a_turn_or_a_row_a_change(library: str) -> None:
    pytest.importorskip(library)
    game = play("next_four_years", seed=2)
    turns, rows = getattr(game, f"to_{library}")(), getattr(game, f"to_{library}")("ledger")
    assert list(turns["tension"]) == [turn["tension"] for turn in game.turns]
    assert list(turns["us_played"]) == [" ".join(turn["orders"]["us"]) for turn in game.turns]
    assert len(rows) == len(game.ledger) and sum(rows["change"]) == sum(row["change"] for row in game.ledger)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_named_with_a_remedy(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    results = simulate("stag_hunt", games=2)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setattr("exercise.notebook.frames.import_module", missing)
    with pytest.raises(NoLibrary, match=f"pip install {library}"):
        getattr(results, f"to_{library}")()


def missing(name: str) -> None:
    raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def test_rows_that_went_into_a_file_are_not_kept(tmp_path: Path) -> None:
    results = simulate("stag_hunt", games=5, out=tmp_path / "rows.csv")
    assert results.rows == {} and results.out == tmp_path / "rows.csv"
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8").count("\n") == 6
    with pytest.raises(LookupError, match=r"rows\.csv"):
        results.to_pandas()


def holds(kind: str, seat: Session) -> Mapping[str, Any]:
    """A function that plays: it holds."""
    assert seat.view()["owed"][seat.viewer][0] == kind
    return {"posture": "hold"} if kind == "signal" else {"cards": []} if kind == "orders" else {}


def test_a_function_plays_from_what_its_seat_may_see() -> None:
    game = play("next_four_years", holds, "always_press")
    assert game.us == "function:holds" and {turn["posture"]["us"] for turn in game.turns} == {"hold"}
    results = simulate("next_four_years", "always_press", holds, games=3)
    assert results.china == "function:holds" and results.engine == "interpreted"


def test_an_illegal_move_of_a_function_is_raised_with_every_reason() -> None:
    def cheats(kind: str, seat: Session) -> Mapping[str, Any]:
        return {"posture": "shout", "issue": "weather"}

    with pytest.raises(IllegalMove) as fault:
        play("next_four_years", cheats)
    assert {reason.code for reason in fault.value.reasons} == {"unknown_posture", "unknown_issue"}


def test_what_a_function_raises_reaches_its_author() -> None:
    def fails(kind: str, seat: Session) -> Mapping[str, Any]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        simulate("stag_hunt", fails, games=2)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"us": "nobody"}, KeyError),
        ({"us": "human"}, (KeyError, ValueError)),
        ({"variant": "nothing"}, KeyError),
        ({"games": 0}, ValueError),
        ({"seed": -1}, ValueError),
        ({"out": "rows.xls"}, Unwritable),
        ({"engine": "compiled", "us": holds}, ValueError),
    ],
)
def test_what_cannot_be_is_raised(wrong: dict[str, Any], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        simulate("stag_hunt", **{"games": 2, **wrong})


def test_a_deck_that_is_not_there_or_not_well_is_raised(tmp_path: Path) -> None:
    with pytest.raises(DeckNotFound):
        load("no_such_deck")
    (tmp_path / "bad.yaml").write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(DeckError):
        load(tmp_path / "bad.yaml")


def test_the_door_loads_neither_frames_nor_compilers_nor_screens() -> None:
    heavy = "{'pandas', 'polars', 'pyarrow', 'numpy', 'numba', 'textual', 'rich'}"
    code = f"from exercise import load, play, simulate; import sys; print(sorted({heavy} & set(sys.modules)))"
    assert python(code).strip() == "[]"
