"""Finding a deck and reading it whole: it knows where decks lie, and hands what stands in them to `reader`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from exercise.deck.diagnostic import DeckError, Problem, bad, nearest, problem_at
from exercise.deck.files import FRAME, called, join, parts_of, read_file, read_folder
from exercise.deck.models import Deck, Register
from exercise.deck.places import decks_dir
from exercise.deck.spans import Span, at_start
from exercise.deck.tongue import _
from exercise.deck.yaml_reader import Written


class DeckNotFound(LookupError):
    """There is no such deck. `message` says so and `remedy` what may have been meant; both are sentences.

    `usage`: what is wrong is the name that was asked for, not a deck.
    """

    usage = True

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class DeckInfo:
    """An installed deck as a list shows it: the name it goes by, its title, what it is about, its length, its place."""

    id: str
    title: str
    about: str
    turns: int
    unit: str
    path: Path


@dataclass(frozen=True, slots=True)
class Loaded:
    """A deck, or None where it has errors, with every finding and the place it was read from.

    `span` tells where each value of `deck.data` stands, whichever file it is in. `files` are all the files that were
    read, the register's last if the deck has one; `register` is that one.
    """

    deck: Deck | None
    problems: list[Problem] = field(default_factory=list)
    path: Path = Path()
    span: Span | None = None
    files: tuple[Written, ...] = ()
    register: Written | None = None


def is_path(name: str) -> bool:
    """Whether a word of the command line is a path and not the name of an installed deck."""
    return "/" in name or os.sep in name or name.endswith((".yaml", ".yml"))


def find(name: str | Path) -> Path:
    """The file or folder of a deck: a path if it looks like one, else an installed name. Raises DeckNotFound."""
    if isinstance(name, Path) or is_path(name):
        return found_at(Path(name))
    if len(name) <= 64 and name.replace("_", "").replace("-", "").isalnum():
        for path in (decks_dir() / name, decks_dir() / f"{name}.yaml"):
            if (path / FRAME).is_file() or path.is_file():
                return path
    known = list(names())
    near = nearest(name, known)
    if name and there(Path(name)):
        help = _("If you mean the one here, write `./{name}`.").format(name=name)
    elif name and there(Path(f"{name}.yaml")):
        help = _("If you mean the one here, write `{name}.yaml`.").format(name=name)
    elif near:
        help = _("Did you mean `{name}`?").format(name=near)
    else:
        help = _("Installed are {names}.").format(names=", ".join(known)) if known else ""
    raise DeckNotFound(_("There is no deck `{name}`.").format(name=name[:80]), help)


def found_at(path: Path) -> Path:
    """The path, if anything lies there. Raises DeckNotFound with the nearest name in its folder."""
    if there(path):
        return path
    beside = [one.name for one in path.parent.iterdir()] if there(path.parent) and path.parent.is_dir() else []
    near = nearest(path.name, beside)
    help = _("Did you mean `{name}`?").format(name=path.parent / near) if near else ""
    raise DeckNotFound(_("There is no file or folder `{path}`.").format(path=str(path)[:200]), help)


def there(path: Path) -> bool:
    """Whether anything lies at a path; names that no file can have lie nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def names() -> Iterator[str]:
    """The names of installed decks, in byte order."""
    folder = decks_dir()
    found = []
    for one in folder.iterdir() if folder.is_dir() else ():
        if one.suffix == ".yaml" and one.is_file():
            found.append(one.stem)
        elif (one / FRAME).is_file():
            found.append(one.name)
    yield from sorted(set(found), key=os.fsencode)


def installed() -> list[DeckInfo]:
    """What is installed, in byte order of names. Only the frame of a deck is read, and nothing of it is checked."""
    told = []
    for name in names():
        path = find(name)
        data = read_file(path / FRAME if path.is_dir() else path, name).data
        frame: dict[str, Any] = data if isinstance(data, dict) else {}
        turns = frame.get("turns")
        length: dict[str, Any] = turns if isinstance(turns, dict) else {}
        count = length.get("count")
        told.append(
            DeckInfo(
                id=name,
                title=str(frame.get("title", name)),
                about=str(frame.get("about", "")).strip(),
                turns=count if type(count) is int else 0,
                unit=str(length.get("unit", "turn")),
                path=path,
            )
        )
    return told


def load(name: str | Path) -> Loaded:
    """Read a deck with its register. Raises DeckNotFound; whatever else is wrong is among the findings.

    >>> load("prisoners_dilemma").deck.turns.count
    200
    """
    path = find(name)
    with unswept():
        return read_from(path)


@contextmanager
def unswept() -> Iterator[None]:
    """No sweeps for garbage meanwhile: reading makes tens of thousands of small things that all stay."""
    import gc

    sweeping = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sweeping:
            gc.enable()


