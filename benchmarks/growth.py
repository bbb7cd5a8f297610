"""How the time of a study grows: with games, with the cards of a deck, with the turns of a game. Each should be a line.

A least-squares line through the points gives seconds for each further game, card or turn, and R squared; `power` is the
slope between the logarithms (1: in proportion, 0: not at all, 2: with the square). Games are compiled, on one core;
cards and turns are measured in plain Python, where no deck needs code of its own. Seconds are of processor time, the
least of several tries.

Run: `python benchmarks/growth.py [--most GAMES] [--json] [--out DIR]`; with --out the lines are written to `growth.txt`
and `growth.json` there too.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.loading import best, big_deck
from exercise.deck.loader import load, load_deck
from exercise.players.bots import bot
from exercise.rules.position import TURN
from exercise.rules.rulebook import compile_deck
from exercise.study.match import Match

GAMES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
CARDS = (100, 250, 500, 1_000, 2_000)
TURNS = (8, 16, 24, 32, 48, 64)
PAIR = ("tit_for_tat", "grudger")
TRIED = 60
"""Games in plain Python of each point."""
BATCH = 4096
WIDE = 40


@dataclass(frozen=True)
class Line:
    """Seconds by size, and the line through them."""

    title: str
    sizes: list[float]
    seconds: list[float]
    slope: float
    first: float
    r_squared: float
    power: float


def line(title: str, sizes: Sequence[float], seconds: Sequence[float]) -> Line:
    """The least-squares line through points, and the power between their logarithms."""
    slope, first, fit = fitted(sizes, seconds)
    power, _, _ = fitted([math.log(one) for one in sizes], [math.log(one) for one in seconds])
    return Line(title, list(sizes), list(seconds), slope, first, fit, power)


def fitted(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float, float]:
    """Slope, value at 0, and R squared of a least-squares line."""
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((one - x) * (other - y) for one, other in zip(xs, ys, strict=True))
    wide, high = sum((one - x) ** 2 for one in xs), sum((one - y) ** 2 for one in ys)
    slope = across / wide
    return slope, y - slope * x, across**2 / (wide * high) if high else 1.0


def by_games(most: int) -> Line:
    """Compiled games of the real deck."""
    from exercise.study.compiled.engine import Engine

    engine = Engine(compile_deck(load_deck("next_four_years")))
    engine.play(*PAIR, 0, 0, 1)

    def play(games: int) -> None:
        for first in range(0, games, BATCH):
            engine.play(*PAIR, 0, first, min(BATCH, games - first))

    sizes = [games for games in GAMES if games <= most]
    taken = [best(lambda games=games: play(games), 3 if games < 100_000 else 1) for games in sizes]
    return line("a study, by games (compiled, one core)", sizes, taken)


def by_cards() -> list[Line]:
    """Loading decks of so many cards, and a game of each."""
    loading, playing = [], []
    with tempfile.TemporaryDirectory() as folder:
        for cards in CARDS:
            path = Path(folder) / f"of_{cards}.yaml"
            path.write_text(big_deck(cards), encoding="utf-8")
            loading.append(best(lambda path=path: load(path), 3))
            playing.append(game(Match(compile_deck(load_deck(str(path))), bot("random"), bot("random"), ledger=False)))
    return [line("loading a deck, by cards", CARDS, loading), line("a game, by cards (interpreted)", CARDS, playing)]


def by_turns() -> Line:
    """Games of the real deck, made shorter or longer, which no ending cuts short; their size is the turns played."""
    deck = replace(load_deck("next_four_years"), endings=())
    turns, taken = [], []
    for count in TURNS:
        longer = replace(deck, turns=replace(deck.turns, count=count))
        match = Match(compile_deck(longer), *map(bot, PAIR), ledger=False)
        taken.append(game(match))
        turns.append(sum(match.play(0, number).fact[TURN] for number in range(TRIED)) / TRIED)
    return line("a game, by turns (interpreted)", turns, taken)


def game(match: Match) -> float:
    """Seconds of a game, over so many."""

    def some() -> None:
        for number in range(TRIED):
            match.play(0, number)

    return best(some, 3) / TRIED


def drawn(one: Line) -> str:
    """A line as text: a bar for each point, in proportion."""
    most = max(one.seconds)
    told = [one.title]
    for size, seconds in zip(one.sizes, one.seconds, strict=True):
        told.append(f"  {size:>11,.0f} {scaled(seconds):>10}  {'#' * max(round(WIDE * seconds / most), 1)}")
    told.append(f"  {scaled(one.slope)} each, R squared {one.r_squared:.4f}, power {one.power:.2f}")
    return "\n".join(told)


def scaled(seconds: float) -> str:
    """Seconds in a unit that suits them."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if abs(seconds) >= size:
            return f"{seconds / size:.2f} {unit}"
    return f"{seconds * 1e6:.2f} us"


def main() -> None:
    """Measure, print, and write if asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--most", type=int, default=GAMES[-1], help="the most games of a study")
    asked.add_argument("--json", action="store_true", help="an object for programs")
    asked.add_argument("--out", type=Path, metavar="DIR", help="write growth.txt and growth.json there")
    wanted = asked.parse_args()
    parts: list[Callable[[], list[Line]]] = [by_cards, lambda: [by_turns()], lambda: [by_games(wanted.most)]]
    lines = [one for part in parts for one in part()]
    text = "\n\n".join(drawn(one) for one in lines) + "\n"
    data = json.dumps([asdict(one) for one in lines])
    if wanted.out:
        wanted.out.mkdir(parents=True, exist_ok=True)
        (wanted.out / "growth.txt").write_text(text, encoding="utf-8")
        (wanted.out / "growth.json").write_text(data + "\n", encoding="utf-8")
    sys.stdout.write(data + "\n" if wanted.json else text)


if __name__ == "__main__":
    main()
