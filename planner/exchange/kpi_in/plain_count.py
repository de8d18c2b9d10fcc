"""Entries out of a plain table, each checked as if it had been typed."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from planner.exchange.kpi_in.cells import Cells, cells_of
from planner.exchange.kpi_in.counted import Counted, CountedEntry
from planner.exchange.kpi_in.decimal_sign import decimal_sign_of, unmistakable
from planner.exchange.kpi_in.kept_rows import TWICE
from planner.exchange.kpi_in.moments import Calendar, order_in, says_nothing
from planner.exchange.kpi_in.opened import OpenedFile, Plain, Use
from planner.exchange.kpi_in.period_parts import IN_ONE
from planner.exchange.kpi_in.period_text import period_start
from planner.exchange.kpi_in.plain_table import BY_KPI, BY_PERIOD, LONG, kpi_called, part_called
from planner.exchange.kpi_in.problems import Problems
from planner.exchange.kpi_in.source import Progress
from planner.exchange.kpi_in.wording import normal
from planner.kpis.checks import counts_from, must_fit
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import WHOLE_COMPANY, Kpi, KpiId
from planner.shared.errors import BadInput

_OF = re.compile(r"\s*(?:/|\bof\b|\bout of\b)\s*")
_ALONE = {Kind.AMOUNT: "amount", Kind.DURATION: "tally", Kind.MEAN: "tally"}
"""The part that a single column of a KPI holds."""


_LONGEST_NOTE = 500
_OUR_HEADERS = frozenset({"kpi", "period", "entered_at", "version"})
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class _Cell:
    """The cells of one entry, by part; `places` are their columns, `at` is the one that stands for all."""

    row: int
    named: str
    period: str
    typed: Mapping[str, str]
    places: Mapping[str, int]
    at: int


@dataclass(slots=True)
class _Table:
    plain: Plain
    cells: Cells
    calendar: Calendar
    today: date
    problems: Problems
    signs: Mapping[int, str]
    found: dict[tuple[KpiId, str, date], tuple[CountedEntry, int]] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)

    def text(self, row: int, at: int | None) -> str:
        """What stands in a row, empty where there is no such column."""
        return "" if at is None else self.cells.columns[at].said(row).strip()

    def numbers(self, row: int, places: Mapping[str, int]) -> dict[str, str]:
        """What stands in a row for each part, blank cells left out."""
        said = {part: unmistakable(self.text(row, at), self.signs[at]) for part, at in places.items()}
        return {part: text for part, text in said.items() if not says_nothing(text)}


def count_plain(
    opened: OpenedFile, plain: Plain, uses: Sequence[Use], kpis: Mapping[KpiId, Kpi], today: date, progress: Progress
) -> Counted:
    """The entries of a plain table for the KPIs that these uses name."""
    cells = cells_of(opened.source, opened.first_row, len(opened.columns), plain.read, progress)
    periods = plain.dated if plain.period is None else cells.columns[plain.period].texts
    order = order_in(periods, opened.day_first)
    if order.is_asked:
        raise BadInput(f"Say whether the day or the month comes first in the dates of “{opened.file_name}”.")
    problems = Problems(cells, {column.at: column.header for column in opened.columns})
    problems.tell_uneven()
    signs = {at: _sign(opened, column.texts) for at, column in cells.columns.items()}
    table = _Table(plain, cells, Calendar(order), today, problems, signs)
    by_name = {normal(use.named): use for use in uses}
    for cell in _SHAPES[plain.shape](table, {name: kpis[use.kpi] for name, use in by_name.items()}):
        _take(table, cell, by_name, kpis)
    entries = [entry for entry, _ in table.found.values()]
    return Counted(
        sorted(entries, key=lambda entry: (entry.kpi, entry.team, entry.period)),
        sorted(problems.found, key=lambda problem: problem.row),
        problems.count,
        dict(table.dropped),
        len(cells),
    )


def _sign(opened: OpenedFile, texts: Sequence[str]) -> str:
    """The decimal sign of a column; in a table that this product wrote it is the point."""
    is_ours = {normal(column.header) for column in opened.columns} >= _OUR_HEADERS
    return opened.source.decimal_sign or ("." if is_ours else decimal_sign_of(texts))


def _take(table: _Table, cell: _Cell, by_name: Mapping[str, Use], kpis: Mapping[KpiId, Kpi]) -> None:
    use = by_name.get(normal(cell.named))
    if use is None:
        table.dropped[_why_not_counted(cell.named, kpis.values())] += 1
        return
    kpi, plain = kpis[use.kpi], table.plain
    start = _tried(table, cell, plain.period, lambda: _period(table, cell, kpi))
    team = _tried(table, cell, plain.team, lambda: _team(table, cell, use, kpi))
    counts = _tried(table, cell, None, lambda: _counts(kpi, cell.typed))
    if start is not None and team is not None and counts is not None:
        note = table.text(cell.row, plain.note)[:_LONGEST_NOTE]
        _keep(table, cell, CountedEntry(kpi.id, team, start, counts, note=note))


def _why_not_counted(named: str, kpis: Iterable[Kpi]) -> str:
    formulas = [kpi for kpi in kpis if kpi.kind is Kind.FORMULA]
    if kpi_called(named, formulas):
        return f"of “{named}”, which is worked out from others, so not imported"
    return f"of “{named}”, for which no KPI is chosen"


def _tried(table: _Table, cell: _Cell, at: int | None, read: Callable[[], _Read]) -> _Read | None:
    """What was read; if it cannot be, the problem is told, for each part that is wrong."""
    try:
        return read()
    except BadInput as error:
        for part, reason in (error.problems or {"": str(error)}).items():
            place = cell.places.get(part, cell.at if at is None else at)
            table.problems.tell_rows([cell.row], table.problems.headers[place], reason, cell.typed.get(part, ""))
        return None


def _keep(table: _Table, cell: _Cell, entry: CountedEntry) -> None:
    """Keep an entry; the same one again is left out, another one for the same period is a problem."""
    key = entry.kpi, entry.team, entry.period
    earlier = table.found.get(key)
    if earlier is None:
        table.found[key] = entry, cell.row
    elif earlier[0].counts == entry.counts:
        table.dropped[TWICE] += 1
    else:
        first = int(table.cells.numbers[earlier[1]])
        reason = f"row {first:,} has other numbers for the same period; keep one of the two"
        table.problems.tell_rows([cell.row], table.problems.headers[cell.at], reason, other=first)


def _period(table: _Table, cell: _Cell, kpi: Kpi) -> date:
    if says_nothing(cell.period):
        raise BadInput("the period is missing")
    start = period_start(cell.period, kpi, table.calendar)
    if start > table.today:
        raise BadInput("this period lies in the future")
    return start


def _team(table: _Table, cell: _Cell, use: Use, kpi: Kpi) -> str:
    said = table.text(cell.row, table.plain.team)
    if not said:
        if use.team in kpi.team_names:
            return use.team
        raise BadInput(f"the team is missing; “{kpi.name}” has {', '.join(kpi.team_names)}")
    known = {normal(name): name for name in kpi.team_names}
    if normal(said) in known:
        return known[normal(said)]
    if kpi.team_names == (WHOLE_COMPANY,):
        raise BadInput(f"“{kpi.name}” is not split by team, but this row is of “{said}”")
    raise BadInput(f"“{kpi.name}” has no team “{said}”; it has {', '.join(kpi.team_names)}")


def _counts(kpi: Kpi, typed: Mapping[str, str]) -> Counts:
    if not typed:
        raise BadInput(f"there is no number for “{kpi.name}” in this row")
    counts = counts_from(kpi, _parts_in_one(kpi, typed[""]) if "" in typed else typed)
    must_fit(kpi, counts)
    return counts


def _parts_in_one(kpi: Kpi, text: str) -> dict[str, str]:
    """The parts that stand in one cell."""
    if kpi.kind in _ALONE:
        return _alone(kpi, text)
    parts = IN_ONE[kpi.kind]
    pieces = _OF.split(text.strip())
    if len(pieces) == 1 and normal(text) == "nothing":
        return {parts[0]: text}
    if len(pieces) != len(parts):
        raise BadInput(f"counts are needed, not a finished figure: {', '.join(parts)}, in columns or parted by slashes")
    return dict(zip(parts, pieces, strict=True))


def _alone(kpi: Kpi, text: str) -> dict[str, str]:
    is_list = any(sign in text for sign in ":;") or ", " in text
    if kpi.kind is Kind.MEAN and not is_list and normal(text) != "nothing":
        return {"value": text}
    return {_ALONE[kpi.kind]: text}


def _long(table: _Table, by_name: Mapping[str, Kpi]) -> Iterator[_Cell]:
    plain = table.plain
    places: dict[str, dict[str, int]] = defaultdict(dict)
    for name, kpi in by_name.items():
        places[name] = _places(plain, kpi)
    for row in range(len(table.cells)):
        named = table.text(row, plain.kpi)
        typed = table.numbers(row, places[normal(named)])
        yield _Cell(row, named, table.text(row, plain.period), typed, places[normal(named)], plain.kpi or 0)


def _places(plain: Plain, kpi: Kpi) -> dict[str, int]:
    """Where the parts of a KPI stand; a column of the part's own name goes before one that may mean it, too."""
    called = [(part, header, at) for header, at in plain.parts.items() if (part := part_called(kpi, header))]
    by_own_name_last = sorted(called, key=lambda found: normal(found[1]) == found[0])
    return {part: at for part, _, at in by_own_name_last}


