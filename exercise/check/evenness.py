"""Whether the sides are dealt with alike: it counts and compares what each side may do, and judges no word.

Margins are stated in `margins`. Totals compare what cards do in kind: what they bring their side at home, what they
cost the rival at home, and what they move of tension and of cooperation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from exercise.check import margins
from exercise.check.parts import Parts, track_for
from exercise.deck.models import SIDES, STANCES, Card, Effects
from exercise.deck.tongue import _, ngettext


@dataclass
class Hand:
    """What one side has: its cards, and totals by kind of effect in points."""

    cards: list[Card] = field(default_factory=list)
    totals: dict[str, float] = field(default_factory=dict)

    def share(self, stance: str) -> int:
        """How many of the cards show a stance."""
        return sum(1 for card in self.cards if card.stance == stance)

    def on(self, issue: str) -> int:
        """How many of the cards are on an issue."""
        return sum(1 for card in self.cards if card.issue == issue)

    @property
    def cost(self) -> float:
        """The mean cost of a card."""
        return sum(card.cost for card in self.cards) / len(self.cards) if self.cards else 0.0


def evenness(parts: Parts) -> None:
    """Note where the sides differ by more than the margins."""
    deck = parts.deck
    hands = [
        Hand([card for card in deck.cards if card.side in ("both", name)], totals(parts, side))
        for side, name in enumerate(SIDES)
    ]
    number(parts, hands)
    if min(len(hand.cards) for hand in hands) >= margins.FEW_CARDS:
        stances(parts, hands)
        costs(parts, hands)
        effects(parts, hands)
    issues(parts, hands)


def tell(parts: Parts, side: int, code: str, message: str, help: str) -> None:
    """A finding about the sides stands at the one that has more."""
    names = {"us": parts.deck.sides["us"].short, "china": parts.deck.sides["china"].short}
    parts.report(parts.span.at("sides").key(SIDES[side]), code, message.format(**names), help)


def beyond(one: float, other: float, percent: int, least: float) -> bool:
    """Whether two amounts differ by more than so many percent of the smaller, and by no less than `least`."""
    low, high = sorted((abs(one), abs(other)))
    return abs(one - other) >= least and (one * other < 0 or (high - low) * 100 > percent * low)


def number(parts: Parts, hands: list[Hand]) -> None:
    """How many cards each side may hold."""
    us, china = (len(hand.cards) for hand in hands)
    if beyond(us, china, margins.CARDS, 1):
        message = _("{us} has {a} cards and {china} has {b}.").replace("{a}", str(us)).replace("{b}", str(china))
        help = _("Give the other side a counterpart, or allow it with a reason.")
        tell(parts, 0 if us > china else 1, "DK701", message, help)


def stances(parts: Parts, hands: list[Hand]) -> None:
    """How many cards of each stance each side has, as shares of its cards; the stance that differs most is told of."""
    rows = []
    for stance in STANCES:
        us, china = (100 * hand.share(stance) / len(hand.cards) for hand in hands)
        rows.append((abs(us - china), stance, us, china))
    apart, stance, us, china = max(rows)
    if apart > margins.STANCE:
        message = _("Of the cards of {us}, {a} in a hundred are `{stance}`; of those of {china}, {b}.")
        message = message.replace("{a}", f"{us:.0f}").replace("{b}", f"{china:.0f}").replace("{stance}", stance)
        tell(parts, 0 if us > china else 1, "DK702", message, _("Change the stance of a card, or add a counterpart."))


def costs(parts: Parts, hands: list[Hand]) -> None:
    """What a card costs each side on average."""
    us, china = (hand.cost for hand in hands)
    if beyond(us, china, margins.COST, 0.25):
        message = _("A card costs {us} {a} on average, and {china} {b}.")
        message = message.replace("{a}", f"{us:.2f}").replace("{b}", f"{china:.2f}")
        tell(parts, 0 if us > china else 1, "DK703", message, _("Bring the costs of counterparts closer together."))


def issues(parts: Parts, hands: list[Hand]) -> None:
    """What each side can do about each issue."""
    for issue in parts.deck.issues:
        us, china = (hand.on(issue.id) for hand in hands)
        silent = min(us, china) == 0 < max(us, china)
        if silent or beyond(us, china, margins.ISSUE, 2):
            message = _("On the issue `{issue}` {us} has {a} and {china} {b}.").replace("{issue}", issue.id)
            message = message.replace("{a}", some_cards(us)).replace("{b}", some_cards(china))
            tell(parts, 0 if us > china else 1, "DK704", message, _("Give the other side a card on it."))


def some_cards(count: int) -> str:
    """A number of cards in words."""
    return ngettext("{n} card", "{n} cards", count).format(n=count) if count else _("no card")


def effects(parts: Parts, hands: list[Hand]) -> None:
    """What the cards of each side move in all, in kind, by card."""
    what = {
        "own": _("bring it at home"),
        "their": _("cost the other side at home"),
        "tension": _("raise tension"),
        "cooperation": _("raise cooperation"),
    }
    for kind, words in what.items():
        us, china = (hand.totals[kind] / len(hand.cards) for hand in hands)
        if beyond(us, china, margins.EFFECT, 0.5):
            message = _("A card of {us} would {words} by {a} on average, one of {china} by {b}.")
            message = message.replace("{words}", words).replace("{a}", f"{us:+.2f}").replace("{b}", f"{china:+.2f}")
            tell(
                parts, 0 if us > china else 1, "DK705", message, _("Bring the effects of counterparts closer together.")
            )


def totals(parts: Parts, side: int) -> dict[str, float]:
    """What a side's cards move in all, by kind; what hangs on a condition counts half, an unmet half a quarter."""
    found = {"own": 0.0, "their": 0.0, "tension": 0.0, "cooperation": 0.0}
    better = {track.id: 1 if track.better == "high" else -1 for track in parts.deck.tracks}
    for card in parts.deck.cards:
        if card.side in ("both", SIDES[side]):
            add(found, card.effects, 1.0, side, better)
            add(found, card.unmet, 0.25, side, better)
    return found


def add(found: dict[str, float], effects: Effects, share: float, side: int, better: dict[str, int]) -> None:
    """Add a list of effects to totals."""
    for effect in effects:
        weight = share if effect.when is None else share / 2
        for name, by in effect.shift:
            whose, _dot, track = track_for(name, side).partition(".")
            if whose in ("tension", "cooperation"):
                found[whose] += weight * by
            elif whose in SIDES and track != "capital":
                way = better.get(track, 1)
                found["own" if whose == SIDES[side] else "their"] += (
                    weight * by * (way if whose == SIDES[side] else -way)
                )
