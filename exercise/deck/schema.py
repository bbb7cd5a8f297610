"""JSON Schemas of the deck language, for editors: they are drawn from the tables that the reader itself reads by.

It knows what each shape may be; it finds nothing wrong itself, and cannot say what only a whole deck shows: whether a
name names anything, and whether the parts make a game. That is what `exercise check` is for. The schemas are of draft 7
(Wright and others, 2018), the newest that every editor's YAML extension reads.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, NamedTuple, TypeAlias

from exercise.deck import conditions, language, models, overlays, register
from exercise.deck.models import SIDES
from exercise.deck.records import BySide, Key, OneOf, Record, opened
from exercise.deck.shapes import ID, CardName, Choice, Flag, Id, Kinds, ListOf, Ref, Shape, Table, Text, Whole
from exercise.deck.tongue import _
from exercise.deck.yaml_events import LARGEST

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
KINDS = ("deck", "part", "overlay", "register")
"""What there is a schema of: a deck in one file, one file of a deck in a folder, an overlay, a register."""

NAME = ID.pattern.removesuffix(r"\Z")
OWN: dict[str, Any] = {"^x-": {}}
"""Keys that begin with `x-` are the author's own, anywhere."""


class Place(NamedTuple):
    """Where a value stands: whether there is a side that `own` may mean, and whether orders are open."""

    sided: bool = False
    orders: bool = False

    @property
    def suffix(self) -> str:
        """What tells definitions of this place from those of others."""
        return "_with_orders" if self.orders else "_of_a_side" if self.sided else ""


class Drawing:
    """One schema in the making, with the definitions that its parts share."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def shape(self, shape: Shape, place: Place) -> Schema:
        """The schema of a shape, by reference where it has a name."""
        if isinstance(shape, conditions.Later):
            shape = shape.shape
        name = definition(shape)
        if not name:
            return self.drawn(shape, place)
        if not isinstance(shape, Record) or shape.scope is None:
            name += place.suffix
        if name not in self.definitions:
            self.definitions[name] = {}  # it may contain itself
            self.definitions[name] = self.drawn(shape, place)
        return {"$ref": f"#/definitions/{name}"}

    def drawn(self, shape: Shape, place: Place) -> Schema:
        """The schema of a shape."""
        match shape:
            case Record():
                return self.record(shape, place)
            case BySide():
                return self.by_side(shape, place)
            case OneOf():
                return self.one_of(shape, place)
            case ListOf():
                return self.list_of(shape, place)
            case Table():
                return self.table(shape, place)
            case Kinds():
                kinds = [one for one in (shape.text, shape.keys, shape.flag) if one is not None]
                drawn = [found for one in kinds if (found := self.shape(one, place)) != NOTHING]
                return drawn[0] if len(drawn) == 1 else {"anyOf": drawn}
            case conditions.Then(inner=inner):
                return self.shape(inner, place)
            case conditions.WithOrders(inner=inner):
                return self.shape(inner, place) if place.orders else NOTHING
            case conditions.CardOf(whose="own") if not place.sided:
                return NOTHING
        return simple(shape, place)

    def record(self, record: Record, place: Place) -> Schema:
        """A map with known keys, each with a sentence about it."""
        if record.scope is not None:
            place = Place(sided=True)
        properties = {}
        for key in record.keys:
            inner = Place(True, True) if key.orders and place.sided else place
            properties[key.name] = told(self.shape(key.shape, inner), key, default(record, key))
        schema = closed(properties)
        if record.required:
            schema["required"] = list(record.required)
        return schema | ALSO.get(record.also, {})

    def by_side(self, shape: BySide, place: Place) -> Schema:
        """A map with a value for each side."""
        inner = Place(sided=True) if shape.scoped else place
        item = self.shape(shape.item, inner)
        schema = closed({side: worded(item, _("What is of the side `{side}`.").format(side=side)) for side in SIDES})
        return schema | ({"required": list(SIDES)} if shape.both else {})

    def one_of(self, shape: OneOf, place: Place) -> Schema:
        """A map with exactly one of several keys; keys that may not be asked here are left out."""
        properties = {}
        for name, choice in shape.choices.items():
            drawn = self.shape(choice, place)
            if drawn != NOTHING:
                properties[name] = worded(drawn, opened(_(shape.about[name])) + ".")
        return closed(properties) | {"oneOf": [{"required": [name]} for name in properties]}

    def list_of(self, shape: ListOf, place: Place) -> Schema:
        """A list."""
        schema: Schema = {"type": "array", "items": self.shape(shape.item, place)}
        return schema | ({"minItems": shape.least} if shape.least else {})

    def table(self, shape: Table, place: Place) -> Schema:
        """A map from names to values."""
        value = self.shape(shape.value, place)
        if isinstance(shape.key, Choice):
            about = _("What holds for `{word}`.")
            schema = closed({word: worded(value, about.format(word=word)) for word in shape.key.words})
        else:
            names = self.shape(shape.key, place)
            schema = {
                "type": "object",
                "propertyNames": {"anyOf": [names, {"pattern": "^x-"}]},
                "patternProperties": OWN,
                "additionalProperties": value,
            }
        return schema | ({"minProperties": shape.least} if shape.least else {})


def definition(shape: Shape) -> str:
    """The name of a shape that is defined once and referred to, such as `card` and `condition`; else nothing."""
    if isinstance(shape, OneOf) or shape is conditions.EFFECT or (isinstance(shape, Record) and shape.kind):
        return shape.name.partition(" ")[2].replace(" ", "_")
    return ""


NOTHING: Schema = {"not": {}}
"""What no value fits."""


def closed(properties: dict[str, Schema]) -> Schema:
    """A map with these keys and the author's own, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": OWN,
        "additionalProperties": False,
    }


