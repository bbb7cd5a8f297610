"""Integers laid out in a row, as Numba is to see them: it knows fields, places and how they may overlap, and no rule.

A record is an address; a field of it is a number or a stretch of numbers that lies at a known place. Numba's own
records would do, at four times the cost: every list would be an array with a header, every index might be negative,
and every write might have changed anything. Here the compiler is told that two fields never overlap, and that tables
never change. Where Numba's bounds check is on (NUMBA_BOUNDSCHECK=1), an index outside its stretch raises IndexError.
"""

from __future__ import annotations

import operator
from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.datamodel import models
from numba.core.datamodel.registry import register_default
from numba.core.imputils import lower_builtin, lower_getattr_generic, lower_setattr_generic
from numba.core.typing.templates import AbstractTemplate, AttributeTemplate, infer_getattr, infer_global, signature
from numba.cpython import slicing
from numba.np import arrayobj

from exercise.study.compiled.records import SCRATCH, WORDS, Layout

BYTES = 8
WORD = ir.IntType(64)
STRETCH = types.Array(types.int64, 1, "C")


class Laid(types.Type):
    """The address of a record of one layout."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        super().__init__(name=f"Laid({layout.name}, {layout.mark})")


class Cells(types.Type):
    """The address of a list in a record: so many numbers in a stretch."""

    def __init__(self, layout: Layout, field: str) -> None:
        self.owner, self.field, self.fixed = layout.name, field, layout.fixed
        self.size, self.width = layout.sizes[field], layout.width(field)
        self.words = field in WORDS
        super().__init__(name=f"Cells({layout.name}.{field}, {self.size} of {self.width})")

    @property
    def number(self) -> Any:
        """How the machine keeps one of its numbers."""
        return ir.IntType(8 * self.width)


class Heads(types.Type):
    """Room for several records of one layout, one after the other."""

    def __init__(self, laid: Laid) -> None:
        self.laid = laid
        super().__init__(name=f"Heads({laid.name})")


@register_default(Laid)
@register_default(Cells)
class Address(models.OpaqueModel):
    """An address and nothing else."""


@register_default(Heads)
class Room(models.StructModel):
    """The memory that the records lie in, which lives as long as anyone names it."""

    def __init__(self, manager: Any, kind: Heads) -> None:
        super().__init__(manager, kind, [("cells", STRETCH)])


# --- what the compiler may take for granted ------------------------------------------------------------------------


def marked(context: Any, builder: Any, owner: str, field: str, fixed: bool, instruction: Any) -> Any:
    """Say of a load or a store that it touches this field alone, and of a load from tables that nothing changes it."""
    module = builder.module
    nought = ir.Constant(WORD, 0)
    root = module.add_metadata([ir.MetaDataString(module, "exercise")])
    kind = module.add_metadata([ir.MetaDataString(module, f"{owner}.{field}"), root, nought])
    instruction.set_metadata("tbaa", module.add_metadata([kind, kind, nought]))
    if fixed and instruction.opname == "load":
        instruction.set_metadata("invariant.load", module.add_metadata([]))
    return instruction


def place(builder: Any, address: Any, index: Any, number: Any = WORD) -> Any:
    """The address of the number so many places on."""
    numbers = builder.bitcast(address, number.as_pointer())
    return builder.gep(numbers, [index], inbounds=True)


def field_at(builder: Any, laid: Laid, record: Any, name: str) -> Any:
    """The address of a field of a record."""
    there = place(builder, record, ir.Constant(WORD, laid.layout.places[name]), ir.IntType(8))
    return builder.bitcast(there, WORD.as_pointer())


# --- fields --------------------------------------------------------------------------------------------------------


@infer_getattr
class Fields(AttributeTemplate):
    """A field that is a number is an int64; one that is a list is its cells."""

    key = Laid

    def generic_resolve(self, laid: Any, field: str) -> Any:  # type: ignore[override]  # there it is a mark of absence
        """The type of a field, or None."""
        layout = laid.layout
        if field not in layout.sizes:
            return None
        return Cells(layout, field) if layout.sizes[field] else types.int64


@lower_getattr_generic(Laid)
def read_field(context: Any, builder: Any, laid: Laid, record: Any, field: str) -> Any:
    """The number, or where the list begins."""
    layout = laid.layout
    there = field_at(builder, laid, record, field)
    if layout.sizes[field]:
        return builder.bitcast(there, cgutils.voidptr_t)
    return marked(context, builder, layout.name, field, layout.fixed, builder.load(there))


@lower_setattr_generic(Laid)
def write_field(context: Any, builder: Any, sig: Any, args: Any, field: str) -> None:
    """Write a number."""
    layout = sig.args[0].layout
    there = field_at(builder, sig.args[0], args[0], field)
    marked(context, builder, layout.name, field, layout.fixed, builder.store(args[1], there))


# --- lists ---------------------------------------------------------------------------------------------------------


def stretch_kind(cells: Cells) -> Any:
    """A slice of cells as Numba's arrays have it."""
    return types.Array(types.int64 if cells.width == BYTES else types.int32, 1, "C")


