"""An opened file: what it is, what its columns hold, and what could be counted from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.source import Source
from planner.kpis.kpi import WHOLE_COMPANY, KpiId

LOOK_BACK_DAYS = 365
"""The window of a repeat purchase rate unless another is chosen."""


WITHIN_DAYS = 7
"""How soon a review is answered in time unless another limit is chosen."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `at` is its position. `label` is the question's text where the tool writes it, else the header.

    Of a personal column nothing but the header is kept: it has no examples.
    """

    at: int
    header: str
    label: str
    is_personal: bool = False
    is_date: bool = False
    guess: Measure | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """What is counted from a file for one KPI.

    `columns` are positions, in the order of `measure.columns`. Rows belong to `team`, or to the team
    that `team_column` names. `date_column` says by which date a row is put into its period; None
    takes the file's. `look_back_days` is the window of a repeat purchase rate, `within_days` how soon
    something is answered in time. `named` is the KPI's name in a plain table.
    Where each row is a period, `parts` says which part of an entry each of the `columns` holds; one that is
    empty holds all parts in one cell, such as 45/60.
    """

    measure: Measure
    columns: tuple[int, ...]
    kpi: KpiId
    team: str = WHOLE_COMPANY
    team_column: int | None = None
    date_column: int | None = None
    look_back_days: int = LOOK_BACK_DAYS
    within_days: int = WITHIN_DAYS
    named: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain table of entries: one row per entry ("long"), per period ("periods"), or per KPI ("kpis").

    `names` are the KPIs as the table writes them, those of the plan and others; the other fields are
    positions of columns.
    """

    shape: str
    names: tuple[str, ...]
    kpi: int | None = None
    period: int | None = None
    team: int | None = None
    note: int | None = None
    part: int | None = None
    parts: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By the name of a KPI, the column of each part ("" for the only one); of the shape "periods"."""
    dated: Mapping[str, int] = field(default_factory=dict)
    """By the text of a period, its column; of the shape "kpis"."""

    @property
    def read(self) -> tuple[int, ...]:
        """All columns of which anything is read."""
        named = (self.kpi, self.period, self.team, self.note, self.part)
        measured = (at for parts in self.cells.values() for at in parts.values())
        return (*(at for at in named if at is not None), *self.parts.values(), *measured, *self.dated.values())


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was recognised but not yet counted.

    `dropped` says how many rows are left out for which reason. What the user may change with
    `dataclasses.replace`: `date_column`, `day` (all rows are of that day, for a file without dates),
    `day_first` (when `asks_day_first`) and `uses`.
    """

    file_name: str
    tool: str
    tool_name: str
    rows: int
    columns: tuple[Column, ...]
    date_columns: tuple[int, ...]
    date_column: int | None
    dropped: Mapping[str, int]
    uses: tuple[Use, ...]
    source: Source
    first_row: int
    """The number of the first row under the headers, as a spreadsheet shows it."""
    first_day: date | None = None
    last_day: date | None = None
    plain: Plain | None = None
    id_column: int | None = None
    """What tells rows apart: one id counts once."""
    order_column: int | None = None
    """The number of an order, which may have several lines: equal rows count once."""
    team_columns: tuple[int, ...] = ()
    period_columns: tuple[int, ...] = ()
    """Those that may say to which period a row belongs: dates, and weeks or months by name."""
    note_column: int | None = None
    """Of a table in which each row is a period, the column of the notes."""
    has_period_rows: bool = False
    """Whether no two rows are of the same days, as where each row is a period."""
    asks_day_first: bool = False
    day_first: bool | None = None
    day: date | None = None
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def choosable(self) -> Sequence[Column]:
        """The columns that may be shown and measured: all that are not personal."""
        return [column for column in self.columns if not column.is_personal]
