"""What both sides of an explored game say and seal: it knows habits and wishes, and looks one turn ahead.

A habit rates cards; a wish compares a few pairs of orders by playing each out on a copy of the position. Nobody is
played well here: both sides together try to come where nothing was seen yet.
"""

from __future__ import annotations

from random import Random

from exercise.check.aims import Aims, Push, Wish
from exercise.deck.models import STANCES
from exercise.rules import turn as rules
from exercise.rules.hands import fewest, playable, price, purse
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook

LOOKS = ("aim", "aim", "random", "press", "engage", "hold", "random", "cheap")
"""What pairs of orders are compared: one a habit, for each side by luck."""
Order = list[int]


class Deciding:
    """Both sides' decisions. `unlaid` are the cards that never lay open yet."""

    def __init__(self, book: Rulebook, aims: Aims, luck: Random, hand_size: int) -> None:
        tables = book.tables
        self.book, self.tables, self.aims, self.luck = book, tables, aims, luck
        self.hand_size = hand_size
        self.unlaid = set(range(tables.cards))
        self.wish = Wish()
        self.push: Push = {}
        self.wanted: set[int] = set()
        self.shunned: set[int] = set()
        self.helps: list[float] = []
        self.orders: list[Order] = [[], []]
        said = [card for _side, card in book.cards]
        self.stance = [STANCES.index(card.stance) for card in said]
        self.issue = [-1 if card.issue is None else book.layout.issue_at[card.issue] for card in said]
        self.pools = [
            [card for card in book.own_cards(side) if not said[card].always for _copy in range(said[card].copies)]
            for side in (0, 1)
        ]
        self.always = [[card for card in book.own_cards(side) if said[card].always] for side in (0, 1)]
        self.deals = sorted({card for event in book.events for deal in event.deal for card in self.dealt(deal)})
        self.moves = [self.moves_of(card) for card in range(tables.cards)]

    def dealt(self, deal: object) -> list[int]:
        """The card that an event deals, by number."""
        side, card = getattr(deal, "side", "us"), getattr(deal, "card", "")
        return [self.book.layout.card_at[0 if side == "us" else 1, card]]

    def moves_of(self, card: int) -> list[tuple[int, float]]:
        """What a card moves, by track; what hangs on a condition counts half."""
        side, said = self.book.cards[card]
        return [
            (self.book.layout.track(name, side), by * (1.0 if effect.when is None else 0.5))
            for effect in said.effects
            for name, by in effect.shift
        ]

    def begin(self, wish: Wish) -> None:
        """A new game, with a wish of its own."""
        self.wish = wish

    # --- a turn ---------------------------------------------------------------------------------------------------

    def plan(self, game: Position, habits: tuple[str, str]) -> None:
        """Choose both orders, before anything is said."""
        self.push = self.aims.push(self.wish, game.fact)
        self.wanted, self.shunned = self.aims.wanted(self.wish, game.fact)
        if self.push:
            self.helps = [sum(self.push.get(track, 0.0) * by for track, by in moves) for moves in self.moves]
        hands = [self.hand(game, side) for side in (0, 1)]
        self.orders = [self.order(game, side, hands[side], habits[side]) for side in (0, 1)]
        if habits == ("aim", "aim") and (self.wish.tracks or self.wish.limits) and not self.wish.cards:
            if self.luck.random() < 0.9:
                self.orders = self.best_pair(game, hands)
        for order in self.orders:
            self.unlaid.difference_update(order)

    def best_pair(self, game: Position, hands: list[Order]) -> list[Order]:
        """Of a few pairs of orders, the one that leads nearest to what is wished for."""
        best, least = self.orders, self.tried(game, self.orders)
        for mine in LOOKS[1:]:
            pair = [
                self.order(game, side, hands[side], mine if side == 0 else self.luck.choice(LOOKS)) for side in (0, 1)
            ]
            far = self.tried(game, pair)
            if far < least:
                best, least = pair, far
        return best

    def tried(self, game: Position, orders: list[Order]) -> float:
        """How far from what is wished for a pair of orders would lead."""
        trial = game.copy()
        self.lay(trial, orders)
        rules.resolution(self.tables, trial)
        return self.aims.short(self.wish, trial.fact) + self.luck.random() * 0.1

    def speak(self, game: Position, habits: tuple[str, str]) -> None:
        """Announce mostly what is meant, or what is wished for; offer what can be had in no other way."""
        for side in (0, 1):
            honest = self.luck.random() < (0.85 if habits[side] == "aim" else 0.6)
            posture = self.shown(self.orders[side]) if honest else self.luck.randrange(3)
            game.say[side] = self.wish.said.get(side, posture)
            game.say_issue[side] = -1
            if self.tables.issues and not honest:
                game.say_issue[side] = self.luck.randrange(self.tables.issues)
            game.say_offer[side] = -1
            for card in self.orders[side]:
                twin = self.tables.card_twin[card]
                if twin >= 0 and not self.book.cards[twin][1].copies:
                    game.say_offer[side] = card

    def seal(self, game: Position) -> None:
        """Seal what was planned, so far as it can still be played, and what was offered to a side that wants it."""
        for side in (0, 1):
            offered = [
                self.tables.card_twin[game.say_offer[1 - side]] for _once in (0,) if game.say_offer[1 - side] >= 0
            ]
            if offered and playable(self.tables, game, offered[0]) and self.luck.random() < 0.8:
                self.orders[side] = self.order(game, side, [*offered, *self.orders[side]], "offered")
                self.unlaid.difference_update(self.orders[side])
        self.lay(game, self.orders)

    def lay(self, game: Position, orders: list[Order]) -> None:
        """Write both orders into a position."""
        for side in (0, 1):
            game.ordered[side] = len(orders[side])
            for place, card in enumerate(sorted(orders[side])):
                game.order[side * self.tables.plays_max + place] = card

    def shown(self, order: Order) -> int:
        """The posture that an order shows."""
        stances = {self.stance[card] for card in order}
        return 0 if 0 in stances else 2 if 2 in stances else 1

    # --- an order -------------------------------------------------------------------------------------------------

    def hand(self, game: Position, side: int) -> Order:
        """Cards that a side could have in hand: wished for, never laid yet, dealt, always held, drawn by luck."""
        pool = self.pools[side]
        drawn = pool if not self.hand_size or len(pool) <= self.hand_size else self.luck.sample(pool, self.hand_size)
        mine = self.book.own_cards(side)
        wished = [card for card in sorted(self.wanted) if card in mine]
        if self.push and self.luck.random() < 0.7:  # luck that deals what is of use
            wished += sorted(mine, key=lambda card: self.helps[card], reverse=True)[:3]
        fresh = [card for card in mine if card in self.unlaid] if self.unlaid and not self.push else []
        fresh = self.luck.sample(fresh, min(len(fresh), 3))
        dealt = [card for card in self.deals if card in mine and game.dealt[card]]
        held = dict.fromkeys([*wished, *fresh, *dealt, *self.always[side], *drawn])
        return [card for card in held if playable(self.tables, game, card)]

    def order(self, game: Position, side: int, hand: Order, habit: str) -> Order:
        """The best cards of a hand by a habit that can be paid for together."""
        tables = self.tables
        habit = "random" if self.luck.random() < 0.1 else habit
        rated = sorted(((self.worth(card, side, habit), card) for card in hand), reverse=True)
        order: Order = []
        left = purse(tables, game, side)
        for worth, card in rated:
            if worth > 0 and len(order) < tables.plays_max and price(tables, game, card) <= left:
                order.append(card)
                left -= price(tables, game, card)
        least = fewest(tables, game, side)
        return order if len(order) >= least else self.enough(game, side, least)

    def enough(self, game: Position, side: int, least: int) -> Order:
        """As many of the cheapest cards as must be sealed."""
        cards = [card for card in self.book.own_cards(side) if playable(self.tables, game, card)]
        self.luck.shuffle(cards)
        return sorted(cards, key=lambda card: price(self.tables, game, card))[:least]

    def worth(self, card: int, side: int, habit: str) -> float:
        """How much a side would like to play a card; 0 or less: not at all."""
        noise = self.luck.random()
        if habit == "random":
            return noise - 0.2
        if habit == "fresh":
            return noise + (2 if card in self.unlaid else 0)
        if habit == "cheap":
            return noise - self.book.cards[card][1].cost - 0.3
        if habit in STANCES:
            return noise + 1 if self.stance[card] == STANCES.index(habit) else noise - 0.97
        if habit == "offered":
            return 3.0 + noise if self.tables.card_twin[card] >= 0 else 1.0 + noise
        return noise * 0.5 + self.use(card, side)

    def use(self, card: int, side: int) -> float:
        """What a card does for what is wished for."""
        wish = self.wish
        if card in self.shunned:
            return -100.0
        worth = 100.0 if card in self.wanted else 0.0
        if side in wish.stances:
            fits = (
                self.stance[card] == wish.stances[side] and wish.issues.get(side, self.issue[card]) == self.issue[card]
            )
            worth += 20.0 if fits else -20.0
        return worth + (self.helps[card] if self.push else 0.0)
