"""Sheets over the table: why a figure or a card is as it is, aims, news, history. Each shows told lines and closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Button

from exercise.deck.tongue import _
from exercise.tui.keys import KeyBar
from exercise.tui.screens.page import Leaf
from exercise.tui.telling.lines import Line
from exercise.tui.widgets.sheet import Sheet


class Reading(Leaf):
    """Told lines under a title. Escape, enter or the button close it."""

    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "back", "close")]

    def __init__(self, title: str, told: Sequence[Line]) -> None:
        super().__init__()
        self.heading, self.lines = title, list(told)

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = self.heading
            yield Sheet(self.lines, id="sheet")
            yield Button(_("Close"), id="close", compact=True)
        yield KeyBar(self.NAME)

    def on_mount(self) -> None:
        self.query_one("#sheet").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_back()


class WhyScreen(Reading):
    """Every cause of a figure, or all about a card."""

    NAME = "why"


class NewsScreen(Reading):
    """What happened at the opening of a turn."""

    NAME = "news"


class AimsScreen(Reading):
    """How a score is made and how near the aims are."""

    NAME = "aims"


class HistoryScreen(Reading):
    """What both sides did, turn by turn."""

    NAME = "history"


class HelpScreen(Reading):
    """Every key, figure and term."""

    NAME = "help"
