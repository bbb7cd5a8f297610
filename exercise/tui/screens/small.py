"""What is shown while the terminal is too small: how large it is, how large it must be. It comes and goes by itself."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from exercise.deck.tongue import _
from exercise.tui.screens.page import Leaf

LEAST = (80, 24)
"""The smallest terminal: columns and rows."""


class SmallScreen(Leaf):
    """Covers everything until the terminal is large enough again."""

    NAME = "small"
    DEFAULT_CSS = """
    SmallScreen { align: center middle; background: $background; }
    SmallScreen Static { width: 100%; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        yield Static()

    def on_mount(self) -> None:
        self.on_resize()

    def on_resize(self) -> None:
        size = self.app.size
        text = _(
            "This terminal is {width} by {height}.\nThe exercise needs {wide} by {high}.\n"
            "Make it larger to go on; q quits, and nothing is lost."
        )
        self.query_one(Static).update(text.format(width=size.width, height=size.height, wide=LEAST[0], high=LEAST[1]))
