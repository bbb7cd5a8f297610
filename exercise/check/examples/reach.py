"""Examples for DK5xx: what nothing uses, and what no game comes to."""

from __future__ import annotations

from exercise.check.examples.example import Edit, Example, one
from exercise.deck.tongue import marked

RELIEF = "  - {id: relief,"
WAIT = """\
  - {id: wait, side: both, issue: dam, title: Wait and see, stance: hold, copies: 1, claims: [C02],
     effects: [{shift: {cooperation.dam: 1}}]}
"""
LISTEN = """\
  - {id: listen, side: both, issue: dam, title: Listen, stance: hold, cost: 1, claims: [C02],
     effects: [{shift: {cooperation.dam: 3}}]}
"""
DROUGHT = "each_turn: [{shift: {us.harvest: -1, china.harvest: -1}}]"
SEEN = marked(
    "The program plays the deck many times, steered towards what it has not seen yet, and never saw this. That is a "
    "hint and no proof: `check --deep` plays more games. Perhaps a figure is out of reach, or the game ends before."
)
"""Why something that was never seen is a finding."""


def added(why: str, old: str, right: str, was: str, wrong: str) -> Example:
    """An example with something put before `old` of the base, in which `was` becomes `wrong`."""
    return Example(why, (Edit(was, wrong),), (Edit(old, right + old),))


