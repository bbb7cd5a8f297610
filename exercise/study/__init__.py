"""Many games: matches between bots played in place, and what they add up to. It keeps no journal and shows nothing."""
