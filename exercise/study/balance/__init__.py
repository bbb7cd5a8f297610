"""Whether a deck is fair and worth playing, told in alarms with figures: it knows what to ask of many games."""
