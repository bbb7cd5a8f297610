"""Where a game stands, and how a sum is asked for and landed: it knows facts, promises and rows, and no order of play.

A *sum* judges every condition and adds up every shift against one position, then lands them: `holds` asks, `promise`
and `shift` add up, `land` applies. Nothing lands in between, so order within a sum never matters.
"""

from __future__ import annotations

from exercise.rules.tables import DISSOLVE, FOUND, GUARD, NO, SHIFT, YES, Tables

# The first facts of the row; tracks follow.
TENSION = 0
COOPERATION = 1
TURN = 2
TRACKS = 3

# Phases, as the ledger and the views name them.
SETUP = 0
OPENING = 1
SIGNAL = 2
ORDERS = 3
RESOLUTION = 4
CLOSING = 5
OVER = 6

# What can be behind a change (the kind of a cause), and how many integers a row of the ledger has.
CARD = 0
EVENT = 1
INSTITUTION = 2
TEAM_CAUSE = 3
RULE = 4
WORD_KEPT = 5
WORD_BROKEN = 6
ACT = 7
BOUNDS = 8
INCOME = 9
ROW = 6  # phase, kind, which, side, track, change


class Position:
    """One game at one moment, as integers and lists of integers. `copy` before you change one that others hold."""

    # who and when
    number: int  # which game of a study; 0 in play
    key0: int  # the seed, low word
    key1: int  # and high word
    mirror: int  # 1 when the sides' streams of luck are exchanged
    phase: int
    ending: int  # -1 while the game goes on
    # luck and its log
    block: list[int]
    tape: list[int]
    tape_at: int
    tape_end: int
    torn: int
    drawn: list[int]
    draws: int
    # the ledger of this turn
    keep: int
    row: list[int]
    rows: int
    # what is so
    fact: list[int]
    team: list[int]
    agenda: list[int]
    last_shown: list[int]
    fired: list[int]
    live: list[int]  # in this round: 1 fired in an opening, 2 by a facilitator's act, 3 both
    due: list[int]  # turn * events + event: 1 if scheduled for that turn
    dues: int  # how many are still to come
    void: list[int]
    acts: int
    # cards
    hand: list[int]
    dealt: list[int]
    pile: list[int]
    discard: list[int]
    gone: list[int]
    held: list[int]
    left: list[int]
    # what is said, read, sealed and shown this turn
    say: list[int]
    say_issue: list[int]
    say_offer: list[int]
    read: list[int]
    order: list[int]  # side * plays_max + place
    ordered: list[int]
    shown: list[int]
    kept: list[int]  # the word: 1 kept, 0 broken, -1 not judged
    options: list[int]  # room to think in: cards under consideration by whoever decides
    # the sum under way
    change: list[int]
    moved: list[int]
    touched: list[int]
    touches: int
    founding: list[int]
    dissolving: list[int]
    settling: int

    __slots__ = tuple(__annotations__)

    def copy(self) -> Position:
        """A position that shares nothing with this one."""
        twin = Position.__new__(Position)
        for name in INTEGERS:
            setattr(twin, name, getattr(self, name))
        for name in LISTS:
            setattr(twin, name, getattr(self, name)[:])
        return twin


INTEGERS = tuple(name for name, kind in Position.__annotations__.items() if kind == "int")
LISTS = tuple(name for name, kind in Position.__annotations__.items() if kind != "int")


def holds(deck: Tables, game: Position, ask: int) -> bool:
    """Judge a question: each step compares one fact with one bar and goes on, or leaves by YES or NO."""
    fact = game.fact
    while ask >= 0:
        ask = deck.ask_yes[ask] if fact[deck.ask_fact[ask]] >= deck.ask_bar[ask] else deck.ask_no[ask]
    return ask == YES


def note(game: Position, kind: int, which: int, side: int, track: int, change: int) -> None:
    """Write one row of this turn's ledger, if it is kept. A full ledger takes no more; `rulebook` makes it large
    enough."""
    at = game.rows * 6
    if game.keep and at + 6 <= len(game.row):
        row = game.row
        row[at] = game.phase
        row[at + 1] = kind
        row[at + 2] = which
        row[at + 3] = side
        row[at + 4] = track
        row[at + 5] = change
        game.rows += 1


