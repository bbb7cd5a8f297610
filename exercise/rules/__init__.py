"""How a game runs: from a deck to integers, the kernel in the order of play, what is legal, and what each viewer
may see."""
