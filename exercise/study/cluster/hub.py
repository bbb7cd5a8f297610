"""A Dask cluster as a study sees it: it knows how questions travel and what is done when machines go, and no game.

Questions are sent a few a core ahead and answered in their order. A worker that dies has its questions asked again
elsewhere, first by the scheduler, then from here; a study fails only where nobody is left to ask.
"""

from __future__ import annotations

import pickle
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from exercise.deck.tongue import _
from exercise.study.cluster import errand
from exercise.study.cluster.stamp import Stamp, stamp

AHEAD = 3
"""Questions that are out for each core."""
RETRIES = 3
"""How often the scheduler asks again where a worker could not answer."""
TRIES = 3
"""How often a question is sent anew whose workers died more often than the scheduler allows."""
LOOK = 2.0
"""Seconds between two looks at who is there, while an answer is awaited."""
CONNECT = 10.0
"""Seconds in which a scheduler must answer."""
WHO = "__import__('importlib').import_module('exercise.study.cluster.stamp').stamp()"
"""What a worker is asked at first, as text: so it needs nothing of ours to be told that it lacks it."""


class NoCluster(Exception):
    """There is no cluster to play on, or no more. `message`: what happened; `remedy`: what to do."""

    usage = True

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".rstrip())
        self.message = message
        self.remedy = remedy


class LostCluster(NoCluster):
    """The cluster went away in mid-study."""

    usage = False


Ask = tuple[bytes, Callable[..., Any], tuple[Any, ...]]
"""A deck as it travels, a function, and what it is asked."""


@dataclass
class Question:
    """What was asked, where it lies, and how often it was sent."""

    pack: bytes
    asked: bytes
    future: Any = None
    sent: int = 0


