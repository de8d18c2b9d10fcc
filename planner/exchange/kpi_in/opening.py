"""Opening: a file is recognised, its columns looked at, and what could be counted is proposed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import dropwhile, islice

import numpy as np

from planner.exchange.cell_dates import DateOrder
from planner.exchange.formula_cells import restored
from planner.exchange.kpi_in.cells import Cells, cells_of
from planner.exchange.kpi_in.file_in import source_of
from planner.exchange.kpi_in.guess import guess_of
from planner.exchange.kpi_in.headings import Headings, headings_of
from planner.exchange.kpi_in.kept_rows import kept_of, sieve_of
from planner.exchange.kpi_in.moments import (
    BLANK,
    Calendar,
    days_of,
    looks_like_dates,
    order_in,
    order_of,
    says_nothing,
)
from planner.exchange.kpi_in.opened import Column, OpenedFile, Plain, Use
from planner.exchange.kpi_in.period_proposals import has_period_rows, period_uses
from planner.exchange.kpi_in.period_text import names_period
from planner.exchange.kpi_in.plain_table import BY_PERIOD, different, kpi_and_team_called, plain_of, plain_uses
from planner.exchange.kpi_in.privacy import is_personal
from planner.exchange.kpi_in.proposals import proposed
from planner.exchange.kpi_in.scorecard_in import must_not_be_a_scorecard
from planner.exchange.kpi_in.source import Progress, Source
from planner.exchange.kpi_in.tool import TABLE
from planner.exchange.kpi_in.wording import listed, normal, shown, words
from planner.kpis.kpi import Kpi
from planner.shared.errors import BadInput

_SAMPLE = 1_000
_EXAMPLES = 3
_LONGEST_EXAMPLE = 60
_PERIODS_LOOKED_AT = 60


def open_file(
    content: bytes,
    file_name: str,
    kpis: Sequence[Kpi],
    *,
    sheet: str | None = None,
    progress: Progress = lambda _: None,
) -> OpenedFile:
    """The file with what it is, what its columns hold, how many rows count, and what to count for the plan's KPIs.

    `sheet` names the one wanted of an XLSX, otherwise the first that is a table of entries is read,
    or the first filled one. Raises `BadInput`,
    naming the file and the remedy, for what cannot be read as a table.
    """
    source, chosen, sheets = source_of(content, file_name, sheet)
    headings = headings_of(source)
    samples = _samples(source, headings)
    columns = tuple(_column(headings, at, cells) for at, cells in enumerate(samples))
    opened = _described(source, headings, columns)
    opened = _looked_through(opened, progress)
    opened = replace(opened, sheet=chosen, sheets=sheets)
    if headings.tool is TABLE:
        must_not_be_a_scorecard(opened)
        opened = _as_periods(opened, samples)
        by_period = period_uses(opened, kpis, samples)
        plain = plain_of(opened, kpis, samples)
        if plain is not None and not _says_less(plain, by_period, kpis):
            return _plain(opened, plain, kpis)
        if by_period:
            return _with_note(replace(opened, uses=by_period))
    teams = {at: frozenset(normal(cell) for cell in samples[at]) for at in opened.team_columns}
    return replace(opened, uses=proposed(opened, headings.tool, kpis, teams))


def _plain(opened: OpenedFile, plain: Plain, kpis: Sequence[Kpi]) -> OpenedFile:
    """The file as a plain table. Of its columns those are personal that are not read."""
    plain = _with_all_names(opened, plain)
    asks = order_in(plain.dated, None).is_asked if plain.dated else opened.asks_day_first
    columns = _read(opened.columns, plain.read)
    opened = replace(opened, tool="plain", tool_name="KPI table", plain=plain, asks_day_first=asks, columns=columns)
    return replace(opened, uses=plain_uses(plain, kpis))


def _read(columns: Sequence[Column], read: Sequence[int]) -> tuple[Column, ...]:
    return tuple(replace(column, is_personal=column.is_personal and column.at not in read) for column in columns)


def _as_periods(opened: OpenedFile, samples: Sequence[Sequence[str]]) -> OpenedFile:
    """The file with the columns that may say to which period a row belongs."""
    named = (column.at for column in opened.choosable if _is_period(samples[column.at]))
    found = replace(opened, period_columns=tuple(sorted({*opened.date_columns, *named})))
    return replace(found, has_period_rows=has_period_rows(found, samples))


def _is_period(cells: Sequence[str]) -> bool:
    calendar = Calendar(DateOrder(day_first=True))
    return bool(cells) and all(names_period(cell, calendar) for cell in cells[:_PERIODS_LOOKED_AT])


def _says_less(plain: Plain, by_period: Sequence[Use], kpis: Sequence[Kpi]) -> bool:
    """Whether a table with a row for each period feeds fewer columns as a plain table than by these uses."""
    known = (parts for name, parts in plain.cells.items() if kpi_and_team_called(name, kpis))
    fed = {at for use in by_period for at in use.columns}
    return plain.shape == BY_PERIOD and {at for parts in known for at in parts.values()} < fed


def _with_note(opened: OpenedFile) -> OpenedFile:
    """The file with the column of the notes, which is read where each row is a period."""
    note = next((column.at for column in opened.columns if normal(column.header) in words("note_column")), None)
    columns = _read(opened.columns, () if note is None else (note,))
    return replace(opened, note_column=note, columns=columns)


def _samples(source: Source, headings: Headings) -> list[list[str]]:
    """What is said in each column by the first rows."""
    under = dropwhile(lambda row: row[0] < headings.first_row, source.records())
    records = [record for _, record in islice(under, _SAMPLE)]
    width = len(headings.headers)
    return [
        [restored(record[at].strip()) for record in records if at < len(record) and not says_nothing(record[at])]
        for at in range(width)
    ]


def _with_all_names(opened: OpenedFile, plain: Plain) -> Plain:
    """The table with the KPIs that are named further down than the samples reach."""
    if plain.kpi is None or opened.rows <= _SAMPLE:
        return plain
    cells = cells_of(opened.source, opened.first_row, len(opened.columns), [plain.kpi])
    said = (text.strip() for text in cells.columns[plain.kpi].texts)
    return replace(plain, names=different([text for text in said if not says_nothing(text)]))


def _column(headings: Headings, at: int, cells: Sequence[str]) -> Column:
    tool, header, label = headings.tool, headings.headers[at], headings.labels[at]
    name = normal(header)
    is_settled = name in tool.known
    is_question = tool.has_questions and not is_settled
    is_customer = tool is TABLE and name in words("customer")
    if name in tool.personal or is_customer or (not is_settled and is_personal(header, label, is_question, cells)):
        return Column(at, header, label, is_personal=True)
    is_date = name in tool.dates or looks_like_dates(cells) or (tool is TABLE and _is_serial_date(name, cells))
    guess = None if is_date or (is_settled and not tool.measures) else guess_of(f"{header} {label}", cells)
    if not is_question:
        guess = tool.measure_of(name, guess)
    return Column(at, header, label, is_date=is_date, guess=guess, examples=_examples(cells))


def _is_serial_date(name: str, cells: Sequence[str]) -> bool:
    """Whether numbers under a header that speaks of a date are a spreadsheet's inner numbers of days."""
    speaks = any(word in name for word in ("date", "timestamp", "period", "day", "created", "submitted"))
    return speaks and bool(cells) and all(cell[:5].isdecimal() and 30_000 < int(cell[:5]) < 60_000 for cell in cells)


