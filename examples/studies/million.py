"""What many games teach about the real deck: plays them, counts, draws the pictures and fills the tables of
docs/million-games.md. It knows which questions the page asks, and no rule of the game.

    python examples/studies/million.py --games 1000000        every bot that does not think against every one
    python examples/studies/million.py --games 5000 --told 1  a quick look

It needs the extra `study` (machine code) and matplotlib (requirements/bench.txt). The same numbers give the same page.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pictures

from exercise import load, play, simulate
from exercise.deck.models import SIDES, Deck
from exercise.players.bots import NAMES, THINKERS
from exercise.study.league import classroom

HERE = Path(__file__).resolve().parents[2]
PAGE, IMAGES = HERE / "docs" / "million-games.md", HERE / "docs" / "images"
BOTS = [name for name in NAMES if name not in THINKERS]
STORIES = (
    ("tit_for_tat", "tit_for_tat"), ("dealmaker", "dealmaker"), ("two_level", "two_level"),
    ("hardliner", "tit_for_tat"),
)  # fmt: skip
"""Pairs whose course is drawn turn by turn."""


@dataclass
class Pair:
    """What the games of one pair came to: games, the mean and deviation of scores by side, successes by side, games by
    ending, and the United States' scores one by one."""

    games: int
    mean: tuple[float, float]
    sd: tuple[float, float]
    par: tuple[int, int]
    endings: dict[str, int]
    scores: list[int] = field(repr=False)

    def success(self, side: int) -> float:
        """The share of games, 0 to 1, in which a side reached par."""
        return self.par[side] / self.games


def pair_of(deck: Deck, us: str, china: str, games: int) -> Pair:
    """The games of one pair."""
    found = simulate(deck, us=us, china=china, games=games)
    results = found.results or {}
    both = results.get("both", 0)
    us_score, china_score = (found.score[side] for side in SIDES)
    return Pair(
        games,
        (us_score.mean, china_score.mean),
        (us_score.sd, china_score.sd),
        (both + results.get("us", 0), both + results.get("china", 0)),
        dict(found.endings),
        [int(value) for value in found.rows["score_us"]],
    )


@dataclass
class Told:
    """Games told turn by turn: headlines by turn of each story; of each card of the United States, how often a game and
    a success had it."""

    tension: dict[tuple[str, str], list[list[int]]]
    cooperation: dict[tuple[str, str], list[list[int]]]
    games: int = 0
    won: int = 0
    played: Counter[str] = field(default_factory=Counter)
    won_with: Counter[str] = field(default_factory=Counter)


def stories(deck: Deck, each: int, league_each: int) -> Told:
    """Play games whose turns are kept: `each` of every story, `league_each` of every pair of the classroom."""
    told = Told({}, {})
    for us, china in STORIES:
        games = [play(deck, us=us, china=china, seed=seed) for seed in range(each)]
        told.tension[us, china] = [[turn["tension"] for turn in game.turns] for game in games]
        told.cooperation[us, china] = [[turn["cooperation"] for turn in game.turns] for game in games]
    for place, (us, china) in enumerate(product(classroom(), repeat=2)):
        for number in range(league_each):
            game = play(deck, us=us, china=china, seed=place * league_each + number)  # a luck of its own
            cards = {card for turn in game.turns for card in turn["orders"]["us"]}
            told.games += 1
            told.played.update(cards)
            if game.result in ("both", "us"):
                told.won += 1
                told.won_with.update(cards)
    return told


def lies(pairs: dict[tuple[str, str], Pair]) -> dict[str, tuple[float, float, float, float]]:
    """By opponent: what the lie gains in the American and in the Chinese seat, each with half its 95% interval."""
    found = {}
    for other in BOTS:
        if other in ("liar", "always_press"):
            continue
        parts: list[float] = []
        for side in (0, 1):
            lie, plain = (pairs[(one, other) if side == 0 else (other, one)] for one in ("liar", "always_press"))
            error = (lie.sd[side] ** 2 / lie.games + plain.sd[side] ** 2 / plain.games) ** 0.5
            parts += [lie.mean[side] - plain.mean[side], 1.96 * error]
        found[other] = (parts[0], parts[1], parts[2], parts[3])
    return found