class Cluster:
    """The workers behind one scheduler. Close it, or use it as a context.

    `patience`: seconds to wait for a worker where none is left; `tell` is told, in a sentence, what is waited for.
    Raises NoCluster: no such address, no `distributed`, no worker, or one with another program.
    """

    def __init__(
        self, address: str, *, patience: float = 60.0, tell: Callable[[str], None] = lambda _text: None
    ) -> None:
        self.address, self.patience, self.tell = address, patience, tell
        self.client = connected(address)
        self.announced: OrderedDict[Ask, None] = OrderedDict()
        self.early: dict[Ask, Question] = {}
        self.packs: OrderedDict[bytes, Any] = OrderedDict()
        self.alone_since: float | None = None
        try:
            self.stamps = self.looked_at()
            self.room = AHEAD * max(sum(self.client.nthreads().values()), 1)
        except BaseException:
            self.close()
            raise

    @property
    def compiles(self) -> bool:
        """Whether every worker has Numba."""
        return all(one["numba"] for one in self.stamps.values())

    def looked_at(self) -> dict[str, Stamp]:
        """The stamps of all workers by address. Raises NoCluster where one could not play the same games."""
        until = time.monotonic() + CONNECT
        while not (found := self.client.run(eval, WHO, on_error="return")):
            if time.monotonic() > until:
                raise NoCluster(
                    _("The scheduler at {address} has no workers.").format(address=self.address),
                    _("Start one: dask worker {address}").format(address=self.address),
                )
            time.sleep(0.2)
        own = stamp()
        for where, said in sorted(found.items()):
            if isinstance(said, ImportError | AttributeError):
                raise NoCluster(
                    _("The worker at {where} has no Exercise, or one that is older ({said}).").format(
                        where=where, said=said
                    ),
                    _("Install version {version} there: pip install 'exercise[study]'.").format(**own),
                )
            if isinstance(said, BaseException):
                raise NoCluster(_("The worker at {where} does not answer: {said}.").format(where=where, said=said))
            if said["sources"] != own["sources"]:
                raise NoCluster(
                    _(
                        "The worker at {where} has another Exercise: version {version}, sources {sources}; here they "
                        "are {own_version}, {own_sources}."
                    ).format(where=where, own_version=own["version"], own_sources=own["sources"], **said),
                    _("Install the same on all machines, and start the workers anew."),
                )
        return dict(found)

    # --- questions --------------------------------------------------------------------------------------------------

    def soon(self, asks: Iterable[Ask]) -> None:
        """What will be asked next, in this order; all of it can be hashed."""
        self.announced.update(dict.fromkeys(asks))

    def answers(
        self, pack: bytes, work: Callable[..., Any], asks: Iterable[tuple[Any, ...]]
    ) -> Iterator[tuple[Any, int]]:
        """What each ask comes to, and how many games it took, in the order of the asks. Raises LostCluster."""
        out: deque[Question] = deque()
        try:
            for ask in asks:
                out.append(self.taken((pack, work, ask)))
                if len(out) >= self.room:
                    yield self.answer(out.popleft())
            while out:
                yield self.answer(out.popleft())
        finally:
            self.forget(out)

    def taken(self, ask: Ask) -> Question:
        """A question that is out: sent ahead before, or now."""
        try:
            self.announced.pop(ask, None)
            early = self.early.pop(ask, None)
        except TypeError:  # such a question is never announced
            early = None
        return early or self.send(posed(ask))

    def fill(self) -> None:
        """Send ahead what was announced, while there is room."""
        while self.announced and len(self.early) < self.room:
            ask, _nothing = self.announced.popitem(last=False)
            self.early[ask] = self.send(posed(ask))

    def send(self, one: Question) -> Question:
        """Send a question, and its deck if the cluster has it not."""
        if one.pack not in self.packs or self.packs[one.pack].status in ("error", "cancelled", "lost"):
            self.packs[one.pack] = self.client.submit(errand.same, one.pack, pure=False, retries=RETRIES)
            while len(self.packs) > errand.KEPT:
                self.packs.popitem(last=False)
        self.packs.move_to_end(one.pack)
        one.future = self.client.submit(errand.run, self.packs[one.pack], one.asked, pure=False, retries=RETRIES)
        one.sent += 1
        return one

    def answer(self, one: Question) -> tuple[Any, int]:
        """Wait for an answer, however often workers die over it."""
        from distributed import CancelledError, KilledWorker

        self.fill()
        while True:
            try:
                said = one.future.result(timeout=LOOK)
            except TimeoutError:
                self.look()
            except (KilledWorker, CancelledError) as fault:
                self.look()
                if one.sent > TRIES:
                    raise LostCluster(
                        _("The same games were lost {many} times over, each time with their workers: {fault}.").format(
                            many=one.sent, fault=type(fault).__name__
                        ),
                        _("See what the workers say; they may have too little memory."),
                    ) from None
                self.packs.pop(one.pack, None)
                self.send(one)
            except ImportError as fault:
                raise LostCluster(
                    _("A worker that joined has no Exercise ({fault}).").format(fault=fault),
                    _("Install version {version} there: pip install 'exercise[study]'.").format(**stamp()),
                ) from None
            else:
                self.alone_since = None
                found: tuple[Any, int] = pickle.loads(said)
                return found

    def look(self) -> None:
        """See who is there. Raises LostCluster where nobody was for as long as patience lasts."""
        waits = _("No worker is left at {address}; waiting {patience:.0f} seconds for one.")
        gone = _("All workers at {address} are gone.")
        try:
            alone = not self.client.nthreads() if self.client.status == "running" else True
        except (OSError, TimeoutError, AttributeError):  # the last: its connection is being taken down
            alone = True
        if self.client.status != "running":
            waits = _("The scheduler at {address} does not answer; waiting {patience:.0f} seconds for it.")
            gone = _("The scheduler at {address} is gone.")
        now = time.monotonic()
        if not alone:
            self.alone_since = None
        elif self.alone_since is None:
            self.alone_since = now
            self.tell(waits.format(address=self.address, patience=self.patience))
        elif now - self.alone_since > self.patience:
            raise LostCluster(
                gone.format(address=self.address),
                _("Start what is missing, then the study again; its games will be the same."),
            )

    # --- the end ----------------------------------------------------------------------------------------------------

    def forget(self, questions: Iterable[Question]) -> None:
        """Nobody wants these answers any more."""
        for one in questions:
            if one.future is not None:
                one.future.release()

    def close(self) -> None:
        """Leave the cluster as it was found."""
        self.announced.clear()
        self.forget(self.early.values())
        self.early.clear()
        self.packs.clear()
        self.client.close(timeout=CONNECT)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_why: object) -> None:
        self.close()


def posed(ask: Ask) -> Question:
    """A question, not yet sent."""
    return Question(ask[0], errand.question(*ask[1:]))


def connected(address: str) -> Any:
    """A client of the scheduler at an address. Raises NoCluster."""
    if find_spec("distributed") is None:
        raise NoCluster(
            _("A cluster needs Dask's `distributed`, which is not installed."),
            _("Install the extra: pip install 'exercise[study]'."),
        )
    import logging
    import warnings

    from distributed import Client
    from distributed.comm.addressing import parse_address, parse_host_port
    from distributed.comm.registry import get_backend

    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told here, in a sentence
    try:
        kind, where = parse_address(address)
        get_backend(kind)
        parse_host_port(where)  # before a client is made, which would wait for its own end
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other versions of Python or Dask play the same games
            make: Any = Client
            return make(address, timeout=CONNECT, set_as_default=False, name="exercise")
    except (OSError, ValueError, TypeError, ImportError) as fault:
        raise NoCluster(
            _("There is no Dask scheduler at {address} ({fault}).").format(
                address=address, fault=" ".join(str(fault).split()) or type(fault).__name__
            ),
            _("Start one with `dask scheduler`; it says its address, like tcp://192.168.0.5:8786."),
        ) from None
