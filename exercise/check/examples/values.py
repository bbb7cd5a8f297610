"""Examples for DK1xx: what a value may be."""

from __future__ import annotations

from exercise.check.examples.example import Example, one
from exercise.deck.tongue import marked

EXAMPLES: dict[str, Example] = {
    "DK101": one(
        marked(
            "A key that the language does not know would be passed over in silence, so it is refused: most often it is "
            "a slip. Keys of your own begin with `x-` and are kept."
        ),
        "    stance: press\n",
        "    stence: press\n",
    ),
    "DK102": one(
        marked("Without this key the program cannot know what is meant; there is no sensible default for it."),
        "  - id: war\n    title: War\n",
        "  - id: war\n",
    ),
    "DK103": one(
        marked(
            "The value is of another kind: a text where a number is asked for, one thing where a list is. A number is "
            "written in digits without quotes; a list has dashes or square brackets."
        ),
        "cost: 2\n",
        "cost: two\n",
    ),
    "DK104": one(
        marked(
            "The number is of the right kind and means nothing here: a chance is a percentage, a turn is at least 1."
        ),
        "chance: 20",
        "chance: 120",
    ),
    "DK105": one(
        marked("Here only a few words have a meaning; the finding lists them."),
        "unplayed: keep",
        "unplayed: burn",
    ),
    "DK106": one(
        marked(
            "A condition asks one question. Two questions in one map could mean both or either, so say which: `all` or "
            "`any`, with a list."
        ),
        "talks: {when: {standing: council}}",
        "talks: {when: {standing: council, turn: {from: 2}}}",
        "talks: {when: {all: [{standing: council}, {turn: {from: 2}}]}}",
    ),
    "DK107": one(
        marked(
            "An id is what the deck, its records and its reports know a thing by: a letter, then letters, digits, `_` "
            "or `-`, at most 64. What players read is the `title`."
        ),
        "{id: rumour,",
        "{id: a rumour!,",
    ),
    "DK108": one(
        marked("The key is there and holds nothing. Give it what it asks for, or delete it."),
        "title: Divert water",
        "title: ''",
    ),
    "DK109": one(
        marked(
            "The effect has a condition, and nothing that would happen: the shift was forgotten, or lost its indent."
        ),
        "      - when: {they_play: press}\n        shift: {own.harvest: -2}\n",
        "      - when: {they_play: press}\n",
    ),
    "DK110": one(
        marked("The second says nothing that the first does not; perhaps another was meant."),
        "    each_turn: [{shift: {us.harvest: -1, china.harvest: -1}}]\n    claims: [C01]",
        "    each_turn: [{shift: {us.harvest: -1, china.harvest: -1}}]\n    claims: [C01, C01]",
    ),
    "DK199": one(
        marked("Past a thousand findings a list is no help: mend the first of them, and check again."),
        "par: {us: 80, china: 80}",
        "\n".join(["par: {us: 80, china: 80}", *(f"pra{number}: 80" for number in range(1001))]),
    ),
}
