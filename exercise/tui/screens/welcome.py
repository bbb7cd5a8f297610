"""The beginning: which deck, who sits where, and the seed under "more". Painted before any deck is read."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from exercise.deck.primer import notice
from exercise.deck.tongue import _, ngettext
from exercise.tui.keys import KeyBar
from exercise.tui.paint import paint
from exercise.tui.screens.page import Page
from exercise.tui.telling.lines import Bit, Line, line, stance
from exercise.tui.widgets.choice import Choice
from exercise.tui.widgets.sheet import Rows, Sheet

if TYPE_CHECKING:
    from exercise.deck.models import Deck
    from exercise.tui.house import Plan


def own_words() -> list[tuple[str | None, Bit]]:
    """The deck's own words, which are always there to be chosen."""
    return [(None, (_("the deck's own"), ""))]


class WelcomeScreen(Page):
    """Chooses a plan for a game. Its style is loaded with the app, whose first screen it is."""

    NAME = "welcome"

    def __init__(self) -> None:
        super().__init__()
        self.deck: Deck | None = None
        self.unfinished: int | None = None  # how many games; not counted yet

    def compose(self) -> ComposeResult:
        yield Static(paint(self.banner()), id="banner")
        with Horizontal(id="decks"):
            yield Rows("list", self.deck_marked)
            yield Sheet(id="about")
        with Vertical(id="setting"):
            players: list[tuple[str | None, Bit]] = [
                ("alone", (_("alone"), "")),
                ("two", (_("two at this screen"), "")),
            ]
            yield Choice("players", _("Players"), players, "alone", self.players_chosen)
            yield Choice("side", _("You sit as"), [("us", (_("one side"), "")), ("china", (_("the other"), ""))])
            yield Choice("rival", _("Against"), [("planner", ("planner", ""))])
            yield Choice("variant", _("Game"), [(None, (_("the whole game"), ""))])
            yield Choice("words", _("Names"), own_words(), told=self.words_chosen)
            with Horizontal(id="more"):
                yield Static(_("Seed"), id="label")
                yield Input(id="seed", placeholder=_("a whole number; empty: by chance"), compact=True)
            with Horizontal(id="buttons"):
                yield Button(_("Start the game"), id="start", variant="primary", compact=True)
                yield Button(_("Resume"), id="resume", compact=True)
        yield KeyBar("welcome")

    def banner(self) -> Line:
        """The name of the product in one line."""
        return line(
            (" EXERCISE ", "title"),
            (_(" sealed moves, every number explained   "), "dim"),
            stance("press"), "  ", stance("hold"), "  ", stance("engage"),
        )  # fmt: skip

    def on_mount(self) -> None:
        self.query_one("#list").border_title = _("Decks")
        self.query_one("#about").border_title = _("About this deck")
        self.query_one("#list").focus()
        self.screen_layout_refresh_signal.subscribe(self, self.painted)

    def painted(self, _screen: Screen[object]) -> None:
        """The first picture stands: now there is time to read decks."""
        self.screen_layout_refresh_signal.unsubscribe(self)
        self.call_later(self.fill)

    def on_screen_resume(self) -> None:
        """Back from a game: there may be another one to go on with now, and the next is in the same words."""
        if self.deck is not None:
            self.count_unfinished()
            self.read_deck()

    def fill(self) -> None:
        """Read what is installed."""
        house = self.house_app.house
        decks = house.decks()
        self.query_one("#list", Rows).show([(info.id, line(info.title)) for info in decks])
        bots = house.bots()
        self.query_one("#rival", Choice).offer([(name, (title, "")) for name, title, _does in bots], "planner")
        self.count_unfinished()
        self.read_deck()

    def count_unfinished(self) -> None:
        """Offer to go on with a game, if there is one."""
        self.unfinished = len(self.house_app.house.unfinished())
        button = self.query_one("#resume", Button)
        text = ngettext("Resume ({many} unfinished game)", "Resume ({many} unfinished games)", self.unfinished)
        button.label = text.format(many=self.unfinished)
        button.display = bool(self.unfinished)
        self.query_one(KeyBar).show({}, [] if self.unfinished else ["resume"])

    def read_deck(self) -> None:
        """Read the marked deck, and what other words there are for it."""
        words, house = self.query_one("#words", Choice), self.house_app.house
        name = self.query_one("#list", Rows).marked
        offered: list[tuple[str | None, Bit]] = own_words()
        with suppress(Exception):  # whatever is wrong with the deck, it is told below
            offered += [(one, (title, "")) for one, title in (house.overlays(name) if name else [])]
        words.offer(offered, house.worn(name) if name else None)
        words.display = len(offered) > 1
        self.tell_deck()

    def tell_deck(self) -> None:
        """Show what the marked deck says of itself, in the words that are chosen."""
        name = self.query_one("#list", Rows).marked
        about = self.query_one("#about", Sheet)
        try:
            words = self.query_one("#words", Choice).value
            self.deck = self.house_app.house.load(name, words) if name else None
        except Exception as fault:  # whatever is wrong with one deck, the others can be played
            self.deck = None
            about.tell([line((_("This deck cannot be played: {fault}").format(fault=fault), "bad"))])
            return
        if self.deck is None:
            about.tell([line((_("No deck is installed."), "bad"))])
            return
        about.tell(self.about(self.deck))
        about.scroll_home(animate=False)
        sides = [(side, (self.deck.sides[side].name, "")) for side in self.deck.sides]
        self.query_one("#side", Choice).offer(sides, self.query_one("#side", Choice).value)
        whole = _("the whole game, {turns} turns").format(turns=self.deck.turns.count)
        variants: list[Any] = [(None, (whole, ""))] + [(one.id, (one.title, "")) for one in self.deck.variants]
        choice = self.query_one("#variant", Choice)
        choice.offer(variants, choice.value)
        choice.display = len(variants) > 1

    def about(self, deck: Deck) -> list[Line]:
        """What the deck is, whose view it takes, and what may disturb in it."""
        told: list[Line] = [line((deck.title, "title"))]
        told += [line(deck.about.strip())] if deck.about else []
        if deck.perspective:
            told += [(), line((_("Whose view: "), "strong"), deck.perspective.strip())]
        if deck.content_note:
            told += [(), line((_("Note: "), "strong"), deck.content_note.strip())]
        return [*told, (), line((notice(deck), "dim"))]

    def deck_marked(self) -> None:
        """Another deck is marked: read it, once the mark is drawn."""
        self.call_after_refresh(self.read_deck)

    def words_chosen(self) -> None:
        """Other words for the same deck."""
        self.call_after_refresh(self.tell_deck)

    def players_chosen(self) -> None:
        """Two at one screen choose neither a side nor a rival."""
        alone = self.query_one("#players", Choice).value == "alone"
        self.query_one("#side").display = alone
        self.query_one("#rival").display = alone

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "start":
            self.action_start()
        else:
            self.action_resume()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.action_start()

    def plan(self) -> Plan:
        """The game as it is set up here. Raises ValueError for a seed that is none."""
        from exercise.tui.house import HUMAN, Plan, seed_of

        seed = seed_of(self.query_one("#seed", Input).value)
        name = self.query_one("#list", Rows).marked or ""
        variant = self.query_one("#variant", Choice).value
        words = self.query_one("#words", Choice).value
        us, china = HUMAN, self.query_one("#rival", Choice).value or "planner"
        if self.query_one("#players", Choice).value == "two":
            china = HUMAN
        elif self.query_one("#side", Choice).value == "china":
            us, china = china, us
        return Plan(name, us=us, china=china, seed=seed, variant=variant, overlay=words)

    def action_start(self) -> None:
        """Start."""
        if self.deck is None:
            return
        try:
            plan = self.plan()
        except ValueError as fault:
            self.notify(str(fault), severity="warning", markup=False)
            return
        self.house_app.start(plan)

    def action_more(self) -> None:
        """Show or hide the seed."""
        more = self.query_one("#more")
        more.display = not more.display
        if more.display:
            self.query_one("#seed").focus()
        else:
            self.query_one("#list").focus()

    def action_resume(self) -> None:
        """List unfinished games."""
        if self.unfinished:
            self.house_app.show_unfinished()
        else:
            self.notify(_("There is no unfinished game."))
