"""Filling the tables: it knows which words of the deck language become which integers, and judges nothing.

A reader has found the deck free of errors before this runs; what is not there becomes 0, -1 or an empty span.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercise.deck.models import SIDES, STANCES, Deck, Event, Standing
from exercise.rules import position as causes
from exercise.rules.position import TRACKS
from exercise.rules.program import Program
from exercise.rules.tables import DISCARD, EVERYTHING, KEEP, NO

if TYPE_CHECKING:
    from exercise.rules.rulebook import Rulebook

BOUNDLESS = 1 << 60
"""Further than any sum can carry a track: stands for a bound that is not there."""


def tracks_of(deck: Deck) -> list[tuple[str, int, int, int]]:
    """Every track of a deck in the order of the row: name, start, lower and upper bound."""
    rows: list[tuple[str, int, int, int]] = []
    for issue in deck.issues:
        rows.append((f"tension.{issue.id}", issue.tension, 0, 100))
        rows.append((f"cooperation.{issue.id}", issue.cooperation, 0, 100))
    if deck.capital is not None:
        rows += [(f"{side}.capital", deck.capital.start, 0, deck.capital.cap) for side in SIDES]
    for track in deck.tracks:
        low = -BOUNDLESS if track.min is None else track.min
        high = BOUNDLESS if track.max is None else track.max
        owners = SIDES if track.per == "side" else (track.per,)
        for owner in owners:
            name = track.id if owner is None else f"{owner}.{track.id}"
            rows.append((name, track.start, low, high))
    return rows


def fill(book: Rulebook, pace: int) -> None:
    """Fill `book.tables` from `book.deck`."""
    program = Program(book.layout)
    settings(book, pace, program)
    tracks(book)
    cards(book, program)
    people(book, program)
    scores(book, program)
    standing(book, program)
    happenings(book, program)
    finish(book, program)


def settings(book: Rulebook, pace: int, program: Program) -> None:
    """Length, hand, plays, capital, words and talks."""
    deck, tables = book.deck, book.tables
    tables.turns = deck.turns.count
    tables.pace = pace
    if deck.hand.everything:
        tables.hand_rule = EVERYTHING
    else:
        tables.hand_rule = KEEP if deck.hand.unplayed == "keep" else DISCARD
    tables.hand_size = deck.hand.size
    tables.plays_min = deck.plays.min
    tables.plays_max = deck.plays.max
    tables.has_capital = 1 if deck.capital else 0
    tables.income = deck.capital.income if deck.capital else 0
    tables.capital_track = [
        book.layout.track_at[f"{side}.capital"] if deck.capital else -1 for side in SIDES
    ]  # fmt: skip
    first = len(program.do_kind)
    for side in (0, 1):
        program.earn(tables.capital_track[side], side, causes.INCOME, 0, tables.income)
    tables.income_do = program.mark(first)
    tables.signals = 1 if deck.signals else 0
    tables.misread = deck.signals.misread if deck.signals else 0
    kept = deck.signals.kept if deck.signals else ()
    broken = deck.signals.broken if deck.signals else ()
    tables.word_kept = [program.span(kept, side, causes.WORD_KEPT, 0) for side in (0, 1)]
    tables.word_broken = [program.span(broken, side, causes.WORD_BROKEN, 0) for side in (0, 1)]
    tables.has_talks = 0 if deck.talks_never else 1
    tables.talks = program.question(deck.talks, None)


def tracks(book: Rulebook) -> None:
    """Where tracks start and what holds them; issues and their weights."""
    tables, layout = book.tables, book.layout
    nothing = [0] * TRACKS
    rows = tracks_of(book.deck)
    tables.track_start = nothing + [start for _, start, _, _ in rows]
    tables.track_low = nothing + [low for _, _, low, _ in rows]
    tables.track_high = nothing + [high for _, _, _, high in rows]
    issues = book.deck.issues
    tables.issues = len(issues)
    tables.issue_weight = [issue.weight for issue in issues]
    tables.issue_tension = [layout.track_at[f"tension.{issue.id}"] for issue in issues]
    tables.issue_cooperation = [layout.track_at[f"cooperation.{issue.id}"] for issue in issues]
    tables.weight = sum(tables.issue_weight)


def cards(book: Rulebook, program: Program) -> None:
    """Every card of each side; a joint card knows the other side's half as its twin."""
    tables, layout = book.tables, book.layout
    tables.cards = len(book.cards)
    ours = sum(1 for side, _ in book.cards if side == 0)
    tables.card_first, tables.card_last = [0, ours], [ours, len(book.cards)]
    tables.card_side = [side for side, _ in book.cards]
    tables.card_issue = [-1 if card.issue is None else layout.issue_at[card.issue] for _, card in book.cards]
    tables.card_stance = [STANCES.index(card.stance) for _, card in book.cards]
    tables.stance_first, tables.stance_last, tables.stance_card = [], [], []
    for side in (0, 1):
        for stance in range(3):
            tables.stance_first.append(len(tables.stance_card))
            tables.stance_card += [
                card
                for card in range(tables.card_first[side], tables.card_last[side])
                if tables.card_stance[card] == stance
            ]
            tables.stance_last.append(len(tables.stance_card))
    tables.card_copies = [card.copies for _, card in book.cards]
    tables.card_always = [int(card.always) for _, card in book.cards]
    tables.card_once = [int(card.once) for _, card in book.cards]
    tables.card_twin = []
    for side, card in book.cards:
        half = card.id if card.joint is True else card.joint
        tables.card_twin.append(layout.card_at[1 - side, half] if half else -1)
    tables.card_when = [program.question(card.when, side) for side, card in book.cards]
    tables.card_do = [
        program.span(card.effects, side, causes.CARD, which) for which, (side, card) in enumerate(book.cards)
    ]
    tables.card_unmet = [
        program.span(card.unmet, side, causes.CARD, which) for which, (side, card) in enumerate(book.cards)
    ]
    copies = [0 if card.always or tables.hand_rule == EVERYTHING else card.copies for _, card in book.cards]
    tables.pile_size = [sum(copies[:ours]), sum(copies[ours:])]
    tables.pile_first = [0, tables.pile_size[0]]
    tables.pile = [card for card, many in enumerate(copies) for _ in range(many)]
    tables.always_first, tables.always_last, tables.always_card = [], [], []
    for first, last in zip(tables.stance_first, tables.stance_last, strict=True):
        tables.always_first.append(len(tables.always_card))
        tables.always_card += [card for card in tables.stance_card[first:last] if tables.card_always[card]]
        tables.always_last.append(len(tables.always_card))


