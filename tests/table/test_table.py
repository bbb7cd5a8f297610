"""A running game: who may do what, what is told to whom, and that a crash at any point loses nothing."""

from __future__ import annotations

import errno
import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from exercise.deck.loader import load
from exercise.players.bots import bot
from exercise.record.faults import RecordInUse, RecordUnwritable
from exercise.record.reading import read
from exercise.record.replay import replay, story
from exercise.record.verify import verify
from exercise.rules.game import digest
from exercise.rules.rulebook import compile_deck
from exercise.study.match import Match
from exercise.table.table import Table
from tests.record.games import Dice, played, small
from tests.record.games import signal as word


def test_a_game_of_two_bots_plays_itself_the_same_way_with_and_without_a_record(tmp_path: Path) -> None:
    seats = {"us": "random", "china": "tit_for_tat"}
    plain = Table.begin(small(), seed=3, seats=seats)
    kept = Table.begin(small(), seed=3, seats=seats, record=tmp_path / "a", batch=True)
    assert plain.over and kept.over and plain.humans == ()
    kept.close()
    told, read_back = story(plain.course), story(replay(tmp_path / "a"))
    assert {**told, "turns": None} == {**read_back, "turns": None}
    for ours, theirs in zip(told["turns"], read_back["turns"], strict=True):
        assert {**ours, "hash": None} == {**theirs, "hash": None}
    assert all(entry.get("at") is None for entry in read(tmp_path / "a").entries)


def test_times_are_written_in_play_and_only_there(tmp_path: Path) -> None:
    ticks = itertools.count()
    table = Table.begin(small(), seed=3, record=tmp_path / "a", clock=lambda: f"tick {next(ticks)}")
    Dice(table, 1).play(6)
    table.close()
    times = [entry["at"] for entry in read(tmp_path / "a").entries]
    assert times == sorted(times, key=lambda one: int(one.split()[1])) and len(set(times)) > 3
    assert replay(tmp_path / "a").over is False


def test_a_bot_plays_on_from_a_resumed_game_as_if_it_had_never_stopped(tmp_path: Path) -> None:
    for name in ("whole", "parts"):
        table = Table.begin(
            small(), seed=8, seats={"us": "human", "china": "random"}, record=tmp_path / name, clock=None
        )
        dice = Dice(table, 4)
        while dice.one():
            if name == "parts":
                table.close()
                table = Table.resume(tmp_path / name, clock=None)
                dice = Dice(table, 4)
        table.close()
    assert (tmp_path / "whole").read_bytes() == (tmp_path / "parts").read_bytes()


