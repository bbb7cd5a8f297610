"""Every code explained: it knows where the example of a code is, and how one is told in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from textwrap import fill

from exercise.check.examples.example import Example, shown
from exercise.deck.codes import TITLES
from exercise.deck.tongue import _

PARTS = ("text", "values", "names", "sense", "files", "reach", "figures", "fairness", "grounds", "allowing")


@cache
def examples() -> dict[str, Example]:
    """The examples of all codes, in the order of codes."""
    found: dict[str, Example] = {}
    for part in PARTS:
        found |= import_module(f"exercise.check.examples.{part}").EXAMPLES
    return found


def explained(code: str, width: int = 79) -> str:
    """A code in words: its title, why it is a finding, what is wrong and what is right. Raises KeyError."""
    lines = [f"{code}: {_(TITLES[code])}"]
    example = examples().get(code)
    if example is not None:
        lines += ["", fill(_(example.why), width, break_on_hyphens=False)]
        for wrong, title in ((True, _("Wrong:")), (False, _("Right:"))):
            lines += ["", title, *told(example, wrong)]
    return "\n".join(lines) + "\n"


def told(example: Example, wrong: bool) -> Iterator[str]:
    """The lines of one half of an example, indented, each file under its name."""
    if example.asked:
        yield "  $ exercise check river" + (f"/{example.asked}" if wrong else "")
    for name, lines in shown(example, wrong):
        yield f"  # {name}"
        yield from (f"  {line}" for line in lines)
