"""One choice among a few, all of them in sight: left and right or a click choose. It knows values and labels only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from exercise.tui.paint import STYLES
from exercise.tui.telling.lines import Bit


class Choice(Widget, can_focus=True):
    """A label and its options on one or more lines. The chosen one is in brackets, so that it shows without colour."""

    DEFAULT_CSS = """
    Choice { height: auto; padding: 0 1; }
    Choice:focus { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "previous", show=False),
        Binding("right", "turn(1)", "next", show=False),
        Binding("up", "app.focus_previous", "the choice above", show=False),
        Binding("down", "app.focus_next", "the choice below", show=False),
    ]
    at = reactive(0)

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[tuple[str | None, Bit]],
        value: str | None = None,
        told: Callable[[], None] | None = None,
        label_width: int = 14,
    ) -> None:
        """`told` is called whenever another option is chosen."""
        super().__init__(id=name)
        self.told = told
        self.label = label
        self.label_width = label_width
        self.options = list(options)
        self.places: list[tuple[int, int, int]] = []
        values = [each for each, _bit in self.options]
        self.set_reactive(Choice.at, values.index(value) if value in values else 0)

    @property
    def value(self) -> str | None:
        """The value of the chosen option; None if there is none to choose from."""
        return self.options[self.at][0] if self.options else None

    def offer(self, options: Sequence[tuple[str | None, Bit]], value: str | None = None) -> None:
        """Other options in place of these."""
        self.options = list(options)
        values = [each for each, _bit in self.options]
        self.set_reactive(Choice.at, values.index(value) if value in values else 0)
        self.refresh(layout=True)

    def choose(self, value: str | None) -> None:
        """Choose a value, if it is there."""
        values = [each for each, _bit in self.options]
        if value in values:
            self.at = values.index(value)

    def watch_at(self) -> None:
        if self.told is not None and self.is_mounted:
            self.told()

    def action_turn(self, way: int) -> None:
        """The next option, round and round."""
        if self.options:
            self.at = (self.at + way) % len(self.options)

    def on_click(self, event: events.Click) -> None:
        self.focus()
        x, y = event.x - self.styles.padding.left, event.y
        for index, (first, last, row) in enumerate(self.places):
            if row == y and first <= x < last:
                self.at = index

    def layout_options(self, size: int) -> int:
        """Lay the options out in lines of `size` characters; returns how many lines that takes."""
        self.places = []
        x, row = self.label_width, 0
        for _value, (text, _tone) in self.options:
            wide = len(text) + 4
            if x + wide > size and x > self.label_width:
                x, row = self.label_width, row + 1
            self.places.append((x, x + wide - 1, row))
            x += wide
        return row + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.layout_options(width)

    def render(self) -> Content:
        rows = self.layout_options(self.content_size.width)
        label = Content.styled(self.label.ljust(self.label_width), "bold" if self.has_focus else "$quiet")
        lines = [label] + [Content(" " * self.label_width)] * (rows - 1)
        for index, (_value, (text, tone)) in enumerate(self.options):
            row = self.places[index][2]
            style = STYLES.get(tone, "")
            if index == self.at:
                shown = Content.assemble(
                    ("[", "bold $accent"), (text, f"bold {style}".strip()), ("]", "bold $accent"), "  "
                )
            else:
                shown = Content.assemble(" ", (text, style), "   ")
            lines[row] = lines[row] + shown
        return Content("\n").join(lines)
