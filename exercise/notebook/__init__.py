"""The door for notebooks and scripts: `load`, `play` and `simulate`, and results that turn into frames."""
