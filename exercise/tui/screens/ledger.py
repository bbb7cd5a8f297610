"""The ledger: every change of every figure with its cause, running sum and source; one track or all. It only reads."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from exercise.deck.tongue import _
from exercise.table.session import Session
from exercise.tui.keys import KeyBar
from exercise.tui.paint import paint, paint_all
from exercise.tui.screens.page import Leaf
from exercise.tui.sitting import present
from exercise.tui.telling import account, names
from exercise.tui.telling.lines import Line, line
from exercise.tui.widgets.sheet import Rows


class LedgerScreen(Leaf):
    """Rows newest first; what a marked row rests on stands below, in the register's words."""

    NAME = "ledger"
    CSS_PATH = "ledger.tcss"

    def __init__(self, session: Session, track: str | None = None) -> None:
        super().__init__()
        self.session, self.deck, self.track = session, session.deck, track
        running = present(session)
        self.history = [*session.history(), *([running] if running else [])]
        self.every = account.ledger_rows(self.deck, self.history, None)
        self.tracks: list[str | None] = [
            None,
            *account.in_order(self.deck, {row["track"] for _t, row, _v in self.every}),
        ]

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = _("Ledger")
            yield Static(id="which")
            yield Rows("rows", self.ground)
            yield Static(id="ground")
        yield KeyBar("ledger")

    def on_mount(self) -> None:
        self.query_one("#rows").focus()
        self.call_after_refresh(self.show)

    def on_resize(self) -> None:
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """The rows of the chosen track."""
        rows = self.query_one("#rows", Rows)
        size = rows.scrollable_content_region.width
        if size < 20:
            return
        viewer = self.session.viewer
        shown: list[tuple[str | None, Line]] = []
        for place, (turn, row, after) in reversed(list(enumerate(self.every))):
            if self.track is None or row["track"] == self.track:
                shown.append((str(place), account.ledger_line(self.deck, turn, row, after, viewer, size)))
        what = _("every track") if self.track is None else names.track(self.deck, self.track, viewer)
        text = _("{rows} rows of {what}, newest first: turn, track, change, sum, cause").format(
            rows=len(shown), what=what
        )
        self.query_one("#which", Static).update(paint(line((text, "dim"))))
        rows.show(shown or [(None, line((_("Nothing has moved yet: ledgers begin with turn 1."), "dim")))])
        self.ground()

    def ground(self) -> None:
        """What the marked row rests on."""
        marked = self.query_one("#rows", Rows).marked
        told: list[Line] = []
        if marked is not None:
            _turn, row, _after = self.every[int(marked)]
            told = [line(text) for text in names.says(self.deck, row["claims"] or ())]
            told = told or [
                line(
                    (
                        _("This row rests on no claim of the source: {why}.").format(
                            why=self.plain_cause(row["cause"])
                        ),
                        "dim",
                    )
                )
            ]
        self.query_one("#ground", Static).update(paint_all(told), layout=False)

    def plain_cause(self, cause: str | None) -> str:
        """Why a row may have no claim."""
        kind = (cause or "").partition(":")[0]
        return {
            "bounds": _("it is what the bounds of the track took back"),
            "word": _("it is what a word kept or broken does in this deck"),
            "act": _("it is an act of the facilitator"),
            "rounding": _("it is rounding"),
        }.get(kind, _("it is part of the game itself, or the author's assumption"))

    def action_filter(self) -> None:
        """The next track alone."""
        self.turn(1)

    def action_unfilter(self) -> None:
        """The previous track alone."""
        self.turn(-1)

    def turn(self, way: int) -> None:
        """Another track."""
        here = self.tracks.index(self.track) if self.track in self.tracks else 0
        self.track = self.tracks[(here + way) % len(self.tracks)]
        self.show()