def alike(cells: Cells, value: Any) -> bool:
    """Whether numbers can be copied from the one to the other as they lie."""
    if isinstance(value, Cells):
        return (cells.size, cells.width) == (value.size, value.width)
    return bool(value == stretch_kind(cells))


@infer_global(operator.getitem)
class Reading(AbstractTemplate):
    """A number by its place; several as an array; a record of a room."""

    def generic(self, args: Any, kws: Any) -> Any:
        """The signature, or None."""
        whole, index = args
        if isinstance(whole, Cells) and isinstance(index, types.Integer):
            return signature(types.int64, whole, types.int64)
        if isinstance(whole, Cells) and isinstance(index, types.SliceType):
            return signature(stretch_kind(whole), whole, types.slice2_type)
        if isinstance(whole, Heads) and isinstance(index, types.Integer):
            return signature(whole.laid, whole, types.int64)
        return None


@infer_global(operator.setitem)
class Writing(AbstractTemplate):
    """A number; a stretch of numbers from another; a record from another, which copies it."""

    def generic(self, args: Any, kws: Any) -> Any:
        """The signature, or None."""
        whole, index, value = args
        number = isinstance(value, types.Integer | types.Boolean)
        if isinstance(whole, Cells) and isinstance(index, types.Integer) and number:
            return signature(types.none, whole, types.int64, types.int64)
        if isinstance(whole, Cells) and isinstance(index, types.SliceType) and alike(whole, value):
            return signature(types.none, whole, types.slice2_type, value)
        if isinstance(whole, Heads) and isinstance(index, types.Integer) and value == whole.laid:
            return signature(types.none, whole, types.int64, value)
        return None


@infer_global(len)
class Length(AbstractTemplate):
    """How many numbers a list has room for."""

    def generic(self, args: Any, kws: Any) -> Any:
        """The signature, or None."""
        return signature(types.int64, *args) if len(args) == 1 and isinstance(args[0], Cells) else None


def within(context: Any, builder: Any, cells: Cells, index: Any) -> None:
    """Where bounds are checked, raise IndexError for a place outside the stretch, from the end included."""
    if context.enable_boundscheck:
        outside = builder.icmp_unsigned(">=", index, ir.Constant(WORD, cells.size))
        with builder.if_then(outside, likely=False):
            context.call_conv.return_user_exc(builder, IndexError, (f"{cells.owner}.{cells.field}",))


