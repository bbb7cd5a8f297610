"""Whether a side, a posture, thoughtlessness or a hidden aim wins by itself: it knows comparisons between meetings."""

from __future__ import annotations

from math import sqrt
from typing import Any

from exercise.deck.models import SIDES
from exercise.deck.tongue import _
from exercise.study.balance import thresholds
from exercise.study.balance.alarm import Alarm, percent
from exercise.study.balance.crosstable import CrossTable, Meeting, met
from exercise.study.field import Field
from exercise.study.intervals import SURE, apart, beyond, worst
from exercise.study.league import measures, thinking, thoughtless


def gap_of(one: int, other: int, of_one: int, of_other: int) -> tuple[float, float]:
    """The difference of two shares and half its 95 percent interval, each 0 to 1."""
    first, second = one / of_one, other / of_other
    width = SURE * sqrt(first * (1 - first) / of_one + second * (1 - second) / of_other)
    return first - second, width


def mirrored(table: CrossTable) -> Alarm:
    """The sides' chances of success where both are played by the same bot."""
    limit = thresholds.MIRROR_GAP
    found: dict[str, Any] = {}
    widest, most = "", 0.0
    verdicts: list[bool | None] = []
    for bot in table.bots:
        meeting = table[bot, bot]
        gap, width = gap_of(meeting.success[0], meeting.success[1], meeting.games, meeting.games)
        found[bot] = {
            "us": round(meeting.share(0), 4),
            "china": round(meeting.share(1), 4),
            "gap": round(100 * gap, 2),
            "half": round(100 * width, 2),
        }
        verdicts.append(beyond(100 * abs(gap), 100 * width, limit))
        if abs(gap) >= abs(most):
            widest, most = bot, gap
    says = _("Widest between mirrored bots: {bot}, US {us} and China {china}.").format(
        bot=widest, us=percent(table[widest, widest].share(0)), china=percent(table[widest, widest].share(1))
    )
    enough = table.mirrored >= thresholds.LEAST
    return Alarm("mirrored_sides", worst(verdicts) if enough else None, says, limit, found)


def equilibrium(table: CrossTable, bot: str, code: str) -> Alarm:
    """Whether a bot against itself is an equilibrium among the bots: no other does surely better in either seat."""
    if bot not in table.bots:
        return Alarm(code, None, _("There is no bot {bot}.").format(bot=bot))
    home = table[bot, bot]
    gains: dict[str, Any] = {}
    stays = True
    parts = []
    for side, name in enumerate(SIDES):
        best, most, width = bot, 0.0, 0.0
        for other in table.bots:
            away = table[(other, bot) if side == 0 else (bot, other)]
            gain, half = apart(away.score[side], home.score[side])
            if other != bot and gain > most:
                best, most, width = other, gain, half
        gains[name] = {"best": best, "gain": round(most, 3), "half": round(width, 3)}
        stays &= most <= width
        parts.append(f"{name} {best} {most:+.1f} ± {width:.1f}")
    says = _("Best answers to {bot}: {parts} points.").format(bot=bot, parts=", ".join(parts))
    enough = table.games >= thresholds.LEAST
    return Alarm(code, stays if enough else None, says, None, gains)


def unthinking(ground: Field, seed: int, games: int) -> Alarm:
    """Whether a bot that looks at nothing succeeds more often than one that thinks, in the same seat against the same
    opponents. Needs the compiled engine: bots that think take seconds a game without it."""
    code = "thoughtless_wins"
    thinkers = thinking()
    many = games // thresholds.THOUGHT
    if ground.engine != "compiled" or many == 0 or not thinkers:
        says = _("Not measured: it takes the compiled engine and {games} games.").format(games=thresholds.THOUGHT)
        return Alarm(code, None, says)
    found: dict[str, Any] = {}
    raised = False
    parts = []
    for side, name in enumerate(SIDES):
        shares: dict[str, Meeting] = {}
        for bot in thinkers + thoughtless():
            total = Meeting()
            for other in measures():
                pair = (bot, other) if side == 0 else (other, bot)
                for rows in ground.play(*pair, seed, many if bot in thinkers else games // 100):
                    total.add(ground.book, rows)
            shares[bot] = total
        found[name] = {bot: round(total.share(side), 4) for bot, total in shares.items()}
        best = max(thinkers, key=lambda bot: shares[bot].share(side))
        plain = max(thoughtless(), key=lambda bot: shares[bot].share(side))
        without, with_thought = shares[plain], shares[best]
        gap, width = gap_of(without.success[side], with_thought.success[side], without.games, with_thought.games)
        raised |= gap > width
        parts.append(f"{name}: {plain} {percent(without.share(side))}, {best} {percent(with_thought.share(side))}")
    text = _("Success against {who}: {parts}.").format(who=", ".join(measures()), parts="; ".join(parts))
    return Alarm(code, raised, text, 0, found)


def aims(ground: Field, seed: int, games: int) -> Alarm:
    """How far a side's chance of success depends on which hidden aim it was dealt, over mirrored pairs."""
    code, limit = "aims_decide", thresholds.AIM_GAP
    many = max(games // 200, 2)
    found: dict[str, Any] = {}
    verdicts: list[bool | None] = []
    widest, most = "", 0.0
    for side, name in enumerate(SIDES):
        agendas = [agenda.id for where, agenda in ground.book.agendas if where == side]
        if len(agendas) < 2:
            continue
        for bot in measures():
            shares = {aim: met(ground, bot, bot, seed, many, agendas={name: aim}) for aim in agendas}
            best = max(agendas, key=lambda aim: shares[aim].success[side])
            least = min(agendas, key=lambda aim: shares[aim].success[side])
            gap, width = gap_of(shares[best].success[side], shares[least].success[side], many, many)
            found[f"{name} {bot}"] = {aim: round(one.share(side), 4) for aim, one in shares.items()}
            verdicts.append(beyond(100 * gap, 100 * width, limit))
            if gap >= most:
                most = gap
                widest = _("{side} as {bot}: {best} {high}, {least} {low}").format(
                    side=name, bot=bot, best=best, high=percent(shares[best].share(side)), least=least,
                    low=percent(shares[least].share(side)),
                )  # fmt: skip
    if not found:
        return Alarm(code, False, _("The deck has no hidden aims to compare."), limit)
    says = _("Success under the best and the worst hidden aim, at the widest: {widest}.").format(widest=widest)
    return Alarm(code, worst(verdicts) if many >= thresholds.LEAST else None, says, limit, found)
