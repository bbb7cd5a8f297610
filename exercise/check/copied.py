"""Words copied from a source: it knows runs of words, and whose they are only by digests.

The source itself is not ours to ship. Beside a register `NAME.yaml` may lie `NAME.runs`, the digests of every run of
so many words of the source (after Schleimer, Wilkerson and Aiken, 2003, without their thinning), or `NAME.txt`, the
source itself, on an author's own machine. `python -m exercise.check.copied SOURCE.txt` prints the digests.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from exercise.check.margins import COMMON_RUN
from exercise.check.parts import Parts
from exercise.check.prose import texts, words
from exercise.deck.spans import Span
from exercise.deck.tongue import _

DIGITS = 10


def digest(run: list[str]) -> str:
    """The first hex digits of the SHA-256 of a run of words."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:DIGITS]


def digests(text: str) -> list[str]:
    """The digests of every run of words of a text, in order; none if it is shorter than a run."""
    said = words(text)
    return [digest(said[at : at + COMMON_RUN]) for at in range(len(said) - COMMON_RUN + 1)]


def runs_beside(register: Path) -> set[str]:
    """The digests of the source of a register, if they or the source lie beside it."""
    runs, source = register.with_suffix(".runs"), register.with_suffix(".txt")
    found: set[str] = set()
    if runs.is_file():
        lines = runs.read_text(encoding="utf-8").splitlines()
        found |= {one for line in lines if not line.startswith("#") for one in line.split()}
    if source.is_file():
        found |= set(digests(source.read_text(encoding="utf-8", errors="replace")))
    return found


def longest_run(text: str, known: set[str]) -> list[str]:
    """The longest run of words of a text of which every part is a known run; empty if there is none."""
    said, hits = words(text), [one in known for one in digests(text)]
    best, first = (0, 0), None
    for at, hit in enumerate([*hits, False]):
        if hit and first is None:
            first = at
        elif not hit and first is not None:
            best, first = max(best, (at - first, -first)), None
    length, start = best
    return said[-start : -start + length + COMMON_RUN - 1] if length else []


def copied(parts: Parts) -> None:
    """Note texts of the deck, and claims of its register, that share a long run of words with the source."""
    if parts.register is None:
        return
    known = runs_beside(Path(parts.register.source.name))
    if not known:
        return
    for text in texts(parts):
        tell(parts, text.said, text.span, known)
    for place, claim in enumerate(parts.deck.register.claims.values() if parts.deck.register else ()):
        for key in ("says", "drives"):
            tell(parts, getattr(claim, key), parts.register.at("claims", place, key), known)


def tell(parts: Parts, said: str, span: Span, known: set[str]) -> None:
    """Note a text that shares a long run of words with the source."""
    run = longest_run(said, known)
    if run:
        shown = " ".join(run[:12]) + (" ..." if len(run) > 12 else "")
        message = _("{n} words in a row stand so in the source: “{words}”.").format(n=len(run), words=shown)
        parts.report(span, "DK805", message, _("Say it in your own words."))


def main() -> None:
    """Print the digests of a source, sorted, so that their order tells nothing either."""
    import sys

    said = Path(sys.argv[1]).read_text(encoding="utf-8")
    what = f"Digests of every {COMMON_RUN} words in a row of a source that is not ours to ship"
    print(f"# {what}; see exercise/check/copied.py.")
    runs = sorted(set(digests(said)))
    print("\n".join(" ".join(runs[at : at + 10]) for at in range(0, len(runs), 10)))


if __name__ == "__main__":
    main()
