"""What plain Python does with objects, in compiled code: room for positions to think on, and decisions by address.

It knows records as stretches of memory, and no field of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, types
from numba.extending import intrinsic


@intrinsic
def address(_typing: Any, record: Any) -> Any:
    """Where a record lies."""

    def build(context: Any, builder: Any, _signature: Any, args: Any) -> Any:
        return builder.ptrtoint(args[0], context.get_value_type(types.int64))

    return types.int64(record), build


def record_at(kind: Any) -> Any:
    """A function from an address to the record of this kind that lies there."""

    @intrinsic
    def found(_typing: Any, _at: Any) -> Any:
        def build(context: Any, builder: Any, _signature: Any, args: Any) -> Any:
            return builder.inttoptr(args[0], context.get_value_type(kind))

        return kind(types.int64), build

    return found


def room_of(layout: Any) -> Any:
    """`position.room_for` for records of this layout."""

    @njit(nogil=True)
    def room_for(_game: Any, many: int) -> Any:
        return np.empty(many, layout)

    return room_for


@njit(nogil=True)
def copied(game: Any) -> Any:
    """`position.copied`: writing a record into room copies it."""
    return game


@njit(nogil=True)
def other_luck(_deck: Any, game: Any, number: int) -> None:
    """`lanes.other_luck`, without working anything out ahead."""
    game.number = number
    game.block[0] = -1


@njit(nogil=True)
def act(decision: Any, deck: Any, seen: Any, side: int) -> None:
    """`loop.act` through the address of a compiled decision."""
    decision(address(deck), address(seen), side)  # type: ignore[call-arg]  # the context is Numba's to give
