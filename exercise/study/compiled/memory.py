"""What plain Python does with objects, in compiled code: room for positions to think on, and decisions by address.

It knows records as stretches of memory, and no field of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic
from numba.np import arrayobj

from exercise.rules.chance import philox, schedule
from exercise.study.compiled.laid import BYTES, STRETCH, WORD, Heads, Laid


@intrinsic
def address(_typing: Any, record: Any) -> Any:
    """Where a record lies."""

    def build(context: Any, builder: Any, _signature: Any, args: Any) -> Any:
        return builder.ptrtoint(args[0], WORD)

    return types.int64(record), build


def record_at(kind: Laid) -> Any:
    """A function from an address to the record of this kind that lies there."""

    @intrinsic
    def found(_typing: Any, _at: Any) -> Any:
        def build(context: Any, builder: Any, _signature: Any, args: Any) -> Any:
            return builder.inttoptr(args[0], cgutils.voidptr_t)

        return kind(types.int64), build

    return found


def heads_at(kind: Laid) -> Any:
    """A function from an address to the room of records of this kind that lies there, and is someone else's to free."""

    @intrinsic
    def found(_typing: Any, _at: Any) -> Any:
        def build(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            array = context.make_array(STRETCH)(context, builder)
            data = builder.inttoptr(args[0], WORD.as_pointer())
            one, step = ir.Constant(WORD, 1), ir.Constant(WORD, BYTES)
            arrayobj.populate_array(array, data=data, shape=[one], strides=[step], itemsize=step, meminfo=None)
            heads = cgutils.create_struct_proxy(signature.return_type)(context, builder)
            heads.cells = array._getvalue()
            return heads._getvalue()

        return Heads(kind)(types.int64), build

    return found


def heads_in(kind: Laid) -> Any:
    """A function from an array to the room for records of this kind that it is."""

    @intrinsic
    def found(_typing: Any, _cells: Any) -> Any:
        def build(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            heads = cgutils.create_struct_proxy(signature.return_type)(context, builder)
            heads.cells = args[0]
            context.nrt.incref(builder, STRETCH, args[0])
            return heads._getvalue()

        return Heads(kind)(STRETCH), build

    return found


def room_of(kind: Laid) -> Any:
    """`position.room_for` for records of this kind."""
    length = kind.layout.length // BYTES
    room_in = heads_in(kind)

    @njit(nogil=True)
    def room_for(_game: Any, many: int) -> Any:
        return room_in(np.empty(many * length, np.int64))

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


def foretell(game: Any, plan: Any) -> None:
    """`lanes.foretell`, block by block: the loop is such that a processor takes several at once."""
    keys, luck, index, place = game.block, game.luck, plan.index, plan.place
    keys[7], keys[8] = game.key0, game.key1
    schedule(keys, 7, game.key0, game.key1)
    number = game.number
    for lane in range(plan.count):
        words = philox(index[lane], place[lane], number, 0, keys, 7)
        luck[4 * lane], luck[4 * lane + 1], luck[4 * lane + 2], luck[4 * lane + 3] = words
    for stream in range(len(game.luck_room)):
        game.luck_first[stream] = plan.first[stream]
        game.luck_room[stream] = plan.room[stream]


@njit(nogil=True)
def act(decision: Any, deck: Any, seen: Any, side: int) -> None:
    """`loop.act` through the address of a compiled decision."""
    decision(address(deck), address(seen), side)  # type: ignore[call-arg]  # the context is Numba's to give
