"""What all screens have in common: a name in the registry, its keys, its bar, and clicks that do the same as keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.screen import ModalScreen, Screen

from exercise.tui.actions import EVERYWHERE, action
from exercise.tui.keys import bindings

if TYPE_CHECKING:
    from exercise.table.session import Move, Session
    from exercise.tui.app import ExerciseApp


class Doing:
    """Clicks on a key bar do what the key does."""

    NAME: ClassVar[str] = EVERYWHERE

    @property
    def house_app(self) -> ExerciseApp:
        """The app, by its own type."""
        return cast("ExerciseApp", self.app)  # type: ignore[attr-defined]  # every user of this is a screen

    async def action_do(self, name: str) -> None:
        """Carry out an action of the registry, here or in the app."""
        here: Any = self if EVERYWHERE not in action(name).screens else self.house_app
        await self.house_app.run_action(name, here)


class Page(Doing, Screen[None]):
    """A whole screen."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", []), *bindings(cls.NAME)]
        super().__init_subclass__(**kwargs)


class Leaf(Doing, ModalScreen[Any]):
    """A screen laid over another one; `back` takes it away.

    `then` is told what was decided, once this screen is gone. It runs in the app and not in whichever screen lay
    beneath, for that one may be gone as well by then.
    """

    then: Callable[[Any], None] | None = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", []), *bindings(cls.NAME)]
        super().__init_subclass__(**kwargs)

    def decided(self, what: Any) -> None:
        """Close, and tell whoever asked."""
        self.dismiss()
        if self.then is not None:
            self.app.call_later(self.then, what)

    def make(self, session: Session, move: Move) -> None:
        """Make a move: close if it is taken, else stay and say every reason against it."""
        from exercise.tui.sitting import submit  # not before a game is played: the first picture does without it

        faults = submit(session, move)
        if faults:
            self.notify("\n".join(faults), severity="warning", markup=False)
        else:
            self.decided(True)

    def action_back(self) -> None:
        """Close without deciding anything."""
        self.dismiss()
