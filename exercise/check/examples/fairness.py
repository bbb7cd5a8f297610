"""Examples for DK7xx: whether the sides are dealt with alike, and what the prose says."""

from __future__ import annotations

from exercise.check.examples.example import Edit, Example, one
from exercise.check.examples.reach import RELIEF
from exercise.deck.tongue import marked

TEXT = "    text: The gates close for a week.\n"
ONE_EACH = """\
  - {id: patrol, side: us, issue: dam, title: Patrol, stance: hold, cost: 1, claims: [C01],
     effects: [{shift: {own.harvest: 1, cooperation.dam: 1}}]}
  - {id: survey, side: china, issue: dam, title: Survey, stance: hold, cost: 1, claims: [C01],
     effects: [{shift: {own.harvest: 1, cooperation.dam: 1}}]}
"""


def one_each(why: str, was: str, wrong: str, *more: Edit) -> Example:
    """An example in which each side has one more card, and one of these is changed."""
    return Example(why, (Edit(was, wrong),), (Edit(RELIEF, ONE_EACH + RELIEF), *more))


EXAMPLES: dict[str, Example] = {
    "DK701": one_each(
        marked("The side with more cards has more to choose from. Where that is meant, allow it and say why."),
        ONE_EACH[ONE_EACH.index("  - {id: survey") :],
        "",
    ),
    "DK702": one_each(
        marked("The sides should be able to press, to hold and to engage about alike, whoever plays them."),
        "title: Patrol, stance: hold,",
        "title: Patrol, stance: press,",
    ),
    "DK703": one_each(
        marked("Where one side's cards cost more, it can do less with the same capital."),
        "title: Patrol, stance: hold, cost: 1,",
        "title: Patrol, stance: hold, cost: 4,",
    ),
    "DK704": one_each(
        marked("On an issue where one side has no card, or far fewer, the other plays alone."),
        "side: china, issue: fish,",
        "side: china, issue: river,",
        Edit("tracks:\n", "  - {id: fish, title: Fish, tension: 30, cooperation: 20, claims: [C01]}\ntracks:\n"),
        Edit("side: us, issue: dam, title: Patrol", "side: us, issue: fish, title: Patrol"),
        Edit("side: china, issue: dam, title: Survey", "side: china, issue: fish, title: Survey"),
    ),
    "DK705": one_each(
        marked("Cards in kind should move about as much for either side: at home, abroad, and on the issues."),
        "claims: [C01],\n     effects: [{shift: {own.harvest: 1, cooperation.dam: 1}}]}\n  - {id: survey,",
        "claims: [C01],\n     effects: [{shift: {own.harvest: 15, cooperation.dam: 1}}]}\n  - {id: survey,",
    ),
    "DK706": one_each(
        marked(
            "A word of blame or of praise that is said of one side alone tells players whom to side with before they "
            "have played. Say what is done, and let them judge."
        ),
        "title: Patrol, stance: hold,",
        "title: A reckless patrol, stance: hold,",
    ),
    "DK707": one(
        marked(
            "Who holds an office changes, and a deck outlives it. Name the office, so that anybody can sit in it and "
            "nobody is put words into the mouth."
        ),
        TEXT,
        "    text: Minister Waterhouse closes the gates for a week.\n",
    ),
    "DK708": one(
        marked(
            "The prose says another figure than the effects do, and players will believe either. Leave figures to the "
            "rules text, which the program writes from the effects."
        ),
        TEXT,
        "    text: Your harvest rises by 9.\n",
        "    text: Your harvest rises by 5.\n",
    ),
}