def _by_period(table: _Table, by_name: Mapping[str, Kpi]) -> Iterator[_Cell]:
    plain = table.plain
    for row in range(len(table.cells)):
        for name, parts in plain.cells.items():
            if typed := table.numbers(row, parts):
                yield _Cell(row, name, table.text(row, plain.period), typed, parts, min(parts.values()))


def _by_kpi(table: _Table, by_name: Mapping[str, Kpi]) -> Iterator[_Cell]:
    """A row for each KPI, or for each part of one; the rows of one KPI and team belong together."""
    plain = table.plain
    rows: dict[tuple[str, str], dict[str, int]] = {}
    for row in range(len(table.cells)):
        named, team = table.text(row, plain.kpi), table.text(row, plain.team)
        rows.setdefault((named, team), {})[_part(table, row, by_name.get(normal(named)))] = row
    for (named, _), parts in rows.items():
        for period, at in plain.dated.items():
            said = (table.numbers(row, {part: at}) for part, row in parts.items())
            if typed := {part: text for one in said for part, text in one.items()}:
                yield _Cell(min(parts.values()), named, period, typed, {}, at)


def _part(table: _Table, row: int, kpi: Kpi | None) -> str:
    said = table.text(row, table.plain.part)
    return (part_called(kpi, said) if kpi and said else None) or normal(said)


_SHAPES = {LONG: _long, BY_PERIOD: _by_period, BY_KPI: _by_kpi}
