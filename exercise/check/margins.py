"""The margins of the checks, stated once: how much difference is too much. `docs/checks.md` is written from them."""

from __future__ import annotations

CARDS = 10
"""Percent by which one side may have more cards than the other, and at least one card."""
STANCE = 10
"""Percent of a side's cards by which its share of one stance may differ from the other's, and at least one card."""
COST = 10
"""Percent by which mean costs may differ, and at least a quarter of a point."""
ISSUE = 25
"""Percent by which one side may have more cards on an issue than the other, and at least two cards."""
EFFECT = 25
"""Percent by which the total effects of the sides' cards may differ, and at least half a point a card."""
FEW_CARDS = 6
"""A side with fewer cards than this is not compared by shares: one card more or less is a large share of little."""
CLAIM_SHARE = 20
"""Percent of all that a deck moves which may rest on one claim alone."""
FEW_CLAIMS = 8
"""Decks that cite fewer claims than this are not asked how much rests on one of them."""
COMMON_RUN = 8
"""Words in a row that the prose may not share with the source."""
MOST_UNPLAYED = 5
"""So many claims that nothing plays are told of one by one; more are one finding."""
