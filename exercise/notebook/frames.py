"""Columns as a frame of pandas or of polars: it knows neither until it is asked for one, and needs neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from exercise.deck.tongue import _

if TYPE_CHECKING:
    import pandas
    import polars

Columns = Mapping[str, Sequence[Any]]


class NoLibrary(ImportError):
    """A library that is not installed was asked for. `message`: which; `remedy`: how to get it."""

    def __init__(self, name: str) -> None:
        self.message = _("{name} is not installed, and exercise does not need it by itself.").format(name=name)
        self.remedy = _("Install it: pip install {name}").format(name=name)
        super().__init__(f"{self.message} {self.remedy}", name=name)


def library(name: str) -> Any:
    """A library, loaded now. Raises NoLibrary."""
    try:
        return import_module(name)
    except ModuleNotFoundError as fault:
        if fault.name != name:
            raise
        raise NoLibrary(name) from None


def of_pandas(columns: Columns) -> pandas.DataFrame:
    """A pandas frame with these columns. Raises NoLibrary."""
    frame: pandas.DataFrame = library("pandas").DataFrame({name: list(values) for name, values in columns.items()})
    return frame


def of_polars(columns: Columns) -> polars.DataFrame:
    """A polars frame with these columns. Raises NoLibrary."""
    given = {name: list(values) for name, values in columns.items()}
    frame: polars.DataFrame = library("polars").DataFrame(given, infer_schema_length=None)
    return frame
