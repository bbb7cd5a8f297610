"""Cards that another card is better than in every way: it knows what a side may wish for, and plays nothing.

A card is compared with others of its side, stance and issue. It is dominated where another costs no more, asks for no
more, and does at least as much good under each of its conditions, by the side's own score and by what the deck calls
better. What the rival's tracks are worth is a matter of taste, so those must be moved alike.
"""

from __future__ import annotations

from collections import defaultdict

from exercise.check.parts import Part, Parts, track_for
from exercise.deck.models import SIDES, Card, Condition, Deck, Effects
from exercise.deck.titles import quoted
from exercise.deck.tongue import _

Deeds = dict[Condition | None, dict[str, int]]


def dominance(parts: Parts) -> None:
    """Note cards that nobody has a reason to play while another is in hand."""
    ways = [directions(parts.deck, side) for side in (0, 1)]
    groups: dict[tuple[object, ...], list[Part]] = defaultdict(list)
    for part in parts.of_kind("cards"):
        if part.id not in {deal.card for event in parts.deck.events for deal in event.deal}:
            groups[alike(part.said)].append(part)
    for group in groups.values():
        for worse in group if len(group) > 1 else []:
            sides = [side for side in (0, 1) if worse.said.side in ("both", SIDES[side])]
            for better in group:
                if better is not worse and all(beats(better, worse, side, ways[side]) for side in sides):
                    message = _("{better} is at least as good as this card in every way, and better in one.").format(
                        better=quoted(better.said.title)
                    )
                    help = _("Make this card cheaper or stronger somewhere, or delete it.")
                    parts.report(worse.span.at("id"), "DK522", message, help)
                    break


def alike(card: Card) -> tuple[object, ...]:
    """What two cards must share to be compared: who may hold them, what they show, and what else hangs on them."""
    marks = tuple(
        (effect.when, effect.found, effect.dissolve, effect.schedule)
        for effect in card.effects
        if effect.found or effect.dissolve or effect.schedule
    )
    guards = frozenset(effect.when for effect in card.effects if effect.when is not None)
    unmet = frozenset(effect.when for effect in card.unmet)
    return card.side, card.stance, card.issue, bool(card.joint), marks, guards, unmet


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


def deeds(effects: Effects, side: int) -> Deeds:
    """What effects move, by their condition and by track."""
    found: Deeds = defaultdict(lambda: defaultdict(int))
    for effect in effects:
        for name, by in effect.shift:
            found[effect.when][track_for(name, side)] += by
    return found


def beats(better: Part, worse: Part, side: int, ways: dict[str, int]) -> bool:
    """Whether a side would rather have one card than the other, whatever it wishes for."""
    one, other = better.said, worse.said
    if one.cost > other.cost or (one.when is not None and one.when != other.when):
        return False
    if (one.once and not other.once) or one.always < other.always or one.copies < other.copies:
        return False
    gains = one.cost < other.cost or (one.when is None and other.when is not None)
    for role in ("effects", "unmet"):
        mine, its = deeds(getattr(one, role), side), deeds(getattr(other, role), side)
        for when in {*mine, *its}:
            here, there = mine.get(when, {}), its.get(when, {})
            for track in {*here, *there}:
                way = ways.get(track, 0)
                ahead = here.get(track, 0) - there.get(track, 0)
                if ahead and (not way or ahead * way < 0):
                    return False
                gains = gains or bool(ahead)
    return gains
