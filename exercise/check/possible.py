"""What a deck can bring about, by bounds alone: it knows which cards, events and institutions can be, not how often.

The least fixed point of everything that the deck can do: begin at the start, add what could happen there, widen the
ranges, and again until nothing is new. Variants and teams are taken together, so what is possible in one is possible.
"""

from __future__ import annotations

from collections.abc import Hashable

from exercise.check.parts import Asked, Done, Part, Parts, track_for
from exercise.check.ranges import EITHER, FAR, NEVER, SURE, Range, Ranges, assume
from exercise.deck.models import SIDES, STANCES, Card
from exercise.rules.filling import tracks_of

Base = dict[Hashable, Range]


class Possible:
    """What can be: `ranges` anywhere, `playable` cards as (side, id), institutions that can be `founded`, events that
    can come by themselves or be `scheduled`."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.deck = parts.deck
        settings = [one.capital for one in parts.deck.variants]
        self.cap = max([one.get("cap", 0) for one in settings] + [parts.deck.capital.cap if parts.deck.capital else 0])
        self.everything = parts.deck.hand.everything or any(one.hand.get("everything") for one in parts.deck.variants)
        self.signals = parts.deck.signals is not None or any(one.signals for one in parts.deck.variants)
        self.cards: dict[str, Part] = {one.id: one for one in parts.of_kind("cards")}
        self.base: Base = {}
        self.ranges = Ranges(self.base)
        self.bounds: dict[str, Range] = {}
        self.playable: set[tuple[int, str]] = set()
        self.founded: set[str] = set()
        self.scheduled: set[str] = set()
        self.dealt = {(SIDES.index(deal.side), deal.card) for event in self.deck.events for deal in event.deal}
        self.begin()
        while self.grow():
            pass

    def begin(self) -> None:
        """The ranges before the first turn."""
        for name, start, low, high in tracks_of(self.deck):
            self.bounds[name] = (low, high)
            least, most = start, start
            for side in SIDES:
                moves = [self.first_shift(team.shift, side, name) for team in self.deck.teams.get(side, ())]
                least, most = least + min(moves, default=0), most + max(moves, default=0)
            self.base[name] = (max(low, min(least, high)), max(low, min(most, high)))
        for side in SIDES if self.cap or self.deck.capital else ():
            self.base[f"{side}.capital"] = self.bounds[f"{side}.capital"] = (0, max(self.cap, 0))
        counts = [self.deck.turns.count, *(one.turns.get("count", 1) for one in self.deck.variants)]
        self.base["turn"] = (1, max(counts))
        for player in (0, 1):
            self.base["posture", player, "hold"] = EITHER
            self.base["shown", player, "hold", None] = EITHER
            for issue in self.deck.issues:
                self.base["shown", player, "hold", issue.id] = EITHER
            for stance in STANCES if self.signals else ():
                self.base["reads", player, stance] = EITHER
        self.headlines()

    @staticmethod
    def first_shift(shift: tuple[tuple[str, int], ...], side: str, name: str) -> int:
        """What a team does to a track before the first turn."""
        return sum(
            by for track, by in shift if track_for(track, SIDES.index("us" if side == "us" else "china")) == name
        )

    def headlines(self) -> None:
        """The headlines lie between the means of the least and of the most."""
        weight = sum(issue.weight for issue in self.deck.issues)
        for name in ("tension", "cooperation") if weight else ():
            rows = [(issue.weight, self.base[f"{name}.{issue.id}"]) for issue in self.deck.issues]
            low, high = (sum(share * ends[end] for share, ends in rows) for end in (0, 1))
            self.base[name] = ((2 * low + weight) // (2 * weight), (2 * high + weight) // (2 * weight))

    def grow(self) -> bool:
        """Add everything that could happen in the ranges so far; False if nothing was new."""
        before = (dict(self.base), len(self.playable), len(self.founded), len(self.scheduled))
        for name, part in self.cards.items():
            for side in (0, 1):
                if part.said.side in ("both", SIDES[side]) and self.could_play(part.said, side):
                    self.play(name, part.said, side)
        for done in self.parts.done:
            if any(self.happens(done, side) for side in done.sides):
                self.widen(done)
        self.headlines()
        return before != (self.base, len(self.playable), len(self.founded), len(self.scheduled))

    def could_hold(self, card: Card, side: int) -> bool:
        """Whether a side could ever have the card in reach."""
        if (side, card.id) in self.dealt or card.copies > 0:
            return True
        half = card.id if card.joint is True else card.joint
        return bool(half) and self.signals and (1 - side, half) in self.playable

    def could_play(self, card: Card, side: int) -> bool:
        """Whether a side could ever seal the card."""
        return (
            self.could_hold(card, side)
            and self.cheapest(card, side) <= self.purse(side)
            and assume(card.when, True, self.ranges, side) is not None
        )

    def purse(self, side: int) -> int:
        """The most a side can ever have to spend."""
        return self.base.get(f"{SIDES[side]}.capital", (0, FAR))[1]

    def cheapest(self, card: Card, side: int) -> int:
        """The least that any team makes a card cost."""
        teams = self.deck.teams.get(SIDES[side], ())
        return max(0, card.cost + min((dict(team.cost).get(card.stance, 0) for team in teams), default=0))

    def play(self, name: str, card: Card, side: int) -> None:
        """A card can be played: it can lie open, be remembered, and show its stance."""
        self.playable.add((side, name))
        for flag in (
            ("card", side, name),
            ("played", side, name),
            ("posture", side, card.stance),
            ("shown", side, card.stance, None),
        ):
            self.base[flag] = EITHER
        if card.issue is not None:
            self.base["on", side, card.stance, card.issue] = EITHER
            self.base["shown", side, card.stance, card.issue] = EITHER

    def happens(self, done: Done, side: int | None) -> bool:
        """Whether an effect can ever be done."""
        return any(assume(done.effect.when, True, here, side) is not None for here in self.contexts(done, side))

    def contexts(self, row: Done | Asked, side: int | None) -> list[Ranges]:
        """The ranges that an effect, its guard or another condition is met in; none where it never is."""
        part, role, here = row.part, row.role, self.ranges
        if part.kind == "cards" and role in ("effects", "unmet") and side is not None:
            return self.orders_with(part.said, side, met=role == "effects")
        if role == "gate":
            return [here]
        if part.kind in ("institutions", "rules"):
            stands = here.but({("standing", part.id): SURE}) if part.kind == "institutions" else here
            if part.kind == "institutions" and part.id not in self.founded:
                return []
            when = part.said.when if role == "each_turn" else None
            return [left for left in [assume(when, True, stands, None)] if left is not None]
        return [here]

    def orders_with(self, card: Card, side: int, met: bool) -> list[Ranges]:
        """The ranges in which a card is resolved: its condition held, it lies open, and its other half too if met."""
        if (side, card.id) not in self.playable:
            return []
        opened: Base = shown_by(card, side)
        half = card.id if card.joint is True else card.joint
        if half:
            if met and (1 - side, half) not in self.playable:
                return []
            opened |= shown_by(self.cards[half].said, 1 - side) if met else {("card", 1 - side, half): NEVER}
        left = assume(card.when, True, self.ranges, side)
        return [] if left is None else [left.but(opened)]

    def widen(self, done: Done) -> None:
        """Let an effect have happened, as often as it may."""
        effect = done.effect
        for side in done.sides:
            for name, by in effect.shift:
                track = track_for(name, side)
                low, high = self.base[track]
                least, most = self.bounds[track]
                self.base[track] = (low, most) if by > 0 else (least, high) if by < 0 else (low, high)
        if effect.found is not None:
            self.founded.add(effect.found)
            self.base["standing", effect.found] = EITHER
        if effect.schedule is not None:
            self.scheduled.add(effect.schedule[0])


def shown_by(card: Card, side: int) -> Base:
    """What is sure once a card lies open: no posture milder than its stance is shown."""
    sure: Base = {("card", side, card.id): SURE}
    if card.stance == "press":
        sure |= {("posture", side, "press"): SURE, ("posture", side, "engage"): NEVER}
    if card.stance in ("press", "engage"):
        sure["posture", side, "hold"] = NEVER
    if card.issue is not None:
        sure["on", side, card.stance, card.issue] = SURE
    return sure
