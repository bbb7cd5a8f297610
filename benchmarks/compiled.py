"""Whole games a second in machine code, beside OpenSpiel and PettingZoo in the same run: all take turns, so that a busy
moment meets each.

The peers: OpenSpiel's goofspiel of 16 cards, played from Python; OpenSpiel's connect_four, played at random by its own
C++ (the RandomRolloutEvaluator of its MCTS bot, asked for one simulation of many rollouts from the first position, so
that no Python stands between two moves); PettingZoo's rock-paper-scissors of 16 rounds, played from Python. One core is
measured in seconds of processor time, both in seconds of the clock. Then how long the command takes for its first game,
with code from an earlier run and without.

Run: `python benchmarks/compiled.py [--deck DECK] [--seconds S] [--json]`. The peers are pinned in
`requirements/bench.txt`; those that are not installed are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.games import theirs as pettingzoo

ROOT = Path(__file__).resolve().parent.parent
PAIRS = {("tit_for_tat", "grudger"): 4096, ("random", "random"): 4096, ("planner", "planner"): 16}
"""Who plays, and how many games at once: some hundredths of a second."""
SLICES = 5
WARM, COLD, CORES = 1.5, 30.0, 1.8
"""What is promised: seconds to the first game with and without earlier code; how much two cores are to one."""
BUSY = 0.5
"""Programs that ran before ours began, on average over a minute; from so many on, times by the clock are not ours."""

Play = Callable[[int], int]
"""Plays some games from a number on, and says how many."""


def ours(deck: str) -> dict[str, tuple[Play, int]]:
    """Our games of each pair, on one core and on all: what plays them, and on how many threads."""
    from exercise.deck.loader import load_deck
    from exercise.rules.rulebook import compile_deck
    from exercise.study.compiled.engine import Engine

    engine = Engine(compile_deck(load_deck(deck)))
    cores = os.cpu_count() or 1
    pool = ThreadPoolExecutor(cores)

    def on_one(us: str, china: str, many: int) -> Play:
        def play(number: int) -> int:
            engine.play(us, china, 0, number, many)
            return many

        return play

    def on_all(us: str, china: str, many: int) -> Play:
        def play(number: int) -> int:
            firsts = [number + place * many for place in range(4 * cores)]
            list(pool.map(lambda first: engine.play(us, china, 0, first, many), firsts))
            return many * len(firsts)

        return play

    found: dict[str, tuple[Play, int]] = {}
    for (us, china), many in PAIRS.items():
        engine.play(us, china, 0, 0, 1)  # what is compiled, is compiled before
        found[f"{us} against {china}"] = on_one(us, china, many), 1
        if cores > 1:
            found[f"{us} against {china}, {cores} cores"] = on_all(us, china, many), cores
    return found


def peers() -> Iterator[tuple[str, Play]]:
    """Those of the peers that are installed."""
    try:
        yield "PettingZoo rps, 16 rounds, wrapped", one_by_one(pettingzoo(True))
        yield "PettingZoo rps, 16 rounds, raw", one_by_one(pettingzoo(False))
    except ImportError:
        pass
    try:
        import pyspiel
    except ImportError:
        return
    luck = random.Random(0)
    cards = pyspiel.load_game("goofspiel(num_cards=16)")

    def goofspiel(_number: int) -> None:
        state = cards.new_initial_state()
        while not state.is_terminal():
            if state.is_chance_node():
                state.apply_action(luck.choice(state.legal_actions()))
            else:
                state.apply_actions([luck.choice(state.legal_actions(0)), luck.choice(state.legal_actions(1))])

    yield "OpenSpiel goofspiel, 16 cards, from Python", one_by_one(goofspiel)
    board = pyspiel.load_game("connect_four")
    many = 5000
    rollouts = pyspiel.MCTSBot(
        board, pyspiel.RandomRolloutEvaluator(n_rollouts=many, seed=0), 2.0, 1, 100, False, 0, False
    )  # one simulation: its leaf is the first position itself

    def connect_four(_number: int) -> int:
        rollouts.mcts_search(board.new_initial_state())
        return many

    yield "OpenSpiel connect_four, C++ random rollouts", connect_four


def one_by_one(play: Callable[[int], None]) -> Play:
    """A game at a time, looking at the clock every twenty."""

    def some(number: int) -> int:
        for place in range(20):
            play(number + place)
        return 20

    return some


def rate(play: Play, threads: int, seconds: float, first: int) -> tuple[float, int]:
    """Games a second, of processor time on one thread and of the clock on several, and the number after the last."""
    clock = time.process_time if threads == 1 else time.perf_counter
    began, number = clock(), first
    while (spent := clock() - began) < seconds or number == first:
        number += play(number)
    return (number - first) / (clock() - began if spent == 0 else spent), number


def measured(deck: str, seconds: float) -> dict[str, float]:
    """Median games a second of each."""
    players = {**{name: (play, 1) for name, play in peers()}, **ours(deck)}
    taken: dict[str, list[float]] = {name: [] for name in players}
    number = dict.fromkeys(players, 0)
    for _ in range(SLICES):
        for name, (play, threads) in players.items():
            speed, number[name] = rate(play, threads, seconds / SLICES, number[name])
            taken[name].append(speed)
    return {name: statistics.median(speeds) for name, speeds in taken.items()}


def cores(deck: str, seconds: float) -> float:
    """How much faster all cores play than one does, by the clock: the two take turns."""
    found = ours(deck)
    one, both = (found[name][0] for name in list(found)[:2])
    ratios, numbers = [], [0, 0]
    for _ in range(SLICES):
        alone, numbers[0] = rate(one, 2, seconds / SLICES, numbers[0])
        together, numbers[1] = rate(both, 2, seconds / SLICES, numbers[1])
        ratios.append(together / alone)
    return statistics.median(ratios)


def first_game(deck: str, cache: str | None) -> float:
    """Seconds of the clock that the command takes for one compiled game."""
    words = ["simulate", deck, "--games", "1", "--engine", "compiled", "--json"]
    chosen = {} if cache is None else {"EXERCISE_CACHE": cache}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "exercise", *words], check=True, cwd=ROOT, env={**os.environ, **chosen},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--deck", default="next_four_years")
    asked.add_argument("--seconds", type=float, default=3.0, help="for each program")
    asked.add_argument("--json", action="store_true", help="one object for programs")
    wanted = asked.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    with tempfile.TemporaryDirectory() as cache:
        cold = first_game(wanted.deck, cache)
        warm = min(first_game(wanted.deck, cache) for _ in range(3))
    figures = measured(wanted.deck, wanted.seconds)
    beside = [name for name in figures if name.startswith(("PettingZoo", "OpenSpiel"))]
    own = [name for name in figures if name not in beside]
    several = (os.cpu_count() or 1) > 1
    told = {
        "games_per_second": {name: round(value, 1) for name, value in figures.items()},
        "ratios": {name: {peer: round(figures[name] / figures[peer], 2) for peer in beside} for name in own},
        "first_game_seconds": {"earlier code": round(warm, 2), "none": round(cold, 2)},
        "load_before": round(load, 2),
        "cores": round(cores(wanted.deck, 2 * wanted.seconds), 2) if several else None,
    }
    if wanted.json:
        print(json.dumps(told))
        return
    print(f"{wanted.deck}, games a second, and as a multiple of each peer's on one core")
    for place, peer in enumerate(beside, 1):
        print(f"  [{place}] {peer:<52}{figures[peer]:>12,.0f}")
    print(f"  {'':<56}{'':>12}" + "".join(f"{f'/ [{place}]':>11}" for place in range(1, len(beside) + 1)))
    for name in own:
        ratios = "".join(f"{figures[name] / figures[peer]:>11,.2f}" for peer in beside)
        print(f"  {name:<56}{figures[name]:>12,.0f}{ratios}")
    if load > BUSY:
        print(f"  The machine was busy with {load:.1f} other programs: what follows is of the clock, and says little.")
    promise("first game, code from an earlier run, seconds", warm, WARM, warm <= WARM)
    promise("first game ever, seconds", cold, COLD, cold <= COLD)
    if told["cores"] is not None:
        promise(f"{os.cpu_count()} cores to one", told["cores"], CORES, told["cores"] >= CORES, "at least")


def promise(what: str, value: float, limit: float, kept: bool, word: str = "at most") -> None:
    """A figure beside what is promised of it."""
    print(f"  {what:<56}{value:>12,.2f}   {word} {limit:g}: {'kept' if kept else 'NOT KEPT'}")


if __name__ == "__main__":
    main()
