"""Whole decks and whole games to draw: it knows the deck language, format 1, and leaves every judgement to the rules.

`decks` are small (one to three issues as a rule, two to eight cards a side) and use every key of the language with a fair
chance. `games` compile one, choose a variant, a seed, teams and agendas, and play legal moves to the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from hypothesis import strategies as st

from exercise.deck.models import SIDES, STANCES, Deck
from exercise.deck.reader import deck_of
from exercise.rules import game
from exercise.rules.game import Word
from exercise.rules.legality import legal_orders, why_not
from exercise.rules.position import CLOSING, OVER, SETUP, SIGNAL, TURN, Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.testing.vocabulary import BOTH, Draw, Names, condition, effects, shift

FEW = 60
"""How many of a side's legal orders a drawn move is chosen from."""


# --- decks ------------------------------------------------------------------------------------------------------------


@st.composite
def decks(draw: Draw) -> dict[str, Any]:
    """A small deck as data of the deck language, always valid, every key of the language with a fair chance."""

    def maybe(one_in: int = 2) -> bool:
        return draw(st.integers(1, one_in)) == 1

    names = Names(turns=draw(st.integers(2, 5)))
    names.issues = ["trade", "taiwan", "tech"][: draw(st.sampled_from([0, 1, 1, 2, 2, 3]))]
    names.institutions = ["forum", "hotline"][: draw(st.integers(0, 2))]
    names.events = ["e1", "e2", "e3", "e4"][: draw(st.integers(0, 4))]
    hand = draw(
        st.sampled_from(["all", {"size": 3}, {"size": 2, "unplayed": "discard"}, {"size": 4, "unplayed": "keep"}])
    )
    capital = draw(st.sampled_from([None, {"start": 2, "income": 1, "cap": 6}, {"start": 5, "income": 2, "cap": 9}]))
    deck: dict[str, Any] = {
        "format": 1,
        "deck": "drawn",
        "title": "Drawn",
        "sides": {"us": {"name": "United States", "short": "US"}, "china": {"name": "China", "short": "China"}},
        "turns": {"count": names.turns, "unit": draw(st.sampled_from(["quarter", "year", "round"]))},
        "hand": hand,
        "plays": draw(st.sampled_from([{"max": 2}, {"min": 0, "max": 3}, {"min": 1, "max": 2}, {"min": 2, "max": 2}])),
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
            "misread": draw(st.sampled_from([0, 30, 60, 100])),
            "kept": effects(draw, names, "both", plays=True, most=2),
            "broken": effects(draw, names, "both", plays=True, most=2),
        }
        if maybe():
            deck["talks"] = {"when": condition(draw, names, None)}
    if names.institutions:
        deck["institutions"] = [institution(draw, names, name) for name in names.institutions]
    if names.events:
        deck["objectives"] = [{"id": "goal", "title": "Goal", "met": condition(draw, names, None)}] if maybe() else []
        deck["events"] = [event(draw, names, name, bool(deck["objectives"])) for name in names.events]
    deck |= standing_parts(draw, names, bool(capital), maybe)
    deck |= frame(draw, names, deck, maybe)
    return deck


def tracks(draw: Draw, names: Names) -> list[dict[str, Any]]:
    """Further tracks: one of each side's at least, sometimes shared ones and ones that only one side has."""
    made: list[dict[str, Any]] = [{"id": "face", "title": "Face", "per": "side", "start": 50, "min": 0, "max": 100}]
    names.per_side.append("face")
    if draw(st.booleans()):
        made.append({"id": "world", "title": "World", "start": draw(st.integers(-5, 60)), "better": "low"})
        names.shared.append("world")
    if draw(st.booleans()):
        side = draw(st.sampled_from(BOTH))
        made.append({"id": "home", "title": "Home", "per": side, "start": 40, "min": draw(st.integers(0, 39))})
        names.only[side].append("home")
    return made


