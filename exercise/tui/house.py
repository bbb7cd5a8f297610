"""Where games come from: installed decks and bots, a plan for a game, a table opened or taken up again. It loads each
thing when it is asked for, and knows no screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from exercise.deck.tongue import _

if TYPE_CHECKING:
    from exercise.deck.models import Deck
    from exercise.players.outside.program import Terms
    from exercise.table.table import Table
    from exercise.tui.sitting import Game

HUMAN = "human"
SEEDS = 1 << 64


@dataclass(frozen=True)
class DeckInfo:
    """An installed deck, before it is read."""

    id: str
    title: str


@dataclass(frozen=True)
class Unfinished:
    """A game that was left: its record, its title, and what there is to know about it, line by line."""

    path: Path
    title: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A game to be opened. `us` and `china`: `human`, the id of a bot, or `run:COMMAND`; `seed` of None: by chance;
    `record` of None: a new file among the saved games; `terms`: on which programs play, None for the usual."""

    deck: str
    us: str = HUMAN
    china: str = "planner"
    seed: int | None = None
    variant: str | None = None
    teams: Mapping[str, str] = field(default_factory=dict)
    agendas: Mapping[str, str] = field(default_factory=dict)
    overlay: str | None = None
    record: Path | None = None
    terms: Terms | None = None

    def seats(self) -> dict[str, str]:
        """Who sits where."""
        return {"us": self.us, "china": self.china}


class House(Protocol):
    """What the beginning of a game needs."""

    def decks(self) -> list[DeckInfo]: ...
    def bots(self) -> list[tuple[str, str, str]]: ...
    def load(self, name: str, overlay: str | None = None) -> Deck: ...
    def overlays(self, name: str) -> list[tuple[str, str]]: ...
    def worn(self, name: str) -> str | None: ...
    def unfinished(self) -> list[Unfinished]: ...
    def open(self, plan: Plan) -> Game: ...
    def resume(self, path: Path) -> Game: ...


def seed_of(text: str) -> int | None:
    """A seed as a person types it; nothing typed is None. Raises ValueError for what is none (0 to 2**64 - 1)."""
    text = text.strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or int(text) >= SEEDS:
        raise ValueError(_("A seed is a whole number from 0 to {most}.").format(most=SEEDS - 1))
    return int(text)


class Home:
    """The house on this machine: decks that are installed, the games in the user's own folder."""

    def __init__(self, seats: Mapping[str, str] | None = None, terms: Terms | None = None) -> None:
        """`seats`: who sits down when a game is taken up again, where that differs from its record; `terms`: on which
        programs among them play."""
        self.seats = seats
        self.terms = terms
        self.read: dict[str, Deck] = {}
        self.words: dict[str, str | None] = {}

    def decks(self) -> list[DeckInfo]:
        """What is installed, the first to be proposed first."""
        from exercise.deck.loader import installed

        found = [DeckInfo(info.id, info.title) for info in installed()]
        return sorted(found, key=lambda info: (info.id != FIRST, info.title))

    def worn(self, name: str) -> str | None:
        """The overlay that the last game of a deck was played in here, so that the next is proposed in it too."""
        return self.words.get(name)

    def bots(self) -> list[tuple[str, str, str]]:
        """Who can sit opposite: id, title, and what it does."""
        from exercise.players.bots import bots

        found = [(bot.id, bot.title, bot.does) for bot in bots()]
        return sorted(found, key=lambda bot: bot[0] != "planner")

    def load(self, name: str, overlay: str | None = None) -> Deck:
        """A deck by its name or path, in the words of an overlay. Raises DeckNotFound, or DeckError if either is not
        well."""
        from exercise.deck.loader import load_deck
        from exercise.deck.overlays import apply

        if name not in self.read:
            self.read[name] = load_deck(name)
        deck = self.read[name]
        return deck if overlay is None else apply(deck, overlays(deck, overlay)[0])

    def overlays(self, name: str) -> list[tuple[str, str]]:
        """The overlays beside a deck: id, and what each is called. Those that are not well are left out."""
        from exercise.deck.diagnostic import DeckError
        from exercise.deck.loader import overlays_of

        deck, found = self.load(name), []
        for one in overlays_of(deck):
            with suppress(DeckError):
                found.append((one, str(overlays(deck, one)[0].get("title", one))))
        return found

    def unfinished(self) -> list[Unfinished]:
        """Games in the user's own folder that were left before their end, the last one played first."""
        from exercise.table.saved import unfinished

        return [told_of(game) for game in unfinished() if not game.playing]

    def open(self, plan: Plan) -> Table:
        """Begin a game. Raises KeyError for an unknown bot, team, aim or variant, Unready for a program that does not
        start, RecordError if it cannot be saved."""
        import secrets

        from exercise.table.saved import place_for
        from exercise.table.table import Table

        deck = self.load(plan.deck)
        self.words[plan.deck] = plan.overlay
        return Table.begin(
            deck,
            seed=secrets.randbelow(SEEDS) if plan.seed is None else plan.seed,
            seats=plan.seats(),
            variant=plan.variant,
            overlays=overlays(deck, plan.overlay),
            teams=dict(plan.teams),
            agendas=dict(plan.agendas),
            record=plan.record or place_for(deck.id),
            terms=plan.terms,
        )

    def resume(self, path: Path) -> Table:
        """Take a game up where it was left. Raises a RecordError."""
        from exercise.table.table import Table

        table = Table.resume(path, self.seats, terms=self.terms)
        overlays = table.course.header["overlays"]
        self.words[table.course.header["deck"]["deck"]] = str(overlays[-1]["id"]) if overlays else None
        return table


FIRST = "next_four_years"
"""The deck that is proposed first."""


def overlays(deck: Deck, name: str | None) -> list[dict[str, Any]]:
    """The overlay of that name or path, as data; none for none."""
    if name is None:
        return []
    from exercise.deck.loader import overlay

    return [overlay(deck, name)]


def told_of(game: Any) -> Unfinished:
    """A saved game as a person reads it."""
    import time

    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(game.changed))
    seats = ", ".join(f"{game.names[side]} {who}" for side, who in game.seats.items())
    title = _("{title}, turn {turn}").format(title=game.title, turn=max(game.turn, 1))
    told = (title, _("Seats: {seats}").format(seats=seats), _("Last played: {when}").format(when=when), str(game.path))
    return Unfinished(game.path, title, told)
