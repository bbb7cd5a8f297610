"""Whole decks to draw, as data of the deck language, format 1: always valid, and leaving nothing of the language out.

`decks` are small (up to three issues, two to seven cards a side) and use every key with a fair chance.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from exercise.testing.vocabulary import (
    BOTH,
    STANCES,
    Draw,
    Names,
    between,
    condition,
    effects,
    flip,
    one_or_two,
    pick,
    shift,
)


@st.composite
def decks(draw: Draw) -> dict[str, Any]:
    """A small deck as data of the deck language, always valid, every key of the language with a fair chance."""

    def maybe(one_in: int = 2) -> bool:
        return between(draw, 1, one_in) == 1

    names = Names(turns=between(draw, 2, 5))
    names.issues = ["trade", "taiwan", "tech"][: pick(draw, [0, 1, 1, 2, 2, 3])]
    names.institutions = ["forum", "hotline"][: between(draw, 0, 2)]
    names.events = ["e1", "e2", "e3", "e4"][: between(draw, 0, 4)]
    hand = pick(draw, ["all", {"size": 3}, {"size": 2, "unplayed": "discard"}, {"size": 4, "unplayed": "keep"}])
    capital = pick(draw, [None, {"start": 2, "income": 1, "cap": 6}, {"start": 5, "income": 2, "cap": 9}])
    deck: dict[str, Any] = {
        "format": 1,
        "deck": "drawn",
        "title": "Drawn",
        "sides": {"us": {"name": "United States", "short": "US"}, "china": {"name": "China", "short": "China"}},
        "turns": {"count": names.turns, "unit": pick(draw, ["quarter", "year", "round"])},
        "hand": hand,
        "plays": pick(draw, [{"max": 2}, {"min": 0, "max": 3}, {"min": 1, "max": 2}, {"min": 2, "max": 2}]),
        "tracks": tracks(draw, names),
        "default_ending": {"id": "last", "title": "Last", "text": "It ends.", "tone": "mixed", "bonus": {"us": 1}},
    }
    if names.issues:
        deck["issues"] = [issue(draw, name) for name in names.issues]
    if capital:
        names.per_side.append("capital")
        deck["capital"] = capital
    bare = bare_cards(draw, names, sized=hand != "all")
    deck["cards"] = [dressed(draw, names, card, bool(capital)) for card in bare]
    if maybe() or names.turns > 3:
        deck["signals"] = {
            "misread": pick(draw, [0, 30, 60, 100]),
            "kept": effects(draw, names, "both", plays=True, most=2),
            "broken": effects(draw, names, "both", plays=True, most=2),
        }
        if maybe():
            deck["talks"] = {"when": condition(draw, names, None)}
    if names.institutions:
        deck["institutions"] = [institution(draw, names, name) for name in names.institutions]
    if names.events:
        goal = {"id": "goal", "title": "Goal", "met": condition(draw, names, None)}
        goal |= {"partly": condition(draw, names, None)} if maybe() else {}
        deck["objectives"] = [goal] if maybe() else []
        deck["events"] = [event(draw, names, name, bool(deck["objectives"])) for name in names.events]
    deck |= standing_parts(draw, names, bool(capital), maybe)
    deck |= frame(draw, names, deck, maybe)
    return deck


def tracks(draw: Draw, names: Names) -> list[dict[str, Any]]:
    """Further tracks: one of each side's at least, sometimes shared ones and ones that only one side has."""
    made: list[dict[str, Any]] = [{"id": "face", "title": "Face", "per": "side", "start": 50, "min": 0, "max": 100}]
    names.per_side.append("face")
    if flip(draw):
        made.append({"id": "world", "title": "World", "start": between(draw, -5, 60), "better": "low"})
        names.shared.append("world")
    if flip(draw):
        side = pick(draw, BOTH)
        made.append({"id": "home", "title": "Home", "per": side, "start": 40, "min": between(draw, 0, 39)})
        names.only[side].append("home")
    return made


def issue(draw: Draw, name: str) -> dict[str, Any]:
    """One issue with its two tracks and a weight."""
    made: dict[str, Any] = {"id": name, "title": name.title()}
    made |= {kind: pick(draw, [50, 55, 20, 90, 0, 100]) for kind in ("tension", "cooperation")}
    return made | pick(draw, [{}, {"weight": 2}, {"weight": 3, "about": "Much is at stake."}])


