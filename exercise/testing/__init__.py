"""Property tests for any deck: drawn decks and games, the two sides exchanged, and a machine that plays by the rules.

A deck author or researcher needs Hypothesis (the `dev` extra) and three lines:

    from exercise.testing import machine
    TestMyDeck = machine("my_deck.yaml").TestCase

`decks` draws whole decks as data of the deck language, `games` plays them, `swap` exchanges the two sides of a deck.
This room imports `deck` and `rules` and is imported by nobody but tests.
"""

from exercise.testing.games import Game, games, legal_move, play_through
from exercise.testing.machine import machine
from exercise.testing.strategies import decks
from exercise.testing.swap import swap, swap_moves

__all__ = ["Game", "decks", "games", "legal_move", "machine", "play_through", "swap", "swap_moves"]