def read_from(path: Path) -> Loaded:
    """Read the deck that lies there, whatever it holds."""
    written, problems = read_folder(path) if path.is_dir() else ([read_file(path, called(path))], [])
    for file in written:
        problems = problems + file.problems
    if not written or not all(file.whole for file in written):
        return Loaded(None, sorted(problems, key=Problem.order), path, files=tuple(written))
    return read_whole(path, written, problems)


def read_whole(path: Path, written: list[Written], problems: list[Problem]) -> Loaded:
    """Read a deck from files that were all read to their ends."""
    from exercise.deck.reader import read

    alone = part_alone(path, written[0])
    if alone is not None:
        return Loaded(None, [*problems, alone], path, files=tuple(written))
    data, span, found = join(written)
    problems = problems + found
    if not data:
        return Loaded(None, sorted(problems, key=Problem.order), path, files=tuple(written))
    register, found, beside = register_beside(data, span, path if path.is_dir() else path.parent)
    problems = problems + found
    deck, found = read(data, span, register)
    problems = sorted([*problems, *found], key=Problem.order)
    files = (*written, beside) if beside is not None else tuple(written)
    playable = None if deck is None or bad(problems) else replace(deck, home=str(path))
    return Loaded(playable, problems, path, span, files, beside)


def part_alone(path: Path, written: Written) -> Problem | None:
    """A finding where somebody asks for one file of a folder deck: alone it would seem to lack everything."""
    data = written.data
    if path.is_dir() or not isinstance(data, dict):
        return None
    frame = path.parent / FRAME
    if "overlay" in data and "format" not in data:
        help = _("Name the deck that it is made for: an overlay that lies in its `overlays/` is checked with it.")
        return problem_at(
            at_start(written.span.source), "DK406", _("This file is an overlay, and no deck alone."), help
        )
    if path.name != FRAME and "format" not in data and "deck" not in data and frame.is_file():
        message = _("This file is a part of the deck in its folder, and no deck alone.")
    elif path.name == FRAME and "cards" not in data and len(parts_of(path.parent)) > 1:
        message = _("This file is the frame of the deck in its folder; its cards stand in the files beside it.")
    else:
        return None
    return problem_at(
        at_start(written.span.source),
        "DK406",
        message,
        _("Name the folder: `{path}`.").format(path=called(path.parent)),
    )


def register_beside(
    data: dict[str, Any], span: Span, folder: Path
) -> tuple[Register | None, list[Problem], Written | None]:
    """The register that the deck names, if it names one, and the file it was read from."""
    from exercise.deck.register import located, read_register

    name = data.get("register")
    if not isinstance(name, str):
        return None, [], None
    path, problem = located(name, folder, span.at("register"))
    if path is None:
        return None, [problem] if problem else [], None
    return read_register(read_file(path, called(path)))


def load_deck(name: str | Path) -> Deck:
    """The deck of that name or path. Raises DeckNotFound, or DeckError with everything that is wrong with it."""
    loaded = load(name)
    if loaded.deck is None:
        raise DeckError(loaded.problems)
    return loaded.deck


def overlays_of(deck: Deck) -> list[str]:
    """The names of the overlays that lie beside a deck, in byte order."""
    from exercise.deck.overlays import folder_of

    folder = folder_of(deck)
    if folder is None or not folder.is_dir():
        return []
    return sorted((one.stem for one in folder.iterdir() if one.suffix == ".yaml"), key=os.fsencode)


def overlay(deck: Deck, name: str) -> dict[str, Any]:
    """The data of an overlay by name or path. Raises DeckNotFound, or DeckError with what is wrong with it."""
    from exercise.deck.overlays import folder_of, read_overlay

    folder = folder_of(deck)
    if is_path(name):
        path = found_at(Path(name))
    elif folder is not None and (folder / f"{name}.yaml").is_file():
        path = folder / f"{name}.yaml"
    else:
        known = overlays_of(deck)
        near = nearest(name, known)
        remedy = _("Did you mean `{name}`?").format(name=near) if near else ""
        remedy = remedy or (_("There are {names}.").format(names=", ".join(known)) if known else _("It has none."))
        raise DeckNotFound(_("Deck `{deck}` has no overlay `{name}`.").format(deck=deck.id, name=name[:80]), remedy)
    written = read_file(path, called(path))
    if not written.whole:
        raise DeckError(written.problems)
    read, problems = read_overlay(written.data, written.span, deck)
    if read is None or written.problems:
        raise DeckError(sorted([*written.problems, *problems], key=Problem.order))
    data: dict[str, Any] = written.data
    return data
