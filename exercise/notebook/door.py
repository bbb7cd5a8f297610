"""`load`, `play` and `simulate`: it wires decks, players, engines and files for a script, and knows no rule."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, TypeAlias

from exercise.deck.digest import sha256_of
from exercise.deck.loader import load_deck
from exercise.deck.models import SIDES, Deck
from exercise.deck.tongue import _
from exercise.notebook.results import Figures, Game, Results
from exercise.notebook.scripted import Function, Scripted
from exercise.players.bots import bot
from exercise.players.outside.program import Terms, is_program
from exercise.record.replay import story
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.rules.views import ahead, result
from exercise.study import stream
from exercise.study.batch import Tally
from exercise.study.rows import NAMES, rows_of
from exercise.study.writing import Writing
from exercise.table.deciding import Decider, deciders
from exercise.table.outsider import Outsider
from exercise.table.series import series
from exercise.table.table import Table, dismiss, named

Player: TypeAlias = str | Function
"""A bot's id, `run:COMMAND` for a program of any language, or a function."""
Engine: TypeAlias = Literal["auto", "compiled", "interpreted"]
ENOUGH = 200
"""From so many games on, compiling pays."""


def load(name: str | Path) -> Deck:
    """A deck by its name, or by the path of its file or folder.

    Raises DeckNotFound, a LookupError, where there is none, and DeckError, a ValueError, with everything that is wrong
    with one that cannot be played.
    """
    return load_deck(name)


def play(
    deck: Deck | str | Path,
    us: Player = "tit_for_tat",
    china: Player = "tit_for_tat",
    *,
    seed: int = 0,
    variant: str | None = None,
    teams: Mapping[str, str | None] | None = None,
    agendas: Mapping[str, str | None] | None = None,
    record: Path | str | None = None,
    seconds: float = 10.0,
    stand_in: str = "always_hold",
) -> Game:
    """Play one game to its end and return it.

    `deck`: a deck, or its name or path; `us`, `china`: who plays; `seed`: 0 to 2**64 - 1, the same seed and players
    give the same game; `variant`: a shorter or different game of the deck; `teams`, `agendas`: ids by side, drawn by
    chance where none is given; `record`: a new file to keep the game in; `seconds`: what a program has for an answer;
    `stand_in`: the bot that decides where it gives none.

    Raises what `load` raises; KeyError for an unknown bot, variant, team or agenda; ValueError for a seed out of range;
    IllegalMove for a function's move; Unready for a program that does not start; RecordError if the game cannot be
    kept.
    """
    deck = deck if isinstance(deck, Deck) else load(deck)
    bots = seated(deck, us, china, variant, Terms(seconds, stand_in=stand_in))
    try:
        table = Table.begin(
            deck, seed=seed, variant=variant, teams=teams, agendas=agendas, record=record, bots=bots, batch=True
        )
        table.close()
    finally:
        dismiss(bots)
    course = table.course
    told = story(course)
    return Game(
        deck=deck.id,
        seed=seed,
        variant=variant,
        us=course.header["seats"]["us"],
        china=course.header["seats"]["china"],
        ending=told["ending"],
        score=told["score"],
        result=result(course.book, course.position) if course.book.tables.has_par else None,
        ahead=ahead(course.book, course.position),
        start=told["start"],
        turns=told["turns"],
        remarks=[note["text"] for note in course.notes],
        record=None if record is None else Path(record),
    )


