"""Pictures in a terminal: it knows points, intervals and the library that draws them, and nothing of what they mean.

The library (plotext, of the extra `study`) is loaded when a picture is drawn; without it a study shows its table and
says how to get the picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec

import click

from exercise.deck.tongue import _

WIDTH, HEIGHT = 78, 18

Line = Sequence[tuple[float, float, float]]
"""Points of one line: x, y and half of y's interval."""


def show(lines: Mapping[str, Line], title: str, across: str) -> None:
    """Draw lines by their names, each point with its interval, on standard output."""
    if find_spec("plotext") is None:
        click.echo(_("For a picture install the extra: pip install 'exercise[study]'."))
        return
    click.echo(drawn(lines, title, across))


def drawn(lines: Mapping[str, Line], title: str, across: str) -> str:
    """The picture as text, without colours: who prints it may have none."""
    import plotext

    figure = plotext.figure
    figure.clear()
    figure.theme("colorless")
    figure.plot_size(WIDTH, HEIGHT)
    figure.title(title)
    figure.label(across)
    for mark, (name, points) in zip(MARKS * len(lines), lines.items(), strict=False):
        across_at = [x for x, _y, _half in points]
        for x, y, half in points:
            if half > 0:
                figure.draw(figure.signal([x, x, x], [y - half, y, y + half], marker=BAR))
        signal = figure.signal(across_at, [y for _x, y, _half in points], marker=mark)
        signal.label(name)
        figure.draw(signal)
    text: str = plotext.uncolorize(str(figure.build()))
    return "\n".join(line.rstrip() for line in text.splitlines())


MARKS = ("o", "x", "*", "+", "#", "@")
BAR = "."
