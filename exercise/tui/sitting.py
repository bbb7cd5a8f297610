"""Who must do what next at one keyboard: it knows whose turn it is to decide and what has been told, and no rule.

The same steps drive the screens and the line-by-line game. Whatever offers sessions, on this machine or over a network,
can be sat at: `Game` says what is needed of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from exercise.deck.models import Deck, Side
from exercise.deck.tongue import _
from exercise.record.faults import RecordError
from exercise.rules.views import Viewer
from exercise.table.session import Session


class Game(Protocol):
    """A running game: its seats, who of them is human, and where it is recorded."""

    @property
    def humans(self) -> tuple[Side, ...]: ...
    @property
    def record(self) -> Path | None: ...
    @property
    def trouble(self) -> RecordError | None: ...
    def go_on(self) -> None: ...
    def session(self, viewer: Viewer) -> Session: ...
    def close(self) -> None: ...


@dataclass(frozen=True)
class Step:
    """What comes next: a side's decision, a telling to all at the keyboard, or waiting for somebody elsewhere."""

    kind: Literal["team", "agenda", "signal", "orders", "resolution", "end", "wait"]
    side: Side | None = None
    turn: int = 0


@dataclass
class Sitting:
    """A game as one keyboard sees it. `at`: the side that sits at it now, None when nobody's secrets may show.

    `told`: the last turn whose resolution has been told here.
    """

    game: Game
    at: Side | None = None
    told: int = 0
    opened: dict[Side, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.game.humans) == 1:
            self.at = self.game.humans[0]
        history = self.watcher.history()
        self.told = history[-1]["turn"] if history else 0

    @property
    def deck(self) -> Deck:
        """The deck of this game."""
        return self.watcher.deck

    @property
    def watcher(self) -> Session:
        """The session whose view may be on screen when both look: a lone player's own, else the public's."""
        humans = self.game.humans
        return self.game.session(humans[0] if len(humans) == 1 else "public")

    def seat(self, side: Side) -> Session:
        """The session of a side that plays here."""
        return self.game.session(side)

    def shared(self) -> bool:
        """Whether two people share this keyboard."""
        return len(self.game.humans) > 1

    def must_pass(self, step: Step) -> bool:
        """Whether the screen must change hands before this step may show anything."""
        return step.side is not None and self.shared() and step.side != self.at

    def step(self) -> Step:
        """What comes next."""
        public = self.watcher.view()
        history = self.watcher.history()
        if history and history[-1]["turn"] > self.told:
            return Step("resolution", None, history[-1]["turn"])
        if public["phase"] == "over":
            return Step("end")
        for side in self.order():
            kind = decision(self.seat(side))
            if kind is not None:
                return Step(kind, side, public["turn"])
        return Step("wait", None, public["turn"])

    def order(self) -> tuple[Side, ...]:
        """The sides that play here, whoever sits at the keyboard first."""
        humans = self.game.humans
        return tuple(sorted(humans, key=lambda side: side != self.at))

    def tell(self, turn: int) -> None:
        """A resolution has been told. Two people looked at it together, so nobody's secrets may follow unasked."""
        self.told = max(self.told, turn)
        if self.shared():
            self.at = None

    def go_on(self) -> str | None:
        """Try again what could not be saved. Returns what still keeps the game from going on, None if nothing does."""
        if self.game.trouble is not None:
            try:
                self.game.go_on()
            except RecordError as fault:
                return said(fault)
        return None

    def news(self, side: Side) -> list[str]:
        """The events of this turn's opening that this side has not been told of here yet."""
        view = self.seat(side).view()
        if self.opened.get(side, 0) >= view["turn"]:
            return []
        self.opened[side] = view["turn"]
        return list(view["fired"])


def decision(session: Session) -> Literal["team", "agenda", "signal", "orders"] | None:
    """What this seat has still to decide now, if anything; the table says what it owes."""
    owed = session.view()["owed"].get(session.viewer)
    return owed[0] if owed else None


def submit(session: Session, move: Mapping[str, Any]) -> list[str]:
    """Make a move. Returns everything that stood against it, the disk included; an empty list: it is made and saved."""
    try:
        return [reason.text for reason in session.submit(move)]
    except RecordError as fault:
        return [said(fault)]


def said(fault: RecordError) -> str:
    """A fault and its remedy in one breath."""
    return f"{fault.message} {fault.remedy}".strip()


def farewell(sitting: Sitting) -> str:
    """Leave the table, and say where the game is and how to go on with it."""
    record = sitting.game.record
    over = sitting.watcher.view()["phase"] == "over"
    sitting.game.close()
    if record is None:
        return "" if over else _("This game was not recorded.")
    if over:
        return _("The record of the game: {path}").format(path=record)
    return _("Saved. Go on with: exercise play --resume --record {path}").format(path=record)


def present(session: Session) -> dict[str, Any] | None:
    """The running turn as far as its ledger goes: what its opening moved. None before the first and after the last."""
    view = session.view()
    if view["phase"] in ("setup", "over"):
        return None
    opening = [one for one in session.events(0) if one["kind"] == "opening" and one["turn"] == view["turn"]]
    if not opening:
        return None
    kept = ("turn", "tracks", "tension", "cooperation", "capital")
    return {**{name: view[name] for name in kept}, "ledger": opening[-1]["ledger"]}
