"""Plays a case of the casebook and compares: it knows the words a case may use, and no rule.

A case is a mapping with a `deck`, a `play` (a list of steps) and perhaps `seed`, `variant`, `teams`, `agendas`, `luck`
and `register`; `branches` are several plays of one deck. `README.md` beside this file lists the words of a step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from exercise.deck.models import SIDES
from exercise.deck.reader import deck_of
from exercise.rules import game, ledger, legality, views
from exercise.rules.game import Word
from exercise.rules.ledger import PHASES
from exercise.rules.position import Position
from exercise.rules.rulebook import Rulebook, compile_deck

TITLED = ("issues", "tracks", "institutions", "rules", "events", "endings", "cards", "variants", "objectives")
MOVES = ("start", "open", "signal", "orders", "inject", "adjust", "play_on", "ask", "look")
SEEDS = 5000


class OtherLuck(Exception):
    """This seed does not bring the luck that the case asks for."""


def whole(deck: Mapping[str, Any]) -> dict[str, Any]:
    """A case's deck with what every deck must have and no case is about: names, titles, a length and a last ending."""

    def titled(things: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"title": str(thing["id"]).capitalize(), **thing} for thing in things]

    full: dict[str, Any] = {
        "format": 1,
        "deck": "case",
        "title": "A case",
        "sides": {"us": {"name": "United States", "short": "US"}, "china": {"name": "China", "short": "China"}},
        "turns": {"count": 4},
        "hand": "all",
        "default_ending": {"id": "end", "tone": "mixed"},
        "cards": [{"id": "idle", "side": "both", "stance": "hold"}],
        **deck,
    }
    for name in TITLED:
        if name in full:
            full[name] = titled(full[name])
    for name in ("teams", "agendas"):
        if name in full:
            full[name] = {side: titled(full[name].get(side, [])) for side in full[name]}
    full["default_ending"] = titled([full["default_ending"]])[0]
    return full


def settle(case: Mapping[str, Any]) -> None:
    """Play every branch of a case, each under the first seed that brings its luck; AssertionError where it differs."""
    for branch in case.get("branches", [{}]):
        one = {**case, **branch}
        for seed in [one["seed"]] if "seed" in one else range(SEEDS):
            try:
                Playing(one, seed).through()
                break
            except OtherLuck:
                continue
        else:
            raise AssertionError("no seed brings the luck that this case asks for")


