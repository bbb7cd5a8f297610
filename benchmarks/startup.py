"""How light the program is in the hand: help, first paint, repaint after a key, memory. Each beside a yardstick of the
same run, because seconds move from machine to machine.

Run: `python benchmarks/startup.py [--json] [--repeat N]`. It needs a system with pseudo-terminals.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.terminal import Terminal

EXERCISE = str(Path(sys.executable).with_name("exercise"))
TRIVIAL = """
from textual.app import App
from textual.widgets import OptionList
class Trivial(App):
    def compose(self):
        yield OptionList("a trivial app", *(f"line {n}" for n in range(2, 9)))
Trivial().run()
"""
GAME = ["play", "next_four_years", "--us", "human", "--china", "tit_for_tat", "--seed", "1"]
LIMITS = {"help": 6.0, "paint": 2.0, "repaint ms": 25.0, "memory MB": 60.0}


def run(words: list[str]) -> float:
    """Seconds that a command takes from start to end."""
    began = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def paint(words: list[str], wanted: str) -> float:
    """Seconds until a text stands on the screen."""
    with Terminal(words) as terminal:
        return terminal.until(wanted)


def repaint(words: list[str], begin: int, keys: int) -> tuple[float, float]:
    """Median seconds from a key to the last of what it drew, and the most memory after it all.

    `begin`: how often enter is pressed first, to come to the table; then the cursor goes down and up.
    """
    with Terminal(words) as terminal:
        terminal.settle(1.0)
        for _ in range(begin):
            terminal.key("\r", quiet=0.5)
        terminal.key("\x1b", quiet=0.5)
        took = [terminal.key(key, quiet=0.1) for key in ("\x1b[B", "\x1b[A") * keys]
        return statistics.median([one for one in took if one] or [0.0]), terminal.memory()


def playing(words: list[str], enters: int) -> tuple[float, int]:
    """The most memory in a game in which enter is pressed again and again, and the turn it came to."""
    with Terminal(words) as terminal:
        terminal.settle(1.0)
        for _ in range(enters):
            terminal.key("\r", quiet=0.15)
        turns = [int(one.split()[0]) for one in terminal.text.split("Turn ")[1:] if one.split()[0].isdigit()]
        return terminal.memory(), max(turns, default=0)


def median_pair(repeat: int, first: tuple[list[str], str], second: tuple[list[str], str]) -> tuple[float, float]:
    """Medians of two measurements taken in turns, so that a busy moment meets both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(repeat):
        for place, (words, wanted) in enumerate((first, second)):
            taken[place].append(paint(words, wanted) if wanted else run(words))
    return statistics.median(taken[0]), statistics.median(taken[1])


def measure(repeat: int) -> dict[str, float]:
    """Every figure, in milliseconds and MB, with its ratio."""
    trivial = [sys.executable, "-c", TRIVIAL]
    bare, helping = median_pair(4 * repeat, ([sys.executable, "-c", "pass"], ""), ([EXERCISE, "--help"], ""))
    plain, ours = median_pair(repeat, (trivial, "a trivial app"), ([EXERCISE, "play"], "sealed moves"))
    ready = statistics.median(paint([EXERCISE, "play"], "The Next Four Years") for _ in range(repeat))
    other_key, other_memory = repaint(trivial, 0, 2 * repeat)
    our_key, _ = repaint([EXERCISE, *GAME], 1, 2 * repeat)
    memory, turn = playing([EXERCISE, *GAME], 80)
    return {
        "python -c pass ms": bare * 1000,
        "exercise --help ms": helping * 1000,
        "help": helping / bare,
        "trivial paint ms": plain * 1000,
        "exercise play paint ms": ours * 1000,
        "paint": ours / plain,
        "and every deck read ms": ready * 1000,
        "trivial repaint ms": other_key * 1000,
        "repaint ms": our_key * 1000,
        "trivial memory MB": other_memory,
        "memory MB": memory,
        "turn reached": turn,
    }


def main() -> None:
    """Measure, print, and say for each promise whether it is kept."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--json", action="store_true", help="one object for programs")
    asked.add_argument("--repeat", type=int, default=9, help="how often each is measured")
    wanted = asked.parse_args()
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):  # nobody who plays has these
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as home:
        os.environ["EXERCISE_HOME"] = home
        paint([EXERCISE, "play"], "The Next Four Years")  # so that every module has been compiled once
        figures = {name: round(value, 2) for name, value in measure(wanted.repeat).items()}
    if wanted.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        limit = LIMITS.get(name)
        said = "" if limit is None else f"   at most {limit:g}: {'kept' if value <= limit else 'NOT KEPT'}"
        print(f"{name:<24}{value:>9.2f}{said}")


if __name__ == "__main__":
    main()
