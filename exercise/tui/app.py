"""The app routes from screen to screen: they show, the sitting says what is due, the table decides. It has no rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from exercise.deck.tongue import _
from exercise.tui.keys import Commands, bindings_everywhere
from exercise.tui.paint import DARK, LIGHT

if TYPE_CHECKING:  # the first paint waits for nothing that only a running game needs
    from exercise.deck.models import Side
    from exercise.table.session import Session
    from exercise.tui.house import House, Plan
    from exercise.tui.screens.page import Leaf
    from exercise.tui.sitting import Game, Sitting, Step
    from exercise.tui.telling.lines import Line


class ExerciseApp(App[str]):
    """The terminal game. Exits with a last line for the person: how to go on, if anything was left unfinished."""

    TITLE = "Exercise"
    CSS_PATH = ["app.tcss", "screens/welcome.tcss"]  # noqa: RUF012 - as Textual declares it
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Commands}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_everywhere()]

    def __init__(self, house: House, game: Game | None = None, still: bool | None = None) -> None:
        """`game`: what is to be played; None: the beginning asks. `still`: reduced motion; None: as Textual is told."""
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.house = house
        self.game = game
        self.sitting: Sitting | None = None
        self.fault: Exception | None = None
        self.still = self.animation_level == "none" if still is None else still

    def on_mount(self) -> None:
        if self.game is not None:
            self.sit(self.game)

    def get_default_screen(self) -> Screen[Any]:
        """The beginning is there from the first picture on; a game that is given lies over nothing."""
        if self.game is not None:
            return super().get_default_screen()
        from exercise.tui.screens.welcome import WelcomeScreen

        return WelcomeScreen()

    def _fatal_error(self) -> None:
        """A fault that nobody foresaw ends the app without a traceback; who started it tells of it."""
        self.fault = self.fault or self._exception
        self._close_messages_no_wait()

    def on_resize(self, event: events.Resize) -> None:
        from exercise.tui.screens.small import LEAST, SmallScreen

        small = event.size.width < LEAST[0] or event.size.height < LEAST[1]
        shown = isinstance(self.screen, SmallScreen)
        if small and not shown:
            self.push_screen(SmallScreen())
        elif shown and not small:
            self.pop_screen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tones' colours, whatever theme is on."""
        return DARK.variables

    @property
    def saved(self) -> bool:
        """Whether the running game is being recorded."""
        return self.sitting is not None and self.sitting.game.record is not None

    # --- beginning -------------------------------------------------------------------------------------------------

    def begin_again(self) -> None:
        """Set up a game."""
        from exercise.tui.screens.welcome import WelcomeScreen

        self.close_game()
        if isinstance(self.screen_stack[0], WelcomeScreen):
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self.show(WelcomeScreen())

    def start(self, plan: Plan) -> None:
        """Open a game and sit down at it."""
        self.try_to_sit(lambda: self.house.open(plan))

    def try_to_sit(self, opened: Callable[[], Game]) -> None:
        """Sit down at a game, or say why it cannot be opened."""
        from exercise.deck.diagnostic import DeckError
        from exercise.record.faults import RecordError
        from exercise.tui.sitting import said

        try:
            game = opened()
        except (RecordError, DeckError) as fault:
            self.notify(said(fault) if isinstance(fault, RecordError) else str(fault), severity="error", markup=False)
            return
        self.sit(game)

    def sit(self, game: Game) -> None:
        """Sit down at a game."""
        from exercise.tui.sitting import Sitting

        self.close_game()
        self.sitting = Sitting(game)
        self.advance()

    def close_game(self) -> None:
        """Leave the running game as it is; its record is whole."""
        if self.sitting is not None:
            self.sitting.game.close()
            self.sitting = None

    def show_unfinished(self) -> None:
        """Choose a game to go on with."""
        from exercise.tui.routes import unfinished_screen

        def taken(name: str) -> None:
            self.try_to_sit(lambda: self.house.resume(Path(name)))

        self.ask(unfinished_screen(self.house), taken)

    # --- from step to step -----------------------------------------------------------------------------------------

    def advance(self) -> None:
        """Show whatever comes next at this keyboard."""
        from exercise.tui import routes

        assert self.sitting is not None
        forget()
        step = self.sitting.step()
        if self.sitting.must_pass(step):
            self.show(routes.handover(self.sitting, step))
        elif step.kind in ("team", "agenda"):
            self.choose(step)
        else:
            self.show(routes.main_screen(self.sitting, step, self.still))

    def show(self, screen: Screen[None]) -> None:
        """Put a screen in the place of all that lay over the beginning."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def choose(self, step: Step) -> None:
        """A side takes its team, or its secret aim."""
        from exercise.tui import routes
        from exercise.tui.sitting import submit

        assert self.sitting is not None and step.side is not None
        session = self.sitting.seat(step.side)

        def taken(name: str) -> None:
            for fault in submit(session, routes.choice_move(step, name)):
                self.notify(fault, severity="error", markup=False)
            self.advance()

        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.ask(routes.choice_screen(session, step), taken)

    def ask(self, leaf: Leaf, then: Callable[[Any], None]) -> None:
        """Lay a screen over this one; what it decides is told to `then`."""
        leaf.then = then
        self.push_screen(leaf)

    def decide(self, session: Session, picked: Sequence[str]) -> None:
        """Announce, or seal, whichever is due."""
        from exercise.tui import routes

        screen = routes.decision_screen(session, picked)
        if screen is None:
            self.try_again()
            return
        self.ask(screen, lambda _done: self.advance())

    def try_again(self) -> None:
        """Nothing is due at this seat: if the other side's move could not be saved, try once more."""
        trouble = self.sitting.go_on() if self.sitting else None
        if trouble:
            self.notify(trouble, severity="error", markup=False)
        elif self.sitting and self.sitting.step().kind != "wait":
            self.advance()
        else:
            self.notify(_("Nothing is due now."))

    def seated(self, side: Side) -> None:
        """The next player has the keyboard."""
        if self.sitting is not None:
            self.sitting.at = side
            self.advance()

    def told(self, turn: int) -> None:
        """A resolution has been told."""
        if self.sitting is not None:
            self.sitting.tell(turn)
            self.advance()

    # --- looking things up -----------------------------------------------------------------------------------------

    def ask_why(self, session: Session, what: str) -> None:
        """Why a figure is what it is."""
        from exercise.tui import routes

        self.push_screen(routes.why_screen(session, what))

    def ask_card(self, session: Session, card: str) -> None:
        """All about a card."""
        from exercise.tui import routes

        self.push_screen(routes.card_screen(session, card))

    def ask_aims(self, session: Session) -> None:
        """How a score is made."""
        from exercise.tui import routes

        screen = routes.aims_screen(session)
        if screen is None:
            self.notify(_("Scores are secret while both look at the screen."))
        else:
            self.push_screen(screen)

    def show_news(self, session: Session, told: Sequence[Line]) -> None:
        """What happened at the opening."""
        from exercise.tui import routes

        self.push_screen(routes.news_screen(session, told))

    def show_ledger(self, session: Session) -> None:
        """The ledger."""
        from exercise.tui.screens.ledger import LedgerScreen

        self.push_screen(LedgerScreen(session))

    def show_history(self, session: Session) -> None:
        """The history."""
        from exercise.tui import routes

        self.push_screen(routes.history_screen(session))

    def say(self, session: Session) -> None:
        """Write to the other side."""
        from exercise.tui.screens.say import SayScreen

        self.ask(SayScreen(session), lambda _done: self.advance())

    # --- everywhere ------------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Help, for the deck that is being played or looked at."""
        from exercise.tui import routes
        from exercise.tui.screens.reading import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            deck = self.sitting.deck if self.sitting else getattr(self.screen, "deck", None)
            self.push_screen(routes.help_screen(deck))

    def action_shade(self) -> None:
        """Dark or light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_motion(self) -> None:
        """Reduced motion on or off."""
        self.still = not self.still
        self.animation_level = "none" if self.still else "full"
        self.notify(_("Resolutions are told all at once.") if self.still else _("Resolutions are told line by line."))

    def action_leave(self) -> None:
        """Save and leave; a running game is left on a second press."""
        self.action_stop()

    def action_stop(self) -> None:
        """Save and leave at once."""
        if self.sitting is None:
            self.exit("")
            return
        from exercise.tui.sitting import farewell

        self.exit(farewell(self.sitting))


def forget() -> None:
    """Let go of what was drawn on screens that are gone.

    Textual remembers two colours for each of the last thousand widgets, and with the widget every line it ever drew:
    some two megabytes a turn.
    """
    from textual._styles_cache import StylesCache

    StylesCache.get_inner_outer.cache_clear()
