"""Announcing: a posture, perhaps an issue, perhaps an offer. It says what a word costs, and submits it."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from exercise.deck.models import STANCES, Side, other
from exercise.deck.tongue import _
from exercise.table.session import Session
from exercise.tui.keys import KeyBar
from exercise.tui.paint import paint, paint_all
from exercise.tui.screens.page import Leaf
from exercise.tui.telling import hand, names, relation, scorecard
from exercise.tui.telling.lines import Line, joined, line, stance, stance_name
from exercise.tui.widgets.choice import Choice


class SignalScreen(Leaf):
    """Decides True once the signal is in."""

    NAME = "signal"
    CSS_PATH = "decision.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.side: Side = session.viewer  # type: ignore[assignment]  # only a side announces
        self.deck = session.deck
        self.view: dict[str, Any] = session.view()

    def compose(self) -> ComposeResult:
        postures = [(each, stance(each)) for each in STANCES]
        issues: list[tuple[str | None, tuple[str, str]]] = [(None, (_("none in particular"), "dim"))]
        issues += [(issue.id, (issue.title, "")) for issue in self.deck.issues]
        cards: list[tuple[str | None, tuple[str, str]]] = [(None, (_("nothing"), "dim"))]
        cards += [
            (name, (names.card_title(self.deck, self.side, name), "engage"))
            for name in hand.offers(self.deck, self.view)
        ]
        with Vertical(id="box") as box:
            box.border_title = _("What do you announce?")
            yield Static(paint(scorecard.score(self.deck, self.view, self.side)), id="score")
            yield Choice("posture", _("Posture"), postures, "hold", self.show)
            if len(issues) > 1:
                yield Choice("issue", _("About"), issues, None, self.show)
            if len(cards) > 1:
                yield Choice("offer", _("Offer"), cards, None, self.show)
            yield Static(id="means", classes="-steady")
            yield Static(paint_all(self.stakes()), id="stakes")
            with Horizontal(id="buttons"):
                yield Button(_("Announce"), id="announce", variant="primary", compact=True)
                yield Button(_("Back to the table"), id="back", compact=True)
        yield KeyBar("signal")

    def on_mount(self) -> None:
        self.query_one("#posture").focus()
        self.show()

    def value(self, name: str) -> str | None:
        """What a choice stands at; None where this deck has no such choice."""
        found = self.query(f"#{name}")
        return found.first(Choice).value if found else None

    def move(self) -> dict[str, Any]:
        """The signal as it stands."""
        return {
            "move": "signal",
            "posture": self.value("posture"),
            "issue": self.value("issue"),
            "offer": self.value("offer"),
        }

    def stakes(self) -> list[Line]:
        """How often it is misread, and what a word kept or broken does."""
        from exercise.deck.wording import say_effects

        signals = self.deck.signals
        rival = names.short(self.deck, other(self.side))
        doubt = relation.doubt(self.view["misread"] or 0)
        told = [line((_("{rival} reads your posture through noise: {doubt}.").format(rival=rival, doubt=doubt), "dim"))]
        if signals is None:
            return told
        parts: list[Line] = []
        for label, effects in ((_("A word kept:"), signals.kept), (_("Broken:"), signals.broken)):
            texts = say_effects(self.deck, effects, self.side)
            if texts:
                parts.append(line((label, "strong"), " ", " ".join(texts)))
        if parts:
            told.append(joined(parts, " "))
        told.append(line((_("A word is judged as it was read: misread, an honest one counts as broken."), "dim")))
        return told

    def show(self) -> None:
        """What the choice as it stands binds you to."""
        posture, issue, offer = self.value("posture"), self.value("issue"), self.value("offer")
        where = _(" on {issue}").format(issue=names.issue_title(self.deck, issue)) if issue else _(" overall")
        duty = {
            "press": _("To keep it, play at least one press card{where}."),
            "hold": _("To keep it, play no press and no engage card{where}: only hold, or nothing."),
            "engage": _("To keep it, play an engage card{where}, and no press card{where}."),
        }[posture or "hold"].format(where=where)
        told = [line(duty)]
        if posture != "hold" and not hand.could_show(self.deck, self.view, str(posture), issue):
            lack = _("You hold no {posture} card{where} that you could play now.")
            told = [line(duty, " ", (lack.format(posture=stance_name(str(posture)), where=where), "bad"))]
        if offer:
            text = _("You also promise to play {card}. {rival} may play its half this turn.")
            rival = names.short(self.deck, other(self.side))
            told.append(line((text.format(card=names.card_title(self.deck, self.side, offer), rival=rival), "engage")))
        self.query_one("#means", Static).update(paint_all(told), layout=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "announce":
            self.action_announce()
        else:
            self.action_back()

    def action_announce(self) -> None:
        """Submit the signal, or say why it is refused."""
        self.make(self.session, self.move())

    def action_aims(self) -> None:
        """How the score is made."""
        self.house_app.ask_aims(self.session)
