"""Told lines that scroll, and a list of told lines that can be marked: the two ways in which screens show text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from exercise.tui.paint import paint
from exercise.tui.telling.lines import Line, folded


class Sheet(ScrollView, can_focus=True):
    """Told lines, folded at the width there is and scrolled by keys or wheel. Only the lines in sight are drawn."""

    DEFAULT_CSS = """
    Sheet { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
            overflow: hidden scroll;
            scrollbar-background: $surface; scrollbar-background-hover: $surface; }
    """

    def __init__(self, told: Sequence[Line] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self.told = list(told)
        self.lines: list[Line] = self.told
        self.folded_at = -1

    def tell(self, told: Sequence[Line]) -> None:
        """Show other lines."""
        self.told = list(told)
        self.fold()

    def on_mount(self) -> None:
        self.fold()

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self.folded_at:
            self.fold()

    def fold(self) -> None:
        """Break the lines where the width ends. Before there is a width, they stand as they are."""
        size = self.folded_at = self.scrollable_content_region.width
        self.lines = [part for each in self.told for part in folded(each, size)] if size > 10 else self.told
        length = Size(size, len(self.lines))
        if self.styles.auto_dimensions or not self.is_mounted:
            self.virtual_size = length
            self.refresh(layout=True)
        else:  # the room stays as it is, so nothing is laid out anew: only the bar learns of the new length
            self.set_reactive(Sheet.virtual_size, length)
            self._scroll_update(length)
            self.scroll_to(y=min(self.scroll_offset.y, self.max_scroll_y), animate=False)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        size = self.scrollable_content_region.width
        place = self.scroll_offset.y + y
        if place >= len(self.lines):
            return Strip.blank(size, self.rich_style)
        strips = Visual.to_strips(self, paint(self.lines[place]), size, 1, self.visual_style)
        return strips[0] if strips else Strip.blank(size, self.rich_style)


class Rows(OptionList, inherit_bindings=False):
    """A list of told lines, one of them marked. Enter is left to the screen; a click reports the row as selected."""

    DEFAULT_CSS = """
    Rows { height: 1fr; border: none; padding: 0; background: transparent; scrollbar-size-vertical: 1;
           text-wrap: nowrap; text-overflow: ellipsis; }
    Rows:focus { border: none; background-tint: transparent 0%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", "down", show=False),
        Binding("up", "cursor_up", "up", show=False),
        Binding("home", "first", "first", show=False),
        Binding("end", "last", "last", show=False),
        Binding("pagedown", "page_down", "page down", show=False),
        Binding("pageup", "page_up", "page up", show=False),
    ]

    def __init__(self, id: str | None = None, told: Callable[[], None] | None = None) -> None:
        """`told` is called whenever another row is marked."""
        super().__init__(id=id, markup=False)
        self.told = told
        self.drawn: list[tuple[str | None, Line]] = []

    def show(self, rows: Sequence[tuple[str | None, Line]]) -> None:
        """Show these rows (id and line; a row without an id is a heading that cannot be marked), keeping the mark."""
        if list(rows) == self.drawn:
            return
        self.drawn = list(rows)
        here = self.highlighted
        marked = self.highlighted_option.id if self.highlighted_option else None
        top = self.scroll_offset.y
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(paint(told), id=name, disabled=name is None) for name, told in rows])
            names = [name for name, _told in rows]
            if marked is not None and marked in names:
                self.highlighted = names.index(marked)
            elif here is not None and here < len(names) and names[here] is not None:
                self.highlighted = here
            else:
                self.highlighted = next((place for place, name in enumerate(names) if name is not None), None)
        self.scroll_to(y=top, animate=False)

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if self.told is not None and self.is_mounted and highlighted is not None:
            self.told()

    @property
    def marked(self) -> str | None:
        """The id of the marked row."""
        return self.highlighted_option.id if self.highlighted_option else None

    def mark(self, name: str) -> None:
        """Mark the row of that id."""
        for place, (each, _told) in enumerate(self.drawn):
            if each == name:
                self.highlighted = place
