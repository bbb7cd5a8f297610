"""An id misspelt where it is defined: everything that names it is right, so the finding belongs where it is defined.

It knows how to tell this from a name misspelt where it is used: what is defined is named nowhere, and a name much like
it, which nothing has, is named more than once.
"""

from __future__ import annotations

from collections import Counter

from exercise.deck.models import SIDES
from exercise.deck.tongue import _, ngettext
from exercise.deck.walk import Named, Walk

CODES = {"track": "DK201", "institution": "DK202", "event": "DK203", "issue": "DK205", "objective": "DK207"}
ALIKE = 0.8
"""How much like each other two names have to be, of 1 (Ratcliff and Obershelp's measure, 1988)."""
Key = tuple[str, str]


def key(named: Named) -> Key:
    """What a name names: the kind of thing, and its id without the side or the score in front of it."""
    whose, dot, rest = named.name.partition(".")
    if named.kind != "track" or not dot:
        return named.kind, named.name
    return ("issue" if whose in ("tension", "cooperation") else "track"), (
        rest if whose in ("tension", "cooperation", "own", "their", *SIDES) else named.name
    )


def renamed(walk: Walk, ids: dict[str, set[str]]) -> set[Key]:
    """Note every id that is misspelt where it is defined; return the names that were meant, which are no findings.

    `ids`: what is defined, by kind.
    """
    uses = Counter(key(named) for named in walk.names)
    free: dict[str, set[str]] = {kind: {one for one in ids.get(kind, ()) if not uses[kind, one]} for kind in CODES}
    told: set[Key] = set()
    for (kind, name), count in uses.items():
        if count > 1 and free.get(kind) and name not in ids.get(kind, ()):
            from difflib import get_close_matches

            found = get_close_matches(name, free[kind], 1, ALIKE) if len(name) <= 64 else []
            if found:
                told.add((kind, name))
                free[kind].discard(found[0])
                tell(walk, kind, found[0], name, count)
    return told


def tell(walk: Walk, kind: str, name: str, meant: str, count: int) -> None:
    """The finding at the id that is defined."""
    made = next(one for one in walk.made[kind] if one.values.get("id") == name)
    places = ngettext("{n} place", "{n} places", count).format(n=count)
    message = _("Nothing names `{name}`, and {places} name `{meant}`, which is not there.")
    message = message.format(name=name, places=places, meant=meant)
    walk.report(made.span.at("id"), CODES[kind], message, _("Did you mean `{name}`?").format(name=meant))
