"""`python -m exercise`: the same as the command `exercise`, and nothing of its own."""

from exercise.cli import main

if __name__ == "__main__":
    main()
