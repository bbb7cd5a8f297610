"""Examples for DK0xx: what YAML a deck may be."""

from __future__ import annotations

from exercise.check.examples.example import Edit, Example, one
from exercise.deck.tongue import marked

ABOUT = "about: Two countries share one river."
CARDS = "  - {id: relief, side: both, issue: river, title: Relief, stance: hold, copies: 0,\n"

EXAMPLES: dict[str, Example] = {
    "DK001": Example(
        marked("A file of the deck is not there, may not be read, or is no ordinary file, such as a folder."),
        (Edit("", None, "more.yaml"), Edit("", "", "more.yaml/")),
        (Edit("", "x-notes: This file holds what is to come.\n", "more.yaml"),),
    ),
    "DK002": Example(
        marked(
            "Decks are saved as UTF-8, so that every name and every accent is the same on every machine. Most editors "
            "call it so when they ask how to save."
        ),
        (Edit("café table", "café table", encoding="latin-1"),),
        (Edit(ABOUT, "about: Two countries, one café table."),),
    ),
    "DK003": Example(
        marked(
            "Some editors put an invisible mark at the beginning of a file. Save as UTF-8 without a byte order mark."
        ),
        (Edit("format: 1", "format: 1", encoding="utf-8-sig"),),
    ),
    "DK004": one(
        marked(
            "Control characters cannot be seen, upset terminals, and come from copying out of other programs. "
            "Delete them."
        ),
        ABOUT,
        "about: Two countries\x07 share one river.",
    ),
    "DK005": one(
        marked(
            "The text breaks the rules of YAML at this place: most often a colon in a text without quotes, a bracket "
            "or quote that is not closed, a tab, or a line indented unlike its neighbours."
        ),
        ABOUT,
        "about: Two countries: one river.",
        "about: 'Two countries: one river.'",
    ),
    "DK006": one(
        marked("No deck needs four million bytes. Check that this is a deck, or cut it into a folder of files."),
        ABOUT,
        "x-notes: " + "Too long. " * 400_000,
        "x-notes: As long as it has to be.",
    ),
    "DK007": one(
        marked("A deck of 2,000 cards has far fewer than 250,000 values. Check that this is a deck."),
        ABOUT,
        f"x-numbers: [{'1, ' * 250_000}1]",
        "x-numbers: [1, 1]",
    ),
    "DK008": one(
        marked(
            "No part of a deck is nested thirty deep. Look for brackets that are never closed, or for conditions "
            "inside conditions inside conditions."
        ),
        ABOUT,
        f"x-deep: {'[' * 31}1{']' * 31}",
        "x-deep: [[1]]",
    ),
    "DK009": one(
        marked(
            "A deck says everything where it is used: with `&` and `*` a value would stand in one place and mean "
            "something in another, and a few lines could grow without end."
        ),
        "par: {us: 80, china: 80}",
        "par: {us: &par 80, china: 80}",
    ),
    "DK010": one(
        marked("A tag asks a YAML reader to make something else of a value. In a deck every value is what it looks."),
        "count: 8,",
        "count: !!int 8,",
    ),
    "DK011": one(
        marked("A merge key copies keys from another map. In a deck every key is written where it counts."),
        "plays: {min: 0, max: 2}",
        "plays: {min: 0, max: 2, <<: {min: 1}}",
    ),
    "DK012": one(
        marked("Of two values under one key only one could count, and nothing says which."),
        "title: The River\nabout",
        "title: The River\ntitle: The Great River\nabout",
    ),
    "DK013": one(
        marked("A line of three dashes begins another document. A file of a deck holds one."),
        CARDS,
        "---\n" + CARDS,
    ),
    "DK014": Example(
        marked("The file holds nothing, or nothing but comments."),
        (Edit("", "# to come\n", "more.yaml"),),
        (Edit("", "x-notes: to come\n", "more.yaml"),),
    ),
    "DK015": one(
        marked("A key is a word before a colon: not a list, not a map, and not nothing."),
        "plays: {min: 0, max: 2}",
        "plays: {min: 0, max: 2, [x-a]: 1}",
    ),
    "DK016": one(
        marked("Numbers run from -1,000,000 to 1,000,000, so that no sum of them can overflow in any engine."),
        "par: {us: 80, china: 80}",
        "par: {us: 80000000, china: 80}",
    ),
}
