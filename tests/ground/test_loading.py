"""What cheap things may load: each import is looked at in a process of its own."""

import json
import pkgutil
from importlib.util import find_spec

import pytest

import exercise as package
from tests.ground.command import python

HEAVY = {"textual", "rich", "numba", "numpy", "pydantic", "yaml", "distributed", "dask"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "asyncio", "aiohttp", "requests", "tornado", "websockets"}


def loaded(code: str) -> set[str]:
    """The modules, and the packages above them, that a piece of Python leaves loaded."""
    return set(
        json.loads(python(f"{code}\nimport sys, json; print(json.dumps(list(sys.modules)), file=sys.__stdout__)"))
    )


HELP = """
import contextlib, io
from exercise.cli.shell import run
with contextlib.redirect_stdout(io.StringIO()) as out:
    assert run(["--help"]) == 0
assert "simulate" in out.getvalue()
"""


def test_the_rules_load_no_screen_no_compiler_no_network_and_no_yaml() -> None:
    assert not loaded("import exercise.rules, exercise.rules.game, exercise.rules.views") & (HEAVY | NETWORK)


@pytest.mark.parametrize("room", ["deck", "record", "players", "table", "study", "check", "notebook"])
def test_no_headless_room_loads_a_screen_a_compiler_or_yaml(room: str) -> None:
    names = [f"exercise.{room}"]
    spec = find_spec(names[0])
    assert spec is not None and spec.submodule_search_locations is not None
    names += [f"exercise.{room}.{found.name}" for found in pkgutil.iter_modules(spec.submodule_search_locations)]
    assert not loaded("import " + ", ".join(names)) & HEAVY


def test_help_loads_the_shell_alone() -> None:
    there = loaded(HELP)
    assert not there & (HEAVY | NETWORK)
    assert {name for name in there if name.startswith("exercise")} == {
        "exercise",
        "exercise.cli",
        "exercise.cli.shell",
        "exercise.deck",
        "exercise.deck.tongue",
    }


def test_the_package_loads_a_room_when_it_is_asked_for() -> None:
    assert not {name for name in loaded("import exercise") if name.startswith("exercise.")}
    assert "exercise.rules" in loaded("import exercise; exercise.rules")


def test_every_room_is_offered_and_nothing_else() -> None:
    rooms = {found.name for found in pkgutil.iter_modules(package.__path__) if found.ispkg}
    assert rooms == set(package.ROOMS)
    assert not hasattr(package, "cellar")
