"""The small deck that every example breaks in one place: it uses most words of the language, and checks clean."""

from __future__ import annotations

DECK = """\
format: 1
deck: river
title: The River
about: Two countries share one river.
register: sources.yaml
sides: {us: {name: United States, short: US}, china: {name: China, short: China}}
offices:
  us: [{id: water, title: Water Board, brief: Keep the fields wet., cares: [us.harvest, tension]}]
  china: [{id: water, title: Water Board, brief: Keep the fields wet., cares: [china.harvest, tension]}]
turns: {count: 8, unit: quarter, start: 2025 Q1}
hand: {size: 5, unplayed: keep}
plays: {min: 0, max: 2}
capital: {start: 4, income: 2, cap: 8}
signals:
  misread: 20
  kept: [{shift: {own.trust: 2}}]
  broken: [{shift: {own.trust: -2}}]
talks: {when: {standing: council}}
variants:
  - {id: short, title: A short game, pace: 2, plays: {max: 3}, par: {us: 90, china: 90}}
issues:
  - {id: river, title: The River, tension: 50, cooperation: 20, weight: 3, claims: [C01]}
  - {id: dam, title: The Dam, tension: 40, cooperation: 30, weight: 1, claims: [C02]}
tracks:
  - {id: harvest, title: Harvest, per: side, start: 50, min: 0, max: 100, claims: [C01]}
  - {id: trust, title: Trust, per: side, start: 20, min: 0, max: 60, assumption: Trust can be counted.}
teams:
  us:
    - {id: planners, title: Planners, shift: {own.trust: 3}, clarity: 2, cost: {press: 1}, claims: [C02]}
  china:
    - {id: planners, title: Planners, shift: {own.trust: 3}, clarity: 2, cost: {press: 1}, claims: [C02]}
agendas:
  us:
    - {id: calm, title: Calm, points: [{when: {at_most: {tension: 45}}, score: 10}], claims: [C02]}
  china:
    - {id: calm, title: Calm, points: [{when: {at_most: {tension: 45}}, score: 10}], claims: [C02]}
score:
  us: {us.harvest: 1, us.trust: 1, cooperation: 1, tension: -1}
  china: {china.harvest: 1, china.trust: 1, cooperation: 1, tension: -1}
par: {us: 80, china: 80}
institutions:
  - id: council
    title: River Council
    clarity: 5
    each_turn: [{shift: {tension.river: -1}}]
    lapses: {at_least: {tension: 70}}
    claims: [C02]
rules:
  - id: drought
    title: Drought
    when: {turn: {from: 2, to: 6}}
    each_turn: [{shift: {us.harvest: -1, china.harvest: -1}}]
    claims: [C01]
objectives:
  - {id: steady, title: A steady river, met: {at_most: {tension.river: 50}}, partly: {standing: council}}
events:
  - id: flood
    title: Flood
    at: 3
    effects: [{shift: {us.harvest: -2, china.harvest: -2}}]
    deal: [{side: us, card: relief}, {side: china, card: relief}]
    if_unplayed: {us: [{shift: {own.harvest: -3}}], china: [{shift: {own.harvest: -3}}]}
    objective: steady
    claims: [C01]
  - {id: rumour, title: Rumour, chance: 20, effects: [{shift: {tension.dam: 3}}], claims: [C02]}
  - {id: inquiry, title: Inquiry, manual: true, effects: [{shift: {tension.river: -2}}], claims: [C02]}
  - {id: opening, title: Dam opens, to: both, effects: [{shift: {cooperation.dam: 4}}], claims: [C02]}
endings:
  - id: war
    title: War
    tone: disaster
    when: {at_least: {tension: 75}}
    bonus: {us: -30, china: -30}
    claims: [C01]
default_ending: {id: over, title: Time is up, tone: mixed}
cards:
  - id: divert
    side: both
    issue: river
    title: Divert water
    stance: press
    cost: 2
    copies: 2
    when: {at_least: {own.trust: 20}}
    effects:
      - shift: {tension.river: 7, own.harvest: 5}
      - when: {they_play: press}
        shift: {own.harvest: -2}
    text: The gates close for a week.
    claims: [C01]
  - {id: measure, side: both, issue: dam, title: Measure the dam, stance: hold, cost: 1, copies: 2,
     effects: [{shift: {tension.dam: -2}}, {schedule: {event: opening, in: 2}}], claims: [C02]}
  - {id: meet, side: both, issue: river, title: Found a council, stance: engage, joint: true, copies: 2,
     effects: [{found: council}, {shift: {cooperation.river: 3}}], unmet: [{shift: {own.trust: -2}}], claims: [C01]}
  - {id: send_data, side: us, issue: dam, title: Send data, stance: engage, joint: take_data, copies: 2,
     effects: [{shift: {cooperation.dam: 5}}], unmet: [{shift: {own.trust: -1}}], claims: [C01]}
  - {id: take_data, side: china, issue: dam, title: Take data, stance: engage, joint: send_data, copies: 2,
     effects: [{shift: {cooperation.dam: 5}}], unmet: [{shift: {own.trust: -1}}], claims: [C01]}
  - {id: relief, side: both, issue: river, title: Relief, stance: hold, copies: 0,
     effects: [{shift: {own.harvest: 2}}], claims: [C02]}
"""
SOURCES = """\
register: sources
title: What we read of the river
claims:
  - {id: C01, kind: risk, paragraph: 1, says: Fields depend on water from upstream.}
  - {id: C02, kind: opportunity, paragraph: 2, says: A shared dam could serve two countries.}
"""
FILES = {"deck.yaml": DECK, "sources.yaml": SOURCES}
