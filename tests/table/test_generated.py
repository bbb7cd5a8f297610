"""Any game of any deck, with acts and undos: its record replays to the same game, verifies, and branches anywhere."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.models import SIDES, STANCES
from exercise.deck.reader import deck_of
from exercise.record.fork import fork
from exercise.record.replay import at_turn, replay, story
from exercise.record.verify import verify
from exercise.rules.views import VIEWERS
from exercise.table.table import Table
from exercise.testing.games import SEEDS, act, legal_move
from exercise.testing.strategies import decks
from exercise.testing.vocabulary import Draw, between, flip, pick


def play(draw: Draw, table: Table, most: int) -> None:
    """Play on by drawn legal moves, the facilitator meddling now and then, for so many moves or to the end."""
    course = table.course
    while most > 0 and (owed := table.waiting()):
        most -= 1
        course = table.course
        if between(draw, 0, 7) == 0:
            meddle(draw, table)
            continue
        side = pick(draw, [side for side in SIDES if side in owed])
        kind, place = owed[side][0], SIDES.index(side)
        move: dict[str, Any] = {"move": kind}
        if kind in ("team", "agenda"):
            offered = course.book.deck.teams if kind == "team" else course.book.deck.agendas
            move[kind] = pick(draw, [None, *(one.id for one in offered[side])])
        elif kind == "signal":
            move |= legal_move(draw, course.book, course.position, place)._asdict()
        else:
            move["cards"] = legal_move(draw, course.book, course.position, place)
            move["expect"] = pick(draw, [None, *STANCES])
        assert table.submit(side, move) == []


def meddle(draw: Draw, table: Table) -> None:
    """An act or an undo, if it may be."""
    course = table.course
    if course.checkpoints and flip(draw, 3):
        table.submit("facilitator", {"move": "undo", "to_turn": pick(draw, sorted(course.checkpoints)), "why": "again"})
        return
    kind, what = act(draw, course.book)
    field = "event" if kind == "inject" else "shift"
    table.submit("facilitator", {"move": "act", "act": kind, field: what, "why": "to see"})


@given(st.data(), decks(), SEEDS)
def test_replay_equals_play_on_any_deck(data: st.DataObject, deck: dict[str, Any], seed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        read = deck_of(deck)
        variant = data.draw(st.sampled_from([None, *(one.id for one in read.variants)]))
        table = Table.begin(read, seed=seed, variant=variant, record=folder / "a", clock=None)
        play(data.draw, table, 40)
        table.close()
        again = replay(folder / "a")
        for viewer in VIEWERS:
            assert story(again, viewer) == story(table.course, viewer)
            assert table.session(viewer).history() == story(again, viewer)["turns"]
        verify(folder / "a")
        resumed = Table.resume(folder / "a", clock=None)
        resumed.close()
        for viewer in VIEWERS:
            assert resumed.session(viewer).events() == table.session(viewer).events()
            assert resumed.session(viewer).view() == table.session(viewer).view()
        if again.checkpoints:
            turn = data.draw(st.sampled_from(sorted(again.checkpoints)))
            fork(folder / "a", folder / "b", turn)
            verify(folder / "b")
            ours, theirs = story(at_turn(again, turn)), story(replay(folder / "b"))
            assert ours["now"] == theirs["now"]
            assert [turn["ledger"] for turn in ours["turns"]] == [turn["ledger"] for turn in theirs["turns"]]
