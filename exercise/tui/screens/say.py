"""Writing to the other side while talks are open: one line, words only, no rule reads it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Input, Static

from exercise.deck.tongue import _
from exercise.table.session import Session
from exercise.tui.keys import KeyBar
from exercise.tui.screens.page import Leaf


class SayScreen(Leaf):
    """Decides True once the message is sent."""

    NAME = "say"
    CSS_PATH = "say.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = _("A message to the other side")
            yield Input(id="text", placeholder=_("Words only: nothing you write binds you."), max_length=300)
            yield Static(_("Enter sends it, escape leaves it."), id="note")
            yield Button(_("Send"), id="send", compact=True)
        yield KeyBar("say")

    def on_mount(self) -> None:
        self.query_one("#text").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.send()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.send()

    def send(self) -> None:
        """Submit the message, or say why it is refused."""
        text = self.query_one("#text", Input).value.strip()
        if not text:
            self.action_back()
            return
        self.make(self.session, {"move": "message", "text": text})
