"""What was seen of a deck while it was played: it knows which questions wait for which answers, and plays nothing.

A condition is watched clause by clause, where the rules would ask it, until it was seen both to hold and to fail.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercise.check.parts import Asked, Parts, Scope, clauses, named_in
from exercise.check.possible import Possible
from exercise.deck.models import SIDES, AnyOf, Condition, Not, Plays
from exercise.deck.spans import Span
from exercise.rules.position import TURN, Position
from exercise.rules.program import Program
from exercise.rules.rulebook import Rulebook
from exercise.rules.tables import YES

OPENING, ORDERS, RESOLUTION, LAPSE, CLOSING, END = range(6)


class Node:
    """One clause under watch: what was seen of it, and the clauses that it is made of."""

    __slots__ = ("asks", "condition", "failed", "held", "inner", "span")

    def __init__(self, condition: Condition, span: Span, program: Program, sides: tuple[Scope, ...]) -> None:
        self.condition = condition
        self.span = span
        self.asks = {side: program.question(condition, side) for side in sides}
        self.held = self.failed = False
        parts = clauses(condition, span) if not isinstance(condition, Not) else []
        self.inner = [Node(part, where, program, sides) for part, where in parts]

    @property
    def done(self) -> bool:
        """Whether it and all its clauses were seen both ways."""
        return self.held and self.failed and all(one.done for one in self.inner)

    def missing(self) -> Iterator[tuple[Node, bool]]:
        """The smallest clauses that were never seen to hold (True) or to fail (False)."""
        if not (self.held and self.failed):
            wanted = not self.held
            decides = isinstance(self.condition, AnyOf) != wanted and not isinstance(self.condition, Not)
            below = [one for one in self.inner if (not one.held if wanted else not one.failed)] if decides else []
            if below:
                yield from ((one, truth) for one, truth in below[0].missing() if truth == wanted)
            else:
                yield self, wanted
            return
        for one in self.inner:
            matters = not one.held if isinstance(self.condition, AnyOf) else not one.failed
            if matters or (one.held and one.failed):
                yield from one.missing()


class Watch:
    """A condition of the deck under watch, and when it is asked."""

    __slots__ = ("asked", "cards", "node", "open", "phase", "sides", "which")

    def __init__(self, asked: Asked, book: Rulebook, program: Program, sides: tuple[Scope, ...]) -> None:
        self.asked = asked
        self.sides = sides
        self.node = Node(asked.condition, asked.span, program, sides)
        self.phase = phase_of(asked)
        self.open = any(isinstance(leaf, Plays) and leaf.who == "we" for leaf in named_in(asked.condition))
        self.which = -1
        self.cards: dict[Scope, int] = {}
        part = asked.part
        if part.kind == "cards":
            self.cards = {side: book.layout.card_at[side or 0, part.id] for side in asked.sides}
        elif part.kind == "institutions":
            self.which = book.layout.institution_at[part.id]
        elif part.kind == "events":
            self.which = book.layout.event_at[part.id]
        elif part.kind == "teams" and part.side is not None:
            self.which = book.team_at[SIDES.index("us" if part.side == "us" else "china"), part.id]


def phase_of(asked: Asked) -> int:
    """When a condition is asked."""
    kind, role = asked.part.kind, asked.role
    if role == "lapses":
        return LAPSE
    if kind == "cards":
        return ORDERS if role == "gate" else RESOLUTION
    if kind == "talks":
        return ORDERS
    if kind == "signals" or role == "if_unplayed":
        return RESOLUTION
    if kind in ("endings", "objectives"):
        return CLOSING
    return END if kind == "agendas" else OPENING


class Watches:
    """Everything under watch in one deck."""

    def __init__(self, parts: Parts, book: Rulebook, settled: set[int], possible: Possible) -> None:
        self.book = book
        self.program = Program(book.layout)
        self.all: list[Watch] = []
        for asked in parts.asked:
            sides = asked.sides
            if asked.part.kind == "cards" and asked.role != "gate":
                sides = tuple(side for side in sides if (side, asked.part.id) in possible.playable)
            if sides and id(asked) not in settled and asked.part.kind != "variants":
                first = len(self.program.ask_fact)
                watch = Watch(asked, book, self.program, sides)
                if all(fact < book.tables.facts for fact in self.program.ask_fact[first:]):
                    self.all.append(watch)  # else it remembers a posture that no rule of this deck remembers
        self.at: list[list[Watch]] = [[one for one in self.all if one.phase == phase] for phase in range(6)]
        self.due: list[list[Watch]] = [list(row) for row in self.at]
        self.whens: dict[tuple[str, Scope], int] = {
            (part.id, None): self.program.question(part.said.when, None)
            for kind in ("institutions", "rules", "events")
            for part in parts.of_kind(kind)
        }

    def holds(self, ask: int, fact: list[int]) -> bool:
        """Judge a compiled question, as the kernel does."""
        program = self.program
        while ask >= 0:
            ask = program.ask_yes[ask] if fact[program.ask_fact[ask]] >= program.ask_bar[ask] else program.ask_no[ask]
        return ask == YES

    def look(self, phase: int, game: Position) -> None:
        """Ask every question of a phase that still waits for an answer, where the rules could ask it."""
        due = self.due[phase]
        if not due:
            return
        finished = False
        for watch in due:
            for side in watch.sides:
                if self.arises(watch, side, game):
                    self.note(watch.node, side, game.fact)
            finished = finished or watch.node.done
        if finished:
            self.due[phase] = [watch for watch in due if not watch.node.done]

    def note(self, node: Node, side: Scope, fact: list[int]) -> None:
        """Write down what a condition and its clauses say now."""
        if self.holds(node.asks[side], fact):
            node.held = True
        else:
            node.failed = True
        for one in node.inner:
            if not one.done:
                self.note(one, side, fact)

    def arises(self, watch: Watch, side: Scope, game: Position) -> bool:
        """Whether the rules could come to ask this now."""
        asked, tables = watch.asked, self.book.tables
        kind, role = asked.part.kind, asked.role
        if kind == "cards" and role != "gate":
            card = watch.cards[side]
            twin = tables.card_twin[card]
            if twin >= 0 and bool(game.fact[tables.at_ordered + twin]) != (role == "effects"):
                return False
            if game.fact[tables.at_ordered + card]:
                return True
            return not watch.open and self.holds_gate(card, side, game)
        if kind == "institutions":
            if role == "gate" or role == "lapses":
                return bool(game.fact[tables.at_standing + watch.which])
            stands = bool(game.fact[tables.at_standing + watch.which])
            return stands and self.holds(self.whens[asked.part.id, None], game.fact)
        if kind == "rules" and role != "gate":
            return self.holds(self.whens[asked.part.id, None], game.fact)
        if kind == "teams":
            return watch.which in game.team
        if kind == "events":
            if role == "gate":
                return asked.part.said.at in (None, game.fact[TURN])
            return self.could_come(watch, game)
        return True

    def holds_gate(self, card: int, side: Scope, game: Position) -> bool:
        """Whether a card's own condition holds, whoever has it in hand."""
        key = (self.book.cards[card][1].id, side)
        if key not in self.whens:
            self.whens[key] = self.program.question(self.book.cards[card][1].when, side)
        return self.holds(self.whens[key], game.fact)

    def could_come(self, watch: Watch, game: Position) -> bool:
        """Whether an event happened this turn, or could have with other luck or by a facilitator's hand."""
        event = watch.asked.part.said
        if game.live[watch.which]:
            return True
        if event.at is not None and event.at != game.fact[TURN]:
            return False
        return event.manual or self.holds(self.whens[event.id, None], game.fact)
