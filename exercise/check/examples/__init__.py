"""For every code of a finding: why it matters, and a small deck that is wrong in just that way, and right again."""
