"""What a worker does: it knows decks and questions as bytes, and nothing of who sent them.

A question is pure: what it comes to depends on the deck and the question alone, so it may be asked twice, anywhere.
Rulebooks and machine code are made on the worker, once a deck, and never sent.
"""

from __future__ import annotations

import pickle
import zlib
from collections import OrderedDict
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from threading import Lock
from typing import Any

from exercise.deck.tongue import _
from exercise.rules.rulebook import Rulebook, compile_deck
from exercise.study.cluster.stamp import sources
from exercise.study.field import Field

Work = Callable[..., Any]
"""A function of a module, or a method of `Field`: it takes a field, and what is asked."""

KEPT = 16
"""Fields that a worker keeps; a sweep has as many decks as values."""
_fields: OrderedDict[bytes, Field] = OrderedDict()
_lock = Lock()


class OtherProgram(Exception):
    """A worker has another Exercise than whoever asks. `message` and `remedy` are for a person."""

    usage = False

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy


def packed(book: Rulebook, engine: str) -> bytes:
    """A rulebook as it travels: what its deck says, which variant, and which engine plays. The deck as its author wrote
    it, and its register, stay here: no rule reads them."""
    deck = replace(book.deck, data={}, register=None)
    return zlib.compress(pickle.dumps((sources(), deck, book.variant, engine), 5), 1)


def same(pack: bytes) -> bytes:
    """A pack, unchanged: so that whoever keeps it for others can be asked for it again when a machine is lost."""
    return pack


def question(work: Work, ask: tuple[Any, ...]) -> bytes:
    """A question as it travels. Functions go by name; Raises TypeError or PicklingError for what cannot travel."""
    return pickle.dumps((work, ask), 5)


def run(pack: bytes, asked: bytes) -> bytes:
    """Answer a question: what it came to, and how many games it took."""
    work, ask = pickle.loads(asked)
    ground = copy(field_of(pack))
    played: list[int] = []
    ground.done = played.append
    found = work(ground, *ask)
    return pickle.dumps((found, sum(played)), 5)


def field_of(pack: bytes) -> Field:
    """The field of a pack, made if it is new here. Raises OtherProgram where rules are not the asker's."""
    with _lock:
        if pack in _fields:
            _fields.move_to_end(pack)
            return _fields[pack]
        theirs, deck, variant, engine = pickle.loads(zlib.decompress(pack))
        if theirs != sources():
            raise OtherProgram(
                _("A worker that joined has another Exercise: its sources are {there}, here they are {here}.").format(
                    there=sources(), here=theirs
                ),
                _("Install the same version on it, and start it anew."),
            )
        _fields[pack] = Field(compile_deck(deck, variant), engine, threads=1)
        while len(_fields) > KEPT:
            _fields.popitem(last=False)
        return _fields[pack]
