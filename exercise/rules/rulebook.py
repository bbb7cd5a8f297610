"""From a deck to a rulebook: it knows every name of a deck and its number, and nothing of what happens in play.

Cards, events and the like are numbered in byte order of their ids within a side, so neither the order of a file's
entries nor the way a deck is cut into files changes a game. Endings keep the author's order, which has a meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from exercise.deck.models import (
    SIDES,
    Agenda,
    Capital,
    Card,
    Deck,
    Ending,
    Event,
    Institution,
    Rule,
    Side,
    Signals,
    Team,
    Variant,
)
from exercise.rules.filling import fill, tracks_of
from exercise.rules.program import Layout
from exercise.rules.tables import Tables

RULES_VERSION = 2
"""Rises whenever the same deck, seed and moves would give another game."""


@dataclass(frozen=True)
class Rulebook:
    """A deck ready for play: its integers (`tables`) and the names that belong to them.

    `deck` is the deck with its variant applied. Numbers index these lists; cards, teams and agendas of both sides stand
    in one list, us first.
    """

    deck: Deck
    variant: str | None
    tables: Tables
    layout: Layout
    cards: list[tuple[int, Card]]
    teams: list[tuple[int, Team]]
    agendas: list[tuple[int, Agenda]]
    institutions: list[Institution]
    rules: list[Rule]
    events: list[Event]
    endings: list[Ending]  # the default one last

    @cached_property
    def team_at(self) -> dict[tuple[int, str], int]:
        """The number of a side's team."""
        return {(side, team.id): place for place, (side, team) in enumerate(self.teams)}

    @cached_property
    def agenda_at(self) -> dict[tuple[int, str], int]:
        """The number of a side's agenda."""
        return {(side, agenda.id): place for place, (side, agenda) in enumerate(self.agendas)}

    def own_cards(self, side: int) -> range:
        """The numbers of a side's cards."""
        return range(self.tables.card_first[side], self.tables.card_last[side])


def variant_of(deck: Deck, variant: str | None) -> Deck:
    """The deck with a variant's settings, key by key. Raises KeyError for a variant that the deck lacks."""
    if variant is None:
        return deck
    chosen = next((one for one in deck.variants if one.id == variant), None)
    if chosen is None:
        raise KeyError(variant)
    changes: dict[str, object] = {
        "turns": replace(deck.turns, **chosen.turns),
        "hand": replace(deck.hand, **chosen.hand),
        "plays": replace(deck.plays, **chosen.plays),
    }
    if chosen.capital:
        changes["capital"] = replace(deck.capital, **chosen.capital) if deck.capital else Capital(**chosen.capital)
    if chosen.signals:
        changes["signals"] = replace(deck.signals, **chosen.signals) if deck.signals else Signals(**chosen.signals)
    if chosen.par:
        par: dict[Side, int] = {side: chosen.par.get(side, deck.par.get(side, 0)) for side in SIDES}
        changes["par"] = par
    return replace(deck, **changes)  # type: ignore[arg-type]  # the values are of the fields' types, key by key


def pace_of(deck: Deck, variant: str | None) -> int:
    """How many openings a round of this variant has."""
    chosen: Variant | None = next((one for one in deck.variants if one.id == variant), None)
    return chosen.pace if chosen else 1


def compile_deck(deck: Deck, variant: str | None = None) -> Rulebook:
    """Compile a deck that its reader found without errors. Raises KeyError for an unknown variant.

    >>> from exercise.deck.loader import load
    >>> book = compile_deck(load("prisoners_dilemma").deck)
    >>> book.tables.turns
    200
    """
    pace = pace_of(deck, variant)
    deck = variant_of(deck, variant)
    cards = [
        (side, card)
        for side, name in enumerate(SIDES)
        for card in sorted(deck.cards, key=lambda one: one.id.encode())
        if card.side in (name, "both")
    ]
    teams = [(side, one) for side, name in enumerate(SIDES) for one in by_id(deck.teams.get(name, ()))]
    agendas = [(side, one) for side, name in enumerate(SIDES) for one in by_id(deck.agendas.get(name, ()))]
    institutions = by_id(deck.institutions)
    rules = by_id(deck.rules)
    events = by_id(deck.events)
    layout = Layout(
        tracks=[name for name, *_ in tracks_of(deck)],
        issues=[issue.id for issue in deck.issues],
        institutions=[one.id for one in institutions],
        events=[one.id for one in events],
        cards=[(side, card.id) for side, card in cards],
    )
    book = Rulebook(
        deck=deck,
        variant=variant,
        tables=Tables(),
        layout=layout,
        cards=cards,
        teams=teams,
        agendas=agendas,
        institutions=institutions,
        rules=rules,
        events=events,
        endings=[*deck.endings, deck.default_ending],
    )
    fill(book, pace)
    return book


Named = TypeVar("Named", Team, Agenda, Institution, Rule, Event)


def by_id(things: tuple[Named, ...]) -> list[Named]:
    """Things in byte order of their ids."""
    return sorted(things, key=lambda one: one.id.encode())
