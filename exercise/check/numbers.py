"""Figures in the prose beside figures in the effects: it knows how people write them, and corrects neither.

Only figures of the game are looked at: points, capital, costs, changes with a sign, chances, turns. A figure that the
part has nowhere contradicts it; so does one that it has for another track than the sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exercise.check.parts import Part, Parts, conditions_of, effects_of, named_in, track_for
from exercise.check.prose import Text, texts
from exercise.deck.models import SIDES, AtLeast, AtMost, Condition, Deck, Shown, TurnIs
from exercise.deck.titles import side_track
from exercise.deck.tongue import _

KINDS = ("cards", "events", "institutions", "rules", "teams", "agendas", "endings")
SMALL = "one two three four five six seven eight nine ten eleven twelve"
WORDS = {word: number for number, word in enumerate(SMALL.split(), 1)}
FIGURE = r"(?P<n>\d+|" + "|".join(WORDS) + r")"
PATTERNS = [
    re.compile(r"(?<![\w.,-])(?P<sign>[+−–-])(?P<n>\d+)\b(?!\s*%|\s*per)"),
    re.compile(rf"\b{FIGURE}\s+(?:points?\b|of\s+capital\b|capital\b)", re.IGNORECASE),
    re.compile(rf"\bcosts?\s+{FIGURE}\b(?!\s*(?:%|per|million|billion|lives|jobs|year|week|day))", re.IGNORECASE),
    re.compile(r"\bby\s+(?P<n>\d+)\b(?!\s*(?:%|percent|per cent|million|billion))"),
]
PERCENT = re.compile(r"\b(?P<n>\d+)\s*(?:%|percent\b|per cent\b|in a hundred\b)", re.IGNORECASE)


def numbers(parts: Parts) -> None:
    """Note figures in prose that the effects of the same part contradict."""
    for text in texts(parts):
        if text.part is not None and text.part.kind in KINDS and text.key in ("title", "text"):
            for figure, wanted in wrong_figures(parts.deck, text, text.part):
                message = _("The text says {figure}, and the deck's figures here say {wanted}.").format(
                    figure=figure, wanted=wanted
                )
                help = _("Leave figures to the rules text, which is written from the effects.")
                parts.report(text.span, "DK708", message, help)
                break


def wrong_figures(deck: Deck, text: Text, part: Part) -> Iterator[tuple[str, str]]:
    """The figures of a text that its part does not have, each with those that it has instead."""
    everything = figures(part)
    chances = {getattr(part.said, name, None) for name in ("chance", "clarity")} | everything
    turns = re.compile(rf"\b{FIGURE}\s+(?:turns?|{re.escape(deck.turns.unit)}s?)\b", re.IGNORECASE)
    for sentence in text.sentences():
        named = tracks_named(deck, part, sentence)
        moved = {abs(by) for track, by in moves(part) if track in named}
        for pattern in PATTERNS:
            for match in pattern.finditer(sentence):
                number = value(match["n"])
                price = "cost" in match.group().casefold() or "capital" in match.group().casefold()
                known = {part.said.cost} | moved if price and part.kind == "cards" else moved or everything
                if number not in known and 2 * number not in known:
                    yield match.group().strip(), listed(known)
        for match in PERCENT.finditer(sentence):
            if value(match["n"]) not in chances:
                yield match.group().strip(), listed({one for one in chances if one is not None})
        if part.kind == "cards":
            lasts = durations(part)
            for match in turns.finditer(sentence):
                if lasts and value(match["n"]) not in lasts:
                    yield match.group().strip(), listed(lasts)


def value(said: str) -> int:
    """A figure or a word for one as a number."""
    return int(said) if said.isdigit() else WORDS[said.casefold()]


def listed(known: set[int]) -> str:
    """Figures in a row; or that there are none."""
    return ", ".join(str(one) for one in sorted(known)) if known else _("none")


def guards(part: Part) -> Iterator[Condition]:
    """Every leaf of the conditions of a part."""
    for asked in conditions_of(part):
        yield from named_in(asked.condition)
    for done in effects_of(part):
        yield from named_in(done.effect.when)


def moves(part: Part) -> Iterator[tuple[str, int]]:
    """What a part moves or asks of tracks, with full names for each side."""
    for done in effects_of(part):
        for side in done.sides:
            yield from ((track_for(name, side), by) for name, by in done.effect.shift)
    for name, by in getattr(part.said, "shift", ()):
        yield track_for(name, SIDES.index("us" if part.side == "us" else "china")), by
    for leaf in guards(part):
        if isinstance(leaf, AtLeast | AtMost):
            for side in (0, 1):
                yield from ((track_for(name, side), bar) for name, bar in leaf.tracks)


def durations(part: Part) -> set[int]:
    """The numbers of turns that a part speaks of."""
    found = {done.effect.schedule[1] for done in effects_of(part) if done.effect.schedule}
    for leaf in guards(part):
        if isinstance(leaf, Shown) and leaf.within:
            found.add(leaf.within)
        if isinstance(leaf, TurnIs):
            found |= {end for end in (leaf.first, leaf.last) if end is not None}
    return found


def figures(part: Part) -> set[int]:
    """Every figure of a part, without its sign."""
    found = {abs(by) for _track, by in moves(part)} | durations(part)
    for name in ("cost", "copies", "chance", "clarity", "income", "at"):
        number = getattr(part.said, name, None)
        if isinstance(number, int):
            found.add(abs(number))
    found |= {abs(by) for _stance, by in (part.said.cost if part.kind == "teams" else ())}
    found |= {abs(point.score) for point in getattr(part.said, "points", ())}
    found |= {abs(by) for by in getattr(part.said, "bonus", {}).values()}
    return found


def tracks_named(deck: Deck, part: Part, sentence: str) -> set[str]:
    """The tracks that a sentence names by their titles, of those that the part moves."""
    said = sentence.casefold()
    found = set()
    for track in {name for name, _by in moves(part)}:
        scope, _dot, name = track.partition(".")
        shared = next((one.title for one in deck.tracks if one.id == track), scope)
        title = side_track(deck, scope, name) if scope in SIDES else shared
        if title and re.search(rf"\b{re.escape(title.casefold())}\b", said):
            found.add(track)
    return found
