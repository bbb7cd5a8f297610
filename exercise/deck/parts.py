"""The parts of a deck, as tables: it knows the keys of cards, events, institutions and the like, and checks no name."""

from __future__ import annotations

from typing import Any

from exercise.deck import models
from exercise.deck.conditions import CONDITION, EFFECTS, SHIFT, STANCE, Then
from exercise.deck.models import SIDES
from exercise.deck.records import BySide, Key, Record
from exercise.deck.shapes import CardName, Choice, Flag, Id, Kinds, ListOf, Ref, Table, Text, Whole
from exercise.deck.tongue import _, marked
from exercise.deck.walk import Scope

SCORE = Whole(0, 100)
SIDE = Choice(SIDES)
SIDE_OR_BOTH = Choice((*SIDES, "both"))
ID = Key("id", Id(), marked("the name the deck knows it by"), needed=True)
TITLE = Key("title", Text(filled=True), marked("the title a player reads"), needed=True)
TEXT = Key("text", Text(), marked("the prose a player reads"))
ABOUT = Key("about", Text(), marked("a sentence or two about it"))
CLAIMS = Key("claims", ListOf(Ref("claim"), distinct=True), marked("the entries of the register it rests on"))
ASSUMPTION = Key("assumption", Text(filled=True), marked("a sentence, where it is the author's own idea"))
GROUNDS = (CLAIMS, ASSUMPTION)


def card_scope(card: dict[str, Any]) -> Scope:
    """A card is seen through the eyes of each side that may hold it."""
    side = card.get("side")
    return Scope((side,)) if side in SIDES else Scope(SIDES)


def both_sides(_value: dict[str, Any]) -> Scope:
    """Whichever side it is: what is said holds for both."""
    return Scope(SIDES)


