"""Where games end, when they are decided, and by what: it knows endings and variances."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

from exercise.deck.tongue import _
from exercise.players.bots import bot
from exercise.rules.turn import score
from exercise.study.balance import thresholds
from exercise.study.balance.alarm import Alarm, percent
from exercise.study.balance.crosstable import CrossTable
from exercise.study.field import US, Field, Row
from exercise.study.intervals import SURE, above, beyond
from exercise.study.league import classroom, pairs
from exercise.study.match import Match
from exercise.study.stops import repeated, rounds_of, stopped, written


def endings(table: CrossTable) -> list[Alarm]:
    """How the league's games end: none too often, none hardly ever, few in disaster."""
    book = table.ground.book
    bots = [one for one in classroom() if one in table.bots]
    counts = [0] * len(book.endings)
    # a bot meets itself more often than others in the table: each pair weighs the same here
    weight = {(us, china): 1.0 / table[us, china].games for us in bots for china in bots}
    shares = [0.0] * len(book.endings)
    games = 0
    for pair, share in weight.items():
        games += table[pair].games
        for place, many in table[pair].endings.items():
            counts[place] += many
            shares[place] += share * many / len(weight)
    found = {ending.id: round(shares[place], 5) for place, ending in enumerate(book.endings)}
    league = _("the classroom league, {many} bots in every pair").format(many=len(bots))
    common = max(range(len(shares)), key=lambda place: shares[place])
    rare = [ending.id for place, ending in enumerate(book.endings) if 100 * shares[place] < thresholds.RARE_ENDING]
    bad = sum(shares[place] for place, ending in enumerate(book.endings) if ending.tone == "disaster")
    enough = games >= 100 * thresholds.LEAST / thresholds.RARE_ENDING

    def verdict(share: float, limit: int) -> bool | None:
        """Whether a share lies above a limit. Pairs meet the same lucks, so few of them say little."""
        found = above(round(share * games), games, limit / 100)
        return found if table.games >= thresholds.LEAST or not found else None

    return [
        Alarm(
            "common_ending",
            verdict(shares[common], thresholds.COMMON_ENDING),
            _("Most common ending of {league}: {ending}, {share}.").format(
                league=league, ending=book.endings[common].id, share=percent(shares[common])
            ),
            thresholds.COMMON_ENDING,
            found,
        ),
        Alarm(
            "rare_ending",
            bool(rare) if enough else None,
            _("Endings of fewer than {limit}% of games: {rare}.").format(
                limit=thresholds.RARE_ENDING,
                rare=", ".join(f"{name} {percent(found[name])}" for name in rare) or _("none"),
            ),
            thresholds.RARE_ENDING,
            {name: found[name] for name in rare},
        ),
        Alarm(
            "disasters",
            verdict(bad, thresholds.DISASTERS),
            _("Games that end in disaster: {share}.").format(share=percent(bad)),
            thresholds.DISASTERS,
            {"share": round(bad, 5)},
        ),
    ]


def parted(groups: Sequence[Sequence[int]]) -> tuple[float, float]:
    """The variance between the means of equal groups, and within them: components of a one-way analysis of variance
    (Fisher, 1925), neither below 0."""
    size, many = len(groups[0]), len(groups)
    means = [sum(group) / size for group in groups]
    middle = sum(means) / many
    within = sum((value - mean) ** 2 for group, mean in zip(groups, means, strict=True) for value in group)
    within /= many * (size - 1)
    between = size * sum((mean - middle) ** 2 for mean in means) / (many - 1)
    return max((between - within) / size, 0.0), within


def standing(groups: Sequence[Sequence[Sequence[int]]]) -> tuple[float, float]:
    """The share (0 to 1) of both sides' variance that lies between groups, and half its 95 percent interval: the
    groups are left out one by one (the jackknife; Tukey, 1958)."""

    def share_of(kept: Sequence[Sequence[Sequence[int]]]) -> float:
        between_them, within_them = (sum(parts) for parts in zip(*(parted(one) for one in kept), strict=True))
        return between_them / (between_them + within_them) if between_them + within_them else 0.0

    many = len(groups[0])
    if many < 3:
        return share_of(groups), 1.0
    rest = [share_of([[*side[:place], *side[place + 1 :]] for side in groups]) for place in range(many)]
    middle = sum(rest) / many
    error = sqrt((many - 1) / many * sum((one - middle) ** 2 for one in rest))
    return share_of(groups), SURE * error


