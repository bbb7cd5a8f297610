"""`exercise verify`: it says whether a record holds from its first line to its last."""

from __future__ import annotations

import json
from pathlib import Path

import click

from exercise.cli.errors import BAD, Fault
from exercise.deck.tongue import _, ngettext


@click.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
def verify(record: Path, as_json: bool) -> int:
    """Recompute a record from its first line to its last: the chain, every draw, move, act, turn and score."""
    from exercise.record.faults import RecordError
    from exercise.record.verify import verify as recompute

    try:
        verdict = recompute(record)
    except RecordError as fault:
        if not as_json or fault.usage:
            raise
        click.echo(json.dumps({"record": str(record), "ok": False, "line": fault.line, "problem": fault.message}))
        return BAD
    torn = verdict.torn
    if as_json:
        found = {
            "record": str(record),
            "ok": torn is None,
            "line": torn.line if torn else None,
            "problem": cut_short(record, torn.line) if torn else None,
            "lines": verdict.lines,
            "turns": verdict.turns,
            "ended": verdict.ended,
        }
        click.echo(json.dumps(found))
        return BAD if torn else 0
    if torn:
        raise Fault(cut_short(record, torn.line), _("Everything before it holds; resuming the game cuts it off."))
    lines = ngettext("{n} line", "{n} lines", verdict.lines).format(n=verdict.lines)
    turns = ngettext("{n} turn", "{n} turns", verdict.turns).format(n=verdict.turns)
    state = _("the game has ended") if verdict.ended else _("the game is not over")
    click.echo(
        _("{record} holds: {lines}, {turns}, {state}.").format(record=record, lines=lines, turns=turns, state=state)
    )
    return 0


def cut_short(record: Path, line: int) -> str:
    """What is wrong with a record whose last line is torn."""
    return _("The last line of {record}, line {line}, was cut short.").format(record=record, line=line)
