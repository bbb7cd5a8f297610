"""docs/checks.md, written from the program: `python -m tests.check.reference` writes it anew, a test compares."""

from __future__ import annotations

from pathlib import Path

from exercise.check import margins
from exercise.check.examples.explained import examples
from exercise.check.exploring import DEEP, TURN_COST, USUAL, Budget
from exercise.deck.codes import TITLES, WARNINGS
from tests.ground.command import ROOT

PAGE = ROOT / "docs" / "checks.md"
GROUPS = {
    "0": "What a text may be",
    "1": "What a value may be",
    "2": "What a name may name",
    "3": "What makes a game together",
    "4": "The files around a deck",
    "5": "Names and reach",
    "6": "Arithmetic",
    "7": "Even-handedness and prose",
    "8": "Traceability",
    "9": "Comments that allow a finding",
}
HEAD = """\
# What `exercise check` looks for

Written from the program by `python -m tests.check.reference`; a test holds it fresh. Each code is explained with an
example of wrong and right by `exercise check --explain CODE`. An error keeps a deck from being played, or is something
that can be shown never to work; a warning leaves the exit code at 0. A finding that is meant is allowed by a comment on
its line: `# exercise: allow DK701 because ...`.
"""
REACH = """\
Whether something can happen is asked twice. First by bounds alone (interval analysis over every effect, with all teams
and variants together): what that rules out is an error, and only a facilitator who adjusts a track could make it
otherwise. Then by playing: both sides of a game work together, by the real rules, to see what was not seen yet. A hand
is any cards that could have been drawn, chance events come as they could, a facilitator injects events and now and then
plays on after an ending. What was not seen is a warning, and says how far the search went. The same deck gives the same
findings, always.
"""


def budget(name: str, one: Budget) -> str:
    """How far exploring goes, in words."""
    turns = one.work // (TURN_COST + 50)
    return (
        f"- {name}: up to {one.games:,} games, {one.tries} tries for one thing, {turns:,} turns of a deck of 100 cards."
    )


def stated() -> str:
    """The margins in words."""
    return f"""\
The margins: a side may have {margins.CARDS} percent more cards than the other; shares of a stance may lie
{margins.STANCE} points apart; mean costs {margins.COST} percent and a quarter of a point; a side may have
{margins.ISSUE} percent and one card more on an issue; total effects may differ by {margins.EFFECT} percent or half a
point a card. Shares, costs and totals are compared from {margins.FEW_CARDS} cards a side on. What hangs on a condition
counts half, what a joint card left alone does a quarter.
"""


def traced() -> str:
    """The limits of traceability in words."""
    return f"""\
At most {margins.CLAIM_SHARE} percent of all that a deck moves may rest on one claim alone (asked of decks that cite
{margins.FEW_CLAIMS} claims or more). No {margins.COMMON_RUN} words in a row may stand in the source too: the source is
looked for beside the register, as `NAME.txt` or as digests in `NAME.runs`
(`python -m exercise.check.copied SOURCE.txt` prints them).
"""


def page() -> str:
    """The whole page."""
    notes = {
        "5": "\n".join([REACH, budget("usual", USUAL), budget("`--deep`", DEEP), ""]),
        "7": stated(),
        "8": traced(),
    }
    lines = [HEAD]
    for digit, title in GROUPS.items():
        lines += [f"## {title}", ""]
        if digit in notes:
            lines.append(notes[digit])
        lines += ["| code | finding | | why |", "|---|---|---|---|"]
        for code, said in TITLES.items():
            if code[2] == digit:
                kind = "warning" if code in WARNINGS else "error"
                lines.append(f"| {code} | {said} | {kind} | {examples()[code].why.replace('|', '/')} |")
        lines.append("")
    return "\n".join(lines)


def write(path: Path = PAGE) -> None:
    """Write the page anew."""
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
