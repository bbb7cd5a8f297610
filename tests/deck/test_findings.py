"""Every finding of the reader: a clean deck broken in one place gives exactly that code at exactly that place."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from exercise.deck.reader import DeckError, deck_of, read
from tests.deck.clean import CLEAN, REGISTER, broken, found_in

CASES = [
    # what a text may be
    ("DK009", "  us: {name: United States", "  us: «&us {name: United States"),
    ("DK009", "claims: [C01, C03]", "claims: [C01, «*c]"),
    ("DK010", "title: Calm people\n", "title: «!!str Calm people\n"),
    ("DK011", "plays: {min: 0, max: 2}", "plays: {min: 0, max: 2, «<<: {min: 1}}"),
    ("DK012", "language: en\n", "language: en\n«language: fr\n"),
    ("DK015", "x-mark: [kept, 1]", "x-mark: {«[a]: 1}"),
    ("DK016", "misread: 25", "misread: «1000001"),
    ("DK016", "cost: 2\n", "cost: «-99999999999999999999999\n"),
    # what a value may be
    ("DK101", "copies: 2\n", "«copeis: 2\n"),
    ("DK101", "text: Duties go up.", "«rules: Duties go up."),
    ("DK101", "  kept: [{shift:", "  kept: [{«shfit:"),
    ("DK101", "{at_least: {tension: 80}}", "{«at_leest: {tension: 80}}"),
    ("DK101", "  china:\n    - {id: calm", "  «chna:\n    - {id: calm"),
    ("DK101", "    hand: all", "    «endings: []"),
    ("DK101", "bonus: {us: 1}}", "«when: {turn: {from: 1}}}"),
    ("DK102", "id: war\n    title: War\n", "«id: war\n"),
    ("DK102", "{id: rumour, title: Rumour,", "{«id: rumour,"),
    ("DK102", "{start: 4, income: 3, cap: 8}", "{«start: 4, cap: 8}"),
    ("DK102", "turns: {count: 8, unit", "turns: {«unit"),
    ("DK102", "format: 1\ndeck: small", "«format: 1"),
    ("DK102", "par: {us: 40, china: 40}", "par: {«us: 40}"),
    ("DK103", "size: 4", "size: «four"),
    ("DK103", "tension: 40, cooperation: 30", "tension: «4.5, cooperation: 30"),
    ("DK103", "title: Collision", "title: «2025"),
    ("DK103", "manual: true", "manual: «yes"),
    ("DK103", "always: true", "always:«"),
    ("DK103", "deal: [{side: us, card: escort}]", "deal: «{side: us, card: escort}"),
    ("DK103", "[{found: hotline}]", "[«hotline]"),
    ("DK103", "talks: {when: {standing: hotline}}", "talks: «always"),
    ("DK103", "when: {they_play: press}", "when: «press"),
    ("DK103", "us: {us.business: 1, tension: -1}", "us: «[us.business]"),
    ("DK104", "misread: 25", "misread: «101"),
    ("DK104", "tension: 50, cooperation: 20", "tension: 50, cooperation: «-1"),
    ("DK104", "count: 8", "count: «0"),
    ("DK104", "call, in: 2}", "call, in: «0}"),
    ("DK104", "chance: 10", "chance: «110"),
    ("DK104", "within: 2", "within: «0"),
    ("DK105", "unplayed: discard", "unplayed: «burn"),
    ("DK105", "stance: press\n    cost", "stance: «pres\n    cost"),
    ("DK105", "tone: disaster", "tone: «bad"),
    ("DK105", "hand: {size: 4, unplayed: discard}", "hand: «every"),
    ("DK105", "{we_read: engage}", "{we_read: «peace}"),
    ("DK105", "per: china", "per: «them"),
    ("DK106", "when: {at_least: {cooperation: 10}}", "when: {at_least: {cooperation: 10}, «turn: {from: 2}}"),
    ("DK106", "when: {standing: hotline}}", "when: «{}}"),
    ("DK106", "{stance: engage, issue: strait}", "{«stance: engage}"),
    ("DK107", "id: rumour", "id: «a-rumour!"),
    ("DK107", "id: rumour", "id: «2nd_rumour"),
    ("DK108", "title: Tariffs", "title: «''"),
    ("DK108", "{any: [{standing: hotline}]}", "{any: «[]}"),
    ("DK108", "[{shift: {tension.trade: 1}}]", "[{shift: «{}}]"),
    ("DK108", "{turn: {from: 2, to: 7}}", "{turn: «{}}"),
    ("DK109", "when: {they_play: press}\n        shift: {own.business: -4}\n", "«when: {they_play: press}\n"),
    ("DK110", "claims: [C01, C03]", "claims: [C01, C03, «C01]"),
    # what names name
    ("DK201", "shift: {tension.trade: 6,", "shift: {«tension.tarde: 6,"),
    ("DK201", "cares: [us.business, tension]", "cares: [«business, tension]"),
    ("DK201", "{own.business: 20}", "{«own.economy: 20}"),
    ("DK201", "us: {us.business: 1,", "us: {«us.busines: 1,"),
    ("DK202", "[{found: hotline}]", "[{found: «hotlin}]"),
    ("DK203", "{event: call,", "{event: «cal,"),
    ("DK204", "{card: patrol}}", "{card: «patrols}}"),
    ("DK204", "card: escort}", "card: «escrt}"),
    ("DK204", "joint: receive", "joint: «recieve"),
    ("DK205", "issue: trade\n", "issue: «trad\n"),
    ("DK206", "claims: [C01, C03]", "claims: [C01, «C33]"),
    ("DK207", "objective: steady", "objective: «stedy"),
    ("DK208", "{id: rumour,", "{id: «collision,"),
    ("DK208", "{id: over,", "{id: «war,"),
    ("DK208", "{id: patrol, side: china, issue: strait, title: Patrol, stance: press, claims: [C03]}\n",
     "{id: patrol, side: china, issue: strait, title: Patrol, stance: press, claims: [C03]}\n"
     "  - {id: «patrol, side: us, title: Patrol, stance: press, claims: [C03]}\n"),
    ("DK208", "{id: spare,", "{id: «trust, per: us,"),
    ("DK209", "id: drift", "id: «income"),
    ("DK209", "{id: spare,", "{id: «tension,"),
    ("DK210", "[{shift: {tension.trade: 1}}]", "[{shift: {«tension: 1}}]"),
    ("DK211", "[{shift: {tension.strait: -1}}]", "[{shift: {«own.trust: -1}}]"),
    ("DK211", "shown: {side: us,", "shown: {side: «own,"),
    ("DK211", "{played: {side: us, card: tariff}}", "{played: «tariff}"),
    ("DK212", "when: {at_least: {own.business: 20}}", "when: {they_play: «press}"),
    ("DK212", "{when: {at_most: {own.trust: 5}}, shift", "{when: {we_play: «press}, shift"),
    ("DK213", "{played: {side: us, card: tariff}}", "{played: {side: china, card: «tariff}}"),
    ("DK213", "{side: china, card: patrol}", "{side: china, card: «escort}"),
    ("DK213", "{card: patrol}}", "{card: «escort}}"),
    # what makes a game together
    ("DK301", "joint: true", "joint: «receive"),
    ("DK301", "joint: receive", "joint: «true"),
    ("DK302", "title: Patrol, stance: press,", "title: Patrol, stance: press, joint: «visit,"),
    ("DK303", "title: Patrol, stance: press,", "title: Patrol, stance: press, «unmet: [],"),
    ("DK304", "at: 3", "at: «9"),
    ("DK306", "chance: 10", "chance: 10, «manual: true"),
    ("DK307", "to: china, deal", "to: china, «effects: [{shift: {order: 1}}], deal"),
    ("DK308", "to: china, deal: [{side: china, card: patrol}]", "to: us, deal: [{side: «china, card: patrol}]"),
    ("DK309", "if_unplayed: {us: [{shift: {own.", "if_unplayed: {«china: [{shift: {own."),
    ("DK310", "plays: {min: 0, max: 2}", "plays: {min: «3, max: 2}"),
    ("DK310", "plays: {max: 3}", "plays: {min: «4, max: 3}"),
    ("DK310", "{from: 2, to: 7}", "{from: «8, to: 7}"),
    ("DK310", "start: 5, max: 9", "start: 5, min: «10, max: 9"),
    ("DK311", "capital: {start: 4,", "capital: {start: «9,"),
    ("DK311", "capital: {start: 5}", "capital: {start: «9}"),
    ("DK311", "start: 5, max: 9", "start: «10, max: 9"),
    ("DK314", "call, in: 2}", "call, in: «8}"),
    ("DK405", "format: 1", "format: «2"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "old", "new"), CASES, ids=[f"{code} {new[:50]!r}" for code, _, new in CASES])
def test_one_break_gives_one_finding_at_its_place(code: str, old: str, new: str) -> None:
    text, line, column = broken(old, new)
    deck, problems = found_in(text)
    assert [(one.code, one.line, one.column) for one in problems] == [(code, line, column)], problems
    assert all(one.message.endswith(".") and (not one.help or one.help.endswith((".", "?"))) for one in problems)
    assert (deck is None) == (problems[0].severity == "error")


def found(*edits: tuple[str, str]) -> list[tuple[str, str]]:
    """What is found after several edits: each code with the text it stands at."""
    text = CLEAN
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    _deck, problems = found_in(text)
    return [(one.code, one.source_line[one.column - 1 : one.end_column - 1]) for one in problems]


def test_a_half_that_no_longer_names_the_other_is_found_where_it_is_still_named() -> None:
    edits = (", joint: visit, unmet: []", "")
    assert found(edits) == [("DK302", "receive")]


def test_copies_are_an_error_under_hand_all_on_every_card_that_has_them() -> None:
    assert found(("hand: {size: 4, unplayed: discard}", "hand: all")) == [("DK305", "copies"), ("DK305", "copies")]


def test_prices_without_capital_are_found_on_cards_and_teams() -> None:
    edits = (("capital: {start: 4, income: 3, cap: 8}\n", ""), ("    capital: {start: 5}\n", ""))
    assert found(*edits) == [("DK312", "income"), ("DK312", "cost"), ("DK312", "2")]


def test_a_card_that_rests_on_nothing_is_a_warning() -> None:
    assert found(("once: true, claims: [C02]", "once: true")) == [("DK313", "id")]
    assert found_in(CLEAN.replace("once: true, claims: [C02]", "once: true"))[0] is not None


def test_issues_that_weigh_nothing_make_no_headline() -> None:
    assert found(("weight: 3", "weight: 0"), ("cooperation: 30}", "cooperation: 30, weight: 0}")) == [("DK315", "0")]


def test_a_variant_of_a_deck_without_par_gives_both() -> None:
    assert found(("par: {us: 40, china: 40}\n", "")) == [("DK316", "par")]


def test_headlines_of_a_deck_without_issues_are_a_warning() -> None:
    text = """\
