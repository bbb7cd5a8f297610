"""Every alarm of a deck, in order: it knows which questions there are and who plays for each, and no answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercise.study.balance import choices, course, fairness, words
from exercise.study.balance.alarm import Alarm
from exercise.study.balance.crosstable import CrossTable
from exercise.study.field import Field
from exercise.study.league import classroom, quick

QUESTIONS = 17
"""How many alarms there are."""


def alarms(ground: Field, seed: int, games: int) -> Iterator[Alarm]:
    """Ask everything of so many games in all: the cross table of the quick bots has them, other questions a share or as
    many again. Alarms come as they are known."""
    bots = quick()
    pairs = len(bots) ** 2 - len(bots)
    table = CrossTable(ground, bots, seed, max(games // pairs, 2), max(games // 100, 2))
    yield fairness.mirrored(table)
    yield fairness.equilibrium(table, "always_press", "press_equilibrium")
    yield fairness.equilibrium(table, "always_engage", "engage_equilibrium")
    yield fairness.unthinking(ground, seed, games)
    yield words.lies(table)
    yield words.readings(ground, seed, games)
    yield choices.hands(ground, seed, games)
    seen = choices.looked_at(ground, classroom(), seed, games)
    yield choices.capital(ground.book, seen)
    yield choices.top_cards(ground.book, seen)
    yield choices.passed_over(ground, seed, games)
    yield choices.removals(ground, seed, games)
    yield from course.endings(table)
    yield course.half_time(ground, seed, games)
    yield course.luck(ground, seed, games)
    yield fairness.aims(ground, seed, games)


def told(found: list[Alarm]) -> dict[str, Any]:
    """The alarms under the names of `balance --json`; `complete` says whether these are all."""
    return {
        "complete": len(found) == QUESTIONS,
        "silent": not any(alarm.raised for alarm in found),
        "raised": [alarm.code for alarm in found if alarm.raised],
        "not_measured": [alarm.code for alarm in found if alarm.raised is None],
        "league": classroom(),
        "alarms": [alarm.told() for alarm in found],
    }
