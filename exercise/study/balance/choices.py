"""Whether there is something to choose: it knows hands, prices and cards, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice, product

from exercise.deck.models import SIDES, Deck
from exercise.deck.tongue import _
from exercise.players.bots import bot
from exercise.players.player import Player
from exercise.rules.hands import playable
from exercise.rules.legality import legal_orders
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.rules.tables import EVERYTHING, Tables
from exercise.study.balance import thresholds
from exercise.study.balance.alarm import Alarm, percent
from exercise.study.balance.course import between
from exercise.study.balance.crosstable import succeeds
from exercise.study.batch import Sum
from exercise.study.field import US, Field
from exercise.study.intervals import SURE, above, error_of, half, worst
from exercise.study.league import measures, pairs, quick
from exercise.study.loop import TRACE
from exercise.study.match import Match
from exercise.study.stops import put, rounds_of, stopped

AT = {name: place for place, name in enumerate(TRACE)}


# --- hands --------------------------------------------------------------------------------------------------------


def hands(ground: Field, seed: int, games: int) -> Alarm:
    """In how many hands the two best orders are no more than luck apart. Every legal order is played out by the same
    bots under the same lucks, and the two best are compared game by game."""
    code, limit = "no_choice", thresholds.NO_CHOICE
    many = between(thresholds.HANDS, games, 2000)
    looked = idle = 0
    leads = []
    for found in ground.each(hand, ((seed, number) for number in range(many))):
        if found is None:
            continue
        lead, width = found
        looked += 1
        if lead <= width:
            idle += 1
        else:
            leads.append(lead)
    share = idle / looked if looked else 0.0
    leads.sort()
    middle = leads[len(leads) // 2] if leads else 0.0
    says = _(
        "Hands whose two best orders are within luck of each other: {share} of {looked}; else the best leads by "
        "{middle:.1f} points at the median."
    ).format(share=percent(share), looked=looked, middle=middle)
    figures = {"share": round(share, 4), "hands": looked, "lucks": thresholds.ROUNDS[-1][0]}
    return Alarm(code, above(idle, looked, limit / 100), says, limit, figures)


def hand(ground: Field, seed: int, number: int) -> tuple[float, float] | None:
    """The hand of one moment: how far its best order leads, and half the interval of that; 0 and 0 where there is one
    order alone, None where the game is over before."""
    book = ground.book
    among = pairs()
    us, china = among[number % len(among)]
    match = Match(book, bot(us), bot(china), ledger=False)
    game = stopped(match, seed, number, 1 + number % rounds_of(book))
    if game is None or game.ending >= 0:
        return None
    lead = best_lead(ground, game, number // len(among) % 2, us, china)
    return (0.0, 0.0) if lead is None else (lead.mean, half(lead) or 0.0)


def best_lead(ground: Field, game: Position, side: int, us: str, china: str) -> Sum | None:
    """How far the best order of a hand leads the second best, game by game; None where there is one order alone. In
    each round the orders that are left meet more lucks, and the better ones stay (Karnin, Koren and Somekh, 2013)."""
    book = ground.book
    orders = [
        [book.layout.card_at[side, card] for card in order]
        for order in islice(legal_orders(book, game, side), thresholds.ORDERS)
    ]
    if len(orders) < 2:
        return None
    scores: list[list[int]] = [[] for _order in orders]
    left = list(range(len(orders)))
    for lucks, stay in thresholds.ROUNDS:
        for place in left:
            put(book, game, side, orders[place])
            first = len(scores[place])
            scores[place] += [row[US + side] for row in ground.branch(game, us, china, 1 + first, lucks - first)]
        left = sorted(left, key=lambda place: -sum(scores[place]))[:stay]
    lead = Sum()
    for one, other in zip(scores[left[0]], scores[left[1]], strict=True):
        lead.add(one - other)
    return lead


# --- capital and cards, round by round ----------------------------------------------------------------------------


@dataclass
class Rounds:
    """What was seen in games told round by round: rounds in which capital bound; games and successes that a card was
    played in; how often it was played in successes, beside how many cards were; successes by side; and how many lucks
    every pair met, the same for all."""

    rounds: int = 0
    tight: int = 0
    played: Counter[int] = field(default_factory=Counter)
    won_with: Counter[int] = field(default_factory=Counter)
    won_plays: Counter[int] = field(default_factory=Counter)
    all_plays: list[int] = field(default_factory=lambda: [0, 0])
    won: list[int] = field(default_factory=lambda: [0, 0])
    games: int = 0
    lucks: int = thresholds.LEAST

    def add(self, book: Rulebook, row: list[int], rounds: list[list[int]]) -> None:
        """Count a game."""
        self.games += 1
        for side, name in enumerate(SIDES):
            self.rounds += len(rounds)
            self.tight += sum(one[AT[f"{name}_tight"]] for one in rounds)
            first = AT[f"{name}_card1"]
            plays = [card for one in rounds for card in one[first : first + 3] if card >= 0]
            cards = set(plays)
            self.played.update(cards)
            if succeeds(book, row, side):
                self.won[side] += 1
                self.won_with.update(cards)
                self.won_plays.update(plays)
                self.all_plays[side] += len(plays)


def looked_at(ground: Field, bots: Iterable[str], seed: int, games: int) -> Rounds:
    """The games of every pair of these bots, told round by round."""
    bots = list(bots)
    each = max(min(games, thresholds.TRACED) // len(bots) ** 2, 1)
    seen = Rounds(lucks=each)
    for us, china in product(bots, repeat=2):
        for row, rounds in ground.trace(us, china, seed, each):
            seen.add(ground.book, row, rounds)
    return seen


def capital(book: Rulebook, seen: Rounds) -> Alarm:
    """In how many hands capital binds: the two dearest cards that might be played cannot both be paid."""
    code, limit = "capital_idle", thresholds.TIGHT
    if not book.tables.has_capital:
        return Alarm(code, False, _("The deck has no capital: cards cost nothing."), limit)
    share = seen.tight / seen.rounds if seen.rounds else 0.0
    says = _("Capital binds in {share} of hands.").format(share=percent(share))
    return Alarm(code, 100 * share < limit, says, limit, {"share": round(share, 4), "hands": seen.rounds})


def top_cards(book: Rulebook, seen: Rounds) -> Alarm:
    """Cards that stand in most of a side's successes. One that the side always holds stands in nearly every game, won
    or lost, so its share of the cards played in successes is looked at instead."""
    code, limit = "card_wins", thresholds.TOP_CARD
    told: dict[str, dict[str, float]] = {}
    shares: dict[str, float] = {}
    verdicts: list[bool | None] = []
    for card, (side, said) in enumerate(book.cards):
        if seen.won[side] >= thresholds.LEAST_SUCCESSES:
            name = f"{SIDES[side]} {said.id}"
            told[name] = {
                "successes": round(seen.won_with[card] / seen.won[side], 4),
                "games": round(seen.played[card] / seen.games, 4),
            }
            count, of = seen.won_with[card], seen.won[side]
            if always_held(book, card):
                count, of = seen.won_plays[card], seen.all_plays[side]
                told[name]["plays"] = round(count / of, 4) if of else 0.0
            shares[name] = count / of if of else 0.0
            verdicts.append(above(count, of, limit / 100))
    if not shares:
        says = _("Too few successes to say: US {us}, China {china}.").format(us=seen.won[0], china=seen.won[1])
        return Alarm(code, None, says, limit)
    names = sorted(shares, key=lambda name: -shares[name])
    over = [name for name in names if 100 * shares[name] > limit]
    top = [name for name in names if "plays" not in told[name]][:3]
    held = [name for name in names if "plays" in told[name]][:2]
    drawn = ", ".join(
        f"{name} {percent(told[name]['successes'])} ({percent(told[name]['games'])})" for name in top
    ) or _("none")
    ever = ", ".join(f"{name} {percent(told[name]['plays'])}" for name in held) or _("none")
    says = _(
        "Cards played in most successes (and in all games): {drawn}; of the cards played in successes, always held: "
        "{ever}; over the limit: {over}."
    ).format(drawn=drawn, ever=ever, over=len(over))
    verdict = worst(verdicts)
    if verdict and seen.lucks < thresholds.LEAST:
        verdict = None  # pairs meet the same lucks, so few of them say little
    return Alarm(code, verdict, says, limit, {name: told[name] for name in over or top + held})


def always_held(book: Rulebook, card: int) -> bool:
    """Whether a side holds a card in every turn, whatever it draws."""
    return book.tables.hand_rule == EVERYTHING or bool(book.tables.card_always[card])


def passed_over(ground: Field, seed: int, games: int) -> Alarm:
    """Cards that could be played and that no bot ever plays."""
    book = ground.book
    legal: Counter[int] = Counter()
    seen = looked_at(ground, quick(), seed, games)
    many = max(min(games // 100, 200), 5)
    for us, china in ((one, other) for one in measures() for other in measures()):
        players = [watched(bot(name), legal) for name in (us, china)]
        match = Match(book, *players, ledger=False)
        for number in range(max(many // 16, 1)):
            match.play(seed, number)
    never = [
        f"{SIDES[side]} {said.id}"
        for card, (side, said) in enumerate(book.cards)
        if legal[card] >= thresholds.LEAST_LEGAL and not seen.played[card]
    ]
    says = _("Cards that could be played and never were, in {games} games of every quick bot: {never}.").format(
        games=seen.games, never=", ".join(never) or _("none")
    )
    return Alarm("card_never", bool(never), says, 0, {"cards": never})


def watched(player: Player, legal: Counter[int]) -> Player:
    """A bot whose playable cards are counted whenever it chooses."""

    def choose(deck: Tables, seen: Position, side: int) -> None:
        for card in range(deck.card_first[side], deck.card_last[side]):
            if playable(deck, seen, card):
                legal[card] += 1
        player.choose(deck, seen, side)

    return replace(player, choose=choose)


# --- a deck without a card ----------------------------------------------------------------------------------------


def removals(ground: Field, seed: int, games: int) -> Alarm:
    """Cards that might as well not be there: with their effects taken away neither score, tension nor cooperation of
    a game moves by more than luck. Cards are drawn and played as before, so games are compared one by one."""
    code, limit = "card_changes_nothing", thresholds.NO_EFFECT
    if ground.engine != "compiled" or games < thresholds.REMOVAL:
        says = _("Not measured: it takes the compiled engine and {games} games.").format(games=thresholds.REMOVAL)
        return Alarm(code, None, says, limit)
    deck, variant = ground.book.deck, ground.book.variant
    each = games // 20
    before = figures_of(ground, seed, each)
    moved: dict[str, dict[str, float]] = {}
    for card in deck.cards:
        bare = ground.on(compile_deck(without(deck, card.id), variant))
        errors, reach = moves(before, figures_of(bare, seed, each))
        moved[card.id] = {"errors": round(errors, 2), "reach": round(reach, 3)}
    idle = [name for name, figures in moved.items() if figures["errors"] < limit]
    sure = [name for name in idle if moved[name]["reach"] < thresholds.NO_MOVE]
    says = _("Cards without which nothing moves by {limit} standard errors in {games} games: {idle}.").format(
        limit=limit, games=len(TRIED) * each, idle=", ".join(idle) or _("none")
    )
    return Alarm(code, True if sure else None if idle else False, says, limit, moved)


TRIED = (
    ("random", "random"),
    ("tit_for_tat", "two_level"),
    ("always_engage", "always_press"),
    ("always_hold", "tit_for_tat"),
)
"""Pairs that between them try every card, for and against."""


def figures_of(ground: Field, seed: int, games: int) -> list[list[int]]:
    """Both scores, tension and cooperation of each pair in `TRIED`, game by game."""
    found: list[list[int]] = []
    ground.soon((us, china, seed, games) for us, china in TRIED)
    for us, china in TRIED:
        rows = [row for chunk in ground.play(us, china, seed, games) for row in chunk]
        found += [[row[US + place] for row in rows] for place in range(4)]
    return found


def moves(before: list[list[int]], after: list[list[int]]) -> tuple[float, float]:
    """How far the figure that moves most does, in standard errors of its mean difference game by game; and how many
    points any figure may move at the most, at 95 percent."""
    most = reach = 0.0
    for one, other in zip(before, after, strict=True):
        gap = Sum()
        for was, now in zip(one, other, strict=True):
            gap.add(now - was)
        error = error_of(gap) or 0.0
        reach = max(reach, abs(gap.mean) + SURE * error)
        if gap.total:
            most = max(most, abs(gap.mean) / error if error else float("inf"))
    return most, reach


def without(deck: Deck, name: str) -> Deck:
    """The deck with nothing that a card, or the other half of a joint one, does. It is drawn, paid and played as
    before, so that the same luck makes the same game but for it."""
    gone = {name} | {card.joint for card in deck.cards if card.id == name and isinstance(card.joint, str)}
    cards = tuple(replace(card, effects=(), unmet=()) if card.id in gone else card for card in deck.cards)
    return replace(deck, cards=cards)
