"""What the other side has shown, as a sight remembers it: postures by turn, and nothing of intent."""

from __future__ import annotations

from exercise.rules.position import Position
from exercise.rules.tables import Tables


def shown_on(deck: Tables, seen: Position, side: int, posture: int) -> int:
    """The last turn in which a side showed a posture overall; 0 if never."""
    return seen.last_shown[(side * 3 + posture) * (deck.issues + 1)]


def shown_last(deck: Tables, seen: Position, side: int) -> int:
    """The posture that a side showed in the latest turn resolved; -1 before the first."""
    latest = -1
    for posture in range(3):
        turn = shown_on(deck, seen, side, posture)
        if turn > 0 and (latest < 0 or turn > shown_on(deck, seen, side, latest)):
            latest = posture
    return latest


def ever_shown(deck: Tables, seen: Position, side: int, posture: int) -> bool:
    """Whether a side ever showed a posture."""
    return shown_on(deck, seen, side, posture) > 0


def run_of(deck: Tables, seen: Position, side: int, posture: int) -> int:
    """How many turns in a row, up to the latest, a side has shown a posture; 0 if it last showed another. Counted in
    decisions: a turn of a deck with a pace is one."""
    latest = shown_on(deck, seen, side, posture)
    before = 0
    for other in range(3):
        if other != posture:
            before = max(before, shown_on(deck, seen, side, other))
    return (max(latest - before, 0) + deck.pace - 1) // deck.pace