def bare_cards(draw: Draw, names: Names, sized: bool) -> list[dict[str, Any]]:
    """Which cards there are, whose, and how they are held; joint halves find each other here."""
    made: list[dict[str, Any]] = []
    for side, least, most in (("both", 1, 3), ("us", 1, 4), ("china", 1, 4)):
        for number in range(1, between(draw, least, most) + 1):
            card: dict[str, Any] = {"id": f"{side[0]}{number}", "side": side, "title": f"{side.title()} {number}"}
            if side == "both" and flip(draw):
                card["joint"] = True
            made.append(card)
            names.cards[side].append(card["id"])
    if flip(draw):
        halves = [next(card for card in made if card["side"] == side) for side in BOTH]
        for half, other in zip(halves, reversed(halves), strict=True):
            half["joint"] = other["id"]
    for card in made:
        held: list[dict[str, Any]] = [{}, {}, {"always": True}, {"once": True}]
        held += [{"copies": 2}, {"copies": 3}, {"copies": 0}, {"copies": 2, "once": True}] if sized else []
        card |= pick(draw, held)
    return made


def dressed(draw: Draw, names: Names, card: dict[str, Any], priced: bool) -> dict[str, Any]:
    """A bare card with its stance, price, condition and effects."""
    scope = card["side"]
    card["stance"] = pick(draw, STANCES)
    if names.issues and flip(draw):
        card["issue"] = pick(draw, names.issues)
    if priced and flip(draw):
        card["cost"] = between(draw, 1, 3)
    if between(draw, 1, 4) == 1:
        card["when"] = condition(draw, names, scope)
    card["effects"] = effects(draw, names, scope, plays=True, least=1)
    if "joint" in card and flip(draw):
        card["unmet"] = effects(draw, names, scope, plays=True, most=2)
    return card | pick(draw, [{}, {"text": "A move.", "assumption": "It seems so."}])


def institution(draw: Draw, names: Names, name: str) -> dict[str, Any]:
    """An institution: what it does, how clear it makes things, when it acts and when it lapses."""
    made: dict[str, Any] = {"id": name, "title": name.title(), "each_turn": effects(draw, names, None, most=2)}
    if flip(draw):
        made["clarity"] = between(draw, 5, 40)
    if flip(draw):
        made["when"] = condition(draw, names, None)
    if flip(draw):
        made["lapses"] = condition(draw, names, None)
    return made


def event(draw: Draw, names: Names, name: str, aimed: bool) -> dict[str, Any]:
    """An event of any kind; one meant for one side alone only deals."""
    made: dict[str, Any] = {"id": name, "title": name.upper()}
    times: list[dict[str, Any]] = [
        {},
        {"chance": 100},
        {"chance": 40},
        {"manual": True},
        {"at": names.turns},
        {"at": 1},
    ]
    made |= pick(draw, times)
    if between(draw, 1, 3) == 1:
        made["when"] = condition(draw, names, None)
    if flip(draw):
        made["once"] = flip(draw)
    told = pick(draw, ["both", "both", "us", "china"])
    if told in BOTH:
        made |= {"to": told, "deal": deals(draw, names, [told])}
        return made | ({"if_unplayed": {told: effects(draw, names, told, most=1)}} if flip(draw) else {})
    made["effects"] = effects(draw, names, None)
    if flip(draw):
        sides = pick(draw, [["us"], ["china"], ["us", "china"]])
        made["deal"] = deals(draw, names, sides)
        made["if_unplayed"] = {side: effects(draw, names, side, most=2, least=1) for side in sides}
    if aimed and flip(draw):
        made |= {
            "objective": "goal",
            "delivery": "By hand.",
            "controller": "Wait.",
            "expected": "Talk.",
            "debrief": "Why?",
        }
    return made


def deals(draw: Draw, names: Names, sides: list[str]) -> list[dict[str, str]]:
    """One or two cards dealt to each of the sides, all different."""
    made = []
    for side in sides:
        made += [{"side": side, "card": card} for card in one_or_two(draw, names.held_by(side, "own"))]
    return made


