"""From the functions that people play with to machine code: it knows how to find everything that a function calls, and
nothing of what it does.

Each function is compiled over a namespace of its own, made of the compiled forms of the functions it names and of the
whole numbers it names; so the source stays as it is, and plain Python never imports Numba.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dis import get_instructions
from types import CodeType, FunctionType, MappingProxyType
from typing import Any

from numba import njit, types

PLAIN = (int, tuple)
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Binder:
    """Compiles functions and what they call, each once. `instead` gives compiled forms for functions that plain Python
    does in another way (room to think in, luck worked out ahead); `inside` tells whether a function is
    written out wherever it is called."""

    def __init__(self, instead: Mapping[Any, Any], inside: Callable[[Any], bool]) -> None:
        self.made: dict[Any, Any] = dict(instead)
        self.inside = inside

    def bind(self, function: Any) -> Any:
        """The compiled form of a function. Raises TypeError, naming the place, for what a kernel may not name."""
        if function not in self.made:
            bound = FunctionType(function.__code__, self.scope(function), function.__name__, function.__defaults__)
            self.made[function] = once(njit(nogil=True, forceinline=self.inside(function))(bound))
        return self.made[function]

    def scope(self, function: Any, given: Mapping[str, Any] = NOTHING) -> dict[str, Any]:
        """The namespace over which a function is compiled; what is given stands as it is."""
        names = sorted((names_in(function.__code__) & function.__globals__.keys()) - given.keys())
        scope = {name: self.resolve(function, name, function.__globals__[name]) for name in names}
        return {"__name__": function.__module__, **scope, **given}  # by which Numba finds its way back from the disk

    def resolve(self, function: Any, name: str, value: Any) -> Any:
        """What a global name stands for in compiled code."""
        if isinstance(value, FunctionType):
            return self.bind(value)
        if isinstance(value, PLAIN):
            return value
        raise TypeError(f"{function.__module__}.{function.__name__} names {name}, which no kernel may: {value!r}")


def once(compiled: Any) -> Any:
    """Let a function be compiled once for all numbers, instead of anew for each constant that it is called with."""
    ask = compiled.get_call_template

    def widened(args: Any, kws: Any) -> Any:
        wide = tuple(types.unliteral(one) for one in args)  # type: ignore[no-untyped-call]  # Numba tells no types
        return ask(wide, kws)

    compiled.get_call_template = widened
    return compiled


def names_in(code: CodeType) -> set[str]:
    """The global names that a function looks up."""
    return {one.argval for one in get_instructions(code) if one.opname == "LOAD_GLOBAL"}
