"""Where the edge of a chance lies: below it a thing happens, at it no longer."""

from __future__ import annotations

import pytest

from exercise.deck.reader import deck_of
from exercise.rules import game
from exercise.rules.chance import EVENT, READING
from exercise.rules.game import Draw, Word
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.rules.views import view
from tests.casebook.player import whole


def book(chance: int) -> Rulebook:
    """A deck where a posture is misread, and a storm comes, with the same chance."""
    return compile_deck(
        deck_of(whole({"signals": {"misread": chance}, "events": [{"id": "storm", "chance": chance, "once": False}]}))
    )


@pytest.mark.parametrize(("drawn", "storm"), [(0, True), (29, True), (30, False), (99, False)])
def test_an_event_of_chance_30_comes_below_30(drawn: int, storm: bool) -> None:
    rules = book(30)
    fed = game.fed(game.set_up(rules, 1), [Draw(EVENT, 1, 0, 100, drawn)])
    after = game.open_turn(rules, fed)
    assert not after.torn
    assert view(rules, after, "public")["fired"] == (["storm"] if storm else [])


@pytest.mark.parametrize(
    ("drawn", "other", "read"), [(29, 0, "hold"), (29, 1, "engage"), (30, 0, "press"), (99, 1, "press")]
)
def test_a_posture_is_misread_below_the_chance_as_the_next_or_the_one_after(drawn: int, other: int, read: str) -> None:
    rules = book(30)
    here = game.open_turn(rules, game.set_up(rules, 1))
    for side, name in enumerate(("us", "china")):
        ours = [Draw(READING + side, 1, 0, 100, drawn), Draw(READING + side, 1, 1, 2, other)][: 2 if drawn < 30 else 1]
        theirs = [Draw(READING + 1 - side, 1, 0, 100, 99)]
        after = game.signal(
            rules,
            game.fed(here, ours + theirs if side == 0 else theirs + ours),
            dict.fromkeys(("us", "china"), Word("press")),
        )
        assert not after.torn
        assert view(rules, after, name)["reading"]["posture"] == read  # type: ignore[arg-type]  # a side


def test_each_reader_s_luck_is_its_own_and_each_of_the_other_postures_is_as_likely() -> None:
    rules = book(100)
    seen: dict[tuple[str, str], int] = {}
    for seed in range(400):
        here = game.open_turn(rules, game.set_up(rules, seed))
        after = game.signal(rules, here, dict.fromkeys(("us", "china"), Word("hold")))
        both = (view(rules, after, "us")["reading"]["posture"], view(rules, after, "china")["reading"]["posture"])
        seen[both] = seen.get(both, 0) + 1
    assert set(seen) == {(ours, theirs) for ours in ("press", "engage") for theirs in ("press", "engage")}
    assert all(70 < times < 130 for times in seen.values())
