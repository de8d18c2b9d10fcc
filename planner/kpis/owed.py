"""Who owes which numbers, and how fresh those are that have come in."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import Cadence, Period, periods, previous_period
from planner.kpis.series import Series
from planner.kpis.sheet import EMPTY, Sheet
from planner.kpis.standing import Freshness, Owed

_AGES = (Freshness.FRESH, Freshness.DUE, Freshness.LATE, Freshness.STALE, Freshness.NEVER)


def owed(kpi: Kpi, sheet: Sheet, today: date) -> list[Owed]:
    """The periods since the KPI was set up that are open and that a team has not entered, the oldest first.

    A team that was added later owes those from then on. An entry that says there was nothing to count is an entry.
    Formulas and retired KPIs owe nothing.
    """
    if kpi.kind is Kind.FORMULA or kpi.retired_on is not None:
        return []
    entered = set(zip(sheet.periods, sheet.teams, strict=True))
    is_everybody = all(team.since is None for team in kpi.teams)
    everybody = kpi.team_names
    return [
        _owed(kpi, team, period, today)
        for period in _open_periods(kpi, today)
        for team in (everybody if is_everybody else kpi.teams_of(period))
        if (period.start, team) not in entered
    ]


def owed_by(
    person: str | None, kpis: Sequence[Kpi], sheets: Mapping[KpiId, Sheet], today: date
) -> list[tuple[Kpi, Owed]]:
    """What a person owes over all KPIs, or everybody if nobody is named: the first due comes first."""
    found = [
        (kpi, item)
        for kpi in kpis
        if person is None or kpi.is_entered_by(person)
        for item in owed(kpi, sheets.get(kpi.id, EMPTY), today)
        if person is None or item.who == person
    ]
    return sorted(found, key=lambda pair: (pair[1].due, pair[0].position))


def freshness_of(kpi: Kpi, sheet: Sheet, today: date, owing: Sequence[Owed] | None = None) -> Freshness:
    """How fresh the numbers are; `owing` is what is owed, where that is known already.

    They are stale when the two latest overdue periods hold no entry by anybody, also where these lie before
    the KPI was set up: figures from long ago say nothing of today.
    """
    if not sheet.periods:
        return Freshness.NEVER
    overdue = _latest_overdue(kpi, today)
    if sheet.periods[-1] < previous_period(overdue, kpi.cadence, kpi.week_starts).start:
        return Freshness.STALE
    known = owed(kpi, sheet, today) if owing is None else owing
    if any(item.period == overdue for item in known):
        return Freshness.LATE
    return Freshness.DUE if any(not item.is_late for item in known) else Freshness.FRESH


def freshness_in(
    series: Series, sheets: Mapping[KpiId, Sheet], today: date, owing: Sequence[Owed] | None = None
) -> Freshness:
    """How fresh the numbers behind a series are; those of a formula are as fresh as the oldest of its inputs."""
    kpi = series.kpi
    if kpi.kind is not Kind.FORMULA:
        return freshness_of(kpi, sheets.get(kpi.id, EMPTY), today, owing)
    known = [freshness_in(used, sheets, today) for _, used in series.inputs]
    return max(known, key=_AGES.index, default=Freshness.NEVER)


def _owed(kpi: Kpi, team: str, period: Period, today: date) -> Owed:
    due = kpi.due_on(period)
    return Owed(team, kpi.who_enters(team), period, due, due < today)


def _open_periods(kpi: Kpi, today: date) -> Sequence[Period]:
    """The KPI's periods whose numbers are asked for; only the last few can still be closed."""
    known = _periods(kpi.since, today, kpi.cadence, kpi.week_starts)
    count = len(known)
    while count and kpi.opens_on(known[count - 1]) > today:
        count -= 1
    return known[:count]


@lru_cache(maxsize=1_000)
def _periods(first: date, last: date, cadence: Cadence, week_starts: int) -> tuple[Period, ...]:
    """The same weeks are asked of every KPI, so each stretch is made once."""
    return tuple(periods(first, last, cadence, week_starts)) if first <= last else ()


def _latest_overdue(kpi: Kpi, today: date) -> Period:
    """The latest period that was due before today."""
    period = kpi.period_of(today)
    while kpi.due_on(period) >= today:
        period = previous_period(period, kpi.cadence, kpi.week_starts)
    return period
