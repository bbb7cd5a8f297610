"""Programs of any language in a seat: they speak JSON lines, and see what a person in that seat would see."""
