"""How tones look: it turns told lines into Textual content and gives each tone its style; it knows no game.

Colour never speaks alone (every tone comes with a glyph or a word), so the styles may be dropped, as NO_COLOR asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.theme import Theme

from exercise.tui.telling.lines import Line

STYLES = {
    "press": "$press",
    "hold": "$hold",
    "engage": "$engage",
    "capital": "$capital",
    "good": "$good",
    "bad": "$bad",
    "dim": "$quiet",
    "prose": "$prose italic",
    "strong": "bold",
    "title": "bold $foreground",
    "key": "bold $engage",
    "spark": "$spark",
    "picked": "bold $capital",
}

DARK = Theme(
    name="exercise",
    primary="#6cb6ff",
    secondary="#8b9bb4",
    accent="#f2c14e",
    foreground="#dbe2ea",
    background="#0f141a",
    surface="#151c24",
    panel="#1d2731",
    success="#7bd88f",
    warning="#f2c14e",
    error="#ff7b72",
    dark=True,
    variables={
        "press": "#ff8a5c",
        "hold": "#b7c1cd",
        "engage": "#4fd6be",
        "capital": "#f2c14e",
        "good": "#7bd88f",
        "bad": "#ff7b72",
        "quiet": "#8b98a8",
        "prose": "#b8c4d2",
        "spark": "#6cb6ff",
        "block-cursor-background": "#2a4a6b",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#22303d",
    },
)

LIGHT = Theme(
    name="exercise-light",
    primary="#0b62b8",
    secondary="#56657a",
    accent="#8a6100",
    foreground="#1b232c",
    background="#f6f7f9",
    surface="#eceff3",
    panel="#e0e5ec",
    success="#1a7f37",
    warning="#8a6100",
    error="#b3261e",
    dark=False,
    variables={
        "press": "#b8420f",
        "hold": "#4a5563",
        "engage": "#00755f",
        "capital": "#8a6100",
        "good": "#1a7f37",
        "bad": "#b3261e",
        "quiet": "#5d6978",
        "prose": "#3c4856",
        "spark": "#0b62b8",
        "block-cursor-background": "#0b62b8",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#cfdae7",
    },
)


def paint(told: Line) -> Content:
    """One told line as content."""
    return Content.assemble(*((text, STYLES[tone]) if tone else text for text, tone in told))


def paint_all(told: Iterable[Line]) -> Content:
    """Several told lines as one content, each on its own line."""
    return Content("\n").join(paint(each) for each in told)
