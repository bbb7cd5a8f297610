"""The pages about the deck language: every key listed, every link leading somewhere, every example of the language."""

from __future__ import annotations

import re

import pytest

from exercise.deck.models import SIDES, STANCES
from exercise.deck.schema import KINDS, schema_of
from exercise.deck.yaml_reader import MOST_BYTES, read_yaml
from tests.deck.test_schema import complaints, properties
from tests.reading.reference import PAGE, page, records, slug

LANGUAGE = PAGE.with_name("deck-language.md")
TEXT = LANGUAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_the_list_of_keys_is_that_of_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "`python -m tests.reading.reference` writes it anew"


def test_every_key_that_an_editor_knows_is_listed() -> None:
    listed = page()
    known = {path.rpartition("/")[2] for kind in KINDS for path, _one in properties(schema_of(kind))}
    assert len(known) > 80
    assert not [key for key in known - {*SIDES, *STANCES} if f"`{key}`" not in listed]


def test_every_link_leads_to_a_heading() -> None:
    for path in (PAGE, LANGUAGE):
        for name, anchor in re.findall(r"\]\(([\w.-]*)#([\w-]+)\)", path.read_text(encoding="utf-8")):
            there = (path.with_name(name) if name else path).read_text(encoding="utf-8")
            headings = {slug(line.lstrip("# ")) for line in there.splitlines() if line.startswith("#")}
            assert anchor in headings, f"{path.name} points to {name}#{anchor}"


def test_the_page_leads_to_every_map_but_those_that_stand_in_a_table_of_another() -> None:
    linked = set(re.findall(r"deck-keys\.md#([\w-]+)", TEXT))
    assert {slug(name) for name in records()} == linked


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.partition(":")[0])
def test_every_example_on_the_page_is_of_the_language(text: str) -> None:
    written = read_yaml(text.encode(), "an example")
    assert not written.problems
    assert isinstance(written.data, dict)
    first = next(iter(written.data))
    kind = first if first in ("overlay", "register") else "part"
    assert not complaints(kind, written.data)


def test_the_limits_that_the_page_names_are_those_of_the_reader() -> None:
    assert len(EXAMPLES) >= 12
    assert ("four megabytes" in TEXT) == (MOST_BYTES in (4_000_000, 4 * 1024 * 1024))
