"""The house rules that no linter knows: small files with honest names, nothing of any one machine, one lock."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.ground.command import ROOT

CODE = {".py", ".tcss"}
LONGEST_CODE, LONGEST_TEXT = 400, 500
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
BINARY = {".png", ".svg", ".raw", ".mo"}


def tracked() -> list[Path]:
    """Every file of the repository, new ones too, as paths from its root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return sorted({Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()})


FILES = tracked()
TEXTS = [path for path in FILES if path.suffix not in BINARY]
MODULES = [path for path in FILES if path.suffix == ".py"]


def text_of(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 50
    assert Path("tests/ground/test_house_rules.py") in MODULES


def test_no_file_is_too_long_to_read_in_one_go() -> None:
    long = {}
    for path in TEXTS:
        if path.suffix == ".po" or {"__snapshots__", "golden", "schema"} & set(path.parts):
            continue  # nobody writes these by hand
        lines = text_of(path).count("\n")
        if lines > (LONGEST_CODE if path.suffix in CODE else LONGEST_TEXT):
            long[str(path)] = lines
    assert not long


def test_no_name_is_vague() -> None:
    assert not [str(path) for path in FILES if VAGUE & {part.partition(".")[0].lower() for part in path.parts}]


def test_every_module_opens_with_what_it_knows() -> None:
    assert not [str(path) for path in MODULES if not ast.get_docstring(ast.parse(text_of(path)))]


PRIVATE = [
    r"(?<![\w.])/(work|tmp|root|home|opt|Users)/\w",  # a path of one machine
    r"py"
    + r"pi\.org|python"
    + r"hosted|npm"
    + r"js\.|--index"
    + r"-url|--find"
    + r"-links",  # where packages come from
    r"TO" + r"DO|FIX" + r"ME|X" + r"XX",
]


@pytest.mark.parametrize("pattern", PRIVATE)
def test_nothing_is_of_one_machine_or_left_for_later(pattern: str) -> None:
    found = []
    for path in TEXTS:
        if path == Path("tests/ground/test_house_rules.py"):
            continue
        for number, line in enumerate(text_of(path).splitlines(), 1):
            if re.search(pattern, line):
                found.append(f"{path}:{number}: {line.strip()}")
    assert not found


def test_nothing_is_excused_without_a_reason() -> None:
    bare = re.compile(r"# (type: ignore(\[[\w,-]+\])?|noqa(: ?[\w, ]+)?)\s*$")
    found = [
        f"{path}:{number}: {line.strip()}"
        for path in MODULES
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if bare.search(line)
    ]
    assert not found


def pins(name: str) -> dict[str, str]:
    """What a list in requirements/ pins."""
    lines = [line for line in text_of(Path("requirements") / name).splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[\w.!+]+", line) for line in lines), "only exact versions"
    return {line.partition("==")[0].lower().replace("_", "-"): line.partition("==")[2] for line in lines}


def test_one_version_of_everything() -> None:
    play, everything, build = pins("lock.txt"), pins("dev.txt"), pins("build.txt")
    assert play.items() <= everything.items()
    assert build.items() <= everything.items()


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads(text_of(Path("pyproject.toml")))["project"]
    extras = [need for needs in project["optional-dependencies"].values() for need in needs]

    def names(needs: list[str]) -> set[str]:
        return {re.split(r"[<>=!~\[; ]", need)[0].lower().replace("_", "-") for need in needs}

    assert names(project["dependencies"]) <= pins("lock.txt").keys()
    assert names(extras) <= pins("dev.txt").keys()
