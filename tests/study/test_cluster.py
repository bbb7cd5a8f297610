"""A cluster answers as one machine does, to the bit, whoever dies meanwhile; and says plainly what it lacks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from exercise.deck.loader import load_deck
from exercise.players.bots import bot
from exercise.rules.rulebook import compile_deck
from exercise.study.balance import choices, course
from exercise.study.cluster import hub, stamp
from exercise.study.cluster.far import SIZES, Far
from exercise.study.cluster.hub import Cluster, LostCluster, NoCluster
from exercise.study.field import Field
from exercise.study.match import Match
from exercise.study.stops import stopped
from exercise.study.sweep import sweep, varied
from exercise.study.tournament import Tournament
from tests.ground.command import ROOT, environment, exercise, is_one_sentence

pytest.importorskip("distributed")
pytestmark = pytest.mark.xdist_group("machine code")  # one cluster, in one worker

PAIR = ("random", "grudger")


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """A real cluster on this machine: a scheduler and two processes, each with a keeper that starts it again."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as there:
        yield there


@pytest.fixture(scope="module")
def there(local: Any) -> Iterator[Cluster]:
    with Cluster(local.scheduler_address) as cluster:
        yield cluster


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SIZES, "interpreted", (7, 1))


def pids(cluster: Cluster) -> list[int]:
    return list(cluster.client.run(os.getpid).values())


def killing(cluster: Cluster, after: int) -> Callable[[int], None]:
    """What is told of finished games, and kills a worker outright when so many are finished."""
    done: list[int] = []

    def told(games: int) -> None:
        before = sum(done)
        done.append(games)
        if before < after <= before + games:
            os.kill(pids(cluster)[0], signal.SIGKILL)

    return told


# --- the same, to the bit ---


def test_games_rounds_and_branches_are_the_same_there_as_here(there: Cluster) -> None:
    book = compile_deck(load_deck("next_four_years"))
    here, far = Field(book), Far(book, "interpreted", there)
    ours, theirs = ([row for rows in one.play(*PAIR, 3, 40) for row in rows] for one in (here, far))
    assert ours == theirs
    assert list(here.trace(*PAIR, 3, 9)) == list(far.trace(*PAIR, 3, 9))
    aims = {"us": next(agenda.id for side, agenda in book.agendas if side == 0)}
    ours, theirs = ([row for rows in one.play(*PAIR, 3, 9, agendas=aims) for row in rows] for one in (here, far))
    assert ours == theirs
    game = stopped(Match(book, bot("random"), bot("grudger"), ledger=False), 5, 2, 3)
    assert game is not None
    assert here.branch(game, *PAIR, 7, 30) == far.branch(game, *PAIR, 7, 30)