def simulate(
    deck: Deck | str | Path,
    us: Player = "tit_for_tat",
    china: Player = "tit_for_tat",
    *,
    games: int = 1000,
    seed: int = 0,
    variant: str | None = None,
    teams: Mapping[str, str | None] | None = None,
    agendas: Mapping[str, str | None] | None = None,
    engine: Engine = "auto",
    out: Path | str | None = None,
    seconds: float = 10.0,
    stand_in: str = "always_hold",
) -> Results:
    """Play many games and return what they came to: the same games as `exercise simulate` with the same seed.

    `games`: 1 or more; game i of a seed meets the same luck whoever plays. `engine`: compiled needs the extra `study`;
    auto takes it where it is there and pays; the games are the same. Programs and functions are always interpreted.
    `out`: write a row a game to this .csv or .parquet file, and keep none in memory. The rest is as in `play`.

    Raises what `play` raises; ValueError for a number of games below 1; Unwritable for an `out` that cannot be;
    Unsteady for a program that is lost in game after game. Ctrl-C raises KeyboardInterrupt; `out` then holds what was
    done.
    """
    if games < 1:
        raise ValueError(_("A study has at least one game."))
    deck = deck if isinstance(deck, Deck) else load(deck)
    book = compile_deck(deck, variant)
    began = time.perf_counter()
    bots: Mapping[str, Decider] = {}
    engine = engine_for(engine, games, us, china)
    names: dict[str, str] = {"us": str(us), "china": str(china)}
    blocks: Iterator[stream.Columns]
    if isinstance(us, str) and isinstance(china, str) and not (is_program(us) or is_program(china)):
        if engine == "compiled":
            blocks = stream.compiled(book, us, china, seed, games, teams=teams, agendas=agendas)
        else:
            blocks = stream.interpreted(book, bot(us), bot(china), seed, games, teams=teams, agendas=agendas)
    else:
        bots = seated(deck, us, china, variant, Terms(seconds, stand_in=stand_in))
        names = named(bots)
        tables = series(deck, bots, seed=seed, games=range(games), variant=variant, teams=teams, agendas=agendas)
        blocks = (stream.columns([stream.figures(book, table.course.position)]) for table in tables)
    about: dict[str, Any] = {
        "deck": deck.id, "deck_sha256": sha256_of(deck.data), "seed": seed, **names, "variant": variant,
    }  # fmt: skip
    try:
        total, rows = added_up(book, blocks, None if out is None else Writing(out, about))
    finally:
        dismiss(bots)
    told = total.told()
    return Results(
        **about,
        games=total.games,
        score={side: Figures(**told["score"][side]) for side in SIDES},
        tension=Figures(**told["tension"]),
        cooperation=Figures(**told["cooperation"]),
        turns=told["turns"]["mean"],
        endings=told["endings"],
        results=told["results"],
        ahead=told["ahead"],
        seconds=time.perf_counter() - began,
        engine=engine,
        programs=troubles(bots),
        out=None if out is None else Path(out),
        rows=rows,
    )


# --- the parts ------------------------------------------------------------------------------------------------------


def added_up(
    book: Rulebook, blocks: Iterator[stream.Columns], out: Writing | None
) -> tuple[Tally, dict[str, list[Any]]]:
    """The tally of all blocks, and their rows if no file takes them."""
    total = Tally(book)
    kept: dict[str, list[Any]] = {} if out else {name: [] for name in NAMES}
    if out is None:
        for columns in blocks:
            for name, values in rows_of(book, total.games, columns).items():
                kept[name] += values
            total.add_columns(columns)
        return total, kept
    with out:
        for columns in blocks:
            out.add(rows_of(book, total.games, columns))
            total.add_columns(columns)
    return total, kept


def seated(deck: Deck, us: Player, china: Player, variant: str | None, terms: Terms) -> dict[str, Decider]:
    """Whoever plays, as deciders. Raises KeyError for an unknown bot, ValueError for a person, and Unready."""
    bots: dict[str, str] = {}
    functions: dict[str, Decider] = {}
    for side, player in zip(SIDES, (us, china), strict=True):
        if not isinstance(player, str):
            functions[side] = Scripted(player)
        elif player == "human":
            raise ValueError(_("Nobody is there to ask: name a bot, a program or a function."))
        else:
            bots[side] = player
    return {**deciders(bots, deck, variant=variant, terms=terms), **functions}


def engine_for(engine: Engine, games: int, us: Player, china: Player) -> Literal["compiled", "interpreted"]:
    """The engine that runs. Raises ValueError for one that cannot."""
    plain = any(not isinstance(player, str) or is_program(player) for player in (us, china))
    there = find_spec("numba") is not None
    if engine == "compiled" and plain:
        raise ValueError(_("Programs and functions are not compiled: leave the engine out."))
    if engine == "compiled" and not there:
        raise ValueError(_("The compiled engine needs Numba: pip install 'exercise[study]'."))
    if engine == "interpreted" or plain or not there:
        return "interpreted"
    return "compiled" if engine == "compiled" or games >= ENOUGH else "interpreted"


def troubles(bots: Mapping[str, Decider]) -> dict[str, dict[str, Any]]:
    """How often each program's stand-in decided, and why it did the first time."""
    return {side: one.troubles() for side, one in bots.items() if isinstance(one, Outsider)}
