"""Rules text: every condition and every effect has words, and the words are the reader's own."""

from __future__ import annotations

import typing

import pytest

from exercise.deck.loader import installed, load_deck
from exercise.deck.models import (
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Deck,
    Effect,
    Not,
    Played,
    Plays,
    Shown,
    Side,
    Standing,
    TurnIs,
    WeRead,
)
from exercise.deck.wording import rules_text, say_condition, say_effects, track_title
from tests.deck.clean import CLEAN, found_in


@pytest.fixture(scope="module")
def deck() -> Deck:
    """The clean deck."""
    deck, _problems = found_in(CLEAN)
    assert deck is not None
    return deck


HOT = Standing("hotline")
CALM = AtMost((("tension.trade", 40),))
CONDITIONS: list[tuple[Condition, Side | None, str]] = [
    (AtLeast((("tension.strait", 30),)), "us", "The Strait tension is at least 30"),
    (AtLeast((("own.business", 5), ("cooperation", 2))), "us", "Business is at least 5 and cooperation is at least 2"),
    (AtMost((("their.economy", 5),)), "us", "China's Economy is at most 5"),
    (AtMost((("us.business", 5),)), "china", "US Business is at most 5"),
    (AtMost((("us.business", 5),)), None, "US Business is at most 5"),
    (AtMost((("own.trust", 5),)), None, "its own Trust is at most 5"),
    (AtLeast((("their.trust", 5),)), None, "the other side's Trust is at least 5"),
    (AtLeast((("us.capital", 5),)), "us", "capital is at least 5"),
    (TurnIs(2, None), None, "it is turn 2 or later"),
    (TurnIs(None, 7), None, "it is turn 7 or earlier"),
    (TurnIs(2, 7), None, "it is turn 2 to 7"),
    (TurnIs(3, 3), None, "it is turn 3"),
    (HOT, None, "“Hotline” stands"),
    (Not(HOT), None, "“Hotline” does not stand"),
    (Not(Not(HOT)), None, "“Hotline” stands"),
    (Not(AtLeast((("tension", 30),))), None, "tension is below 30"),
    (Not(AtMost((("tension", 30),))), None, "tension is above 30"),
    (Not(All((HOT, CALM))), None, "it is not so that (“Hotline” stands and Trade tension is at most 40)"),
    (Played("own", "tariff"), "us", "you played “Tariffs” in an earlier turn"),
    (Played("us", "tariff"), "china", "US played “Tariffs” in an earlier turn"),
    (Played("us", "tariff"), None, "US played “Tariffs” in an earlier turn"),
    (Not(Played("their", "patrol")), "us", "China never played “Patrol”"),
    (Shown("their", "press"), "us", "China showed press in any turn before"),
    (Shown("own", "hold", "trade", 1), "us", "you showed hold on Trade in the last turn"),
    (Not(Shown("their", "press", None, 1)), "us", "China did not show press in the last turn"),
    (Not(Shown("own", "hold", "trade")), "us", "you did not show hold on Trade in any turn before"),
    (Shown("china", "engage", None, 3), None, "China showed engage in one of the last 3 turns"),
    (Plays("they", "press"), "us", "China presses"),
    (Plays("they", "hold"), "china", "US holds"),
    (Plays("we", "engage"), "us", "you engage"),
    (Plays("we", "engage"), None, "this side engages"),
    (Not(Plays("they", "press")), "us", "China does not press"),
    (Not(Plays("we", "press")), "us", "you do not press"),
    (Plays("they", None, "patrol"), "us", "China plays “Patrol”"),
    (Plays("we", None, "tariff"), "us", "you play “Tariffs”"),
    (Plays("they", "press", None, "trade"), "us", "China plays a card on Trade to press"),
    (Plays("they", "press"), None, "the other side presses"),
    (WeRead("engage"), "us", "you read China as saying engage"),
    (WeRead("engage"), None, "the other side's signal is read as engage"),
    (AnyOf((HOT, All((CALM, HOT)))), None, "“Hotline” stands or (Trade tension is at most 40 and “Hotline” stands)"),
    (All((HOT, AnyOf((CALM, HOT)))), None, "“Hotline” stands and (Trade tension is at most 40 or “Hotline” stands)"),
    (All((HOT, AnyOf((CALM,)))), None, "“Hotline” stands and Trade tension is at most 40"),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "side", "words"), CONDITIONS, ids=[words for *_, words in CONDITIONS])
def test_a_condition_in_words(deck: Deck, condition: Condition, side: Side | None, words: str) -> None:
    assert say_condition(deck, condition, side) == words


def test_every_kind_of_condition_is_among_these() -> None:
    assert {type(condition) for condition, *_ in CONDITIONS} == set(typing.get_args(Condition))


