"""Orders open, both together, then the ledger cause by cause. One key shows all at once, so does reduced motion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from exercise.deck.primer import notice
from exercise.deck.tongue import _
from exercise.table.session import Session
from exercise.tui.keys import KeyBar
from exercise.tui.paint import paint
from exercise.tui.screens.page import Page
from exercise.tui.telling import account, relation, scorecard
from exercise.tui.telling.lines import Line, joined, line
from exercise.tui.widgets.sheet import Sheet

PACE = 0.12
"""Seconds between two lines of the telling."""


class ResolutionScreen(Page):
    """One resolved turn, told to whoever may look."""

    NAME = "resolution"
    CSS_PATH = "resolution.tcss"

    def __init__(self, session: Session, turn: int, still: bool) -> None:
        super().__init__()
        self.session, self.turn, self.still = session, turn, still
        self.deck = session.deck
        self.lines: list[Line] = []
        self.told = 0
        self.clock: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        yield Sheet(id="sheet")
        yield Static(id="score")
        yield KeyBar("resolution")

    def on_mount(self) -> None:
        self.query_one("#sheet").focus()
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Lay the telling out at the width there is, and start it."""
        history = self.session.history()
        place = next(place for place, turn in enumerate(history) if turn["turn"] == self.turn)
        turn = history[place]
        was = relation.figures_of_turn(history[place - 1]) if place else {}
        size = self.size.width - 4
        viewer = self.session.viewer
        self.lines = account.resolution(self.deck, turn, was, viewer, size)
        self.query_one("#head", Static).update(paint(self.head(turn)))
        self.query_one("#score", Static).update(paint(self.score()))
        first = next((place for place, told in enumerate(self.lines) if not told), len(self.lines)) + 1
        self.told = len(self.lines) if self.still else first
        self.show()
        if self.told < len(self.lines):
            self.clock = self.set_interval(PACE, self.more)

    def on_resize(self, event: events.Resize) -> None:
        if self.lines:
            self.still = True
            self.call_after_refresh(self.begin)

    def head(self, turn: Mapping[str, Any]) -> Line:
        """The first line."""
        said = _("Turn {turn}: the orders are open").format(turn=turn["turn"])
        return joined([line((self.deck.title, "title")), line((said, "strong"))])

    def score(self) -> Line:
        """The score as it stands now, where the viewer has one."""
        view = self.session.view()
        sides = scorecard.known_sides(view)
        if len(sides) != 1:
            return line((notice(self.deck), "dim"))
        return joined([scorecard.score(self.deck, view, sides[0]), scorecard.aims_short(self.deck, view, sides[0])])

    def more(self) -> None:
        """One more line."""
        self.told += 1
        self.show()
        if self.told >= len(self.lines):
            self.stop()

    def stop(self) -> None:
        """No more waiting."""
        if self.clock is not None:
            self.clock.stop()
            self.clock = None

    def show(self) -> None:
        """Show what has been told so far."""
        sheet = self.query_one("#sheet", Sheet)
        sheet.tell(self.lines[: self.told])
        done = self.told >= len(self.lines)
        if not done:
            sheet.scroll_end(animate=False)
        self.query_one(KeyBar).show({"onward": _("next turn") if done else _("show all")})

    def action_onward(self) -> None:
        """Everything at once; then on with the game."""
        if self.told < len(self.lines):
            self.stop()
            self.told = len(self.lines)
            self.show()
            self.query_one("#sheet", Sheet).scroll_home(animate=False)
        else:
            self.house_app.told(self.turn)

    def action_aims(self) -> None:
        """How the score is made."""
        self.house_app.ask_aims(self.session)

    def action_ledger(self) -> None:
        """The ledger."""
        self.house_app.show_ledger(self.session)

    def action_history(self) -> None:
        """The history."""
        self.house_app.show_history(self.session)
