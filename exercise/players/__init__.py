"""Who decides: the bots. Each sees a side's sight and nothing more, and writes its word or its order into that
sight."""