def issue(draw: Draw, name: str) -> dict[str, Any]:
    """One issue with its two tracks and a weight."""
    figure = st.sampled_from([0, 20, 50, 55, 90, 100])
    made = {"id": name, "title": name.title(), "tension": draw(figure), "cooperation": draw(figure)}
    return made | draw(st.sampled_from([{}, {"weight": 2}, {"weight": 3, "about": "Much is at stake."}]))


def bare_cards(draw: Draw, names: Names, sized: bool) -> list[dict[str, Any]]:
    """Which cards there are, whose, and how they are held; joint halves find each other here."""
    made: list[dict[str, Any]] = []
    for side, least, most in (("both", 1, 3), ("us", 1, 4), ("china", 1, 4)):
        for number in range(1, draw(st.integers(least, most)) + 1):
            card: dict[str, Any] = {"id": f"{side[0]}{number}", "side": side, "title": f"{side.title()} {number}"}
            if side == "both" and draw(st.booleans()):
                card["joint"] = True
            made.append(card)
            names.cards[side].append(card["id"])
    if draw(st.booleans()):
        halves = [next(card for card in made if card["side"] == side) for side in BOTH]
        for half, other in zip(halves, reversed(halves), strict=True):
            half["joint"] = other["id"]
    for card in made:
        held: list[dict[str, Any]] = [{}, {}, {"always": True}, {"once": True}]
        held += [{"copies": 2}, {"copies": 3}, {"copies": 0}, {"copies": 2, "once": True}] if sized else []
        card |= draw(st.sampled_from(held))
    return made


def dressed(draw: Draw, names: Names, card: dict[str, Any], priced: bool) -> dict[str, Any]:
    """A bare card with its stance, price, condition and effects."""
    scope = card["side"]
    card["stance"] = draw(st.sampled_from(STANCES))
    if names.issues and draw(st.booleans()):
        card["issue"] = draw(st.sampled_from(names.issues))
    if priced and draw(st.booleans()):
        card["cost"] = draw(st.integers(1, 3))
    if draw(st.integers(1, 4)) == 1:
        card["when"] = condition(draw, names, scope)
    card["effects"] = effects(draw, names, scope, plays=True, least=1)
    if "joint" in card and draw(st.booleans()):
        card["unmet"] = effects(draw, names, scope, plays=True, most=2)
    return card | draw(st.sampled_from([{}, {"text": "A move.", "assumption": "It seems so."}]))


def institution(draw: Draw, names: Names, name: str) -> dict[str, Any]:
    """An institution: what it does, how clear it makes things, when it acts and when it lapses."""
    made: dict[str, Any] = {"id": name, "title": name.title(), "each_turn": effects(draw, names, None, most=2)}
    if draw(st.booleans()):
        made["clarity"] = draw(st.integers(5, 40))
    if draw(st.booleans()):
        made["when"] = condition(draw, names, None)
    if draw(st.booleans()):
        made["lapses"] = condition(draw, names, None)
    return made


def event(draw: Draw, names: Names, name: str, aimed: bool) -> dict[str, Any]:
    """An event of any kind; one meant for one side alone only deals."""
    made: dict[str, Any] = {"id": name, "title": name.upper()}
    made |= draw(
        st.sampled_from([{}, {"chance": 100}, {"chance": 40}, {"manual": True}, {"at": names.turns}, {"at": 1}])
    )
    if draw(st.integers(1, 3)) == 1:
        made["when"] = condition(draw, names, None)
    if draw(st.booleans()):
        made["once"] = draw(st.booleans())
    told = draw(st.sampled_from(["both", "both", "us", "china"]))
    if told in BOTH:
        return made | {"to": told, "deal": deals(draw, names, [told])}
    made["effects"] = effects(draw, names, None)
    if draw(st.booleans()):
        sides = draw(st.sampled_from([["us"], ["china"], ["us", "china"]]))
        made["deal"] = deals(draw, names, sides)
        made["if_unplayed"] = {side: effects(draw, names, side, most=2, least=1) for side in sides}
    if aimed and draw(st.booleans()):
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
        chosen = st.lists(st.sampled_from(names.held_by(side, "own")), min_size=1, max_size=2, unique=True)
        made += [{"side": side, "card": card} for card in draw(chosen)]
    return made


