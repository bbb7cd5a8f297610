"""Reading a source register: it knows a register's keys and where one may lie, and nothing of what claims drive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exercise.deck.diagnostic import Problem, bad, nearest, problem_at
from exercise.deck.models import Claim, Register
from exercise.deck.places import seeds_dir
from exercise.deck.records import Key, Record
from exercise.deck.shapes import ID, Choice, Flag, Id, ListOf, Text, Whole
from exercise.deck.spans import Span
from exercise.deck.tongue import _, marked
from exercise.deck.walk import Walk, said
from exercise.deck.yaml_reader import Written

CLAIM = Record(
    marked("a claim"),
    (
        Key("id", Id(), marked("the name that decks cite it by"), needed=True),
        Key(
            "kind",
            Choice(("risk", "opportunity", "constraint", "actor", "aim", "context", "gap")),
            marked("what kind of claim it is"),
            needed=True,
        ),
        Key("paragraph", Whole(0), marked("the paragraph of the source, counted from 1"), needed=True),
        Key("sentence", Whole(0), marked("the sentence of the paragraph, counted from 1")),
        Key("says", Text(filled=True), marked("the claim in our own words"), needed=True),
        Key("drives", Text(), marked("what in a game it may drive")),
        Key("inferred", Flag(), marked("true where the source does not say it in so many words")),
    ),
    build=Claim,
    kind="claim",
)
REGISTER = Record(
    marked("a register"),
    (
        Key("register", Id(), marked("the id of the register"), needed=True),
        Key("title", Text(filled=True), marked("what the source is"), needed=True),
        Key("perspective", Text(), marked("who argues this, from where")),
        Key("sha256", Text(), marked("the SHA-256 of the source's text, in hex")),
        Key("sha256_of", Text(), marked("which bytes that is the SHA-256 of")),
        Key("paragraphs", Whole(0), marked("how many paragraphs the source has")),
        Key("hole", Text(), marked("what is missing from our copy")),
        Key("claims", ListOf(CLAIM), marked("every claim of the source"), needed=True),
    ),
    build=dict,
)


def located(name: str, folder: Path, span: Span) -> tuple[Path | None, Problem | None]:
    """Where a register lies: in a file beside the deck or in `seeds/`; None with the finding if it lies nowhere."""
    if not name.endswith(".yaml"):
        if not ID.match(name):
            help = _("Write the name of a register, or `NAME.yaml` for a file beside the deck.")
            return None, problem_at(
                span, "DK404" if "/" in name else "DK403", _("`{name}` names no register.").format(name=name[:60]), help
            )
        path = seeds_dir() / f"{name}.yaml"
        if path.is_file():
            return path, None
        near = nearest(name, [one.stem for one in seeds_dir().glob("*.yaml")])
        help = _("Did you mean `{name}`?").format(name=near) if near else ""
        help = help or _("Write `{name}.yaml` if it is a file beside the deck.").format(name=name)
        return None, problem_at(span, "DK403", _("There is no register `{name}`.").format(name=name), help)
    path = folder / name
    home = folder.resolve()
    if not path.resolve().is_relative_to(home) or Path(name).is_absolute():
        message = _("The register `{name}` lies outside the deck's folder.").format(name=name[:60])
        return None, problem_at(span, "DK404", message, _("Copy the file into the folder of the deck."))
    if not path.is_file():
        near = nearest(name, [one.name for one in folder.glob("*.yaml")])
        help = _("Did you mean `{name}`?").format(name=near) if near else _("Put the file beside the deck.")
        return None, problem_at(
            span, "DK403", _("There is no file `{name}` beside the deck.").format(name=name[:60]), help
        )
    return path, None


def read_register(written: Written) -> tuple[Register | None, list[Problem], Written]:
    """Read a register from its file, which is handed on. None where it has errors."""
    if not written.whole:
        return None, written.problems, written
    walk = Walk()
    if not isinstance(written.data, dict):
        walk.report(
            written.span,
            "DK103",
            _("Expected a register as a map of keys, found {found}.").format(found=said(written.data)),
        )
        return None, walk.problems, written
    got, whole = REGISTER.gather(written.data, written.span, walk)
    once(walk)
    problems = sorted([*written.problems, *walk.problems], key=Problem.order)
    if bad(problems) or not whole:
        return None, problems, written
    return register_from(got), problems, written


def register_from(got: dict[str, Any]) -> Register:
    """A register from the values of its keys."""
    return Register(
        id=got["register"],
        title=got["title"],
        perspective=got.get("perspective", ""),
        sha256=got.get("sha256", ""),
        claims={claim.id: claim for claim in got["claims"]},
    )


def once(walk: Walk) -> None:
    """Note ids that two claims have."""
    first: dict[str, Span] = {}
    for claim in walk.made.get("claim", ()):
        name = claim.values.get("id")
        if name in first:
            help = _("It stands first on line {line}; rename one of them.").format(line=first[name].line)
            walk.report(claim.span.at("id"), "DK208", _("The id `{name}` is used twice.").format(name=name), help)
        elif name is not None:
            first[name] = claim.span.at("id")