EXAMPLES: dict[str, Example] = {
    "DK501": one(
        marked("A track that nothing moves is a number that players watch for nothing. Shift it, or delete it."),
        "teams:\n",
        "  - {id: fish, title: Fish, start: 9, assumption: Fish can be counted.}\nteams:\n",
    ),
    "DK502": Example(
        marked(
            "The track moves, and nothing comes of it: no condition asks for it, no side scores it, no office watches "
            "it. Players would ask what it is for."
        ),
        (Edit("cares: [us.harvest, tension, fish]", "cares: [us.harvest, tension]"),),
        (
            Edit("cares: [us.harvest, tension]", "cares: [us.harvest, tension, fish]"),
            Edit("teams:\n", "  - {id: fish, title: Fish, start: 9, assumption: Fish can be counted.}\nteams:\n"),
            Edit(DROUGHT, DROUGHT.replace("}}]", ", fish: -1}}]")),
        ),
    ),
    "DK503": one(
        marked("No card and no event that can come founds this institution, so it never stands."),
        "rules:\n",
        "  - {id: bank, title: River Bank, clarity: 2, claims: [C02]}\nrules:\n",
    ),
    "DK504": Example(
        marked("Whether it stands makes no difference. Let it work each turn, bring clarity, or be asked for."),
        (Edit("title: River Bank, clarity: 2,", "title: River Bank,"),),
        (
            Edit("rules:\n", "  - {id: bank, title: River Bank, clarity: 2, claims: [C02]}\nrules:\n"),
            Edit("effects: [{found: council},", "effects: [{found: council}, {found: bank},"),
        ),
    ),
    "DK505": one(
        marked(
            "An event comes at a turn, by chance, when a condition holds, because it is scheduled, or by the "
            "facilitator's hand. This one has none of these, or one that can never be."
        ),
        "effects: [{shift: {tension.dam: -2}}, {schedule: {event: opening, in: 2}}]",
        "effects: [{shift: {tension.dam: -2}}]",
    ),
    "DK506": one(
        marked("An event that changes nothing, deals nothing and says nothing is not noticed when it happens."),
        "manual: true, effects: [{shift: {tension.river: -2}}],",
        "manual: true,",
    ),
    "DK507": one(
        marked("Whoever is dealt this agenda has no aim, while the others have one."),
        "agendas:\n  us:\n    - {id: calm, title: Calm, points: [{when: {at_most: {tension: 45}}, score: 10}],",
        "agendas:\n  us:\n    - {id: calm, title: Calm, points: [],",
    ),
    "DK508": one(
        marked("Nothing says when the class has met this objective, so the debrief cannot tell."),
        "title: A steady river, met: {at_most: {tension.river: 50}}, partly: {standing: council}}",
        "title: A steady river}",
    ),
    "DK509": one(
        marked("The other events serve objectives, and none serves this one: nothing in play will lead a class to it."),
        "    objective: steady\n",
        "",
    ),
    "DK510": added(
        marked("Nobody can ever play this card: it is never in a hand, or its condition can never hold."),
        RELIEF,
        WAIT,
        "title: Wait and see, stance: hold, copies: 1,",
        "title: Wait and see, stance: hold, copies: 0,",
    ),
    "DK511": added(
        SEEN,
        RELIEF,
        WAIT.replace("effects:", "when: {at_most: {tension.river: 48}}, effects:"),
        "when: {at_most: {tension.river: 48}}",
        "when: {at_most: {tension.river: 2}}",
    ),
    "DK512": one(
        marked("This can never be so, whatever is played: the bounds of tracks and turns rule it out."),
        "when: {turn: {from: 2, to: 6}}",
        "when: {turn: {from: 9, to: 12}}",
    ),
    "DK513": one(
        marked(
            "This is always so, whatever is played, so that it need not be asked; perhaps another figure was meant."
        ),
        "when: {turn: {from: 2, to: 6}}",
        "when: {turn: {from: 1, to: 8}}",
    ),
    "DK514": one(
        SEEN,
        "      - when: {they_play: press}\n        shift: {own.harvest: -2}\n",
        "      - when: {at_most: {tension.river: 2}}\n        shift: {own.harvest: -2}\n",
        "      - when: {at_most: {tension.river: 48}}\n        shift: {own.harvest: -2}\n",
    ),
    "DK515": one(
        SEEN,
        "      - when: {they_play: press}\n        shift: {own.harvest: -2}\n",
        "      - when: {at_least: {tension.river: 3}}\n        shift: {own.harvest: -2}\n",
        "      - when: {at_least: {tension.river: 48}}\n        shift: {own.harvest: -2}\n",
    ),
    "DK516": Example(
        SEEN,
        (Edit("{found: council}, {found: bank},", "{found: council}, {found: bank}, {dissolve: bank},"),),
        (
            Edit("rules:\n", "  - {id: bank, title: River Bank, clarity: 2, claims: [C02]}\nrules:\n"),
            Edit("effects: [{found: council},", "effects: [{found: council}, {found: bank},"),
        ),
    ),
    "DK517": one(
        SEEN,
        "title: Rumour, chance: 20,",
        "title: Rumour, when: {at_most: {tension.river: 2}},",
        "title: Rumour, when: {at_most: {tension.river: 48}},",
    ),
    "DK518": one(
        marked("The game can never end so: its condition is ruled out, or an ending before it always comes first."),
        "when: {at_least: {tension: 75}}",
        "when: {at_least: {tension: 101}}",
    ),
    "DK519": one(SEEN, "when: {at_least: {tension: 75}}", "when: {at_least: {tension: 99}}"),
    "DK520": one(
        marked("Nobody who is dealt this agenda can ever win it: its condition is ruled out."),
        "agendas:\n  us:\n    - {id: calm, title: Calm, points: [{when: {at_most: {tension: 45}}, score: 10}],",
        "agendas:\n  us:\n    - {id: calm, title: Calm, points: [{when: {at_most: {tension: -1}}, score: 10}],",
    ),
    "DK521": one(
        SEEN,
        "agendas:\n  us:\n    - {id: calm, title: Calm, points: [{when: {at_most: {tension: 45}}, score: 10}],",
        "agendas:\n  us:\n    - {id: calm, title: Calm, points: [{when: {at_most: {tension: 2}}, score: 10}],",
    ),
    "DK522": added(
        marked(
            "Another card costs no more, asks for no more and does as much good or more: nobody would choose this one."
        ),
        RELIEF,
        WAIT + LISTEN,
        "title: Listen, stance: hold, cost: 1,",
        "title: Listen, stance: hold,",
    ),
}
