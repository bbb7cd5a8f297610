"""A game step by step: it knows which step follows which, and hands every rule to `turn`.

Each function takes a position and returns a new one; the one it was given never changes, so a past position can be
kept, shown and branched from. Moves are taken as legal: ask `legality.why_not` first. Sides are 0 (us) and 1 (china).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from exercise.deck.models import SIDES, STANCES
from exercise.rules import turn as rules
from exercise.rules.chance import STREAMS
from exercise.rules.position import ACT, CLOSING, ROW, SETUP, TRACKS, TURN, Position, headlines, land, shift
from exercise.rules.rulebook import Rulebook

SEEDS = 1 << 64


class Word(NamedTuple):
    """What a side says in the signal phase: a posture, perhaps an issue, perhaps an offer of a joint card it holds."""

    posture: str
    issue: str | None = None
    offer: str | None = None


class Draw(NamedTuple):
    """One draw as it is logged: its stream, turn and index, how many outcomes it had, and which came (from 0)."""

    stream: int
    turn: int
    place: int
    of: int
    outcome: int


def blank(book: Rulebook, seed: int, game: int = 0) -> Position:
    """A position before anything has happened. `seed`: 0 to 2**64 - 1; `game`: 0 in play, i for game i of a study.

    Raises ValueError for a seed outside its range.
    """
    if not 0 <= seed < SEEDS:
        raise ValueError(f"a seed is a whole number from 0 to {SEEDS - 1}, not {seed}")
    tables = book.tables
    position = Position.__new__(Position)
    position.number = game
    position.key0, position.key1 = seed & 0xFFFFFFFF, seed >> 32
    position.mirror = 0
    position.phase = SETUP
    position.ending = -1
    position.block = [-1] * 27
    position.logs = 1
    position.tape, position.tape_at, position.tape_end, position.torn = [0], 0, 0, 0
    position.drawn, position.draws = [0] * (tables.draw_rows * 5), 0
    position.luck, position.luck_first, position.luck_room = (), (0,) * STREAMS, [0] * STREAMS
    position.row, position.rows = [0] * (tables.ledger_rows * ROW), 0
    position.room = len(position.row)
    position.fact = [0] * tables.facts
    position.fact[: tables.tracks_end] = tables.track_start
    position.team, position.agenda = [-1, -1], [-1, -1]
    position.last_shown = [0] * (6 * (tables.issues + 1))
    position.fired, position.live = [0] * tables.events, [0] * tables.events
    position.due, position.dues = [0] * (tables.events * (tables.turns + 1)), 0
    position.void = [0] * tables.endings
    position.acts = 0
    position.hand, position.dealt, position.discard = [0] * tables.cards, [0] * tables.cards, [0] * tables.cards
    position.gone = [0] * tables.cards
    position.pile = tables.pile[:]
    position.left = tables.pile_size[:]
    position.holding, position.held = [0] * (2 * tables.hand_size), [0, 0]
    position.deals = [0, 0]
    for name in ("say", "say_issue", "say_offer", "read", "shown", "kept"):
        setattr(position, name, [-1, -1])
    position.order, position.ordered = [-1] * (2 * tables.plays_max), [0, 0]
    position.options = [0] * tables.cards
    position.change = [0] * tables.tracks_end
    position.touched, position.touches = [0] * (tables.ledger_rows + tables.tracks_end), 0
    position.founding, position.dissolving = [0] * tables.institutions, [0] * tables.institutions
    position.settling = 0
    headlines(tables, position)
    return position


def set_up(
    book: Rulebook,
    seed: int,
    game: int = 0,
    teams: Mapping[str, str | None] | None = None,
    agendas: Mapping[str, str | None] | None = None,
) -> Position:
    """Seat both delegations: teams and agendas as chosen, or drawn from the seed; teams' first shifts land.

    Raises KeyError for a team or agenda that its side lacks.
    """
    position = blank(book, seed, game)
    sit(book, position, teams or {}, agendas or {})
    return position


def seat(
    book: Rulebook, position: Position, teams: Mapping[str, str | None], agendas: Mapping[str, str | None]
) -> Position:
    """`set_up` from a blank position, which may carry a tape or mirrored luck."""
    position = fresh(position)
    sit(book, position, teams, agendas)
    return position


def sit(book: Rulebook, position: Position, teams: Mapping[str, str | None], agendas: Mapping[str, str | None]) -> None:
    """`seat`, in the position itself."""
    for side, name in enumerate(SIDES):
        team, agenda = teams.get(name), agendas.get(name)
        position.team[side] = -1 if team is None else book.team_at[side, team]
        position.agenda[side] = -1 if agenda is None else book.agenda_at[side, agenda]
    rules.seating(book.tables, position)


def fresh(position: Position) -> Position:
    """A copy to change, whose log of draws is empty."""
    position = position.copy()
    position.draws = 0
    return position


def open_turn(book: Rulebook, position: Position) -> Position:
    """The opening of the next turn. Afterwards the phase is signal, or orders on a deck without signals."""
    position = fresh(position)
    rules.opening(book.tables, position)
    return position


def signal(book: Rulebook, position: Position, words: Mapping[str, Word]) -> Position:
    """Both sides' words at once; each is read through noise. Afterwards the phase is orders."""
    position = fresh(position)
    for side, name in enumerate(SIDES):
        word = words[name]
        position.say[side] = STANCES.index(word.posture)
        position.say_issue[side] = -1 if word.issue is None else book.layout.issue_at[word.issue]
        position.say_offer[side] = -1 if word.offer is None else book.layout.card_at[side, word.offer]
    rules.signals(book.tables, position)
    return position


