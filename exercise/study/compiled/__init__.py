"""The same rules as machine code, for batches: nothing here says what a rule is. Needs the extra `study` (Numba)."""
