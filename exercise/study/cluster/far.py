"""A field whose games are played on a cluster: it knows how questions are cut, and nothing of how they travel.

Games are cut into chunks of fixed sizes, sent ahead of their use and given back in their order: neither the size of a
chunk nor the number of workers, nor one that dies, changes a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from exercise.players.bots import THINKERS, bot
from exercise.players.player import Player
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook
from exercise.study.cluster.errand import packed
from exercise.study.field import Field, Pair, Row, cut

if TYPE_CHECKING:
    from exercise.study.cluster.hub import Cluster

T = TypeVar("T")

SIZES = {"compiled": (4096, 16), "interpreted": (128, 1)}
"""Games of a chunk, by engine: between quick bots, and where one plays on in its head. Some tenths of a second each, a
hundred times what it costs to send one."""


class Far(Field):
    """Games of one rulebook on a cluster. The same games as `Field` plays, to the bit."""

    def __init__(
        self, book: Rulebook, engine: str, cluster: Cluster, *, done: Callable[[int], None] | None = None
    ) -> None:
        self.book, self.engine, self.done = book, engine, done
        self.cluster = cluster
        self.pack = packed(book, engine)

    def on(self, book: Rulebook) -> Far:
        """The same cluster for another rulebook."""
        return Far(book, self.engine, self.cluster, done=self.done)

    def chunks(self, us: str | Player, china: str | Player, first: int, count: int) -> list[tuple[int, int]]:
        """So many games between two, cut. A player without a name is played interpreted."""
        named = isinstance(us, str) and isinstance(china, str)
        quick, slow = SIZES[self.engine if named else "interpreted"]
        return cut(first, count, slow if us in THINKERS or china in THINKERS else quick)

    def soon(self, asks: Iterable[Pair]) -> None:
        """What `play` will be asked next: it is sent while there is room."""
        self.cluster.soon(
            (self.pack, Field.rows, ask) for us, china, seed, games in asks for ask in self.asks(us, china, seed, games)
        )

    def asks(
        self, us: str, china: str, seed: int, games: int, agendas: Mapping[str, str | None] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """What `play` asks of workers."""
        more = () if agendas is None else (dict(agendas),)
        for chunk in self.chunks(us, china, 0, games):
            yield (us, china, seed, *chunk, *more)

    def play(
        self,
        us: str,
        china: str,
        seed: int,
        games: int,
        *,
        agendas: Mapping[str, str | None] | None = None,
    ) -> Iterator[list[Row]]:
        """As `Field.play`."""
        for name in (us, china):
            bot(name)
        for rows in self.sent(Field.rows, self.asks(us, china, seed, games, agendas)):
            yield self.counted(rows)

    def trace(self, us: str, china: str, seed: int, games: int) -> Iterator[tuple[Row, list[Row]]]:
        """As `Field.trace`."""
        asks = ((us, china, seed, *chunk) for chunk in self.chunks(us, china, 0, games))
        for told in self.sent(Field.rounds, asks):
            yield from self.counted(told)

    def branches(
        self, position: Position, us: str | Player, china: str | Player, first: int, count: int
    ) -> Iterator[list[Row]]:
        """As `Field.branches`."""
        asks = ((position, us, china, *chunk) for chunk in self.chunks(us, china, first, count))
        for rows in self.sent(Field.ends, asks):
            yield self.counted(rows)

    def each(self, work: Callable[..., T], asks: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        """As `Field.each`, every ask on some worker."""
        return self.sent(work, asks)

    def sent(self, work: Callable[..., T], asks: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        """What the cluster answers, in the order of the asks."""
        for found, games in self.cluster.answers(self.pack, work, asks):
            if games and self.done:
                self.done(games)
            yield found
