"""What a game is steered towards so that something unseen may be seen: it knows wishes, and neither plays nor judges.

A wish is made of what would have to be so: tracks above or below a figure, cards played, postures shown, institutions
standing. Where one of several would do, luck picks one, so that a second try is another way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from exercise.check.parts import Asked, Parts, Scope, side_for, track_for
from exercise.deck.models import (
    STANCES,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Not,
    Played,
    Plays,
    Shown,
    Standing,
    WeRead,
)
from exercise.rules.position import COOPERATION, TENSION
from exercise.rules.rulebook import Rulebook

Push = dict[int, float]
Mark = tuple[int, int, bool]
"""A fact, a figure, and whether the fact is to reach it (True) or to stay below it."""

LATE = (-1, -1, -1, 0, 8, 16)


@dataclass
class Wish:
    """What both sides work towards in one game."""

    tracks: list[Mark] = field(default_factory=list)
    limits: list[Mark] = field(default_factory=list)  # what must stay so, or the game ends too soon
    standing: dict[int, tuple[bool, set[int], set[int]]] = field(default_factory=dict)  # wanted or not, by what cards
    cards: set[int] = field(default_factory=set)
    shunned: set[int] = field(default_factory=set)
    stances: dict[int, int] = field(default_factory=dict)  # by side
    issues: dict[int, int] = field(default_factory=dict)  # by side
    said: dict[int, int] = field(default_factory=dict)  # by side: the posture to announce
    events: set[int] = field(default_factory=set)
    teams: dict[str, str] = field(default_factory=dict)
    late: int = -1  # -1, or: found institutions only when the tracks are so many points beyond where they are wished


class Aims:
    """How to wish for things in one deck."""

    def __init__(self, parts: Parts, book: Rulebook) -> None:
        self.parts = parts
        self.book = book
        layout = book.layout
        self.founders: dict[str, list[tuple[set[int], set[int]]]] = {}
        self.enders: dict[str, list[set[int]]] = {}
        self.schedulers: dict[str, list[set[int]]] = {}
        for done in parts.done:
            effect = done.effect
            if effect.found is None and effect.dissolve is None and effect.schedule is None:
                continue
            cards: set[int] = set()
            events: set[int] = set()
            if done.part.kind == "cards":
                for side in done.sides:
                    cards |= self.with_twin(layout.card_at[side or 0, done.part.id])
            elif done.part.kind == "events":
                events = {layout.event_at[done.part.id]}
            if effect.found is not None:
                self.founders.setdefault(effect.found, []).append((cards, events))
            if effect.dissolve is not None:
                self.enders.setdefault(effect.dissolve, []).append(cards)
            if effect.schedule is not None:
                self.schedulers.setdefault(effect.schedule[0], []).append(cards)
        self.spread = {
            TENSION: [(book.tables.issue_tension[i], w) for i, w in enumerate(book.tables.issue_weight)],
            COOPERATION: [(book.tables.issue_cooperation[i], w) for i, w in enumerate(book.tables.issue_weight)],
        }

    def with_twin(self, card: int) -> set[int]:
        """A card, and the other half of it if it is joint."""
        twin = self.book.tables.card_twin[card]
        return {card, twin} if twin >= 0 else {card}

    def to_answer(self, asked: Asked, condition: Condition, truth: bool, luck: Random) -> Wish:
        """A wish to see a clause of a condition hold, or fail, where the rules ask it."""
        wish = Wish(late=luck.choice(LATE))
        part, side = asked.part, luck.choice(asked.sides)
        if part.kind == "cards":
            card = self.book.layout.card_at[side or 0, part.id]
            if asked.role != "gate":
                wish.cards |= {card} if asked.role == "unmet" else self.with_twin(card)
                if asked.role == "unmet":
                    wish.shunned |= self.with_twin(card) - {card}
                self.want(part.said.when, True, side, wish, luck)
        elif part.kind == "institutions":
            self.want(Standing(part.id), True, side, wish, luck)
            if asked.role != "gate":
                self.want(part.said.when if asked.role == "each_turn" else None, True, side, wish, luck)
        elif part.kind == "rules" and asked.role != "gate":
            self.want(part.said.when, True, side, wish, luck)
        elif part.kind == "events" and asked.role != "gate":
            self.want_event(part.id, wish, luck)
        elif part.kind == "teams" and part.side is not None:
            wish.teams[part.side] = part.id
        elif part.kind == "endings" and truth:
            self.to_end([one.id for one in self.book.endings].index(part.id), wish, luck)
        self.want(condition, truth, side, wish, luck)
        return wish

    def to_see(self, kind: str, name: str, luck: Random) -> Wish:
        """A wish to see an institution founded or an event happen."""
        wish = Wish()
        if kind == "institutions":
            self.want(Standing(name), True, None, wish, luck)
        else:
            self.want_event(name, wish, luck)
            for cards in self.schedulers.get(name, ())[:1]:
                wish.cards |= cards
        return wish

    def to_play(self, card: int, luck: Random) -> Wish:
        """A wish to see a card playable."""
        side, said = self.book.cards[card]
        wish = Wish()
        self.want(said.when, True, side, wish, luck)
        return wish

    def want_event(self, name: str, wish: Wish, luck: Random) -> None:
        """Wish for an event: for what it asks, and for a facilitator to bring it if one is meant to."""
        which = self.book.layout.event_at[name]
        event = self.book.events[which]
        self.want(event.when, True, None, wish, luck)
        if event.manual or event.chance is not None:
            wish.events.add(which)

    def want(self, condition: Condition | None, truth: bool, side: Scope, wish: Wish, luck: Random) -> None:
        """Add to a wish what would make a condition hold or fail."""
        match condition:
            case Not(part):
                self.want(part, not truth, side, wish, luck)
            case All(parts) | AnyOf(parts):
                every = isinstance(condition, All) == truth
                for part in parts if every else [luck.choice(parts)]:
                    self.want(part, truth, side, wish, luck)
            case AtLeast(tracks) | AtMost(tracks):
                up = isinstance(condition, AtLeast) == truth
                for name, bar in tracks if truth else [luck.choice(tracks)]:
                    figure = bar if isinstance(condition, AtLeast) else bar + 1
                    wish.tracks.append((self.book.layout.track_at[track_for(name, side)], figure, up))
            case Standing(institution):
                self.want_standing(institution, truth, wish, luck)
            case Played(who, card):
                self.lay(self.book.layout.card_at[side_for(who, side), card], truth, wish)
            case Shown(who, stance, issue, _within):
                self.show(side_for(who, side), stance, issue, truth, wish, luck)
            case Plays(who, stance, card, issue):
                player = side_for("own" if who == "we" else "their", side)
                if card is not None:
                    self.lay(self.book.layout.card_at[player, card], truth, wish)
                else:
                    self.show(player, stance or "hold", issue, truth, wish, luck)
            case WeRead(stance):
                wish.said[side_for("their", side)] = STANCES.index(stance)

    def lay(self, card: int, truth: bool, wish: Wish) -> None:
        """Wish for a card to be played, or not to be."""
        (wish.cards if truth else wish.shunned).add(card)

    def show(self, player: int, stance: str, issue: str | None, truth: bool, wish: Wish, luck: Random) -> None:
        """Wish for a posture to be shown, or for another one."""
        wanted = stance if truth else luck.choice([one for one in STANCES if one != stance])
        wish.stances[player] = STANCES.index(wanted)
        if issue is not None:
            wish.issues[player] = self.book.layout.issue_at[issue]

    def want_standing(self, institution: str, truth: bool, wish: Wish, luck: Random) -> None:
        """Wish for an institution to stand, or not to: founded while it does not, dissolved while it does."""
        founding = set().union(*(cards for cards, _events in self.founders.get(institution, ())))
        ending = set().union(*self.enders.get(institution, ()))
        if truth and self.founders.get(institution):
            founding, events = luck.choice(self.founders[institution])
            wish.events |= events
            for card in founding:
                self.want(self.book.cards[card][1].when, True, self.book.cards[card][0], wish, luck)
        wish.standing[self.book.layout.institution_at[institution]] = (truth, set(founding), ending)

    def to_reach(self, ending: int, luck: Random) -> Wish:
        """A wish to see an ending reached."""
        wish = Wish(late=luck.choice(LATE))
        self.to_end(ending, wish, luck)
        self.want(self.book.endings[ending].when, True, None, wish, luck)
        return wish

    def to_end(self, ending: int, wish: Wish, luck: Random) -> None:
        """Keep every ending from coming that is tried before this one, and so would end the game instead."""
        for before in self.book.endings[:ending]:
            stay = Wish()
            self.want(before.when, False, None, stay, luck)
            wish.limits += stay.tracks

    def short(self, wish: Wish, fact: Sequence[int]) -> float:
        """How far a position is from what is wished for, in points of tracks; what must not be weighs most."""
        far = 0.0
        for at, figure, up in self.marks(wish, fact):
            far += max(0, figure - fact[at] if up else fact[at] - figure + 1)
        for at, figure, up in wish.limits:
            beyond = figure - fact[at] if up else fact[at] - figure + 1
            far += 200.0 if beyond > 0 else max(0.0, 6.0 + beyond)
        for which, (wanted, _founding, _ending) in wish.standing.items() if wish.late < 0 or not far else ():
            far += 40.0 if bool(fact[self.book.tables.at_standing + which]) != wanted else 0.0
        return far

    def marks(self, wish: Wish, fact: Sequence[int]) -> list[Mark]:
        """Where tracks are wished: further than asked, as long as an institution is still to be founded there."""
        at = self.book.tables.at_standing
        if wish.late > 0 and any(wanted and not fact[at + which] for which, (wanted, *_by) in wish.standing.items()):
            return [(track, figure + (wish.late if up else -wish.late), up) for track, figure, up in wish.tracks]
        return wish.tracks

    def push(self, wish: Wish, fact: Sequence[int]) -> Push:
        """Which tracks are not yet where they are wished, and which way each is to go (1 up, -1 down)."""
        push: Push = {}
        for at, figure, up in self.marks(wish, fact):
            if (fact[at] >= figure) != up:
                rows: Iterable[tuple[int, float]] = self.spread.get(at, [(at, 1)])
                for track, share in rows:
                    push[track] = push.get(track, 0.0) + (share if up else -share)
        return push

    def wanted(self, wish: Wish, fact: Sequence[int]) -> tuple[set[int], set[int]]:
        """The cards that are to be played now, and those that are not."""
        cards, shunned = set(wish.cards), set(wish.shunned)
        for which, (wanted, founding, ending) in wish.standing.items():
            stands = bool(fact[self.book.tables.at_standing + which])
            if wanted and not stands and (wish.late < 0 or not self.push(wish, fact)):
                cards |= founding
            elif not wanted and stands:
                cards |= ending
            elif not wanted:
                shunned |= founding - wish.cards
        return cards, shunned
