"""Where a game stands, in names, for the reference beside this file: conditions and sums, written from the design."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

SIDES = ("us", "china")
OTHER = {"us": "china", "china": "us"}
Row = tuple[str, str | None, str, int]


def with_variant(data: Mapping[str, Any], variant: str | None) -> dict[str, Any]:
    """The deck as a variant changes it, key by key; `pace` stands at the top."""
    deck = deepcopy(dict(data))
    deck.setdefault("pace", 1)
    chosen = next((one for one in deck.get("variants", []) if one["id"] == variant), {})
    for key, value in chosen.items():
        if key in ("turns", "hand", "plays", "capital", "signals", "par"):
            deck[key] = {**deck.get(key, {}), **value}
        elif key == "pace":
            deck["pace"] = value
    return deck


class Standing:
    """Where a game stands, in names: what may be asked of it, and how a sum lands on it."""

    def __init__(self, data: Mapping[str, Any], variant: str | None, teams: Mapping[str, str | None]) -> None:
        self.deck = deck = with_variant(data, variant)
        self.turn, self.phase, self.ending = 0, "setup", None
        self.tracks: dict[str, int] = {}
        self.bounds: dict[str, tuple[float, float]] = {}
        self.lay_tracks()
        self.cards = {
            side: {card["id"]: card for card in deck["cards"] if card["side"] in (side, "both")} for side in SIDES
        }
        self.events = {event["id"]: event for event in deck.get("events", [])}
        self.institutions = {one["id"]: one for one in deck.get("institutions", [])}
        self.teams = {
            side: next((team for team in deck.get("teams", {}).get(side, []) if team["id"] == teams[side]), {})
            for side in SIDES
        }
        self.standing: set[str] = set()
        self.fired: set[str] = set()
        self.live: set[str] = set()
        self.due: set[tuple[str, int]] = set()
        self.void: set[str] = set()
        self.played: set[tuple[str, str]] = set()
        self.history: list[tuple[int, str, str | None, str]] = []  # turn, side, issue or None for overall, posture
        self.gone: set[tuple[str, str]] = set()
        self.dealt: dict[str, set[str]] = {"us": set(), "china": set()}
        self.hand: dict[str, Counter[str]] = {"us": Counter(), "china": Counter()}
        self.discards: dict[str, Counter[str]] = {"us": Counter(), "china": Counter()}
        self.pile = {side: self.full_pile(side) for side in SIDES}
        self.orders: dict[str, list[str]] = {"us": [], "china": []}
        self.words: dict[str, Any] = {"us": None, "china": None}
        self.read: dict[str, str | None] = {"us": None, "china": None}
        self.rows: list[Row] = []
        self.begin()
        for side in SIDES:
            for track, change in self.teams[side].get("shift", {}).items():
                self.ask("setup", side, self.name(track, side), change)
        self.land()
        self.rows = []

    def lay_tracks(self) -> None:
        """Every track with its start and bounds."""
        for issue in self.deck.get("issues", []):
            for kind in ("tension", "cooperation"):
                self.tracks[f"{kind}.{issue['id']}"] = issue[kind]
                self.bounds[f"{kind}.{issue['id']}"] = (0, 100)
        if "capital" in self.deck:
            for side in SIDES:
                self.tracks[f"{side}.capital"] = self.deck["capital"]["start"]
                self.bounds[f"{side}.capital"] = (0, self.deck["capital"]["cap"])
        for track in self.deck.get("tracks", []):
            per = track.get("per")
            for owner in {"side": ("us.", "china."), None: ("",)}.get(per, (f"{per}.",)):
                self.tracks[owner + track["id"]] = track.get("start", 0)
                self.bounds[owner + track["id"]] = (track.get("min", float("-inf")), track.get("max", float("inf")))

    def full_pile(self, side: str) -> Counter[str]:
        """The copies a side may draw."""
        if self.deck["hand"] == "all":
            return Counter()
        return +Counter(
            {name: card.get("copies", 1) for name, card in self.cards[side].items() if "always" not in card}
        )

    # --- asking ---------------------------------------------------------------------------------------------------

    def headline(self, kind: str) -> int:
        """The weighted mean over the issues, rounded half up."""
        issues = self.deck.get("issues", [])
        weight = sum(issue.get("weight", 1) for issue in issues)
        total = sum(issue.get("weight", 1) * self.tracks[f"{kind}.{issue['id']}"] for issue in issues)
        return int((total / weight) + 0.5) if issues else 0

    def value(self, track: str, side: str | None) -> int:
        """A track or a headline, as a side or nobody asks for it."""
        return self.headline(track) if track in ("tension", "cooperation") else self.tracks[self.name(track, side)]

    def name(self, track: str, side: str | None) -> str:
        """A track by its full name."""
        scope, _, rest = track.partition(".")
        if side and scope in ("own", "their"):
            return f"{side if scope == 'own' else OTHER[side]}.{rest}"
        return track

    def who(self, name: str, side: str | None) -> str:
        """A side, named or by relation."""
        return {"own": side or "", "their": OTHER.get(side or "", "")}.get(name, name)

    def holds(self, when: Mapping[str, Any] | None, side: str | None) -> bool:
        """Whether a condition of the deck language holds now."""
        if when is None:
            return True
        ((kind, what),) = when.items()
        if kind in ("all", "any"):
            return (all if kind == "all" else any)(self.holds(part, side) for part in what)
        if kind == "not":
            return not self.holds(what, side)
        if kind == "at_least":
            return all(self.value(track, side) >= bar for track, bar in what.items())
        if kind == "at_most":
            return all(self.value(track, side) <= bar for track, bar in what.items())
        if kind == "turn":
            return bool(what.get("from", 0) <= self.turn <= what.get("to", self.turn))
        if kind == "standing":
            return what in self.standing
        if kind == "played":
            whose, card = ("own", what) if isinstance(what, str) else (what["side"], what["card"])
            return (self.who(whose, side), card) in self.played
        if kind == "shown":
            last = self.turn if self.phase in ("closing", "over") else self.turn - 1
            first = last - what["within"] + 1 if "within" in what else 0
            wanted = (self.who(what["side"], side), what.get("issue"), what["stance"])
            return any(
                first <= turn <= last and told == wanted for turn, *rest in self.history for told in [tuple(rest)]
            )
        assert side is not None
        if kind == "we_read":
            return self.read[side] == what
        return self.plays(side if kind == "we_play" else OTHER[side], what)

    def plays(self, side: str, what: Any) -> bool:
        """Whether a side plays a posture, a card, or any one card with stance and issue, this turn."""
        if isinstance(what, str):
            return self.posture(side, None) == what
        if "card" in what:
            return what["card"] in self.orders[side]
        wanted = (what["stance"], what["issue"])
        return any((card["stance"], card.get("issue")) == wanted for card in self.played_now(side))

    def played_now(self, side: str) -> list[Mapping[str, Any]]:
        """The cards of a side's order."""
        return [self.cards[side][card] for card in self.orders[side]]

    def posture(self, side: str, issue: str | None) -> str:
        """The posture a side shows this turn, on an issue or overall."""
        stances = {card["stance"] for card in self.played_now(side) if issue is None or card.get("issue") == issue}
        return next((stance for stance in ("press", "engage") if stance in stances), "hold")

    # --- a sum ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin a sum."""
        self.asked: list[Row] = []
        self.found: set[str] = set()
        self.dissolve: set[str] = set()
        self.planned: set[tuple[str, int]] = set()

    def ask(self, cause: str, side: str | None, track: str, change: int) -> None:
        """Ask for a shift."""
        if change:
            self.asked.append((cause, side, track, change))

    def effects(self, effects: Iterable[Mapping[str, Any]], cause: str, side: str | None) -> None:
        """Ask for every effect whose condition holds."""
        for effect in effects:
            if self.holds(effect.get("when"), side):
                for track, change in effect.get("shift", {}).items():
                    self.ask(cause, side, self.name(track, side), change)
                self.found |= {effect["found"]} if "found" in effect else set()
                self.dissolve |= {effect["dissolve"]} if "dissolve" in effect else set()
                if "schedule" in effect:
                    self.planned.add((effect["schedule"]["event"], self.turn + effect["schedule"]["in"]))

    def land(self) -> None:
        """Land the sum, clamp each track once, then let what was founded, dissolved and scheduled take hold."""
        self.rows += self.asked
        for track in {row[2] for row in self.asked}:
            wanted = self.tracks[track] + sum(row[3] for row in self.asked if row[2] == track)
            low, high = self.bounds[track]
            self.tracks[track] = int(min(max(wanted, low), high))
            if self.tracks[track] != wanted:
                self.rows.append((f"bounds:{track}", None, track, self.tracks[track] - wanted))
        self.standing = (self.standing | self.found) - self.dissolve
        self.due |= self.planned
        self.begin()
