"""The casebook: every numbered case is read from its file, played, and compared with what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.casebook.player import settle

FILES = sorted(Path(__file__).parent.glob("[0-9]*.md"))
FORM = re.compile(r"# (?P<title>\d\d .+?)\n\n(?P<prose>> .+?)\n```yaml\n(?P<case>.+?)```\n", re.DOTALL)


def parts(file: Path) -> re.Match[str]:
    """A case's title, prose and data."""
    found = FORM.fullmatch(file.read_text(encoding="utf-8"))
    assert found, f"{file.name}: a case is a title, the sentence it settles, prose, and one block of yaml"
    return found


def test_cases_are_numbered_without_a_gap_and_there_are_at_least_forty() -> None:
    assert [int(file.name[:2]) for file in FILES] == list(range(1, len(FILES) + 1))
    assert len(FILES) >= 40


@pytest.mark.parametrize("file", FILES, ids=[parts(file)["title"] for file in FILES])
def test_case(file: Path) -> None:
    settle(yaml.safe_load(parts(file)["case"]))
