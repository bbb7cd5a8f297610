"""The rules a second time: slow, by name, on the deck as authored; written from the design and not from the kernel.

It shares no line with `exercise.rules`, so that where both agree on every row of every drawn game, neither has slipped.
Luck is not its business: it is told what was read, which cards were drawn and which chances came, and checks only that
they could. `reference_position` holds conditions and sums, this file the order of play.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from tests.rules.reference_position import OTHER, SIDES, Standing


class Reference(Standing):
    """One game by the rules, in the order of play."""

    def open_turn(self, chances: set[str]) -> None:
        """The openings of a round. `chances`: the chance events that came, of those that could."""
        self.rows, self.live = [], set()
        self.orders, self.read = {"us": [], "china": []}, {"us": None, "china": None}
        for number in range(self.deck["pace"]):
            if self.turn < self.deck["turns"]["count"]:
                self.turn += 1
                self.phase = "opening"
                self.open_once(number == 0, chances)
        self.phase = "signal" if "signals" in self.deck else "orders"

    def open_once(self, payday: bool, chances: set[str]) -> None:
        """One opening, one sum."""
        for side in SIDES:
            if payday and "capital" in self.deck:
                self.ask("rule:income", side, f"{side}.capital", self.deck["capital"]["income"])
                self.ask(
                    f"team:{self.teams[side].get('id')}", side, f"{side}.capital", self.teams[side].get("income", 0)
                )
            self.effects(self.teams[side].get("each_turn", []), f"team:{self.teams[side].get('id')}", side)
        happening = [event for event in self.events if self.fires(event, chances)]
        for event in happening:
            self.happen(event)
        for name in self.standing:
            if self.holds(self.institutions[name].get("when"), None):
                self.effects(self.institutions[name].get("each_turn", []), f"institution:{name}", None)
        for rule in self.deck.get("rules", []):
            if self.holds(rule.get("when"), None):
                self.effects(rule["each_turn"], f"rule:{rule['id']}", None)
        self.land()

    def team(self, side: str) -> str:
        """A side's team as a cause."""
        return f"team:{self.teams[side].get('id')}"

    def fires(self, name: str, chances: set[str]) -> bool:
        """Whether an event happens in this opening."""
        event = self.events[name]
        if (name, self.turn) in self.due:
            return True
        if event.get("manual") or (event.get("once", True) and name in self.fired):
            return False
        if not self.holds(event.get("when"), None):
            return False
        if "chance" in event:
            assert event["chance"] not in (0, 100) or (name, self.turn) in chances or event["chance"] == 0
            return (name, self.turn) in chances
        return bool(event["at"] == self.turn) if "at" in event else "when" in event

    def happen(self, name: str) -> None:
        """An event joins the sum and deals its cards."""
        self.fired.add(name)
        self.live.add(name)
        self.effects(self.events[name].get("effects", []), f"event:{name}", None)
        for deal in self.events[name].get("deal", []):
            self.dealt[deal["side"]].add(deal["card"])

    def refill(self, side: str, hand: Mapping[str, int]) -> None:
        """The hand a side drew up to, if it could have."""
        pile, discards = self.pile[side], self.discards[side]
        drawn = Counter(hand) - self.hand[side]
        assert self.hand[side] + drawn == Counter(hand), "a card left the hand in an opening"
        if self.deck["hand"] == "all":
            assert not drawn
            return
        possible = self.hand[side].total() + pile.total() + discards.total()
        size = self.deck["hand"].get("size", 5)
        assert Counter(hand).total() == max(min(size, possible), self.hand[side].total()), "a hand of the wrong size"
        if drawn.total() <= pile.total():
            assert drawn <= pile, "drawn what was not in the pile"
            self.pile[side] = pile - drawn
        else:
            assert pile <= drawn and drawn - pile <= discards, "drawn what was neither in pile nor discards"
            self.pile[side], self.discards[side] = discards - (drawn - pile), Counter()
        self.hand[side] = Counter(hand)

    def misread(self) -> int:
        """The chance of misreading, in percent."""
        clarity = sum(self.institutions[name].get("clarity", 0) for name in self.standing)
        clarity += sum(self.teams[side].get("clarity", 0) for side in SIDES)
        return max(int(self.deck["signals"]["misread"]) - clarity, 0)

    def signal(self, words: Mapping[str, Any], read: Mapping[str, str]) -> None:
        """Both have spoken, and read each other so."""
        for side in SIDES:
            said = words[OTHER[side]].posture
            assert self.misread() > 0 or read[side] == said, "misread where nothing can be"
            assert self.misread() < 100 or read[side] != said, "read rightly where nothing can be"
            if words[side].offer:
                self.dealt[OTHER[side]].add(self.half(side, words[side].offer))
        self.words, self.read, self.phase = dict(words), dict(read), "orders"

    def half(self, side: str, card: str) -> str:
        """The other side's half of a joint card."""
        joint = self.cards[side][card]["joint"]
        return card if joint is True else str(joint)

    def resolve(self, orders: Mapping[str, list[str]]) -> None:
        """Resolution and closing."""
        self.phase, self.orders = "resolution", {side: list(orders[side]) for side in SIDES}
        for side in SIDES:
            for card in self.played_now(side):
                cause = f"card:{card['id']}"
                self.ask(cause, side, f"{side}.capital", -self.price(side, card["id"]))
                met = not card.get("joint") or self.half(side, card["id"]) in orders[OTHER[side]]
                self.effects(card["effects"] if met else card.get("unmet", []), cause, side)
            if "signals" in self.deck:
                how = "kept" if self.kept(side) else "broken"
                self.effects(self.deck["signals"].get(how, []), f"word:{how}", side)
        for name in self.live:
            for side in SIDES:
                dealt = {deal["card"] for deal in self.events[name].get("deal", []) if deal["side"] == side}
                if dealt and not dealt & set(orders[side]):
                    self.effects(self.events[name].get("if_unplayed", {}).get(side, []), f"event:{name}", side)
        self.land()
        self.close()

    def kept(self, side: str) -> bool:
        """Whether a side's word was kept, judged as it was read."""
        word = self.words[side]
        sealed = word.offer is None or word.offer in self.orders[side]
        return sealed and self.read[OTHER[side]] == self.posture(side, word.issue)

    def close(self) -> None:
        """Closing: history, cards, lapses, endings."""
        self.phase = "closing"
        for side in SIDES:
            self.played |= {(side, card) for card in self.orders[side]}
            issues = [None, *(issue["id"] for issue in self.deck.get("issues", []))]
            self.history += [(self.turn, side, issue, self.posture(side, issue)) for issue in issues]
            self.clear_hand(side)
        lapsed = {
            name
            for name in self.standing
            if "lapses" in self.institutions[name] and self.holds(self.institutions[name]["lapses"], None)
        }
        self.standing -= lapsed
        for ending in self.deck.get("endings", []):
            if self.ending is None and ending["id"] not in self.void and self.holds(ending["when"], None):
                self.ending = ending["id"]
        if self.ending is None and self.turn >= self.deck["turns"]["count"]:
            self.ending = self.deck["default_ending"]["id"]
        self.phase = "over" if self.ending else "closing"

    def clear_hand(self, side: str) -> None:
        """What was played leaves the hand; what was dealt leaves play; a hand that discards goes."""
        for name in self.orders[side]:
            if self.hand[side][name] and name not in self.dealt[side]:
                self.hand[side][name] -= 1
                self.discards[side][name] += 1
            if self.cards[side][name].get("once"):
                self.gone.add((side, name))
        self.dealt[side] = set()
        if self.deck["hand"] != "all" and self.deck["hand"].get("unplayed") == "discard":
            self.discards[side] += self.hand[side]
            self.hand[side] = Counter()
        for owner, name in self.gone:
            for pile in (self.hand[owner], self.pile[owner], self.discards[owner]):
                del pile[name]
        self.hand[side], self.discards[side] = +self.hand[side], +self.discards[side]

    def adjust(self, shifts: Mapping[str, int], number: int) -> None:
        """A facilitator's adjustment."""
        for track, change in shifts.items():
            self.ask(f"act:{number}", None, track, change)
        self.land()

    def inject(self, event: str) -> None:
        """A facilitator's inject."""
        self.happen(event)
        self.land()

    # --- legality and the end -------------------------------------------------------------------------------------

    def price(self, side: str, card: str) -> int:
        """What a card costs its side."""
        said = self.cards[side][card]
        if "capital" not in self.deck:
            return 0
        return max(int(said.get("cost", 0)) + int(self.teams[side].get("cost", {}).get(said["stance"], 0)), 0)

    def held(self, side: str, card: str) -> bool:
        """Whether the side could reach for the card."""
        if (side, card) in self.gone:
            return False
        endless = self.deck["hand"] == "all" or self.cards[side][card].get("always")
        return bool(endless or self.hand[side][card] or card in self.dealt[side])

    def orders_possible(self, side: str) -> set[frozenset[str]]:
        """Every legal order of a side, by trying them all."""
        cards = [
            name
            for name, card in self.cards[side].items()
            if self.held(side, name) and self.holds(card.get("when"), side)
        ]
        most, least = self.deck["plays"].get("max", 2), self.deck["plays"].get("min", 0)
        purse = self.tracks.get(f"{side}.capital", 0)
        possible = [
            frozenset(chosen)
            for size in range(most + 1)
            for chosen in combinations(cards, size)
            if sum(self.price(side, card) for card in chosen) <= purse
        ]
        least = min(least, max(map(len, possible)))
        return {chosen for chosen in possible if len(chosen) >= least}

    def score(self, side: str, agenda: str | None) -> int:
        """A side's score as things stand."""
        total = sum(
            weight * self.value(track, None) for track, weight in self.deck.get("score", {}).get(side, {}).items()
        )
        for one in self.deck.get("agendas", {}).get(side, []):
            if one["id"] == agenda:
                total += sum(point["score"] for point in one["points"] if self.holds(point.get("when"), side))
        for ending in [*self.deck.get("endings", []), self.deck["default_ending"]]:
            if ending["id"] == self.ending:
                total += ending.get("bonus", {}).get(side, 0)
        return total
