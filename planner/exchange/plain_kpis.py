"""The command line's KPI table: one row per KPI and period, with columns by kind, in the order of time."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from planner.exchange.formula_cells import restored
from planner.exchange.kpi_in.decimal_sign import unmistakable
from planner.kpis.checks import must_fit
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.typed import counts_from
from planner.kpis.typed_number import number_of
from planner.shared.errors import BadInput

NEEDED = ("kpi", "period")
KINDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NPS: ("promoters", "passives", "detractors"),
    Kind.PROPORTION: ("numerator", "denominator"),
    Kind.RATE: ("numerator", "denominator"),
    Kind.MEAN: ("value", "n", "sd", "tally"),
    Kind.AMOUNT: ("amount", "per"),
    Kind.DURATION: ("tally",),
}
"""The columns of each kind. Where a column `kind` does not say it, it is told by what is filled in."""
_PARTS = tuple(dict.fromkeys(part for parts in KINDS.values() for part in parts))
_SCALE = {Kind.PROPORTION: 100.0}
_TOLD_BY = (
    (Kind.NPS, {"promoters", "passives", "detractors"}),
    (Kind.PROPORTION, {"numerator", "denominator"}),
    (Kind.AMOUNT, {"amount", "per"}),
    (Kind.DURATION, {"tally"}),
)
_MEASURED = ("numerator", "denominator", "value", "sd", "amount", "per")
_POINT = re.compile(r"-?\d+\.\d+")
_SINCE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class PlainKpi:
    """One KPI of the table: its kind as its columns tell, and its counts by period, in the order of the rows."""

    kpi: Kpi
    counts: Mapping[str, Sequence[Counts]]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Mapping[str, str]

    @property
    def said(self) -> dict[str, str]:
        """The parts that were filled in."""
        return {part: self.cells[part] for part in _PARTS if self.cells.get(part)}


def read_plain_kpis(text: str) -> list[PlainKpi]:
    """The KPIs in the order in which the table names them. Several rows of one period (teams) are kept side by side.

    `BadInput` names the line of a row that cannot be used.
    """
    by_name: dict[str, list[_Row]] = {}
    for row in _rows(text):
        by_name.setdefault(row.cells["kpi"], []).append(row)
    if not by_name:
        raise BadInput("There are no rows under the headers; write one for each KPI and period.")
    return [_kpi(name, rows) for name, rows in by_name.items()]


def _rows(text: str) -> Iterator[_Row]:
    first_line = text.split("\n", 1)[0]
    delimiter = next((sign for sign in (",", ";", "\t") if sign in first_line), ",")
    has_points = delimiter != ";"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(reader.line_num, columns, cells, has_points=has_points)
    except csv.Error as error:
        raise BadInput(f"Line {reader.line_num} is not proper CSV: {error}.") from error


def _columns(header: list[str]) -> list[str]:
    columns = [name.strip().casefold() for name in header]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise BadInput(
            f"There is no column {' and no column '.join(missing)}; the first line must name kpi and period."
        )
    if not set(columns) & {"promoters", "numerator", "value", "amount", "tally"}:
        raise BadInput(
            "There is nothing to count; give promoters, passives and detractors, numerator and denominator, or value."
        )
    twice = next((name for name in (*NEEDED, *_PARTS) if columns.count(name) > 1), None)
    if twice:
        raise BadInput(f"There are two columns {twice}; keep one.")
    return columns


def _row(line: int, columns: Sequence[str], cells: Sequence[str], *, has_points: bool) -> _Row:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise BadInput(f"Line {line} has more cells than there are columns; put quotes around a cell with a comma.")
    said = {name: restored(cell.strip()) for name, cell in zip(columns, cells, strict=False)}
    for name in NEEDED:
        if not said.get(name):
            raise BadInput(f"Line {line} has no {name}; fill it in.")
    if has_points:
        said |= {part: _with_point(text) for part in _MEASURED if (text := said.get(part))}
    return _Row(line, said)


def _with_point(text: str) -> str:
    """A number such as 1.234, which stands for one and a bit where decimals have a point; others as they are."""
    return unmistakable(text, ".") if _POINT.fullmatch(text) else text


def _kpi(name: str, rows: Sequence[_Row]) -> PlainKpi:
    kind = _kind(rows)
    with _on_line(rows[0].line):
        scale = _scale(kind, rows[0].cells.get("scale", ""))
    labels = _labels(kind, {part for row in rows for part in row.said})
    kpi = Kpi(id=KpiId(name), name=name[:200], kind=kind, scale=scale, since=_SINCE, labels=labels)
    is_bare = kind is Kind.AMOUNT and not _kinds_named(rows)
    counts: dict[str, list[Counts]] = {}
    for row in rows:
        with _on_line(row.line):
            known = counts.setdefault(row.cells["period"], [])
            if known and is_bare and "value" in row.said:
                raise _cannot_be_added(name, row)
            known.append(_counts(kpi, row))
    return PlainKpi(kpi, counts)


def _cannot_be_added(name: str, row: _Row) -> BadInput:
    return BadInput(
        f"“{name}” has a second value for “{row.cells['period']}”. Averages are not added up: give their n beside "
        "them, and sd if known. For sums that add up, such as revenue, add a column kind that says amount."
    )


def _labels(kind: Kind, said: set[str]) -> dict[str, str]:
    """Parts are called by their columns; an amount asks for its base only where one is given."""
    called = {part: part for part in KINDS[kind] if part != "per" or "per" in said}
    return called | ({"amount": "value"} if "value" in said and kind is Kind.AMOUNT else {})


def _kind(rows: Sequence[_Row]) -> Kind:
    said = {part for row in rows for part in row.said}
    named = _kinds_named(rows)
    kinds = [kind for kind in KINDS if kind.value in named] if named else _told_by(said)
    if len(kinds) != 1 or not said <= set(KINDS[kinds[0]]) | ({"value"} if kinds[0] is Kind.AMOUNT else set()):
        what = "numbers of more than one kind" if said else "no numbers"
        raise BadInput(
            f"Line {rows[0].line}: “{rows[0].cells['kpi']}” has {what}; give every KPI the columns of one kind."
        )
    return kinds[0]


def _kinds_named(rows: Sequence[_Row]) -> set[str]:
    return {row.cells["kind"].casefold() for row in rows if row.cells.get("kind")}


def _told_by(said: set[str]) -> list[Kind]:
    if "value" in said:
        return [Kind.MEAN if "n" in said else Kind.AMOUNT]
    return [kind for kind, parts in _TOLD_BY if parts & said]


def _scale(kind: Kind, text: str) -> float:
    scale = number_of(text) if text else _SCALE.get(kind, 1.0)
    if scale <= 0:
        raise BadInput(f"scale “{text}” cannot be used; write 1, 100 or 1000.")
    return scale


def _counts(kpi: Kpi, row: _Row) -> Counts:
    said = row.said
    if kpi.kind is Kind.AMOUNT and "value" in said:
        said["amount"] = said.pop("value")
    if kpi.kind is Kind.NPS and set(said.values()) == {"0"}:
        return NOTHING  # a week without answers is no mistake
    counts = counts_from(kpi, said)
    must_fit(kpi, counts)
    return counts


@contextmanager
def _on_line(line: int) -> Iterator[None]:
    try:
        yield
    except BadInput as error:
        raise BadInput(f"Line {line}: {error}") from error
