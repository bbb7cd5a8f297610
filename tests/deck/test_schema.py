"""The JSON Schemas of the language: fresh, explained key by key, and of one mind with the reader where they can be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from exercise.deck.files import join, parts_of, read_file
from exercise.deck.loader import names
from exercise.deck.places import decks_dir, seeds_dir
from exercise.deck.schema import KINDS, printed, schema_of
from exercise.deck.shapes import Shape
from exercise.deck.yaml_reader import read_yaml
from exercise.testing.strategies import decks
from tests.deck.clean import CLEAN, broken
from tests.deck.test_findings import CASES
from tests.deck.test_overlays import MASKED

FOLDER = decks_dir() / "schema"
MODELINE = "# yaml-language-server: $schema="
VALIDATORS = {kind: Draft7Validator(schema_of(kind)) for kind in KINDS}
WRITTEN = sorted([*decks_dir().rglob("*.yaml"), *seeds_dir().glob("*.yaml")])

SEEN = {f"DK10{place}" for place in range(1, 10)} | {"DK209", "DK210", "DK211", "DK212", "DK405"}
"""What one value alone shows: a schema has to see these; the rest takes a whole deck."""


def data_of(text: str) -> Any:
    """What a text holds."""
    return read_yaml(text.encode(), "a text").data


def complaints(kind: str, data: Any) -> list[str]:
    """What a schema says of data."""
    return [error.message for error in VALIDATORS[kind].iter_errors(data)]


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every key that a schema knows, with what it says of it."""
    if isinstance(schema, dict):
        for name, one in schema.get("properties", {}).items() if "type" in schema else ():
            yield f"{path}/{name}", one
        for name, one in schema.items():
            yield from properties(one, f"{path}/{name}")
    elif isinstance(schema, list):
        for place, one in enumerate(schema):
            yield from properties(one, f"{path}/{place}")


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_beside_the_decks_is_the_one_of_today(kind: str) -> None:
    written = (FOLDER / f"{kind}.json").read_text(encoding="utf-8")
    remedy = f"`exercise schema --of {kind} > decks/schema/{kind}.json` writes it anew"
    assert written == printed(schema_of(kind)) + "\n", remedy


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema_and_prints_as_the_json_it_is(kind: str) -> None:
    schema = schema_of(kind)
    Draft7Validator.check_schema(schema)
    assert json.loads(printed(schema)) == schema


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained_in_a_sentence(kind: str) -> None:
    known = dict(properties(schema_of(kind)))
    assert len(known) >= 15
    assert not [path for path, one in known.items() if not one.get("description", "").endswith(".")]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_that_we_ship_names_its_schema_and_fits_it(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith(MODELINE), f"{path.name} does not begin with `{MODELINE}...`"
    schema = (path.parent / first.removeprefix(MODELINE)).resolve()
    assert schema.parent == FOLDER.resolve(), "a path that is right in a checkout and in a wheel alike"
    assert not complaints(schema.stem, read_file(path, path.name).data)


@pytest.mark.parametrize("name", names())
def test_every_deck_that_we_ship_is_valid_as_a_whole(name: str) -> None:
    home = decks_dir() / name
    paths = parts_of(home) if home.is_dir() else [home.with_suffix(".yaml")]
    data, _span, _problems = join([read_file(path, path.name) for path in paths])
    assert not complaints("deck", data)


@given(decks())
def test_every_deck_that_can_be_drawn_is_valid(data: dict[str, Any]) -> None:
    assert not complaints("deck", data)


def test_the_clean_deck_its_parts_and_its_overlay_are_valid() -> None:
    data = data_of(CLEAN)
    assert not complaints("deck", data)
    for key, value in data.items():
        assert not complaints("part", {key: value})
    assert not complaints("overlay", data_of(MASKED))


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [case for case in CASES if case[0] in SEEN],
    ids=[f"{code} {new[:50]!r}" for code, _, new in CASES if code in SEEN],
)
def test_what_the_reader_refuses_in_one_value_the_schema_refuses_too(code: str, old: str, new: str) -> None:
    text, _line, _column = broken(old, new)
    found = complaints("deck", data_of(text))
    assert found


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("deck", {}),
        ("deck", []),
        ("deck", {"overlay": 1, "of": "small", "id": "masked"}),
        ("part", {"crads": []}),
        ("part", {"cards": [{"id": "talk"}]}),
        ("part", {"score": {"us": {"own.points": 1}}}),
        ("part", {"teams": {"us": [{"id": "calm", "title": "Calm", "cost": {"pres": 1}}]}}),
        ("part", {"talks": {"when": {}}}),
        ("part", {"talks": {"when": {"turn": {"x-only": 1}}}}),
        ("overlay", {"overlay": 1, "of": "small"}),
        ("overlay", {"overlay": 1, "of": "small", "id": "masked", "cards": []}),
        ("overlay", {"overlay": 1, "of": "small", "id": "masked", "text": {"cards": {"tariff": {"cost": 1}}}}),
        ("register", {"register": "paper", "title": "A paper"}),
        ("register", {"register": "paper", "title": "A paper", "claims": [{"id": "C1", "kind": "rumour"}]}),
    ],
)
def test_a_wrong_file_is_refused(kind: str, data: Any) -> None:
    assert complaints(kind, data)


def test_keys_of_ones_own_are_welcome_everywhere() -> None:
    data = data_of(CLEAN)
    data["cards"][0]["x-note"] = data["sides"]["x-note"] = data["cards"][0]["effects"][0]["shift"]["x-note"] = "mine"
    data["cards"][0]["when"]["x-note"] = "mine"
    assert not complaints("deck", data)


def test_a_shape_that_nobody_has_drawn_is_told_of() -> None:
    from exercise.deck.schema import Drawing, Place

    with pytest.raises(TypeError, match="Shape"):
        Drawing().drawn(Shape(), Place())
