"""The language of conditions and effects, as tables: it knows their keys and the models they make, not what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exercise.deck import models
from exercise.deck.models import STANCES
from exercise.deck.records import Key, OneOf, Record
from exercise.deck.shapes import CardName, Choice, Kinds, ListOf, Ref, Shape, Table, Whole
from exercise.deck.spans import Span
from exercise.deck.tongue import _, marked
from exercise.deck.walk import UNREAD, Walk, either

STANCE = Choice(STANCES)
ANY_SIDE = ("us", "china", "own", "their")


@dataclass(eq=False, repr=False)
class SideWord(Shape):
    """A side by name, or `own` and `their` where there is a side."""

    def expects(self) -> str:
        return either(ANY_SIDE)

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        read = Choice(ANY_SIDE).read(value, span, walk)
        if read in ("own", "their") and walk.scope is None:
            walk.report(
                span,
                "DK211",
                _("There is no side here that `{word}` could mean.").format(word=read),
                _("Write `us` or `china`."),
            )
            return UNREAD
        return read


@dataclass(eq=False, repr=False)
class WithOrders(Shape):
    """What may be asked only while orders are open: in the effects of cards and of words."""

    word: str
    inner: Shape

    def expects(self) -> str:
        return self.inner.expects()

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if walk.scope is None or not walk.scope.orders:
            message = _("`{word}` may be asked only in the effects of cards and of words kept or broken.").format(
                word=self.word
            )
            help = _("Elsewhere ask for `shown: {side, stance}`, which looks at earlier turns.")
            walk.report(span, "DK212", message, help)
            return UNREAD
        return self.inner.read(value, span, walk)


@dataclass(eq=False, repr=False)
class Then(Shape):
    """A shape whose value is turned into something else once it is read."""

    inner: Shape
    turn: Callable[[Any], Any]

    def expects(self) -> str:
        return self.inner.expects()

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        read = self.inner.read(value, span, walk)
        return read if read is UNREAD else self.turn(read)


@dataclass(eq=False, repr=False)
class CardOf(Shape):
    """The id of a card that the side named beside it (or `own`, `their`) may hold."""

    whose: str

    def expects(self) -> str:
        return _("the id of a card")

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        if self.whose == "own" and walk.scope is None:
            message = _("There is no side here whose card this could be.")
            walk.report(span, "DK211", message, _("Write `played: {side: us, card: ...}`."))
            return UNREAD
        return Ref("card", self.whose).read(value, span, walk)


@dataclass(eq=False, repr=False)
class Later(Shape):
    """A shape that is made further down: conditions contain conditions."""

    name: str

    def expects(self) -> str:
        return self.shape.expects()

    @property
    def shape(self) -> Shape:
        """The shape meant."""
        found: Shape = globals()[self.name]
        return found

    def read(self, value: Any, span: Span, walk: Walk) -> Any:
        return self.shape.read(value, span, walk)


def sided_card(walk: Walk, got: dict[str, Any], span: Span) -> None:
    """Name the card of `played: {side, card}` together with its side."""
    if "side" in got and "card" in got:
        CardOf(got["side"]).read(got["card"], span.at("card"), walk)


def turn_ends(walk: Walk, got: dict[str, Any], span: Span) -> None:
    """A span of turns has an end, and its ends are in order."""
    if not got and not (span.keys or {}):
        walk.report(span, "DK108", _("This map is empty."), _("Give `from`, `to` or both."))
    elif got.get("from", 1) > got.get("to", got.get("from", 1)):
        walk.report(span.at("from"), "DK310", _("The first turn comes after the last."), _("Exchange `from` and `to`."))


def orders_asked(walk: Walk, got: dict[str, Any], span: Span) -> None:
    """A question about orders names a card, or a stance and an issue."""
    keys = set(span.keys or {})
    if keys and keys not in ({"card"}, {"stance", "issue"}) and keys <= {"card", "stance", "issue"}:
        message = _("Ask for a card, or for one card's stance and issue together.")
        help = _("Write `{card: id}`, `{stance: press, issue: id}`, or the stance alone without a map.")
        walk.report(next(iter((span.keys or {}).values())), "DK106", message, help)
    elif not keys:
        walk.report(span, "DK108", _("This map is empty."), _("Name a stance, a card, or a stance and an issue."))


def orders_question(who: str, whose: str) -> Shape:
    """`they_play` and `we_play`."""
    record = Record(
        marked("a question about orders"),
        (
            Key("card", CardOf(whose), marked("the card asked for")),
            Key("stance", STANCE, marked("the stance that one card has")),
            Key("issue", Ref("issue"), marked("the issue that the same card has")),
        ),
        build=lambda **got: got,
        also=orders_asked,
    )
    inner = Kinds(STANCE, record, wanted=lambda: _("a stance, or `{card: id}`, or `{stance: ..., issue: ...}`"))
    turned = Then(inner, lambda read: {"stance": read} if isinstance(read, str) else read)
    return WithOrders(f"{who}_play", turned)


TRACKS_AT = Table(Ref("track", "asked"), Whole())
TURNS = Record(
    marked("a span of turns"),
    (
        Key("from", Whole(1), marked("the first turn of the span, itself included"), to="first"),
        Key("to", Whole(1), marked("the last turn of the span, itself included"), to="last"),
    ),
    build=models.TurnIs,
    also=turn_ends,
)
PLAYED = Kinds(
    Then(CardOf("own"), lambda card: models.Played("own", card)),
    Record(
        marked("a card played"),
        (
            Key("side", SideWord(), marked("the side that played it"), needed=True),
            Key("card", CardName(), marked("the card"), needed=True),
        ),
        build=models.Played,
        also=sided_card,
    ),
    wanted=lambda: _("the id of a card, or `{side: ..., card: ...}`"),
)
SHOWN = Record(
    marked("a posture shown"),
    (
        Key("side", SideWord(), marked("the side that showed it"), needed=True),
        Key("stance", STANCE, marked("the posture"), needed=True),
        Key("issue", Ref("issue"), marked("the issue it was shown on")),
        Key("within", Whole(1), marked("in how many of the last turns; left out, ever")),
    ),
    build=models.Shown,
)
PARTS = ListOf(Later("CONDITION"), least=1)

CONDITION = OneOf(
    marked("a condition"),
    {
        "all": PARTS,
        "any": PARTS,
        "not": Later("CONDITION"),
        "at_least": TRACKS_AT,
        "at_most": TRACKS_AT,
        "turn": TURNS,
        "standing": Ref("institution"),
        "played": PLAYED,
        "shown": SHOWN,
        "they_play": orders_question("they", "their"),
        "we_play": orders_question("we", "own"),
        "we_read": WithOrders("we_read", STANCE),
    },
    {
        "all": marked("holds when every part holds"),
        "any": marked("holds when at least one part holds"),
        "not": marked("holds when its part does not"),
        "at_least": marked("every track named stands at the figure or above"),
        "at_most": marked("every track named stands at the figure or below"),
        "turn": marked("the turn lies between both ends, themselves included"),
        "standing": marked("the institution stands"),
        "played": marked("that side played the card in an earlier turn"),
        "shown": marked("that side showed the posture in one of the last turns"),
        "they_play": marked("what the other side plays this turn"),
        "we_play": marked("what this side plays this turn"),
        "we_read": marked("how this side read the other's signal of this turn"),
    },
    {
        "all": models.All,
        "any": models.AnyOf,
        "not": models.Not,
        "at_least": models.AtLeast,
        "at_most": models.AtMost,
        "turn": lambda turns: turns,
        "standing": models.Standing,
        "played": lambda played: played,
        "shown": lambda shown: shown,
        "they_play": lambda asked: models.Plays("they", **asked),
        "we_play": lambda asked: models.Plays("we", **asked),
        "we_read": models.WeRead,
    },
)


def does_something(walk: Walk, got: dict[str, Any], span: Span) -> None:
    """An effect has at least one of the keys that change anything."""
    others = [key for key in span.keys or {} if key != "when" and not str(key).startswith("x-")]
    if not others:  # a key that is not known is a finding of its own
        message = _("This effect does nothing.")
        walk.report(span, "DK109", message, _("Give it `shift`, `found`, `dissolve` or `schedule`."))


SHIFT = Table(Ref("track", "shifted"), Whole())
SCHEDULE = Record(
    marked("a schedule"),
    (
        Key("event", Ref("event"), marked("the event to come"), needed=True),
        Key("in", Whole(1), marked("in how many turns, at least 1"), needed=True, to="turns"),
    ),
    build=lambda event, turns: (event, turns),
    kind="schedule",
)
EFFECT = Record(
    marked("an effect"),
    (
        Key("when", CONDITION, marked("the condition under which it happens")),
        Key("shift", SHIFT, marked("how far each track moves")),
        Key("found", Ref("institution"), marked("an institution that begins to stand")),
        Key("dissolve", Ref("institution"), marked("an institution that stands no longer")),
        Key("schedule", SCHEDULE, marked("an event that will happen in so many turns")),
    ),
    build=models.Effect,
    also=does_something,
)
EFFECTS = ListOf(EFFECT)
