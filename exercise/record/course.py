"""A game as its entries tell it: it knows how each kind of entry carries a game on, and makes no entry of its own will.

`Course(header).apply(entry)` is all of it: the running table and a replay go through the same door, so replay equals
play. A move only says what a side decided; what follows from it by the rules (opening, readings, resolution) is done
by the `draw` entry behind it, which holds the outcomes of every draw the step made. `follow` makes that entry, so a
record that was cut off between the two is carried on without loss.

Replay feeds logged outcomes to the rules and trusts them. With `trust=False` they are recomputed and must be the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from exercise.deck.models import SIDES, Side
from exercise.deck.tongue import _
from exercise.record import chain, draws, past
from exercise.record.acts import act, filled, said_of, sent_back
from exercise.record.entries import Entry
from exercise.record.faults import Misfit
from exercise.record.header import book_of
from exercise.record.objections import objections
from exercise.rules import game
from exercise.rules.game import Word
from exercise.rules.legality import Reason, legal_count
from exercise.rules.position import CLOSING, ORDERS, OVER, SETUP, SIGNAL, TURN, Position
from exercise.rules.rulebook import Rulebook
from exercise.rules.turn import score
from exercise.rules.views import result


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a game stands between two entries. Never changed: the next entry makes a new one, so any can be kept.

    `words` and `orders` are the sealed moves of this turn by side; `returned` the reasons with which an act sent a
    sealed move back; `before` the position in which the orders were opened; `due` an entry (`turn`, `end`) that must
    come next; `turns` the turns that are over.
    """

    position: Position
    seated: bool = False
    start: dict[str, int] = field(default_factory=dict)
    teams: dict[str, str | None] = field(default_factory=dict)
    agendas: dict[str, str | None] = field(default_factory=dict)
    words: dict[str, Entry] = field(default_factory=dict)
    orders: dict[str, Entry] = field(default_factory=dict)
    returned: dict[str, list[Reason]] = field(default_factory=dict)
    acts: tuple[Entry, ...] = ()
    messages: tuple[Entry, ...] = ()
    turns: tuple[past.Turn, ...] = ()
    before: Position | None = None
    due: str | None = None
    end: Entry | None = None


