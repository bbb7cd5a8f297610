"""From the registry of actions to Textual: key bindings, the bar at the foot of a screen, and the command palette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Static

from exercise.tui.actions import EVERYWHERE, Action, actions_for, key_name

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


def bindings(screen: str) -> list[Binding]:
    """The key bindings of one screen, without those that hold everywhere."""
    return [bind(action) for action in actions_for(screen) if EVERYWHERE not in action.screens]


def bindings_everywhere() -> list[Binding]:
    """The key bindings of the app."""
    return [bind(action) for action in actions_for(EVERYWHERE)]


def bind(action: Action) -> Binding:
    """One action as a binding. A way out at once must work whatever has the focus."""
    priority = action.id in ("stop", "command_palette")
    return Binding(",".join(action.keys), action.id, action.title, id=action.id, tooltip=action.help, priority=priority)


class KeyBar(Static):
    """The last line of a screen: what can be done here and by which key. Each can be clicked."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; padding: 0 1; background: $panel; color: $quiet; text-wrap: nowrap;
        link-style: none; link-color: $quiet; link-background: transparent; link-style-hover: bold;
    }
    """

    def __init__(self, screen: str, titles: dict[str, str] | None = None, without: Sequence[str] = ()) -> None:
        super().__init__()
        self.of = screen
        self.titles = titles or {}
        self.without = tuple(without)
        self.drawn: tuple[dict[str, str], tuple[str, ...], int] | None = None

    def on_mount(self) -> None:
        self.show(self.titles, self.without)

    def on_resize(self) -> None:
        self.show(self.titles, self.without)

    def show(self, titles: dict[str, str], without: Sequence[str] = ()) -> None:
        """Draw the bar; `titles` replaces the words of some actions, `without` leaves actions out."""
        asked = (titles, tuple(without), self.size.width)
        if asked == self.drawn:
            return
        self.titles, self.without, self.drawn = titles, tuple(without), asked
        shown = [action for action in actions_for(self.of) if action.bar and action.id not in without]
        own = sum(1 for action in shown if EVERYWHERE not in action.screens)
        while own > 1 and self.long(shown) > self.size.width - 2 > 0:
            own -= 1
            del shown[own]  # the last of this screen's own; help and quit stay
        parts = []
        for action in shown:
            key = f"[@click=screen.do('{action.id}')][$spark bold]{key_name(action.keys[0])}[/] "
            parts.append(Content.from_markup(f"{key}$title[/]", title=self.word(action)))
        self.update(Content("  ").join(parts), layout=False)

    def word(self, action: Action) -> str:
        """What the bar calls an action."""
        return self.titles.get(action.id, action.title)

    def long(self, shown: Sequence[Action]) -> int:
        """How many characters these take."""
        return sum(len(key_name(action.keys[0])) + len(self.word(action)) + 3 for action in shown) - 2


class Commands(Provider):
    """What the command palette offers: every action of the screen that lies beneath it."""

    def offered(self) -> list[Action]:
        """The actions that can be done now."""
        name = getattr(self.screen, "NAME", EVERYWHERE)
        return [action for action in actions_for(name) if action.id != "command_palette"]

    async def discover(self) -> Hits:
        for action in self.offered():
            yield DiscoveryHit(action.title, Runner(self.app, self.screen, action), help=self.said(action))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action in self.offered():
            score = max(matcher.match(action.title), matcher.match(action.help))
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(action.title),
                    Runner(self.app, self.screen, action),
                    help=self.said(action),
                )

    def said(self, action: Action) -> str:
        """An action's help with its keys."""
        return f"{action.help} ({', '.join(key_name(key) for key in action.keys)})"


class Runner:
    """Does an action on the screen it was found on."""

    def __init__(self, app: App[object], screen: Screen[object], action: Action) -> None:
        self.app, self.screen, self.action = app, screen, action

    async def __call__(self) -> None:
        await self.app.run_action(self.action.id, self.app if EVERYWHERE in self.action.screens else self.screen)
