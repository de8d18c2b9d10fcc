"""KPIs: statistics against a bare pass of NumPy, reading against a bare fetch, export against a bare workbook.

All of 30 KPIs with 60 weeks and five teams, 9,000 entries, of which each tally is a week's cases of a team.
"""

import csv
import gc
import io
import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from xlsxwriter import Workbook

from bench import table
from bench.engine import medians
from bench.kpi_plan import FIRST_DAY, KPIS, PERIODS, TEAMS, add_measured_plan, some_entries, some_kpis, some_sheets
from bench.plans import TODAY, Database
from planner.exchange.kpi_book import kpi_book
from planner.exchange.kpi_table_out import entry_rows, scorecard_rows
from planner.exchange.kpis_out import entries_csv
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.scorecard import scorecard
from planner.kpis.scorecard_by_team import scorecard_by_team
from planner.kpis.series import all_series
from planner.kpis.sheet import Sheet
from planner.storage import entries as stored_entries
from planner.storage import kpis as stored_kpis

_ROUNDS = 15
Floats = NDArray[np.float64]


def main() -> None:
    """Prints the tables."""
    kpis = some_kpis()
    sheets = some_sheets(kpis, some_entries(kpis))
    gc.collect()
    gc.freeze()
    _show_statistics(kpis, sheets)
    _show_loading()
    _show_export(kpis, sheets)
    gc.unfreeze()


def _show_statistics(kpis: Sequence[Kpi], sheets: dict) -> None:
    plain = [Bare.of(kpi, sheets[kpi.id]) for kpi in kpis]
    least, series, card, by_team = medians(
        _ROUNDS,
        1,
        lambda: [one.read() for one in plain],
        lambda: all_series(kpis, sheets, TODAY),
        lambda: scorecard(kpis, sheets, FIRST_DAY, TODAY),
        lambda: scorecard_by_team(kpis, sheets, FIRST_DAY, TODAY),
    )
    rows = [
        (name, table.milliseconds(taken), table.ratio(taken, least))
        for name, taken in (
            ("bare pass of NumPy", least),
            ("readings of all periods", series),
            ("the whole scorecard", card),
            (f"and one for each of {TEAMS} teams", by_team),
        )
    ]
    note = "The bare pass has its columns ready: it adds them up by week, and takes values, intervals and limits."
    title = f"Statistics of {KPIS} KPIs x {PERIODS} weeks x {TEAMS} teams, from their entries (processor time, medians)"
    table.show(title, ("what is worked out", "ms", "ratio"), rows, note)


@dataclass(frozen=True)
class Bare:
    """One KPI's numbers as anybody would lay them out: columns, and which week each row is of."""

    kind: Kind
    columns: tuple[Floats, ...]
    week: NDArray[np.int64]

    @classmethod
    def of(cls, kpi: Kpi, sheet: Sheet) -> "Bare":
        """The entries of a KPI; a tally gives a row for each of its bins."""
        number = {period: at for at, period in enumerate(dict.fromkeys(sheet.periods))}
        if sheet.numbers:
            week = np.array([number[period] for period in sheet.periods])
            return cls(kpi.kind, tuple(sheet.numbers[name] for name in kpi.parts if name != "tally"), week)
        told = zip(sheet.periods, sheet.tallies, strict=True)
        bins = [(number[period], *one) for period, tally in told for one in tally]
        week, low, _, cases = (np.array(column) for column in zip(*bins, strict=True))
        return cls(kpi.kind, (low.astype(float), cases.astype(float)), week)

    def read(self) -> tuple[Floats, ...]:
        """Values, the ends of their 95 % intervals, and the limits of an XmR chart."""
        value, error = self._durations() if self.kind is Kind.DURATION else self._values()
        limit = 2.66 * np.abs(np.diff(value[:12])).mean()
        middle = value[:12].mean()
        return value, value - 1.96 * error, value + 1.96 * error, np.array([middle - limit, middle, middle + limit])

    def _values(self) -> tuple[Floats, Floats]:
        sums = [np.bincount(self.week, column) for column in self.columns]
        match self.kind:
            case Kind.NPS:
                n = sum(sums)
                net = (sums[0] - sums[2]) / n
                return net, np.sqrt(((sums[0] + sums[2]) / n - net**2) / n)
            case Kind.MEAN:
                answer, cases = self.columns
                n, total = sums[1], np.bincount(self.week, answer * cases)
                squares = np.bincount(self.week, answer**2 * cases)
                return total / n, np.sqrt((squares / n - (total / n) ** 2) / n)
            case _:
                share = sums[0] / sums[-1]
                return share, np.sqrt(np.abs(share * (1 - share)) / sums[-1])

    def _durations(self) -> tuple[Floats, Floats]:
        minutes, cases = self.columns
        ends = np.searchsorted(self.week, np.arange(PERIODS + 1))
        weeks = [slice(start, end) for start, end in pairwise(ends)]
        sorted_cases = [np.sort(np.repeat(minutes[week], cases[week].astype(int))) for week in weeks]
        median = np.array([found[len(found) // 2] for found in sorted_cases])
        return median, np.array([found[-1] - found[0] for found in sorted_cases]) / 4


def _show_loading() -> None:
    with tempfile.TemporaryDirectory() as name:
        database = Database.made(Path(name))
        plan = add_measured_plan(database).id
        with database.workspace.reading() as db:
            ids = [kpi.id for kpi in stored_kpis.of_plan(db, plan)]

        def ours() -> object:
            with database.workspace.reading() as db:
                return stored_entries.sheets(db, plan, ids)

        with sqlite3.connect(Path(name) / "bench.sqlite3") as other:
            fetch = "SELECT * FROM entries WHERE plan_id = ? ORDER BY kpi, period, team"
            least, taken = medians(_ROUNDS, 1, lambda: other.execute(fetch, [plan]).fetchall(), ours)
        other.close()
    row = (f"{KPIS * PERIODS * TEAMS:,}", table.milliseconds(least), table.milliseconds(taken))
    heads = ("entries", "bare ms", "sheets ms", "ratio")
    table.show("Reading sheets against a bare fetch of the same rows", heads, [(*row, table.ratio(taken, least))])


def _show_export(kpis: Sequence[Kpi], sheets: dict) -> None:
    card = scorecard(kpis, sheets, FIRST_DAY, TODAY)
    entries, tiles = list(entry_rows(kpis, sheets)), list(scorecard_rows(card))
    bare_csv, as_csv, bare_book, book = medians(
        3,
        1,
        lambda: _bare_csv(entries),
        lambda: entries_csv(kpis, sheets),
        lambda: _bare_book([tiles, entries, *([range(9)] * PERIODS for _ in kpis)]),
        lambda: kpi_book(kpis, sheets, card, FIRST_DAY),
    )
    rows = [
        (name, table.milliseconds(least), table.milliseconds(taken), table.ratio(taken, least))
        for name, least, taken in (("entries as CSV", bare_csv, as_csv), (f"book, {KPIS} charts", bare_book, book))
    ]
    note = "The bare ones write the same cells, made ready before, without formats and charts."
    table.show("Export against csv.writer and XlsxWriter", ("file", "bare ms", "ours ms", "ratio"), rows, note)


def _bare_csv(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _bare_book(sheets: Sequence[Sequence[Sequence[object]]]) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return out.getvalue()


if __name__ == "__main__":
    main()
