"""Entries in the database: a few as values to be changed, many as columns to be counted with."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import Row, Text, bindparam, cast, delete, func, insert, select

from planner.kpis.counts import NUMBERS, Bin, Counts
from planner.kpis.entry import Entry
from planner.kpis.kpi import KpiId
from planner.kpis.sheet import EMPTY, Sheet
from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.tables import entries

T = TypeVar("T")
Key = tuple[KpiId, str, str]
"""The KPI, the team, the first day of the period: `Entry.key`."""

_C = entries.c
# Dates and tallies come as text and are read once for each different one: many entries share them.
_PLAIN = (
    *(_C.kpi, cast(_C.period, Text), _C.team, *(_C[name] for name in NUMBERS), cast(_C.tally, Text), _C.is_nothing),
    *(_C.note, _C.version, _C.entered_by, cast(_C.entered_at, Text), _C.source),
)


def sheets(db: Db, plan: PlanId, kpis: Collection[KpiId], since: date | None = None) -> dict[KpiId, Sheet]:
    """The entries of these KPIs as columns, from the period on that begins on a day, if one is given."""
    wanted = (_C.plan_id == plan) & _C.kpi.in_(kpis)
    query = select(*_PLAIN).where(wanted if since is None else wanted & (_C.period >= since))
    rows = db.execute(query.order_by(_C.kpi, _C.period, _C.team)).all() if kpis else []
    found = _sheets(list(zip(*rows, strict=True))) if rows else {}
    return {kpi: found.get(kpi, EMPTY) for kpi in kpis}


def load(db: Db, plan: PlanId, keys: Collection[Key]) -> dict[Key, Entry]:
    """Those of these entries that there are."""
    if not keys:
        return {}
    wanted, ids = set(keys), {kpi for kpi, _, _ in keys}
    periods = {date.fromisoformat(period) for _, _, period in keys}
    rows = db.execute(select(entries).where(_C.plan_id == plan, _C.kpi.in_(ids), _C.period.in_(periods)))
    return {key: _entry(row) for row in rows if (key := (row.kpi, row.team, row.period.isoformat())) in wanted}


def of_kpi(db: Db, plan: PlanId, kpi: KpiId, team: str | None = None) -> list[Entry]:
    """All entries of a KPI or of one of its teams."""
    query = select(entries).where(_C.plan_id == plan, _C.kpi == kpi)
    return [_entry(row) for row in db.execute(query if team is None else query.where(_C.team == team))]


def add(db: Db, plan: PlanId, new: Sequence[Entry]) -> None:
    """Keep entries of which none is stored yet."""
    if new:
        db.execute(insert(entries), [_row(plan, entry) for entry in new])


def upsert(db: Db, plan: PlanId, kept: Sequence[Entry]) -> None:
    """Keep these entries as they are given, new or in place of what was stored."""
    remove(db, plan, [entry.key for entry in kept])
    add(db, plan, kept)


def remove(db: Db, plan: PlanId, gone: Iterable[Key]) -> None:
    """Remove these entries."""
    rows = [{"of_kpi": kpi, "of_team": team, "of_period": date.fromisoformat(period)} for kpi, team, period in gone]
    if rows:
        it = (_C.kpi == bindparam("of_kpi")) & (_C.team == bindparam("of_team")) & (_C.period == bindparam("of_period"))
        db.execute(delete(entries).where(_C.plan_id == plan, it), rows)


def count(db: Db, plan: PlanId) -> int:
    """How many entries a plan has."""
    return db.execute(select(func.count()).where(_C.plan_id == plan)).scalar_one()


def count_by_kpi(db: Db, plan: PlanId, kpis: Collection[KpiId]) -> dict[KpiId, int]:
    """How many entries each of these KPIs has, if any."""
    wanted = (_C.plan_id == plan) & _C.kpi.in_(kpis)
    rows = db.execute(select(_C.kpi, func.count()).where(wanted).group_by(_C.kpi)) if kpis else ()
    return {KpiId(kpi): number for kpi, number in rows}


def count_periods(db: Db, plan: PlanId, kpi: KpiId, start: date, end: date) -> int:
    """In how many periods that begin in a stretch of days the KPI has entries."""
    its = (_C.plan_id == plan, _C.kpi == kpi, _C.period.between(start, end))
    return db.execute(select(func.count(_C.period.distinct())).where(*its)).scalar_one()


def _row(plan: PlanId, entry: Entry) -> dict[str, Any]:
    counts = entry.counts
    row = {name: getattr(entry, name) for name in Entry.model_fields if name != "counts"}
    numbers = {name: getattr(counts, name) for name in NUMBERS}
    return row | numbers | {"plan_id": plan, "tally": counts.tally or None, "is_nothing": counts.is_nothing}


def _entry(row: Row[Any]) -> Entry:
    known = row._mapping
    counts = {name: known[name] for name in (*NUMBERS, "is_nothing")} | {"tally": known["tally"] or ()}
    fields = {name: known[name] for name in Entry.model_fields if name != "counts"}
    return Entry(**fields, counts=Counts(**counts))


def _sheets(columns: Sequence[Sequence[Any]]) -> dict[KpiId, Sheet]:
    kpis, periods, teams = columns[:3]
    numbers = dict(zip(NUMBERS, columns[3:], strict=False))
    tallies, nothing, notes, versions, who, moments, sources = columns[3 + len(NUMBERS) :]
    whole = {
        "periods": _read(periods, date.fromisoformat),
        "teams": teams,
        "tallies": _read(tallies, _tally),
        "nothing": nothing,
        "notes": notes,
        "versions": versions,
        "entered_by": who,
        "entered_at": _read(moments, _moment),
        "sources": sources,
    }
    return {kpi: _part(whole, numbers, part) for kpi, part in _stretches(kpis)}


def _part(whole: Mapping[str, Sequence[Any]], numbers: Mapping[str, Sequence[float | None]], part: slice) -> Sheet:
    given = {name: column[part] for name, column in numbers.items()}
    used = {name: np.array(column, float) for name, column in given.items() if column.count(None) < len(column)}
    return Sheet(numbers=used, **{name: column[part] for name, column in whole.items()})


def _stretches(kpis: Sequence[str]) -> Iterable[tuple[KpiId, slice]]:
    start = 0
    for kpi, rows in groupby(kpis):
        end = start + sum(1 for _ in rows)
        yield KpiId(kpi), slice(start, end)
        start = end


def _read(column: Sequence[str], reading: Callable[[str], T]) -> list[T]:
    known = {text: reading(text) for text in set(column)}
    return [known[text] for text in column]


def _tally(text: str | None) -> tuple[Bin, ...]:
    return tuple(map(tuple, json.loads(text))) if text else ()


def _moment(text: str) -> datetime:
    # SQLite keeps moments in UTC without saying so; PostgreSQL says so.
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
