"""More kinds of slips, beside `slips`: every value is what its key asks for, and together they make no sense."""

from __future__ import annotations

import random

from benchmarks.slips import Place, Slip, Text, a_track, flow, kind, plain

PROSELESS = ("institutions", "rules", "events")
"""What has no side of its own."""
SPARE = {
    "tracks": "{id: spare_thing, title: Spare}",
    "institutions": "{id: spare_thing, title: Spare, clarity: 1, assumption: Ours.}",
    "events": "{id: spare_thing, title: Spare, deal: [], assumption: Ours.}",
    "objectives": "{id: spare_thing, title: Spare, met: {turn: {from: 2}}}",
    "endings": "{id: spare_thing, title: Spare, when: {turn: {from: 9999}}}",
    "cards": "{id: spare_thing, side: both, title: Spare, stance: hold, when: {turn: {from: 9999}}, assumption: Ours.}",
}
"""A thing of each kind that nothing uses, or that nothing can come of."""


def last(place: Place) -> str:
    """The part of a track's name after its side."""
    return str(place.name).partition(".")[2] or str(place.name)


def bounds(place: Place, text: Text) -> tuple[int, int] | None:
    """The bounds of the track that a value stands under, if it has both."""
    return text.bounds.get(str(place.name)) or text.bounds.get(last(place))


@kind("a headline shifted", lambda place, _text: len(place.path) > 1 and place.path[-2] == "shift")
def _headline(place: Place, text: Text, luck: random.Random) -> Slip | None:
    assert place.key is not None
    return text.slip(place.key, luck.choice(("tension", "cooperation")))


@kind(
    "own or their where there is no side",
    lambda place, text: (
        a_track(place, text)
        and place.path[0] in PROSELESS
        and not place.under("if_unplayed")
        and str(place.name).startswith(("us.", "china."))
    ),
)
def _own(place: Place, text: Text, luck: random.Random) -> Slip | None:
    assert place.key is not None
    return text.slip(place.key, luck.choice(("own.", "their.")) + last(place))


@kind(
    "orders asked for before they are open",
    lambda place, text: place.name == "when" and not place.under("effects", "unmet", "kept", "broken"),
)
def _orders(place: Place, text: Text, luck: random.Random) -> Slip | None:
    if place.span.line != place.span.end_line:
        return None
    return text.slip(place.span, luck.choice(("{they_play: press}", "{we_play: engage}", "{we_read: hold}")))


@kind("a start outside its bounds", lambda place, _text: place.name == "start" and place.path[0] == "tracks")
def _start(place: Place, text: Text, luck: random.Random) -> Slip | None:
    low, high = place.holder.get("min"), place.holder.get("max")
    ends = [low - luck.randint(1, 20)] if low is not None else []
    ends += [high + luck.randint(1, 20)] if high is not None else []
    return text.slip(place.span, str(luck.choice(ends))) if ends else None


@kind("an event past the last turn", lambda place, _text: place.name == "at" and place.path[0] == "events")
def _late(place: Place, text: Text, luck: random.Random) -> Slip | None:
    return text.slip(place.span, str(text.turns + luck.randint(1, 10)))


