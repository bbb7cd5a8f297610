"""What writing results costs, in rows a second and in memory, for few rows and for many: it should not grow.

Run by hand: `python benchmarks/streaming.py`. The games are made up; what is measured is telling, adding up, writing.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from exercise.deck.loader import load_deck
from exercise.rules.rulebook import compile_deck
from exercise.study.batch import Tally
from exercise.study.rows import rows_of
from exercise.study.stream import BLOCK
from exercise.study.writing import Writing


def main() -> None:
    """Write as many rows as there are in a small, a middle and a large study, each kind of file in turn."""
    book = compile_deck(load_deck("next_four_years"))
    made = random.Random(1)
    columns = [[made.randrange(most) for _game in range(BLOCK)] for most in (len(book.endings), 300, 300, 100, 100, 17)]
    for ending in ("csv", "parquet"):
        for games in (100_000, 300_000, 900_000):
            began, total = time.perf_counter(), Tally(book)
            with tempfile.TemporaryDirectory() as folder, Writing(Path(folder) / f"rows.{ending}", {}) as out:
                for first in range(0, games, BLOCK):
                    out.add(rows_of(book, first, columns))
                    total.add_columns(columns)
            rate = games / (time.perf_counter() - began)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            sys.stdout.write(f"{ending:8} {games:9,} rows  {rate:10,.0f} rows a second  {peak:4} MB at the peak\n")


if __name__ == "__main__":
    main()
