"""One side asked what it says and does, after the other side has done such and such: on a small deck with two cards of
every posture, two joint cards, words that are never misread, and a track at home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from exercise.deck.loader import load_deck
from exercise.deck.models import STANCES
from exercise.players.bots import bot
from exercise.rules import game, views
from exercise.rules.game import Word
from exercise.rules.legality import why_not
from exercise.rules.rulebook import Rulebook, compile_deck

DECK = """
format: 1
deck: rounds
title: Rounds
language: en
sides: {us: {name: Us, short: Us}, china: {name: China, short: China}}
turns: {count: 20, unit: round}
hand: all
plays: {min: 0, max: 2}
capital: {start: 9, income: 9, cap: 9}
SIGNALS
issues: [{id: border, title: Border, tension: 50, cooperation: 10}]
tracks:
  - {id: home, title: Home, per: side, start: 50, min: 0, max: 100}
  - {id: pact, title: Pact, start: 0, min: 0, max: 2}
  - {id: trade, title: Trade, start: 50, min: 0, max: 100}
score: {us: {us.home: 1, cooperation: 1, trade: 1}, china: {china.home: 1, cooperation: 1, trade: 1}}
default_ending: {id: over, title: Over, text: It is over., tone: mixed}
cards:
  - {id: jab, side: both, title: Jab, stance: press, cost: 1, effects: [{shift: {their.home: -1, trade: 1}}]}
  - {id: blow, side: both, title: Blow, stance: press, cost: 2, effects: [{shift: {their.home: -2}}]}
  - {id: wait, side: both, title: Wait, stance: hold, cost: 0, effects: [{shift: {own.home: 1}}]}
  - {id: aid, side: both, title: Aid, stance: hold, cost: 1, effects: [{shift: {own.home: 3}}]}
  - {id: nod, side: both, title: Nod, stance: engage, cost: 1, effects: [{shift: {cooperation.border: 1}}]}
  - {id: gift, side: both, title: Gift, stance: engage, cost: 2, effects: [{shift: {cooperation.border: 2}}]}
  - id: accord
    side: both
    title: Accord
    stance: engage
    cost: 4
    joint: true
    when: {at_least: {pact: 2}}
    effects: [{shift: {cooperation.border: 1}}]
  - id: treaty
    side: both
    title: Treaty
    stance: engage
    cost: 3
    joint: true
    when: {at_least: {pact: 1}}
    effects: [{shift: {cooperation.border: 3}}]
"""
WORDS = "signals: {misread: 0, kept: [{shift: {own.home: 1}}], broken: [{shift: {own.home: -1}}]}"
CARDS = {"press": ["blow", "jab"], "hold": ["aid", "wait"], "engage": ["gift", "nod"]}
SHORT = {"p": "press", "h": "hold", "e": "engage"}


@cache
def book(words: bool = True) -> Rulebook:
    """The deck, with words or without."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rounds.yaml"
        path.write_text(DECK.replace("SIGNALS", WORDS if words else ""), encoding="utf-8")
        return compile_deck(load_deck(path))


@dataclass(frozen=True)
class Answer:
    """What a bot said (None on a deck without words) and offered, the posture of its order, and its cards."""

    said: str | None
    offered: str | None
    shown: str
    cards: tuple[str, ...]


def asked(
    name: str,
    past: str = "",
    *,
    read: str = "engage",
    offer: str | None = None,
    adjusted: Mapping[str, int] | None = None,
    words: bool = True,
    seed: int = 1,
    side: int = 0,
) -> Answer:
    """What a bot says and does once the other side has shown such postures, a letter each (p, h, e), which it announced
    too; now it is read to say `read`, and to offer. `adjusted`: tracks moved by the facilitator before that."""
    rules = book(words)
    player = bot(name)
    sides = ("us", "china")
    own, other = sides[side], sides[1 - side]
    here = game.set_up(rules, seed)
    answer = Answer(None, None, "", ())
    for last, does in [*((False, SHORT[each]) for each in past), (True, read)]:
        here = game.open_turn(rules, here)
        if last and adjusted:
            here = game.adjust(rules, here, adjusted)
        said = offered = None
        if words:
            seen = views.sight(rules, here, side)
            player.speak(rules.tables, seen, side)
            said = STANCES[seen.say[side]]
            offered = None if seen.say_offer[side] < 0 else rules.cards[seen.say_offer[side]][1].id
            theirs = Word(does, None, offer if last else None)
            assert not why_not(rules, here, side, {"move": "signal", **Word(said, None, offered)._asdict()})
            here = game.signal(rules, here, {own: Word(said, None, offered), other: theirs})
        seen = views.sight(rules, here, side)
        player.choose(rules.tables, seen, side)
        cards = list(views.order_ids(rules, seen, side))
        assert not why_not(rules, here, side, {"move": "orders", "cards": cards})
        here = game.resolve(rules, here, {own: cards, other: CARDS[does]})
        answer = Answer(said, offered, STANCES[here.shown[side]], tuple(sorted(cards)))
    return answer
