"""A hand as a list: one card a row, picked with space or a click. It shows what the view says, and judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from exercise.deck.models import Deck
from exercise.deck.tongue import _
from exercise.tui.messages import Toggled
from exercise.tui.telling import hand
from exercise.tui.telling.lines import Line, line
from exercise.tui.widgets.sheet import Rows


class Hand(Rows):
    """The cards a side holds. Figures 1 to 9 mark a card; a click marks it, and a click on the marked one picks it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"reach({number})", "mark that card", show=False) for number in range(1, 10)
    ]

    def __init__(self, id: str | None = None, told: Callable[[], None] | None = None) -> None:
        super().__init__(id, told)
        self.state: tuple[Deck, Mapping[str, Any], tuple[str, ...]] | None = None
        self.before: str | None = None

    def tell(self, deck: Deck, view: Mapping[str, Any], picked: Sequence[str]) -> None:
        """Show this hand, with these cards picked."""
        self.state = (deck, view, tuple(picked))
        self.draw()

    def draw(self) -> None:
        """The rows, at the width there is."""
        size = self.scrollable_content_region.width
        if self.state is None or size < 20:
            return
        deck, view, picked = self.state
        held = view.get("hand") or []
        rows: list[tuple[str | None, Line]] = [
            (one["card"], hand.row(deck, view, one, place, one["card"] in picked, size))
            for place, one in enumerate(held)
        ]
        self.show(rows or [(None, line((_("You hold no card."), "dim")))])

    def on_resize(self, event: events.Resize) -> None:
        self.draw()

    def action_reach(self, number: int) -> None:
        """Mark the card with that number."""
        if number <= self.option_count:
            self.highlighted = number - 1

    def on_mouse_down(self) -> None:
        self.before = self.marked

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id and event.option_id == self.before:
            self.post_message(Toggled(event.option_id))
