"""What was never seen in a bounded search: it knows how to tell it, and how far the search went; it plays nothing.

Such a finding is a warning and no proof: it rests on the games that were played, and `--deep` plays more. A thing that
was never seen is told of once, and what hangs on it is not.
"""

from __future__ import annotations

from exercise.check.exploring import DEEP, USUAL, Explored
from exercise.check.parts import Part, Parts, leaf_place
from exercise.check.possible import Possible
from exercise.check.watching import Node, Watch
from exercise.deck.models import SIDES
from exercise.deck.spans import Span
from exercise.deck.tongue import _, ngettext


def reach(parts: Parts, possible: Possible, settled: set[int], deep: bool) -> Explored:
    """Explore the deck and note what was not seen. Returns what was explored."""
    seen = Explored(parts, possible, settled, DEEP if deep else USUAL)
    seen.run()
    unseen = Unseen(parts, seen, deep)
    unseen.cards()
    unseen.named("institutions", {seen.book.institutions[which].id for which in seen.unfounded}, "DK516")
    unseen.named("events", {seen.book.events[which].id for which in seen.unfired} & unseen.may_come(possible), "DK517")
    unseen.named("endings", {seen.book.endings[which].id for which in seen.unreached}, "DK519")
    unseen.agendas(possible)
    unseen.conditions()
    return seen


def played(seen: Explored) -> dict[str, str]:
    """How much was played, in words."""
    return {
        "games": ngettext("{n} game", "{n} games", seen.games).format(n=f"{seen.games:,}"),
        "turns": ngettext("{n} turn", "{n} turns", seen.turns).format(n=f"{seen.turns:,}"),
    }


def how_far(seen: Explored) -> str:
    """How far a search went and why it ended, as a sentence."""
    if seen.all_seen():
        return _("Everything that can be looked for was seen in {games} of {turns} in all.").format(**played(seen))
    return _("{games} of {turns} in all were played, and not everything was seen.").format(**played(seen))


def extent(seen: Explored, deep: bool) -> str:
    """How far the search went, as a sentence with what to do about it."""
    said = _("{games} of {turns} in all were played to look for it.").format(**played(seen))
    return said if deep else f"{said} {_('`--deep` plays more.')}"


class Unseen:
    """The findings of one search."""

    def __init__(self, parts: Parts, seen: Explored, deep: bool) -> None:
        self.parts = parts
        self.seen = seen
        self.help = extent(seen, deep)
        self.told: set[int] = set()  # parts, by identity
        self.gates = {id(one.asked.part): one for one in seen.watches.all if one.asked.role == "gate"}

    def may_come(self, possible: Possible) -> set[str]:
        """The events that bounds do not rule out: the others are told of already."""
        deck = self.parts.deck
        free = {one.id for one in deck.events if one.at is not None or one.chance or one.when is not None}
        return free | possible.scheduled

    def report(self, span: Span, code: str, message: str) -> None:
        """A warning that says how far the search went."""
        self.parts.report(span, code, message, self.help)

    def where(self, part: Part, gate: Watch | None) -> Span:
        """The clause that kept a part from being seen, if there is one; else its id."""
        if gate is not None and not gate.node.held:
            node, _truth = next(gate.node.missing())
            return place(node)
        return part.span.at("id")

    def cards(self) -> None:
        """Cards that neither side could ever play; where one side can, it is enough."""
        book = self.seen.book
        for part in self.parts.of_kind("cards"):
            card = part.said
            held = [side for side in (0, 1) if card.side in ("both", SIDES[side])]
            numbers = {book.layout.card_at[side, card.id] for side in held}
            if numbers <= self.seen.unplayable:
                self.told.add(id(part))
                message = _("This card could never be played in any game that was tried.")
                self.report(self.where(part, self.gates.get(id(part))), "DK511", message)

    def named(self, kind: str, unseen: set[str], code: str) -> None:
        """Institutions never founded, events that never happened, endings never reached."""
        message = {
            "institutions": _("The institution `{name}` was never founded in any game that was tried."),
            "events": _("The event `{name}` never happened in any game that was tried."),
            "endings": _("No game that was tried ended so: `{name}`."),
        }[kind]
        among = self.parts.of_kind(kind) + (self.parts.of_kind("default_ending") if kind == "endings" else [])
        for part in among:
            if part.id in unseen and id(part) not in self.parts.ruled_out:
                self.told.add(id(part))
                gate = self.gates.get(id(part))
                if kind == "events" and part.said.chance and gate is not None and gate.node.held:
                    continue  # it was free to come, and luck did not bring it
                self.report(self.where(part, gate), code, message.format(name=part.id))

    def agendas(self, possible: Possible) -> None:
        """Agendas of which no point was ever held at an end."""
        watches = {}
        for watch in self.seen.watches.all:
            watches[id(watch.asked.part), watch.asked.place] = watch
        for part in self.parts.of_kind("agendas"):
            worth = [place for place, point in enumerate(part.said.points) if point.score > 0]
            asked = [watches.get((id(part), place)) for place in worth]
            if worth and all(one is not None and not one.node.held for one in asked):
                self.told.add(id(part))
                first = asked[0]
                assert first is not None
                message = _("No point of this agenda was held at the end of any game that was tried.")
                self.report(place(next(first.node.missing())[0]), "DK521", message)

    def conditions(self) -> None:
        """Conditions and clauses that always or never held where the rules asked them."""
        for watch in self.seen.watches.all:
            if id(watch.asked.part) in self.told:
                continue
            for node, truth in watch.node.missing():
                if not (node.held or node.failed):
                    message = _("This was never asked in any game that was tried.")
                elif truth:
                    message = _("This never held where it was asked, in any game that was tried.")
                else:
                    message = _("This always held where it was asked, in every game that was tried.")
                self.report(place(node), "DK514" if truth else "DK515", message)


def place(node: Node) -> Span:
    """Where a clause stands."""
    return leaf_place(node.condition, node.span)
