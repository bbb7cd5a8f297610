"""One alarm: it knows whether it was raised, on what figures, and where the line is."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Alarm:
    """What was asked and what came of it. `raised` is None where too few games, or a missing engine, left it open;
    `says` is a sentence with the figures, `limit` where the alarm begins, `figures` what a program may read."""

    code: str
    raised: bool | None
    says: str
    limit: float | None = None
    figures: dict[str, Any] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """The alarm for `balance --json`."""
        return asdict(self)


def percent(share: float) -> str:
    """A share from 0 to 1 in percent."""
    return f"{100 * share:.1f}%"
