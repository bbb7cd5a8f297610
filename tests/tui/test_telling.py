"""What is told is what the ledger says: sums, causes and words, on whole games of the shipped decks."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.deck.loader import load_deck
from exercise.table.table import Table
from exercise.tui.telling import account, ending, guide, names, relation, scorecard, why
from exercise.tui.telling.lines import bar, folded, line, padded, plain, spark, width
from tests.tui.small import begun

DECKS = ("next_four_years", "prisoners_dilemma")


@cache
def finished(deck: str) -> tuple[Any, dict[str, Any], list[dict[str, Any]]]:
    """A whole game of two bots: the deck, the last view, the history."""
    seats = {"us": "tit_for_tat", "china": "random"}
    session = Table.begin(load_deck(deck), seed=8, seats=seats).session("facilitator")
    return session.deck, session.view(), session.history()


@pytest.mark.parametrize("name", DECKS)
def test_every_story_runs_from_one_closing_to_the_next_by_the_rows_of_the_ledger(name: str) -> None:
    deck, _view, history = finished(name)
    was: dict[str, int] = {}
    for turn in history:
        now = relation.figures_of_turn(turn)
        told = account.stories(deck, turn)
        assert {story.track for story in told} == {row["track"] for row in turn["ledger"]}
        for story in told:
            assert story.end == now[story.track]
            assert not was or story.start == was[story.track]
            value = story.start
            for move in story.moves:
                value += move.change
                assert move.after == value
            assert value == story.end
        was = now


@pytest.mark.parametrize("name", DECKS)
def test_no_cause_and_no_track_is_told_by_its_bare_id(name: str) -> None:
    deck, _view, history = finished(name)
    for turn in history:
        for row in turn["ledger"]:
            cause = names.cause(deck, row["cause"], row["side"])
            assert "_" not in cause and row["cause"] not in cause, row
            assert names.track(deck, row["track"]) != row["track"]


def test_a_headline_is_explained_by_shares_that_add_up_to_its_change() -> None:
    deck, _view, history = finished("next_four_years")
    total = sum(issue.weight for issue in deck.issues)
    for was, now in pairwise(history):
        before, after = relation.figures_of_turn(was), relation.figures_of_turn(now)
        told = "\n".join(plain(one) for one in account.headline_why(deck, "tension", before, after))
        summed = sum(after[f"tension.{issue.id}"] * issue.weight for issue in deck.issues)
        assert f"{summed} / {total}" in told and f"→ {after['tension']}" in told


def test_the_end_tells_the_ending_both_scores_both_aims_and_every_turn_of_words() -> None:
    deck, view, history = finished("next_four_years")
    told = [*ending.ended(deck, view), *ending.scores(deck, view), *ending.meant_and_read(deck, history)]
    text = "\n".join(plain(one) for one in told)
    for side in ("us", "china"):
        assert f"{view['score'][side]} of par {view['par'][side]}" in text
        assert names.title_of(deck.agendas[side], view["revealed"][side]["agenda"]) in text
    assert sum(1 for one in told if " said " in plain(one)) == len(history)


def test_how_a_score_is_made_adds_up_to_the_score() -> None:
    deck, view, _history = finished("next_four_years")
    for side in ("us", "china"):
        parts = [plain(one) for one in scorecard.made(deck, view, side)]
        assert sum(int(part.split()[0]) for part in parts[:-1]) == int(parts[-1].split()[0]) == view["score"][side]


def test_an_honest_word_that_was_misread_is_told_as_such() -> None:
    found = 0
    for seed in range(12):
        session = begun("tit_for_tat", "random", seed).session("facilitator")
        for turn in session.history():
            for side in ("us", "china"):
                said, shown = turn["signals"][side], account.shown(session.deck, turn, side)
                offered = said["offer"] is None or said["offer"] in turn["orders"][side]
                if said["kept"] is False and said["posture"] == shown and offered:
                    found += 1
                    assert said["read_as"] != shown
                    assert "misread" in account.broken_why(session.deck, turn, side)
    assert found


def test_how_near_an_aim_is_stands_beside_what_it_needs() -> None:
    session = begun().session("us")
    told = [plain(one) for one in scorecard.aims_long(session.deck, session.view(), "us")]
    assert told[0] == "✗ not yet +10 Harbour tension 50, needs 45 or less"
    assert "50→45" in plain(scorecard.aims_short(session.deck, session.view(), "us"))


def test_every_figure_of_a_view_can_be_asked_why() -> None:
    session = begun().session("us")
    view = session.view()
    for name in (*relation.figures_of(view), "issue:harbour", "institution:", "institution:harbour_office", "misread"):
        title, told = why.asked(session.deck, view, session.history(), name)
        assert title and told, name


def test_help_explains_only_what_the_deck_has() -> None:
    dilemma = "\n".join(plain(one) for one in guide.without_keys(load_deck("prisoners_dilemma")))
    assert "capital" not in dilemma and "tension" not in dilemma and "joint" not in dilemma


@given(st.text(alphabet="ab →¶ ", max_size=80), st.integers(4, 40))
def test_folding_loses_no_word_and_breaks_no_line_that_fits(text: str, size: int) -> None:
    lines = folded(line((text, "dim"), ("tail", "")), size)
    assert "".join(plain(one) for one in lines).split() == f"{text}tail".split() or len(lines) > 1
    joined = " ".join(plain(one) for one in lines)
    assert joined.replace(" ", "") == f"{text}tail".replace(" ", "")
    longest = max((len(word) for word in f"{text}tail".split()), default=0)
    if longest <= size // 2:
        assert all(len(plain(one).rstrip()) <= size for one in lines)


@given(st.integers(-5, 120), st.integers(1, 30))
def test_a_bar_is_as_long_as_it_should_be_and_shows_something_for_anything(value: int, size: int) -> None:
    drawn = bar(value, 0, 100, size)
    assert len(drawn) == size and ("█" in drawn) == (value > 0)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=40))
def test_a_small_line_never_falls_where_its_values_rise(values: list[int]) -> None:
    drawn = spark(values, 0, 100, 40)
    for (here, mark), (there, other) in pairwise(zip(values, drawn, strict=True)):
        assert (here <= there) <= (mark <= other)


@given(st.text(max_size=30), st.integers(1, 40))
def test_padding_gives_exactly_the_width_that_was_asked_for(text: str, size: int) -> None:
    assert width(padded(line(text), size)) == size


def test_a_word_about_an_issue_is_measured_by_what_was_shown_there() -> None:
    deck = begun().session("us").deck
    orders = {"us": ["patrol", "share_catch"], "china": []}
    turn = {"orders": orders, "signals": {"us": {"issue": "fishing"}, "china": {"issue": None}}}
    assert account.shown(deck, turn, "us") == "engage"
    overall = {"orders": orders, "signals": {"us": {"issue": None}}}
    assert account.shown(deck, overall, "us") == "press"
    assert account.shown(deck, turn, "china") == "hold"
