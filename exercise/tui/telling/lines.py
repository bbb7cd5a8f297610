"""The smallest pieces of a telling: bits of text with a tone, glyphs, bars and little lines. It knows no game.

A tone is a word for what a bit means (`press`, `good`, `dim`), never a colour: screens paint it, line mode drops it.
A glyph or a word always says the same as the tone, so that nothing is lost without colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from exercise.deck.tongue import _

Bit: TypeAlias = tuple[str, str]
"""Text and its tone: press, hold, engage, capital, good, bad, dim, strong, title, key or nothing."""
Line: TypeAlias = tuple[Bit, ...]

GLYPHS = {"press": "▲", "hold": "■", "engage": "◆"}
COIN = "●"
NO_COIN = "○"
WORD = re.compile(r"\s*\S+\s*|\s+")
STEPS = "▁▂▃▄▅▆▇█"
UP, DOWN = "↑", "↓"


def line(*bits: Bit | str) -> Line:
    """A line of bits; a bare string has no tone."""
    return tuple((bit, "") if isinstance(bit, str) else bit for bit in bits)


def plain(told: Line) -> str:
    """The text of a line, without its tones.

    >>> plain(line("Tension ", ("61", "strong")))
    'Tension 61'
    """
    return "".join(text for text, _tone in told)


def width(told: Line) -> int:
    """How many characters a line has."""
    return sum(len(text) for text, _tone in told)


def padded(told: Line, size: int) -> Line:
    """The line filled with spaces, or cut with an ellipsis, to exactly `size` characters."""
    have = width(told)
    if have <= size:
        return (*told, (" " * (size - have), "")) if have < size else told
    kept: list[Bit] = []
    left = max(size - 1, 0)
    for text, tone in told:
        kept.append((text[:left], tone))
        left -= len(kept[-1][0])
        if left <= 0:
            break
    return (*kept, ("…", kept[-1][1] if kept else "")) if size > 0 else ()


def stance_name(stance: str) -> str:
    """A posture as a person reads it."""
    return {"press": _("press"), "hold": _("hold"), "engage": _("engage")}[stance]


def stance(posture: str | None, loud: bool = False) -> Bit:
    """A posture with its glyph: `▲ press`; `loud` in capitals; None reads as a dash."""
    if posture is None:
        return ("-", "dim")
    name = stance_name(posture)
    return (f"{GLYPHS[posture]} {name.upper() if loud else name}", posture)


def signed(change: int) -> str:
    """A change with its sign: `+7`, `-3`, `0`."""
    return f"{change:+d}" if change else "0"


def trend(change: int, better: str | None = None) -> Bit:
    """An arrow and a change. `better`: whether `high` or `low` is to be wished, which gives the tone; None: neither.
    No change says nothing."""
    if not change:
        return ("", "")
    tone = "" if better is None else ("good" if (change > 0) == (better == "high") else "bad")
    return (f"{UP if change > 0 else DOWN} {signed(change)}", tone)


def bar(value: int, low: int, high: int, size: int) -> str:
    """A bar of `size` blocks; any value above `low` shows at least one.

    >>> bar(50, 0, 100, 8)
    '████░░░░'
    """
    span = max(high - low, 1)
    full = round((min(max(value, low), high) - low) * size / span)
    if value > low and not full:
        full = 1
    return "█" * full + "░" * (size - full)


def spark(values: Sequence[int], low: int = 0, high: int = 100, size: int = 16) -> str:
    """The last `size` values as a line of eight heights.

    >>> spark([0, 50, 100])
    '▁▅█'
    """
    span = max(high - low, 1)
    return "".join(STEPS[min(max((value - low) * 8 // span, 0), 7)] for value in values[-size:])


def coins(cost: int, have: int | None) -> Line:
    """A price: the figure and a full coin when it can be paid, an empty one when not. `have` of None: nothing costs."""
    if have is None:
        return ()
    able = cost <= have
    return ((f"{cost} ", "" if able else "dim"), (COIN if able else NO_COIN, "capital" if able else "dim"))


def folded(told: Line, size: int) -> list[Line]:
    """The line broken between words into lines of at most `size` characters; those after the first keep its indent, and
    stand two further in where it begins with a sign.

    >>> [plain(one).rstrip() for one in folded(line("  → one two"), 9)]
    ['  → one', '    two']
    """
    if width(told) <= size:
        return [told]
    text = plain(told)
    first = text.lstrip(" ")
    indent = min(len(text) - len(first) + (0 if first[:1].isalpha() else 2), size // 2)
    made: list[Line] = []
    now: list[Bit] = []
    used, fresh = 0, True  # fresh: nothing but the indent stands on this line
    for bit, tone in told:
        for word in WORD.findall(bit):
            if used + len(word.rstrip(" ")) > size and not fresh:
                made.append(tuple(now))
                now, used = [(" " * indent, "")], indent
                word = word.lstrip(" ")
            now.append((word, tone))
            used += len(word)
            fresh = fresh and not word.strip(" ")
    return [*made, tuple(now)]


def joined(parts: Iterable[Line], between: str = "   ") -> Line:
    """Several lines in a row on one."""
    told: list[Bit] = []
    for part in parts:
        if told and part:
            told.append((between, ""))
        told.extend(part)
    return tuple(told)