def _examples(cells: Sequence[str]) -> tuple[str, ...]:
    different = dict.fromkeys(cells)
    return tuple(shown(cell)[:_LONGEST_EXAMPLE] for cell in islice(different, _EXAMPLES))


def _described(source: Source, headings: Headings, columns: tuple[Column, ...]) -> OpenedFile:
    tool = headings.tool
    at = {normal(column.header): column.at for column in reversed(columns)}
    dates = tuple(column.at for column in columns if column.is_date)
    preferred = [*tool.dates, *listed("order_date")]
    chosen = next((at[name] for name in preferred if at.get(name) in dates), dates[0] if dates else None)
    ids = tool.ids if tool is not TABLE else listed("id")
    orders = listed("order") if tool is TABLE else ()
    return OpenedFile(
        file_name=source.file_name,
        tool=tool.key,
        tool_name=tool.name,
        rows=0,
        columns=columns,
        date_columns=dates,
        date_column=chosen,
        dropped={},
        uses=(),
        source=source,
        first_row=headings.first_row,
        id_column=next((at[name] for name in ids if name in at), None),
        order_column=next((at[name] for name in orders if name in at), None),
        team_columns=_team_columns(columns, tool.teams),
    )


def _team_columns(columns: Sequence[Column], named: Sequence[str]) -> tuple[int, ...]:
    """The columns that may name a team: no dates, no measures, nothing personal."""
    names = set(named) | words("team")
    first = [column.at for column in columns if normal(column.header) in names and not column.is_personal]
    others = [
        column.at
        for column in columns
        if column.at not in first and not (column.is_personal or column.is_date or column.guess)
    ]
    return (*first, *others)


def _looked_through(opened: OpenedFile, progress: Progress) -> OpenedFile:
    """The file with how many rows it has, which of them do not count, and from when to when it reaches."""
    headers = [column.header for column in opened.columns]
    sieve = sieve_of(headers, opened.id_column, opened.order_column is not None)
    dates = [at for at in opened.date_columns if at == opened.date_column or not _is_iso(opened.columns[at])]
    wanted = [*sieve.columns, *dates]
    cells = cells_of(opened.source, opened.first_row, len(headers), wanted, progress, sieve.is_whole)
    if not len(cells):
        raise BadInput(f"“{opened.file_name}” has headers but no rows under them.")
    _, dropped = kept_of(cells, sieve)
    order = order_of([cells.columns[at] for at in dates], None)
    first, last = _reach(opened, cells, Calendar(order))
    return replace(
        opened, rows=len(cells), dropped=dropped, asks_day_first=order.is_asked, first_day=first, last_day=last
    )


def _is_iso(column: Column) -> bool:
    """Whether the year comes first in a column's examples, so that day and month cannot be mistaken."""
    return all(example[:4].isdecimal() and example[4:5] == "-" for example in column.examples)


def _reach(opened: OpenedFile, cells: Cells, calendar: Calendar) -> tuple[date | None, date | None]:
    if opened.date_column is None or calendar.order.is_asked:
        return None, None
    days, _ = days_of(cells.columns[opened.date_column], calendar)
    real = days[days > BLANK]
    if not np.size(real):
        return None, None
    return date.fromordinal(int(real.min())), date.fromordinal(int(real.max()))
