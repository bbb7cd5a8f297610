"""What it costs to ask for the deck room: nothing heavy is loaded before somebody needs it; and languages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from exercise.deck import tongue
from exercise.deck.tongue import _, ngettext


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after some code."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], check=True, capture_output=True, text=True
    )
    return set(told.stdout.split())


@pytest.mark.parametrize(
    "room", ["models", "tongue", "wording", "diagnostic", "places", "reader", "loader", "overlays"]
)
def test_importing_a_module_of_the_room_loads_nothing_heavy(room: str) -> None:
    heavy = {"yaml", "gettext", "difflib", "hashlib", "json", "click", "textual", "unicodedata"}
    assert loaded_by(f"import exercise.deck.{room}") & heavy == set()


def test_loading_a_deck_needs_yaml_and_nothing_else_that_is_heavy() -> None:
    loaded = loaded_by("from exercise.deck.loader import load; assert load('next_four_years').deck")
    assert "yaml" in loaded
    assert loaded & {"gettext", "difflib", "click", "textual"} == set()


@pytest.fixture
def languages(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment's languages, to be changed; English afterwards."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield monkeypatch
    tongue.speak([])


def test_texts_are_english_where_nobody_asks_for_more(languages: pytest.MonkeyPatch) -> None:
    tongue.speak()
    assert (_("press"), ngettext("{n} turn", "{n} turns", 1), ngettext("{n} turn", "{n} turns", 2)) == (
        "press",
        "{n} turn",
        "{n} turns",
    )


def test_the_environment_is_asked_in_the_order_of_gettext(languages: pytest.MonkeyPatch) -> None:
    languages.setenv("LANG", "de_DE.UTF-8")
    assert tongue.asked() == ["de_DE.UTF-8"]
    languages.setenv("LC_ALL", "fr_FR.UTF-8")
    languages.setenv("LANGUAGE", "zh_CN:en")
    assert tongue.asked() == ["zh_CN", "en"]


def test_a_language_without_a_catalogue_falls_back_to_english(languages: pytest.MonkeyPatch) -> None:
    languages.setenv("LANG", "tlh_QO.UTF-8")
    tongue.speak()
    assert _("press") == "press"


def test_a_catalogue_is_used_where_there_is_one(languages: pytest.MonkeyPatch) -> None:
    class Shouting:
        def gettext(self, text: str) -> str:
            return text.upper()

        def ngettext(self, one: str, many: str, n: int) -> str:
            return (one if n == 1 else many).upper()

    languages.setattr(tongue, "_spoken", Shouting())
    assert (_("press"), ngettext("turn", "turns", 3)) == ("PRESS", "TURNS")
