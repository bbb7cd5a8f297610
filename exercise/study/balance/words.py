"""Whether words matter: what a lie pays at equal deeds, and whether a reading changes what a bot does. No bot is known
here by more than its name."""

from __future__ import annotations

from typing import Any

from exercise.deck.models import SIDES
from exercise.deck.tongue import _
from exercise.players.bots import bot
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook
from exercise.study.balance import thresholds
from exercise.study.balance.alarm import Alarm, percent
from exercise.study.balance.course import between
from exercise.study.balance.crosstable import CrossTable
from exercise.study.field import Field
from exercise.study.intervals import apart
from exercise.study.league import measures, thinking
from exercise.study.match import Match
from exercise.study.stops import order_of, rounds_of, stopped

LIAR, HONEST = "liar", "always_press"
"""The same deeds, other words: both press; the one says that it will engage."""


def lies(table: CrossTable) -> Alarm:
    """What the lie is worth against every bot in either seat: it should pay somewhere, and cost somewhere."""
    code = "lie_one_sided"
    if not table.ground.book.tables.signals:
        return Alarm(code, False, _("The deck has no signals: nobody can lie."))
    if LIAR not in table.bots or HONEST not in table.bots:
        return Alarm(code, None, _("The bots that would show it are not here."))
    gains: dict[str, Any] = {}
    pays = costs = 0
    for side, name in enumerate(SIDES):
        for other in table.bots:
            if other in (LIAR, HONEST):
                continue
            lie, plain = (table[(one, other) if side == 0 else (other, one)] for one in (LIAR, HONEST))
            gain, half = apart(lie.score[side], plain.score[side])
            gains[f"{name} {other}"] = {"gain": round(gain, 3), "half": round(half, 3)}
            pays += gain > half
            costs += gain < -half
    best = max(gains, key=lambda one: float(gains[one]["gain"]))
    least = min(gains, key=lambda one: float(gains[one]["gain"]))
    says = _(
        "Pressing under a promise to engage, against pressing openly: it pays in {pays} of {many} seats and costs in "
        "{costs}; from {least} {low:+.1f} to {best} {high:+.1f} points."
    ).format(
        pays=pays, costs=costs, many=len(gains), least=least, low=gains[least]["gain"], best=best,
        high=gains[best]["gain"],
    )  # fmt: skip
    raised = pays == 0 or costs == 0
    return Alarm(code, raised if table.games >= thresholds.LEAST else None, says, None, gains)


def readings(ground: Field, seed: int, games: int) -> Alarm:
    """In how many decisions another reading of the same word changes the order of a bot that thinks."""
    code, limit = "readings_unused", thresholds.READ
    book = ground.book
    if not book.tables.signals:
        return Alarm(code, False, _("The deck has no signals: there is nothing to read."), limit)
    if not thinking():
        return Alarm(code, None, _("The bots that would show it are not here."), limit)
    many = between(thresholds.HANDS, games, 2000)
    changed = dict.fromkeys(thinking(), 0)
    asked = 0
    for found in ground.each(changes, ((seed, number) for number in range(many))):
        if found is not None:
            asked += 1
            for name, other in found.items():
                changed[name] += other
    shares = {name: round(many / asked, 4) if asked else 0.0 for name, many in changed.items()}
    text = ", ".join(f"{name} {percent(share)}" for name, share in shares.items())
    says = _("Decisions that another reading would change, of {asked}: {text}.").format(asked=asked, text=text)
    raised = all(100 * share < limit for share in shares.values())
    enough = asked * limit >= 100 or not raised
    return Alarm(code, raised if enough else None, says, limit, {"asked": asked, **shares})


def changes(ground: Field, seed: int, number: int) -> dict[str, bool] | None:
    """By bot that thinks, whether another reading changes its order in one moment; None where the game is over."""
    book, opponents = ground.book, measures()
    pair = opponents[number % len(opponents)], opponents[number // len(opponents) % len(opponents)]
    match = Match(book, bot(pair[0]), bot(pair[1]), ledger=False)
    if stopped(match, seed, number, 2 + number % max(rounds_of(book) - 2, 1)) is None:
        return None
    return {name: reads(book, match.seen[number % 2], number % 2, name) for name in thinking()}


def reads(book: Rulebook, seen: Position, side: int, name: str) -> bool:
    """Whether a bot in this place would seal another order had it read another posture."""
    tables, player = book.tables, bot(name)
    found = set()
    for posture in range(3):
        sight = seen.copy()
        sight.ordered[side] = 0
        player.speak(tables, sight, side)
        for other in range(3):
            sight.fact[tables.at_read + side * 3 + other] = int(other == posture)
        sight.read[side] = posture
        player.choose(tables, sight, side)
        found.add(tuple(sorted(order_of(book, sight, side))))
    return len(found) > 1
