"""A seat at a table on this machine: it knows whose eyes it has, and shows through them alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exercise.deck.models import SIDES, Deck, Side
from exercise.record.replay import turns
from exercise.rules import views
from exercise.rules.legality import Reason
from exercise.rules.position import SETUP, SIGNAL
from exercise.rules.views import Viewer
from exercise.table.preview import preview
from exercise.table.session import Move

if TYPE_CHECKING:
    from exercise.table.table import Table


class Seat:
    """A `Session` at a `Table`. Sides decide, the facilitator acts, the public watches."""

    def __init__(self, table: Table, viewer: Viewer) -> None:
        if viewer not in views.VIEWERS:
            raise ValueError(f"a viewer is one of {', '.join(views.VIEWERS)}, not {viewer!r}")
        self.table = table
        self._viewer: Viewer = viewer

    @property
    def viewer(self) -> Viewer:
        return self._viewer

    @property
    def deck(self) -> Deck:
        return self.table.course.book.deck

    def view(self) -> dict[str, Any]:
        """The view of the position, and of what only the table knows: who has sealed, what was said."""
        course, viewer = self.table.course, self._viewer
        moment = course.moment
        side: Side | None = viewer if viewer in SIDES else None
        seen = views.view(course.book, moment.position, viewer)
        if side is not None and seen["signal"] is None and moment.position.phase == SIGNAL:
            seen["signal"] = spoken(moment.words.get(side))
        if side is not None and moment.position.phase == SETUP:
            seen["teams"][side] = moment.teams.get(side)
            seen["agenda"] = moment.agendas.get(side)
        if viewer == "facilitator":
            for name in SIDES:
                seen["revealed"][name]["order"] = sealed_cards(moment.orders.get(name))
        return {
            **seen,
            "phase": "setup" if moment.position.phase == SETUP else seen["phase"],
            "order": None if side is None else sealed_cards(moment.orders.get(side)),
            "announced": {name: name in moment.words for name in SIDES},
            "sealed": {name: name in moment.orders for name in SIDES},
            "owed": course.waiting(),
            "chosen": None if side is None else chosen(moment.teams, moment.agendas, side),
            "returned": None if side is None else [reason._asdict() for reason in moment.returned.get(side, [])],
            "messages": [
                {"turn": one["turn"], "from": one["side"], "to": one["to"], "text": one["text"]}
                for one in moment.messages
                if viewer == "facilitator" or viewer == one["side"] or viewer in one["to"]
            ],
            "paused": course.paused,
            "seats": dict(course.seats),
            "recorded": self.table.journal is not None,
        }

    def why_not(self, move: Move) -> list[Reason]:
        return self.table.why_not(self._viewer, move)

    def submit(self, move: Move) -> list[Reason]:
        return self.table.submit(self._viewer, move)

    def events(self, since: int = 0) -> list[dict[str, Any]]:
        return [dict(notice) for notice in self.table.notices.since(self._viewer, since)]

    def history(self) -> list[dict[str, Any]]:
        return turns(self.table.course, self._viewer)

    def preview(self, cards: Sequence[str]) -> list[dict[str, Any]]:
        if self._viewer not in SIDES:
            return []
        course = self.table.course
        return preview(course.book, course.position, SIDES.index(self._viewer), cards)


def spoken(entry: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a side has announced, before both have."""
    return None if entry is None else {name: entry[name] for name in ("posture", "issue", "offer")}


def sealed_cards(entry: dict[str, Any] | None) -> list[str] | None:
    """The cards of a sealed order."""
    return None if entry is None else list(entry["cards"])


def chosen(teams: dict[str, str | None], agendas: dict[str, str | None], side: Side) -> dict[str, str | None]:
    """What a side has chosen before the first turn: only what it has decided; None there stands for chance."""
    made: dict[str, str | None] = {}
    if side in teams:
        made["team"] = teams[side]
    if side in agendas:
        made["agenda"] = agendas[side]
    return made
