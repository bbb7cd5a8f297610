"""The relationship, home and what stands, as a list whose every row can be asked why. It reads a view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual import events
from textual.widgets import OptionList

from exercise.deck.models import SIDES, Deck, other
from exercise.deck.tongue import _
from exercise.tui.messages import Asked
from exercise.tui.telling import names, relation
from exercise.tui.telling.lines import Line, bar, line, padded, trend
from exercise.tui.widgets.sheet import Rows


class Figures(Rows):
    """Every public figure of a game, grouped: headlines, issues, at home, across the table, institutions."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.state: tuple[Deck, Mapping[str, Any], Sequence[Mapping[str, Any]]] | None = None

    def tell(self, deck: Deck, view: Mapping[str, Any], history: Sequence[Mapping[str, Any]]) -> None:
        """Show this view."""
        self.state = (deck, view, history)
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        self.draw()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.post_message(Asked(event.option_id))

    def draw(self) -> None:
        """The rows, at the width there is."""
        size = self.scrollable_content_region.width
        if self.state is None or size < 20:
            return
        deck, view, history = self.state
        past = relation.before(view, history)
        rows: list[tuple[str | None, Line]] = []
        if deck.issues:
            rows += headline_rows(deck, view, past, history, size)
            rows += issue_rows(deck, view, past, size)
        side = view["viewer"] if view["viewer"] in SIDES else None
        shared = relation.home(deck, view, past, None)
        if shared:
            rows.append((None, heading(_("Shared"), size)))
            rows += [(told.name, track_row(told, size)) for told in shared]
        for who in (side, other(side)) if side else SIDES:
            title = _("At home") if who == side else names.full(deck, who)
            rows += home_rows(deck, view, past, who, title, size)
        rows += standing_rows(deck, view, size)
        self.show(rows)


def heading(text: str, size: int) -> Line:
    """A heading over a group of rows."""
    return line((f"{text} ", "title"), ("─" * max(size - len(text) - 1, 0), "dim"))


def headline_rows(
    deck: Deck, view: Mapping[str, Any], past: Mapping[str, int], history: Sequence[Mapping[str, Any]], size: int
) -> list[tuple[str | None, Line]]:
    """Tension and cooperation, each with its line over time, its change and a word."""
    rows: list[tuple[str | None, Line]] = []
    for name in ("tension", "cooperation"):
        told = relation.figure(deck, name, view[name], past.get(name), view["viewer"])
        drawn = relation.headline(told, relation.course(name, view, history), 16 if size > 56 else 12)
        rows.append((name, padded(line((f"{told.title.upper():<12} ", "strong"), *drawn), size)))
    return rows


def issue_rows(
    deck: Deck, view: Mapping[str, Any], past: Mapping[str, int], size: int
) -> list[tuple[str | None, Line]]:
    """Each issue with its tension and its cooperation as bars, figures and changes."""
    near = relation.warnings(deck, view)
    title = min(max(len(issue.title) for issue in deck.issues) + 1, max(size - 26, 12), 24)
    half = (size - title) // 2
    blocks = max(min(half - 10, 16), 3)
    label = line((" " * title, ""), *padded(line((_("tension"), "dim")), half), (_("cooperation"), "dim"))
    rows: list[tuple[str | None, Line]] = [(None, label)]
    for issue in deck.issues:
        told: Line = padded(line(issue.title), title)
        for what, tone in (("tension", "press"), ("cooperation", "engage")):
            name = f"{what}.{issue.id}"
            one = relation.figure(deck, name, view["tracks"][name], past.get(name), view["viewer"])
            flag = ("!", "bad") if name in near else (" ", "")
            change = line(trend(one.change, one.better)) if one.change else ()
            told += padded(
                line((bar(one.value, one.low, one.high, blocks), tone), f"{one.value:>4}", flag, *padded(change, 5)),
                half,
            )
        rows.append((f"issue:{issue.id}", told))
    rows += [(None, line(("! ", "bad"), (f"{names.track(deck, name)}: {text}", "bad"))) for name, text in near.items()]
    return rows


def track_row(told: relation.Figure, size: int) -> Line:
    """A further track on one row."""
    title = min(max(size - 24, 14), 28)
    blocks = max(min(size - title - 12, 16), 4)
    return line(
        *padded(line(told.title), title),
        (bar(told.value, told.low, told.high, blocks), "spark"),
        f"{told.value:>4} ",
        *(line(trend(told.change, told.better)) if told.change else ()),
    )


def home_rows(
    deck: Deck, view: Mapping[str, Any], past: Mapping[str, int], side: Any, title: str, size: int
) -> list[tuple[str | None, Line]]:
    """A side's tracks at home, its team and its capital."""
    rows: list[tuple[str | None, Line]]
    rows = [(told.name, track_row(told, size)) for told in relation.home(deck, view, past, side)]
    purse = relation.purse(view, side)
    if purse:
        rows.append((f"{side}.capital", padded(line(_("Capital "), *purse), size)))
    if not rows:
        return []
    team = (view.get("teams") or {}).get(side)
    if team:
        title += f" · {names.title_of(deck.teams.get(side, ()), team)}"
    return [(None, heading(title, size)), *rows]


def standing_rows(deck: Deck, view: Mapping[str, Any], size: int) -> list[tuple[str | None, Line]]:
    """What stands, and how often a signal is misread."""
    rows: list[tuple[str | None, Line]] = []
    if deck.institutions:
        rows.append((None, heading(_("Standing"), size)))
        stands = relation.standing(deck, view)
        rows += [(f"institution:{name}", told) for name, told in zip(view["standing"], stands, strict=True)]
        if not stands:
            rows.append(("institution:", line((_("nothing yet"), "dim"))))
    if view["misread"] is not None:
        text = _("Postures are read {doubt}").format(doubt=relation.doubt(view["misread"]))
        rows.append(("misread", line((text, "dim"))))
    return rows
