"""What can be shown to be impossible or certain, by bounds alone: it knows no luck and plays no game.

Each finding stands at the smallest clause that explains it. What is found here is so in every variant, with every team,
whatever is injected; only a facilitator who adjusts a track by hand could make it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercise.check.parts import Asked, Part, Parts, Scope, clauses, leaf_place
from exercise.check.possible import Possible
from exercise.check.ranges import Ranges, assume
from exercise.deck.diagnostic import Severity
from exercise.deck.models import SIDES, All, AnyOf, AtLeast, AtMost, Condition, Not, TurnIs
from exercise.deck.spans import Span
from exercise.deck.tongue import _

Context = list[tuple[Ranges, Scope]]


def bounds(parts: Parts, possible: Possible) -> set[int]:
    """Note what can never be, and what always is; return the ids of the conditions that are settled by it."""
    settled: set[int] = set()
    cards(parts, possible, settled)
    institutions(parts, possible)
    events(parts, possible, settled)
    endings(parts, possible, settled)
    agendas(parts, possible, settled)
    for asked in parts.asked:
        if id(asked) not in settled and asked.part.kind != "endings":
            context = [(here, side) for side in asked.sides for here in possible.contexts(asked, side)]
            told = list(settled_clauses(asked.condition, asked.span, context)) if context else []
            for span, never in told:
                say_clause(parts, possible, span, never)
            if told or not context:
                settled.add(id(asked))
    return settled


def settled_clauses(condition: Condition, span: Span, context: Context) -> Iterator[tuple[Span, bool]]:
    """The smallest clauses that can never hold (True) or always do (False)."""
    never = all(assume(condition, True, here, side) is None for here, side in context)
    always = all(assume(condition, False, here, side) is None for here, side in context)
    inner = clauses(condition, span)
    if never or always:
        told = []
        if not isinstance(condition, Not):
            told = [found for part, where in inner for found in settled_clauses(part, where, context)]
        told = [found for found in told if found[1] == never]
        first = told[:1] if isinstance(condition, AnyOf) != never else []
        yield from first or [(leaf_place(condition, span), never)]
    elif isinstance(condition, All | AnyOf | AtLeast | AtMost):
        for part, where in inner:
            yield from settled_clauses(part, where, context)


def say_clause(parts: Parts, possible: Possible, span: Span, never: bool, code: str = "", what: str = "") -> None:
    """A clause that can never hold, or always does."""
    severity: Severity = "error" if never else "warning"
    code = code if never and code else "DK512" if never else "DK513"
    said = _("This can never hold, whatever is played.") if never else _("This always holds, whatever is played.")
    message = f"{what} {said}" if what and never else said
    help = _("Ask for something that can be so.") if never else _("Delete it, or ask for something that may fail.")
    parts.report(span, code, message, help, severity)


def gate_of(parts: Parts, part: Part) -> Asked | None:
    """The condition under `when` of a part."""
    return next((one for one in parts.asked if one.part is part and one.role == "gate"), None)


def cards(parts: Parts, possible: Possible, settled: set[int]) -> None:
    """Cards that nobody can ever play: never in reach, or never allowed; prices are a matter of arithmetic."""
    for part in parts.of_kind("cards"):
        card = part.said
        sides = [side for side in (0, 1) if card.side in ("both", SIDES[side])]
        if any((side, card.id) in possible.playable for side in sides):
            continue
        if not any(possible.could_hold(card, side) for side in sides):
            message = _("This card is never in anybody's reach: it has no copies, and nothing deals or offers it.")
            help = _("Give it `copies: 1`, or deal it with an event.")
            parts.ruled_out.add(id(part))
            parts.report(part.span.at("copies"), "DK510", message, help, "error")
        elif card.when is not None and all(assume(card.when, True, possible.ranges, side) is None for side in sides):
            asked = gate_of(parts, part)
            assert asked is not None
            settled.add(id(asked))
            parts.ruled_out.add(id(part))
            context: Context = [(possible.ranges, side) for side in asked.sides]
            span, _never = next(settled_clauses(asked.condition, asked.span, context))
            say_clause(parts, possible, span, True, "DK510", _("This card can never be played."))


def institutions(parts: Parts, possible: Possible) -> None:
    """Institutions that nothing can found."""
    for part in parts.of_kind("institutions"):
        if part.id not in possible.founded:
            message = _("Nothing can ever found the institution `{name}`.").format(name=part.id)
            help = _("Add `found: {name}` to the effects of a card or an event that can come.").format(name=part.id)
            parts.report(part.span.at("id"), "DK503", message, help, "error")


def events(parts: Parts, possible: Possible, settled: set[int]) -> None:
    """Events that come neither by themselves nor because they are scheduled, and that are not for a facilitator."""
    for part in parts.of_kind("events"):
        event = part.said
        if event.manual or event.id in possible.scheduled:
            continue
        if event.at is None and event.chance is None and event.when is None:
            parts.ruled_out.add(id(part))
            message = _(
                "Nothing brings this event: it has no turn, no chance and no condition, and nothing schedules it."
            )
            help = _("Add `at`, `chance` or `when`, schedule it, or write `manual: true`.")
            parts.report(part.span.at("id"), "DK505", message, help, "error")
        elif event.chance == 0:
            parts.ruled_out.add(id(part))
            message = _("With a chance of 0 this event never comes.")
            parts.report(part.span.at("chance"), "DK505", message, _("Raise it, or write `manual: true`."), "error")
        else:
            here: Ranges | None = possible.ranges
            if event.at is not None:
                here = assume(TurnIs(event.at, event.at), True, here, None)
            if here is not None and assume(event.when, True, here, None) is None:
                asked = gate_of(parts, part)
                assert asked is not None
                settled.add(id(asked))
                parts.ruled_out.add(id(part))
                span, _never = next(settled_clauses(asked.condition, asked.span, [(here, None)]))
                say_clause(parts, possible, span, True, "DK505", _("This event never comes."))


def endings(parts: Parts, possible: Possible, settled: set[int]) -> None:
    """Endings in the order they are tried: each is asked only where those before it do not hold."""
    here: Ranges | None = possible.ranges
    for part in parts.of_kind("endings"):
        asked = gate_of(parts, part)
        assert asked is not None
        context: Context = [(possible.ranges, None)]
        alone = assume(asked.condition, True, possible.ranges, None)
        if alone is None:
            settled.add(id(asked))
            parts.ruled_out.add(id(part))
            span, _never = next(settled_clauses(asked.condition, asked.span, context))
            say_clause(parts, possible, span, True, "DK518", _("The game never ends so."))
        elif assume(asked.condition, True, here, None) is None:
            settled.add(id(asked))
            parts.ruled_out.add(id(part))
            message = _("The game never ends so: wherever this holds, an ending before it holds too.")
            parts.report(
                asked.span, "DK518", message, _("Move it before that one, or ask for something else."), "error"
            )
        else:
            for span, never in settled_clauses(asked.condition, asked.span, context):
                settled.add(id(asked))
                say_clause(parts, possible, span, never)
        here = assume(asked.condition, False, here, None)
    last = assume(TurnIs(parts.deck.turns.count, None), True, here, None)
    if last is None:
        message = _("The game never ends so: at the last turn one of the other endings always holds.")
        where = parts.span.at("default_ending").at("id")
        parts.ruled_out.update(id(part) for part in parts.of_kind("default_ending"))
        parts.report(where, "DK518", message, _("Leave the other endings something that can fail."), "error")


def agendas(parts: Parts, possible: Possible, settled: set[int]) -> None:
    """Agendas none of whose points can be had."""
    for part in parts.of_kind("agendas"):
        side = SIDES.index("us" if part.side == "us" else "china")
        worth = [point for point in part.said.points if point.score > 0]
        if not worth or any(assume(point.when, True, possible.ranges, side) is not None for point in worth):
            continue
        rows = [one for one in parts.asked if one.part is part and part.said.points[one.place].score > 0]
        settled |= {id(one) for one in rows}
        span, _never = next(settled_clauses(rows[0].condition, rows[0].span, [(possible.ranges, side)]))
        say_clause(parts, possible, span, True, "DK520", _("Nobody can win this agenda."))
