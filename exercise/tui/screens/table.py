"""The table: the relationship beside the hand, what they say, what is due. It shows a view and picks cards, no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from exercise.deck.models import Side
from exercise.deck.primer import brief_notice
from exercise.deck.tongue import _
from exercise.table.session import Session
from exercise.tui.keys import KeyBar
from exercise.tui.messages import Asked, Toggled
from exercise.tui.paint import paint_all
from exercise.tui.screens.page import Page
from exercise.tui.sitting import decision
from exercise.tui.telling import account, hand, names, relation, scorecard
from exercise.tui.telling.lines import Line, joined, line
from exercise.tui.widgets.cards import Hand
from exercise.tui.widgets.figures import Figures


class TableScreen(Page):
    """One side's table. Its order is kept here until it is sealed."""

    NAME = "table"
    CSS_PATH = "table.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]  # noqa: RUF012 - Textual declares it as an attribute of instances

    def __init__(self, session: Session, news: Sequence[str] = ()) -> None:
        super().__init__()
        self.session = session
        self.side: Side = session.viewer  # type: ignore[assignment]  # only a side sits at a table
        self.deck = session.deck
        self.view: dict[str, Any] = session.view()
        self.past: list[dict[str, Any]] = session.history()
        self.fresh_news = list(news)
        self.picked: list[str] = []
        self.marked: str | None = None
        self.showing = "hand"
        self.drawn: dict[str, list[Line]] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        yield Static(id="score")
        yield Static(id="brief")
        yield Static(id="due")
        yield Static(id="tabs")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Figures(id="figures")
                yield Static(id="aims")
            with Vertical(id="right"):
                yield Hand("hand", self.card_marked)
                yield Static(id="card")
                yield Static(id="they")
        yield KeyBar("table")

    def on_mount(self) -> None:
        self.query_one("#figures").border_title = _("The relationship")
        self.query_one("#hand").border_title = _("Your hand")
        self.query_one("#they").border_title = _("They say")
        self.query_one("#aims").border_title = _("Your aims")
        self.query_one("#hand").focus()
        self.show()
        self.call_after_refresh(self.mark_first)
        if self.fresh_news:
            self.call_after_refresh(self.action_news)

    def mark_first(self) -> None:
        """Begin with a card that can be played."""
        able = next((one["card"] for one in self.view.get("hand") or [] if one["playable"]), None)
        if able is not None:
            self.query_one("#hand", Hand).mark(able)

    def show(self) -> None:
        """Draw everything from the view."""
        deck, view = self.deck, self.view
        figures = self.query_one("#figures", Figures)
        figures.tell(deck, view, self.past)
        cards = self.query_one("#hand", Hand)
        cards.tell(deck, view, self.picked)
        self.marked = cards.marked or self.marked
        self.put("head", [self.head()])
        self.put("score", [self.score_line()])
        self.put("brief", [self.headlines()])
        self.put("due", [self.due()])
        self.put("aims", self.aims(), grows=True)
        self.put("they", self.they(), grows=True)
        self.put("card", self.card())
        self.show_tabs()
        what = {"signal": _("announce"), "orders": _("seal orders")}.get(view["phase"], _("go on"))
        without = [] if view["phase"] == "orders" else ["pick"]
        self.query_one(KeyBar).show({"decide": what}, without + ([] if self.is_narrow() else ["tab"]))

    def put(self, name: str, told: list[Line], grows: bool = False) -> None:
        """Show these lines in the part of that name, if they are others than before. Only a part that `grows` is laid
        out anew: laying out costs more than drawing, and every key press waits for it."""
        if self.drawn.get(name) != told:
            self.drawn[name] = told
            self.query_one(f"#{name}", Static).update(paint_all(told), layout=grows)

    def is_narrow(self) -> bool:
        """Whether hand and relationship are pages of one screen."""
        return self.app.size.width < 112

    def on_resize(self) -> None:
        self.call_after_refresh(self.show)

    # --- what stands where -----------------------------------------------------------------------------------------

    def head(self) -> Line:
        """The first line: game, turn, who you are."""
        you = names.full(self.deck, self.side).upper()
        return joined(
            [
                line((self.deck.title, "title")),
                names.turn_label(self.deck, self.view),
                line((_("You: "), "dim"), (you, "strong")),
                line((_("saved"), "dim")) if self.house_app.saved else (),
            ]
        )

    def score_line(self) -> Line:
        """The second line: score beside par, the aim, the capital."""
        parts = [scorecard.score(self.deck, self.view, self.side, brief=self.is_narrow())]
        purse = relation.purse(self.view, self.side, brief=self.is_narrow())
        if purse:
            parts.append(purse)
        aims = scorecard.aims_short(self.deck, self.view, self.side)
        if aims:
            parts.append(aims)
        if not self.is_narrow():
            parts.append(line((f"({brief_notice()})", "dim")))
        return joined(parts)

    def headlines(self) -> Line:
        """Both headlines on one line, for a small terminal."""
        if not self.deck.issues:
            return ()
        past = relation.before(self.view, self.past)
        parts = []
        for name in ("tension", "cooperation"):
            told = relation.figure(self.deck, name, self.view[name], past.get(name), self.side)
            drawn = relation.headline(told, relation.course(name, self.view, self.past), 8)
            parts.append(line((f"{told.title.upper()} ", "strong"), *drawn))
        return joined(parts, "  ")

    def due(self) -> Line:
        """What is to be done now, in one line."""
        limits = self.view["plays"]
        match decision(self.session):
            case "signal":
                return line(
                    ("▶ ", "key"), (_("Announce a posture."), "strong"), _(" Look round first, then press enter.")
                )
            case "orders":
                told = line(
                    ("▶ ", "key"), (_("Pick up to {max} cards with space,").format(max=limits["max"]), "strong")
                )
                told += line(_(" then enter to seal."))
                if self.picked:
                    told += line((self.picked_line(), "picked"))
                return told
        return line(("… ", "dim"), _("Waiting for the other side. "), (_("Enter tries again."), "dim"))

    def picked_line(self) -> str:
        """How many cards are picked, and what capital they leave."""
        text = _("  Picked {picked}").format(picked=len(self.picked))
        if self.view.get("capital"):
            left = self.view["capital"][self.side] - hand.cost_of(self.view, self.picked)
            text += _(", {left} capital left").format(left=left)
        return text

    def aims(self) -> list[Line]:
        """The panel of aims on a large terminal."""
        title = scorecard.aim(self.deck, self.view, self.side)
        told = [line((title, "strong"))] if title else []
        told += scorecard.aims_long(self.deck, self.view, self.side)
        return told

    def they(self) -> list[Line]:
        """What the other side says, this turn's events, and messages."""
        told = relation.they_say(self.deck, self.view)
        if not told and self.view["misread"] is not None:
            told = [line((_("Nothing is announced yet."), "dim"))]
        events = [names.title_of(self.deck.events, name) for name in self.view["fired"]]
        if events:
            told.append(line(("! ", "bad"), ", ".join(events), (_("  (n: read)"), "dim")))
        if self.view["talks"]:
            told.append(line((_("Talks are open: m writes a message."), "engage")))
        for message in (self.view.get("messages") or [])[-2:]:
            told.append(line((f"{names.short(self.deck, message['from'])}: ", "strong"), message["text"]))
        return told

    def card(self) -> list[Line]:
        """The marked card: what it does, what it would do as things stand, its prose and its ground."""
        held = next((one for one in self.view.get("hand") or [] if one["card"] == self.marked), None)
        card = names.card(self.deck, self.side, self.marked or "")
        if card is None or held is None:
            return [line((_("Mark a card to read it."), "dim"))]
        told = [hand.head(self.deck, self.side, card)]
        told += [hand.full_reason(reason) for reason in held["reasons"][:2]]
        if self.view["phase"] == "orders" and held["playable"]:
            told.append(self.foresight(card.id))
        rules = hand.rules_lines(self.deck, self.side, card)
        if card.when is not None and any(reason["code"] == "condition" for reason in held["reasons"]):
            rules = rules[1:]  # the first says the condition, which the reason has just said
        rules = [joined(rules, " ")] if self.is_narrow() else rules
        return [*told, *rules, hand.ground(self.deck, card)]

    def foresight(self, card: str) -> Line:
        """What the order would do with this card in it, as things stand."""
        full = len(self.picked) >= self.view["plays"]["max"]
        order = self.picked if card in self.picked else [card] if full else [*self.picked, card]
        near = relation.warnings(self.deck, self.view)
        label = "" if order == [card] else _("With all that is picked: ")
        changes = self.session.preview(order)
        return hand.foresight(self.deck, self.side, changes, near, label, headlines=not self.is_narrow())

    def show_tabs(self) -> None:
        """The line that says which page of a small terminal is open."""
        pages = {"hand": _("Hand"), "figures": _("Relationship and home")}
        parts = []
        for name, title in pages.items():
            style = "bold reverse" if name == self.showing else "$quiet"
            parts.append(Content.from_markup(f"[@click=screen.page('{name}')][{style}] $title [/][/]", title=title))
        told = Content(" ").join(parts) + Content.styled(_("  t turns the page   (scores are not forecasts)"), "$quiet")
        self.query_one("#tabs", Static).update(told, layout=False)
        self.set_class(self.showing == "figures", "-figures")

    # --- what can be done ------------------------------------------------------------------------------------------

    def card_marked(self) -> None:
        """Another card is marked: show it."""
        self.marked = self.query_one("#hand", Hand).marked
        self.put("card", self.card())

    def on_click(self, event: events.Click) -> None:
        """A figure in the lines above can be asked why, too."""
        name = event.widget.id if event.widget else None
        if name in ("score", "aims"):
            self.action_aims()
        elif name == "brief" and self.deck.issues:
            half = self.query_one("#brief").size.width // 2
            self.house_app.ask_why(self.session, "tension" if event.x < half else "cooperation")

    def on_toggled(self, event: Toggled) -> None:
        self.toggle(event.card)

    def on_asked(self, event: Asked) -> None:
        self.house_app.ask_why(self.session, event.track)

    def toggle(self, card: str) -> None:
        """Put a card into the order or take it out, if it may be there; if not, say why."""
        if self.view["phase"] != "orders":
            self.notify(_("Cards are picked once both sides have announced."))
            return
        if card in self.picked:
            self.picked.remove(card)
        else:
            reasons = self.session.why_not(
                {"move": "orders", "cards": [*self.picked, card], "expect": None, "because": None}
            )
            hard = [reason for reason in reasons if reason.code != "too_few"]
            if hard:
                self.notify("\n".join(reason.text for reason in hard), severity="warning", markup=False)
                return
            self.picked.append(card)
        self.show()

    def action_pick(self) -> None:
        """Toggle the marked card."""
        marked = self.query_one("#hand", Hand).marked  # not what was last told of: keys may come faster than messages
        if marked:
            self.toggle(marked)

    def action_decide(self) -> None:
        """Go on to whatever is due."""
        self.house_app.decide(self.session, self.picked)

    def action_why(self) -> None:
        """Explain what is marked in the list that has the focus."""
        figures = self.query_one("#figures", Figures)
        if self.focused is figures and figures.marked:
            self.house_app.ask_why(self.session, figures.marked)
        elif marked := self.query_one("#hand", Hand).marked:
            self.house_app.ask_card(self.session, marked)

    def action_page(self, name: str) -> None:
        """Turn to a page of a small terminal."""
        self.showing = name
        self.query_one(f"#{name}").focus()
        self.show_tabs()

    def action_tab(self) -> None:
        """Turn the page; on a large terminal both are there, and the focus moves."""
        self.action_page("figures" if self.showing == "hand" else "hand")

    def action_aims(self) -> None:
        """How the score is made."""
        self.house_app.ask_aims(self.session)

    def action_news(self) -> None:
        """What happened at this turn's opening."""
        told = account.opening_lines(self.deck, self.view["fired"], self.side)
        self.house_app.show_news(self.session, told)

    def action_say(self) -> None:
        """Write a message."""
        if self.view["talks"]:
            self.house_app.say(self.session)
        else:
            self.notify(_("Talks are not open now."))

    def action_ledger(self) -> None:
        """The ledger."""
        self.house_app.show_ledger(self.session)

    def action_history(self) -> None:
        """The history."""
        self.house_app.show_history(self.session)
