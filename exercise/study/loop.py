"""A whole game between two bots, in place: it knows the order of play, and no rule.

Written like the kernel: integers in, integers out. `match` runs it in plain Python, `compiled` runs the very same.
"""

from __future__ import annotations

from typing import Any

from exercise.players.player import Act
from exercise.rules.hands import held, price, purse
from exercise.rules.lanes import Lanes, foretell
from exercise.rules.position import COOPERATION, ROW, TENSION, TURN, Position, copied, holds
from exercise.rules.sight import hear, look, own_luck
from exercise.rules.tables import Tables
from exercise.rules.turn import closing, opening, resolution, score, seating, signals


def run(
    deck: Tables,
    game: Position,
    us: Position,
    china: Position,
    speak_us: Act,
    choose_us: Act,
    speak_china: Act,
    choose_china: Act,
    rows: list[int],
    trace: list[int],
    at: int,
) -> int:
    """Play a game that has been seated to its end; `us` and `china` are the two sides' sights, with luck of their own.
    The rows of the ledger, where one is kept, go into `rows`; returns how many integers were written there. Where
    `trace` is not empty, each round is written into it (`TRACE`), from `at` on."""
    written = 0
    while game.ending < 0:
        opening(deck, game)
        look(deck, game, us, 0)
        look(deck, game, china, 1)
        if deck.signals:
            act(speak_us, deck, us, 0)
            act(speak_china, deck, china, 1)
            speak(game, us, 0)
            speak(game, china, 1)
            signals(deck, game)
            hear(deck, game, us, 0)
            hear(deck, game, china, 1)
        act(choose_us, deck, us, 0)
        act(choose_china, deck, china, 1)
        seal(deck, game, us, 0)
        seal(deck, game, china, 1)
        if len(trace) > 0:
            trace[at + TIGHT] = tight(deck, game, 0)
            trace[at + TIGHT + SIDE] = tight(deck, game, 1)
        resolution(deck, game)
        closing(deck, game)
        if len(trace) > 0:
            tell(deck, game, trace, at)
            at += SIDE + SIDE + 3
        many = game.rows * ROW
        if many > 0:
            rows[written : written + many] = game.row[:many]
            written += many
    return written


TRACE = (
    "turn", "tension", "cooperation",
    "us_said", "us_read", "us_kept", "us_shown", "us_score", "us_capital", "us_tight", "us_cards",
    "us_card1", "us_card2", "us_card3",
    "china_said", "china_read", "china_kept", "china_shown", "china_score", "china_capital", "china_tight",
    "china_cards", "china_card1", "china_card2", "china_card3",
)  # fmt: skip
"""What is told of a round, all whole numbers: the turn and both headlines at its closing; then of each side the posture
it said, the one it read, whether its word was kept, the posture it showed, its score and capital at the closing, 1 if
it could not have paid for the two dearest cards it might have played, how many cards it sealed, and the first three by
number. -1 is none, and fills the rounds that an early ending spares."""
SIDE = 11
TIGHT = 9


def tight(deck: Tables, game: Position, side: int) -> int:
    """1 if the side cannot pay for the two dearest cards in hand whose conditions hold; else 0."""
    dearest = 0
    second = 0
    for card in range(deck.card_first[side], deck.card_last[side]):
        if held(deck, game, card):
            cost = price(deck, game, card)
            if cost > second and holds(deck, game, deck.card_when[card]):
                if cost > dearest:
                    second = dearest
                    dearest = cost
                else:
                    second = cost
    return 1 if dearest + second > purse(deck, game, side) else 0


def tell(deck: Tables, game: Position, trace: list[int], at: int) -> None:
    """Write a round that has been closed into a trace."""
    trace[at] = game.fact[TURN]
    trace[at + 1] = game.fact[TENSION]
    trace[at + 2] = game.fact[COOPERATION]
    at += 3
    for side in range(2):
        trace[at] = game.say[side]
        trace[at + 1] = game.read[side]
        trace[at + 2] = game.kept[side]
        trace[at + 3] = game.shown[side]
        trace[at + 4] = score(deck, game, side)
        trace[at + 5] = game.fact[deck.capital_track[side]] if deck.has_capital else -1
        trace[at + 7] = game.ordered[side]
        for place in range(min(game.ordered[side], 3)):
            trace[at + 8 + place] = game.order[side * deck.plays_max + place]
        at += SIDE


def act(decision: Act, deck: Tables, seen: Position, side: int) -> None:
    """Let a side decide."""
    decision(deck, seen, side)


def speak(game: Position, seen: Position, side: int) -> None:
    """Take over what a side says."""
    game.say[side] = seen.say[side]
    game.say_issue[side] = seen.say_issue[side]
    game.say_offer[side] = seen.say_offer[side]


def seal(deck: Tables, game: Position, seen: Position, side: int) -> None:
    """Take over a side's order, its cards by their numbers."""
    first = side * deck.plays_max
    many = seen.ordered[side]
    game.ordered[side] = many
    for place in range(first, first + many):
        card = seen.order[place]
        at = place
        while at > first and game.order[at - 1] > card:
            game.order[at] = game.order[at - 1]
            at -= 1
        game.order[at] = card


COLUMNS = ("ending", "score_us", "score_china", "tension", "cooperation", "turn")
"""What is kept of a game in a batch, all whole numbers."""


def batch(
    deck: Tables,
    start: Position,
    heads: list[Position],
    plans: list[Lanes],
    first: int,
    count: int,
    speak_us: Act,
    choose_us: Act,
    speak_china: Act,
    choose_china: Act,
    results: Any,
    rows: list[int],
    trace: list[int],
) -> int:
    """Play the games of numbers `first` to `first + count - 1` from `start`, in the room of three heads: the game, and
    both sights; their luck is worked out ahead by three plans. Writes a row of results a game, its rounds into `trace`
    unless that is empty, and the last game's ledger; returns how long that is."""
    written = 0
    for place in range(count):
        heads[0] = copied(start)
        game = heads[0]
        game.number = first + place
        foretell(game, plans[0])
        seating(deck, game)
        for side in range(2):
            own_luck(game, heads[1 + side], side)
            foretell(heads[1 + side], plans[1 + side])
        written = run(
            deck,
            game,
            heads[1],
            heads[2],
            speak_us,
            choose_us,
            speak_china,
            choose_china,
            rows,
            trace,
            place * deck.turns * (SIDE + SIDE + 3),
        )
        sum_up(deck, game, results, place)
    return written


def sum_up(deck: Tables, game: Position, results: Any, place: int) -> None:
    """Write what is kept of a game (`COLUMNS`) into a row of results."""
    results[place, 0] = game.ending
    results[place, 1] = score(deck, game, 0)
    results[place, 2] = score(deck, game, 1)
    results[place, 3] = game.fact[TENSION]
    results[place, 4] = game.fact[COOPERATION]
    results[place, 5] = game.fact[TURN]