def people(book: Rulebook, program: Program) -> None:
    """Teams: what they bring at first and each turn, what they earn, and what they change of prices."""
    tables = book.tables
    ours = sum(1 for side, _ in book.teams if side == 0)
    tables.team_first, tables.team_last = [0, ours], [ours, len(book.teams)]
    tables.team_shift = []
    for which, (side, team) in enumerate(book.teams):
        first = len(program.do_kind)
        program.shifts(team.shift, side, causes.whence(causes.TEAM_CAUSE, which, side, 0))
        tables.team_shift.append(program.mark(first))
    tables.team_do = [
        program.span(team.each_turn, side, causes.TEAM_CAUSE, which) for which, (side, team) in enumerate(book.teams)
    ]
    tables.team_clarity = [team.clarity for _, team in book.teams]
    tables.team_income = [team.income for _, team in book.teams]
    tables.team_pay = [
        program.mark(program.earn(tables.capital_track[side], side, causes.TEAM_CAUSE, which, team.income))
        for which, (side, team) in enumerate(book.teams)
    ]
    tables.price = [max(card.cost, 0) for _, card in book.cards]
    for _, team in book.teams:
        change = dict(team.cost)
        tables.price += [max(card.cost + change.get(card.stance, 0), 0) for _, card in book.cards]


def scores(book: Rulebook, program: Program) -> None:
    """What a side ends with: weighted tracks, the points of its secret aim, and its par."""
    deck, tables = book.deck, book.tables
    ours = sum(1 for side, _ in book.agendas if side == 0)
    tables.agenda_first, tables.agenda_last = [0, ours], [ours, len(book.agendas)]
    tables.agenda_point_first, tables.agenda_point_last = [], []
    tables.point_when, tables.point_score = [], []
    for side, agenda in book.agendas:
        tables.agenda_point_first.append(len(tables.point_when))
        for point in agenda.points:
            tables.point_when.append(program.question(point.when, side))
            tables.point_score.append(point.score)
        tables.agenda_point_last.append(len(tables.point_when))
    tables.score_first, tables.score_last, tables.score_track, tables.score_weight = [], [], [], []
    for name in SIDES:
        tables.score_first.append(len(tables.score_track))
        for track, weight in deck.score.get(name, ()):
            tables.score_track.append(book.layout.track_at[track])
            tables.score_weight.append(weight)
        tables.score_last.append(len(tables.score_track))
    tables.has_par = 1 if deck.par else 0
    tables.par = [deck.par.get(name, 0) for name in SIDES]


def standing(book: Rulebook, program: Program) -> None:
    """Institutions and standing rules."""
    tables = book.tables
    tables.institutions = len(book.institutions)
    tables.institution_clarity = [one.clarity for one in book.institutions]
    tables.institution_lapses = [
        NO if one.lapses is None else program.question(one.lapses, None) for one in book.institutions
    ]
    begin = len(program.do_kind)
    for which, institution in enumerate(book.institutions):
        stands = program.guard(Standing(institution.id), None)
        acts = program.guard(institution.when, None)
        program.effects(institution.each_turn, None, causes.whence(causes.INSTITUTION, which, -1, 0))
        program.close(acts)
        program.close(stands)
    for which, rule in enumerate(book.rules):
        asked = program.guard(rule.when, None)
        program.effects(rule.each_turn, None, causes.whence(causes.RULE, which, -1, 0))
        program.close(asked)
    tables.standing_do = program.mark(begin)


