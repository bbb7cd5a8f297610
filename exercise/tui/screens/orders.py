"""Sealing: the picked cards once more, what is expected of the other side, and why. It submits the order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from exercise.deck.models import STANCES, Side, other
from exercise.deck.tongue import _
from exercise.table.session import Session
from exercise.tui.keys import KeyBar
from exercise.tui.paint import paint_all
from exercise.tui.screens.page import Leaf
from exercise.tui.telling import hand, names, relation, scorecard
from exercise.tui.telling.lines import Line, line, stance
from exercise.tui.widgets.choice import Choice

WORDS = 300
"""How long a reason may be here, in characters."""


class OrdersScreen(Leaf):
    """Decides True once the order is sealed."""

    NAME = "orders"
    CSS_PATH = "decision.tcss"

    def __init__(self, session: Session, cards: Sequence[str]) -> None:
        super().__init__()
        self.session = session
        self.side: Side = session.viewer  # type: ignore[assignment]  # only a side seals
        self.deck = session.deck
        self.view: dict[str, Any] = session.view()
        self.cards = list(cards)

    def compose(self) -> ComposeResult:
        rival = names.short(self.deck, other(self.side))
        postures: list[tuple[str | None, tuple[str, str]]] = [(None, (_("not saying"), "dim"))]
        postures += [(each, stance(each)) for each in STANCES]
        with Vertical(id="box") as box:
            box.border_title = _("Seal these orders?")
            yield Static(paint_all(self.told()), id="means")
            yield Choice("expect", _("{rival} will").format(rival=rival), postures)
            with Horizontal(id="why"):
                yield Static(_("Because"), id="label")
                yield Input(
                    id="because",
                    placeholder=_("optional: one sentence for the debrief"),
                    max_length=WORDS,
                    compact=True,
                )
            note = _("What you expect, and why, changes nothing and stays secret until the end.")
            yield Static(paint_all([line((note, "dim"))]), id="stakes")
            with Horizontal(id="buttons"):
                yield Button(_("Seal"), id="seal", variant="primary", compact=True)
                yield Button(_("Back to the table"), id="back", compact=True)
        yield KeyBar("orders")

    def on_mount(self) -> None:
        self.query_one("#seal").focus()

    def told(self) -> list[Line]:
        """The order, its price, what it shows, what it does as things stand, and the word it keeps or breaks."""
        told = hand.order(self.deck, self.side, self.cards)
        if self.view.get("capital"):
            cost, have = hand.cost_of(self.view, self.cards), self.view["capital"][self.side]
            text = _("Cost {cost} of your {have} capital; {left} left.").format(cost=cost, have=have, left=have - cost)
            told.append(line((text, "capital")))
        near = relation.warnings(self.deck, self.view)
        told.append(hand.foresight(self.deck, self.side, self.session.preview(self.cards), near))
        check = hand.word_check(self.deck, self.view, self.cards)
        if check:
            told.append(check)
        return [*told, scorecard.score(self.deck, self.view, self.side)]

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "seal":
            self.action_seal()
        else:
            self.action_back()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.query_one("#seal").focus()

    def action_seal(self) -> None:
        """Submit the order, or say why it is refused."""
        because = self.query_one("#because", Input).value.strip()
        expect = self.query_one("#expect", Choice).value
        move = {"move": "orders", "cards": self.cards, "expect": expect, "because": because or None}
        self.make(self.session, move)

    def action_aims(self) -> None:
        """How the score is made."""
        self.house_app.ask_aims(self.session)
