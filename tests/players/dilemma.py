"""The repeated prisoner's dilemma between bots, or between a bot and a partner that only turns round and round."""

from __future__ import annotations

from functools import cache

from exercise.deck.loader import load_deck
from exercise.players.bots import NAMES, bot
from exercise.players.player import Player, seal_posture
from exercise.rules import turn as rules
from exercise.rules.position import TURN, Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.rules.tables import Tables
from exercise.study.match import Match


@cache
def book() -> Rulebook:
    """Two hundred rounds; payoffs three, nothing, five, one."""
    return compile_deck(load_deck("prisoners_dilemma"))


def cycler(moves: str) -> Player:
    """A partner that cooperates (C) and defects (D) in this order, again and again."""

    def speak(deck: Tables, seen: Position, side: int) -> None:
        raise AssertionError("a deck without words")

    def choose(deck: Tables, seen: Position, side: int) -> None:
        seal_posture(deck, seen, side, 2 if moves[(seen.fact[TURN] - 1) % len(moves)] == "C" else 0)

    return Player(moves, moves, "Turns round and round.", "Axelrod-Python's Cycler", speak, choose)


def scores(us: str, china: str) -> tuple[int, int]:
    """The final scores of two partners, each a bot's name or a row of moves."""
    players = (bot(name) if name in NAMES else cycler(name) for name in (us, china))
    position = Match(book(), *players, ledger=False).play(seed=1, game=0)
    return rules.score(book().tables, position, 0), rules.score(book().tables, position, 1)
