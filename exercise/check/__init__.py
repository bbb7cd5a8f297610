"""What is wrong with a deck beyond its form: checks that look across it, and those that play it. It knows no screen."""
