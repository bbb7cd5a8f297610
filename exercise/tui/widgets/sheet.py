"""Told lines that scroll, and a list of told lines that can be marked: the two ways in which screens show text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from exercise.tui.paint import paint, paint_all
from exercise.tui.telling.lines import Line, folded


class Sheet(VerticalScroll):
    """Told lines, scrolled by keys or wheel."""

    DEFAULT_CSS = """
    Sheet { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    Sheet > Static { height: auto; }
    """

    def __init__(self, told: Sequence[Line] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self.told = list(told)
        self.text = Static()

    def compose(self) -> Iterable[Static]:
        yield self.text

    def tell(self, told: Sequence[Line]) -> None:
        """Show other lines."""
        self.told = list(told)
        self.draw()

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Fold the lines at the width there is. Before there is one, they stand as they are."""
        size = self.scrollable_content_region.width
        lines = [part for each in self.told for part in folded(each, size)] if size > 10 else self.told
        self.text.update(paint_all(lines))


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

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
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

    @property
    def marked(self) -> str | None:
        """The id of the marked row."""
        return self.highlighted_option.id if self.highlighted_option else None

    def mark(self, name: str) -> None:
        """Mark the row of that id."""
        for place, (each, _told) in enumerate(self.drawn):
            if each == name:
                self.highlighted = place
