"""Whether any text crashes, hangs or exhausts the reader: the corpus of hostile files, and thousands of mutated decks.

Each is written to a file and read; what comes out as a deck is compiled, opened, put into words, and checked whole.
The exit code is 1 if anything was raised or any file took a second or more of processor time.
Run: `python benchmarks/hostile.py [--decks N] [--seed N] [--json]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from exercise.check.checking import checked
from exercise.deck.loader import load
from exercise.deck.places import decks_dir
from tests.deck.clean import CLEAN
from tests.deck.corpus import HOSTILE
from tests.deck.mutants import mutants, use

LIMIT = 1.0
"""Seconds of processor time that no file may take."""


def decks(count: int, seed: int) -> Iterator[bytes]:
    """So many mutated decks: nine in ten of a small deck that uses every word, the rest of a shipped one."""
    shipped = (decks_dir() / "prisoners_dilemma.yaml").read_text(encoding="utf-8")
    for text, share in ((CLEAN.replace("register: sources.yaml\n", ""), count - count // 10), (shipped, count // 10)):
        for mutant in mutants(text, seed, share):
            yield mutant.encode("utf-8", "surrogatepass")


def measure(files: Iterator[bytes]) -> dict[str, float]:
    """Read every file: how many there were, how many are decks, what was raised, and the slowest in milliseconds."""
    read = good = raised = 0
    slowest = total = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.yaml"
        for content in files:
            path.write_bytes(content)
            read += 1
            began = time.process_time()
            try:
                loaded = load(path)
                if loaded.deck is not None:
                    good += 1
                    use(loaded.deck)
                    checked(loaded)
                elif not loaded.problems:
                    raise AssertionError("neither a deck nor a finding")
            except Exception as error:  # whatever it is, it is what is looked for
                raised += 1
                print(f"{type(error).__name__}: {error}", file=sys.stderr)
            took = time.process_time() - began
            slowest, total = max(slowest, took), total + took
    return {
        "files": read,
        "decks": good,
        "refused": read - good - raised,
        "raised": raised,
        "slowest ms": round(slowest * 1000),
        "mean ms": round(total / read * 1000, 1),
    }


def main() -> None:
    """Read the corpus and the mutated decks, and print what became of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--decks", type=int, default=10_000, help="how many mutated decks")
    asked.add_argument("--seed", type=int, default=0, help="which ones")
    asked.add_argument("--json", action="store_true", help="a JSON object for programs")
    options = asked.parse_args()
    found = {
        "hostile files": measure(content for _name, content, _code, _place in HOSTILE),
        "mutated decks": measure(decks(options.decks, options.seed)),
    }
    if options.json:
        print(json.dumps(found))
    else:
        for name, figures in found.items():
            print(f"{name}: " + ", ".join(f"{what} {value}" for what, value in figures.items()))
    bad = any(figures["raised"] or figures["slowest ms"] >= LIMIT * 1000 for figures in found.values())
    raise SystemExit(bad)


if __name__ == "__main__":
    main()
