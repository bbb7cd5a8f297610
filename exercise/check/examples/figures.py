"""Examples for DK6xx: figures that cannot do what they seem to."""

from __future__ import annotations

from exercise.check.examples.example import Edit, Example, one
from exercise.check.examples.reach import DROUGHT, RELIEF, WAIT, added
from exercise.deck.tongue import marked

EXAMPLES: dict[str, Example] = {
    "DK601": Example(
        marked("Whenever this comes the track stands at its bound already, so the shift is lost, every time."),
        (Edit("title: Fish, start: 2, min: 0, max: 9,", "title: Fish, start: 0, min: 0, max: 9,"),),
        (
            Edit("cares: [us.harvest, tension]", "cares: [us.harvest, tension, fish]"),
            Edit(
                "teams:\n",
                "  - {id: fish, title: Fish, start: 2, min: 0, max: 9, assumption: Fish can be counted.}\nteams:\n",
            ),
            Edit(DROUGHT, DROUGHT.replace("}}]", ", fish: -1}}]")),
        ),
    ),
    "DK602": one(
        marked("The track has no room for a shift of this size, even from one end to the other."),
        "effects: [{shift: {tension.dam: 3}}]",
        "effects: [{shift: {tension.dam: 300}}]",
    ),
    "DK603": added(
        marked("No side can ever hold so much capital, whatever its team: the card can never be played."),
        RELIEF,
        WAIT.replace("copies: 1", "cost: 1, copies: 1"),
        "title: Wait and see, stance: hold, cost: 1,",
        "title: Wait and see, stance: hold, cost: 12,",
    ),
    "DK604": one(
        marked("Clarity lowers the chance of misreading, and no chance is below 0; what is beyond it is lost."),
        "    clarity: 5\n",
        "    clarity: 25\n",
    ),
    "DK605": one(
        marked("What weighs 0 counts for nothing; delete it, or give it a weight."),
        "cooperation: 30, weight: 1,",
        "cooperation: 30, weight: 0,",
    ),
    "DK606": one(
        marked("More capital comes in than the dearest orders could spend, so that prices are no choice any more."),
        "capital: {start: 4, income: 2, cap: 8}",
        "capital: {start: 4, income: 8, cap: 8}",
    ),
    "DK607": one(
        marked("No score can reach this par, whatever is played: the side can only fail."),
        "par: {us: 80, china: 80}",
        "par: {us: 800, china: 80}",
    ),
    "DK608": one(
        marked("No score can miss this par, whatever is played: the side has succeeded before it begins."),
        "par: {us: 80, china: 80}",
        "par: {us: -800, china: 80}",
    ),
}
