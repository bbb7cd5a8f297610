"""`exercise whatif`: other orders in a turn of a recorded game, and what would have come of them. It plays nothing
itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from exercise.cli import asked, studies
from exercise.cli.errors import INTERRUPTED, Misuse
from exercise.cli.output import as_json
from exercise.deck.models import SIDES
from exercise.deck.tongue import _


@click.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--turn", type=click.IntRange(min=1), required=True, metavar="N", help="The turn to change.")
@click.option("--us", metavar="CARDS", help="Other cards for the United States, with commas; - for none.")
@click.option("--china", metavar="CARDS", help="Other cards for China.")
@click.option(
    "--then",
    default="recorded",
    show_default=True,
    metavar="BOT",
    help="Who goes on for both sides: a bot, or what the record says.",
)
@studies.options(200, "Lucks. The first is the record's own; 1: it alone.", seed=False)
def whatif(
    record: Path,
    turn: int,
    us: str | None,
    china: str | None,
    then: str,
    games: int,
    engine: str,
    dask: str | None,
    for_programs: bool,
) -> int:
    """Say what other orders in a turn of a recorded game would have changed, on the same luck and on others."""
    from exercise.record.replay import replay
    from exercise.study.whatif import RECORDED, WhatIf

    orders: dict[str, list[str]] = {
        side: listed(cards) for side, cards in zip(SIDES, (us, china), strict=True) if cards is not None
    }
    if not orders:
        raise Misuse(_("No other orders were named."), _("Name cards with --us or --china; - is none."))
    if then != RECORDED:
        asked.bot(then, "--then")
    question = WhatIf(replay(record), turn, orders)
    engine = "interpreted" if then == RECORDED else engine
    with studies.field(question.book, engine, 2 * games, dask) as ground:
        told = {"record": str(record), "deck": question.book.deck.id, "engine": ground.engine}
        answer: dict[str, Any] = {**told, **question.told(ground, then, games)}
    if for_programs:
        as_json(answer)
    else:
        if not answer["complete"]:
            studies.is_part(answer["games"], games, _("lucks"))
        show(answer)
    return 0 if answer["complete"] else INTERRUPTED


def listed(cards: str) -> list[str]:
    """Card ids from a list with commas; `-` or nothing is an empty order."""
    return [card.strip() for card in cards.split(",") if card.strip() not in ("", "-")]


def show(told: dict[str, Any]) -> None:
    """The answer for a person."""
    for side in SIDES:
        was, now = (", ".join(told["orders"][arm][side]) or _("nothing") for arm in ("recorded", "instead"))
        if was != now:
            click.echo(_("Turn {turn}, {side}: {now} in place of {was}.").format(
                turn=told["turn"], side=side, now=now, was=was
            ))  # fmt: skip
    same = told["same_luck"]
    click.echo(
        _("On the record's own luck: US {us} ({was_us}), China {china} ({was_china}), {ending} ({was_ending}).").format(
            us=same["instead"]["us"], was_us=same["recorded"]["us"], china=same["instead"]["china"],
            was_china=same["recorded"]["china"], ending=same["instead"]["ending"],
            was_ending=same["recorded"]["ending"],
        )
    )  # fmt: skip
    if told["games"] > 1:
        click.echo(_("Over {games} lucks, {then} from there; the difference by game:").format(**told))
        for name in told["difference"]:
            gap = told["difference"][name]
            was, now = (told[arm][name]["mean"] for arm in ("recorded", "instead"))
            click.echo(f"  {name:<12}{was:>9.2f} -> {now:>8.2f}   {studies.give_or_take(gap['mean'], gap['half'])}")
    click.echo(_(studies.NOT_FORECASTS))
