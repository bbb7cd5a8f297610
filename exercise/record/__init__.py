"""What happened: the journal of a game, its replay, its verification and its branches."""
