"""Luck as a pure function of who asks: it knows seed, game, stream, turn and index, and remembers nothing that matters.

Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011): a counter goes in, four 32-bit words come out, so no draw depends
on the order in which draws are made. It refuses to know what a draw is for.

Key: the 64-bit seed. Counter: (index div 4, stream << 16 | turn, game, attempt); word: index mod 4. Streams come in
pairs, one number for each side, and swap with the sides (`position.mirror`).

Arithmetic is written for 64-bit integers that wrap: every product is masked on both halves. Words may have been worked
out ahead (`lanes`): that changes when they are reckoned, and never which they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercise.rules.position import Position

WORD = 0xFFFFFFFF
TURN_FACT = 2  # where the turn number lies in the row of facts

# Streams: purpose * 2, plus the side where there is one.
TEAM = 0
AGENDA = 2
HAND = 4
READING = 6
EVENT = 8
PLAYER = 10  # the private luck of whoever decides: bots, and nothing in the rules
FORESIGHT = 12  # what a bot imagines of the rival
STREAMS = 13


def schedule(block: list[int], at: int, k0: int, k1: int) -> None:
    """Write the twenty words of key that ten rounds need, two a round, into `block` from `at` on. The first two are the
    key itself, 0 to 2**32 - 1 each."""
    for place in range(at, at + 20, 2):
        block[place] = k0
        block[place + 1] = k1
        k0 = (k0 + 0x9E3779B9) & 0xFFFFFFFF
        k1 = (k1 + 0xBB67AE85) & 0xFFFFFFFF


def philox(c0: int, c1: int, c2: int, c3: int, block: list[int], at: int) -> tuple[int, int, int, int]:
    """Ten rounds of Philox4x32 over a counter of four words, each 0 to 2**32 - 1, with the schedule that stands in
    `block` from `at` on."""
    for key in range(at, at + 20, 2):
        p0 = 0xD2511F53 * c0
        p1 = 0xCD9E8D57 * c2
        c0 = ((p1 >> 32) & 0xFFFFFFFF) ^ c1 ^ block[key]
        c1 = p1 & 0xFFFFFFFF
        c2 = ((p0 >> 32) & 0xFFFFFFFF) ^ c3 ^ block[key + 1]
        c3 = p0 & 0xFFFFFFFF
    return c0, c1, c2, c3


def word_at(game: Position, stream: int, turn: int, index: int, attempt: int) -> int:
    """One word, 0 to 2**32 - 1, unless it was worked out ahead. The last block is kept, since it serves four
    neighbouring draws; so is the schedule of the key, behind it."""
    room = game.luck_room[stream]
    if index < room and attempt == 0:
        return game.luck[game.luck_first[stream] + turn * room + index]
    block = game.block
    first = index >> 2
    second = stream << 16 | turn
    if block[0] != first or block[1] != second or block[2] != attempt:
        block[0] = first
        block[1] = second
        block[2] = attempt
        if block[7] != game.key0 or block[8] != game.key1:
            schedule(block, 7, game.key0, game.key1)
        block[3], block[4], block[5], block[6] = philox(first, second, game.number, attempt, block, 7)
    return block[3 + (index & 3)]


def draw(game: Position, stream: int, index: int, of: int) -> int:
    """One of `of` equally likely outcomes, 0 to of - 1, for this stream, turn and index; of one outcome, nothing is
    drawn."""
    if of < 2:
        return 0
    if game.logs:
        return logged(game, stream, index, of)
    turn = game.fact[TURN_FACT]
    room = game.luck_room[stream]
    if index < room:  # worked out ahead: here most draws end
        word = game.luck[game.luck_first[stream] + turn * room + index]
        if word < 4294967296 - of:
            return word % of
    return drawn(game, stream, turn, index, of)


def drawn(game: Position, stream: int, turn: int, index: int, of: int) -> int:
    """What a draw of two outcomes or more comes to."""
    word = word_at(game, stream, turn, index, 0)
    if word >= 4294967296 - of:  # perhaps one of the last words, which would favour the low outcomes
        word = unbiased(game, stream, turn, index, of, word)
    return word % of


def logged(game: Position, stream: int, index: int, of: int) -> int:
    """A draw that is written down. Where a tape is fed (replay), logged outcomes are trusted in place of the
    generator."""
    turn = game.fact[TURN_FACT]
    outcome = taped(game, stream, turn, index, of)
    if outcome < 0:
        outcome = drawn(game, stream, turn, index, of)
    write_down(game, stream, turn, index, of, outcome)
    return outcome


def write_down(game: Position, stream: int, turn: int, index: int, of: int, outcome: int) -> None:
    """Add a draw to the log of this step; a full log takes no more."""
    at = game.draws * 5
    if at < len(game.drawn):
        game.drawn[at] = stream
        game.drawn[at + 1] = turn
        game.drawn[at + 2] = index
        game.drawn[at + 3] = of
        game.drawn[at + 4] = outcome
        game.draws += 1


def unbiased(game: Position, stream: int, turn: int, index: int, of: int, word: int) -> int:
    """The word itself, or the first of later attempts that is below the largest multiple of `of`."""
    attempt = 0
    while word >= 4294967296 - 4294967296 % of:
        attempt += 1
        word = word_at(game, stream, turn, index, attempt)
    return word


def taped(game: Position, stream: int, turn: int, index: int, of: int) -> int:
    """The next logged outcome if it is for this very draw; else -1, and the tape is marked as not fitting. -1 without a
    tape."""
    tape = game.tape
    at = game.tape_at
    if at >= game.tape_end:
        return -1
    fits = tape[at] == stream and tape[at + 1] == turn and tape[at + 2] == index and tape[at + 3] == of
    if not fits or tape[at + 4] < 0 or tape[at + 4] >= of:
        game.torn = 1
        game.tape_at = game.tape_end
        return -1
    game.tape_at = at + 5
    return tape[at + 4]