class Playing:
    """One play of a case under one seed."""

    def __init__(self, case: Mapping[str, Any], seed: int) -> None:
        claims = {
            claim: {"id": claim, "kind": "risk", "paragraph": 1, "says": "So it is said.", "drives": ""}
            for claim in case.get("register", [])
        }
        self.case = case
        self.book: Rulebook = compile_deck(deck_of(whole(case["deck"]), claims), case.get("variant"))
        self.now: Position = game.set_up(self.book, seed, teams=case.get("teams"), agendas=case.get("agendas"))
        self.before = self.now

    def through(self) -> None:
        """Take every step, then compare all that it says."""
        for number, step in enumerate(self.case["play"], 1):
            kinds = [kind for kind in MOVES if kind in step]
            assert len(kinds) == 1, f"step {number} is not one move: {step}"
            getattr(self, f"do_{kinds[0]}")(step)
            for word, wanted in step.items():
                if word not in (*MOVES, "move", "reasons", "sees", "also", "impossible"):
                    found = getattr(self, f"see_{word}")(wanted)
                    assert found == wanted, f"step {number}, {word}: the case says {wanted}, the game {found}"

    # --- moves ------------------------------------------------------------------------------------------------------

    def reach(self, phase: str) -> None:
        """What a case does not tell happens quietly: a turn opens, both sides announce `hold`."""
        while PHASES[self.now.phase] != phase:
            here = PHASES[self.now.phase]
            assert here != "over", f"the game is over before {phase}"
            if here in ("setup", "closing"):
                self.step(game.open_turn(self.book, self.now))
            elif here == "signal":
                self.announce(Word("hold"), Word("hold"))
            else:
                raise AssertionError(f"{phase} cannot be reached from {here}")

    def step(self, after: Position) -> None:
        """Go on to the next position, whose ledger is compared from where it was."""
        self.before, self.now = self.now, after

    def announce(self, ours: Word, theirs: Word) -> None:
        """Both signals; a case that asks for other readings wants another seed."""
        self.step(game.signal(self.book, self.now, {"us": ours, "china": theirs}))
        turn = views.view(self.book, self.now, "public")["turn"]
        for side, posture in self.case.get("luck", {}).get(turn, {}).items():
            if self.view(side)["reading"]["posture"] != posture:
                raise OtherLuck

    def do_start(self, step: Mapping[str, Any]) -> None:
        for name, value in step["start"].items():
            assert self.tracks()[name] == value, f"at the start {name} is {self.tracks()[name]}, not {value}"

    def do_open(self, step: Mapping[str, Any]) -> None:
        if PHASES[self.now.phase] == "orders":
            self.do_orders({"orders": {}})
        assert PHASES[self.now.phase] in ("setup", "closing"), f"no turn opens in {PHASES[self.now.phase]}"
        self.step(game.open_turn(self.book, self.now))
        turn = self.view("public")["turn"]
        assert turn == step["open"], f"turn {turn} opened, not {step['open']}"

    def do_signal(self, step: Mapping[str, Any]) -> None:
        self.reach("signal")
        for side, name in enumerate(SIDES):
            reasons = legality.why_not(self.book, self.now, side, {"move": "signal", **step["signal"][name]})
            assert not reasons, f"{name} may not say that: {reasons}"
        self.announce(*(Word(**step["signal"][name]) for name in SIDES))

    def do_orders(self, step: Mapping[str, Any]) -> None:
        self.reach("orders")
        orders = {name: step["orders"].get(name, []) for name in SIDES}
        for side, name in enumerate(SIDES):
            reasons = legality.why_not(self.book, self.now, side, {"move": "orders", "cards": orders[name]})
            assert not reasons, f"{name} may not play {orders[name]}: {reasons}"
        after = game.resolve(self.book, self.now, orders)
        for other in step.get("also", []):
            twin = game.resolve(self.book, self.now, other)
            assert game.digest(self.book, twin) == game.digest(self.book, after)
            assert Counter(ledger.rows(self.book, twin)) == Counter(ledger.rows(self.book, after))
        self.step(after)

    def do_inject(self, step: Mapping[str, Any]) -> None:
        self.step(game.inject(self.book, self.now, step["inject"]))

    def do_adjust(self, step: Mapping[str, Any]) -> None:
        try:
            self.step(game.adjust(self.book, self.now, step["adjust"]))
        except KeyError:
            assert step.get("impossible"), f"{step['adjust']} was refused"
        else:
            assert not step.get("impossible"), f"{step['adjust']} was let through"

    def do_play_on(self, step: Mapping[str, Any]) -> None:
        self.step(game.play_on(self.book, self.now))

    def do_ask(self, step: Mapping[str, Any]) -> None:
        move = step["move"]
        if isinstance(move, list):
            move = {"move": "orders", "cards": move}
        kind = "orders" if "cards" in move else "signal"
        if kind == "orders" and PHASES[self.now.phase] == "signal" and step["reasons"] != [{"code": "wrong_phase"}]:
            self.reach("orders")
        reasons = legality.why_not(self.book, self.now, SIDES.index(step["ask"]), {"move": kind, **move})
        left = [reason._asdict() for reason in reasons]
        for wanted in step["reasons"]:
            found = next((one for one in left if self.is_reason(one, wanted)), None)
            assert found is not None, f"of {reasons} none is {wanted}"
            left.remove(found)
        assert not left, f"more than the case says: {left}"

    @staticmethod
    def is_reason(one: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
        says = wanted.get("says", "")
        return says in one["text"] and all(one[word] == value for word, value in wanted.items() if word != "says")

    def do_look(self, step: Mapping[str, Any]) -> None:
        seen = self.view(step["look"])
        for path, wanted in step["sees"].items():
            found: Any = seen
            for name in path.split("."):
                found = found[name]
            assert found == wanted, f"{step['look']} sees {path} as {found}, not {wanted}"

    # --- what a step may say of the position, each as the case would have written it --------------------------------

    def view(self, viewer: Any) -> dict[str, Any]:
        return views.view(self.book, self.now, viewer)

    def tracks(self) -> dict[str, int]:
        seen = self.view("facilitator")
        return {"tension": seen["tension"], "cooperation": seen["cooperation"], **seen["tracks"]}

    def new_rows(self) -> list[ledger.Row]:
        """The rows that the last step wrote."""
        rows = ledger.rows(self.book, self.now)
        same_turn = self.view("public")["turn"] == views.view(self.book, self.before, "public")["turn"]
        return rows[len(ledger.rows(self.book, self.before)) :] if same_turn else rows

    def see_rows(self, wanted: list[Any]) -> list[Any]:
        found = [[row.cause, row.side, row.track, row.change] for row in self.new_rows()]
        return wanted if sorted(map(str, found)) == sorted(map(str, wanted)) else found

    def see_claimed(self, wanted: Mapping[str, Any]) -> dict[str, list[str]]:
        return {row.cause: list(row.claims) for row in self.new_rows()}

    def see_tracks(self, wanted: Mapping[str, int]) -> dict[str, int]:
        return {name: self.tracks()[name] for name in wanted}

    def see_explained(self, wanted: Mapping[str, Any]) -> dict[str, list[list[Any]]]:
        old = views.view(self.book, self.before, "public")
        return {
            name: [
                list(part)
                for part in ledger.explain_headline(self.book, name, old[name], self.tracks()[name], self.new_rows())
            ]
            for name in wanted
        }

    def see_events(self, wanted: list[str]) -> list[str]:
        found: list[str] = self.view("facilitator")["fired"]
        return wanted if sorted(found) == sorted(wanted) else found

    def see_standing(self, wanted: list[str]) -> list[str]:
        found: list[str] = self.view("public")["standing"]
        return wanted if sorted(found) == sorted(wanted) else found

    def see_phase(self, wanted: str) -> str:
        return str(self.view("public")["phase"])

    def see_misread(self, wanted: int) -> Any:
        return self.view("public")["misread"]

    def see_ending(self, wanted: str) -> Any:
        return self.view("public")["ending"]

    def see_result(self, wanted: str) -> Any:
        return self.view("public")["result"]

    def see_ahead(self, wanted: str) -> Any:
        return self.view("public")["ahead"]

    def see_score(self, wanted: Mapping[str, int]) -> Any:
        return self.view("facilitator")["score"]

    def see_posture(self, wanted: Mapping[str, str]) -> Any:
        return self.view("public")["posture"]

    def see_reading(self, wanted: Mapping[str, str]) -> dict[str, Any]:
        return {side: self.view(side)["reading"]["posture"] for side in wanted}

    def see_holds(self, wanted: Mapping[str, Any]) -> dict[str, dict[str, int]]:
        """Copies a side could reach for: drawn and lent ones; one of a card that never runs out."""
        return {side: dict(self.holdings(side)) for side in wanted}

    def holdings(self, side: str) -> Iterator[tuple[str, int]]:
        for card in self.view(side)["hand"]:
            yield card["card"], card["copies"] + card["dealt"] or 1

    def see_held(self, wanted: Mapping[str, int]) -> dict[str, int]:
        return {side: self.view("public")["hands"][side] for side in wanted}

    def see_discards(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        return {side: self.view("public")["discards"][side] for side in wanted}

    def see_counted(self, wanted: Mapping[str, int]) -> dict[str, int]:
        self.reach("orders")
        return {side: legality.legal_count(self.book, self.now, SIDES.index(side)) for side in wanted}
