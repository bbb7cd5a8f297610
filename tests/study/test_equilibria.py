"""The teaching decks are the games they are named after: their one-shot equilibria are those that nashpy finds.

`equilibria.json` holds what nashpy found; `python benchmarks/equilibria.py --write` makes it anew.
"""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.study.one_shot import DECKS, OneShot, one_shot

HELD: dict[str, Any] = json.loads((Path(__file__).parent / "equilibria.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=DECKS)
def played(request: pytest.FixtureRequest) -> tuple[str, OneShot]:
    return request.param, one_shot(request.param)


def pure(game: OneShot) -> set[tuple[str, str]]:
    """The pairs of orders in which neither side gains by another: best answer to best answer."""
    us, china = game.worth
    return {
        (game.orders[0][row], game.orders[1][column])
        for row, column in product(range(len(us)), range(len(us[0])))
        if us[row][column] == max(line[column] for line in us) and china[row][column] == max(china[row])
    }


def test_orders_and_their_worth_are_what_nashpy_was_given(played: tuple[str, OneShot]) -> None:
    name, game = played
    assert [list(game.orders), list(game.worth)] == [HELD[name]["orders"], HELD[name]["worth"]]


def test_pure_equilibria_are_those_of_nashpy(played: tuple[str, OneShot]) -> None:
    name, game = played
    theirs = {(*us, *china) for us, china in HELD[name]["equilibria"] if len(us) == len(china) == 1}
    assert pure(game) == theirs


def test_in_every_equilibrium_of_nashpy_no_order_pays_more_than_those_played(played: tuple[str, OneShot]) -> None:
    name, game = played
    for pair in HELD[name]["equilibria"]:
        shares = [{order: Fraction(share) for order, share in side.items()} for side in pair]
        for side in (0, 1):
            other = shares[1 - side]
            assert sum(shares[side].values()) == 1
            worth = {
                order: sum(
                    share * game.worth[side][place if side == 0 else at][at if side == 0 else place]
                    for at, name_of in enumerate(game.orders[1 - side])
                    if (share := other.get(name_of, Fraction(0)))
                )
                for place, order in enumerate(game.orders[side])
            }
            assert {worth[order] for order in shares[side]} == {max(worth.values())}


def test_there_is_an_odd_number_of_equilibria(played: tuple[str, OneShot]) -> None:
    assert len(HELD[played[0]]["equilibria"]) % 2 == 1  # as of almost all games (Wilson, 1971): none was missed


def test_each_is_the_game_of_its_name() -> None:
    found = {name: pure(one_shot(name)) for name in DECKS}
    assert found["prisoners_dilemma"] == {("defect", "defect")}
    assert found["stag_hunt"] == {("hunt_hares", "hunt_hares"), ("hunt_stag", "hunt_stag")}
    assert found["chicken"] == {("give_way", "hold_course"), ("hold_course", "give_way")}
    assert ("show_restraint", "show_restraint") in found["security_dilemma"]
