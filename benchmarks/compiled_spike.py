"""A spike: the very functions of the kernel, compiled by Numba, play the same games to the bit.

It knows how to bind the kernel's source to NumPy records and nothing of rules. It proves that compiling later changes
no rule; the compiled engine proper comes with `study`. Needs the extra `study`.

Run: `python benchmarks/compiled_spike.py [DECK] [GAMES]`.
"""

from __future__ import annotations

import sys
import time
import types
from typing import Any

import numpy as np
from numba import njit

from exercise.deck.loader import load
from exercise.players import grudger, memory, player, tit_for_tat
from exercise.rules import chance, game, hands, position, rulebook, sight, turn
from exercise.rules.sight import hear, look, own_luck
from exercise.rules.turn import closing, opening, resolution, signals
from exercise.study.match import Match

speak_0, choose_0 = tit_for_tat.speak, tit_for_tat.choose
speak_1, choose_1 = grudger.speak, grudger.choose
MODULES = (chance, position, hands, turn, sight, player, memory)


def record(source: object, names: list[str]) -> Any:
    """One structured record with a nested array of 64-bit integers for every list of `source`."""
    fields = []
    for name in names:
        value = getattr(source, name)
        fields.append((name, "i8", (max(len(value), 1),)) if isinstance(value, list | tuple) else (name, "i8"))
    made = np.zeros(1, dtype=fields)
    for name in names:
        value = getattr(source, name)
        if isinstance(value, list | tuple):
            made[0][name][: len(value)] = value
        else:
            made[0][name] = value
    return made


def bind(extra: dict[str, types.FunctionType]) -> dict[str, Any]:
    """Every kernel function over one joint namespace, compiled; constants come along as they are."""
    space: dict[str, Any] = {}
    found: dict[str, types.FunctionType] = dict(extra)
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, int):
                space.setdefault(name, value)
            elif isinstance(value, types.FunctionType) and value.__module__ == module.__name__:
                found.setdefault(name, value)
    space["EVENT_CAUSE"] = position.EVENT
    for name, function in found.items():
        if name in ("Player", "dataclass"):
            continue
        scope = dict(vars(sys.modules[function.__module__])) if function.__module__ in sys.modules else {}
        own = {key: value for key, value in scope.items() if isinstance(value, int)}
        bound = types.FunctionType(function.__code__, {**space}, name, function.__defaults__)
        bound.__globals__.update(own)
        found[name] = bound
    made = {name: njit(nogil=True, forceinline=name != "run_game")(bound) for name, bound in found.items()}
    for bound in found.values():
        bound.__globals__.update(made)
        bound.__globals__["range"] = range
    return made


def run_game(deck: Any, game: Any, seen0: Any, seen1: Any, out: Any) -> int:
    """The loop of `study.match` for two bots, tit for tat and grudger; returns how many ledger integers it wrote."""
    written = 0
    own_luck(game, seen0, 0)
    own_luck(game, seen1, 1)
    while game.ending < 0:
        opening(deck, game)
        look(deck, game, seen0, 0)
        look(deck, game, seen1, 1)
        if deck.signals:
            speak_0(deck, seen0, 0)
            speak_1(deck, seen1, 1)
            game.say[0] = seen0.say[0]
            game.say[1] = seen1.say[1]
            game.say_offer[0] = seen0.say_offer[0]
            game.say_offer[1] = seen1.say_offer[1]
            signals(deck, game)
            hear(deck, game, seen0, 0)
            hear(deck, game, seen1, 1)
        choose_0(deck, seen0, 0)
        choose_1(deck, seen1, 1)
        for side in range(2):
            count = seen0.ordered[0] if side == 0 else seen1.ordered[1]
            game.ordered[side] = count
            for place in range(count):
                at = side * deck.plays_max + place
                game.order[at] = seen0.order[at] if side == 0 else seen1.order[at]
            for first in range(count):  # in order of number, as a table seals them
                for second in range(first + 1, count):
                    a = side * deck.plays_max + first
                    b = side * deck.plays_max + second
                    if game.order[b] < game.order[a]:
                        held_back = game.order[a]
                        game.order[a] = game.order[b]
                        game.order[b] = held_back
        resolution(deck, game)
        closing(deck, game)
        for at in range(game.rows * 2):
            out[written + at] = game.row[at]
        written += game.rows * 2
    return written


def main() -> None:
    """Play the games both ways, compare every row of every ledger, and print both rates."""
    deck = load(sys.argv[1] if len(sys.argv) > 1 else "next_four_years").deck
    games = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    assert deck is not None
    book = rulebook.compile_deck(deck)
    match = Match(book, tit_for_tat.PLAYER, grudger.PLAYER)
    tables = record(book.tables, list(type(book.tables).__annotations__))
    names = [*position.INTEGERS, *position.LISTS]
    bots = {
        "answer": tit_for_tat.answer,
        "mood": grudger.mood,
        "speak_0": speak_0,
        "choose_0": choose_0,
        "speak_1": speak_1,
        "choose_1": choose_1,
        "run_game": run_game,
    }
    compiled = bind(bots)["run_game"]
    out = np.zeros(book.tables.ledger_rows * 2 * (book.tables.turns + 1), dtype=np.int64)

    def fresh(number: int) -> list[Any]:
        seen = [record(blank_seen(book), names)[0] for _ in (0, 1)]
        return [record(game.set_up(book, 7, number), names)[0], *seen]

    begun = time.perf_counter()
    compiled(tables[0], *fresh(0), out)
    print(f"first compile: {time.perf_counter() - begun:.1f} s")
    same, interpreted_time, compiled_time = 0, 0.0, 0.0
    for number in range(games):
        begun = time.perf_counter()
        last = match.play(7, number)
        interpreted_time += time.perf_counter() - begun
        records = fresh(number)
        begun = time.perf_counter()
        written = compiled(tables[0], *records, out)
        compiled_time += time.perf_counter() - begun
        same += match.rows == out[:written].tolist() and last.fact == records[0]["fact"].tolist()
    print(f"{same} of {games} games the same to the bit, ledger included")
    print(f"interpreted {games / interpreted_time:.0f}, compiled {games / compiled_time:.0f} games a second, one core")


def blank_seen(book: rulebook.Rulebook) -> position.Position:
    """A sight's position, without ledger."""
    seen = game.blank(book, 0)
    seen.logs, seen.row = 0, []
    return seen


if __name__ == "__main__":
    main()