def standing_parts(draw: Draw, names: Names, priced: bool, maybe: Callable[..., bool]) -> dict[str, Any]:
    """Standing rules, teams and secret aims."""
    made: dict[str, Any] = {}
    if maybe():
        rule = {"id": "drift", "title": "Drift", "each_turn": effects(draw, names, None, most=2, least=1)}
        made["rules"] = [rule | ({"when": condition(draw, names, None)} if maybe() else {})]
    if maybe():
        made["teams"] = {
            side: [team(draw, names, side, n, priced) for n in range(draw(st.integers(1, 2)))] for side in BOTH
        }
    if maybe():
        made["agendas"] = {
            side: [agenda(draw, names, side, number) for number in range(draw(st.integers(1, 2)))] for side in BOTH
        }
    return made


def team(draw: Draw, names: Names, side: str, number: int, priced: bool) -> dict[str, Any]:
    """A team of one side, with everything a team may bring."""
    made: dict[str, Any] = {"id": f"t{number}", "title": f"Team {number}", "text": "They sit here."}
    if draw(st.booleans()):
        made["shift"] = shift(draw, names, side)
    if draw(st.booleans()):
        made["each_turn"] = effects(draw, names, side, most=1)
    if draw(st.booleans()):
        made["clarity"] = draw(st.integers(1, 20))
    if priced and draw(st.booleans()):
        made |= {"income": draw(st.integers(-3, 2)), "cost": {draw(st.sampled_from(STANCES)): draw(st.integers(-2, 2))}}
    return made


def agenda(draw: Draw, names: Names, side: str, number: int) -> dict[str, Any]:
    """A secret aim of one side."""
    points: list[dict[str, Any]] = [{"when": condition(draw, names, side), "score": draw(st.integers(1, 20))}]
    if draw(st.booleans()):
        points.append({"score": 2})
    return {"id": f"a{number}", "title": f"Aim {number}", "text": "Hush.", "points": points}


