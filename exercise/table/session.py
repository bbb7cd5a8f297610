"""What a seat can do: the one thing that screens, line mode and remote seats talk to. It knows no table and no network.

A `Session` is a seat at a running game, whoever sits opposite and wherever the game runs. Moves and views are plain
mappings, ready for JSON; `docs/table.md` lists their fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from exercise.deck.models import Deck
from exercise.rules.legality import Reason
from exercise.rules.views import Viewer

Move = Mapping[str, Any]


class Session(Protocol):
    """A seat. `viewer`: whose eyes it has; `deck`: the deck in play, which is no secret."""

    @property
    def viewer(self) -> Viewer: ...

    @property
    def deck(self) -> Deck: ...

    def view(self) -> dict[str, Any]:
        """Where the game stands, as this viewer may see it. Keys are always the same; what is hidden is None."""
        ...

    def why_not(self, move: Move) -> list[Reason]:
        """Every reason why this seat may not make this move now; an empty list: it may."""
        ...

    def submit(self, move: Move) -> list[Reason]:
        """Make a move. An empty list means that it was accepted, and is on the disk if the game is recorded.

        Raises a RecordError if it could not be saved; then nothing has happened.
        """
        ...

    def events(self, since: int = 0) -> list[dict[str, Any]]:
        """What happened, as notices numbered from 1 for this viewer: those after number `since`."""
        ...

    def history(self) -> list[dict[str, Any]]:
        """The turns that are over, as `replay --json` prints them for this viewer."""
        ...

    def preview(self, cards: Sequence[str]) -> list[dict[str, Any]]:
        """What these cards of this side would move by themselves as things stand: `{"track", "from", "to"}`, in the
        order of the tracks. Unknown cards move nothing; the other side's cards are not guessed at."""
        ...
