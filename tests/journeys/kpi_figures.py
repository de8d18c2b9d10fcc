"""The figures of the three people: as anybody works them out by hand, and as each face of the product gives them."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from python_calamine import CalamineWorkbook

from planner.actions.kpis import OpenKpis, open_kpis
from planner.cli import main
from planner.exchange.kpi_book import kpi_book
from planner.exchange.kpis_out import entries_csv, scorecard_csv
from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi
from planner.kpis.scorecard import Scorecard, scorecard
from tests.journeys.three_people import BEFORE, LENA, MISSING, RIGHT, WEEKS, Office, person, week
from tests.pages.app import TODAY

Figures = Mapping[str, Any]
TOGETHER = 4


class Faces:
    """Everything that is exported, and what the command line says of it."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.opened: OpenKpis = open_kpis(office.workspace, person(LENA, office.plan), office.plan, TODAY)
        self.card: Scorecard = scorecard(
            self.opened.kpis, self.opened.sheets, self.opened.plan.first_day, self.opened.today
        )
        self.entries = rows_of(entries_csv(self.opened.kpis, self.opened.sheets))
        self.scorecard = {row["KPI"]: row for row in rows_of(scorecard_csv(self.card))}
        self.told = self._told_by_the_command_line(folder)

    def _told_by_the_command_line(self, folder: Path) -> dict[str, Figures]:
        by_least = {least: kpi_stats(self.entries, folder, least) for least in (0, 50)}
        entered = {row["kpi"] for row in self.entries}
        return {kpi.name: by_least[kpi.minimum_n][kpi.name] for kpi in self.opened.kpis if kpi.name in entered}

    def book(self) -> dict[str, list[dict[str, Any]]]:
        """The sheets of the workbook."""
        content = kpi_book(self.opened.kpis, self.opened.sheets, self.card, self.opened.plan.first_day)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = {}
        for name in book.sheet_names:
            header, *rows = book.get_sheet_by_name(name).to_python()
            found[name] = [dict(zip(header, row, strict=True)) for row in rows]
        return found


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def kpi_stats(rows: Sequence[Mapping[str, str]], folder: Path, least: int = 0) -> dict[str, Figures]:
    """What `kpi stats --json` says of a table, with limits from the weeks before day 0, by the name of the KPI."""
    file = folder / "entries.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    said = io.StringIO()
    with redirect_stdout(said):
        assert main(["kpi", "stats", str(file), f"--baseline-weeks={BEFORE}", f"--minimum-n={least}", "--json"]) == 0
    return {kpi["kpi"]: kpi for kpi in json.loads(said.getvalue())["kpis"]}


def together(faces: Faces, folder: Path, name: str) -> Figures:
    """The last four weeks of a KPI as the command line adds them up."""
    first = week(WEEKS - TOGETHER + 1).isoformat()
    rows = [row | {"period": "4 weeks"} for row in faces.entries if row["kpi"] == name and row["period"] >= first]
    (period,) = kpi_stats(rows, folder)[name]["periods"]
    return period


def by_hand(kpi: Kpi, day: date) -> tuple[float, float] | None:
    """The value of a week and its n as somebody works them out from what was counted; None for a week without."""
    found = [RIGHT[place] for team in kpi.team_names if (place := (kpi.name, team, day)) not in MISSING]
    counts = [one for one in found if not one.is_nothing]
    return _BY_KIND[kpi.kind.value](kpi, counts) if counts else None


def _nps(_: Kpi, counts: Sequence[Counts]) -> tuple[float, float]:
    promoters, passives, detractors = (_sum(counts, part) for part in ("promoters", "passives", "detractors"))
    n = promoters + passives + detractors
    return 100 * (promoters - detractors) / n, n


def _ratio(kpi: Kpi, counts: Sequence[Counts]) -> tuple[float, float]:
    part, whole = _sum(counts, "numerator"), _sum(counts, "denominator")
    return kpi.scale * part / whole, whole


def _amount(_: Kpi, counts: Sequence[Counts]) -> tuple[float, float]:
    return _sum(counts, "amount") / _sum(counts, "per"), _sum(counts, "per")


def _mean(_: Kpi, counts: Sequence[Counts]) -> tuple[float, float]:
    if counts[0].value is not None:
        n = _sum(counts, "n")
        return sum((one.value or 0) * (one.n or 0) for one in counts) / n, n
    answers = [low for one in counts for low, _, cases in one.tally for _ in range(cases)]
    return sum(answers) / len(answers), len(answers)


def _duration(_: Kpi, counts: Sequence[Counts]) -> tuple[float, float] | None:
    tally = [row for one in counts for row in one.tally]
    if any(low != high for low, high, _ in tally):
        return None  # of buckets only an estimate is known
    cases = [low for low, _, count in tally for _ in range(count)]
    return median(cases), len(cases)


def _sum(counts: Sequence[Counts], part: str) -> float:
    return sum(getattr(one, part) for one in counts)


_BY_KIND: Mapping[str, Any] = {
    "nps": _nps,
    "proportion": _ratio,
    "rate": _ratio,
    "amount": _amount,
    "mean": _mean,
    "duration": _duration,
}


def number(value: float | None, decimals: int) -> str:
    """A figure as a person writes it with so many decimals; nothing for none."""
    return "" if value is None else f"{value:,.{decimals}f}".replace("-", "−")


def weeks_of(kpi: Kpi) -> list[date]:
    """All weeks for which the KPI has entries, the earliest first."""
    first, last = week(1 - BEFORE), week(WEEKS)
    days = [first + timedelta(weeks=at) for at in range((last - first).days // 7 + 1)]
    return [day for day in days if any((kpi.name, team, day) not in MISSING for team in kpi.team_names)]
