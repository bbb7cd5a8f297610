"""How long checking takes, exploration included, beside loading alone: the real deck, and decks of 2,000 cards.

Run: `python benchmarks/checking.py [--json] [--repeat N]`. Seconds are of processor time.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
import tempfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.loading import best, big_deck
from exercise.check.checking import check
from exercise.deck.loader import load


def many_cards(times: int) -> str:
    """The real deck with all its cards so many times over, each with figures of its own: as YAML, which JSON is."""
    deck = load("next_four_years").deck
    assert deck is not None
    luck, cards = Random(0), []
    for turn in range(times):
        for card in copy.deepcopy(deck.data["cards"]):
            card["id"] += f"_{turn}" if turn else ""
            if turn and isinstance(card.get("joint"), str):
                card["joint"] += f"_{turn}"
            for effect in card.get("effects", ()) if turn else ():
                for track in effect.get("shift", {}):
                    effect["shift"][track] += luck.choice((-1, 0, 1))
            cards.append(card)
    return json.dumps({**deck.data, "cards": cards})


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
    """Measure all three decks."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--json", action="store_true", help="a JSON object for programs")
    asked.add_argument("--repeat", type=int, default=3, help="tries of each, of which the best counts")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        big = Path(folder) / "big.yaml"
        big.write_text(big_deck(2000), encoding="utf-8")
        varied = Path(folder) / "varied.yaml"
        varied.write_text(many_cards(17), encoding="utf-8")
        found = {
            "the real deck": measure("next_four_years", options.repeat),
            "2,000 cards alike": measure(big, options.repeat),
            "the real deck's cards 17 times": measure(varied, options.repeat),
        }
    if options.json:
        print(json.dumps(found))
        return
    for name, figures in found.items():
        print(f"{name}: " + ", ".join(f"{what} {value}" for what, value in figures.items()))


if __name__ == "__main__":
    main()
