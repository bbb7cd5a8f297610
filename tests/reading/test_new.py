"""`exercise new`: what it writes is clean, plays and is a game; what is there already stays as it is."""

from __future__ import annotations

import errno
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from exercise.cli import shell
from exercise.deck.loader import load
from exercise.deck.reader import read
from exercise.deck.starter import starter
from exercise.deck.yaml_reader import read_yaml
from tests.ground.command import exercise, is_one_sentence

SCHEMA = "deck.schema.json"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(*names: str) -> int:
    """Make decks of these names; the last exit code."""
    return [shell.run(["new", name]) for name in names][-1]


def test_a_new_deck_is_clean_and_bears_its_name(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made("cold_harbour") == 0
    loaded = load(Path("cold_harbour.yaml"))
    assert loaded.deck is not None and not loaded.problems
    assert (loaded.deck.id, loaded.deck.title) == ("cold_harbour", "Cold harbour")
    assert "exercise play cold_harbour.yaml" in capsys.readouterr().out
    text = Path("cold_harbour.yaml").read_text(encoding="utf-8")
    assert "starter" not in text.lower()
    assert shell.run(["check", "cold_harbour.yaml"]) == 0
    assert sorted(one.name for one in desk.iterdir()) == ["cold_harbour.yaml", SCHEMA]


def test_its_first_line_names_the_schema_beside_it_which_it_fits() -> None:
    made("harbour")
    text = Path("harbour.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA}\n")
    schema = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
    assert not list(Draft7Validator(schema).iter_errors(read_yaml(text.encode(), "harbour.yaml").data))


@given(st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,63}", fullmatch=True) | st.sampled_from(["null", "TRUE", "no", "y"]))
def test_any_id_makes_a_deck_of_that_id(name: str) -> None:
    written = read_yaml(starter(name).encode(), "new.yaml")
    deck, problems = read(written.data, written.span, None)
    assert deck is not None and not [*written.problems, *problems]
    assert deck.id == name and deck.title


def test_a_path_is_where_the_deck_goes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "my decks").mkdir()
    assert made("my decks/one.yaml", "my decks/two", "./three.yml") == 0
    assert {one.name for one in (desk / "my decks").iterdir()} == {"one.yaml", "two.yaml", SCHEMA}
    assert (desk / "three.yaml").is_file()
    assert "exercise play 'my decks/two.yaml'" in capsys.readouterr().out


@pytest.mark.parametrize("there", ["harbour.yaml", "elsewhere.yaml"])
def test_nothing_is_overwritten(desk: Path, there: str, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / there).write_text("mine\n", encoding="utf-8")
    if there != "harbour.yaml":
        (desk / "harbour.yaml").symlink_to(there)
        (desk / there).unlink()
    assert made("harbour") == 2
    assert is_one_sentence(said := capsys.readouterr().err) and "harbour.yaml" in said
    assert not (desk / SCHEMA).exists()
    assert there != "harbour.yaml" or (desk / there).read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("command", ["check", "show", "simulate"])
def test_who_forgets_the_ending_of_the_name_is_told_of_it(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    made("harbour")
    assert shell.run([command, "harbour"]) == 2
    assert is_one_sentence(said := capsys.readouterr().err) and "write `harbour.yaml`" in said


def test_another_schema_that_is_there_is_kept_and_told_of(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", "two")
    assert "renew" not in capsys.readouterr().out
    (desk / SCHEMA).write_text("{}", encoding="utf-8")
    assert made("three") == 0
    assert "exercise schema > deck.schema.json" in capsys.readouterr().out
    assert (desk / SCHEMA).read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("cold harbour", "`cold_harbour`"),
        ("2nd", "`harbour`"),
        ("", "letter"),
        ("..", "letter"),
        (".yaml", "letter"),
        ("decks/", "letter"),
        ("harbour.json", "`harbour_json`"),
        ("h" * 65, "letter"),
        ("next_four_years", "installed"),
        ("here/prisoners_dilemma.yaml", "installed"),
        ("nowhere/harbour", "nowhere/harbour.yaml"),
    ],
)
def test_a_name_that_will_not_do_is_one_sentence_and_exits_2(
    desk: Path, name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(name) == 2
    said = capsys.readouterr()
    assert is_one_sentence(said.err) and told in said.err and not said.out
    assert not list(desk.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_one_sentence_and_exits_1(desk: Path) -> None:
    desk.chmod(0o555)
    done = exercise("new", str(desk / "harbour"))
    assert done.returncode == 1 and is_one_sentence(done.stderr)


@pytest.mark.parametrize("failing", ["harbour.yaml", SCHEMA])
def test_what_could_not_be_written_whole_leaves_nothing_behind(
    desk: Path, failing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = Path.open

    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device", failing)

    def full(path: Path, *words: Any, **more: Any) -> Any:
        stream = opened(path, *words, **more)
        if path.name != failing:
            return stream
        stream.close()
        return Full()

    monkeypatch.setattr(Path, "open", full)
    assert made("harbour") == 1
    assert is_one_sentence(said := capsys.readouterr().err) and failing in said and "Make room" in said
    assert not list(desk.iterdir())


def results(us: str, china: str, capsys: pytest.CaptureFixture[str]) -> Any:
    """What a hundred games of the new deck add up to."""
    words = ["simulate", "harbour.yaml", "--us", us, "--china", china, "--games", "100", "--json"]
    capsys.readouterr()
    assert shell.run(words) == 0
    return json.loads(capsys.readouterr().out)


def test_the_new_deck_is_worth_playing(capsys: pytest.CaptureFixture[str]) -> None:
    """Pressing alone pays, pressing together ruins both, and whoever answers in kind does well by it."""
    made("harbour")
    together = results("tit_for_tat", "always_engage", capsys)
    alone = results("always_engage", "always_press", capsys)
    against = results("always_press", "always_press", capsys)
    answered = results("tit_for_tat", "always_press", capsys)

    def score(of: Any, side: str) -> float:
        return float(of["score"][side]["mean"])

    assert score(alone, "china") > score(together, "china") > score(alone, "us") > score(against, "us")
    assert score(answered, "china") < score(together, "china")
    assert together["results"]["both"] == together["games"]
    assert against["results"]["neither"] == against["games"]


def test_the_new_deck_is_played_by_hand_to_its_end() -> None:
    made("harbour")
    done = exercise(
        "play", "harbour.yaml", "--plain", "--us", "human", "--china", "tit_for_tat", "--seed", "3", text="\n" * 200
    )
    assert done.returncode == 0, done.stderr
    assert "The boats are drawn up" in done.stdout or "Gunboats" in done.stdout or "An empty sea" in done.stdout