def between(limits: tuple[int, int], games: int, each: int) -> int:
    """How many moments to look at: one for each so many games, within limits."""
    return min(max(games // each, limits[0]), limits[1])


def half_time(ground: Field, seed: int, games: int) -> Alarm:
    """How much of the final scores' variance stands at half time, when the same middle is played on by other pairs of
    bots and under other lucks."""
    code, limit = "decided_early", thresholds.DECIDED
    if rounds_of(ground.book) < 4:
        return Alarm(code, False, _("The game is too short to have a half time."), limit)
    groups: tuple[list[list[int]], list[list[int]]] = ([], [])
    over = 0
    many = between(thresholds.HALFWAY, games, 2000)
    for rows in ground.each(halfway, ((seed, number) for number in range(many))):
        if rows is None:
            over += 1
            continue
        for side in (0, 1):
            groups[side].append([row[US + side] for row in rows])
    if len(groups[0]) < 2:
        return Alarm(
            code, True, _("Of {many} games {over} were over at half time.").format(many=many, over=over), limit
        )
    share, width = standing(groups)
    says = _(
        "Of the variance of final scores {share} ± {width} stood at half time; {over} of {many} games were over."
    ).format(share=percent(share), width=percent(width), over=over, many=many)
    figures = {"share": round(share, 4), "half": round(width, 4), "over": over, "games": many}
    verdict = True if 2 * over > many else beyond(100 * share, 100 * width, limit)
    return Alarm(code, verdict, says, limit, figures)


def halfway(ground: Field, seed: int, number: int) -> list[Row] | None:
    """One game's middle, played on by every pair; None if it is over before."""
    book = ground.book
    among = pairs()
    us, china = among[number % len(among)]
    match = Match(book, bot(us), bot(china), ledger=False)
    middle = stopped(match, seed, number, rounds_of(book) // 2 + 1)
    if middle is None or middle.ending >= 0:
        return None
    return [row for ours, theirs in among for row in ground.branch(middle, ours, theirs, 1, thresholds.ONWARD)]


def luck(ground: Field, seed: int, games: int) -> Alarm:
    """How much of the final scores' variance luck makes where both sides' orders are the same: the orders of each of
    several games are repeated under the luck of as many others."""
    many = between(thresholds.SCRIPTS, games, 4000)
    groups: tuple[list[list[int]], list[list[int]]] = ([], [])
    for scores in ground.each(under_other_lucks, ((seed, number, many) for number in range(many))):
        for side in (0, 1):
            groups[side].append(scores[side])
    chosen, drawn = (sum(parts) for parts in zip(*(parted(one) for one in groups), strict=True))
    share = drawn / (chosen + drawn) if chosen + drawn else 0.0
    says = _("At equal orders luck makes {share} of the variance of final scores ({many} games' orders).").format(
        share=percent(share), many=many
    )
    figures: dict[str, Any] = {"share": round(share, 4), "choice": round(chosen, 2), "luck": round(drawn, 2)}
    return Alarm("luck_outweighs", 100 * share > thresholds.LUCK, says, thresholds.LUCK, figures)


def under_other_lucks(ground: Field, seed: int, number: int, many: int) -> tuple[list[int], list[int]]:
    """One game's orders under so many other lucks: the scores of either side."""
    book = ground.book
    among = pairs()
    us, china = among[number % len(among)]
    match = Match(book, bot(us), bot(china), ledger=False)
    script = written(match, seed, number)
    ends = [repeated(match, script, seed, other) for other in range(1000, 1000 + many)]
    ours, theirs = ([score(book.tables, end, side) for end in ends] for side in (0, 1))
    return ours, theirs
