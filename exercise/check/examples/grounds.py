"""Examples for DK8xx: whether what a deck does is traced to its source."""

from __future__ import annotations

import re
from itertools import cycle

from exercise.check.examples.base import DECK, SOURCES
from exercise.check.examples.example import Edit, Example, one
from exercise.deck.tongue import marked

SAYS = "says: A shared dam could serve two countries.}\n"
EIGHT = [f"C{number:02}" for number in range(1, 9)]
NUMBERS = cycle(EIGHT)
MANY = re.sub(r"claims: \[C0.\]", lambda _found: f"claims: [{next(NUMBERS)}]", DECK)
"""The deck with eight claims in turn; what moves most rests on several."""
for after, several in (("objective: steady\n", "C05, C06"), ("for a week.\n", "C01, C02, C03")):
    MANY = re.sub(rf"({re.escape(after)} +claims: \[)C0.\]", rf"\g<1>{several}]", MANY)
ENTRIES = "".join(f"  - {{id: {claim}, kind: risk, paragraph: 1, says: It may be so.}}\n" for claim in EIGHT)

EXAMPLES: dict[str, Example] = {
    "DK801": Example(
        marked(
            "The register says something that the deck leaves out. Play it, or say on its line of the register why it "
            "is left: readers of the source will ask."
        ),
        (
            Edit(
                SAYS,
                SAYS + "  - {id: C03, kind: risk, paragraph: 3, says: Fish may not return.}\n",
                "sources.yaml",
            ),
        ),
    ),
    "DK802": Example(
        marked(
            "Much of what this deck moves rests on one claim and on nothing else. If that claim is wrong, so is the "
            "game."
        ),
        (Edit("claims: [C01, C02, C03]", "claims: [C01]"),),
        (
            Edit("", MANY),
            Edit("", SOURCES[: SOURCES.index("  - ")] + ENTRIES, "sources.yaml"),
        ),
    ),
    "DK803": one(
        marked(
            "In a deck with a register, players may ask of everything: who says so? Name the claims, or say that it is "
            "your own idea: `assumption:` with a sentence."
        ),
        "effects: [{shift: {tension.dam: 3}}], claims: [C02]}",
        "effects: [{shift: {tension.dam: 3}}]}",
    ),
    "DK804": Example(
        marked("A gap is what the source does not say. What rests on it is the author's own, and should say so."),
        (
            Edit(
                "effects: [{shift: {tension.dam: 3}}], claims: [C02]}",
                "effects: [{shift: {tension.dam: 3}}], claims: [C03]}",
            ),
        ),
        (Edit(SAYS, SAYS + "  - {id: C03, kind: gap, paragraph: 3, says: Nothing on fish.}\n", "sources.yaml"),),
    ),
    "DK805": Example(
        marked(
            "So many words in a row stand in the source that they were copied. Say it in your own words: the source is "
            "somebody's, and a deck is given away."
        ),
        (
            Edit(
                "    text: The gates close for a week.\n",
                "    text: Whoever holds the gates upstream holds the fields of all below.\n",
            ),
        ),
        (Edit("", "Whoever holds the gates upstream holds the fields of all below.\n", "sources.txt"),),
    ),
}
