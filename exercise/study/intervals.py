"""How sure a figure is: it knows intervals of means and shares at 95 percent, and nothing of what was counted.

Sums come in as whole numbers (`batch.Sum`), so an interval never depends on how the games were split among workers.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from exercise.study.batch import Sum

SURE = 1.959963984540054
"""The standard normal quantile for 95 percent, both tails."""
PLACES = 6


def half(total: Sum) -> float | None:
    """Half the width of a mean's 95 percent interval, in the unit of the values; None for fewer than two.

    Normal approximation with the sample's own deviation (n - 1 in its divisor): good from some thirty games on.
    """
    error = error_of(total)
    return None if error is None else round(SURE * error, PLACES)


def error_of(total: Sum) -> float | None:
    """The standard error of a mean; None for fewer than two values."""
    if total.count < 2:
        return None
    spread = total.count * total.squares - total.total * total.total
    return sqrt(spread / (total.count - 1)) / total.count


def apart(one: Sum, other: Sum) -> tuple[float, float]:
    """The difference of two means (`one` less `other`) and half its 95 percent interval, taken as independent: where
    both met the same luck this is wider than need be. An interval of too few values is endless (inf)."""
    errors = [error_of(one), error_of(other)]
    gap = one.mean - other.mean
    if errors[0] is None or errors[1] is None:
        return gap, float("inf")
    return round(gap, PLACES), round(SURE * sqrt(errors[0] ** 2 + errors[1] ** 2), PLACES)


def share(count: int, of: int) -> tuple[float, float]:
    """The 95 percent interval of a share, 0 to 1 (Wilson, 1927); of nothing, all of it."""
    if of == 0:
        return 0.0, 1.0
    seen = count / of
    square = SURE * SURE
    middle = (seen + square / (2 * of)) / (1 + square / of)
    reach = SURE * sqrt(seen * (1 - seen) / of + square / (4 * of * of)) / (1 + square / of)
    return round(max(middle - reach, 0.0), PLACES), round(min(middle + reach, 1.0), PLACES)


def above(count: int, of: int, limit: float) -> bool | None:
    """Whether a share lies above a limit (0 to 1): True only if its whole interval does, None if the share does and its
    interval reaches below."""
    if of == 0 or count / of <= limit:
        return False
    return True if share(count, of)[0] > limit else None


def beyond(gap: float, width: float, limit: float) -> bool | None:
    """Whether a difference with half an interval lies beyond a limit, in its own unit: as `above`."""
    if gap <= limit:
        return False
    return True if gap - width > limit else None


def worst(verdicts: Iterable[bool | None]) -> bool | None:
    """One verdict of many: raised if any is, else open if any is."""
    found = list(verdicts)
    return True if True in found else None if None in found else False


def mean_of(total: Sum) -> dict[str, float | int | None]:
    """A mean as studies print it: `mean`, `half` (of its interval) and `games`."""
    return {"mean": total.mean, "half": half(total), "games": total.count}
