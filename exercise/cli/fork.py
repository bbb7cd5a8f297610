"""`exercise fork`: it begins a new record that goes on from a turn of another."""

from __future__ import annotations

import json
from pathlib import Path

import click

from exercise.deck.tongue import _


@click.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--turn", type=click.IntRange(min=1), help="The turn whose orders are open again; else the last one.")
@click.option("--record", "new", type=click.Path(path_type=Path), required=True, metavar="NEW", help="The new record.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
def fork(record: Path, turn: int | None, new: Path, as_json: bool) -> int:
    """Go on from a turn of a recorded game in a new record: it keeps what came before, and the same luck."""
    from exercise.record.fork import fork as branch
    from exercise.table.table import wall_clock

    turn = branch(record, new, turn, wall_clock())
    if as_json:
        click.echo(json.dumps({"record": str(new), "parent": str(record), "turn": turn}))
        return 0
    click.echo(
        _("{new} goes on from turn {turn} of {record}. Play it: exercise play --resume --record {new}").format(
            new=new, turn=turn, record=record
        )
    )
    return 0