class Course:
    """A game, carried on entry by entry.

    `checkpoints` keeps, for each turn of the surviving line, the moment its orders opened: that is what “turn N” means
    everywhere. `lines` and `last` are the number of entries so far, the header included, and the hash of the last.
    """

    def __init__(self, header: Entry, digest: str = "", book: Rulebook | None = None, trust: bool = True) -> None:
        self.header = header
        self.book = book or book_of(header)
        self.trust = trust
        self.lines = 1
        self.last = digest or chain.seal(chain.ZEROS, header)[1]
        self.seats: dict[str, str] = dict(header["seats"])
        self.paused = False
        self.notes: tuple[Entry, ...] = ()
        self.checkpoints: dict[int, Moment] = {}
        self.moment = Moment(game.blank(self.book, header["seed"], header["game"]))
        self._made: tuple[Entry, Position] | None = None

    def copy(self) -> Course:
        """A course that can go its own way; what both share never changes."""
        twin = Course.__new__(Course)
        twin.__dict__.update(self.__dict__)
        twin.seats = dict(self.seats)
        twin.checkpoints = dict(self.checkpoints)
        return twin

    # --- where it stands ----------------------------------------------------------------------------------------

    @property
    def position(self) -> Position:
        return self.moment.position

    @property
    def turn(self) -> int:
        """The turn under way (0 before the first), of the long game."""
        return self.moment.position.fact[TURN]

    @property
    def over(self) -> bool:
        """Whether the game has ended and its end is recorded."""
        return self.moment.end is not None

    def choices(self, side: Side) -> list[str]:
        """What a side has still to choose before the first turn: `team`, `agenda`."""
        if self.moment.seated:
            return []
        deck, moment = self.book.deck, self.moment
        teams = ["team"] if deck.teams.get(side) and side not in moment.teams else []
        agendas = ["agenda"] if deck.agendas.get(side) and side not in moment.agendas else []
        return teams + agendas

    def waiting(self) -> dict[str, list[str]]:
        """For whom the game waits, and for what: sides with the kinds of move they owe. Empty when nobody owes one."""
        moment = self.moment
        if not moment.seated:
            owed = {side: self.choices(side) for side in SIDES}
        elif moment.position.phase == SIGNAL:
            owed = {side: [] if side in moment.words else ["signal"] for side in SIDES}
        elif moment.position.phase == ORDERS:
            owed = {side: [] if side in moment.orders else ["orders"] for side in SIDES}
        else:
            owed = {}
        return {side: kinds for side, kinds in owed.items() if kinds}

    # --- going on -----------------------------------------------------------------------------------------------

    def why_not(self, entry: Entry) -> list[Reason]:
        """Every reason why this entry may not come next."""
        return objections(self, entry)

    def carry(
        self, entry: Entry | None, at: str | None = None, watch: Callable[[Course, Entry], None] | None = None
    ) -> list[Entry]:
        """Apply an entry and everything that follows from it by the rules; with None, only what is owed already.

        Entries need no `n` and `turn`: they are numbered here. Returns them as they are to be written, in order.
        `at`: the time, or None; `watch` is called after each.
        Raises Misfit, and then this course is no longer of use: carry a `copy`.
        """
        made: list[Entry] = []
        if entry is not None:
            if reasons := self.why_not(entry):
                raise refusal(reasons)
            entry = filled(self, entry)
        following = entry or self.follow()
        while following is not None:
            turn = self._made[1].fact[TURN] if self._made is not None else self.turn
            numbered: Entry = {"entry": following["entry"], "n": self.lines + 1, "turn": turn}
            numbered.update({name: value for name, value in following.items() if name not in numbered})
            if at is not None:
                numbered["at"] = at
            self.apply(numbered, chain.seal(self.last, numbered)[1])
            made.append(numbered)
            if watch is not None:
                watch(self, numbered)
            following = self.follow()
        return made

    def apply(self, entry: Entry, digest: str = "") -> None:
        """Carry the game on by one entry whose shape was checked. Raises Misfit if it does not follow."""
        owed = self.owed()
        kind = entry["entry"]
        if kind in _RULED:
            if (entry["step"] if kind == "draw" else kind) != owed:
                raise Misfit(_("nothing of that kind was to come here"))
        elif owed is not None:
            raise Misfit(_("what the rules do next is missing before it"))
        elif reasons := self.why_not(entry):
            raise refusal(reasons)
        before = self.turn
        _APPLY[kind](self, entry)
        turn = self.turn if kind == "draw" else before
        if entry["turn"] != turn:
            raise Misfit(_("it names turn {theirs} in turn {ours}").format(theirs=entry["turn"], ours=turn))
        self.lines = entry["n"]
        self.last = digest
        self._made = None
        if kind == "turn":
            *earlier, closed = self.moment.turns
            self.moment = replace(self.moment, turns=(*earlier, {**closed, "hash": digest or None}))

    def owed(self) -> str | None:
        """What the rules do next without anybody's move: a step, `turn`, `end`; None when a move is waited for."""
        moment = self.moment
        phase = moment.position.phase
        if moment.due is not None:
            return moment.due
        if phase == SETUP:
            if moment.seated:
                return "opening"
            return None if self.waiting() else "start"
        if phase == SIGNAL and len(moment.words) == 2:
            return "signals"
        if phase == ORDERS and len(moment.orders) == 2:
            return "resolution"
        if phase == CLOSING:
            return "opening"
        return None

    def follow(self) -> Entry | None:
        """The entry that the rules owe, or None."""
        owed = self.owed()
        if owed is None:
            return None
        if owed == "turn":
            return {"entry": "turn", **self.standing()}
        if owed == "end":
            return {"entry": "end", **self.ending()}
        after = self.step(owed, self.moment.position)
        entry = {"entry": "draw", "step": owed, "draws": [draws.said(one) for one in game.draws_of(after)]}
        self._made = (entry, after)
        return entry

    def step(self, name: str, position: Position) -> Position:
        """The position after a step of the rules."""
        moment = self.moment
        if name == "start":
            return game.seat(self.book, position, moment.teams, moment.agendas)
        if name == "opening":
            return game.open_turn(self.book, position)
        if name == "signals":
            words = {side: Word(one["posture"], one["issue"], one["offer"]) for side, one in moment.words.items()}
            return game.signal(self.book, position, words)
        return game.resolve(self.book, position, {side: one["cards"] for side, one in moment.orders.items()})

    def standing(self) -> dict[str, Any]:
        """What a `turn` entry says of the turn that has just closed."""
        book, position, before = self.book, self.moment.position, self.moment.before
        assert before is not None
        return {
            "legal": {side: legal_count(book, before, place) for place, side in enumerate(SIDES)},
            "tension": position.fact[0],
            "cooperation": position.fact[1],
            "digest": game.digest(book, position),
        }

    def ending(self) -> dict[str, Any]:
        """What an `end` entry says of the game."""
        book, position = self.book, self.moment.position
        return {
            "ending": book.endings[position.ending].id,
            "score": {side: score(book.tables, position, place) for place, side in enumerate(SIDES)},
            "result": result(book, position) if book.tables.has_par else None,
        }

    # --- each kind of entry -------------------------------------------------------------------------------------

    def on_seat(self, entry: Entry) -> None:
        self.seats[entry["side"]] = entry["who"]

    def on_team(self, entry: Entry) -> None:
        self.moment = replace(self.moment, teams={**self.moment.teams, entry["side"]: entry["team"]})

    def on_agenda(self, entry: Entry) -> None:
        self.moment = replace(self.moment, agendas={**self.moment.agendas, entry["side"]: entry["agenda"]})

    def on_signal(self, entry: Entry) -> None:
        moment = self.moment
        left = {side: why for side, why in moment.returned.items() if side != entry["side"]}
        self.moment = replace(moment, words={**moment.words, entry["side"]: entry}, returned=left)

    def on_orders(self, entry: Entry) -> None:
        moment = self.moment
        left = {side: why for side, why in moment.returned.items() if side != entry["side"]}
        self.moment = replace(moment, orders={**moment.orders, entry["side"]: entry}, returned=left)

    def on_draw(self, entry: Entry) -> None:
        """A step of the rules happens, with these outcomes."""
        name, position = entry["step"], self.moment.position
        if self._made is not None and self._made[0]["draws"] == entry["draws"]:
            after = self._made[1]
        else:
            logged = [draws.read(one) for one in entry["draws"]]
            after = self.step(name, game.fed(position, logged) if self.trust else position)
            draws.compare(logged, game.draws_of(after))
            after = game.fed(after, [])
        self.moment = _AFTER[name](self, replace(self.moment, position=after))
        if after.phase == ORDERS:
            self.checkpoints[after.fact[TURN]] = self.moment

    def after_start(self, moment: Moment) -> Moment:
        return replace(moment, seated=True, start=past.tracks(self.book, moment.position))

    def after_opening(self, moment: Moment) -> Moment:
        return replace(moment, words={}, orders={}, returned={}, acts=(), before=None)

    def after_signals(self, moment: Moment) -> Moment:
        return replace(moment, returned={})

    def after_resolution(self, moment: Moment) -> Moment:
        turns = (*moment.turns, past.told(self.book, moment.position, moment.orders, moment.acts))
        return replace(moment, turns=turns, before=self.moment.position, due="turn", returned={})

    def on_turn(self, entry: Entry) -> None:
        self.compare(self.standing, entry)
        self.moment = replace(self.moment, due="end" if self.moment.position.phase == OVER else None)

    def on_end(self, entry: Entry) -> None:
        self.compare(self.ending, entry)
        self.moment = replace(self.moment, due=None, end=entry)

    def compare(self, reckon: Callable[[], dict[str, Any]], entry: Entry) -> None:
        """Without trust: what the entry says must be what the rules make it."""
        if self.trust:
            return
        for name, value in reckon().items():
            if entry[name] != value:
                raise Misfit(
                    _("“{name}” is {theirs} there, and {ours} by the rules").format(
                        name=name, theirs=entry[name], ours=value
                    )
                )

    def on_act(self, entry: Entry) -> None:
        """A facilitator's act: a sum of its own, and sealed moves it makes illegal go back to their seats."""
        moment = self.moment
        after = act(self.book, moment.position, entry)
        said = said_of(self.book, moment.position, after, entry)
        back = sent_back(self.book, after, entry, moment.words, moment.orders)
        self.compare(lambda: {"phase": said["phase"], "shift": said["shift"], "returned": list(back)}, entry)
        if moment.position.phase == OVER:  # play_on: the turn it belongs to has been told
            *earlier, closed = moment.turns
            closed = {**closed, "acts": [*closed["acts"], said]}
            self.moment = replace(moment, position=after, turns=(*earlier, closed), end=None)
            return
        self.moment = replace(
            moment,
            position=after,
            acts=(*moment.acts, said),
            words={side: one for side, one in moment.words.items() if side not in back or after.phase != SIGNAL},
            orders={side: one for side, one in moment.orders.items() if side not in back},
            returned={**moment.returned, **back},
        )

    def on_message(self, entry: Entry) -> None:
        self.moment = replace(self.moment, messages=(*self.moment.messages, entry))

    def on_note(self, entry: Entry) -> None:
        self.notes = (*self.notes, entry)

    def on_pause(self, entry: Entry) -> None:
        self.paused = entry["on"]

    def on_undo(self, entry: Entry) -> None:
        """Back to the moment the turn's orders opened. What came after is abandoned, and luck repeats."""
        self.moment = self.checkpoints[entry["to_turn"]]
        self.checkpoints = {turn: one for turn, one in self.checkpoints.items() if turn <= entry["to_turn"]}


def refusal(reasons: list[Reason]) -> Misfit:
    """The fault of a move that the rules or the course stand against."""
    return Misfit(" ".join(reason.text for reason in reasons), reasons)


_RULED = ("draw", "turn", "end")
_APPLY: dict[str, Callable[[Course, Entry], None]] = {
    "seat": Course.on_seat,
    "team": Course.on_team,
    "agenda": Course.on_agenda,
    "signal": Course.on_signal,
    "orders": Course.on_orders,
    "draw": Course.on_draw,
    "act": Course.on_act,
    "message": Course.on_message,
    "note": Course.on_note,
    "pause": Course.on_pause,
    "undo": Course.on_undo,
    "turn": Course.on_turn,
    "end": Course.on_end,
}
_AFTER: dict[str, Callable[[Course, Moment], Moment]] = {
    "start": Course.after_start,
    "opening": Course.after_opening,
    "signals": Course.after_signals,
    "resolution": Course.after_resolution,
}
