"""The cells of one row by what their columns mean, whatever the rows of a file stand for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from planner.exchange.cell_values import is_blank
from planner.exchange.raw_table import RawRow
from planner.shared.errors import BadInput

F = TypeVar("F")
G = TypeVar("G", contravariant=True)
T = TypeVar("T")
_LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with one cell, and what to do; `row` as the spreadsheet shows it."""

    row: int
    column: str
    value: str
    message: str


class Headers(Protocol[G]):
    """Which column is read for a field."""

    def header(self, field: G, /) -> str | None:
        """The header of the column; None if no column is read for the field."""


class Columns(Protocol[F]):
    """What all rows of a file share. `columns` are positions of a field's columns."""

    @property
    def columns(self) -> Mapping[F, Sequence[int]]: ...  # noqa: D102 - said above

    @property
    def mapping(self) -> Headers[F]: ...  # noqa: D102 - said above


class FieldCells(Generic[F]):
    """A row while it is read; problems gather in it."""

    __slots__ = ()
    reading: Columns[F]
    raw: RawRow
    problems: list[CellProblem]

    def text(self, of: F) -> str:
        """The first filled cell of a field; empty if there is none."""
        return next(iter(self.texts(of)), "")

    def texts(self, of: F) -> list[str]:
        """All filled cells of a field: some tools repeat a column."""
        return [cell for at in self.reading.columns.get(of, ()) if (cell := self.raw.cells[at].strip())]

    def read(self, of: F, parse: Callable[[str], T]) -> T | None:
        """What `parse` makes of the cell; None for a blank one, and for a wrong one, whose problem is kept."""
        text = self.text(of)
        if is_blank(text):
            return None
        try:
            return parse(text)
        except BadInput as error:
            self.wrong(of, str(error))
            return None

    def wrong(self, of: F, message: str) -> None:
        """Keeps a problem with the cell of a field."""
        value = self.text(of)
        shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        self.problems.append(CellProblem(self.raw.number, self.reading.mapping.header(of) or "", shown, message))