@kind("an event with two causes", lambda place, _text: place.name in ("at", "chance", "manual"))
def _causes(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    assert place.key is not None
    start = text.at(place.key)[0]
    row = text.text.rfind("\n", 0, start) + 1
    block = not text.text[row:start].strip(" -")
    words = "chance: 5" if place.name != "chance" else "at: 1"
    words += "\n" + " " * (start - row) if block else ", "
    return Slip(start, start, words, frozenset({place.key.line, place.key.line + block}))


@kind(
    "two questions in one condition",
    lambda place, text: place.name in ("at_least", "at_most", "standing", "played", "shown"),
)
def _questions(place: Place, text: Text, luck: random.Random) -> Slip | None:
    assert place.key is not None
    start = text.at(place.key)[0]
    if text.text[start - 1] != "{":
        return None
    return Slip(
        start, start, luck.choice(("turn: {from: 2}, ", "not: {turn: {from: 2}}, ")), frozenset({place.key.line})
    )


@kind(
    "an effect that does nothing",
    lambda place, _text: isinstance(place.value, dict) and len(place.path) > 1 and place.path[-2] == "effects",
)
def _nothing(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    return text.slip(place.span, "{}")


@kind(
    "a card dealt to the wrong side",
    lambda place, text: place.name == "side" and place.under("deal") and text.sides.get(place.holder["card"]) != "both",
)
def _dealt(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    return text.slip(place.span, "china" if place.value == "us" else "us")


@kind(
    "a joint half that names another card", lambda place, _text: place.name == "joint" and isinstance(place.value, str)
)
def _half(place: Place, text: Text, luck: random.Random) -> Slip | None:
    other = luck.choice(sorted(set(text.sides) - {place.value}))
    return text.slip(place.span, other)


@kind("a bar that can never be reached", lambda place, text: a_track(place, text) and place.path[-2] != "shift")
def _never(place: Place, text: Text, luck: random.Random) -> Slip | None:
    ends = bounds(place, text)
    if ends is None:
        return None
    far = luck.randint(1, 20)
    return text.slip(place.span, str(ends[1] + far if place.path[-2] == "at_least" else ends[0] - far))


@kind("a bar that always holds", lambda place, text: a_track(place, text) and place.path[-2] != "shift")
def _always(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    ends = bounds(place, text)
    if ends is None or len(place.holder) > 1:
        return None
    return text.slip(place.span, str(ends[0] if place.path[-2] == "at_least" else ends[1]))


@kind("a shift larger than its track", lambda place, text: a_track(place, text) and place.path[-2] == "shift")
def _far(place: Place, text: Text, luck: random.Random) -> Slip | None:
    ends = bounds(place, text)
    return None if ends is None else text.slip(place.span, str((ends[1] - ends[0] + 1) * luck.choice((1, -1))))


@kind("a price above the cap", lambda place, text: place.name == "cost" and text.cap is not None)
def _price(place: Place, text: Text, luck: random.Random) -> Slip | None:
    if type(place.value) is not int or text.cap is None:
        return None
    return text.slip(place.span, str(text.cap + luck.randint(1, 5) + 2))


@kind("a weight of 0", lambda place, _text: place.name == "weight")
def _weight(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    return text.slip(place.span, "0")


@kind(
    "a card that rests on nothing",
    lambda place, text: place.path[0] == "cards" and place.name == "claims" and "assumption" not in place.holder,
)
def _groundless(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    assert place.key is not None
    start, end = text.at(place.key)[0], text.at(place.span)[1]
    top = text.ids("cards")
    line = next(one.span.line for one in top if one.path[1] == place.path[1])
    return Slip(start, end, "x-was: 1", frozenset({place.key.line, line}))


@kind(
    "a thing that nothing uses or that nothing can come of",
    lambda place, _text: place.name in SPARE and bool(place.value),
)
def _spare(place: Place, text: Text, _luck: random.Random) -> Slip | None:
    if flow(text, place.span):
        return None
    start = text.at(place.span)[0]
    indent = " " * (start - text.text.rfind("\n", 0, start) - 1)
    return Slip(start, start, f"- {SPARE[str(place.name)]}\n{indent}", frozenset({place.span.line}))


def side_of(place: Place, text: Text) -> str:
    """Who holds the card that a value is of; empty for anything else."""
    one = next((one for one in text.ids("cards") if one.path[:2] == place.path[:2]), None)
    return text.sides.get(one.value, "") if one is not None else ""


def read_aloud(place: Place, text: Text) -> bool:
    """Whether a value is prose of a card or an event, plain and on one line."""
    return plain(place, text) and place.path[0] in ("cards", "events") and place.name in ("title", "text")


@kind("a person's name in the prose", read_aloud)
def _person(place: Place, text: Text, luck: random.Random) -> Slip | None:
    end = text.at(place.span)[1]
    words = luck.choice((" with President Waterhouse", " after Minister Brook", ", says Mary Waterhouse"))
    return Slip(end, end, words, frozenset({place.span.line}))


@kind(
    "a loaded word for one side",
    lambda place, text: read_aloud(place, text) and side_of(place, text) in ("us", "china"),
)
def _loaded(place: Place, text: Text, luck: random.Random) -> Slip | None:
    end = text.at(place.span)[1]
    words = luck.choice((", a reckless act", " of a rogue regime", " in noble restraint", " to bully a neighbour"))
    return Slip(end, end, words, frozenset({place.span.line}))


@kind(
    "a figure in the prose that the effects contradict",
    lambda place, text: read_aloud(place, text) and place.path[0] == "cards" and place.name == "text",
)
def _figure(place: Place, text: Text, luck: random.Random) -> Slip | None:
    end = text.at(place.span)[1]
    words = luck.choice((" It costs 77.", " Tension rises by 88.", " It brings +99."))
    return Slip(end, end, words, frozenset({place.span.line}))