def resolve(book: Rulebook, position: Position, orders: Mapping[str, Sequence[str]]) -> Position:
    """Open both orders, resolve them and close the turn. Afterwards the phase is closing, or over."""
    position = fresh(position)
    for side, name in enumerate(SIDES):
        put_order(book, position, side, [book.layout.card_at[side, card] for card in orders[name]])
    rules.resolution(book.tables, position)
    rules.closing(book.tables, position)
    return position


def put_order(book: Rulebook, position: Position, side: int, cards: Sequence[int]) -> None:
    """Write an order of card numbers into a position, in their own order, whatever order they were named in."""
    for place, card in enumerate(sorted(cards)):
        position.order[side * book.tables.plays_max + place] = card
    position.ordered[side] = len(cards)


def adjust(book: Rulebook, position: Position, shifts: Mapping[str, int]) -> Position:
    """A facilitator's adjustment, a sum of its own: tracks by points. Raises KeyError for an unknown track, and for a
    headline, which is no track to shift."""
    position = room_for_act(book, position)
    for name, change in shifts.items():
        fact = book.layout.track_at[name]
        if fact < TRACKS:
            raise KeyError(name)
        shift(position, fact, change, ACT, position.acts, -1)
    land(book.tables, position)
    return position


def inject(book: Rulebook, position: Position, event: str) -> Position:
    """A facilitator's inject, a sum of its own: any event of the deck happens now. Raises KeyError for an unknown
    one."""
    position = room_for_act(book, position)
    which = book.layout.event_at[event]
    position.live[which] |= 2
    rules.fire(book.tables, position, which)
    land(book.tables, position)
    return position


def play_on(book: Rulebook, position: Position) -> Position:
    """Void the ending that ended the game: it is not tried again. The default ending cannot be voided (ValueError)."""
    if position.ending < 0 or position.ending >= book.tables.endings:
        raise ValueError("only an ending that a condition brought about can be voided")
    if position.fact[TURN] >= book.tables.turns:
        raise ValueError("the last turn has been played: there is nothing to play on to")
    position = fresh(position)
    position.void[position.ending] = 1
    position.ending = -1
    position.phase = CLOSING
    position.acts += 1
    return position


def room_for_act(book: Rulebook, position: Position) -> Position:
    """A copy with a longer ledger, for acts come on top of what a turn can write by itself."""
    position = fresh(position)
    position.acts += 1
    more = ROW * (book.tables.ledger_rows + position.rows) - len(position.row)
    position.row += [0] * max(more, 0)
    position.room = len(position.row)
    return position


def fed(position: Position, draws: Sequence[Draw]) -> Position:
    """A copy whose next draws are taken from a log, in order; `torn` is set on a position whose log did not fit."""
    position = position.copy()
    position.tape = [number for one in draws for number in one] or [0]
    position.tape_at, position.tape_end, position.torn = 0, 5 * len(draws), 0
    return position


def draws_of(position: Position) -> list[Draw]:
    """The draws of the last step, in the order they were made."""
    return [Draw(*position.drawn[at : at + 5]) for at in range(0, position.draws * 5, 5)]


def state(book: Rulebook, position: Position) -> dict[str, Any]:
    """Everything that a position is, by name: what the digest covers, and what tests compare."""
    layout, tables = book.layout, book.tables

    def cards(row: list[int]) -> dict[str, dict[str, int]]:
        return {
            name: {book.cards[card][1].id: row[card] for card in book.own_cards(side) if row[card]}
            for side, name in enumerate(SIDES)
        }

    fact = position.fact
    return {
        "game": position.number,
        "turn": fact[TURN],
        "phase": position.phase,
        "ending": None if position.ending < 0 else book.endings[position.ending].id,
        "tracks": {name: fact[layout.track_at[name]] for name in layout.tracks},
        "standing": [one.id for place, one in enumerate(book.institutions) if fact[tables.at_standing + place]],
        "teams": [None if team < 0 else book.teams[team][1].id for team in position.team],
        "agendas": [None if agenda < 0 else book.agendas[agenda][1].id for agenda in position.agenda],
        "hands": cards(position.hand),
        "dealt": cards(position.dealt),
        "piles": {
            name: [book.cards[card][1].id for card in position.pile[first : first + position.left[side]]]
            for side, (name, first) in enumerate(zip(SIDES, tables.pile_first, strict=True))
        },
        "discards": cards(position.discard),
        "gone": cards(position.gone),
        "played": cards(fact[tables.at_played : tables.at_played + tables.cards]),
        "shown": position.last_shown,
        "fired": [event.id for place, event in enumerate(book.events) if position.fired[place]],
        "due": [
            [place // tables.events, book.events[place % tables.events].id]
            for place, due in enumerate(position.due)
            if due
        ],
        "void": position.void,
    }


def digest(book: Rulebook, position: Position) -> str:
    """SHA-256, in hex, of `state` as JSON with sorted keys and no spaces."""
    text = json.dumps(state(book, position), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
