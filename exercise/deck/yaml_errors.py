"""What the YAML parser's errors mean to somebody who writes a deck: it knows the parser's sentences, and no deck."""

from __future__ import annotations

from typing import Any

from exercise.deck.diagnostic import Problem, problem_at
from exercise.deck.spans import Mark, Source, Span
from exercise.deck.tongue import _, marked

MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "document start",
        marked("The document has ended above, and something follows."),
        marked("Keep one deck in a file; texts that begin with `&`, `*` or `...` need quotes."),
    ),
    (
        "mapping values are not allowed",
        marked("A second `: ` stands in this line, or the line is indented too far."),
        marked("Put a text that holds `: ` in quotes, and indent a key exactly as far as its neighbours."),
    ),
    (
        "could not find expected ':'",
        marked("Here should be `key: value`."),
        marked("Give the line above a colon and a space, close its quote, or indent a text that goes on."),
    ),
    (
        "did not find expected ',' or",
        marked("A list or map in brackets goes on where it should end, or lacks a comma."),
        marked("Look for a missing comma or a missing closing bracket on this line or just above."),
    ),
    (
        "did not find expected key",
        marked("This line is indented unlike the lines around it."),
        marked("Indent it exactly as far as the keys beside it; quotes inside a text need quotes of the other kind."),
    ),
    (
        "did not find expected '-' indicator",
        marked("A list goes on without its dash."),
        marked("Begin the line with `- `, or indent it as far as the keys it belongs to."),
    ),
    (
        "did not find expected node content",
        marked("A value is missing here, or brackets are closed in the wrong order."),
        marked("Look for a stray comma or a wrong bracket."),
    ),
    (
        "block sequence entries are not allowed",
        marked("A list may not begin here."),
        marked("Put the dash on a line of its own, indented under its key."),
    ),
    (
        "found unexpected end of stream",
        marked("The file ends inside a text or a bracket."),
        marked("Close the quote or the bracket that was opened."),
    ),
    (
        "found unexpected document indicator",
        marked("A line of `---` or `...` stands inside a text or a bracket."),
        marked("Close the quote or bracket above it, or delete the line."),
    ),
    (
        "nesting depth",
        marked("Values are nested too deep here."),
        marked("No part of a deck needs that; look for brackets that are never closed."),
    ),
    (
        "unknown escape character",
        marked("A backslash in double quotes begins something that YAML does not know."),
        marked("Use single quotes, or write the backslash twice."),
    ),
)


def explained(error: Any, source: Source, quoted: Any = None) -> Problem:
    """The parser's error as a finding. A bracket or a quote that stays open is told of where it was opened.

    `quoted`: the parser's last value in quotes before the error, None where there was none.
    """
    mark, began = error.problem_mark or error.context_mark or Mark(0, 0), error.context_mark
    opened = any(word in str(error.context) for word in ("flow", "quoted"))
    if quoted is not None and quoted.start_mark.line < quoted.end_mark.line == mark.line:
        message = _("The quote that opens here is closed on line {line}, and what follows there does not fit.")
        help = _("Close the quote where it should end, or write the text after `>-` without quotes.")
        start = quoted.start_mark
        span = Span(source, start, Mark(start.line, start.column + 1))
        return problem_at(span, "DK005", message.format(line=mark.line + 1), help)
    problem = str(error.problem or error.context or error)
    if opened and began is not None and began.line < mark.line:
        message = _("What is opened here is not closed before line {line}.").format(line=mark.line + 1)
        help = _("Close the bracket or the quote, or add the comma that is missing.")
        return problem_at(Span(source, began, Mark(began.line, began.column + 1)), "DK005", message, help)
    code = "DK008" if "nesting" in problem else "DK005"  # some builds of the parser have a limit of their own
    return problem_at(Span(source, mark, Mark(mark.line, mark.column + 1)), code, *meant(problem, mark, source))


def meant(problem: str, mark: Any, source: Source) -> tuple[str, str]:
    """A sentence about an error, and how to mend it."""
    line = source.line(mark.line + 1)
    here, before = line[mark.column : mark.column + 1], line[: mark.column]
    if "tab" in problem or "\t" in before or here == "\t":
        return _("A tab indents this line."), _("Indent with spaces: YAML takes no tabs.")
    if "cannot start any token" in problem:
        return _("A text may not begin with `{mark}` here.").format(mark=here), _("Put the text in quotes.")
    for words, meaning, help in MEANINGS:
        if words in problem:
            return _(meaning), _(help)
    return _("This is not YAML: {problem}.").format(problem=problem), _("Look at this line and the one above it.")