def standing_parts(draw: Draw, names: Names, priced: bool, maybe: Callable[..., bool]) -> dict[str, Any]:
    """Standing rules, teams and secret aims."""
    made: dict[str, Any] = {}
    if maybe():
        rule = {"id": "drift", "title": "Drift", "each_turn": effects(draw, names, None, most=2, least=1)}
        made["rules"] = [rule | ({"when": condition(draw, names, None)} if maybe() else {})]
    if maybe():
        made["teams"] = {
            side: [team(draw, names, side, n, priced) for n in range(between(draw, 1, 2))] for side in BOTH
        }
    if maybe():
        made["agendas"] = {
            side: [agenda(draw, names, side, number) for number in range(between(draw, 1, 2))] for side in BOTH
        }
    return made


def team(draw: Draw, names: Names, side: str, number: int, priced: bool) -> dict[str, Any]:
    """A team of one side, with everything a team may bring."""
    made: dict[str, Any] = {"id": f"t{number}", "title": f"Team {number}", "text": "They sit here."}
    if flip(draw):
        made["shift"] = shift(draw, names, side)
    if flip(draw):
        made["each_turn"] = effects(draw, names, side, most=1)
    if flip(draw):
        made["clarity"] = between(draw, 1, 20)
    if priced and flip(draw):
        made |= {"income": between(draw, -3, 2), "cost": {pick(draw, STANCES): between(draw, -2, 2)}}
    return made


def agenda(draw: Draw, names: Names, side: str, number: int) -> dict[str, Any]:
    """A secret aim of one side."""
    points: list[dict[str, Any]] = [{"when": condition(draw, names, side), "score": between(draw, 1, 20)}]
    if flip(draw):
        points.append({"score": 2})
    return {"id": f"a{number}", "title": f"Aim {number}", "text": "Hush.", "points": points}


def frame(draw: Draw, names: Names, deck: dict[str, Any], maybe: Callable[..., bool]) -> dict[str, Any]:
    """What stands around a game: score, par, endings, variants, offices and prose."""
    made: dict[str, Any] = {}
    if maybe():
        heads = ["tension", "cooperation"] if names.issues else []
        known = names.tracks(None) + heads
        made["score"] = {side: {name: pick(draw, [1, 2, -1]) for name in one_or_two(draw, known)} for side in BOTH}
        if maybe():
            made["par"] = {"us": between(draw, 0, 120), "china": between(draw, 0, 120)}
    if maybe():
        bonus = pick(draw, [{}, {"bonus": {"us": 5, "china": -5}}])
        ending = {
            "id": "early",
            "title": "Early",
            "text": "It breaks.",
            "tone": pick(draw, ["good", "disaster"]),
        }
        made["endings"] = [ending | {"when": condition(draw, names, None)} | bonus]
    if maybe():
        made["variants"] = [variant(draw, deck, "par" in made)]
    if maybe(4):
        made["offices"] = {
            "us": [{"id": "trade", "title": "Trade", "brief": "Sell.", "cares": ["us.face"]}],
            "china": [],
        }
        made |= {"about": "Drawn.", "language": "en", "licence": "CC0", "authors": ["Nobody"], "perspective": "None."}
        made |= {"content_note": "Harmless.", "x-note": {"any": ["thing", 1]}}
        deck["turns"]["start"] = "2025 Q1" if deck["turns"]["unit"] == "quarter" else "2025"
    return made


def variant(draw: Draw, deck: dict[str, Any], scored: bool) -> dict[str, Any]:
    """A variant that sets some of what a variant may set."""
    made: dict[str, Any] = {"id": "lesson", "title": "Lesson"}
    settings: list[dict[str, Any]] = [{"pace": 2}, {"pace": 2, "plays": {"max": 3}}, {"turns": {"count": 6}}]
    settings += [{"signals": {"misread": 50}}] if "signals" in deck else []
    settings += [{"capital": {"income": 3}}] if "capital" in deck else []
    settings += [{"par": {"us": 10, "china": 20}}] if scored else []
    settings += [{"hand": {"size": 1}, "pace": 2}] if deck["hand"] != "all" else []
    return made | pick(draw, settings)
