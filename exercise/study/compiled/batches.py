"""A large study in machine code: games in chunks over all cores, added up exactly. It knows chunks and threads, and no
figure's meaning.

Sums are of whole numbers, so neither the size of a chunk nor the number of threads changes them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from exercise.rules.rulebook import Rulebook
from exercise.study.batch import Tally
from exercise.study.compiled.engine import Engine

CHUNK = 256
"""Games between two looks at the keyboard."""


def tally(
    book: Rulebook,
    us: str,
    china: str,
    seed: int,
    games: int,
    *,
    done: Callable[[int], None] | None = None,
    threads: int | None = None,
) -> Tally:
    """Play games 0 to `games` - 1 of a study between two bots, by name, and add them up; `done` is told how many were
    finished. Ctrl-C ends it with the games up to the first that is missing. Raises KeyError for an unknown bot."""
    engine = Engine(book)
    engine.acts(us, china)
    total = Tally(book)
    chunks = [(first, min(CHUNK, games - first)) for first in range(0, games, CHUNK)]
    pool = ThreadPoolExecutor(threads or os.cpu_count() or 1)
    try:
        for results in pool.map(lambda chunk: engine.play(us, china, seed, *chunk), chunks):
            total.add_many(results)
            if done:
                done(len(results))
    except KeyboardInterrupt:
        pass
    finally:
        pool.shutdown(cancel_futures=True)
    return total
