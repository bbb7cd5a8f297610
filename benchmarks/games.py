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
from collections.abc import Callable, Sequence
from itertools import product

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


SCRIPTED = ("random", "always_press", "always_engage", "tit_for_tat", "grudger")
"""The bots that follow a script. Every one meets every one, so that games that end early and games that run to the end
both count."""


def ours(deck: str, pairs: Sequence[tuple[str, str]]) -> Callable[[int], None]:
    """Our game: a deck between pairs of bots in turn, every row of the ledger kept."""
    from exercise.deck.loader import load_deck
    from exercise.players.bots import bot
    from exercise.rules.rulebook import compile_deck
    from exercise.study.match import Match

    book = compile_deck(load_deck(deck))
    matches = [Match(book, bot(us), bot(china), ledger=True) for us, china in pairs]

    def play(number: int) -> None:
        matches[number % len(matches)].play(0, number)

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


def measure(deck: str, pairs: Sequence[tuple[str, str]], seconds: float) -> dict[str, float]:
    """Median games a second of each, and ours as a share of theirs."""
    who = " against ".join(pairs[0]) if len(pairs) == 1 else f"{len(pairs)} pairs of scripted bots"
    players = {f"{deck}, {who}": ours(deck, pairs)}
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
    asked.add_argument("--us", help="with --china: one pair of bots instead of all scripted ones")
    asked.add_argument("--china")
    asked.add_argument("--seconds", type=float, default=10.0, help="for each program")
    asked.add_argument("--json", action="store_true", help="one object for programs")
    wanted = asked.parse_args()
    pairs = [(wanted.us, wanted.china)] if wanted.us and wanted.china else list(product(SCRIPTED, SCRIPTED))
    figures = measure(wanted.deck, pairs, wanted.seconds)
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
