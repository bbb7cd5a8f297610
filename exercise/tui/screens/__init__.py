"""One screen a file, its style beside it: each shows what a session says and hands back a person's decision."""
