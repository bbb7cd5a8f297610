"""Where an alarm begins, stated once. Shares are in percent; `docs/studies.md` explains each."""

from __future__ import annotations

MIRROR_GAP = 10
"""Points between the sides' chances of success when both are played by the same bot."""
TOP_CARD = 70
"""Percent of a side's successes in which one card was played."""
LEAST_SUCCESSES = 50
"""Fewer successes than this say nothing about cards."""
LEAST_LEGAL = 50
"""A card that could be played less often than this is not said to be passed over."""
COMMON_ENDING = 60
RARE_ENDING = 1
DISASTERS = 25
"""Percent of the league's games."""
TIGHT = 1
"""Percent of rounds in which capital must bind: a side cannot pay for the two dearest cards that it might play."""
NO_CHOICE = 25
"""Percent of hands in which the two best orders may be no more than luck apart."""
READ = 1
"""Percent of decisions that another reading must change, for some bot that plays on in its head."""
DECIDED = 60
"""Percent of the variance of final scores that may stand at half time, however both sides play on."""
LUCK = 50
"""Percent of the variance of final scores that luck may make where orders are the same."""
AIM_GAP = 30
"""Points between the chances of success under a side's best and worst hidden aim."""
NO_EFFECT = 3.5
"""Standard errors within which taking a card away has changed nothing. Wide, for many cards are looked at."""
NO_MOVE = 0.25
"""Points that such a card may move a mean score or headline at the most; while it may move more, it is left open."""

# How many games, or moments, a question is asked of; shares of `--games` where they grow with it.
LEAST = 30
"""Games of a pair below which nothing is said about it."""
TRACED = 20_000
"""Games that are looked at round by round, at the most."""
HANDS = (6, 100)
"""Hands whose every order is played out: at the least and at the most."""
ROUNDS = ((16, 8), (64, 3), (256, 2), (1024, 2))
"""How an order of a hand is found to be best: so many games each, then so many orders stay (successive halving)."""
ORDERS = 60
"""Orders of one hand that are played out, at the most."""
SCRIPTS = (16, 48)
"""Games whose orders are repeated under as many other lucks."""
HALFWAY = (30, 120)
"""Games that are stopped at half time and played on."""
ONWARD = 4
"""Games that each pair plays on from there."""
REMOVAL = 20_000
"""Games from which on every card is taken away once: it takes as many decks as there are cards."""
THOUGHT = 5_000
"""One game in so many is played by bots that think: they are a thousand times slower."""
