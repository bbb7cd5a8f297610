"""The built wheel in an environment of its own, outside the checkout: it brings its decks and its register along."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.ground.command import ROOT, environment


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    into = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env=environment(),
    )
    (built,) = into.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment with the wheel in it.

    What the wheel depends on is lent by this environment, so that nothing is downloaded again; this checkout is not.
    """
    place = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(place, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python")]
    subprocess.run(
        [*pip, "install", "-q", "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)],
        check=True,
        capture_output=True,
        env=environment(),
    )
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return place / "bin"


def test_the_wheel_holds_the_package_its_decks_and_its_register(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder, inside in (("decks", "exercise/shipped/decks"), ("seeds", "exercise/shipped/seeds")):
        there = {
            f"{inside}/{path.relative_to(ROOT / folder)}" for path in (ROOT / folder).rglob("*.*") if path.is_file()
        }
        assert there and there <= names
    beside = {str(path.relative_to(ROOT)) for end in ("tcss", "yaml") for path in (ROOT / "exercise").rglob(f"*.{end}")}
    assert "exercise/deck/starter.yaml" in beside <= names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_an_installed_copy_finds_its_decks_from_anywhere(installed: Path) -> None:
    listed = subprocess.run(
        [installed / "exercise", "decks", "--json"], cwd="/", check=True, capture_output=True, text=True,
        env=environment(PYTHONPATH=""),
    ).stdout  # fmt: skip
    assert {"next_four_years", "prisoners_dilemma"} <= {deck["id"] for deck in json.loads(listed)}


def test_an_installed_copy_reads_from_itself_and_not_from_the_checkout(installed: Path) -> None:
    code = (
        "import exercise; from exercise.deck.places import decks_dir, seeds_dir; print(decks_dir()); print(seeds_dir())"
    )
    told = subprocess.run(
        [installed / "python", "-c", code], cwd="/", check=True, capture_output=True, text=True,
        env=environment(PYTHONPATH=""),
    ).stdout.split("\n")  # fmt: skip
    for path in told[:2]:
        assert Path(path).is_relative_to(installed.parent) and any(Path(path).iterdir())


def test_an_installed_copy_makes_a_deck_and_shows_it(installed: Path, tmp_path: Path) -> None:
    for words in (["new", "harbour"], ["show", "harbour.yaml", "fish_hard"]):
        told = subprocess.run(
            [installed / "exercise", *words], cwd=tmp_path, check=True, capture_output=True, text=True,
            env=environment(PYTHONPATH=""),
        ).stdout  # fmt: skip
    assert told.startswith("Fish hard\n=========\n")


def test_an_installed_copy_plays_a_deck_that_cites_the_register(installed: Path) -> None:
    words = ["simulate", "next_four_years", "--us", "tit_for_tat", "--china", "grudger", "--games", "1", "--json"]
    told = subprocess.run(
        [installed / "exercise", *words], cwd="/", check=True, capture_output=True, text=True,
        env=environment(PYTHONPATH=""),
    ).stdout  # fmt: skip
    assert json.loads(told)["games"] == 1
