"""What the tests of the KPI import share: KPIs of the catalogue, files opened and counted in one call."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from planner.exchange.kpis_in import Counted, CountedEntry, Measure, OpenedFile, Use, count, open_file
from planner.kpis.catalogue import catalogue
from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi, KpiId, Team

TODAY = date(2026, 2, 2)
WEEK_1, WEEK_2, WEEK_3 = date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19)
SAMPLES = Path(__file__).parents[1] / "data" / "kpis"


def catalogue_kpi(key: str, *teams: str, **changes: object) -> Kpi:
    """A KPI of the catalogue, with its key as its id."""
    found = next(definition for definition in catalogue() if definition.key == key)
    return found.kpi(KpiId(key), date(2025, 1, 1), teams=tuple(Team(name=team) for team in teams), **changes)


EVERY_KPI = [catalogue_kpi(definition.key) for definition in catalogue()]


def sample(name: str, *kpis: Kpi) -> OpenedFile:
    """One of the files kept for the tests."""
    return open_file((SAMPLES / name).read_bytes(), name, kpis or EVERY_KPI)


def table(*rows: Sequence[object], kpis: Sequence[Kpi] = EVERY_KPI, name: str = "answers.csv") -> OpenedFile:
    """A CSV with these rows."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return open_file(text.getvalue().encode(), name, kpis)


def counted(opened: OpenedFile, *uses: Use, kpis: Sequence[Kpi] = EVERY_KPI, today: date = TODAY) -> Counted:
    """What the file comes to; for its own proposals unless others are given."""
    return count(opened, uses or opened.uses, kpis, today)


def entries(found: Counted, kpi: str) -> dict[tuple[str, date], Counts]:
    """The counts of one KPI by team and period."""
    return {(entry.team, entry.period): entry.counts for entry in found.entries if entry.kpi == kpi}


def entry(found: Counted, kpi: str, period: date, team: str = "") -> CountedEntry:
    """One entry."""
    return next(one for one in found.entries if (one.kpi, one.period, one.team) == (kpi, period, team))


def use(measure: Measure, *columns: int, kpi: str, **fields: object) -> Use:
    """What to count from some columns."""
    return replace(Use(measure, columns, KpiId(kpi)), **fields)


def column_of(opened: OpenedFile, header: str) -> int:
    """The position of a header."""
    return next(column.at for column in opened.columns if column.header == header)
