"""A game told in words: it turns views, histories and decks into lines of text, and knows no screen and no rule."""
