"""How a rulebook is set: as plain lines of a width, or as Markdown. It knows blocks, and nothing of what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from exercise.deck.booklet.blocks import Block, Heading, Items, Prose, Terms
from exercise.deck.render import width

NARROWEST, WIDEST = 40, 100
"""Columns: narrower, words break; wider, an eye loses the line."""
RULES = {1: "=", 2: "-"}


def as_text(blocks: Iterable[Block], wide: int) -> str:
    """Lines of at most `wide` columns (40 to 100), without colours or codes: for a terminal, a printer, a voice."""
    wide = max(NARROWEST, min(wide, WIDEST))
    lines: list[str] = []
    indent = 0
    close = True  # the block stands right under what is before it
    for block in blocks:
        if isinstance(block, Heading):
            indent = 2 if block.level >= 4 else 0
            gap = (2 if block.level <= 2 else 1) if lines else 0
            lines += [""] * gap + list(headed(block, wide))
            close = block.level >= 3
            continue
        lines += [] if close or not lines else [""]
        lines += [" " * indent + line for line in set_block(block, wide - indent)]
        close = indent > 0
    return "".join(f"{line}\n" for line in lines)


def headed(heading: Heading, wide: int) -> Iterator[str]:
    """The lines of a heading."""
    title = heading.text.upper() if heading.level == 3 else heading.text
    lines = wrapped(title + (f" ({heading.aside})" if heading.aside else ""), wide)
    yield from lines
    if heading.level in RULES:
        yield RULES[heading.level] * max(width(line) for line in lines)


def set_block(block: Block, wide: int) -> Iterator[str]:
    """The lines of a block that is no heading."""
    match block:
        case Prose(text):
            yield from wrapped(text, wide)
        case Items(items, numbered):
            for number, text in enumerate(items, 1):
                mark = f"{number}. " if numbered else "- "
                yield from hanging(mark, text, wide)
        case Terms(terms):
            for word, text in terms:
                first, *rest = wrapped(f"{word}: {text}", wide - 2)
                yield first
                yield from (f"  {line}" for line in rest)


def hanging(mark: str, text: str, wide: int) -> Iterator[str]:
    """A text behind a mark; its further lines begin where the first does."""
    first, *rest = wrapped(text, wide - len(mark))
    yield mark + first
    yield from (" " * len(mark) + line for line in rest)


def wrapped(text: str, wide: int) -> list[str]:
    """A text in lines of at most `wide` columns; a word that is longer is cut, as are scripts without spaces."""
    lines = [""]
    for word in text.split():
        for piece in cut(word, wide):
            line = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(line) <= wide:
                lines[-1] = line
            else:
                lines.append(piece)
    return lines


def cut(word: str, wide: int) -> Iterator[str]:
    """A word in pieces that fit a line."""
    while width(word) > wide:
        end = next(place for place in range(len(word), 0, -1) if width(word[:place]) <= wide)
        yield word[:end]
        word = word[end:]
    yield word


def as_markdown(blocks: Iterable[Block]) -> str:
    """CommonMark. Whatever an author wrote is text in it, and never markup."""
    parts = []
    for block in blocks:
        match block:
            case Heading(level, text, aside):
                parts.append(f"{'#' * level} {escaped(text)}" + (f"\n\n*{escaped(aside)}*" if aside else ""))
            case Prose(text, quiet):
                said = escaped(text, start=True)
                parts.append(f"*{said}*" if quiet else said)
            case Items(items, numbered):
                marks = [f"{number}." if numbered else "-" for number in range(1, len(items) + 1)]
                lines = [f"{mark} {escaped(text, start=True)}" for mark, text in zip(marks, items, strict=True)]
                parts.append("\n".join(lines))
            case Terms(terms):
                parts.append("\n".join(f"- **{escaped(word)}**: {escaped(text)}" for word, text in terms))
    return "\n\n".join(parts) + "\n"


def escaped(text: str, start: bool = False) -> str:
    """A text on one line, with every character that Markdown would take for markup made plain. `start`: it begins a
    line, where signs mean lists and headings too."""
    text = re.sub(r"([\\`*_\[\]<~#]|&(?=#?\w+;))", r"\\\1", " ".join(text.split()))
    if start:
        text = re.sub(r"^([-+=>])", r"\\\1", text)
        text = re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", text)
    return text
