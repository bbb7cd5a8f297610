"""What a deck says: models, reading it from YAML, what is wrong with it, and its wording. It knows no rule of play."""
