"""Passing the screen: between two players at one keyboard, nothing secret is on it until the next says ready."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.widgets import Button, Static

from exercise.deck.models import Deck, Side
from exercise.deck.tongue import _
from exercise.tui.keys import KeyBar
from exercise.tui.paint import paint_all
from exercise.tui.screens.page import Page
from exercise.tui.telling import names
from exercise.tui.telling.lines import line


class HandoverScreen(Page):
    """Knows the side whose turn it is and what it is to do, and nothing else of the game."""

    NAME = "pass"
    CSS_PATH = "handover.tcss"

    def __init__(self, deck: Deck, side: Side, turn: str, what: str) -> None:
        super().__init__()
        self.deck, self.side, self.turn, self.what = deck, side, turn, what

    def compose(self) -> ComposeResult:
        name = names.full(self.deck, self.side)
        told = [
            line((self.turn, "dim")),
            (),
            line((_("Hand the keyboard to {side}.").format(side=name.upper()), "title")),
            (),
            line(self.what),
            line((_("Nothing secret is on the screen until {side} says ready.").format(side=name), "dim")),
        ]
        with Vertical(id="middle"):
            yield Static(paint_all(told), id="told")
            with Center():
                yield Button(_("{side} is ready").format(side=name), id="ready", variant="primary")
        yield KeyBar("pass")

    def on_mount(self) -> None:
        self.query_one("#ready").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_ready()

    def action_ready(self) -> None:
        """The next player sits down."""
        self.house_app.seated(self.side)
