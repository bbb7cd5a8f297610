"""Playing a deck to see what can happen in it: it knows how to play and what to try next, and judges nothing.

Both sides of a game work together to see something new, by the real rules: cards that never lay open are laid, and what
was never seen is steered for. Luck is used as it could fall: a hand is any cards that could have been drawn, and chance
events come more often than they would. A facilitator injects events now and then. Nothing here adjusts a track.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from exercise.check.aims import Aims, Wish
from exercise.check.deciding import Deciding
from exercise.check.parts import Parts
from exercise.check.possible import Possible
from exercise.check.watching import CLOSING, END, LAPSE, OPENING, ORDERS, RESOLUTION, Node, Watch, Watches
from exercise.deck.models import SIDES, Hand
from exercise.rules import turn as rules
from exercise.rules.game import set_up
from exercise.rules.hands import playable
from exercise.rules.position import TURN, Position, land
from exercise.rules.rulebook import Rulebook, compile_deck

HABITS = ("fresh", "press", "engage", "hold", "cheap", "random")
OPENERS = tuple((one, other) for place, one in enumerate(HABITS) for other in HABITS[place:])
"""The first games: every pair of habits once."""


@dataclass(frozen=True)
class Budget:
    """How far exploring goes: games at most, tries at most for one thing, and work at most in all (`Explored.cost`)."""

    games: int
    tries: int
    work: int


TURN_COST = 400
"""What a turn of the smallest deck counts; every two cards count one more."""
USUAL = Budget(games=240, tries=16, work=2_500_000)
DEEP = Budget(games=6_000, tries=24, work=250_000_000)


class Explored:
    """One deck under exploration. After `run`, `watches` and the sets hold what was seen; `games` and `turns` how much
    was played."""

    def __init__(self, parts: Parts, possible: Possible, settled: set[int], budget: Budget) -> None:
        deck = parts.deck
        self.budget = budget
        self.book: Rulebook = compile_deck(replace(deck, hand=Hand(everything=True)))
        self.tables = self.book.tables
        self.watches = Watches(parts, self.book, settled, possible)
        self.aims = Aims(parts, self.book)
        self.luck = Random(f"exercise {deck.id}")
        self.games = self.turns = 0
        at = self.book.layout.card_at
        self.unplayable = {at[key] for key in possible.playable}
        self.unfounded = {self.book.layout.institution_at[name] for name in possible.founded}
        self.unfired = {place for place, event in enumerate(self.book.events) if not event.manual}
        self.unreached = set(range(len(self.book.endings)))
        self.wish = Wish()
        self.deciding = Deciding(self.book, self.aims, self.luck, 0 if deck.hand.everything else deck.hand.size)
        self.rare = [place for place, event in enumerate(self.book.events) if event.manual or event.chance is not None]

    # --- what to play next ----------------------------------------------------------------------------------------

    def run(self) -> None:
        """Play until everything was seen or the budget is spent."""
        for us, china in OPENERS:
            if not self.left():
                return
            self.play((us, china), Wish())
        for tried in range(self.budget.tries):
            for wish in list(self.wishes()):
                if not self.left():
                    return
                found = wish()
                if found is not None:
                    self.play(("aim", "aim"), found)
            if tried == 0:
                self.play(("fresh", "fresh"), Wish())

    def left(self) -> bool:
        """Whether the budget allows another game, and there is something to see."""
        return self.games < self.budget.games and self.cost() < self.budget.work and not self.all_seen()

    def cost(self) -> int:
        """What was played so far: a turn counts a little for every card, and for a long calendar of many events."""
        size = self.tables.cards // 2 + self.tables.events * self.tables.turns // 20
        return self.turns * (TURN_COST + size)

    def all_seen(self) -> bool:
        """Whether there is nothing left to look for."""
        rows = (self.unplayable, self.unfounded, self.unfired, self.unreached)
        return not any(rows) and not any(self.watches.due)

    def wishes(self) -> Iterator[Wisher]:
        """What has not been seen yet, each as something that makes a wish when its turn comes."""
        for card in sorted(self.unplayable):
            yield Wisher(self, "card", card)
        for which in sorted(self.unfounded):
            yield Wisher(self, "institution", which)
        for which in sorted(self.unfired):
            yield Wisher(self, "event", which)
        for which in sorted(self.unreached):
            yield Wisher(self, "ending", which)
        for watch in self.watches.all:
            for node, truth in watch.node.missing():
                yield Wisher(self, "clause", 0, (watch, node, truth))

    # --- one game -------------------------------------------------------------------------------------------------

    def play(self, habits: tuple[str, str], wish: Wish) -> Position:
        """Play one game to its end, looking wherever the rules ask; returns its last position."""
        tables, book = self.tables, self.book
        teams: dict[str, str | None] = dict(wish.teams)
        for side, name in enumerate(SIDES):
            among = [team.id for at, team in book.teams if at == side]
            if among and name not in teams:
                teams[name] = among[(self.games + side * (self.games // len(among))) % len(among)]
        game = set_up(book, 0, self.games, teams)
        self.wish = wish
        self.deciding.begin(wish)
        self.games += 1
        last = self.cost() + max(self.budget.work, 1)  # no single game is longer than all were meant to be
        while game.ending < 0 and self.cost() < last:
            self.turns += 1
            self.before_opening(game)
            rules.opening(tables, game)
            self.inject(game)
            self.note_events(game)
            self.deciding.plan(game, habits)
            if tables.signals:
                self.deciding.speak(game, habits)
                rules.signals(tables, game)
            self.watches.look(ORDERS, game)
            self.note_playable(game)
            self.deciding.seal(game)
            rules.face_up(tables, game)
            self.watches.look(RESOLUTION, game)
            rules.resolution(tables, game)
            rules.remember(tables, game)
            self.watches.look(LAPSE, game)
            rules.closing(tables, game)
            self.note_standing(game)
            self.watches.look(CLOSING, game)
            if game.ending >= 0:
                self.unreached.discard(game.ending)
                self.watches.look(END, game)
                self.play_on(game)
        return game

    def before_opening(self, game: Position) -> None:
        """Look at what the next opening will ask, in the position in which it will."""
        game.fact[TURN] += 1
        self.watches.look(OPENING, game)
        game.fact[TURN] -= 1

    def inject(self, game: Position) -> None:
        """A facilitator's inject, or luck that falls so: in one of three turns, at once for an event wished for."""
        wished = [event for event in sorted(self.wish.events) if not game.fired[event]]
        among = wished or (self.rare if self.luck.random() < 0.33 else [])
        if among:
            event = self.luck.choice(among)
            said = self.book.events[event]
            if said.manual or (said.chance and self.watches.holds(self.watches.whens[said.id, None], game.fact)):
                game.live[event] |= 2
                rules.fire(self.tables, game, event)
                land(self.tables, game)

    def play_on(self, game: Position) -> None:
        """A facilitator voids an ending, in one game of three, so that what lies beyond it is seen too."""
        if game.ending < self.tables.endings and game.fact[TURN] < self.tables.turns and self.games % 3 == 0:
            game.void[game.ending] = 1
            game.ending = -1

    def note_events(self, game: Position) -> None:
        """Events that happened."""
        if self.unfired:
            self.unfired -= {event for event in self.unfired if game.fired[event]}

    def note_playable(self, game: Position) -> None:
        """Cards that could be played, were they in hand."""
        if self.unplayable:
            self.unplayable -= {card for card in self.unplayable if playable(self.tables, game, card)}

    def note_standing(self, game: Position) -> None:
        """Institutions that stand."""
        if self.unfounded:
            at = self.tables.at_standing
            self.unfounded -= {which for which in self.unfounded if game.fact[at + which]}


@dataclass(frozen=True)
class Wisher:
    """Something unseen that a game may be steered for."""

    explored: Explored
    kind: str
    which: int
    clause: tuple[Watch, Node, bool] | None = None

    def __call__(self) -> Wish | None:
        """The wish, or None if it was seen meanwhile."""
        seen = self.explored
        if self.kind == "card":
            return seen.aims.to_play(self.which, seen.luck) if self.which in seen.unplayable else None
        if self.kind == "institution":
            name = seen.book.institutions[self.which].id
            return seen.aims.to_see("institutions", name, seen.luck) if self.which in seen.unfounded else None
        if self.kind == "event":
            name = seen.book.events[self.which].id
            return seen.aims.to_see("events", name, seen.luck) if self.which in seen.unfired else None
        if self.kind == "ending":
            return seen.aims.to_reach(self.which, seen.luck) if self.which in seen.unreached else None
        assert self.clause is not None
        watch, node, truth = self.clause
        if node.held if truth else node.failed:
            return None
        return seen.aims.to_answer(watch.asked, node.condition, truth, seen.luck)