def tables(deck: Deck, pairs: dict[tuple[str, str], Pair], told: Told) -> dict[str, list[str]]:
    """The tables of the page, by the name of their place."""
    games = sum(pair.games for pair in pairs.values())
    found = {"made": [f"{games:,} games of {len(pairs)} pairs, seed 0; {told.games:,} more told turn by turn."]}
    rows = ["| bot | reaches par as US | as China | mean score as US | as China |", "|---|---:|---:|---:|---:|"]
    for bot in BOTS:
        shares = [sum(pairs[(bot, o) if s == 0 else (o, bot)].success(s) for o in BOTS) / len(BOTS) for s in (0, 1)]
        means = [sum(pairs[(bot, o) if s == 0 else (o, bot)].mean[s] for o in BOTS) / len(BOTS) for s in (0, 1)]
        rows.append(f"| `{bot}` | {shares[0]:.1%} | {shares[1]:.1%} | {means[0]:.0f} | {means[1]:.0f} |")
    found["reach"] = rows
    total: Counter[str] = Counter()
    league: Counter[str] = Counter()
    for (us, china), pair in pairs.items():
        total.update(pair.endings)
        if us in classroom() and china in classroom():
            league.update(pair.endings)
    rows = ["| ending | all pairs | the classroom's |", "|---|---:|---:|"]
    for ending in pictures.endings_of(deck):
        rows.append(f"| {ending.title} | {total[ending.id] / games:.1%} | {league[ending.id] / league.total():.1%} |")
    found["endings"] = rows
    rows = ["| pair (US, China) | mean | deviation | reaches par |", "|---|---:|---:|---:|"]
    for us, china in STORIES:
        pair = pairs[us, china]
        rows.append(f"| `{us}`, `{china}` | {pair.mean[0]:.1f} | {pair.sd[0]:.1f} | {pair.success(0):.1%} |")
    found["scores"] = rows
    rows = ["| pair (US, China) | turns | tension at the end | cooperation at the end |", "|---|---:|---:|---:|"]
    for story in STORIES:
        ends = [[game[-1] for game in kept[story]] for kept in (told.tension, told.cooperation)]
        turns = sum(len(game) for game in told.tension[story]) / len(ends[0])
        middles = [pictures.quantile(one, 0.5) for one in ends]
        rows.append(f"| `{story[0]}`, `{story[1]}` | {turns:.1f} | {middles[0]:.0f} | {middles[1]:.0f} |")
    found["course"] = rows
    rows = ["| against | gain as US | gain as China |", "|---|---:|---:|"]
    for other, (us_gain, us_half, china_gain, china_half) in lies(pairs).items():
        rows.append(f"| `{other}` | {us_gain:+.1f} ± {us_half:.1f} | {china_gain:+.1f} ± {china_half:.1f} |")
    found["lies"] = rows
    rows = ["| card of the United States | successes | all games |", "|---|---:|---:|"]
    titles = {card.id: card.title for card in deck.cards}
    for card, many in told.won_with.most_common(12):
        rows.append(f"| {titles[card]} | {many / told.won:.1%} | {told.played[card] / told.games:.1%} |")
    found["cards"] = rows
    return found


def fill(page: str, found: dict[str, list[str]]) -> str:
    """The page with its tables made anew: each stands between two comments, `<!-- NAME -->` and `<!-- /NAME -->`."""
    for name, rows in found.items():
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if not place.search(page):
            raise ValueError(f"{PAGE.name} has no place for {name}")
        text = "\n".join(rows) + "\n"
        page = place.sub(lambda found_place, text=text: found_place[1] + text + found_place[2], page)
    return page


def main() -> None:
    """Play, draw, write."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--games", type=int, default=1_000_000, help="games of all pairs together")
    reader.add_argument("--told", type=int, default=10, help="games of each classroom pair that are told turn by turn")
    asked = reader.parse_args()
    deck = load("next_four_years")
    each = max(asked.games // len(BOTS) ** 2, 1)
    pairs = {(us, china): pair_of(deck, us, china, each) for us in BOTS for china in BOTS}
    told = stories(deck, 20 * asked.told, asked.told)
    PAGE.write_text(fill(PAGE.read_text(encoding="utf-8"), tables(deck, pairs, told)), encoding="utf-8")
    pictures.reach(IMAGES / "million-reach.svg", BOTS, {pair: one.success(0) for pair, one in pairs.items()})
    ends = {pair: {name: many / one.games for name, many in one.endings.items()} for pair, one in pairs.items()}
    pictures.endings(IMAGES / "million-endings.svg", deck, BOTS, ends)
    pictures.scores(IMAGES / "million-scores.svg", {p: pairs[p].scores for p in STORIES}, (deck.par or {}).get("us"))
    pictures.course(IMAGES / "million-course.svg", told.tension, told.cooperation)
    pictures.lies(IMAGES / "million-lies.svg", lies(pairs))
    titles = {card.id: card.title for card in deck.cards}
    points = {
        titles[card]: (many / told.games, told.won_with[card] / max(told.won, 1)) for card, many in told.played.items()
    }
    pictures.cards(IMAGES / "million-cards.svg", points)


if __name__ == "__main__":
    main()
