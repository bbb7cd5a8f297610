"""Of so many single edits that make a deck wrong, the share that `check` reports on the right line.

Each edit is made at random in a shipped deck that checks clean, the kinds of slips in turn; every miss is printed.
Run: `python benchmarks/recall.py [--edits N] [--seed N] [--kind WORDS] [--json]`. The exit code is 1 below 98 in 100.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import benchmarks.slips_of_sense  # noqa: F401 (it registers its kinds)
from benchmarks.slips import KINDS, Place, Slip, Text, places
from exercise.check.checking import check, checked
from exercise.deck.diagnostic import Problem
from exercise.deck.loader import Loaded, installed, load
from exercise.deck.models import Deck

AIM = 98
"""In 100."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of a deck: the folder or file of the whole deck, the file's own path, and what it says."""

    deck: Path
    file: Path
    text: Text


def sheets(loaded: Loaded) -> list[Sheet]:
    """The files of a deck that slips can be made in: all but its register."""
    deck = loaded.deck
    assert deck is not None
    whole = "\n".join(one.span.source.text for one in loaded.files if one is not loaded.register)
    found = []
    for written in loaded.files:
        if written is not loaded.register:
            source = written.span.source
            file = Path(source.name).resolve()
            rest = whole, known(deck), sides(deck), bounds(deck), deck.turns.count, cap(deck)
            found.append(Sheet(loaded.path, file, Text(source.text, places(written), *rest)))
    return found


def known(deck: Deck) -> frozenset[str]:
    """Every id of a deck and of its register."""
    kinds: list[tuple[Any, ...]] = [deck.issues, deck.tracks, deck.institutions, deck.rules]
    kinds += [deck.objectives, deck.events, deck.endings, deck.cards]
    ids = {one.id for kind in kinds for one in kind}
    return frozenset(ids | set(deck.register.claims if deck.register else ()))


def sides(deck: Deck) -> dict[str, str]:
    """Who holds each card."""
    return {card.id: card.side for card in deck.cards}


def cap(deck: Deck) -> int | None:
    """The most capital that a side can hold, in any variant."""
    caps = [one.capital["cap"] for one in deck.variants if "cap" in one.capital]
    return max([deck.capital.cap, *caps]) if deck.capital else None


def bounds(deck: Deck) -> dict[str, tuple[int, int]]:
    """The least and the most of every track that has both."""
    found = {
        track.id: (track.min, track.max) for track in deck.tracks if track.min is not None and track.max is not None
    }
    found |= {f"{word}.{issue.id}": (0, 100) for issue in deck.issues for word in ("tension", "cooperation")}
    return found | ({"tension": (0, 100), "cooperation": (0, 100)} if deck.issues else {})


def slip_of(kind: str, among: list[Sheet], luck: random.Random) -> tuple[Sheet, Slip] | None:
    """A slip of a kind somewhere in some deck; None where there is no place for it."""
    where, how = KINDS[kind]
    sites: list[tuple[Sheet, Place]] = [(one, at) for one in among for at in one.text.places if where(at, one.text)]
    for _attempt in range(100):
        if not sites:
            return None
        sheet, place = luck.choice(sites)
        slip = how(place, sheet.text, luck)
        if slip is not None and slip.words != sheet.text.text[slip.start : slip.end]:
            return sheet, slip
    return None


def found(sheet: Sheet, slip: Slip, folder: Path) -> list[Problem]:
    """What `check` says of a deck with a slip in it."""
    name = sheet.deck.name
    copy = folder / name
    if sheet.deck.is_dir():
        shutil.copytree(sheet.deck, copy)
        file = copy / sheet.file.relative_to(sheet.deck.resolve())
    else:
        file = copy
    text = sheet.text.text
    file.write_text(text[: slip.start] + slip.words + text[slip.end :], encoding="utf-8")
    problems = check(copy)
    shutil.rmtree(copy) if copy.is_dir() else copy.unlink()
    return problems


def main() -> None:
    """Make the slips, check each deck, and print the share found, by kind, and every miss."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--edits", type=int, default=500, help="how many edits")
    asked.add_argument("--seed", type=int, default=0, help="which ones")
    asked.add_argument("--kind", default="", help="only kinds with these words in their names")
    asked.add_argument("--json", action="store_true", help="a JSON object for programs")
    options = asked.parse_args()
    luck = random.Random(options.seed)
    decks = [load(info.id) for info in installed()]
    clean = [loaded for loaded in decks if loaded.deck is not None and not checked(loaded)]
    among = [sheet for loaded in clean for sheet in sheets(loaded)]
    kinds = [kind for kind in KINDS if options.kind in kind]
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    misses: list[str] = []
    told = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.edits):
            kind = kinds[number % len(kinds)]
            chosen = slip_of(kind, among, luck)
            if chosen is None:
                continue
            sheet, slip = chosen
            problems = found(sheet, slip, Path(folder))
            made[kind] += 1
            told += len(problems)
            name = sheet.file.name
            if any(one.line in slip.lines and Path(one.file).name == name for one in problems):
                right[kind] += 1
                continue
            was, line = sheet.text.text[slip.start : slip.end], min(slip.lines)
            said = "; ".join(f"{Path(one.file).name}:{one.line} {one.code}" for one in problems[:3]) or "nothing"
            misses.append(f"{kind}: {name}:{line} `{was[:50]}` -> `{slip.words[:50]}`: said {said}")
    each = told / max(made.total(), 1)
    share = 100 * right.total() / max(made.total(), 1)
    if options.json:
        print(
            json.dumps(
                {
                    "edits": made.total(),
                    "right": right.total(),
                    "share": round(share, 1),
                    "findings an edit": round(each, 2),
                    "misses": misses,
                }
            )
        )
    else:
        print("\n".join(f"{kind}: {right[kind]} of {made[kind]}" for kind in kinds))
        print(f"\n{right.total()} of {made.total()} on the right line: {share:.1f} in 100, {each:.2f} findings an edit")
        print(*(f"  missed: {miss}" for miss in misses), sep="\n")
    raise SystemExit(share < AIM)


if __name__ == "__main__":
    main()
