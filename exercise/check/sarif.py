"""Findings as SARIF 2.1.0 (OASIS, 2020, errata 2023), the form in which forges and editors take them from any tool.

It knows the form and where a finding goes in it, and finds nothing. Columns count characters, ends are one past.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath, PurePosixPath
from typing import Any

from exercise.deck.codes import TITLES
from exercise.deck.diagnostic import Problem
from exercise.deck.tongue import _

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "SRCROOT"
"""What relative places are relative to: the folder that the checker was started in."""
PRINT = "findingOnLine/v1"
"""A fingerprint that stays while the line does, wherever in its file it moves; `v1` names how it is made."""


def as_sarif(problems: Iterable[Problem]) -> dict[str, Any]:
    """One SARIF log with one run, ready for JSON. Its rules are all the codes there are, with what they mean."""
    from exercise import __version__

    order = {code: place for place, code in enumerate(TITLES)}
    driver = {"name": "exercise", "version": __version__, "rules": [rule(code) for code in TITLES]}
    seen: Counter[str] = Counter()
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [result(one, order[one.code], seen) for one in problems],
            }
        ],
    }


def rule(code: str) -> dict[str, Any]:
    """A code as a rule: its title, why it is a finding, and an example of wrong and right."""
    from exercise.check.examples.explained import examples, explained

    title = _(TITLES[code])
    told: dict[str, Any] = {"id": code, "shortDescription": {"text": title[:1].upper() + title[1:] + "."}}
    if code in examples():
        told["fullDescription"] = {"text": _(examples()[code].why)}
    text = explained(code)
    return {**told, "help": {"text": text, "markdown": f"```text\n{text}```"}}


def result(problem: Problem, place: int, seen: Counter[str]) -> dict[str, Any]:
    """One finding. `place`: its rule's place among the rules; `seen` counts findings that look alike."""
    print = fingerprint(problem)
    seen[print] += 1
    return {
        "ruleId": problem.code,
        "ruleIndex": place,
        "level": problem.severity,
        "message": {"text": f"{problem.message} {problem.help}".strip()},
        "locations": [location(problem)],
        "partialFingerprints": {PRINT: f"{print}:{seen[print]}"},
    }


def location(problem: Problem) -> dict[str, Any]:
    """Where a finding stands."""
    physical: dict[str, Any] = {"artifactLocation": artifact(problem.file)}
    if problem.line:
        physical["region"] = {
            "startLine": problem.line,
            "startColumn": problem.column,
            "endLine": problem.end_line,
            "endColumn": problem.end_column,
        }
    return {"physicalLocation": physical}


def artifact(file: str) -> dict[str, Any]:
    """A file as a URI: whole if its path is, else relative to where the checker was started."""
    if PurePath(file).is_absolute():
        return {"uri": PurePath(file).as_uri()}
    return {"uri": PurePosixPath("/", PurePath(file).as_posix()).as_uri().removeprefix("file:///"), "uriBaseId": ROOT}


def fingerprint(problem: Problem) -> str:
    """A hash of a finding's code, file, line as it reads, and the words that the carets would stand under."""
    from hashlib import sha256

    end = problem.end_column - 1 if problem.end_line == problem.line else None
    words = problem.source_line[max(problem.column - 1, 0) : end]
    parts = (problem.code, PurePath(problem.file).name, problem.source_line.strip(), words)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
