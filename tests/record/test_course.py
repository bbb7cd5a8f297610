"""A game and its record are the same thing: replay equals play, undo and acts included."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exercise.deck.loader import load
from exercise.deck.models import Deck
from exercise.record.course import Course
from exercise.record.faults import Misfit, NoSuchTurn
from exercise.record.reading import read
from exercise.record.replay import at_turn, follow, replay, story
from exercise.record.verify import verify
from exercise.rules.game import digest
from exercise.rules.views import VIEWERS
from exercise.table.table import Table
from tests.record.games import Dice, played, signal, small


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("variant", [None, "short"])
def test_replay_equals_play(tmp_path: Path, seed: int, variant: str | None) -> None:
    table = played(tmp_path / "a.jsonl", seed, variant)
    again = replay(tmp_path / "a.jsonl")
    for viewer in VIEWERS:
        assert story(again, viewer) == story(table.course, viewer)
    assert digest(again.book, again.position) == digest(table.course.book, table.course.position)
    verdict = verify(tmp_path / "a.jsonl")
    assert verdict.ended and verdict.turns == len(table.course.moment.turns)
    table.close()


def test_the_same_seed_and_moves_make_the_same_record_to_the_byte(tmp_path: Path) -> None:
    for name in ("a", "b"):
        played(tmp_path / name, 3).close()
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_undo_reopens_the_orders_of_its_turn_and_luck_repeats(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=4, record=tmp_path / "a", clock=None)
    Dice(table, 1).to(3, "orders")
    before = story(table.course)
    Dice(table, 2).play()
    abandoned = story(table.course)
    facilitator = table.session("facilitator")
    assert facilitator.submit({"move": "undo", "to_turn": 3, "who": "chair", "why": "again"}) == []
    assert story(table.course) == before
    Dice(table, 2).play()
    assert {**story(table.course), "turns": None} == {**abandoned, "turns": None}
    for mine, theirs in zip(story(table.course)["turns"], abandoned["turns"], strict=True):
        assert {**mine, "hash": None} == {**theirs, "hash": None}
    table.close()
    assert story(replay(tmp_path / "a")) == story(table.course)
    verify(tmp_path / "a")


def test_only_turns_of_the_surviving_line_can_be_undone(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=4, clock=None)
    Dice(table, 1).to(4, "orders")
    facilitator = table.session("facilitator")
    assert [reason.code for reason in facilitator.submit({"move": "undo", "to_turn": 5})] == ["unknown_turn"]
    assert facilitator.submit({"move": "undo", "to_turn": 2}) == []
    assert [reason.code for reason in facilitator.submit({"move": "undo", "to_turn": 4})] == ["unknown_turn"]
    assert table.course.turn == 2 and table.waiting() == {"us": ["orders"], "china": ["orders"]}


def test_turn_n_keeps_what_came_before_it_its_opening_and_its_signals(tmp_path: Path) -> None:
    played(tmp_path / "a", 6).close()
    course = replay(tmp_path / "a")
    third = at_turn(course, 3)
    assert [turn["turn"] for turn in story(third)["turns"]] == [1, 2]
    now = story(third)["now"]
    assert now["turn"] == 3 and now["phase"] == "orders" and now["revealed"]["us"]["signal"] is not None
    assert third.waiting() == {"us": ["orders"], "china": ["orders"]}
    with pytest.raises(NoSuchTurn, match="no turn 9"):
        at_turn(course, 9)


def test_an_act_is_in_the_record_with_who_why_and_what_it_shifted(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=4, record=tmp_path / "a", clock=None)
    dice = Dice(table, 1)
    dice.to(2, "orders")
    facilitator = table.session("facilitator")
    adjust = {"move": "act", "act": "adjust", "shift": {"us.business": 90, "tension.trade": 0}, "who": "chair"}
    assert [reason.code for reason in facilitator.submit(adjust)] == ["no_text"]
    assert facilitator.submit({**adjust, "why": "a gift"}) == []
    assert facilitator.submit({"move": "act", "act": "inject", "event": "crisis", "who": "chair", "why": "now"}) == []
    dice.to(3, "orders")
    table.close()
    turn = story(replay(tmp_path / "a"))["turns"][1]
    assert turn["acts"] == [
        {
            "n": 1,
            "phase": "orders",
            "kind": "adjust",
            "event": None,
            "shift": {"us.business": 90},
            "who": "chair",
            "why": "a gift",
        },
        {
            "n": 2,
            "phase": "orders",
            "kind": "inject",
            "event": "crisis",
            "shift": {"tension.taiwan": 5},
            "who": "chair",
            "why": "now",
        },
    ]
    rows = [row for row in turn["ledger"] if row["phase"] == "orders"]
    assert [(row["cause"], row["track"]) for row in rows] == [
        ("act:1", "us.business"),
        ("bounds:us.business", "us.business"),
        ("event:crisis", "tension.taiwan"),
    ]
    assert turn["events"] == [] or "crisis" not in turn["events"]
    verify(tmp_path / "a")


def test_a_sealed_order_that_an_act_makes_illegal_goes_back_with_the_reasons(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=4, record=tmp_path / "a", clock=None)
    Dice(table, 1).to(2, "orders")
    us, facilitator = table.session("us"), table.session("facilitator")
    assert us.submit({"move": "orders", "cards": ["tariff"]}) == []
    assert us.view()["sealed"]["us"] and us.view()["order"] == ["tariff"]
    assert facilitator.submit({"move": "act", "act": "inject", "event": "freeze", "why": "no money"}) == []
    view = us.view()
    assert not view["sealed"]["us"] and view["order"] is None
    assert [reason["code"] for reason in view["returned"]] == ["cannot_pay"]
    assert us.events()[-1]["returned"] == ["us"] and us.events()[-1]["reasons"] == view["returned"]
    assert table.session("china").events()[-1]["reasons"] == []
    assert facilitator.submit({"move": "act", "act": "adjust", "shift": {"us.business": 1}, "why": "more"}) == []
    assert us.events()[-1]["returned"] == [] and us.events()[-1]["reasons"] == []
    assert us.submit({"move": "orders", "cards": ["wait"]}) == []
    assert us.view()["returned"] == []
    table.close()
    verify(tmp_path / "a")


def test_a_sealed_order_goes_back_to_a_side_that_an_inject_deals_a_card_to() -> None:
    table = Table.begin(small(), seed=4, clock=None)
    Dice(table, 1).to(2, "orders")
    assert table.submit("us", {"move": "orders", "cards": []}) == []
    table = Table.begin(small(), seed=4, clock=None)
    Dice(table, 1).to(2, "orders")
    assert table.submit("china", {"move": "orders", "cards": []}) == []
    assert table.submit("facilitator", {"move": "act", "act": "inject", "event": "crisis"}) == []
    assert table.waiting() == {"us": ["orders"], "china": ["orders"]}
    assert [reason["code"] for reason in table.session("china").view()["returned"]] == ["dealt"]


def test_an_announcement_that_an_act_makes_impossible_goes_back() -> None:
    for seed in range(40):
        table = Table.begin(small(), seed=seed, clock=None)
        Dice(table, 1).to(2, "signal")
        if not table.submit("us", signal("engage", "pact")):
            break
    assert table.submit("facilitator", {"move": "act", "act": "inject", "event": "freeze"}) == []
    assert not table.session("us").view()["announced"]["us"]
    assert [reason["code"] for reason in table.session("us").view()["returned"]] == ["cannot_pay"]


def test_an_ending_can_be_voided_and_the_game_goes_on(tmp_path: Path) -> None:
    table = Table.begin(small(), seed=4, record=tmp_path / "a", clock=None)
    dice = Dice(table, 1)
    dice.to(2, "orders")
    shift = {"move": "act", "act": "adjust", "shift": {"tension.taiwan": 100, "tension.trade": 100}, "why": "war"}
    assert table.submit("facilitator", shift) == []
    dice.play(2)
    assert table.over and story(table.course)["ending"] == "war"
    play_on = {"move": "act", "act": "play_on", "who": "chair", "why": "to see more"}
    assert table.submit("facilitator", play_on) == []
    assert not table.over and table.course.turn == 3 and story(table.course)["ending"] is None
    dice.play()
    assert table.over and story(table.course)["ending"] == "time" and table.course.turn == 6
    assert [reason.code for reason in table.why_not("facilitator", play_on)] == ["last_turn"]
    table.close()
    told = story(replay(tmp_path / "a"))
    assert told == story(table.course)
    assert told["turns"][1]["acts"][-1]["kind"] == "play_on"
    verify(tmp_path / "a")


def test_a_pause_stops_the_sides_and_not_the_facilitator() -> None:
    table = Table.begin(small(), seed=4, clock=None)
    Dice(table, 1).to(1, "signal")
    assert table.submit("facilitator", {"move": "pause", "on": True, "why": "lunch"}) == []
    assert [reason.code for reason in table.submit("us", signal("hold"))] == ["paused"]
    assert table.submit("facilitator", {"move": "act", "act": "inject", "event": "crisis"}) == []
    assert table.submit("facilitator", {"move": "pause", "on": False}) == []
    assert table.submit("us", signal("hold")) == []


def test_an_entry_that_does_not_follow_is_refused(tmp_path: Path) -> None:
    played(tmp_path / "a", 2).close()
    header, *entries = read(tmp_path / "a").entries
    for place, entry in enumerate(entries[:25]):
        course = Course(header)
        for one in entries[:place]:
            course.apply(one)
        for other in entries[place + 1 : place + 30]:
            if {**other, "n": 0} != {**entry, "n": 0} and not could_come_first(entry, other):
                with pytest.raises(Misfit):
                    course.copy().apply({**other, "n": entry["n"]})


def could_come_first(entry: dict[str, object], other: dict[str, object]) -> bool:
    """Two sealed moves of one turn and kind may come in either order, and so may choices before the first turn."""
    return (entry["turn"] == other["turn"] and entry["entry"] == other["entry"]) or entry["turn"] == other["turn"] == 0


def test_a_record_without_its_last_entries_is_carried_on_by_the_rules(tmp_path: Path) -> None:
    """A group is cut between the move that a side sealed and what follows from it."""
    played(tmp_path / "whole", 5).close()
    lines = (tmp_path / "whole").read_bytes().splitlines(keepends=True)
    for end in range(1, len(lines)):
        (tmp_path / "part").write_bytes(b"".join(lines[:end]))
        table = Table.resume(tmp_path / "part", clock=None)
        table.close()
        content = (tmp_path / "part").read_bytes()
        assert (tmp_path / "whole").read_bytes().startswith(content)
        assert len(content) >= sum(map(len, lines[:end]))
        Dice(replayed := Table.resume(tmp_path / "part", clock=None), 5).play()
        replayed.close()
        assert (tmp_path / "part").read_bytes() == (tmp_path / "whole").read_bytes()


def test_a_course_follows_with_trust_whatever_was_drawn_and_without_it_only_what_the_seed_gives(tmp_path: Path) -> None:
    played(tmp_path / "a", 5).close()
    reading = read(tmp_path / "a")
    other = {**reading.entries[0], "seed": 77}
    changed = type(reading)(
        reading.path, (other, *reading.entries[1:]), reading.hashes, reading.lines, reading.size, reading.last, None
    )
    assert story(follow(changed))["turns"] == story(follow(reading))["turns"]
    with pytest.raises(Exception, match="line"):
        follow(changed, trust=False)


def test_nothing_comes_between_a_move_and_what_the_rules_make_of_it(tmp_path: Path) -> None:
    played(tmp_path / "a", 2).close()
    header, *entries = read(tmp_path / "a").entries
    course = Course(header)
    for entry in entries:
        if entry["entry"] in ("draw", "turn", "end"):
            note = {"entry": "note", "n": entry["n"], "turn": course.turn, "text": "x", "who": "facilitator"}
            with pytest.raises(Misfit, match="missing"):
                course.copy().apply(note)
        course.apply(entry)


def test_an_overlay_travels_in_the_record_and_changes_words_alone(tmp_path: Path) -> None:
    overlay = {
        "overlay": 1,
        "of": "small",
        "id": "masked",
        "sides": {"us": {"name": "Arcadia"}},
        "text": {"cards": {"tariff": {"title": "Toll"}}, "claims": {}},
    }
    for name, overlays in ("plain", []), ("masked", [overlay]):
        table = Table.begin(small(), seed=5, record=tmp_path / name, overlays=overlays, clock=None)
        Dice(table, 5).play()
        table.close()
    deck = replay(tmp_path / "masked").book.deck
    assert deck.sides["us"].name == "Arcadia" and {card.title for card in deck.cards} >= {"Toll", "Talk"}
    masked, plain = story(replay(tmp_path / "masked")), story(replay(tmp_path / "plain"))
    assert [turn["tracks"] for turn in masked["turns"]] == [turn["tracks"] for turn in plain["turns"]]
    verify(tmp_path / "masked")


def test_a_record_holds_the_claims_that_its_deck_cites_and_no_others(tmp_path: Path) -> None:
    deck = load("next_four_years").deck
    assert deck is not None and deck.register is not None
    table = Table.begin(deck, seed=1, record=tmp_path / "a")
    table.close()
    header = read(tmp_path / "a").header
    held = {claim["id"] for claim in header["register"]["claims"]}
    cards = {name for card in deck.cards for name in card.claims}
    assert cards and cards <= held and held <= set(deck.register.claims)
    again = replay(tmp_path / "a").book.deck
    assert again.register is not None and again.register.claims == {
        name: claim for name, claim in deck.register.claims.items() if name in held
    }
    assert again == deck_like(deck, again)
    spare = next(name for name in deck.register.claims if name not in held)
    overlay = {"overlay": 1, "of": deck.id, "id": "x", "text": {"claims": {spare: {"says": "something else"}}}}
    Table.begin(deck, seed=1, record=tmp_path / "b", overlays=[overlay]).close()
    reworded = replay(tmp_path / "b").book.deck.register
    assert reworded is not None and reworded.claims[spare].says == "something else"


def deck_like(deck: Deck, other: Deck) -> Deck:
    """A deck but for what a record does not keep: claims nobody cites, and where its files lay."""
    return replace(deck, register=other.register, home=other.home)
