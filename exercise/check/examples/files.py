"""Examples for DK4xx: the files around a deck."""

from __future__ import annotations

from exercise.check.examples.base import DECK
from exercise.check.examples.example import Edit, Example, one
from exercise.deck.tongue import marked

NAMES = "overlays/plain.yaml"
OVERLAY = """\
overlay: 1
of: river
id: plain
text:
  cards:
    divert: {title: Take water}
"""
OVERLAID = Edit("", OVERLAY, NAMES)

EXAMPLES: dict[str, Example] = {
    "DK401": Example(
        marked("A deck in a folder begins with `deck.yaml`; every other `*.yaml` beside it is read after it."),
        (Edit("", None), Edit("", DECK, "river.yaml")),
    ),
    "DK402": Example(
        marked(
            "Lists of several files are joined; any other key may stand in one of them, or nobody knows which counts."
        ),
        (Edit("x-notes: more\n", "x-notes: more\ntitle: Another river\n", "more.yaml"),),
        (Edit("", "x-notes: more\n", "more.yaml"),),
    ),
    "DK403": one(
        marked("A register is named as in `seeds/`, or with `.yaml` as a file beside the deck."),
        "register: sources.yaml",
        "register: source.yaml",
    ),
    "DK404": one(
        marked("A deck is given away as one file or folder. A register elsewhere would stay behind."),
        "register: sources.yaml",
        "register: ../sources.yaml",
    ),
    "DK405": one(
        marked("A later version of the program can read this deck; this one would misunderstand it."),
        "format: 1",
        "format: 2",
    ),
    "DK406": Example(
        marked("A file of a folder deck, or an overlay, is no deck alone: name the folder, and all of it is checked."),
        (Edit("x-notes: more\n", "x-notes: more\n", "more.yaml"),),
        (Edit("", "x-notes: more\n", "more.yaml"),),
        "more.yaml",
    ),
    "DK407": Example(
        marked("An overlay replaces the prose of one deck, which it names under `of`."),
        (Edit("of: river", "of: lake", NAMES),),
        (OVERLAID,),
    ),
    "DK408": Example(
        marked("An overlay names what it rewords by id; what the deck does not have cannot be reworded."),
        (Edit("divert:", "diverts:", NAMES),),
        (OVERLAID,),
    ),
    "DK409": Example(
        marked("Only files that end in `.yaml` are read, so that nothing is read twice or by chance."),
        (Edit("", None, "more.yaml"), Edit("", "x-notes: more\n", "more.yml")),
        (Edit("", "x-notes: more\n", "more.yaml"),),
    ),
    "DK410": Example(
        marked("`whole` is a promise that no text stays as the deck has it, as in a translation that is finished."),
        (Edit("id: plain\n", "id: plain\nwhole: true\n", NAMES),),
        (OVERLAID,),
    ),
    "DK411": Example(
        marked("A name that the overlay means to hide would still be read: reword that text, or let the name be seen."),
        (Edit("Take water", "Divert water", NAMES),),
        (Edit("", OVERLAY.replace("id: plain\n", "id: plain\nhides: [divert]\n"), NAMES),),
    ),
}
