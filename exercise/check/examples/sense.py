"""Examples for DK3xx: whether the parts of a deck make a game together."""

from __future__ import annotations

from exercise.check.examples.example import Edit, Example, one
from exercise.check.examples.names import BARE
from exercise.deck.tongue import marked

ISSUE = "[{id: dam, title: The Dam, tension: 40, cooperation: 30, weight: 1}]"

EXAMPLES: dict[str, Example] = {
    "DK301": one(
        marked(
            "A joint card needs a half on each side of the table. `joint: true` is for a card that both sides hold; "
            "where each side has a card of its own, each names the other's id."
        ),
        "Send data, stance: engage, joint: take_data,",
        "Send data, stance: engage, joint: true,",
    ),
    "DK302": Example(
        marked("Two halves make one joint card only if each names the other."),
        (Edit("title: Take note, stance: hold,", "title: Take note, stance: hold, joint: send_data,"),),
        (
            Edit(
                "  - {id: relief,",
                "  - {id: take_note, side: china, issue: dam, title: Take note, stance: hold, claims: [C01],\n"
                "     effects: [{shift: {tension.dam: -1}}]}\n"
                "  - {id: give_note, side: us, issue: dam, title: Give note, stance: hold, claims: [C01],\n"
                "     effects: [{shift: {tension.dam: -1}}]}\n"
                "  - {id: relief,",
            ),
        ),
    ),
    "DK303": one(
        marked(
            "`unmet` says what happens to a side that plays its half of a joint card alone; only joint cards have it."
        ),
        "title: Measure the dam, stance: hold, cost: 1,",
        "title: Measure the dam, stance: hold, cost: 1, unmet: [],",
    ),
    "DK304": one(
        marked("The game is over before this turn is reached, in every variant."),
        "    at: 3\n",
        "    at: 9\n",
    ),
    "DK305": Example(
        marked("Under `hand: all` every legal card is held in every turn, so that counting copies means nothing."),
        (Edit("stance: hold, effects", "stance: hold, copies: 2, effects"),),
        (Edit("", BARE), Edit("", "x-notes: no claims\n", "sources.yaml")),
    ),
    "DK306": one(
        marked("An event has at most one cause: a turn, a chance, or the facilitator. `when` may join any of them."),
        "title: Rumour, chance: 20,",
        "title: Rumour, chance: 20, at: 4,",
    ),
    "DK307": one(
        marked(
            "An event that one side alone is told of may deal cards to it, and nothing else: effects would be seen."
        ),
        "title: Dam opens, to: both,",
        "title: Dam opens, to: us,",
    ),
    "DK308": Example(
        marked("An event that one side alone is told of cannot deal to the other."),
        (Edit("to: china, deal: [{side: china,", "to: china, deal: [{side: us,"),),
        (
            Edit(
                "  - {id: rumour,",
                "  - {id: tip, title: A tip, chance: 15, to: us, deal: [{side: us, card: relief}], claims: [C01]}\n"
                "  - {id: hint, title: A hint, chance: 15, to: china, deal: [{side: china, card: relief}],\n"
                "     claims: [C01]}\n"
                "  - {id: rumour,",
            ),
        ),
    ),
    "DK309": Example(
        marked("What follows if a card goes unplayed can only follow for a side that was dealt one."),
        (Edit("deal: [{side: us, card: relief}, {side: china, card: relief}]", "deal: [{side: us, card: relief}]"),),
    ),
    "DK310": one(
        marked("Nothing lies between a least that is above the most."),
        "plays: {min: 0, max: 2}",
        "plays: {min: 3, max: 2}",
    ),
    "DK311": one(
        marked("A track starts between its own bounds; so does capital."),
        "title: Trust, per: side, start: 20,",
        "title: Trust, per: side, start: 70,",
    ),
    "DK312": Example(
        marked("A card has a price, and the deck has nothing to pay it with."),
        (Edit("stance: hold, effects", "stance: hold, cost: 1, effects"),),
        (Edit("", BARE), Edit("", "x-notes: no claims\n", "sources.yaml")),
    ),
    "DK313": one(
        marked(
            "In a deck with a register, players may ask of every card: who says so? Name the claims it rests on, or "
            "say that it is your own idea."
        ),
        "    text: The gates close for a week.\n    claims: [C01]",
        "    text: The gates close for a week.",
    ),
    "DK314": Example(
        marked("An event scheduled so far ahead is lost: whenever it is scheduled, the game is over before it comes."),
        (Edit("{event: opening, in: 2}", "{event: opening, in: 8}"),),
        (Edit("title: Dam opens, to: both,", "title: Dam opens, chance: 30,"),),
    ),
    "DK315": Example(
        marked("The headlines are weighted means; if no issue weighs anything, there is nothing to take a mean of."),
        (Edit("weight: 1", "weight: 0"),),
        (
            Edit("", BARE.replace("tracks:", f"issues: {ISSUE}\ntracks:").replace("calm: 2", "tension.dam: 2")),
            Edit("", "x-notes: no claims\n", "sources.yaml"),
        ),
    ),
    "DK316": Example(
        marked("A variant changes what the deck has, key by key; what the deck lacks, the variant must give whole."),
        (Edit("par: {us: 90, china: 90}", "par: {us: 90}"),),
        (Edit("par: {us: 80, china: 80}\n", ""),),
    ),
}
