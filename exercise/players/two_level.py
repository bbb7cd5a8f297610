"""Two-level player: heeds home first. While a track that only its own score counts has fallen by more than a tenth, it
plays what lifts that track most; otherwise it answers in kind.

Source of the idea: diplomacy as a game at two tables, where what is lost at home is lost abroad (Putnam, 1988).

| at home | it says | it does |
|---|---|---|
| a track of its own is more than a tenth below its start | the posture of those cards | what lifts the lowest most |
| nothing lifts it, or all is well | the answer in kind | cards of the answer |
"""

from __future__ import annotations

from exercise.players.player import Player, consider, fill_up, say, seal, seal_posture, spent
from exercise.players.tit_for_tat import answer
from exercise.rules.hands import purse
from exercise.rules.position import Position
from exercise.rules.tables import SHIFT, Tables
from exercise.rules.turn import posture


def counts(deck: Tables, side: int, track: int) -> int:
    """What a point of a track is worth in a side's score."""
    for entry in range(deck.score_first[side], deck.score_last[side]):
        if deck.score_track[entry] == track:
            return deck.score_weight[entry]
    return 0


def trouble(deck: Tables, seen: Position, side: int) -> int:
    """The track of its own that has fallen most, if any has by more than a tenth of where it began; else -1."""
    worst = -1
    most = 0
    for entry in range(deck.score_first[side], deck.score_last[side]):
        track = deck.score_track[entry]
        fallen = deck.track_start[track] - seen.fact[track]
        if deck.score_weight[entry] > 0 and counts(deck, 1 - side, track) == 0:
            if 10 * fallen > abs(deck.track_start[track]) and fallen > most:
                worst = track
                most = fallen
    return worst


def lifts(deck: Tables, seen: Position, card: int, track: int) -> int:
    """What a card does to a track as things stand, before anyone knows what the other side plays."""
    total = 0
    row = deck.span_first[deck.card_do[card]]
    last = deck.span_last[deck.card_do[card]]
    while row < last:
        verb = deck.do_kind[row]
        what = deck.do_what[row]
        if verb < SHIFT:  # a test, as `promise` reads it
            if (seen.fact[what] < deck.do_bar[row]) != verb:
                row += deck.do_much[row]
        elif verb == SHIFT and what == track:
            total += deck.do_much[row]
        row += 1
    return total


def remedy(deck: Tables, seen: Position, side: int) -> bool:
    """Seal the cards that lift what has fallen most, the best first. False if nothing has fallen, or no card lifts
    it."""
    seen.ordered[side] = 0
    track = trouble(deck, seen, side)
    best = 0
    while track >= 0 and best >= 0 and seen.ordered[side] < deck.plays_max:
        best = -1
        much = 0
        count = consider(deck, seen, side, -1, purse(deck, seen, side) - spent(deck, seen, side))
        for place in range(count):
            card = seen.options[place]
            lift = lifts(deck, seen, card, track)
            if lift > much or (lift == much and lift > 0 and card < best):
                best = card
                much = lift
        if best >= 0:
            seal(deck, seen, side, best)
    return seen.ordered[side] > 0


def decide(deck: Tables, seen: Position, side: int) -> None:
    """Seal what home asks for, or the answer in kind."""
    if remedy(deck, seen, side):
        fill_up(deck, seen, side, posture(deck, seen, side, -1))
    else:
        seal_posture(deck, seen, side, answer(deck, seen, side))


def speak(deck: Tables, seen: Position, side: int) -> None:
    """Announce the posture of what it would seal now."""
    decide(deck, seen, side)
    meant = posture(deck, seen, side, -1)
    seen.ordered[side] = 0
    say(seen, side, meant)


def choose(deck: Tables, seen: Position, side: int) -> None:
    """Seal it."""
    decide(deck, seen, side)


PLAYER = Player(
    "two_level", "Two-level player", "Heeds home first, and answers in kind.", "Putnam, 1988", speak, choose
)