def frame(draw: Draw, names: Names, deck: dict[str, Any], maybe: Callable[..., bool]) -> dict[str, Any]:
    """What stands around a game: score, par, endings, variants, offices and prose."""
    made: dict[str, Any] = {}
    if maybe():
        heads = ["tension", "cooperation"] if names.issues else []
        known = st.sampled_from([name for name in names.tracks(None) if not name.endswith("capital")] + heads)
        weights = st.dictionaries(known, st.integers(-2, 3).filter(bool), min_size=1, max_size=3)
        made["score"] = {side: draw(weights) for side in BOTH}
        if maybe():
            made["par"] = {"us": draw(st.integers(0, 120)), "china": draw(st.integers(0, 120))}
    if maybe():
        bonus = draw(st.sampled_from([{}, {"bonus": {"us": 5, "china": -5}}]))
        ending = {
            "id": "early",
            "title": "Early",
            "text": "It breaks.",
            "tone": draw(st.sampled_from(["good", "disaster"])),
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
    return made | draw(st.sampled_from(settings))


# --- games ------------------------------------------------------------------------------------------------------------


@dataclass
class Game:
    """A game that was played: its rulebook, every position from the seating on, and the move that led to each."""

    book: Rulebook
    data: dict[str, Any]
    seed: int
    positions: list[Position] = field(default_factory=list)
    moves: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def last(self) -> Position:
        """Where the game stands."""
        return self.positions[-1]

    def steps(self) -> Iterator[tuple[Position, tuple[str, Any], Position]]:
        """Each step: the position before, the move, the position after."""
        yield from zip(self.positions, self.moves, self.positions[1:], strict=False)

    def take(self, kind: str, what: Any = None) -> None:
        """Make one move: `open`, `signal`, `orders`, `adjust` or `inject`."""
        self.positions.append(step(self.book, self.last, kind, what))
        self.moves.append((kind, what))


def step(book: Rulebook, position: Position, kind: str, what: Any = None) -> Position:
    """One move of a game by name; the position it was given stays as it is."""
    if kind == "open":
        return game.open_turn(book, position)
    makers: dict[str, Callable[..., Position]] = {
        "signal": game.signal,
        "orders": game.resolve,
        "adjust": game.adjust,
        "inject": game.inject,
    }
    return makers[kind](book, position, what)


@st.composite
def games(
    draw: Draw,
    deck: Deck | st.SearchStrategy[dict[str, Any]] | None = None,
    turns: int | None = None,
    acts: bool = False,
) -> Game:
    """A game played to its end (or for so many turns) by drawn legal moves, on a drawn deck or the one given.

    With `acts`, a facilitator injects events and adjusts tracks now and then.
    """
    if isinstance(deck, Deck):
        data, read = deck.data, deck
    else:
        data = draw(deck if deck is not None else decks())
        read = deck_of(data)
    variant = draw(st.sampled_from([None, *(one.id for one in read.variants)]))
    book = compile_deck(read, variant)
    seed = draw(st.integers(0, 2**64 - 1))
    played = Game(book, data, seed, [game.set_up(book, seed)])
    play_through(draw, played, turns, acts)
    return played


def play_through(draw: Draw, played: Game, turns: int | None = None, acts: bool = False) -> None:
    """Play on by drawn legal moves until the game is over, or until so many turns have been played."""
    book = played.book
    while played.last.phase != OVER:
        here = played.last
        if here.phase in (SETUP, CLOSING):
            if turns is not None and here.fact[TURN] >= turns:
                return
            played.take("open")
            continue
        if acts and draw(st.integers(0, 5)) == 0:
            played.take(*act(draw, book))
        kind = "signal" if here.phase == SIGNAL else "orders"
        played.take(kind, {name: legal_move(draw, book, played.last, side) for side, name in enumerate(SIDES)})


def legal_move(draw: Draw, book: Rulebook, position: Position, side: int) -> Any:
    """A legal move of a side where signals or orders are due: a `Word`, or the list of cards of an order."""
    if position.phase != SIGNAL:
        some = [list(order) for order in islice(legal_orders(book, position, side), FEW)]
        return draw(st.sampled_from(some))
    word = Word(draw(st.sampled_from(STANCES)))
    if book.deck.issues and draw(st.booleans()):
        word = word._replace(issue=draw(st.sampled_from([issue.id for issue in book.deck.issues])))
    offers = [offer for offer in joint_cards(book, side) if may_offer(book, position, side, offer)]
    if offers and draw(st.booleans()):
        word = word._replace(offer=draw(st.sampled_from(offers)))
    return word


def joint_cards(book: Rulebook, side: int) -> list[str]:
    """The joint cards of a side."""
    return [book.cards[card][1].id for card in book.own_cards(side) if book.cards[card][1].joint]


def may_offer(book: Rulebook, position: Position, side: int, card: str) -> bool:
    """Whether the side may offer that card now."""
    return not why_not(book, position, side, {"move": "signal", "posture": "hold", "offer": card})


def act(draw: Draw, book: Rulebook) -> tuple[str, Any]:
    """A facilitator's act: an inject of any event, or an adjustment of a track or two."""
    if book.events and draw(st.booleans()):
        return "inject", draw(st.sampled_from([event.id for event in book.events]))
    shifts = st.dictionaries(st.sampled_from(book.layout.tracks), st.integers(-30, 30), min_size=1, max_size=2)
    return "adjust", draw(shifts)
