"""How long checking takes, exploration included, beside loading alone: the real deck, and a deck of 2,000 cards.

Run: `python benchmarks/checking.py [--json] [--repeat N]`. Seconds are of processor time.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.loading import best, big_deck
from exercise.check.checking import check
from exercise.deck.loader import load


def measure(deck: str | Path, repeat: int) -> dict[str, float]:
    """Seconds to check a deck, and how many times as long that is as loading it."""
    checking = best(lambda: check(deck), repeat)
    loading = best(lambda: load(deck), repeat)
    return {
        "findings": len(check(deck)),
        "seconds": round(checking, 2),
        "times as long as loading": round(checking / loading, 1),
    }


def main() -> None:
    """Measure both decks."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--json", action="store_true", help="a JSON object for programs")
    asked.add_argument("--repeat", type=int, default=3, help="tries of each, of which the best counts")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        big = Path(folder) / "big.yaml"
        big.write_text(big_deck(2000), encoding="utf-8")
        found = {
            "the real deck": measure("next_four_years", options.repeat),
            "2,000 cards": measure(big, options.repeat),
        }
    if options.json:
        print(json.dumps(found))
        return
    for name, figures in found.items():
        print(f"{name}: " + ", ".join(f"{what} {value}" for what, value in figures.items()))


if __name__ == "__main__":
    main()
