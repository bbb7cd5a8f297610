"""The repeated prisoner's dilemma beside Axelrod-Python: the same strategies, the same 200 rounds, the same scores.

Run: `python benchmarks/dilemma.py [--write] [--json]`. Axelrod-Python is pinned in `requirements/bench.txt`. Exits with
1 if any score differs, or if what the tests hold our bots to (`tests/players/axelrod.json`) is not what it gives;
`--write` writes that file anew.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
HELD = ROOT / "tests" / "players" / "axelrod.json"
ROUNDS = 200
BOTH = {
    "always_engage": "Cooperator",
    "always_press": "Defector",
    "tit_for_tat": "TitForTat",
    "tit_for_two_tats": "TitFor2Tats",
    "grudger": "Grudger",
    "pavlov": "WinStayLoseShift",
}
"""The deterministic strategies that both have: our name, and theirs. `generous_tit_for_tat` (their GTFT) draws luck."""
CYCLES = ("CD", "CCD", "DDC", "CDD", "DCCDD", "CCCDDDC")
"""Partners that only turn round and round: they ask more of a strategy than five others that are nice."""


def theirs() -> dict[str, list[int]]:
    """The final scores of Axelrod-Python, for every pair and for every strategy against every cycle. Raises
    ImportError."""
    import axelrod

    def score(one: Any, other: Any) -> list[int]:
        match = axelrod.Match((one, other), turns=ROUNDS)
        match.play()
        return [int(points) for points in match.final_score()]

    made: dict[str, Callable[[], Any]] = {name: getattr(axelrod, known) for name, known in BOTH.items()}
    scores = {f"{one} {other}": score(made[one](), made[other]()) for one, other in product(BOTH, repeat=2)}
    for one, cycle in product(BOTH, CYCLES):
        scores[f"{one} {cycle}"] = score(made[one](), axelrod.Cycler(cycle))
    return scores


def ours() -> dict[str, list[int]]:
    """The same of our deck and bots."""
    from tests.players.dilemma import scores

    return {
        **{f"{one} {other}": list(scores(one, other)) for one, other in product(BOTH, repeat=2)},
        **{f"{one} {cycle}": list(scores(one, cycle)) for one, cycle in product(BOTH, CYCLES)},
    }


def timed(play: Callable[[], dict[str, list[int]]]) -> tuple[dict[str, list[int]], float]:
    """What is played, and the seconds of processor time that it took; once beforehand, so that all is loaded."""
    play()
    began = time.process_time()
    scores = play()
    return scores, time.process_time() - began


def main() -> int:
    """Compare, and say how many scores agree and how the two speeds stand to each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write what the tests hold our bots to")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    given, their_time = timed(theirs)
    found, our_time = timed(ours)
    if asked.write:
        lines = ",\n".join(f"  {json.dumps(pair)}: {json.dumps(score)}" for pair, score in given.items())
        HELD.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    held = json.loads(HELD.read_text(encoding="utf-8")) if HELD.exists() else {}
    differ = [pair for pair, score in given.items() if found[pair] != score or held.get(pair) != score]
    told = {
        "matches": len(given), "differ": differ, "rounds": ROUNDS,
        "speed_interpreted_to_axelrod": round(their_time / our_time, 2),
    }  # fmt: skip
    if asked.json:
        print(json.dumps(told))
    else:
        print(f"{len(given) - len(differ)} of {len(given)} matches of {ROUNDS} rounds end as Axelrod-Python's do.")
        print("\n".join(f"differs: {pair}: {given[pair]}, ours {found[pair]}" for pair in differ) or "None differs.")
        print(f"Ours, interpreted, at {their_time / our_time:.2f} times its speed.")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
