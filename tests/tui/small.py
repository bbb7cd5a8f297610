"""A small deck with a bit of everything, and a house that serves it without a disk: what tests of screens stand on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from exercise.deck.models import Deck
from exercise.deck.reader import deck_of
from exercise.table.table import Table
from exercise.tui.house import DeckInfo, Plan, Unfinished

SEED = 1


def half(text: str) -> dict[str, Any]:
    """A joint card of both sides."""
    return {
        "id": "harbour_talks",
        "side": "both",
        "issue": "harbour",
        "title": "Hold harbour talks",
        "stance": "engage",
        "cost": 1,
        "always": True,
        "joint": True,
        "effects": [{"shift": {"tension.harbour": -3, "cooperation.harbour": 4}}, {"found": "harbour_office"}],
        "unmet": [{"shift": {"own.trust": -2}}],
        "text": text,
        "claims": ["C2"],
    }


DATA: dict[str, Any] = {
    "format": 1,
    "deck": "two_ports",
    "title": "Two Ports",
    "about": "Two ports share a bay. A small deck for tests.",
    "perspective": "Nobody's view: made for tests.",
    "register": "bay",
    "sides": {"us": {"name": "United States", "short": "US"}, "china": {"name": "China", "short": "China"}},
    "turns": {"count": 3, "unit": "quarter", "start": "2025 Q1"},
    "variants": [{"id": "short", "title": "Two rounds", "turns": {"count": 2}}],
    "hand": {"size": 2, "unplayed": "keep"},
    "plays": {"max": 2},
    "capital": {"start": 2, "income": 2, "cap": 6},
    "signals": {
        "misread": 25,
        "kept": [{"shift": {"own.trust": 2}}],
        "broken": [{"shift": {"own.trust": -4}}],
    },
    "talks": {"when": {"standing": "harbour_office"}},
    "issues": [
        {"id": "harbour", "title": "Harbour", "tension": 50, "cooperation": 20, "weight": 2, "claims": ["C1"]},
        {"id": "fishing", "title": "Fishing", "tension": 40, "cooperation": 30, "about": "Nets and boats."},
    ],
    "tracks": [
        {
            "id": "trust",
            "title": "Trust",
            "per": "side",
            "start": 50,
            "min": 0,
            "max": 100,
            "about": "Who believes you.",
        }
    ],
    "teams": {
        side: [
            {"id": "old_hands", "title": "Old hands", "text": "They have seen it all.", "shift": {f"{side}.trust": 3}},
            {"id": "new_faces", "title": "New faces", "cost": {"press": -1}},
        ]
        for side in ("us", "china")
    },
    "agendas": {
        side: [
            {
                "id": "quiet_bay",
                "title": "A quiet bay",
                "points": [
                    {"when": {"at_most": {"tension.harbour": 45}}, "score": 10},
                    {"when": {"standing": "harbour_office"}, "score": 5},
                ],
            },
            {
                "id": "full_nets",
                "title": "Full nets",
                "points": [{"when": {"at_least": {"own.trust": 55}}, "score": 8}],
            },
        ]
        for side in ("us", "china")
    },
    "score": {
        "us": {"us.trust": 1, "cooperation": 1, "tension": -1},
        "china": {"china.trust": 1, "cooperation": 1, "tension": -1},
    },
    "par": {"us": 40, "china": 40},
    "institutions": [
        {
            "id": "harbour_office",
            "title": "Harbour office",
            "text": "A shared desk.",
            "clarity": 10,
            "lapses": {"at_least": {"tension.harbour": 90}},
        }
    ],
    "events": [
        {
            "id": "storm",
            "title": "A storm",
            "text": "Boats drift across the line.",
            "at": 2,
            "effects": [{"shift": {"tension.fishing": 3}}],
            "claims": ["C1"],
        }
    ],
    "endings": [
        {
            "id": "blockade",
            "title": "Blockade",
            "text": "The harbour is closed.",
            "tone": "disaster",
            "when": {"at_least": {"tension.harbour": 60}},
            "bonus": {"us": -10, "china": -10},
        }
    ],
    "default_ending": {"id": "calm", "title": "The bay stays calm", "text": "Nothing broke.", "tone": "good"},
    "cards": [
        half("Sit down together."),
        {
            "id": "patrol",
            "side": "both",
            "issue": "harbour",
            "title": "Patrol the harbour",
            "stance": "press",
            "cost": 2,
            "always": True,
            "effects": [
                {"shift": {"tension.harbour": 4, "own.trust": -1}},
                {"when": {"they_play": "press"}, "shift": {"tension.harbour": 2}},
            ],
            "text": "Grey ships, slowly.",
            "claims": ["C1"],
        },
        {
            "id": "wait",
            "side": "both",
            "title": "Wait and see",
            "stance": "hold",
            "always": True,
            "effects": [{"shift": {"own.trust": 1}}],
            "assumption": "Waiting is read as patience.",
        },
        {
            "id": "share_catch",
            "side": "both",
            "issue": "fishing",
            "title": "Share the catch",
            "stance": "engage",
            "cost": 1,
            "copies": 3,
            "effects": [{"shift": {"cooperation.fishing": 5, "tension.fishing": -2}}],
            "text": "Half each.",
        },
        {
            "id": "grand_deal",
            "side": "both",
            "issue": "fishing",
            "title": "A grand deal",
            "stance": "engage",
            "cost": 9,
            "copies": 3,
            "when": {"at_least": {"own.trust": 80}},
            "effects": [{"shift": {"cooperation.fishing": 20}}],
        },
    ],
}
REGISTER: dict[str, Any] = {
    "register": "bay",
    "title": "A letter about the bay",
    "perspective": "One harbour master's.",
    "sha256": "0" * 64,
    "claims": [
        {"id": "C1", "kind": "risk", "paragraph": 3, "says": "Ships meet where they should not."},
        {"id": "C2", "kind": "opportunity", "paragraph": 5, "says": "Both ports gain from talking."},
    ],
}


def small_deck() -> Deck:
    """The deck."""
    return deck_of(DATA, REGISTER)


def small_game(us: str = "human", china: str = "always_engage", seed: int = SEED, **more: Any) -> Table:
    """A game of the small deck, in memory unless a record is named."""
    return Table.begin(small_deck(), seed=seed, seats={"us": us, "china": china}, **more)


def begun(us: str = "human", china: str = "always_engage", seed: int = SEED, **more: Any) -> Table:
    """A game whose teams and aims are chosen, at its first signal."""
    chosen = {"teams": {"us": "old_hands", "china": "old_hands"}, "agendas": {"us": "quiet_bay", "china": "full_nets"}}
    return small_game(us, china, seed, **{**chosen, **more})


class Bench:
    """A house without a disk."""

    def __init__(self) -> None:
        self.plans: list[Plan] = []
        self.left: list[Unfinished] = []
        self.words: list[tuple[str, str]] = []

    def decks(self) -> list[DeckInfo]:
        return [DeckInfo("two_ports", "Two Ports")]

    def bots(self) -> list[tuple[str, str, str]]:
        return [("planner", "Planner", "Plans."), ("always_engage", "Always engage", "Engages.")]

    def load(self, name: str, overlay: str | None = None) -> Deck:
        return small_deck() if overlay is None else replace(small_deck(), title="Two Bays")

    def overlays(self, name: str) -> list[tuple[str, str]]:
        return self.words

    def worn(self, name: str) -> str | None:
        return self.plans[-1].overlay if self.plans else None

    def unfinished(self) -> list[Unfinished]:
        return self.left

    def open(self, plan: Plan) -> Table:
        self.plans.append(plan)
        return small_game(plan.us, plan.china, SEED if plan.seed is None else plan.seed, variant=plan.variant)

    def resume(self, path: Path) -> Table:
        return Table.resume(path)