EFFECTS: list[tuple[Effect, Side | None, str]] = [
    (Effect(shift=(("tension.trade", 6), ("own.business", -3), ("their.economy", -4))), "us",
     "Trade tension +6, Business -3, China's Economy -4."),
    (Effect(shift=(("order", 1),)), None, "World order +1."),
    (Effect(when=Plays("they", "press"), shift=(("tension.trade", 4),)), "us", "If China presses: Trade tension +4."),
    (Effect(found="hotline"), None, "Founds “Hotline”."),
    (Effect(dissolve="hotline", shift=(("own.trust", -1),)), "us", "Trust -1, dissolves “Hotline”."),
    (Effect(schedule=("call", 1)), None, "“A call” follows next turn."),
    (Effect(schedule=("call", 3)), None, "“A call” follows in 3 turns."),
]  # fmt: skip


@pytest.mark.parametrize(("effect", "side", "words"), EFFECTS, ids=[words for *_, words in EFFECTS])
def test_an_effect_in_words(deck: Deck, effect: Effect, side: Side | None, words: str) -> None:
    assert say_effects(deck, (effect,), side) == [words]


def card(deck: Deck, name: str) -> list[str]:
    """The rules text of a card, as whoever may hold it reads it."""
    found = next(one for one in deck.cards if one.id == name)
    return rules_text(deck, found, "china" if found.side == "china" else "us")


def test_the_rules_text_of_a_card_says_all_that_it_does(deck: Deck) -> None:
    assert card(deck, "tariff") == [
        "Playable only if Business is at least 20.",
        "Trade tension +6, China's Economy -4.",
        "If China presses: Business -4.",
        "If China plays “Patrol”: Trade tension +1.",
        "If you read China as saying engage: “A call” follows in 2 turns.",
    ]
    assert card(deck, "escort") == ["Changes nothing by itself.", "Never drawn: an event or an offer brings it."]


def test_the_rules_text_of_a_joint_card_says_that_both_halves_count(deck: Deck) -> None:
    assert card(deck, "talk") == [
        "Founds “Hotline”.",
        "Joint: takes hold only if China plays it in the same turn. Then both halves apply.",
        "If China does not: Trust -2.",
        "Always in hand.",
    ]
    assert card(deck, "receive") == [
        "Changes nothing by itself.",
        "Joint: takes hold only if US plays “Visit” in the same turn. Then both halves apply.",
    ]
    shared, _problems = found_in(
        CLEAN.replace("effects: [{found: hotline}]", "effects: [{shift: {tension.trade: -2}}]")
    )
    assert shared is not None
    assert card(shared, "talk")[1].endswith("Then both halves apply, so what is shared moves twice.")


def test_where_no_card_is_drawn_none_is_said_to_be_always_in_hand() -> None:
    undrawn, _problems = found_in(CLEAN.replace("hand: {size: 4, unplayed: discard}", "hand: {size: 0}"))
    assert undrawn is not None
    assert "Always in hand." not in card(undrawn, "talk")


def test_names_come_from_the_deck_and_from_nowhere_else() -> None:
    masked, _problems = found_in(CLEAN.replace("United States, short: US", "Arland, short: Arland").replace(
        "name: China, short: China", "name: Borduria, short: Borduria"))  # fmt: skip
    assert masked is not None
    said = [text for one in masked.cards for text in card(masked, one.id)]
    assert any("Borduria" in text for text in said)
    assert not [text for text in said if "China" in text or "US" in text]


@pytest.mark.parametrize(
    ("name", "viewer", "title"),
    [
        ("tension", None, "tension"),
        ("cooperation.trade", "us", "Trade cooperation"),
        ("us.trust", "us", "Trust"),
        ("us.trust", "china", "US Trust"),
        ("china.trust", "us", "China's Trust"),
        ("own.trust", "china", "Trust"),
        ("their.trust", "china", "US Trust"),
        ("order", "us", "World order"),
        ("china.capital", "us", "China's capital"),
        ("nowhere", "us", "nowhere"),
        ("us.nowhere", "us", "us.nowhere"),
    ],
)
def test_a_track_by_name(deck: Deck, name: str, viewer: str | None, title: str) -> None:
    assert track_title(deck, name, viewer) == title


@pytest.mark.parametrize("name", [info.id for info in installed()])
def test_no_rules_text_of_an_installed_deck_shows_a_bare_id(name: str) -> None:
    deck = load_deck(name)
    for one in deck.cards:
        for side in ("us", "china"):
            if one.side in (side, "both"):
                for text in rules_text(deck, one, side):
                    assert "_" not in text and "own." not in text and "their." not in text, (one.id, text)
