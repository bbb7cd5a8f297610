"""A small deck that uses every word of the language and has nothing wrong with it, and how to break it in one place."""

from __future__ import annotations

from exercise.deck.diagnostic import Problem, bad
from exercise.deck.models import Deck
from exercise.deck.reader import read
from exercise.deck.yaml_reader import read_yaml

REGISTER = {
    name: {"id": name, "kind": "risk", "paragraph": place, "says": "So it is said."}
    for place, name in enumerate(("C01", "C02", "C03"), 1)
}

CLEAN = """\
format: 1
deck: small
title: A small deck
about: Two sides and one strait.
language: en
licence: CC0
authors: [A class]
perspective: None but ours.
content_note: None.
register: sources.yaml
x-mark: [kept, 1]
sides:
  us: {name: United States, short: US}
  china: {name: China, short: China}
offices:
  us:
    - {id: trade, title: Trade, brief: Look after firms., cares: [us.business, tension]}
  china:
    - {id: trade, title: Commerce, cares: [china.economy]}
turns: {count: 8, unit: quarter, start: 2025 Q1}
hand: {size: 4, unplayed: discard}
plays: {min: 0, max: 2}
capital: {start: 4, income: 3, cap: 8}
signals:
  misread: 25
  kept: [{shift: {own.trust: 2}}]
  broken:
    - when: {all: [{we_play: press}, {they_play: {stance: engage, issue: strait}}]}
      shift: {own.trust: -4}
talks: {when: {standing: hotline}}
variants:
  - id: lesson
    title: One class
    pace: 2
    turns: {count: 6}
    hand: all
    plays: {max: 3}
    capital: {start: 5}
    signals: {misread: 10}
    par: {us: 50}
issues:
  - {id: strait, title: The Strait, tension: 50, cooperation: 20, weight: 3, about: Water., claims: [C01]}
  - {id: trade, title: Trade, tension: 40, cooperation: 30}
tracks:
  - {id: business, title: Business, per: us, start: 50, min: 0, max: 100, better: high, claims: [C02]}
  - {id: economy, title: Economy, per: china, start: 50, min: 0, max: 100}
  - {id: trust, title: Trust, per: side, start: 10}
  - {id: spare, title: Spare}
  - {id: order, title: World order, start: 5, max: 9, better: low, assumption: Our own idea.}
teams:
  us:
    - id: calm
      title: Calm people
      text: They listen.
      shift: {own.trust: 3}
      each_turn: [{when: {at_most: {own.trust: 5}}, shift: {own.trust: 1}}]
      clarity: 4
      income: 1
      cost: {press: 1, engage: -1}
  china:
    - {id: calm, title: Calm people}
agendas:
  us:
    - id: quiet
      title: Quiet
      points:
        - {when: {at_most: {tension.strait: 40}}, score: 10}
        - {when: {played: talk}, score: 5}
  china:
    - {id: quiet, title: Quiet, points: [{when: {shown: {side: their, stance: press}}, score: -5}]}
score:
  us: {us.business: 1, tension: -1}
  china: {china.economy: 1, cooperation: 1}
par: {us: 40, china: 40}
institutions:
  - id: hotline
    title: Hotline
    clarity: 5
    when: {at_least: {cooperation: 10}}
    each_turn: [{shift: {tension.strait: -1}}]
    lapses: {at_least: {tension: 80}}
rules:
  - {id: drift, title: Drift, when: {turn: {from: 2, to: 7}}, each_turn: [{shift: {tension.trade: 1}}]}
objectives:
  - {id: steady, title: Keep steady, met: {at_most: {tension.strait: 50}}, partly: {any: [{standing: hotline}]}}
events:
  - id: collision
    title: Collision
    text: Two ships.
    at: 3
    when: {not: {standing: hotline}}
    effects: [{shift: {tension.strait: 9}}, {dissolve: hotline}]
    deal: [{side: us, card: escort}]
    if_unplayed: {us: [{shift: {own.trust: -1, their.trust: 1}}]}
    objective: steady
    delivery: A photograph.
    controller: Wait.
    expected: Silence.
    debrief: Why?
    claims: [C01, C03]
  - {id: rumour, title: Rumour, chance: 10, once: false, effects: [{shift: {order: -1}}]}
  - {id: call, title: A call, manual: true}
  - {id: whisper, title: Whisper, at: 2, to: china, deal: [{side: china, card: patrol}]}
  - {id: echo, title: Echo, when: {played: {side: us, card: tariff}}}
endings:
  - id: war
    title: War
    tone: disaster
    when: {all: [{at_least: {tension: 95}}, {shown: {side: us, stance: press, issue: strait, within: 2}}]}
    bonus: {us: -50, china: -50}
default_ending: {id: over, title: Over, text: It is over., tone: mixed, bonus: {us: 1}}
cards:
  - id: tariff
    side: us
    issue: trade
    title: Tariffs
    stance: press
    cost: 2
    copies: 2
    when: {at_least: {own.business: 20}}
    effects:
      - shift: {tension.trade: 6, china.economy: -4}
      - when: {they_play: press}
        shift: {own.business: -4}
      - when: {they_play: {card: patrol}}
        shift: {tension.trade: 1}
      - when: {we_read: engage}
        schedule: {event: call, in: 2}
    text: Duties go up.
    claims: [C02]
  - {id: escort, side: us, issue: strait, title: Escort, stance: hold, copies: 0, assumption: Our own.}
  - {id: patrol, side: china, issue: strait, title: Patrol, stance: press, claims: [C03]}
  - id: talk
    side: both
    title: Talk
    stance: engage
    joint: true
    always: true
    effects: [{found: hotline}]
    unmet: [{shift: {own.trust: -2}}]
    assumption: Our own.
  - {id: visit, side: us, title: Visit, stance: engage, joint: receive, once: true, claims: [C02]}
  - {id: receive, side: china, title: Receive, stance: engage, joint: visit, unmet: [], claims: [C02]}
"""


def found_in(text: str, register: object = REGISTER) -> tuple[Deck | None, list[Problem]]:
    """The deck and every finding of a text."""
    written = read_yaml(text.encode(), "small.yaml")
    if not written.whole:
        return None, written.problems
    deck, problems = read(written.data, written.span, register)
    return None if bad(written.problems) else deck, [*written.problems, *problems]


def broken(old: str, new: str) -> tuple[str, int, int]:
    """The clean deck with its one `old` replaced by `new`, and the line and column of the mark « in `new`."""
    assert CLEAN.count(old) == 1, f"{old!r} stands {CLEAN.count(old)} times in the clean deck"
    marked = CLEAN.replace(old, new)
    before, mark, after = marked.partition("«")
    assert mark, "no place is marked"
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")
