"""The deck language, format 1, as one table: it knows every key of a deck, and leaves names and sense to others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from exercise.deck import models, parts
from exercise.deck.conditions import CONDITION, Then
from exercise.deck.records import BySide, Key, Record
from exercise.deck.shapes import Id, Kinds, ListOf, Ref, Table, Text, Whole
from exercise.deck.tongue import marked

FORMAT = 1
"""The newest format of the deck language that this program reads."""


def free(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """The same keys with none of them needed, as a variant gives them key by key."""
    return tuple(replace(key, needed=False) for key in keys)


def settings(name: str, keys: tuple[Key, ...]) -> Record:
    """Some settings of a variant, kept as a dict."""
    return Record(name, free(keys), build=lambda **got: got)


VARIANT = Record(
    marked("a variant"),
    (
        parts.ID,
        parts.TITLE,
        Key("pace", Whole(1, 10_000), marked("how many turns are opened in a row before the sides act once")),
        Key("turns", settings(marked("the map `turns`"), parts.TURNS_KEYS), marked("another length")),
        Key(
            "hand",
            Kinds(
                Then(parts.ALL_CARDS, lambda _all: {"everything": True}),
                Then(settings(marked("the map `hand`"), parts.HAND_KEYS), lambda got: {**got, "everything": False}),
                wanted=parts.hand_wanted,
            ),
            marked("another hand"),
        ),
        Key("plays", settings(marked("the map `plays`"), parts.PLAYS_KEYS), marked("other limits of an order")),
        Key("capital", settings(marked("the map `capital`"), parts.CAPITAL_KEYS), marked("other capital")),
        Key(
            "signals",
            replace(settings(marked("the map `signals`"), parts.SIGNALS_KEYS), scope=parts.both_sides),
            marked("other signals"),
        ),
        Key("par", BySide(Whole()), marked("another par")),
    ),
    build=models.Variant,
    kind="variant",
)
TALKS = Record(
    marked("the map `talks`"),
    (Key("when", CONDITION, marked("when the sides may talk before sealing")),),
    build=lambda when=None: when,
)


def deck_from(got: dict[str, Any], register: models.Register | None, data: dict[str, Any]) -> models.Deck:
    """A deck from the values of its keys, its register and the data it was read from."""
    fields = {("id" if name == "deck" else name): value for name, value in got.items() if name != "format"}
    return models.Deck(talks_never="talks" not in got, register=register, data=data, **fields)


DECK = Record(
    marked("a deck"),
    (
        Key("format", Whole(1), marked("the number of the deck language, 1"), needed=True),
        Key("deck", Id(), marked("the id of the deck"), needed=True),
        Key("title", Text(filled=True), marked("the title of the deck"), needed=True),
        Key("about", Text(), marked("what the deck is about")),
        Key("language", Text(), marked("the language its prose is in, such as en")),
        Key("licence", Text(), marked("the licence it may be used under")),
        Key("authors", ListOf(Text(filled=True)), marked("who made it")),
        Key("perspective", Text(), marked("whose view the deck plays")),
        Key("content_note", Text(), marked("what to warn a class of")),
        Key("register", Text(filled=True), marked("the register that claims live in")),
        Key(
            "sides",
            BySide(
                Record(
                    marked("a side's name"),
                    (
                        Key("name", Text(filled=True), marked("the name in full"), needed=True),
                        Key("short", Text(filled=True), marked("the name where there is little room")),
                    ),
                    build=lambda name, short=None: models.SideName(name, short or name),
                ),
                both=True,
            ),
            marked("what the two sides are called"),
            needed=True,
        ),
        Key("offices", BySide(ListOf(parts.OFFICE)), marked("who sits in a delegation, and what each wants")),
        Key(
            "turns",
            Record(marked("the map `turns`"), parts.TURNS_KEYS, build=models.Turns),
            marked("how long the game is"),
            needed=True,
        ),
        Key("variants", ListOf(VARIANT), marked("shorter or other games of the same deck")),
        Key("hand", parts.HAND, marked("what a side holds: a size, or all")),
        Key(
            "plays",
            Record(marked("the map `plays`"), parts.PLAYS_KEYS, build=models.PlayLimits),
            marked("how many cards a side seals"),
        ),
        Key(
            "capital",
            Record(marked("the map `capital`"), parts.CAPITAL_KEYS, build=models.Capital),
            marked("what cards are paid with; left out, cards cost nothing"),
        ),
        Key("signals", parts.SIGNALS, marked("how postures are announced; left out, there is no signal phase")),
        Key("talks", TALKS, marked("when the sides may talk; left out, never")),
        Key("issues", ListOf(parts.ISSUE), marked("what the sides deal with, each with tension and cooperation")),
        Key("tracks", ListOf(parts.TRACK), marked("whatever else is counted")),
        Key("teams", BySide(ListOf(parts.TEAM), scoped=True), marked("who runs a side, chosen before the first turn")),
        Key("agendas", BySide(ListOf(parts.AGENDA), scoped=True), marked("secret aims, dealt or chosen")),
        Key(
            "score",
            BySide(Table(Ref("track", "asked"), Whole(), least=0)),
            marked("what a side ends with: so many points for each point of a track"),
        ),
        Key("par", BySide(Whole(), both=True), marked("what is success for each side alone")),
        Key("institutions", ListOf(parts.INSTITUTION), marked("what can be founded, and works every turn")),
        Key("rules", ListOf(parts.RULE), marked("what works every turn of itself")),
        Key("objectives", ListOf(parts.OBJECTIVE), marked("what a class should have dealt with")),
        Key("events", ListOf(parts.EVENT), marked("what happens to both sides")),
        Key("endings", ListOf(parts.ENDING), marked("how the game may end, tried in order")),
        Key(
            "default_ending",
            parts.DEFAULT_ENDING,
            marked("how it ends after the last turn if no other ending holds"),
            needed=True,
        ),
        Key("cards", ListOf(parts.CARD), marked("the moves"), needed=True),
    ),
    build=dict,
)
