"""The pictures of docs/million-games.md, as SVG: it knows how figures are drawn, and nothing of where they come from.

Colours are those of Okabe and Ito (2008) and the map cividis (Nunez, Anderton and Renslow, 2018): they stay apart for
readers who do not see red or green. Nothing is told by colour alone: cells carry numbers, lines have marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot as plt

from exercise.deck.models import Deck

BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, RED, PINK = (
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
)  # fmt: skip
MARKS = ("o", "s", "^", "D")
LINES = (BLUE, ORANGE, GREEN, RED)
TONES = {
    "good": (BLUE, SKY),
    "mixed": ("#DDDDDD", "#BBBBBB", "#999999", YELLOW, "#777777"),
    "disaster": (RED, PINK, BLACK),
}
HATCHES = {"good": "", "mixed": "", "disaster": "//"}

Pairs = Mapping[tuple[str, str], Any]

matplotlib.rcParams.update({
    "svg.fonttype": "none", "svg.hashsalt": "exercise", "font.family": "sans-serif", "font.size": 10,
    "font.sans-serif": ["DejaVu Sans", "Arial", "sans-serif"], "axes.spines.top": False, "axes.spines.right": False,
})  # fmt: skip


def save(path: Path, figure: Any, title: str) -> None:
    """Write a picture: the same figures make the same file."""
    figure.savefig(path, format="svg", bbox_inches="tight", metadata={"Title": title, "Date": None, "Creator": None})
    plt.close(figure)
    text = path.read_text(encoding="utf-8")
    path.write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n", encoding="utf-8")


def quantile(values: Sequence[int], share: float) -> float:
    """The value below which a share (0 to 1) of the values lies, by nearest rank."""
    ranked = sorted(values)
    return float(ranked[min(int(share * len(ranked)), len(ranked) - 1)])


def endings_of(deck: Deck) -> list[Any]:
    """Every ending, in deck order, the default last."""
    return [*deck.endings, *([deck.default_ending] if deck.default_ending else [])]


def reach(path: Path, bots: Sequence[str], share: Pairs) -> None:
    """How often the United States reaches par, by pair."""
    figure, axes = plt.subplots(figsize=(10, 8.5))
    rows = [[100 * share[us, china] for china in bots] for us in bots]
    image = axes.imshow(rows, cmap="cividis", vmin=0, vmax=100)
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            axes.text(
                x, y, f"{value:.0f}", ha="center", va="center", fontsize=8, color="white" if value < 55 else "black"
            )
    axes.set_xticks(range(len(bots)), bots, rotation=60, ha="right")
    axes.set_yticks(range(len(bots)), bots)
    axes.set_xlabel("plays China")
    axes.set_ylabel("plays the United States")
    title = "Who reaches par: percent of games, for the United States"
    axes.set_title(title)
    figure.colorbar(image, ax=axes, shrink=0.7, label="percent of games")
    save(path, figure, title)


def endings(path: Path, deck: Deck, bots: Sequence[str], share: Pairs) -> None:
    """Where games end, by who plays the United States, over all opponents."""
    figure, axes = plt.subplots(figsize=(10, 6.5))
    left = [0.0] * len(bots)
    used = dict.fromkeys(TONES, 0)
    order = sorted(endings_of(deck), key=lambda ending: ("good", "mixed", "disaster").index(ending.tone))
    for ending in order:
        tones = TONES[ending.tone]
        colour = tones[used[ending.tone] % len(tones)]
        used[ending.tone] += 1
        widths = [100 * sum(share[us, china].get(ending.id, 0.0) for china in bots) / len(bots) for us in bots]
        axes.barh(
            range(len(bots)), widths, left=left, color=colour, hatch=HATCHES[ending.tone], edgecolor="white",
            linewidth=0.6, label=f"{ending.title} ({ending.tone})",
        )  # fmt: skip
        left = [one + width for one, width in zip(left, widths, strict=True)]
    axes.set_yticks(range(len(bots)), bots)
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel("percent of games, over all opponents")
    title = "Where games end, by who plays the United States"
    axes.set_title(title)
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False, fontsize=9)
    save(path, figure, title)


def scores(path: Path, found: Pairs, par: int | None) -> None:
    """How the United States' scores are spread, by pair."""
    figure, axes = plt.subplots(figsize=(9, 4.5))
    step = 10
    for place, (pair, values) in enumerate(found.items()):
        first, last = min(values) // step, max(values) // step
        counts = [sum(value // step == at for value in values) for at in range(first, last + 1)]
        axes.plot(
            [step * at + step / 2 for at in range(first, last + 1)], [100 * many / len(values) for many in counts],
            color=LINES[place], marker=MARKS[place], markersize=4, label=", ".join(pair),
        )  # fmt: skip
    if par is not None:
        axes.axvline(par, color=BLACK, linestyle="--", linewidth=1)
        axes.text(par, axes.get_ylim()[1], " par", va="top")
    axes.set_xlabel("score of the United States, in steps of 10 points")
    axes.set_ylabel("percent of games")
    axes.set_ylim(bottom=0)
    title = "Scores of four pairs (US, China)"
    axes.set_title(title)
    axes.legend(frameon=False)
    save(path, figure, title)


def course(path: Path, tension: Pairs, cooperation: Pairs) -> None:
    """Tension and cooperation by turn: the median, and the middle four fifths; a game that has ended keeps its last."""
    figure, panels = plt.subplots(1, len(tension), figsize=(12, 3.8), sharey=True)
    for axes, pair in zip(panels, tension, strict=True):
        longest = max(len(game) for game in tension[pair])
        for name, kept, colour, mark in (("tension", tension, RED, "o"), ("cooperation", cooperation, BLUE, "s")):
            turns = range(1, longest + 1)
            by_turn = [[game[min(turn, len(game)) - 1] for game in kept[pair]] for turn in turns]
            low, middle, high = ([quantile(one, share) for one in by_turn] for share in (0.1, 0.5, 0.9))
            axes.fill_between(turns, low, high, color=colour, alpha=0.2, linewidth=0)
            axes.plot(turns, middle, color=colour, marker=mark, markersize=3, label=name)
        axes.set_title(f"{pair[0]},\n{pair[1]}", fontsize=10)
        axes.set_xlabel("turn")
        axes.set_ylim(0, 100)
    panels[0].set_ylabel("headline, 0 to 100")
    panels[0].legend(frameon=False)
    title = "The course of tension and cooperation (US, China)"
    figure.suptitle(title, y=1.06)
    save(path, figure, title)


def lies(path: Path, found: Mapping[str, tuple[float, float, float, float]]) -> None:
    """What pressing under a promise to engage gains on pressing openly, by opponent."""
    figure, axes = plt.subplots(figsize=(9, 5.5))
    others = sorted(found, key=lambda other: found[other][0])
    for place, (name, colour, mark) in enumerate((("as the United States", BLUE, "o"), ("as China", ORANGE, "s"))):
        axes.errorbar(
            [found[other][2 * place] for other in others], [at + 0.15 - 0.3 * place for at in range(len(others))],
            xerr=[found[other][2 * place + 1] for other in others], fmt=mark, color=colour, markersize=5, label=name,
        )  # fmt: skip
    axes.axvline(0, color=BLACK, linewidth=1)
    axes.set_yticks(range(len(others)), others)
    axes.set_xlabel("points gained by the lie (right of the line it pays)")
    title = "What a lie pays, and against whom"
    axes.set_title(title)
    axes.legend(frameon=False, loc="lower right")
    save(path, figure, title)


def cards(path: Path, found: Mapping[str, tuple[float, float]]) -> None:
    """Of each card, its share of all games and of the successes."""
    figure, axes = plt.subplots(figsize=(8, 6.5))
    axes.scatter(
        [100 * one for one, _won in found.values()], [100 * won for _one, won in found.values()], color=BLUE, s=22,
    )  # fmt: skip
    axes.plot([0, 100], [0, 100], color="#999999", linewidth=1)
    axes.axhline(70, color=RED, linestyle="--", linewidth=1)
    axes.text(1, 71, "the alarm: 70% of successes", color=RED)
    told: list[float] = []
    for name in sorted(found, key=lambda one: -abs(found[one][1] - found[one][0]))[:14]:
        x, y = (100 * share for share in found[name])
        if all(abs(y - other) > 2.5 for other in told):  # a name that would cover another is left out
            told.append(y)
            axes.annotate(name, (x, y), xytext=(4, -3), textcoords="offset points", fontsize=8)
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 102)
    axes.set_xlabel("percent of all games in which it was played")
    axes.set_ylabel("percent of successes in which it was played")
    title = "Cards of the United States, in games and in successes"
    axes.set_title(title)
    save(path, figure, title)
