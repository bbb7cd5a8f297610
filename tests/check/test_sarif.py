"""Findings as SARIF: valid against the schema of OASIS, with rules that help and fingerprints that last.

`sarif-schema-2.1.0.json` is that schema in its form for JSON Schema draft 7, without line breaks.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from exercise.check.checking import check
from exercise.check.examples.base import DECK, SOURCES
from exercise.check.sarif import as_sarif
from exercise.deck.codes import TITLES
from exercise.deck.diagnostic import Problem
from tests.ground.command import exercise

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def valid(log: dict[str, Any]) -> dict[str, Any]:
    """The run of a log that the schema accepts."""
    jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(json.loads(json.dumps(log)))
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def run_of(folder: Path, deck: str = DECK) -> dict[str, Any]:
    """The run for a deck's text."""
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    return valid(as_sarif(check(folder)))


BROKEN = DECK.replace("misread: 20", "misread: x").replace("cost: 2\n", "cost: two\n").replace("at: 3", "at: 9")


def prints(run: dict[str, Any]) -> list[str]:
    return [one["partialFingerprints"]["findingOnLine/v1"] for one in run["results"]]


def test_a_clean_deck_makes_a_valid_log_without_results(tmp_path: Path) -> None:
    assert run_of(tmp_path)["results"] == []


def test_every_code_is_a_rule_with_help(tmp_path: Path) -> None:
    rules = run_of(tmp_path)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(TITLES)
    for rule in rules:
        assert "Wrong:" in rule["help"]["text"] and rule["help"]["text"] in rule["help"]["markdown"]
        assert rule["shortDescription"]["text"][0].isupper() and rule["fullDescription"]["text"]


def test_a_finding_is_a_result_of_its_rule_at_its_place(tmp_path: Path) -> None:
    run = run_of(tmp_path, BROKEN)
    found = check(tmp_path)
    assert len(found) == 3
    for one, result in zip(found, run["results"], strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == one.code
        place = result["locations"][0]["physicalLocation"]
        assert place["region"] == {
            "startLine": one.line, "startColumn": one.column, "endLine": one.end_line, "endColumn": one.end_column,
        }  # fmt: skip
        assert (result["level"], result["message"]["text"]) == ("error", f"{one.message} {one.help}".strip())


def test_a_fingerprint_stays_where_lines_move_and_changes_with_the_line(tmp_path: Path) -> None:
    before = prints(run_of(tmp_path, BROKEN))
    assert len(set(before)) == 3
    assert prints(run_of(tmp_path, "# a line more\n" + BROKEN.replace("    at: 9", "    # why\n    at: 9"))) == before
    after = prints(run_of(tmp_path, BROKEN.replace("at: 9", "at: 10")))
    assert len(set(before) & set(after)) == 2


def test_findings_that_look_alike_have_fingerprints_of_their_own() -> None:
    alike = [Problem("DK101", "error", "No.", "a.yaml", line, 1, line, 4, "", "abc") for line in (1, 7)]
    first, second = prints(valid(as_sarif(alike)))
    assert first != second and first.partition(":")[0] == second.partition(":")[0]


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        ("my decks/a%.yaml", {"uri": "my%20decks/a%25.yaml", "uriBaseId": "SRCROOT"}),
        ("/srv/decks/é.yaml", {"uri": "file:///srv/decks/%C3%A9.yaml"}),
    ],
)
def test_a_file_is_a_uri(file: str, artifact: dict[str, str]) -> None:
    run = valid(as_sarif([Problem("DK313", "warning", "No.", file, 1, 1, 1, 2)]))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == artifact
    assert run["results"][0]["level"] == "warning"


def test_a_finding_without_a_line_has_no_region() -> None:
    run = valid(as_sarif([Problem("DK401", "error", "No.", "folder")]))
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = as_sarif([Problem("DK401", "error", "No.", "folder")])
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        valid(log)


def test_the_command_prints_it_and_exits_as_in_any_form(tmp_path: Path) -> None:
    run_of(tmp_path, BROKEN)
    done = exercise("check", str(tmp_path), "--format", "sarif")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (1, "", 1)
    assert len(valid(json.loads(done.stdout))["results"]) == 3
