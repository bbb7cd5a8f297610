"""Many games one after another at tables, for players that no study can compile: programs, and functions of a script.

It knows seats and numbers of games, and adds nothing up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from exercise.deck.models import Deck
from exercise.table.deciding import Decider
from exercise.table.table import Table


def series(
    deck: Deck,
    bots: Mapping[str, Decider],
    *,
    seed: int,
    games: Iterable[int],
    variant: str | None = None,
    teams: Mapping[str, str | None] | None = None,
    agendas: Mapping[str, str | None] | None = None,
    into: Path | None = None,
    wide: int = 1,
) -> Iterator[Table]:
    """Each game of these numbers, played to its end. `into`: a folder for their records, named by `wide` digits.

    The deciders stay the caller's. Raises what `Table.begin` raises, and Unsteady.
    """
    for game in games:
        record = None if into is None else into / f"{deck.id}-{seed}-{game:0{wide}}.jsonl"
        table = Table.begin(
            deck,
            seed=seed,
            variant=variant,
            teams=teams,
            agendas=agendas,
            game=game,
            record=record,
            batch=True,
            bots=bots,
        )
        table.close()
        yield table