@lower_builtin(operator.getitem, Cells, types.Integer)
def read_number(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """One number of a list."""
    cells = sig.args[0]
    within(context, builder, cells, args[1])
    load = builder.load(place(builder, args[0], args[1], cells.number))
    marked(context, builder, cells.owner, cells.field, cells.fixed, load)
    if cells.words:
        return builder.zext(load, WORD)
    return builder.sext(load, WORD) if cells.width < BYTES else load


@lower_builtin(operator.setitem, Cells, types.Integer, types.Integer)
def write_number(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """Write one number of a list."""
    cells = sig.args[0]
    within(context, builder, cells, args[1])
    value = builder.trunc(args[2], cells.number) if cells.width < BYTES else args[2]
    store = builder.store(value, place(builder, args[0], args[1], cells.number))
    marked(context, builder, cells.owner, cells.field, cells.fixed, store)
    return context.get_dummy_value()


def stretch_of(context: Any, builder: Any, cells: Cells, address: Any, sliced: Any) -> tuple[Any, Any]:
    """Where a slice begins, and how many numbers it has."""
    asked = context.make_helper(builder, types.slice2_type, sliced)
    slicing.fix_slice(builder, asked, ir.Constant(WORD, cells.size))
    return place(builder, address, asked.start, cells.number), slicing.get_slice_length(builder, asked)


@lower_builtin(operator.getitem, Cells, types.SliceType)
def read_stretch(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """Several numbers, as an array over the same memory."""
    begin, many = stretch_of(context, builder, sig.args[0], *args)
    array = context.make_array(sig.return_type)(context, builder)
    step = ir.Constant(WORD, sig.args[0].width)
    arrayobj.populate_array(array, data=begin, shape=[many], strides=[step], itemsize=step, meminfo=None)
    return array._getvalue()


@lower_builtin(operator.setitem, Cells, types.SliceType, Cells)
def copy_cells(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """Copy a whole list over a stretch of another: as much as there is room for."""
    cells = sig.args[0]
    begin, many = stretch_of(context, builder, cells, args[0], args[1])
    cgutils.raw_memmove(builder, begin, builder.bitcast(args[2], cells.number.as_pointer()), many, cells.width)
    return context.get_dummy_value()


@lower_builtin(operator.setitem, Cells, types.SliceType, types.Array)
def copy_array(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """Copy an array over a stretch of as many numbers."""
    begin, many = stretch_of(context, builder, sig.args[0], args[0], args[1])
    array = context.make_array(sig.args[2])(context, builder, args[2])
    cgutils.raw_memmove(builder, begin, array.data, many, sig.args[0].width)
    return context.get_dummy_value()


@lower_builtin(len, Cells)
def length(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """The room of a list."""
    return ir.Constant(WORD, sig.args[0].size)


# --- records of a room ---------------------------------------------------------------------------------------------


def record_of(context: Any, builder: Any, heads: Heads, room: Any, index: Any) -> Any:
    """Where a record of a room lies."""
    cells = cgutils.create_struct_proxy(heads)(context, builder, room).cells
    data = context.make_array(STRETCH)(context, builder, cells).data
    first = builder.mul(index, ir.Constant(WORD, heads.laid.layout.length // BYTES))
    return builder.bitcast(place(builder, data, first), cgutils.voidptr_t)


@lower_builtin(operator.getitem, Heads, types.Integer)
def read_head(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """A record of a room, in place."""
    return record_of(context, builder, sig.args[0], *args)


@lower_builtin(operator.setitem, Heads, types.Integer, Laid)
def copy_record(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    """Copy a record into a room."""
    laid = sig.args[2]
    here, there = args[2], record_of(context, builder, sig.args[0], args[0], args[1])
    copy_bytes(builder, there, here, laid.layout.lasting)
    for name, many in SCRATCH.items():
        if many:
            matters = builder.icmp_signed("!=", read_field(context, builder, laid, here, many), ir.Constant(WORD, 0))
            with builder.if_then(matters, likely=False):
                size = laid.layout.sizes[name] * laid.layout.width(name)
                to, source = (field_at(builder, laid, one, name) for one in (there, here))
                copy_bytes(builder, to, source, size)
    rooms = field_at(builder, laid, there, "luck_room")  # of luck worked out ahead
    cgutils.memset(
        builder, rooms, ir.Constant(WORD, laid.layout.sizes["luck_room"] * laid.layout.width("luck_room")), 0
    )
    return context.get_dummy_value()


def copy_bytes(builder: Any, there: Any, here: Any, many: int) -> None:
    """Copy so many bytes, which do not overlap."""
    to, source = (builder.bitcast(one, ir.IntType(8).as_pointer()) for one in (there, here))
    cgutils.raw_memcpy(builder, to, source, ir.Constant(WORD, many), 1)
