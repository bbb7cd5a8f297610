"""What an overlay leaves of a deck: texts that it does not replace, and names that it means to hide.

It knows whole words, and what is meant by none of them. A mask is only as good as its author's list of names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exercise.deck.models import Deck
from exercise.deck.prose import START, Said, named, texts, worded
from exercise.deck.spans import Span
from exercise.deck.tongue import _, ngettext
from exercise.deck.walk import Walk, row


def left(walk: Walk, overlay: Mapping[str, Any], span: Span, deck: Deck) -> None:
    """Note what an overlay that was read leaves: where it means to be whole, and of what it hides."""
    given = own(overlay, deck)
    if overlay.get("whole"):
        unreplaced(walk, given, span.at("whole"), deck)
    names = overlay.get("hides", ())
    if not names:
        return
    hidden = sought(names)
    for one in texts(worded(deck, overlay)):
        for word in dict.fromkeys(match.group() for match in hidden.finditer(one.text)):
            at = one.keys if one.keys in given else ("hides", place(names, word))
            message = _("“{word}” is left in `{where}`.").format(word=word, where=".".join(one.keys))
            help = _("This overlay hides that name: say it otherwise there.")
            walk.report(span.at(*at), "DK411", message, help)


def sought(names: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of the names as whole words, the longest first; one without capitals is found in any letters."""
    ordered = sorted(names, key=len, reverse=True)
    either = "|".join(
        re.escape(name) if name != name.lower() else f"(?i:{re.escape(name)})" for name in map(str.strip, ordered)
    )
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def place(names: tuple[str, ...], word: str) -> int:
    """Which of the names a word is."""
    return next(at for at, name in enumerate(names) if sought((name,)).fullmatch(word))


def own(overlay: Mapping[str, Any], deck: Deck) -> set[tuple[str, ...]]:
    """The texts that an overlay gives, by the keys that lead to them. Tracks go by their ids."""
    given: set[tuple[str, ...]] = {
        ("sides", side, key) for side, got in overlay.get("sides", {}).items() for key in got
    }
    ids = {name: track.id for track in deck.tracks for name in named(track)}
    for kind, entries in overlay.get("text", {}).items():
        if kind in ("deck", "register"):
            given |= {("text", kind, key) for key in entries}
            continue
        by_side = entries.items() if isinstance(entries, dict) else [(None, entries)]
        for side, things in by_side:
            for name, got in things:
                path = [kind, *([side] if side else []), ids.get(name, name) if kind == "tracks" else name]
                given |= {("text", *path, key) for key in got}
    return given


def unreplaced(walk: Walk, given: set[tuple[str, ...]], span: Span, deck: Deck) -> None:
    """Note every thing of which a text is left as the deck has it."""
    missing: dict[tuple[str, ...], list[Said]] = {}
    for one in texts(deck):
        short = one.keys[0] == "sides" and one.keys[-1] == "short"  # a name that is given does for it
        if one.keys not in given and one.keys[-1] != START and not short:
            missing.setdefault(one.keys[:-1], []).append(one)
    for keys, left_out in missing.items():
        texts_of = ngettext("its {texts} as it is", "its {texts} as they are", len(left_out))
        message = _("`{where}` keeps {texts}.").format(
            where=".".join(keys), texts=texts_of.format(texts=row(one.keys[-1] for one in left_out))
        )
        walk.report(span, "DK410", message, _("Give it here, or take `whole` away."), "warning")
