"""Valid KPIs, entries and sheets for tests: name what matters, the rest is filled in."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from planner.kpis.counts import Counts, tally_of
from planner.kpis.entry import Entry
from planner.kpis.event import Event
from planner.kpis.kind import Kind
from planner.kpis.kpi import WHOLE_COMPANY, Kpi, Team
from planner.kpis.period import Cadence
from planner.kpis.sheet import Sheet

MONDAY = date(2026, 1, 5)
"""The first day of the first period of the KPIs built here: a Monday."""

ENTERED = datetime(2026, 1, 12, 9, tzinfo=UTC)

_UNITS: dict[Kind, dict[str, object]] = {
    Kind.NPS: {"unit": "points", "low": -100.0, "high": 100.0},
    Kind.PROPORTION: {"unit": "%", "scale": 100.0, "decimals": 1, "low": 0.0, "high": 100.0},
    Kind.MEAN: {"unit": "stars", "decimals": 2, "low": 1.0, "high": 5.0},
    Kind.RATE: {"unit": "per 1,000", "scale": 1000.0, "decimals": 1, "low": 0.0},
    Kind.AMOUNT: {"unit": "EUR"},
    Kind.DURATION: {"unit": "minutes", "low": 0.0},
    Kind.FORMULA: {"unit": "ratio", "decimals": 2, "formula": "clv / cac"},
}


def a_kpi(kind: Kind = Kind.NPS, *, teams: Iterable[str | Team] = (), **fields: object) -> Kpi:
    """A weekly KPI of a kind whose id and name are the kind's; `teams` are names or teams with their owner."""
    named = tuple(team if isinstance(team, Team) else Team(name=team) for team in teams)
    basics = {"id": kind.value, "name": kind.value, "kind": kind, "since": MONDAY, "teams": named}
    return Kpi.checked(**basics | _UNITS[kind] | fields)


def a_period(number: int = 0, cadence: Cadence = Cadence.WEEKLY) -> date:
    """The first day of the period so many weeks, months or quarters after that of `MONDAY`."""
    if cadence is Cadence.WEEKLY:
        return MONDAY + timedelta(weeks=number)
    months = number * (3 if cadence is Cadence.QUARTERLY else 1)
    return date(MONDAY.year + months // 12, months % 12 + 1, 1)


def an_entry(
    period: int | date = 0,
    counts: Counts | None = None,
    *,
    kpi: str = Kind.NPS.value,
    team: str = WHOLE_COMPANY,
    fields: dict[str, object] | None = None,
    **parts: object,
) -> Entry:
    """An entry for a week, by its number or first day; its counts are given whole or as parts, `promoters=5, …`.

    `values` among the parts are cases known exactly; `fields` are those of the entry itself.
    """
    if "values" in parts:
        parts["tally"] = tally_of(parts.pop("values"))
    day = a_period(period) if isinstance(period, int) else period
    given = {"kpi": kpi, "team": team, "period": day, "counts": counts or Counts.checked(**parts)}
    return Entry.checked(**given | {"entered_at": ENTERED} | (fields or {}))


def a_sheet(*entries: Entry) -> Sheet:
    """The entries of one KPI as a sheet."""
    return Sheet.of(entries)


def an_event(number: int = 0, **fields: object) -> Event:
    """An event on the Wednesday of a week, by its number."""
    return Event.checked(**{"id": "event", "name": "Quick win", "on": a_period(number) + timedelta(days=2)} | fields)
