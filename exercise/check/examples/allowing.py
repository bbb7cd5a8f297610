"""Examples for DK9xx: comments that allow a finding."""

from __future__ import annotations

from exercise.check.examples.example import Example, one
from exercise.deck.tongue import marked

CARD = "    text: The gates close for a week.\n    claims: [C01]"
TWICE = "    text: The gates close for a week.\n    claims: [C01, C01]"
ALLOWED = f"{TWICE}  # exercise: allow DK110 because the source says it twice"

EXAMPLES: dict[str, Example] = {
    "DK901": one(
        marked(
            "An allowance that is left behind when its finding is gone would silence the next one, which nobody has "
            "thought about. Delete it, or move it to the line of the finding: to its end, or to a line of its own just "
            "above."
        ),
        CARD,
        CARD + "  # exercise: allow DK110 because the source says it twice",
    ),
    "DK902": one(
        marked(
            "Whoever reads the deck next wants to know what you knew and the program did not. Write `because` and the "
            "reason."
        ),
        CARD,
        TWICE + "  # exercise: allow DK110",
        ALLOWED,
    ),
    "DK903": one(
        marked("Findings are allowed by their codes, and there is none of this number."),
        CARD,
        CARD + "  # exercise: allow DK1100 because the source says it twice",
    ),
    "DK904": one(
        marked("A comment that begins with `exercise:` speaks to the program, which understands `allow` alone."),
        CARD,
        CARD + "  # exercise: ignore this line",
    ),
}
