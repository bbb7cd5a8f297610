"""A deck as a rulebook to read aloud or to print, in an order in which people can take it in."""
