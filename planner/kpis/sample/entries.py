"""What the sample company entered: half a year from a file, and since then what each person typed week by week."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zlib import crc32

from planner.kpis.counts import Counts
from planner.kpis.entry import Entry
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period, next_period
from planner.kpis.sample.company import Company, KpiStep
from planner.kpis.sample.numbers import sample_counts
from planner.kpis.sample.story import Numbers

_DAYS_TO_CORRECTION = 2


def entry_steps(company: Company, kpis: Mapping[str, Kpi]) -> Iterator[KpiStep]:
    """The history from a file, and then what each person typed in one go."""
    rows = [(row, key, kpis[key]) for key, row in _rows(company)]
    entries = [entry for row, key, kpi in rows for entry in _entries(company, key, kpi, row)]
    yield _imported(company, [entry for entry in entries if entry.entered_at <= company.imported_at])
    typed = [entry for entry in entries if entry.entered_at > company.imported_at]
    for (at, who), together in groupby(sorted(typed, key=_when_and_who), key=_when_and_who):
        yield KpiStep(at, who, entries=tuple(together))


def _rows(company: Company) -> Iterator[tuple[str, Numbers]]:
    return ((watched.key, row) for watched in company.story.kpis for row in watched.numbers)


def _when_and_who(entry: Entry) -> tuple[datetime, str]:
    return entry.entered_at, entry.entered_by


def _imported(company: Company, entries: Sequence[Entry]) -> KpiStep:
    set_up, at = company.story.set_up, company.imported_at
    who = company.people[set_up.by]
    told = {"entered_at": at, "entered_by": who, "source": set_up.file}
    summary = f"Imported {len(entries)} numbers from “{set_up.file}”"
    return KpiStep(at, who, summary, entries=tuple(entry.model_copy(update=told) for entry in entries))


def _entries(company: Company, key: str, kpi: Kpi, row: Numbers) -> Iterator[Entry]:
    """The team's entries; one that was corrected comes twice, as it was typed first and as it was put right."""
    counted = sample_counts(kpi, key, row)
    for number, period in _periods(company, kpi, row):
        counts, note = counted[number - row.since], row.notes.get(number, "")
        at = _entered_at(company, kpi, row, period)
        if at is None:
            continue
        wrong = row.corrected if row.corrected and row.corrected.period == number else None
        first = counts.but(numerator=wrong.numerator) if wrong else counts
        yield _entry(kpi, row, period, first, note, at)
        if wrong and (later := at + timedelta(days=_DAYS_TO_CORRECTION)).date() < company.today:
            yield _entry(kpi, row, period, counts, wrong.note, later)


def _periods(company: Company, kpi: Kpi, row: Numbers) -> Iterator[tuple[int, Period]]:
    """The periods that are over, with their numbers."""
    period, number = company.period(kpi, row.since), row.since
    while period.end < company.today and (row.until is None or number <= row.until):
        yield number, period
        period, number = next_period(period, kpi.cadence, kpi.week_starts), number + 1


def _entered_at(company: Company, kpi: Kpi, row: Numbers, period: Period) -> datetime | None:
    """When the team entered the period, on its due day or the day before; None if it has not yet."""
    due = kpi.due_on(period)
    if (row.owes and due >= company.today) or (row.is_late and _next_due(kpi, period) >= company.today):
        return None
    chosen = crc32(kpi.who_enters(row.team).encode())
    day = _worked(company, max(due - timedelta(days=chosen % 2), period.end + timedelta(days=1)))
    if day >= company.today:
        return None
    return datetime.combine(day, time(9 + chosen % 7, chosen % 60), UTC)


def _next_due(kpi: Kpi, period: Period) -> date:
    return kpi.due_on(next_period(period, kpi.cadence, kpi.week_starts))


def _worked(company: Company, day: date) -> date:
    """The day, or the next one that is worked."""
    number = company.calendar.day_of(day)
    while not company.calendar.is_working(number):
        number += 1
    return company.calendar.date_of(number)


def _entry(kpi: Kpi, row: Numbers, period: Period, counts: Counts, note: str, at: datetime) -> Entry:
    return Entry(
        kpi=kpi.id,
        team=row.team,
        period=period.start,
        counts=counts,
        note=note,
        entered_by=kpi.who_enters(row.team),
        entered_at=at,
    )