def test_machine_code_is_made_on_the_workers_and_plays_the_same(
    there: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numba")
    monkeypatch.setitem(SIZES, "compiled", (50, 4))
    book = compile_deck(load_deck("stag_hunt"))
    assert there.compiles
    here, far = Field(book, "compiled"), Far(book, "compiled", there)
    ours, theirs = ([row for rows in one.play(*PAIR, 3, 300) for row in rows] for one in (here, far))
    assert ours == theirs == [row for rows in Field(book).play(*PAIR, 3, 300) for row in rows]


def test_a_worker_killed_in_mid_study_loses_nothing(there: Cluster) -> None:
    book = compile_deck(load_deck("stag_hunt"))
    bots = ("random", "tit_for_tat", "grudger")
    before = set(pids(there))
    answers = []
    for ground in (Field(book), Far(book, "interpreted", there, done=killing(there, 60))):
        meeting = Tournament(ground, bots, 1, 60)
        meeting.play()
        answers.append(meeting.told())
    assert answers[0] == answers[1]
    assert answers[0]["complete"] and answers[0]["played"] == 540
    assert not there.early and not there.announced
    assert len(before & set(pids(there))) < 2  # somebody did die


def test_a_sweep_meets_a_deck_for_each_value(there: Cluster) -> None:
    deck = load_deck("next_four_years")
    books = {value: varied(deck, ["signals.misread"], value, "lesson") for value in (0, 50)}
    plain, far = (
        list(sweep(ground, books, *PAIR, 2, 20))
        for ground in (Field(books[0]), Far(books[0], "interpreted", there, done=killing(there, 10)))
    )
    assert plain == far
    assert plain[0] != plain[1]


def test_questions_of_balance_are_asked_there(there: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    book = compile_deck(load_deck("next_four_years"), "lesson")
    here, far = Field(book), Far(book, "interpreted", there)
    monkeypatch.setattr(course.thresholds, "SCRIPTS", (3, 3))
    monkeypatch.setattr(course.thresholds, "HALFWAY", (3, 3))
    for question in (course.luck, course.half_time):
        assert question(here, 0, 100) == question(far, 0, 100)
    # a deck that was changed here, and that no file says
    bare = compile_deck(choices.without(book.deck, book.deck.cards[0].id), "lesson")
    assert list(here.on(bare).trace(*PAIR, 1, 5)) == list(far.on(bare).trace(*PAIR, 1, 5))


# --- the commands ---


def test_commands_say_the_same_there_as_here(local: Any, tmp_path: Path) -> None:
    record = tmp_path / "games"
    done = exercise("simulate", "next_four_years", "--us", "random", "--games", "1", "--record", str(record))
    assert done.returncode == 0, done.stderr
    (game,) = record.iterdir()
    few = ("--engine", "interpreted", "--json")
    for words in (
        ("simulate", "stag_hunt", "--us", "random", "--games", "150", "--seed", "3", *few),
        ("whatif", str(game), "--turn", "2", "--us", "-", "--games", "140", *few),
    ):
        here, far = exercise(*words), exercise(*words, "--dask", local.scheduler_address)
        assert here.returncode == far.returncode == 0, far.stderr
        ours, theirs = ({**json.loads(one.stdout), "seconds": 0, "games_per_second": 0} for one in (here, far))
        assert ours == theirs


def test_ctrl_c_shows_what_a_cluster_has_done_so_far(local: Any) -> None:
    words = [sys.executable, "-m", "exercise", "simulate", "stag_hunt", "--games", "1000000", "--engine", "interpreted"]
    there = ["--dask", local.scheduler_address, "--json"]
    asking = subprocess.Popen(
        [*words, *there], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    )
    time.sleep(4)
    asking.send_signal(signal.SIGINT)
    said, errors = asking.communicate(timeout=60)
    assert asking.returncode == 130 and not errors, errors
    games = json.loads(said)["games"]
    assert 0 < games < 1_000_000
    again = exercise(*words[3:5], "--games", str(games), "--engine", "interpreted", "--json")
    for name in ("score", "endings", "tension", "ahead"):
        assert json.loads(again.stdout)[name] == json.loads(said)[name]


@pytest.mark.parametrize("address", ["nonsense", "foo://here:1"])
def test_an_address_that_is_none_is_one_sentence_and_2(address: str) -> None:
    done = exercise("tournament", "stag_hunt", "--games", "2", "--dask", address)
    assert done.returncode == 2 and is_one_sentence(done.stderr)
    assert address in done.stderr


# --- what a cluster may lack ---


@contextmanager
def running(*words: str, **changes: str) -> Iterator[subprocess.Popen[str]]:
    """A Dask program of its own, killed in the end."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", *words], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        env=environment(**{"PYTHONPATH": str(ROOT), **changes}),
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def lonely() -> Iterator[str]:
    """The address of a scheduler without workers."""
    words = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with running(*words) as scheduler:
        assert scheduler.stderr is not None
        for line in scheduler.stderr:
            if "Scheduler at:" in line:
                yield line.split("Scheduler at:")[1].strip()
                break


def worker(address: str, **changes: str) -> Any:
    words = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
    return running("distributed.cli.dask_worker", address, *words, **changes)


def other_program(folder: Path, whole: bool) -> str:
    """A folder with another Exercise: one that is older in its rules, or one that is hardly there."""
    if whole:
        copytree(ROOT / "exercise", folder / "exercise")
        with (folder / "exercise" / "rules" / "turn.py").open("a", encoding="utf-8") as file:
            file.write("# another rule\n")
    else:
        (folder / "exercise").mkdir()
        (folder / "exercise" / "__init__.py").write_text("", encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(("whole", "told"), [(False, "no Exercise"), (True, "another Exercise")])
def test_a_worker_with_another_program_is_told_of_before_a_game_is_played(
    lonely: str, tmp_path: Path, whole: bool, told: str
) -> None:
    with worker(lonely, PYTHONPATH=other_program(tmp_path, whole)), pytest.raises(NoCluster) as fault:
        Cluster(lonely)
    assert told in fault.value.message and "tcp://" in fault.value.message
    assert "nstall" in fault.value.remedy


def test_a_worker_of_another_program_that_joins_later_plays_no_game(
    there: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exercise.study.cluster import errand

    monkeypatch.setattr(errand, "sources", lambda: "older")  # here, as if those there were the newer ones
    far = Far(compile_deck(load_deck("stag_hunt")), "interpreted", there)
    with pytest.raises(errand.OtherProgram) as fault:
        list(far.play(*PAIR, 0, 5))
    assert stamp.sources() in fault.value.message and "older" in fault.value.message


def test_without_workers_and_when_all_are_gone_a_study_ends_in_a_sentence(
    lonely: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "CONNECT", 3.0)
    with pytest.raises(NoCluster) as fault:
        Cluster(lonely)
    assert "no workers" in fault.value.message
    monkeypatch.setattr(hub, "CONNECT", 30.0)
    waits: list[str] = []
    with worker(lonely) as only, Cluster(lonely, patience=1, tell=waits.append) as cluster:
        far = Far(compile_deck(load_deck("stag_hunt")), "interpreted", cluster, done=lambda _games: only.kill())
        with pytest.raises(LostCluster) as lost:
            list(far.play(*PAIR, 0, 5000))
    assert "gone" in lost.value.message and lonely in lost.value.message
    assert len(waits) == 1
