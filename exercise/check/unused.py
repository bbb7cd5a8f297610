"""What a deck defines and nothing uses: it knows who names what, and not whether any of it can happen."""

from __future__ import annotations

from exercise.check.parts import Part, Parts, named_in, track_for
from exercise.deck.models import SIDES, AtLeast, AtMost, Standing
from exercise.deck.names import HEADLINES
from exercise.deck.tongue import _


def unused(parts: Parts) -> None:
    """Note everything that stands in the deck and changes nothing."""
    tracks(parts)
    institutions(parts)
    for part in parts.of_kind("events"):
        if not (part.said.effects or part.said.deal or part.said.text):
            message = _("This event has no effects, deals nothing and says nothing.")
            parts.report(part.span.at("id"), "DK506", message, _("Give it `effects`, `deal` or `text`, or delete it."))
    for part in parts.of_kind("agendas"):
        if not any(point.score for point in part.said.points):
            message = _("This agenda pays no points, so whoever is dealt it has no aim.")
            parts.report(part.span.at("id"), "DK507", message, _("Add `points: [{when: ..., score: ...}]`."))
    objectives(parts)


def owners(part: Part) -> list[str]:
    """The full names of a track."""
    per, name = part.said.per, part.said.id
    return [name] if per is None else [f"{side}.{name}" for side in SIDES if per in (side, "side")]


def tracks(parts: Parts) -> None:
    """Tracks that nothing moves, or that nothing asks for, scores or watches."""
    moved = {track_for(name, side) for done in parts.done for side in done.sides for name, _by in done.effect.shift}
    for part in parts.of_kind("teams"):
        moved |= {track_for(name, SIDES.index("us" if part.side == "us" else "china")) for name, _by in part.said.shift}
    seen = looked_at(parts)
    for part in parts.of_kind("tracks"):
        names = owners(part)
        where = part.span.at("id")
        if not moved & set(names):
            message = _("Nothing moves the track `{name}`: it stays where it starts.").format(name=part.id)
            parts.report(where, "DK501", message, _("Shift it somewhere, or delete it."))
        elif not seen & set(names):
            message = _("The track `{name}` moves, and no condition, score or office looks at it.").format(name=part.id)
            parts.report(where, "DK502", message, _("Ask for it in a condition, score it, or delete it."))


def looked_at(parts: Parts) -> set[str]:
    """The tracks that anything asks for, scores or cares about, in full."""
    seen: set[str] = set()
    for asked in parts.asked:
        for leaf in named_in(asked.condition):
            if isinstance(leaf, AtLeast | AtMost):
                seen |= {track_for(name, side) for name, _bar in leaf.tracks for side in asked.sides}
    for rows in parts.deck.score.values():
        seen |= {name for name, weight in rows if weight}
    for part in parts.of_kind("offices"):
        seen |= set(part.said.cares)
    return seen - set(HEADLINES)


def institutions(parts: Parts) -> None:
    """Institutions that work no change and that nobody asks for."""
    asked_for = {
        leaf.institution for asked in parts.asked for leaf in named_in(asked.condition) if isinstance(leaf, Standing)
    }
    for part in parts.of_kind("institutions"):
        said = part.said
        if not said.each_turn and not (said.clarity and parts.deck.signals) and said.id not in asked_for:
            message = _("Whether `{name}` stands makes no difference: it does nothing, and nothing asks for it.")
            help = _("Give it `each_turn` or `clarity`, or ask for it with `standing: {name}`.").format(name=said.id)
            parts.report(part.span.at("id"), "DK504", message.format(name=said.id), help)


def objectives(parts: Parts) -> None:
    """Objectives that nothing can meet, or that no event serves in a deck whose events serve objectives."""
    served = {event.objective for event in parts.deck.events}
    for part in parts.of_kind("objectives"):
        if part.said.met is None and part.said.partly is None:
            message = _("Nothing says when this objective is met.")
            parts.report(part.span.at("id"), "DK508", message, _("Add `met:` with a condition, and perhaps `partly:`."))
        if parts.deck.events and part.id not in served:
            message = _("No event serves the objective `{name}`.").format(name=part.id)
            help = _("Write `objective: {name}` on an event, or delete it.").format(name=part.id)
            parts.report(part.span.at("id"), "DK509", message, help)
