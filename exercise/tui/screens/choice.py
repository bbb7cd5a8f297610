"""Taking one of several: a team, a secret aim, an unfinished game. It shows each in full, and hands back one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from exercise.deck.tongue import _
from exercise.tui.keys import KeyBar
from exercise.tui.paint import paint_all
from exercise.tui.screens.page import Leaf
from exercise.tui.telling.lines import Line, line
from exercise.tui.widgets.sheet import Rows, Sheet


@dataclass(frozen=True)
class Offered:
    """One thing to take: its id, its title, and what there is to know about it."""

    id: str
    title: str
    told: tuple[Line, ...]


class ChoiceScreen(Leaf):
    """Decides the id taken. Without `back` something must be taken."""

    NAME = "choice"
    CSS_PATH = "choice.tcss"

    def __init__(self, title: str, intro: Sequence[Line], offered: Sequence[Offered], back: bool = False) -> None:
        super().__init__()
        self.heading, self.intro, self.offered, self.may_leave = title, list(intro), list(offered), back

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = self.heading
            yield Static(paint_all(self.intro), id="intro")
            with Horizontal(id="both"):
                yield Rows("list", self.about)
                yield Sheet(id="about")
            yield Button(_("Take this one"), id="take", variant="primary", compact=True)
        yield KeyBar("choice", without=() if self.may_leave else ("back",))

    def on_mount(self) -> None:
        rows = self.query_one("#list", Rows)
        rows.show([(one.id, line(one.title)) for one in self.offered])
        rows.focus()
        self.about()

    def about(self) -> None:
        """Show the marked one in full."""
        marked = self.query_one("#list", Rows).marked
        found = next((one for one in self.offered if one.id == marked), None)
        self.query_one("#about", Sheet).tell(found.told if found else ())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Take the marked one."""
        marked = self.query_one("#list", Rows).marked
        if marked is not None:
            self.decided(marked)

    def action_back(self) -> None:
        """Leave without taking anything, where that may be."""
        if self.may_leave:
            self.dismiss()