format: 1
deck: bare
title: Bare
sides: {us: {name: U}, china: {name: C}}
turns: {count: 2}
score: {us: {tension: -1}}
cards: []
default_ending: {id: over, title: Over}
"""
    deck, problems = found_in(text)
    assert [(one.code, one.severity, one.line, one.column) for one in problems] == [("DK214", "warning", 6, 14)]
    assert deck is not None


def test_claims_without_a_register_are_one_warning() -> None:
    _deck, problems = found_in(CLEAN.replace("register: sources.yaml\n", ""), None)
    assert [(one.code, one.severity) for one in problems] == [("DK215", "warning")]


def test_a_key_in_another_spelling_is_not_called_missing_as_well() -> None:
    assert found(("stance: press\n    cost", "stanse: press\n    cost")) == [("DK101", "stanse")]


def test_a_slip_in_a_key_that_others_stand_on_is_one_finding() -> None:
    assert found(("id: hotline", "di: hotline")) == [("DK101", "di")]
    assert found(("title: Trust, per: side", "title: Trust, pre: side")) == [("DK101", "pre")]
    assert found(("capital: {start: 4", "capitla: {start: 4")) == [("DK101", "capitla")]
    assert found(("issues:\n", "isuses:\n")) == [("DK101", "isuses")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{id: trust, title", "{id: trsut, title", "DK201"),
        ("id: hotline", "id: hotlin", "DK202"),
        ("{id: strait, title", "{id: straits, title", "DK205"),
    ],
)
def test_an_id_misspelt_where_it_is_defined_is_one_finding_there(old: str, new: str, code: str) -> None:
    wrong = new.partition(": ")[2].partition(",")[0]
    assert found((old, new)) == [(code, wrong)]


def test_of_two_names_for_one_thing_the_one_that_is_defined_is_right_where_anything_uses_it() -> None:
    both = (
        ("{standing: hotline}}\nvariants", "{standing: hotlin}}\nvariants"),
        ("{dissolve: hotline}", "{dissolve: hotlin}"),
    )
    assert found(*both) == [("DK202", "hotlin"), ("DK202", "hotlin")]


def test_each_side_may_have_a_track_of_its_own_under_one_id() -> None:
    assert found(("{id: spare, title: Spare}", "{id: economy, title: Exports, per: us}")) == []


def test_a_word_where_a_hand_is_asked_for_tells_of_both_forms() -> None:
    _deck, problems = found_in(CLEAN.replace("hand: {size: 4, unplayed: discard}", "hand: everything"))
    assert "{size: 5, unplayed: keep}" in problems[0].help


def test_all_findings_of_a_text_come_in_one_run_in_order() -> None:
    edits = (("misread: 25", "misread: x"), ("count: 8", "count: 0"), ("issue: trade\n", "issue: trad\n"))
    assert [code for code, _where in found(*edits)] == ["DK104", "DK103", "DK205"]


def test_more_than_a_thousand_findings_are_cut() -> None:
    text = CLEAN + "".join(f"key{number}: 1\n" for number in range(1500))
    _deck, problems = found_in(text)
    assert len(problems) == 1001
    assert problems[-1].code == "DK199"


def test_own_keys_are_allowed_anywhere_and_kept() -> None:
    text = CLEAN.replace("{count: 8,", "{count: 8, x-why: [short],").replace("{turn: {from", "{x-why: so, turn: {from")
    text = text.replace("{own.trust: 2}", "{own.trust: 2, x-why: so}")
    deck, problems = found_in(text)
    assert problems == []
    assert deck is not None
    assert deck.data["turns"]["x-why"] == ["short"]
    assert deck.data["x-mark"] == ["kept", 1]


def test_data_that_was_no_text_is_told_of_by_its_path() -> None:
    deck, _problems = found_in(CLEAN)
    assert deck is not None
    data = copy.deepcopy(deck.data)
    data["cards"][0]["effects"][1]["shift"] = {"us.busines": -4}
    with pytest.raises(DeckError) as raised:
        deck_of(data, REGISTER)
    (problem,) = raised.value.problems
    assert (problem.code, problem.line, problem.path) == ("DK201", 0, "cards[tariff].effects[1].shift.us.busines")


def test_a_deck_reads_the_same_from_its_own_data() -> None:
    deck, _problems = found_in(CLEAN)
    assert deck is not None
    assert deck_of(json.loads(json.dumps(deck.data)), REGISTER) == deck


def test_data_that_is_no_deck_at_all_is_refused() -> None:
    for data in (None, [], "deck", 1, {}, {1: 2}, {"cards": {"a": [[[]]]}, "format": 1}, {"format": True}):
        deck, problems = read(data)
        assert deck is None
        assert problems


def test_data_nested_without_end_is_refused() -> None:
    condition: dict[str, Any] = {"standing": "hotline"}
    for _ in range(5000):
        condition = {"not": condition}
    deck, _problems = found_in(CLEAN)
    assert deck is not None
    data = {**deck.data, "talks": {"when": condition}}
    assert [one.code for one in read(data, None, REGISTER)[1]] == ["DK008"]


def test_the_clean_deck_is_clean() -> None:
    deck, problems = found_in(CLEAN)
    assert problems == []
    assert deck is not None
    assert deck.id == "small"