def happenings(book: Rulebook, program: Program) -> None:
    """Events and endings."""
    tables, layout = book.tables, book.layout
    tables.events = len(book.events)
    tables.calendar_first, tables.calendar_last, tables.calendar = [], [], []
    for turn in range(tables.turns + 1):
        tables.calendar_first.append(len(tables.calendar))
        tables.calendar += [place for place, event in enumerate(book.events) if could_come(event, turn)]
        tables.calendar_last.append(len(tables.calendar))
    tables.event_chance = [-1 if event.chance is None else event.chance for event in book.events]
    tables.event_luck = [
        sum(1 for one in book.events[:place] if one.chance is not None) for place in range(len(book.events))
    ]
    tables.event_when = [program.question(event.when, None) for event in book.events]
    tables.event_spent = [1 if event.once else 2 for event in book.events]
    tables.event_to = [2 if event.to == "both" else SIDES.index(event.to) for event in book.events]
    tables.event_do = [
        program.span(event.effects, None, causes.EVENT, which) for which, event in enumerate(book.events)
    ]
    tables.event_deal_first, tables.event_deal_last, tables.deal_card, tables.event_unplayed = [], [], [], []
    for which, event in enumerate(book.events):
        tables.event_deal_first.append(len(tables.deal_card))
        tables.deal_card += [layout.card_at[SIDES.index(deal.side), deal.card] for deal in event.deal]
        tables.event_deal_last.append(len(tables.deal_card))
        for side, name in enumerate(SIDES):
            unplayed = event.if_unplayed.get(name, ())
            tables.event_unplayed.append(program.span(unplayed, side, causes.EVENT, which))
    tables.asking_event = [place for place, event in enumerate(book.events) if event.deal and event.if_unplayed]
    tables.asking = len(tables.asking_event)
    tables.private_first, tables.private_last, tables.private_event = [], [], []
    for side in (0, 1):
        tables.private_first.append(len(tables.private_event))
        tables.private_event += [place for place, to in enumerate(tables.event_to) if to == 1 - side]
        tables.private_last.append(len(tables.private_event))
    tables.no_events = [0] * tables.events
    tables.endings = len(book.endings) - 1
    tables.ending_when = [program.question(ending.when, None) for ending in book.endings[:-1]]
    tables.ending_bonus = [ending.bonus.get(name, 0) for ending in book.endings for name in SIDES]


def could_come(event: Event, turn: int) -> bool:
    """Whether a turn's opening could bring an event that nothing scheduled for it."""
    if event.manual:
        return False
    if event.at is not None:
        return event.at == turn
    return event.chance is not None or event.when is not None


def finish(book: Rulebook, program: Program) -> None:
    """Take over the program and the layout, and reckon how long a turn's ledger can get."""
    tables, layout = book.tables, book.layout
    for name in (
        "ask_fact",
        "ask_bar",
        "ask_yes",
        "ask_no",
        "span_first",
        "span_last",
        "do_kind",
        "do_what",
        "do_much",
        "do_bar",
        "do_cause",
    ):
        setattr(tables, name, getattr(program, name))
    for name in (
        "tracks_end",
        "at_standing",
        "at_played",
        "at_ordered",
        "at_shown",
        "at_count",
        "at_read",
        "at_recall",
    ):
        setattr(tables, name, getattr(layout, name))
    tables.facts = layout.facts
    room = len(layout.issues) + 1
    tables.recalls = len(layout.recalls)
    tables.recall_slot = [(side * 3 + stance) * room + issue + 1 for side, stance, issue, _ in layout.recalls]
    tables.recall_side = [side for side, *_ in layout.recalls]
    tables.recall_stance = [stance for _, stance, _, _ in layout.recalls]
    tables.recall_issue = [issue for _, _, issue, _ in layout.recalls]
    tables.recall_within = [within for *_, within in layout.recalls]
    tables.ledger_rows = longest_ledger(book)
    tables.draw_rows = tables.pace * tables.events + 2 * (tables.hand_size + 4)


def longest_ledger(book: Rulebook) -> int:
    """The most rows that one turn without a facilitator's acts can write."""
    tables = book.tables

    def rows(*spans: int) -> int:
        return sum(tables.span_last[span] - tables.span_first[span] for span in spans)

    once = rows(*tables.event_do, *tables.team_do, tables.standing_do) + 4
    longest = max((rows(tables.card_do[card], tables.card_unmet[card]) for card in range(tables.cards)), default=0)
    resolved = 2 * tables.plays_max * (longest + 1)
    resolved += rows(*tables.word_kept, *tables.word_broken, *tables.event_unplayed)
    bounds = len(book.layout.tracks)
    return tables.pace * (once + bounds) + resolved + 2 * bounds
