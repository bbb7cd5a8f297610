"""What a script gets back: one game, or what many came to. It knows figures and names, and plays nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from exercise.deck.models import SIDES
from exercise.deck.tongue import _
from exercise.notebook import frames
from exercise.study.rows import Rows

if TYPE_CHECKING:
    import pandas
    import polars

Part = Literal["turns", "ledger"]


class Figures(NamedTuple):
    """A mean and a population standard deviation, from exact sums, rounded to 6 places."""

    mean: float
    sd: float


@dataclass(frozen=True)
class Game:
    """One game that was played to its end.

    `ending`: its id; `score`: points by side; `result`: who reached par (both, us, china, neither; None without par);
    `ahead`: who has the higher score (us, china, draw); `start`: every track before turn 1; `turns`: a plain dict for
    each turn, as `exercise replay --json` prints it for the facilitator; `us`, `china`: who played, as a record names
    them; `remarks`: what a table wrote down of programs that failed; `record`: the file, if it was kept.
    """

    deck: str
    seed: int
    variant: str | None
    us: str
    china: str
    ending: str
    score: dict[str, int]
    result: str | None
    ahead: str
    start: dict[str, int] = field(repr=False)
    turns: list[dict[str, Any]] = field(repr=False)
    remarks: list[str] = field(default_factory=list)
    record: Path | None = None

    @property
    def ledger(self) -> list[dict[str, Any]]:
        """Every row of the ledger: `turn`, `phase`, `cause`, `side`, `track`, `change`, `claims`."""
        return [{"turn": turn["turn"], **row} for turn in self.turns for row in turn["ledger"]]

    def columns(self, of: Part = "turns") -> dict[str, list[Any]]:
        """A column a figure. `turns`: one row a turn (headlines, what was said, read, shown and played, and every track
        at closing); `ledger`: one row for each change of a track."""
        rows: list[dict[str, Any]] = self.ledger if of == "ledger" else [told(turn) for turn in self.turns]
        return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}

    def to_pandas(self, of: Part = "turns") -> pandas.DataFrame:
        """`columns` as a pandas frame. Raises NoLibrary, an ImportError, if pandas is not installed."""
        return frames.of_pandas(self.columns(of))

    def to_polars(self, of: Part = "turns") -> polars.DataFrame:
        """`columns` as a polars frame. Raises NoLibrary, an ImportError, if polars is not installed."""
        return frames.of_polars(self.columns(of))


def told(turn: dict[str, Any]) -> dict[str, Any]:
    """A turn as one row."""
    row: dict[str, Any] = {name: turn[name] for name in ("turn", "tension", "cooperation")}
    for side in SIDES:
        signal: dict[str, Any] = turn["signals"][side] or {}
        row |= {f"{side}_said": signal.get("posture"), f"{side}_read_as": signal.get("read_as")}
        row |= {f"{side}_kept": signal.get("kept"), f"{side}_showed": turn["posture"][side]}
        row[f"{side}_played"] = " ".join(turn["orders"][side])
    row.update(turn["tracks"])
    return row


@dataclass(frozen=True)
class Results:
    """What many games came to.

    `score`: by side; `tension`, `cooperation`: headlines at the end, 0 to 100; `turns`: how many were played;
    `endings`: games by ending; `results`: games by who reached par, None on a deck without par; `ahead`: games by who
    had the higher score; `seconds`: how long it took; `engine`: compiled or interpreted; `programs`: by side, in how
    many games (`lost`) or moves (`refused`) a program's stand-in decided, and `trouble`, what happened first; `rows`:
    one row a game, by column; `out`: the file that holds the rows instead, if one was named.
    """

    deck: str
    deck_sha256: str
    seed: int
    games: int
    us: str
    china: str
    variant: str | None
    score: dict[str, Figures]
    tension: Figures
    cooperation: Figures
    turns: float
    endings: dict[str, int]
    results: dict[str, int] | None
    ahead: dict[str, int]
    seconds: float
    engine: str
    programs: dict[str, dict[str, Any]] = field(default_factory=dict)
    out: Path | None = None
    rows: Rows = field(default_factory=dict, repr=False)

    @property
    def games_per_second(self) -> float:
        """How fast they were played."""
        return self.games / self.seconds if self.seconds else 0.0

    def to_pandas(self) -> pandas.DataFrame:
        """One row a game as a pandas frame. Raises NoLibrary, an ImportError, without pandas, and LookupError if the
        rows went into a file."""
        return frames.of_pandas(self._kept())

    def to_polars(self) -> polars.DataFrame:
        """One row a game as a polars frame. Raises NoLibrary, an ImportError, without polars, and LookupError if the
        rows went into a file."""
        return frames.of_polars(self._kept())

    def _kept(self) -> Rows:
        if self.out is not None:
            raise LookupError(_("The rows went into {path}: read that file.").format(path=self.out))
        return self.rows