def simple(shape: Shape, place: Place) -> Schema:
    """The schema of a shape without parts. Raises TypeError for a shape that nobody has drawn yet."""
    match shape:
        case Text(filled=filled):
            return {"type": "string", "pattern": "\\S"} if filled else {"type": "string"}
        case Whole(low=low, high=high):
            return {
                "type": "integer",
                "minimum": -LARGEST if low is None else low,
                "maximum": LARGEST if high is None else high,
            }
        case Flag():
            return {"type": "boolean"}
        case Choice(words=words):
            return {"type": "string", "enum": list(words)}
        case Id(reserved=reserved):
            schema: Schema = {"type": "string", "pattern": f"^{NAME}$"}
            return schema | ({"not": {"enum": list(reserved)}} if reserved else {})
        case conditions.SideWord():
            return {"type": "string", "enum": list(conditions.ANY_SIDE if place.sided else SIDES)}
        case Ref(kind="track", use=use):
            return track_name(place, shifted=use == "shifted")
        case Ref() | CardName() | conditions.CardOf():
            return {"type": "string"}
    raise TypeError(f"no schema is known for {type(shape).__name__}")


def track_name(place: Place, shifted: bool) -> Schema:
    """The name of a track: `own.` and `their.` only where there is a side, and no headline where it is shifted."""
    scopes = ("tension", "cooperation", "us", "china", *(("own", "their") if place.sided else ()))
    schema: Schema = {"type": "string", "pattern": rf"^(({'|'.join(scopes)})\.)?{NAME}$"}
    return schema | ({"not": {"enum": ["tension", "cooperation"]}} if shifted else {})


def told(schema: Schema, key: Key, left_out: Any) -> Schema:
    """A schema with what its key is for, what is expected, and what holds where it is left out."""
    text = opened(_(key.about)) + "."
    if isinstance(key.shape, Whole | Flag | Choice | Kinds | Ref):
        text = _("{about}: {wanted}.").format(about=opened(_(key.about)), wanted=key.shape.expects())
    if left_out is None:
        return worded(schema, text)
    text = _("{about} Left out: {value}.").format(about=text, value=shown(left_out))
    return worded(schema, text) | {"default": left_out}


def worded(schema: Schema, text: str) -> Schema:
    """A schema with a description. Beside a reference draft 7 reads nothing, so a reference is wrapped."""
    return {"description": text} | ({"allOf": [schema]} if "$ref" in schema else schema)


def shown(value: Any) -> str:
    """A plain value as a deck writes it."""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def default(record: Record, key: Key) -> Any:
    """What holds where the key is left out, if that is one plain value; else None."""
    model: Any = models.Deck if record is language.DECK else record.build
    if key.needed or not (isinstance(model, type) and is_dataclass(model)):
        return None
    name = key.to or key.name
    found = next((one.default for one in fields(model) if one.name == name), MISSING)
    return found if isinstance(found, bool | int) or (isinstance(found, str) and found) else None


def one_at_least(*names: str) -> Schema:
    """At least one of these keys."""
    return {"anyOf": [{"required": [name]} for name in names]}


ALSO: dict[Callable[..., None] | None, Schema] = {
    conditions.does_something: one_at_least("shift", "found", "dissolve", "schedule"),
    conditions.turn_ends: one_at_least("from", "to"),
    conditions.orders_asked: {
        "oneOf": [
            {"required": ["card"], "not": one_at_least("stance", "issue")},
            {"required": ["stance", "issue"], "not": {"required": ["card"]}},
        ]
    },
}
"""What else a record asks of its keys together, by the function that the reader asks it with."""


def schema_of(kind: str) -> Schema:
    """The JSON Schema of a kind of file, one of KINDS, as data. Raises KeyError for another kind."""
    record, about = {
        "deck": (language.DECK, _("Exercise: a deck in one file, format {n}")),
        "part": (language.DECK, _("Exercise: one file of a deck in a folder, format {n}")),
        "overlay": (overlays.OVERLAY, _("Exercise: other words for a deck, format {n}")),
        "register": (
            register.REGISTER,
            _("Exercise: a register of the claims of a source"),
        ),
    }[kind]
    drawing = Drawing()
    schema = drawing.drawn(record, Place())
    for name, most in (("format", language.FORMAT), ("overlay", overlays.FORMAT)):
        if name in schema["properties"]:
            schema["properties"][name]["maximum"] = most
    if kind == "part":
        del schema["required"]
    head = {"$schema": DRAFT, "title": about.format(n=language.FORMAT)}
    return head | schema | ({"definitions": drawing.definitions} if drawing.definitions else {})


def printed(value: Any, wide: int = 118, indent: int = 0, before: int = 0) -> str:
    """JSON on few lines: what fits into `wide` columns is one line. `indent`, `before`: what of it is taken already."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent + before <= wide or not isinstance(value, dict | list) or not value:
        return flat
    inner = indent + 1
    if isinstance(value, dict):
        keys = [json.dumps(key, ensure_ascii=False) + ": " for key in value]
        parts = [key + printed(one, wide, inner, len(key)) for key, one in zip(keys, value.values(), strict=True)]
        opening, closing = "{}"
    else:
        parts = [printed(one, wide, inner) for one in value]
        opening, closing = "[]"
    gap = "\n" + " " * inner
    return f"{opening}{gap}{f',{gap}'.join(parts)}\n{' ' * indent}{closing}"
