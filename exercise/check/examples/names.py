"""Examples for DK2xx: what a name names."""

from __future__ import annotations

from exercise.check.examples.example import Edit, Example, one
from exercise.deck.tongue import marked

BARE = """\
format: 1
deck: bare
title: Bare
sides: {us: {name: United States}, china: {name: China}}
turns: {count: 4}
hand: all
tracks: [{id: calm, title: Calm, start: 5, min: 0, max: 40}]
score: {us: {calm: 1}, china: {calm: 1}}
default_ending: {id: over, title: Over}
cards:
  - {id: wait, side: both, title: Wait, stance: hold, effects: [{shift: {calm: 2}}]}
  - {id: push, side: both, title: Push, stance: press, effects: [{shift: {calm: -1}}]}
"""
"""A deck without issues and without a register."""

EXAMPLES: dict[str, Example] = {
    "DK201": one(
        marked(
            "A track is one of `tracks`, or `tension.ISSUE`, `cooperation.ISSUE`, or a headline. A track of a side is "
            "written with its side: `us.harvest`, or `own.harvest` and `their.harvest` on cards, teams and agendas."
        ),
        "{tension.river: 7, own.harvest: 5}",
        "{tension.rivre: 7, own.harvest: 5}",
    ),
    "DK202": one(
        marked("Institutions are founded by their `id`."),
        "{found: council}",
        "{found: counsil}",
    ),
    "DK203": one(
        marked("Events are scheduled by their `id`."),
        "{event: opening, in: 2}",
        "{event: openning, in: 2}",
    ),
    "DK204": one(
        marked("Cards are named by their `id`, not by their title."),
        "deal: [{side: us, card: relief},",
        "deal: [{side: us, card: releif},",
    ),
    "DK205": one(
        marked("A card belongs to one of the deck's `issues`, by its `id`; a card without one belongs to none."),
        "    issue: river\n    title: Divert water",
        "    issue: rivers\n    title: Divert water",
    ),
    "DK206": one(
        marked(
            "What a deck claims must be there to be read. Look the entry up in the register, or say `assumption:` if "
            "the idea is your own."
        ),
        "    text: The gates close for a week.\n    claims: [C01]",
        "    text: The gates close for a week.\n    claims: [C17]",
    ),
    "DK207": one(
        marked("An event serves one of the deck's `objectives`, by its `id`."),
        "objective: steady",
        "objective: stedy",
    ),
    "DK208": one(
        marked("Two things of one kind with one id cannot be told apart, in the deck, in a record or in a report."),
        "  - {id: inquiry,",
        "  - {id: rumour,",
    ),
    "DK209": one(
        marked("This word means something in the language itself, so that nothing in a deck may be called so."),
        "  - id: drought\n",
        "  - id: income\n",
    ),
    "DK210": one(
        marked(
            "The headlines are means over all issues. Shift the tension or the cooperation of an issue, and the "
            "headline follows."
        ),
        "{tension.dam: 3}",
        "{tension: 3}",
    ),
    "DK211": one(
        marked(
            "`own` and `their` need a side whose eyes one looks through. Institutions, rules and events have none: "
            "name the side, or write both."
        ),
        "each_turn: [{shift: {us.harvest: -1, china.harvest: -1}}]",
        "each_turn: [{shift: {own.harvest: -1}}]",
    ),
    "DK212": one(
        marked(
            "Orders are open only while a turn resolves, so only effects of cards and of words can ask for them. When "
            "a card is chosen nobody knows the other side's order: ask for what was `shown` in earlier turns."
        ),
        "when: {at_least: {own.trust: 20}}",
        "when: {they_play: engage}",
        "when: {not: {shown: {side: their, stance: press, within: 2}}}",
    ),
    "DK213": one(
        marked("The card exists, and this side can never hold it."),
        "when: {they_play: press}",
        "when: {they_play: {card: send_data}}",
        "when: {they_play: {card: measure}}",
    ),
    "DK214": Example(
        marked("A deck without issues has no headlines; they would always be 0, and no screen shows them."),
        (Edit("score: {us: {calm: 1}", "score: {us: {calm: 1, tension: -1}"),),
        (Edit("", BARE), Edit("", "x-notes: no claims\n", "sources.yaml")),
    ),
    "DK215": Example(
        marked("Claims are entries of a register. Without `register:` nobody can look them up."),
        (Edit("effects: [{shift: {calm: 2}}]}", "effects: [{shift: {calm: 2}}], claims: [C01]}"),),
        (Edit("", BARE), Edit("", "x-notes: no claims\n", "sources.yaml")),
    ),
}
