"""How long a deck takes to load, beside PyYAML's CSafeLoader alone on the same text in the same run.

Ours reads YAML with a place for every value, checks every value, name and sense, and builds the deck; the yardstick
only builds plain data. Ours lets no garbage be looked for while it reads, since all that it makes stays; so the
yardstick is measured as one calls it, and once more with the same courtesy. The exit code is 1 if a megabyte takes us
longer than the yardstick as one calls it. Run: `python benchmarks/loading.py [--json] [--repeat N]`.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from exercise.deck.loader import find, load
from exercise.deck.places import seeds_dir

FRAME = """\
format: 1
deck: big
title: Big
sides: {us: {name: United States, short: US}, china: {name: China, short: China}}
turns: {count: 16}
capital: {start: 4, income: 3, cap: 8}
tracks: [{id: business, title: Business, per: side}]
default_ending: {id: over, title: Over}
issues: [{id: trade, title: Trade, tension: 50, cooperation: 10}]
institutions: [{id: hotline, title: Hotline}]
cards:
"""
CARD = """\
  - id: card_{n}
    side: {side}
    issue: trade
    title: A card of some length, number {n}
    stance: {stance}
    cost: 2
    copies: 2
    when: {{all: [{{at_least: {{tension.trade: 30}}}}, {{not: {{standing: hotline}}}}]}}
    effects:
      - shift: {{tension.trade: 6, own.business: -3, their.business: -4}}
      - when: {{they_play: press}}
        shift: {{tension.trade: 4}}
    text: Some prose that tells a player what this is about, and why it might matter to somebody else.
"""


def big_deck(cards: int) -> str:
    """A deck of so many cards, about half a kilobyte each."""
    stances, sides = ("press", "hold", "engage"), ("us", "china")
    return FRAME + "".join(CARD.format(n=n, side=sides[n % 2], stance=stances[n % 3]) for n in range(cards))


def best(work: Callable[[], object], repeat: int) -> float:
    """The least seconds of processor time that some work takes in so many tries."""
    took = []
    for _ in range(repeat):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def unswept(work: Callable[[], object]) -> object:
    """Do some work without a look for garbage meanwhile."""
    gc.disable()
    try:
        return work()
    finally:
        gc.enable()


def measure(path: Path, texts: list[str], repeat: int) -> dict[str, float]:
    """Our load of a deck and the yardstick's of its texts, in milliseconds, and their ratio."""
    loaded = load(path)
    assert loaded.deck is not None, loaded.problems
    ours = best(lambda: load(path), repeat)

    def plain() -> object:
        return [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]

    theirs, spared = best(plain, repeat), best(lambda: unswept(plain), repeat)
    return {
        "kilobytes": round(sum(map(len, texts)) / 1000),
        "ours ms": round(ours * 1000, 1),
        "CSafeLoader ms": round(theirs * 1000, 1),
        "ratio": round(ours / theirs, 2),
        "CSafeLoader unswept ms": round(spared * 1000, 1),
        "ratio to that": round(ours / spared, 2),
    }


def main() -> None:
    """Measure the real deck with its register, and a deck of a megabyte."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--json", action="store_true", help="a JSON object for programs")
    asked.add_argument("--repeat", type=int, default=5, help="tries of each, of which the best counts")
    options = asked.parse_args()
    real = find("next_four_years")
    texts = [one.read_text(encoding="utf-8") for one in [*real.glob("*.yaml"), *seeds_dir().glob("us_china_*.yaml")]]
    with tempfile.TemporaryDirectory() as folder:
        big = Path(folder) / "big.yaml"
        big.write_text(big_deck(2150), encoding="utf-8")
        found = {
            "the real deck": measure(real, texts, options.repeat),
            "a megabyte, 2,150 cards": measure(big, [big.read_text(encoding="utf-8")], options.repeat),
        }
    if options.json:
        print(json.dumps(found))
    else:
        for name, figures in found.items():
            print(f"{name}: " + ", ".join(f"{what} {value}" for what, value in figures.items()))
    raise SystemExit(found["a megabyte, 2,150 cards"]["ratio"] > 1)


if __name__ == "__main__":
    main()
