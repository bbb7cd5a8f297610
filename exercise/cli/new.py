"""`exercise new`: it writes a small deck and the schema that an editor reads it by, and never over anything."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click

from exercise.cli.errors import Misuse
from exercise.deck.tongue import _

SCHEMA = "deck.schema.json"
"""Named by the first line of the deck, and written beside it, so that it is found wherever the two are taken."""


@click.command(
    epilog="""\b
Examples:
  exercise new harbour
  exercise new my_decks/harbour.yaml
"""
)
@click.argument("name")
def new(name: str) -> int:
    """Begin a deck of your own: a small one that is whole.

    NAME is the id of the deck, or the path of its file. The deck is about two shores that fish one sea; it is commented
    line by line, checks clean and can be played as it stands. Nothing is ever overwritten.
    """
    path = place(name)
    from exercise.deck.schema import printed, schema_of
    from exercise.deck.starter import starter

    if not put(path, starter(path.stem)):
        message = _("There is a file “{path}” already.").format(path=path)
        raise Misuse(message, _("Choose another name, or move it away."))
    beside, schema = path.with_name(SCHEMA), printed(schema_of("deck")) + "\n"
    try:
        fresh = put(beside, schema) or beside.read_bytes() == schema.encode()
    except OSError:
        path.unlink()
        raise
    click.echo(said(path, beside, fresh), nl=False)
    return 0


def place(name: str) -> Path:
    """The file that a name means. Raises Misuse if it is no name for a deck, or that of an installed one."""
    from exercise.deck.loader import is_path, names
    from exercise.deck.shapes import ID

    path = Path(name) if is_path(name) else Path(f"{name}.yaml")
    path = path.with_suffix(".yaml") if path.suffix in ("", ".yml") and path.name else path
    if not ID.match(path.stem) or path.suffix != ".yaml" or name.endswith("/"):
        message = _("“{name}” is no name for a deck.").format(name=name[:80])
        shaped = re.sub(r"[^a-z0-9_]+", "_", path.stem.lower()).strip("_")[:64]
        remedy = _("A name is a letter, then letters, digits, `_` or `-`: for example `{name}`.")
        raise Misuse(message, remedy.format(name=shaped if ID.match(shaped) else "harbour"))
    if path.stem in names():
        message = _("A deck called “{name}” is installed already.").format(name=path.stem)
        raise Misuse(message, _("Choose another name, so that records can tell the two apart."))
    return path


def put(path: Path, text: str) -> bool:
    """Write a new file whole; False if there is one already. Raises OSError, and then leaves nothing behind."""
    try:
        stream = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        return False
    try:
        with stream:
            stream.write(text)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return True


def said(path: Path, beside: Path, fresh: bool) -> str:
    """What was written, and what to do next. `fresh`: the schema is of this program, and not one that was there."""
    file = shlex.quote(str(path))
    first = _("{deck} is a small deck that can be played as it stands.").format(deck=path)
    second = _("{schema} lets your editor explain and complete its keys.")
    if not fresh:
        second = _("{schema} was there and is another; it is kept, and `exercise schema > {file}` would renew it.")
    rows = [
        (f"exercise play {file}", _("play it")),
        (f"exercise show {file}", _("read it as a rulebook")),
        (f"exercise check {file}", _("after each change: what is wrong, and how to mend it")),
    ]
    wide = max(len(command) for command, _about in rows)
    lines = [first, second.format(schema=beside, file=shlex.quote(str(beside))), ""]
    return "\n".join([*lines, *(f"  {command:<{wide}}  {about}" for command, about in rows)]) + "\n"
