"""Strength on one scale from who beat whom: it knows wins and draws, and no game.

Bradley and Terry's model (1952), fitted by Hunter's MM steps (2004); a draw is half a win for each (Davidson, 1970, has
finer models; bouts are rarely drawn). Shown on the scale of chess: 400 points are ten to one, the mean is 1500.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

MEAN = 1500
SCALE = 400
STEPS = 2000
PRIOR = 1.0
"""Draws that every pair is lent, so that who never lost has a rating too."""


def ratings(bots: Sequence[str], wins: Mapping[tuple[str, str], Sequence[int]]) -> dict[str, float | None]:
    """A rating by bot. `wins`: by pair, how many bouts the first won, the second won, were drawn. None for a bot that
    met nobody."""
    won = dict.fromkeys(bots, 0.0)
    met: dict[str, dict[str, float]] = {bot: {} for bot in bots}
    for (one, other), (ones, others, drawn) in wins.items():
        won[one] += ones + (drawn + PRIOR) / 2
        won[other] += others + (drawn + PRIOR) / 2
        met[one][other] = met[other][one] = ones + others + drawn + PRIOR
    strength = dict.fromkeys(bots, 1.0)
    for _step in range(STEPS):
        new = {
            bot: won[bot] / sum(many / (strength[bot] + strength[other]) for other, many in met[bot].items())
            if met[bot]
            else 1.0
            for bot in bots
        }
        middle = sum(log10(value) for value in new.values()) / len(bots)
        new = {bot: value / 10**middle for bot, value in new.items()}
        still = max(abs(log10(new[bot] / strength[bot])) for bot in bots) < 1e-9
        strength = new
        if still:
            break
    return {bot: round(MEAN + SCALE * log10(strength[bot]), 1) if met[bot] else None for bot in bots}
