"""Programs in a seat: what they are told, how their answers are judged, and that no way to go wrong harms a game."""

from __future__ import annotations

import json
import os
import shlex
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from exercise.deck.loader import load_deck, overlay
from exercise.players.outside.pipe import Lost, Pipe
from exercise.players.outside.program import Terms, Unready, words_of
from exercise.record.reading import read
from exercise.record.verify import verify
from exercise.table.deciding import deciders
from exercise.table.outsider import MESSAGES, Outsider, Unsteady
from exercise.table.series import series
from exercise.table.table import SeatEmpty, Table
from tests.record.games import Dice, small

ODD = Path(__file__).parent / "odd.py"
SOON = Terms(seconds=3.0)
AT_ONCE = Terms(seconds=0.7)


def odd(*words: object) -> str:
    """The command of the player that goes wrong."""
    return "run:" + shlex.join([sys.executable, str(ODD), *map(str, words)])


def game(*words: object, terms: Terms = SOON, record: Path | None = None, seed: int = 5) -> Table:
    """A game of that player against dice that are bots."""
    table = Table.begin(
        small(), seed=seed, seats={"us": odd(*words), "china": "random"}, record=record, clock=None, terms=terms
    )
    assert table.over
    table.close()
    return table


def told(path: Path) -> list[dict[str, Any]]:
    """What the program wrote down of what it was told."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_program_plays_a_whole_game_and_the_record_names_it_and_never_its_command(tmp_path: Path) -> None:
    table = game("well", record=tmp_path / "a")
    assert table.course.seats == {"us": "program:odd", "china": "random"}
    assert not table.course.notes
    assert verify(tmp_path / "a").ended
    assert "odd.py" not in (tmp_path / "a").read_text(encoding="utf-8")
    assert [entry["posture"] for entry in read(tmp_path / "a").entries if entry["entry"] == "signal"][::2] == [
        "hold"
    ] * 6


LOSSES = {
    "hangs": "did not answer in time",
    "dies": "exit code 3",
    "is_killed": "signal 9",
    "closes": "closed its pipes",
    "floods": "bytes at once",
    "never_ends_a_line": "did not answer in time",
}


@pytest.mark.parametrize("way", LOSSES)
@pytest.mark.parametrize("turn", [0, 3])
def test_a_program_that_is_lost_gives_its_seat_to_the_stand_in_and_the_record_says_why(
    way: str, turn: int, tmp_path: Path
) -> None:
    table = game(way, turn, terms=AT_ONCE, record=tmp_path / "a")
    assert verify(tmp_path / "a").ended
    (note,) = table.course.notes
    assert note["who"] == "table" and note["text"].startswith("us: The program")
    assert LOSSES[way] in note["text"] and "always_hold has the seat" in note["text"]
    seats = [entry for entry in read(tmp_path / "a").entries if entry["entry"] == "seat"]
    assert [(entry["side"], entry["who"]) for entry in seats] == [("us", "always_hold")]
    assert table.course.seats["us"] == "always_hold"


def test_a_program_that_floods_between_two_questions_harms_no_game(tmp_path: Path) -> None:
    table = game("floods_after_answering", 3, terms=AT_ONCE, record=tmp_path / "a")
    assert verify(tmp_path / "a").ended
    assert 0 < len(table.course.notes) <= 8 and len((tmp_path / "a").read_bytes()) < 100_000


def test_a_lost_program_is_replaced_by_the_bot_that_was_named() -> None:
    table = game("dies", 2, terms=Terms(seconds=3.0, stand_in="always_press"))
    assert table.course.seats["us"] == "always_press"
    shown = [turn["posture"]["us"] for turn in table.session("public").history()]
    assert shown[0] == "hold" and set(shown[2:]) == {"press"}


@pytest.mark.parametrize("way", ["talks_nonsense", "plays_illegal", "says_half_a_character", "plays_too_late_a_number"])
def test_after_three_answers_that_cannot_stand_the_stand_in_decides_that_once(way: str, tmp_path: Path) -> None:
    table = game(way, 6, record=tmp_path / "a")
    assert verify(tmp_path / "a").ended
    assert len(table.course.notes) == 2  # the word and the order of the last turn
    assert all("always_hold decides this once" in note["text"] for note in table.course.notes)
    assert table.course.seats["us"] == "program:odd"


def test_a_refused_program_is_told_every_reason_and_may_try_again() -> None:
    assert not game("learns").course.notes


def test_an_answer_said_twice_counts_once() -> None:
    assert not game("repeats_itself").course.notes


def test_a_late_answer_to_an_earlier_question_costs_no_attempt() -> None:
    assert not game("answers_late", terms=Terms(seconds=3.0, attempts=1)).course.notes


def test_a_program_is_told_once_that_the_game_is_over(tmp_path: Path) -> None:
    seats = {"us": odd("well", "--write", tmp_path / "told"), "china": "random"}
    table = Table.begin(small(), seed=5, seats=seats)
    for text in ("one", "two"):
        assert not table.submit("facilitator", {"move": "note", "text": text})
    table.close()
    assert [message["say"] for message in told(tmp_path / "told")].count("end") == 1


def test_a_program_may_complain_as_long_as_it_likes_on_its_standard_error() -> None:
    assert not game("complains").course.notes


def test_a_program_may_send_a_few_messages_a_turn_and_no_more() -> None:
    table = game("chatters", 1)
    sent = [message for message in table.course.moment.messages if message["turn"] == 1]
    assert len(sent) == MESSAGES
    assert not table.course.notes  # it was refused one more, and then made its move


def test_a_program_is_told_what_its_seat_may_see_and_nothing_more(tmp_path: Path) -> None:
    seed = 18364758544493064719
    table = game("well", "--write", tmp_path / "told", seed=seed)
    hello, begin, *asks, end = told(tmp_path / "told")
    assert {"say", "protocol", "side", "seconds", "attempts", "variant", "deck", "texts"} == set(hello)
    assert hello["deck"] == small().data and hello["texts"] is None
    assert set(begin) == {"say", "luck"} and 0 <= begin["luck"] < 1 << 32
    seat = table.session("us")
    for ask in asks:
        assert set(ask) == {"say", "n", "for", "news", "view"}
        assert set(ask["view"]) == set(seat.view()) and ask["view"]["viewer"] == "us"
        assert ask["view"]["revealed"] is None and ask["view"]["score"]["china"] is None
        assert ask["view"]["owed"]["us"][0] == ask["for"]
    assert end["say"] == "end" and end["view"] == seat.view()
    news = [notice for message in (*asks, end) for notice in message["news"]]
    assert news == seat.events(0)
    assert str(seed) not in (tmp_path / "told").read_text(encoding="utf-8")


def test_secrets_of_the_other_side_change_nothing_that_a_program_is_told(tmp_path: Path) -> None:
    for name, expect in (("a", "press"), ("b", None)):
        table = Table.begin(small(), seed=4, seats={"us": odd("well", "--write", tmp_path / name), "china": "human"})
        for kind in ("team", "agenda"):
            assert not table.submit("china", {"move": kind, kind: None})
        assert not table.submit("china", {"move": "signal", "posture": "hold"})
        order = {"move": "orders", "cards": ["wait"], "expect": expect, "because": expect}
        assert not table.submit("china", order)
        table.close()
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_masked_game_hands_a_program_no_word_that_the_mask_hides(tmp_path: Path) -> None:
    deck = load_deck("next_four_years")
    mask = overlay(deck, "masked")
    seats = {"us": odd("well", "--write", tmp_path / "told"), "china": "tit_for_tat"}
    Table.begin(deck, seed=1, seats=seats, overlays=[mask], variant="lesson").close()
    hello, *_rest = told(tmp_path / "told")
    words = json.dumps({**hello, "deck": None})
    assert hello["deck"]["cards"][0]["id"] and "title" not in hello["deck"]["cards"][0]
    assert hello["variant"] == "lesson"
    assert not [name for name in ("China", "United States", "Taiwan") if name in words]


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    path = tmp_path / "words.py"
    path.write_text("import sys, json; print(json.dumps(sys.argv[1:]))", encoding="utf-8")
    with pytest.raises(Unready):
        Table.begin(small(), seed=1, seats={"us": f"run:{sys.executable} {path} $HOME ; touch {tmp_path}/made"})
    assert not (tmp_path / "made").exists()
    by = time.monotonic() + 10
    assert words_of("run:play '$HOME' ; touch *") == ["play", "$HOME", ";", "touch", "*"]
    pipe = Pipe([sys.executable, str(path), "$HOME", ";", "*"])
    with pytest.raises(Lost, match="exit code 0"):
        assert json.loads(pipe.line(by)) == ["$HOME", ";", "*"]
        pipe.line(by)
    pipe.close()


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("run:", "names no program"),
        ("run:'unclosed", "names no program"),
        ("run:no-such-program-anywhere", "could not be started"),
        (odd("never_says_hello"), "did not answer in time"),
        (odd("well", "--name", "No Name!"), "name is not one"),
        (f"run:{sys.executable} -c \"import sys; print('ready'); sys.stdin.read()\"", "did not say hello"),
        (f"run:{sys.executable} -c \"print('{{}}'); import sys; sys.stdin.read()\"", "did not say hello"),
        (f"run:{sys.executable} -c \"raise SystemExit('not today')\"", "It last wrote: not today"),
    ],
)
def test_a_program_that_cannot_sit_down_begins_no_game_and_leaves_no_file(who: str, why: str, tmp_path: Path) -> None:
    before = {child.pid for child in psutil.Process().children()}
    with pytest.raises(Unready, match=why):
        Table.begin(small(), seed=1, seats={"us": who}, record=tmp_path / "a", terms=AT_ONCE)
    assert {child.pid for child in psutil.Process().children()} <= before
    assert not (tmp_path / "a").exists()


def test_an_unknown_stand_in_or_rival_leaves_no_program_running() -> None:
    before = {child.pid for child in psutil.Process().children()}
    for seats, terms in (({"us": odd()}, Terms(stand_in="nobody")), ({"us": odd(), "china": "nobody"}, SOON)):
        with pytest.raises(KeyError):
            Table.begin(small(), seed=1, seats=seats, terms=terms)
    assert {child.pid for child in psutil.Process().children()} == before


@pytest.mark.parametrize("way", ["breeds", "ignores_the_end", "well"])
def test_when_a_game_is_over_nothing_of_the_program_runs_on(way: str) -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    seen: set[int] = set()
    made = deciders({"us": odd(way, 2), "china": "random"}, small(), terms=AT_ONCE)
    outsider = made["us"]
    assert isinstance(outsider, Outsider) and outsider.program is not None
    group = outsider.program.pipe.child.pid
    seen.add(group)
    table = Table.begin(small(), seed=1, bots=made)
    assert table.over
    outsider.close()
    left = [one for one in psutil.process_iter(["pid", "status"]) if session_of(one.pid) == group]
    assert not [one for one in left if one.info["status"] != psutil.STATUS_ZOMBIE]
    assert {child.pid for child in psutil.Process().children(recursive=True)} <= before


def session_of(pid: int) -> int:
    """The session that a process belongs to; 0 if it is gone."""
    try:
        return os.getsid(pid)
    except OSError:
        return 0


def test_a_resumed_game_wants_its_program_named_again_and_tells_it_everything_anew(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=9, seats={"us": odd("well"), "china": "human"}, record=tmp_path / "a", clock=None)
    Dice(table, 1).to(3, "orders")
    table.close()
    with pytest.raises(SeatEmpty, match="--us run:COMMAND"):
        Table.resume(tmp_path / "a")
    table = Table.resume(tmp_path / "a", {"us": odd("well", "--write", tmp_path / "told")}, clock=None)
    Dice(table, 1).play()
    table.close()
    assert not [entry for entry in read(tmp_path / "a").entries if entry["entry"] == "seat"]
    _hello, _begin, first, *_rest = told(tmp_path / "told")
    assert {notice["turn"] for notice in first["news"]} >= {0, 1, 2, 3}
    assert verify(tmp_path / "a").ended


def test_another_player_may_sit_down_where_a_program_sat(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=9, seats={"us": odd("well"), "china": "human"}, record=tmp_path / "a", clock=None)
    table.close()
    table = Table.resume(tmp_path / "a", {"us": "random"}, clock=None)
    table.close()
    assert table.course.seats["us"] == "random"


def test_a_program_that_was_lost_is_started_again_for_the_next_game_of_a_study() -> None:
    made = deciders({"us": odd("dies", 5), "china": "random"}, small(), terms=SOON)
    games = series(small(), made, seed=2, games=range(10))
    with pytest.raises(Unsteady, match="3 games one after another"):
        for _table in games:
            pass
    assert isinstance(made["us"], Outsider)
    assert made["us"].troubles()["lost"] == 3 and "exit code 3" in made["us"].troubles()["trouble"]
    for one in made.values():
        one.close()


def test_a_study_tells_a_program_where_each_game_begins_and_ends(tmp_path: Path) -> None:
    made = deciders({"us": odd("well", "--write", tmp_path / "told"), "china": "random"}, small(), terms=SOON)
    assert [table.over for table in series(small(), made, seed=2, games=range(3))] == [True] * 3
    made["us"].close()
    messages = [message for message in told(tmp_path / "told") if message["say"] != "ask"]
    assert [message["say"] for message in messages] == ["hello", *["begin", "end"] * 3]
    assert len({message["luck"] for message in messages if message["say"] == "begin"}) == 3
    assert all(message["news"][0]["n"] > 1 for message in messages if message["say"] == "end")
