"""Luck worked out ahead: many blocks of the generator at once, in the lanes of one long integer.

The same Philox4x32-10 as in `chance`, sixty-four bits a lane: plain Python then pays for an operation once a game
instead of once a block. It knows keys, counters and how many words each stream is likely to want; it refuses to know
what they decide. Compiled play has no need of it, and a table makes its draws one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from struct import unpack

from exercise.rules.chance import AGENDA, EVENT, FORESIGHT, HAND, PLAYER, READING, STREAMS, TEAM, schedule
from exercise.rules.position import Position
from exercise.rules.tables import EVERYTHING, Tables

LOW = 0xFFFFFFFF
LANE = 8  # bytes
GUESSES = 5  # words a turn of what a bot imagines

Blocks = tuple[tuple[int, int, int, int], ...]
"""What is wanted: stream, how many blocks of four words of every turn, first and last turn."""


@dataclass(frozen=True, eq=False)
class Lanes:
    """The counters of all blocks that a plan asks for, a lane each: `index` (which block) and `place`
    (stream << 16 | turn); `ones` has a 1 in every lane. `room` is how many words each stream has of each turn, `first`
    where its words begin, counted as if from turn 0."""

    index: int
    place: int
    ones: int
    count: int
    first: tuple[int, ...]
    room: tuple[int, ...]


def of_game(deck: Tables) -> Blocks:
    """What the rules draw in a game of this deck."""
    words = {EVENT: max(deck.event_luck, default=-1) + 1}
    for side in (0, 1):
        words[HAND + side] = 0 if deck.hand_rule == EVERYTHING else deck.hand_size
        words[READING + side] = 2 if deck.misread > 0 else 0
    seating = tuple((purpose + side, 1, 0, 0) for purpose in (TEAM, AGENDA, PLAYER) for side in (0, 1))
    return (*seating, *every_turn(deck, words))


def of_side(deck: Tables, side: int) -> Blocks:
    """What a bot draws that picks cards by luck: a word, a number of cards, and each card."""
    return every_turn(deck, {PLAYER + side: 2 + deck.plays_max})


def of_thought(deck: Tables) -> Blocks:
    """What a bot draws that plays on in its head."""
    game = tuple(wanted for wanted in of_game(deck) if wanted[2] > 0)
    return (*game, *of_side(deck, 0), *of_side(deck, 1), *every_turn(deck, {FORESIGHT: GUESSES}))


def every_turn(deck: Tables, words: dict[int, int]) -> Blocks:
    """As many blocks as hold so many words of each stream, in every turn of the deck."""
    return tuple((stream, -(-wanted // 4), 1, deck.turns) for stream, wanted in words.items() if wanted > 0)


@lru_cache(maxsize=64)
def plan(wanted: Blocks) -> Lanes:
    """The lanes of all blocks wanted."""
    index, place = bytearray(), bytearray()
    first, room = [0] * STREAMS, [0] * STREAMS
    for stream, many, begin, end in wanted:
        room[stream] = 4 * many
        first[stream] = len(index) // LANE * 4 - begin * room[stream]
        for turn in range(begin, end + 1):
            for block in range(many):
                index += block.to_bytes(LANE, "little")
                place += (stream << 16 | turn).to_bytes(LANE, "little")
    count = len(index) // LANE
    ones = int.from_bytes((1).to_bytes(LANE, "little") * count, "little")
    return Lanes(
        int.from_bytes(index, "little"), int.from_bytes(place, "little"), ones, count, tuple(first), tuple(room)
    )


def ahead(lanes: Lanes, key0: int, key1: int, number: int) -> tuple[int, ...]:
    """Every word of a plan under one key and game number (0 to 2**32 - 1 each), the four of each lane together."""
    ones, low = lanes.ones, lanes.ones * LOW
    keys = [0] * 20
    schedule(keys, 0, key0, key1)
    c0, c1, c2, c3 = lanes.index, lanes.place, number * ones, 0
    for at in range(0, 20, 2):
        p0 = 0xD2511F53 * c0
        p1 = 0xCD9E8D57 * c2
        c0 = ((p1 >> 32) & low) ^ c1 ^ (keys[at] * ones)
        c1 = p1 & low
        c2 = ((p0 >> 32) & low) ^ c3 ^ (keys[at + 1] * ones)
        c3 = p0 & low
    words = [0] * (4 * lanes.count)
    for which, row in enumerate((c0, c1, c2, c3)):
        words[which::4] = unpack(f"<{lanes.count}Q", row.to_bytes(LANE * lanes.count, "little"))
    return tuple(words)


again = lru_cache(maxsize=16)(ahead)
"""`ahead`, for who asks for the same luck over and over."""


def foretell(game: Position, lanes: Lanes) -> None:
    """Give a position the words of a plan under its own key and number; draws beyond the plan are made as ever."""
    game.luck = ahead(lanes, game.key0, game.key1, game.number)
    game.luck_first = lanes.first
    game.luck_room[:] = lanes.room


def other_luck(deck: Tables, game: Position, number: int) -> None:
    """Give a position that is played on in the head the luck of another game."""
    lanes = plan(of_thought(deck))
    game.number = number
    game.block[0] = -1
    game.luck = again(lanes, game.key0, game.key1, number)
    game.luck_first = lanes.first
    game.luck_room[:] = lanes.room
