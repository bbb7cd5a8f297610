"""Where a game stands, and how a sum is asked for and landed: it knows facts, promises and rows, and no order of play.

A *sum* judges every condition and adds up every shift against one position, then lands them: `holds` asks, `promise`
and `shift` add up, `land` applies. Nothing lands in between, so order within a sum never matters.
"""

from __future__ import annotations

from exercise.rules.tables import DISSOLVE, FOUND, SHIFT, YES, Tables

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

# A row of the ledger is two integers: how many points, and whence they came. The second packs phase, kind of cause,
# which one, side (0 for none) and track into one number, so that what a deck says of an effect is reckoned once.
ROW = 2
PHASE_UNIT = 1 << 48
KIND_UNIT = 1 << 44
WHICH_UNIT = 1 << 20
SIDE_UNIT = 1 << 18


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
    logs: int  # 1 if draws are written down, or fed
    tape: list[int]
    tape_at: int
    tape_end: int
    torn: int
    drawn: list[int]
    draws: int
    luck: tuple[int, ...]  # words worked out ahead (`lanes`), shared between positions
    luck_first: tuple[int, ...]  # by stream: where its words begin
    luck_room: list[int]  # by stream: how many there are of each turn
    # the ledger of this turn
    row: list[int]
    room: int  # how many integers it may hold; 0 keeps no ledger
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
    hand: list[int]  # by card: copies in hand
    holding: list[int]  # the same one by one: side * hand_size + place
    held: list[int]  # by side: how many of them
    dealt: list[int]
    deals: list[int]  # by side: 1 if any is dealt or offered this turn
    pile: list[int]  # the copies still to draw, one by one: pile_first of the side + place
    left: list[int]  # by side: how many of them
    discard: list[int]
    gone: list[int]
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
    touched: list[int]
    touches: int
    founding: list[int]
    dissolving: list[int]
    settling: int

    __slots__ = tuple(__annotations__)

    def copy(self) -> Position:
        """A position that shares nothing with this one."""
        twin = Position.__new__(Position)
        twin.number = self.number
        twin.key0 = self.key0
        twin.key1 = self.key1
        twin.mirror = self.mirror
        twin.phase = self.phase
        twin.ending = self.ending
        twin.block = self.block[:]
        twin.logs = self.logs
        twin.tape = self.tape[:]
        twin.tape_at = self.tape_at
        twin.tape_end = self.tape_end
        twin.torn = self.torn
        twin.drawn = self.drawn[:]
        twin.draws = self.draws
        twin.luck = self.luck
        twin.luck_first = self.luck_first
        twin.luck_room = self.luck_room[:]
        twin.row = self.row[:]
        twin.room = self.room
        twin.rows = self.rows
        twin.fact = self.fact[:]
        twin.team = self.team[:]
        twin.agenda = self.agenda[:]
        twin.last_shown = self.last_shown[:]
        twin.fired = self.fired[:]
        twin.live = self.live[:]
        twin.due = self.due[:]
        twin.dues = self.dues
        twin.void = self.void[:]
        twin.acts = self.acts
        twin.hand = self.hand[:]
        twin.holding = self.holding[:]
        twin.held = self.held[:]
        twin.dealt = self.dealt[:]
        twin.deals = self.deals[:]
        twin.pile = self.pile[:]
        twin.left = self.left[:]
        twin.discard = self.discard[:]
        twin.gone = self.gone[:]
        twin.say = self.say[:]
        twin.say_issue = self.say_issue[:]
        twin.say_offer = self.say_offer[:]
        twin.read = self.read[:]
        twin.order = self.order[:]
        twin.ordered = self.ordered[:]
        twin.shown = self.shown[:]
        twin.kept = self.kept[:]
        twin.options = self.options[:]
        twin.change = self.change[:]
        twin.touched = self.touched[:]
        twin.touches = self.touches
        twin.founding = self.founding[:]
        twin.dissolving = self.dissolving[:]
        twin.settling = self.settling
        return twin


INTEGERS = tuple(name for name, kind in Position.__annotations__.items() if kind != "list[int]")
LISTS = tuple(name for name, kind in Position.__annotations__.items() if kind == "list[int]")


def room_for(game: Position, many: int) -> list[Position]:
    """Room for so many positions like this one, for whoever plays on in the head; each is to be written (`copied`)
    before it is read."""
    return [game] * many


def copied(game: Position) -> Position:
    """A copy, to be written into such room."""
    return game.copy()


