"""The end: what ended it, both scores and how they were made, the aims revealed, what was meant and what was read."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from exercise.deck.tongue import _
from exercise.table.session import Session
from exercise.tui.keys import KeyBar
from exercise.tui.paint import paint
from exercise.tui.screens.page import Page
from exercise.tui.telling import ending
from exercise.tui.telling.lines import Line, joined, line
from exercise.tui.widgets.sheet import Sheet


class EndScreen(Page):
    """A finished game; nothing is secret any more."""

    NAME = "end"
    CSS_PATH = "end.tcss"

    def __init__(self, session: Session, record: Path | None) -> None:
        super().__init__()
        self.session, self.record, self.deck = session, record, session.deck

    def compose(self) -> ComposeResult:
        head = joined([line((self.deck.title, "title")), line((_("The game is over"), "strong"))])
        yield Static(paint(head), id="head")
        yield Sheet(id="sheet")
        yield KeyBar("end")

    def on_mount(self) -> None:
        self.query_one("#sheet").focus()
        self.call_after_refresh(self.show)

    def on_resize(self) -> None:
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Tell the end at the width there is."""
        view, history, size = self.session.view(), self.session.history(), self.size.width - 4
        parts = [
            ending.ended(self.deck, view),
            ending.result(self.deck, view),
            ending.scores(self.deck, view),
            ending.lines_over_time(self.deck, history, size),
            ending.meant_and_read(self.deck, history),
            ending.reasons_given(self.deck, history),
            self.where(),
        ]
        told: list[Line] = []
        for part in parts:
            if part:
                told += [*part, ()]
        self.query_one("#sheet", Sheet).tell(told[:-1])

    def where(self) -> list[Line]:
        """Where the record is, and what can be done with it."""
        if self.record is None:
            return []
        name = str(self.record)
        return [
            line((_("The record of this game: "), "dim"), name),
            line(
                (
                    _("exercise replay {name}   steps through it; exercise verify {name} checks it").format(
                        name=self.record.name
                    ),
                    "dim",
                )
            ),
        ]

    def action_ledger(self) -> None:
        """The ledger."""
        self.house_app.show_ledger(self.session)

    def action_history(self) -> None:
        """The history."""
        self.house_app.show_history(self.session)

    def action_again(self) -> None:
        """Another game."""
        self.house_app.begin_again()
