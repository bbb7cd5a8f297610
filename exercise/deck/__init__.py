"""What a deck says: its models, how it is read from YAML, what is wrong with it, and its wording. It knows no rule of play."""