def shift(game: Position, track: int, by: int, kind: int, which: int, side: int) -> None:
    """Ask for `by` points on a track. It lands with the sum; the row is written as asked."""
    if by == 0:
        return
    if game.moved[track] == 0:
        game.moved[track] = 1
        game.touched[game.touches] = track
        game.touches += 1
    game.change[track] += by
    note(game, kind, which, side, track, by)


def promise(deck: Tables, game: Position, span: int, kind: int, which: int, side: int) -> None:
    """Ask for every effect of a span whose condition holds in the position as the sum began."""
    row = deck.span_first[span]
    last = deck.span_last[span]
    if row == last:
        return
    fact = game.fact
    ledger = game.row
    room = len(ledger) if game.keep else 0
    at = game.rows * ROW
    while row < last:
        what = deck.do_what[row]
        verb = deck.do_kind[row]
        if verb == SHIFT:  # what `shift` and `note` do, written out: here the rules spend their time
            by = deck.do_much[row]
            if by != 0:
                if game.moved[what] == 0:
                    game.moved[what] = 1
                    game.touched[game.touches] = what
                    game.touches += 1
                game.change[what] += by
                if at + ROW <= room:
                    ledger[at] = game.phase
                    ledger[at + 1] = kind
                    ledger[at + 2] = which
                    ledger[at + 3] = side
                    ledger[at + 4] = what
                    ledger[at + 5] = by
                    at += ROW
        elif verb == GUARD:
            while what >= 0:  # what `holds` does
                what = deck.ask_yes[what] if fact[deck.ask_fact[what]] >= deck.ask_bar[what] else deck.ask_no[what]
            if what == NO:
                row += deck.do_much[row]
        elif verb == FOUND:
            game.founding[what] = 1
            game.settling = 1
        elif verb == DISSOLVE:
            game.dissolving[what] = 1
            game.settling = 1
        else:  # SCHEDULE: a turn that is still to come, so no question of this sum can see it
            turn = game.fact[TURN] + deck.do_much[row]
            if turn <= deck.turns and not game.due[turn * deck.events + what]:
                game.due[turn * deck.events + what] = 1
                game.dues += 1
        row += 1
    game.rows = at // ROW


def land(deck: Tables, game: Position) -> None:
    """Land the sum: every track moves once and is held to its bounds once; then what was founded or dissolved is."""
    fact = game.fact
    change = game.change
    for place in range(game.touches):
        track = game.touched[place]
        asked = fact[track] + change[track]
        stands = asked
        if asked < deck.track_low[track]:
            stands = deck.track_low[track]
        elif asked > deck.track_high[track]:
            stands = deck.track_high[track]
        if stands != asked:
            note(game, BOUNDS, track, -1, track, stands - asked)
        fact[track] = stands
        change[track] = 0
        game.moved[track] = 0
    game.touches = 0
    headlines(deck, game)
    if game.settling:
        game.settling = 0
        for which in range(deck.institutions):
            if game.dissolving[which]:
                fact[deck.at_standing + which] = 0
            elif game.founding[which]:
                fact[deck.at_standing + which] = 1
            game.founding[which] = 0
            game.dissolving[which] = 0


def headlines(deck: Tables, game: Position) -> None:
    """Tension and cooperation: weighted means over the issues, rounded half up; 0 on a deck without issues."""
    weight = deck.weight
    if weight > 0:
        fact = game.fact
        tension = 0
        cooperation = 0
        for issue in range(deck.issues):
            share = deck.issue_weight[issue]
            tension += share * fact[deck.issue_tension[issue]]
            cooperation += share * fact[deck.issue_cooperation[issue]]
        fact[TENSION] = (2 * tension + weight) // (2 * weight)
        fact[COOPERATION] = (2 * cooperation + weight) // (2 * weight)