CHILD = """
import sys
from exercise.table.table import Table
from tests.record.games import Dice, small
table = Table.begin(small(), seed=11, record=sys.argv[1], clock=None)
dice = Dice(table, 11)
moves = 0
while dice.one():
    moves += 1
    print(moves, flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("moves", [1, 4, 9, 16, 23])
def test_a_process_killed_in_mid_game_loses_no_move_that_was_accepted(tmp_path: Path, moves: int) -> None:
    whole, path = tmp_path / "whole", tmp_path / "killed"
    table = Table.begin(small(), seed=11, record=whole, clock=None)
    Dice(table, 11).play()
    table.close()
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        for _ in range(moves):
            child.stdout.readline()
            child.stdin.write("\n")
            child.stdin.flush()
        with pytest.raises(RecordInUse):
            Table.resume(path)
        child.send_signal(signal.SIGKILL)
    sealed = [entry for entry in read(path).entries if entry["entry"] in ("team", "agenda", "signal", "orders")]
    assert len(sealed) >= moves
    table = Table.resume(path, clock=None)
    Dice(table, 11).play()
    table.close()
    assert path.read_bytes() == whole.read_bytes()


def play_and_die(path: Path, at: int, share: float) -> None:
    """In a child process: play, and die in the `at`-th write after that share of its bytes reached the file."""
    write, count = os.write, itertools.count(1)

    def dying(handle: int, data: bytes) -> int:
        if next(count) == at:
            write(handle, bytes(data)[: int(len(data) * share)])
            os.kill(os.getpid(), signal.SIGKILL)
        return write(handle, data)

    os.write = dying
    Dice(Table.begin(small(), seed=11, record=path, variant="short", clock=None), 11).play()


def test_a_game_killed_in_any_write_after_any_share_of_it_resumes_to_the_same_end(tmp_path: Path) -> None:
    played(tmp_path / "whole", 11, "short").close()
    whole = (tmp_path / "whole").read_bytes()
    deaths = 0
    for at in itertools.count(2):
        for share in (0.0, 0.6, 1.0):
            path = tmp_path / "killed"
            path.unlink(missing_ok=True)
            child = os.fork()
            if child == 0:
                try:
                    play_and_die(path, at, share)
                finally:
                    os._exit(0)
            if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
                assert deaths > 30
                return
            deaths += 1
            table = Table.resume(path, clock=None)
            Dice(table, 11).play()
            table.close()
            assert path.read_bytes() == whole, (at, share)


def test_a_move_that_the_disk_refuses_has_not_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table.begin(small(), seed=3, record=tmp_path / "a", clock=None)
    Dice(table, 1).to(1, "signal")
    us = table.session("us")
    before, told = us.view(), us.events()

    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(RecordUnwritable, match="full"):
            us.submit(word("press"))
    assert us.view() == before and us.events() == told
    assert us.submit(word("press")) == []
    table.close()
    verify(tmp_path / "a")


def test_a_bot_that_the_disk_stops_takes_its_turn_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table.begin(small(), seed=3, seats={"us": "human", "china": "random"}, record=tmp_path / "a", clock=None)
    Dice(table, 1).to(1, "orders")
    write, count = os.write, itertools.count(1)

    def full(handle: int, data: bytes) -> int:
        if next(count) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        assert table.submit("us", {"move": "orders", "cards": []}) == []
    assert table.trouble is not None and "full" in table.trouble.message
    assert table.waiting()["china"] == ["signal"]
    table.go_on()
    assert table.trouble is None and table.waiting() == {"us": ["signal"]}
    table.close()
    verify(tmp_path / "a")


def test_two_tables_cannot_write_one_record(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=3, record=tmp_path / "a")
    with pytest.raises(RecordInUse, match="in use by another process"):
        Table.resume(tmp_path / "a")
    table.close()
    Table.resume(tmp_path / "a").close()


def test_a_torn_last_line_is_told_of_and_cut_off(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=3, record=tmp_path / "a", clock=None)
    Dice(table, 1).play(7)
    table.close()
    content = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(content[:-20])
    table = Table.resume(tmp_path / "a", clock=None)
    assert table.torn is not None and table.torn.line == content.count(b"\n")
    table.close()
    verify(tmp_path / "a")


def test_somebody_else_may_sit_down_at_a_resumed_game(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=3, record=tmp_path / "a")
    Dice(table, 1).play(9)
    table.close()
    table = Table.resume(tmp_path / "a", seats={"us": "random", "china": "random"})
    assert table.over
    table.close()
    assert replay(tmp_path / "a").seats == {"us": "random", "china": "random"}
    with pytest.raises(KeyError):
        Table.resume(tmp_path / "a", seats={"us": "nobody"})
    Table.resume(tmp_path / "a").close()


def test_teams_and_aims_chosen_beforehand_leave_only_the_rest_to_choose() -> None:
    table = Table.begin(small(), seed=3, teams={"us": "doves"}, agendas={"us": "thaw", "china": None})
    assert table.waiting() == {"china": ["team", "agenda"]}
    us, china = table.session("us"), table.session("china")
    assert us.view()["teams"] == {"us": "doves", "china": None} and us.view()["agenda"] == "thaw"
    assert china.view()["teams"] == {"us": None, "china": None} and china.view()["agenda"] is None
    assert china.submit({"move": "team", "team": "army"}) == []
    assert us.view()["teams"]["china"] is None
    assert china.submit({"move": "agenda", "agenda": None}) == []
    assert us.view()["teams"] == {"us": "doves", "china": "army"} and us.view()["phase"] == "signal"


@pytest.mark.parametrize(
    "wrong", [{"teams": {"us": "party"}}, {"agendas": {"china": "x"}}, {"seats": {"us": "x"}}, {"variant": "x"}]
)
def test_an_unknown_name_begins_no_game_and_leaves_no_file(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        Table.begin(small(), seed=3, record=tmp_path / "a", **wrong)  # type: ignore[arg-type]  # one argument of several
    assert not (tmp_path / "a").exists()


def test_a_seed_out_of_range_begins_no_game() -> None:
    for seed in (-1, 1 << 64):
        with pytest.raises(ValueError, match="seed"):
            Table.begin(small(), seed=seed)


def test_every_wrong_move_is_refused_with_a_reason_and_changes_nothing() -> None:
    table = Table.begin(small(), seed=3)
    dice = Dice(table, 1)
    dice.to(1, "orders")
    wrong: list[tuple[str, dict[str, object], str]] = [
        ("us", {}, "unknown_move"),
        ("us", {"move": ["orders"]}, "unknown_move"),
        ("us", {"move": "dance"}, "unknown_move"),
        ("public", {"move": "orders", "cards": []}, "wrong_seat"),
        ("facilitator", {"move": "orders", "cards": []}, "wrong_seat"),
        ("us", {"move": "undo", "to_turn": 1}, "wrong_seat"),
        ("us", {"move": "act", "act": "play_on"}, "wrong_seat"),
        ("us", {"move": "orders", "cards": "tariff"}, "bad_field"),
        ("us", {"move": "orders", "cards": [1]}, "bad_field"),
        ("us", {"move": "orders", "cards": ["tarif"]}, "unknown_card"),
        ("us", {"move": "orders", "cards": ["drill"]}, "not_yours"),
        ("us", {"move": "orders", "cards": [], "because": "\ud800"}, "bad_field"),
        ("us", {"move": "orders", "cards": [], "because": "\x1b[31m"}, "bad_text"),
        ("us", {"move": "orders", "cards": [], "expect": "war"}, "unknown_posture"),
        ("us", {"move": "signal", "posture": "hold"}, "wrong_phase"),
        ("us", {"move": "team", "team": "doves"}, "wrong_phase"),
        ("us", {"move": "message", "text": ""}, "no_text"),
        ("us", {"move": "message", "text": 7}, "bad_field"),
        ("facilitator", {"move": "act", "act": "inject", "event": "strom"}, "unknown_event"),
        ("facilitator", {"move": "act", "act": "adjust", "shift": {"tension": 1}, "why": "x"}, "unknown_track"),
        ("facilitator", {"move": "act", "act": "adjust", "shift": {}, "why": "x"}, "no_change"),
        ("facilitator", {"move": "act", "act": "adjust", "shift": {"us.business": 1.5}, "why": "x"}, "bad_field"),
        ("facilitator", {"move": "act", "act": "adjust", "shift": {"us.business": 10**7}, "why": "x"}, "too_many"),
        ("facilitator", {"move": "act", "act": "play_on", "why": "x"}, "not_over"),
        ("facilitator", {"move": "act", "act": "wave", "why": "x"}, "bad_field"),
        ("facilitator", {"move": "undo", "to_turn": "1"}, "bad_field"),
        ("facilitator", {"move": "undo", "to_turn": 7}, "unknown_turn"),
        ("facilitator", {"move": "pause", "on": False}, "no_change"),
        ("facilitator", {"move": "note", "text": None}, "no_text"),
        ("facilitator", {"move": "message", "text": "x", "to": ["public"]}, "bad_field"),
    ]
    before = story(table.course)
    for viewer, move, code in wrong:
        seat = table.session(viewer)  # type: ignore[arg-type]  # a viewer
        reasons = seat.why_not(move)
        assert code in [reason.code for reason in reasons], (viewer, move, reasons)
        assert all(reason.text for reason in reasons)
        assert seat.submit(move) == reasons
    assert story(table.course) == before


def test_sealing_twice_is_refused() -> None:
    table = Table.begin(small(), seed=3)
    Dice(table, 1).to(1, "orders")
    assert table.submit("us", {"move": "orders", "cards": []}) == []
    assert [reason.code for reason in table.submit("us", {"move": "orders", "cards": []})] == ["sealed"]


def test_an_event_that_happens_once_is_injected_once() -> None:
    table = Table.begin(small(), seed=3)
    Dice(table, 1).to(1, "signal")
    inject = {"move": "act", "act": "inject", "event": "crisis"}
    assert table.submit("facilitator", inject) == []
    assert [reason.code for reason in table.submit("facilitator", inject)] == ["once"]


def test_messages_reach_those_they_are_for() -> None:
    table = Table.begin(small(), seed=3)
    Dice(table, 1).to(1, "signal")
    assert [reason.code for reason in table.submit("us", {"move": "message", "text": "hello"})] == ["no_talks"]
    Dice(table, 1).to(1, "orders")
    assert table.submit("us", {"move": "message", "text": "hello"}) == []
    assert table.submit("facilitator", {"move": "message", "text": "five minutes", "to": ["china"]}) == []
    said = {
        viewer: [one["text"] for one in table.session(viewer).view()["messages"]]
        for viewer in ("us", "china", "facilitator", "public")
    }
    assert said == {
        "us": ["hello"],
        "china": ["hello", "five minutes"],
        "facilitator": ["hello", "five minutes"],
        "public": [],
    }
    noticed = {
        viewer: [one["text"] for one in table.session(viewer).events() if one["kind"] == "message"]
        for viewer in ("us", "china", "facilitator", "public")
    }
    assert noticed == said
    assert table.submit("us", {"move": "orders", "cards": []}) == []
    assert [reason.code for reason in table.submit("us", {"move": "message", "text": "wait"})] == ["sealed"]


def test_a_resumed_game_tells_the_same_notices_again(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=3, record=tmp_path / "a")
    Dice(table, 1).to(3, "orders")
    table.submit("facilitator", {"move": "act", "act": "inject", "event": "leak", "why": "test"})
    table.submit("facilitator", {"move": "undo", "to_turn": 2})
    Dice(table, 1).play()
    table.close()
    again = Table.resume(tmp_path / "a")
    for viewer in ("us", "china", "public", "facilitator"):
        told = table.session(viewer).events()
        assert told == again.session(viewer).events()
        assert [notice["n"] for notice in told] == list(range(1, len(told) + 1))
        assert table.session(viewer).events(5) == told[5:]
        assert {notice["kind"] for notice in told} >= {
            "sealed",
            "opening",
            "signals",
            "resolution",
            "act",
            "undo",
            "end",
        }
    again.close()


def test_a_preview_shows_what_own_cards_alone_would_move() -> None:
    table = Table.begin(small(), seed=3)
    Dice(table, 1).to(1, "orders")
    view = table.session("us").view()
    moved = {one["track"]: one["to"] - one["from"] for one in table.session("us").preview(["tariff"])}
    assert moved["tension.trade"] == 6 and moved["us.business"] == -2 and moved["us.capital"] == -1
    assert "china.business" not in moved
    assert table.session("us").preview(["brief"]) == []  # what the other side shows is not known
    assert table.session("china").preview(["pact"])[0] == {"track": "china.capital", "from": 6, "to": 5}
    assert "cooperation.taiwan" not in {one["track"] for one in table.session("china").preview(["pact"])}
    assert table.session("us").preview([]) == [] and table.session("us").preview(["nothing"]) == []
    assert table.session("public").preview(["tariff"]) == []
    assert table.session("us").view() == view


@pytest.mark.parametrize("game", [0, 3])
@pytest.mark.parametrize("name", ["next_four_years", "prisoners_dilemma"])
def test_a_table_plays_the_same_game_as_a_study_does(tmp_path: Path, name: str, game: int) -> None:
    deck = load(name).deck
    assert deck is not None
    seats = {"us": "random", "china": "tit_for_tat"}
    table = Table.begin(deck, seed=9, seats=seats, game=game, record=tmp_path / "a", batch=True)
    table.close()
    book = compile_deck(deck)
    last = Match(book, bot(seats["us"]), bot(seats["china"])).play(9, game)
    assert digest(book, last) == digest(table.course.book, table.course.position)
    verify(tmp_path / "a")
