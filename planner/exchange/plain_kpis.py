"""The command line's KPI table: one row per KPI and period, with columns by kind, in the order of time."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.kpis.checks import must_fit
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.typed_number import number_of
from planner.shared.errors import BadInput

NEEDED = ("kpi", "period")
_NUMBERS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NPS: ("promoters", "passives", "detractors"),
    Kind.PROPORTION: ("numerator", "denominator"),
    Kind.MEAN: ("value", "n", "sd"),
    Kind.AMOUNT: ("value",),
}
_ALL_NUMBERS = ("promoters", "passives", "detractors", "numerator", "denominator", "value", "n", "sd")
_SCALE = {Kind.NPS: 1.0, Kind.PROPORTION: 100.0, Kind.MEAN: 1.0, Kind.AMOUNT: 1.0}
_SINCE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class PlainKpi:
    """One KPI of the table: its kind as its columns tell, and its counts by period, in the order of the rows."""

    kpi: Kpi
    counts: Mapping[str, Sequence[Counts]]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    kpi: str
    period: str
    numbers: Mapping[str, float]


def read_plain_kpis(text: str) -> list[PlainKpi]:
    """The KPIs in the order in which the table names them. Several rows of one period (teams) are kept side by side.

    `BadInput` names the line of a row that cannot be used.
    """
    by_name: dict[str, list[_Row]] = {}
    for row in _rows(text):
        by_name.setdefault(row.kpi, []).append(row)
    if not by_name:
        raise BadInput("There are no rows under the headers; write one for each KPI and period.")
    return [_kpi(name, rows) for name, rows in by_name.items()]


def _rows(text: str) -> Iterator[_Row]:
    first_line = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(first_line), strict=True)
    try:
        columns = _columns(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(reader.line_num, columns, cells)
    except csv.Error as error:
        raise BadInput(f"Line {reader.line_num} is not proper CSV: {error}.") from error


def _delimiter(first_line: str) -> str:
    return next((sign for sign in (",", ";", "\t") if sign in first_line), ",")


def _columns(header: list[str]) -> list[str]:
    columns = [name.strip().casefold() for name in header]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise BadInput(
            f"There is no column {' and no column '.join(missing)}; the first line must name kpi and period."
        )
    if not set(columns) & {"promoters", "numerator", "value"}:
        raise BadInput(
            "There is nothing to count; give promoters, passives and detractors, numerator and denominator, or value."
        )
    twice = next((name for name in (*NEEDED, *_ALL_NUMBERS) if columns.count(name) > 1), None)
    if twice:
        raise BadInput(f"There are two columns {twice}; keep one.")
    return columns


def _row(line: int, columns: Sequence[str], cells: Sequence[str]) -> _Row:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise BadInput(f"Line {line} has more cells than there are columns; put quotes around a cell with a comma.")
    said = {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
    for name in NEEDED:
        if not said.get(name):
            raise BadInput(f"Line {line} has no {name}; fill it in.")
    numbers = {name: _number(line, name, said[name]) for name in _ALL_NUMBERS if said.get(name)}
    return _Row(line, said["kpi"], said["period"], numbers)


def _number(line: int, name: str, text: str) -> float:
    try:
        return number_of(text)
    except BadInput as error:
        raise BadInput(f"Line {line}: {name}: {error}") from error


def _kpi(name: str, rows: Sequence[_Row]) -> PlainKpi:
    kind = _kind(rows)
    kpi = Kpi(id=KpiId(name), name=name[:200], kind=kind, scale=_SCALE[kind], since=_SINCE)
    counts: dict[str, list[Counts]] = {}
    for row in rows:
        counts.setdefault(row.period, []).append(_counts(kpi, row))
    return PlainKpi(kpi, counts)


def _kind(rows: Sequence[_Row]) -> Kind:
    said = {name for row in rows for name in row.numbers}
    kinds = [kind for kind in (Kind.NPS, Kind.PROPORTION) if said & set(_NUMBERS[kind])]
    if "value" in said:
        kinds.append(Kind.MEAN if "n" in said else Kind.AMOUNT)
    if len(kinds) != 1:
        what = "numbers of more than one kind" if kinds else "no numbers"
        raise BadInput(f"Line {rows[0].line}: “{rows[0].kpi}” has {what}; give every KPI the columns of one kind.")
    return kinds[0]


def _counts(kpi: Kpi, row: _Row) -> Counts:
    names = _NUMBERS[kpi.kind]
    needed = ("value",) if kpi.kind is Kind.MEAN else names
    lacking = next((name for name in needed if name not in row.numbers), None)
    if lacking:
        raise BadInput(f"Line {row.line} has no {lacking}; fill it in, or leave the row out.")
    if kpi.kind is Kind.NPS and not any(row.numbers.values()):
        return NOTHING
    parts = {
        ("amount" if kpi.kind is Kind.AMOUNT else name): row.numbers[name] for name in names if name in row.numbers
    }
    try:
        counts = Counts.checked(**parts)
        must_fit(kpi, counts)
    except BadInput as error:
        raise BadInput(f"Line {row.line}: {error}") from error
    return counts
