"""Whole games a second in plain Python, ledger kept and nothing written, beside PettingZoo's rock-paper-scissors of 16
rounds in the same run: the two take turns, so that a busy moment meets both.

Run: `python benchmarks/games.py [--deck DECK] [--us BOT] [--china BOT] [--seconds S] [--json]`. PettingZoo is pinned in
`requirements/bench.txt`; without it only our own figure is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import time
from collections.abc import Callable

LEAST = 0.5
"""What is promised: at least half of the wrapped peer's games a second."""
SLICES = 10


def rate(play: Callable[[int], None], seconds: float, first: int) -> tuple[float, int]:
    """Games a second of processor time (both play on one thread) of a function that plays game number n, and the number
    after the last."""
    began = time.process_time()
    number = first
    while (spent := time.process_time() - began) < seconds:
        play(number)
        number += 1
    return (number - first) / spent, number


def ours(deck: str, us: str, china: str) -> Callable[[int], None]:
    """Our game: a deck between two bots, every row of the ledger kept."""
    from exercise.deck.loader import load_deck
    from exercise.players.bots import bot
    from exercise.rules.rulebook import compile_deck
    from exercise.study.match import Match

    match = Match(compile_deck(load_deck(deck)), bot(us), bot(china), ledger=True)

    def play(number: int) -> None:
        match.play(0, number)

    return play


def theirs(wrapped: bool) -> Callable[[int], None]:
    """PettingZoo's rock-paper-scissors with 16 rounds, as its own documentation loops over it. Raises ImportError."""
    import os

    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    from pettingzoo.classic import rps_v2

    game = (rps_v2.env if wrapped else rps_v2.raw_env)(num_actions=3, max_cycles=16)

    def play(number: int) -> None:
        game.reset(seed=number)
        for _agent in game.agent_iter():
            _seen, _reward, over, cut, _told = game.last()
            game.step(None if over or cut else number % 3)

    return play


def measure(deck: str, us: str, china: str, seconds: float) -> dict[str, float]:
    """Median games a second of each, and ours as a share of theirs."""
    players = {f"{deck}, {us} against {china}": ours(deck, us, china)}
    with contextlib.suppress(ImportError):
        players |= {"PettingZoo rps, wrapped": theirs(True), "PettingZoo rps, raw": theirs(False)}
    taken: dict[str, list[float]] = {name: [] for name in players}
    number = dict.fromkeys(players, 0)
    for _ in range(SLICES):
        for name, play in players.items():
            speed, number[name] = rate(play, seconds / SLICES, number[name])
            taken[name].append(speed)
    figures = {name: statistics.median(speeds) for name, speeds in taken.items()}
    own, *others = figures.values()
    if others:
        figures["ours / wrapped"] = own / others[0]
        figures["ours / raw"] = own / others[1]
    return figures


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--deck", default="next_four_years")
    asked.add_argument("--us", default="tit_for_tat")
    asked.add_argument("--china", default="grudger")
    asked.add_argument("--seconds", type=float, default=10.0, help="for each program")
    asked.add_argument("--json", action="store_true", help="one object for programs")
    wanted = asked.parse_args()
    figures = measure(wanted.deck, wanted.us, wanted.china, wanted.seconds)
    if wanted.json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
        return
    for name, value in figures.items():
        promised = ""
        if name == "ours / wrapped":
            promised = f"   at least {LEAST:g}: {'kept' if value >= LEAST else 'NOT KEPT'}"
        print(f"{name:<50}{value:>10,.2f}{promised}")


if __name__ == "__main__":
    main()
