"""What a side's own cards would do as things stand: it asks the rules on a sight, so that it can give nothing away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercise.rules import turn as rules
from exercise.rules.game import put_order
from exercise.rules.hands import price
from exercise.rules.position import CARD, RESOLUTION, Position, land, promise, shift
from exercise.rules.rulebook import Rulebook
from exercise.rules.views import sight


def preview(book: Rulebook, position: Position, side: int, cards: Sequence[str]) -> list[dict[str, Any]]:
    """Every track that these cards alone would move, with its value now and then, in points.

    They are judged as at a resolution in which the other side's cards are not known: what asks after them counts as not
    met, and a joint card as alone, unless the other side offers its half.
    """
    tables = book.tables
    known = [book.layout.card_at[side, card] for card in cards if (side, card) in book.layout.card_at]
    chosen = sorted(set(known))[: tables.plays_max]
    game = sight(book, position, side)
    offered = game.say_offer[1 - side]
    put_order(book, game, side, chosen)
    game.ordered[1 - side] = 0
    game.phase = RESOLUTION
    rules.face_up(tables, game)
    for stance in range(3):
        game.fact[tables.at_shown + (1 - side) * 3 + stance] = 0
    for card in chosen:
        if tables.has_capital:
            shift(game, tables.capital_track[side], -price(tables, game, card), CARD, card, side)
        twin = tables.card_twin[card]
        met = twin < 0 or twin == offered
        promise(tables, game, tables.card_do[card] if met else tables.card_unmet[card])
    land(tables, game)
    return [
        {"track": name, "from": position.fact[at], "to": game.fact[at]}
        for name, at in book.layout.track_at.items()
        if game.fact[at] != position.fact[at]
    ]