def holds(deck: Tables, game: Position, ask: int) -> bool:
    """Judge a question: each step compares one fact with one bar and goes on, or leaves by YES or NO."""
    fact = game.fact
    while ask >= 0:
        ask = deck.ask_yes[ask] if fact[deck.ask_fact[ask]] >= deck.ask_bar[ask] else deck.ask_no[ask]
    return ask == YES


def whence(kind: int, which: int, side: int, track: int) -> int:
    """What lies behind a row, all but its phase, as one number; side -1 is none."""
    return kind * KIND_UNIT + which * WHICH_UNIT + (side + 1) * SIDE_UNIT + track


def note(game: Position, cause: int, change: int) -> None:
    """Write one row of this turn's ledger, if it is kept. A full ledger takes no more; `rulebook` makes it large
    enough."""
    at = game.rows * ROW
    if at < game.room:
        game.row[at] = game.phase * PHASE_UNIT + cause
        game.row[at + 1] = change
        game.rows += 1


def touch(game: Position, track: int, by: int) -> None:
    """Add to what a sum asks of a track. A track may be touched again when what was asked cancels out: landing it twice
    changes nothing."""
    if game.change[track] == 0:
        game.touched[game.touches] = track
        game.touches += 1
    game.change[track] += by


def shift(game: Position, track: int, by: int, kind: int, which: int, side: int) -> None:
    """Ask for `by` points on a track. It lands with the sum; the row is written as asked."""
    if by != 0:
        touch(game, track, by)
        note(game, whence(kind, which, side, track), by)


def promise(deck: Tables, game: Position, span: int) -> None:
    """Ask for every effect of a span whose condition holds in the position as the sum began."""
    row = deck.span_first[span]
    last = deck.span_last[span]
    if row == last:
        return
    kind, whats, much, bar, cause = deck.do_kind, deck.do_what, deck.do_much, deck.do_bar, deck.do_cause
    fact, change, touched, ledger = game.fact, game.change, game.touched, game.row
    touches = game.touches
    room = game.room
    at = game.rows * ROW
    phase = game.phase * PHASE_UNIT
    while row < last:
        verb = kind[row]
        what = whats[row]
        if verb < SHIFT:  # a test: UNLESS is 0, WHERE is 1
            if (fact[what] < bar[row]) != verb:
                row += much[row]
        elif verb == SHIFT:  # what `shift` does, written out: here the rules spend their time
            by = much[row]
            touched[touches] = what
            if change[what] == 0:
                touches += 1
            change[what] += by
            if at < room:
                ledger[at] = phase + cause[row]
                ledger[at + 1] = by
                at += ROW
        else:
            change_course(deck, game, verb, what, much[row])
        row += 1
    game.touches = touches
    game.rows = at // ROW


def change_course(deck: Tables, game: Position, verb: int, what: int, turns: int) -> None:
    """Ask that an institution be founded or dissolved, or that an event come in so many turns."""
    if verb == FOUND:
        game.founding[what] = 1
        game.settling = 1
    elif verb == DISSOLVE:
        game.dissolving[what] = 1
        game.settling = 1
    else:  # SCHEDULE: a turn that is still to come, so no question of this sum can see it
        turn = game.fact[TURN] + turns
        if turn <= deck.turns and not game.due[turn * deck.events + what]:
            game.due[turn * deck.events + what] = 1
            game.dues += 1


def land(deck: Tables, game: Position) -> None:
    """Land the sum: every track moves once and is held to its bounds once; then what was founded or dissolved is."""
    fact, change, touched = game.fact, game.change, game.touched
    low, high = deck.track_low, deck.track_high
    for place in range(game.touches):
        track = touched[place]
        asked = fact[track] + change[track]
        change[track] = 0
        if low[track] <= asked <= high[track]:
            fact[track] = asked
        else:
            fact[track] = low[track] if asked < low[track] else high[track]
            note(game, whence(BOUNDS, track, -1, track), fact[track] - asked)
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
        shares, of_tension, of_cooperation = deck.issue_weight, deck.issue_tension, deck.issue_cooperation
        for issue in range(deck.issues):
            share = shares[issue]
            tension += share * fact[of_tension[issue]]
            cooperation += share * fact[of_cooperation[issue]]
        fact[TENSION] = (2 * tension + weight) // (2 * weight)
        fact[COOPERATION] = (2 * cooperation + weight) // (2 * weight)