CARD = Record(
    marked("a card"),
    (
        ID,
        Key("side", SIDE_OR_BOTH, marked("who may hold it: us, china, or both with copies of their own"), needed=True),
        TITLE,
        Key("stance", STANCE, marked("press, hold or engage"), needed=True),
        Key("issue", Ref("issue"), marked("the issue it belongs to")),
        Key("cost", Whole(0, 1000), marked("what it costs in capital")),
        Key("copies", Whole(0, 99), marked("how many copies each side has; 0: only ever dealt")),
        Key("always", Flag(), marked("held from the start, and never running out")),
        Key("once", Flag(), marked("out of the game once played")),
        Key(
            "joint",
            Kinds(CardName(), None, Flag(), lambda: _("`true`, `false` or the id of the other side's half")),
            marked("true, or the other side's half: takes hold only if both play it in one turn"),
        ),
        Key("when", CONDITION, marked("the condition under which it may be played")),
        Key("effects", EFFECTS, marked("what it does"), orders=True),
        Key("unmet", EFFECTS, marked("what happens to a side that plays a joint card alone"), orders=True),
        TEXT,
        *GROUNDS,
    ),
    build=models.Card,
    kind="card",
    scope=card_scope,
)
ISSUE = Record(
    marked("an issue"),
    (
        Key("id", Id(models.SIDES), marked("the name the deck knows it by"), needed=True),
        TITLE,
        Key("tension", SCORE, marked("where its tension starts, 0 to 100"), needed=True),
        Key("cooperation", SCORE, marked("where its cooperation starts, 0 to 100"), needed=True),
        Key("weight", Whole(0, 1000), marked("how much it weighs in the headlines")),
        ABOUT,
        *GROUNDS,
    ),
    build=models.Issue,
    kind="issue",
)
TRACK = Record(
    marked("a track"),
    (
        Key(
            "id",
            Id(("tension", "cooperation", "own", "their", *SIDES)),
            marked("the name the deck knows it by"),
            needed=True,
        ),
        TITLE,
        Key("per", Choice((*SIDES, "side")), marked("whose it is; left out, it is shared")),
        Key("start", Whole(), marked("where it starts")),
        Key("min", Whole(), marked("the least it can be; left out, no bound")),
        Key("max", Whole(), marked("the most it can be; left out, no bound")),
        Key("better", Choice(("high", "low")), marked("which way is to be wished")),
        ABOUT,
        *GROUNDS,
    ),
    build=models.Track,
    kind="track",
)
TEAM = Record(
    marked("a team"),
    (
        ID,
        TITLE,
        TEXT,
        Key("shift", SHIFT, marked("what it changes before the first turn")),
        Key("each_turn", EFFECTS, marked("what it does in every opening")),
        Key("clarity", Whole(-100, 100), marked("how much rarer it makes misreading, in percent")),
        Key("income", Whole(-1000, 1000), marked("how much more or less capital the side gains")),
        Key("cost", Table(STANCE, Whole(-1000, 1000)), marked("how much more or less cards of a stance cost")),
        *GROUNDS,
    ),
    build=models.Team,
    kind="team",
)
POINTS = Record(
    marked("an aim"),
    (
        Key("when", CONDITION, marked("what must hold at the end")),
        Key("score", Whole(), marked("the points it is worth"), needed=True),
    ),
    build=models.Points,
)
AGENDA = Record(
    marked("an agenda"),
    (ID, TITLE, TEXT, Key("points", ListOf(POINTS), marked("what it pays for")), *GROUNDS),
    build=models.Agenda,
    kind="agenda",
)
OFFICE = Record(
    marked("an office"),
    (
        ID,
        TITLE,
        Key("brief", Text(), marked("what whoever sits here is told")),
        Key("cares", ListOf(Ref("track", "asked"), distinct=True), marked("the tracks this office watches")),
    ),
    build=models.Office,
    kind="office",
)
INSTITUTION = Record(
    marked("an institution"),
    (
        ID,
        TITLE,
        TEXT,
        Key("clarity", Whole(-100, 100), marked("how much rarer it makes misreading, in percent")),
        Key("when", CONDITION, marked("the condition under which it works")),
        Key("each_turn", EFFECTS, marked("what it does in every opening while it stands")),
        Key("lapses", CONDITION, marked("the condition under which it goes")),
        *GROUNDS,
    ),
    build=models.Institution,
    kind="institution",
)
RULE = Record(
    marked("a standing rule"),
    (
        Key("id", Id(("income",)), marked("the name the deck knows it by"), needed=True),
        TITLE,
        TEXT,
        Key("when", CONDITION, marked("the condition under which it works")),
        Key("each_turn", EFFECTS, marked("what it does in every opening"), needed=True),
        *GROUNDS,
    ),
    build=models.Rule,
    kind="rule",
)
OBJECTIVE = Record(
    marked("an objective"),
    (
        ID,
        TITLE,
        Key("met", CONDITION, marked("when the class has dealt with it")),
        Key("partly", CONDITION, marked("when it has half done so")),
    ),
    build=models.Objective,
    kind="objective",
)
DEAL = Record(
    marked("a deal"),
    (
        Key("side", SIDE, marked("who is dealt the card"), needed=True),
        Key("card", CardName(), marked("the card"), needed=True),
    ),
    build=models.Deal,
    kind="deal",
)
EVENT = Record(
    marked("an event"),
    (
        ID,
        TITLE,
        TEXT,
        Key("at", Whole(1), marked("the turn it happens in")),
        Key("chance", Whole(0, 100), marked("the chance in percent that it happens in an opening")),
        Key("manual", Flag(), marked("true: it happens only when the facilitator injects it")),
        Key("when", CONDITION, marked("the condition under which it may happen")),
        Key("once", Flag(), marked("whether it happens at most once; true unless said otherwise")),
        Key("effects", EFFECTS, marked("what it does")),
        Key("to", SIDE_OR_BOTH, marked("who is told of it")),
        Key("deal", ListOf(DEAL), marked("the cards it deals for one turn")),
        Key(
            "if_unplayed",
            BySide(EFFECTS, scoped=True),
            marked("what follows for a side that plays none of the cards it was dealt"),
        ),
        Key("objective", Ref("objective"), marked("the objective it serves")),
        Key("delivery", Text(), marked("how it reaches the players")),
        Key("controller", Text(), marked("a note to the facilitator")),
        Key("expected", Text(), marked("what players are expected to do")),
        Key("debrief", Text(), marked("what to ask about it afterwards")),
        *GROUNDS,
    ),
    build=models.Event,
    kind="event",
)
TONE = Key("tone", Choice(("good", "mixed", "disaster")), marked("good, mixed or disaster"))
BONUS = Key("bonus", BySide(Whole()), marked("points for each side where the game ends so"))
ENDING = Record(
    marked("an ending"),
    (ID, TITLE, TEXT, TONE, Key("when", CONDITION, marked("when the game ends so"), needed=True), BONUS, *GROUNDS),
    build=models.Ending,
    kind="ending",
)
DEFAULT_ENDING = Record(
    marked("the default ending"),
    (ID, TITLE, TEXT, TONE, BONUS, *GROUNDS),
    build=models.Ending,
    kind="ending",
)
SIGNALS_KEYS = (
    Key("misread", SCORE, marked("the chance in percent that a posture is misread"), needed=True),
    Key("kept", EFFECTS, marked("what a word kept does; own is the side that spoke"), orders=True),
    Key("broken", EFFECTS, marked("what a word broken does; own is the side that spoke"), orders=True),
)
SIGNALS = Record(marked("the map `signals`"), SIGNALS_KEYS, build=models.Signals, scope=both_sides)
HAND_KEYS = (
    Key("size", Whole(0, 99), marked("how many cards a side holds")),
    Key("unplayed", Choice(("keep", "discard")), marked("what becomes of cards that were not played")),
)
ALL_CARDS = Choice(("all",), marked("Or write a map such as `{size: 5, unplayed: keep}`."))


def hand_wanted() -> str:
    """What a hand may be."""
    return _("`all`, or a map such as `{size: 5, unplayed: keep}`")


HAND = Kinds(
    Then(ALL_CARDS, lambda _all: models.Hand(everything=True)),
    Record(marked("the map `hand`"), HAND_KEYS, build=models.Hand),
    wanted=hand_wanted,
)
PLAYS_KEYS = (
    Key("min", Whole(0, 99), marked("the fewest cards an order holds")),
    Key("max", Whole(0, 99), marked("the most cards an order holds")),
)
CAPITAL_KEYS = tuple(
    Key(name, Whole(0, 100_000), about, needed=True)
    for name, about in (
        ("start", marked("what each side has before the first turn")),
        ("income", marked("what each side gains in an opening")),
        ("cap", marked("the most a side can hold")),
    )
)
TURNS_KEYS = (
    Key("count", Whole(1, 10_000), marked("how many turns the game has"), needed=True),
    Key("unit", Text(filled=True), marked("what one turn is called, such as quarter")),
    Key("start", Text(), marked("the first turn's date, such as 2025 Q1")),
)
