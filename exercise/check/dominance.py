"""Cards that another card is better than in every way: it knows what a side may wish for, and plays nothing.

A card is compared with others of its side, stance and issue. It is dominated where another costs no more, asks for no
more, and does at least as much good under each of its conditions, by the side's own score and by what the deck calls
better. What the rival's tracks are worth is a matter of taste, so those must be moved alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from exercise.check.parts import Part, Parts, track_for
from exercise.deck.models import SIDES, Card, Condition, Deck
from exercise.deck.titles import quoted
from exercise.deck.tongue import _

Key = tuple[str, Condition | None, str]
"""Which list of effects, under which condition, which track."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A card as one side sees it: what it gains by key, the more the better, and what the rival's tracks would see."""

    gains: dict[Key, int]
    tastes: frozenset[tuple[Key, int]]


def dominance(parts: Parts) -> None:
    """Note cards that nobody has a reason to play while another is in hand."""
    ways = [directions(parts.deck, side) for side in (0, 1)]
    groups: dict[tuple[object, ...], list[Part]] = defaultdict(list)
    for part in parts.of_kind("cards"):
        if part.id not in {deal.card for event in parts.deck.events for deal in event.deal}:
            groups[alike(part.said)].append(part)
    for group in groups.values():
        if len(group) > 1:
            compare(parts, group, ways)


def compare(parts: Parts, group: list[Part], ways: list[dict[str, int]]) -> None:
    """Note the cards of a group that another of it dominates; cards that are the same in every way are one."""
    sides = [side for side in (0, 1) if group[0].said.side in ("both", SIDES[side])]
    kinds: dict[object, tuple[list[Standing], list[Part]]] = {}
    for part in group:
        card = part.said
        views = [standing(card, side, ways[side]) for side in sides]
        gains = tuple(frozenset(view.gains.items()) for view in views)
        same = (card.cost, card.when, card.once, card.always, card.copies, gains, tuple(view.tastes for view in views))
        kinds.setdefault(same, (views, []))[1].append(part)
    for views, worse in kinds.values():
        for others, better in kinds.values():
            if others is not views and beats(better[0].said, worse[0].said, others, views):
                message = _("{better} is at least as good as this card in every way, and better in one.").format(
                    better=quoted(better[0].said.title)
                )
                help = _("Make this card cheaper or stronger somewhere, or delete it.")
                for part in worse:
                    parts.report(part.span.at("id"), "DK522", message, help)
                break


def alike(card: Card) -> tuple[object, ...]:
    """What two cards must share to be compared: who may hold them, what they show, and what else hangs on them."""
    marks = tuple(
        (effect.when, effect.found, effect.dissolve, effect.schedule)
        for effect in card.effects
        if effect.found or effect.dissolve or effect.schedule
    )
    return card.side, card.stance, card.issue, bool(card.joint), marks


def directions(deck: Deck, side: int) -> dict[str, int]:
    """Which way a side wishes each track to go, 1 up or -1 down; tracks that are not in it are a matter of taste."""
    ways = {f"tension.{issue.id}": -1 for issue in deck.issues}
    ways |= {f"cooperation.{issue.id}": 1 for issue in deck.issues}
    for track in deck.tracks:
        way = 1 if track.better == "high" else -1
        if track.per is None:
            ways[track.id] = way
        elif track.per in ("side", SIDES[side]):
            ways[f"{SIDES[side]}.{track.id}"] = way
    ways[f"{SIDES[side]}.capital"] = 1
    for name, weight in deck.score.get(SIDES[side], ()):
        if weight and name not in ("tension", "cooperation"):
            ways[name] = 1 if weight > 0 else -1
    return ways


def standing(card: Card, side: int, ways: dict[str, int]) -> Standing:
    """What a card is worth to a side, key by key."""
    gains: dict[Key, int] = defaultdict(int)
    tastes: dict[Key, int] = defaultdict(int)
    for role in ("effects", "unmet"):
        for effect in getattr(card, role):
            for name, by in effect.shift:
                track = track_for(name, side)
                way = ways.get(track, 0)
                (gains if way else tastes)[role, effect.when, track] += by * (way or 1)
    return Standing(dict(gains), frozenset(tastes.items()))


def beats(one: Card, other: Card, mine: list[Standing], its: list[Standing]) -> bool:
    """Whether either side would rather have one card than the other, whatever it wishes for."""
    if one.cost > other.cost or (one.when is not None and one.when != other.when):
        return False
    if (one.once and not other.once) or one.always < other.always or one.copies < other.copies:
        return False
    ahead = one.cost < other.cost or (one.when is None and other.when is not None)
    for here, there in zip(mine, its, strict=True):
        if here.tastes != there.tastes:
            return False
        for key, gain in here.gains.items():
            less = there.gains.get(key, 0)
            if gain < less:
                return False
            ahead = ahead or gain > less
        for key, gain in there.gains.items():
            if key not in here.gains and gain > 0:
                return False
            ahead = ahead or (key not in here.gains and gain < 0)
    return ahead
