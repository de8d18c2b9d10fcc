"""A pasted block that was looked at: what storing it would do, entry by entry, and what is wrong with other rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from pages.shared.dates import input_format
from pages.shared.kpis import sheets_since
from pages.shared.numbers import block
from pages.shared.numbers.block import Block
from pages.shared.numbers.owing import enterable, teams_to_enter
from pages.shared.numbers.refused import Refused, refused
from pages.shared.numbers.words import cell_name, period_name, reading_words
from planner.actions.kpis import OpenKpis
from planner.exchange import kpis_in
from planner.exchange.kpi_preview import Fate, Preview, previews
from planner.exchange.kpis_in import CountedEntry, Measure
from planner.kpis.checks import doubt
from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.pooled import reading_of
from planner.kpis.sheet import EMPTY, Sheet
from planner.shared.errors import BadInput

_NAME, _QUESTION = "KPI", "Look again"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a block comes to: its entries beside what is stored, and what is wrong with the rows that cannot be used.

    `are_all_told` unless there are more problems than are listed.
    """

    previews: Sequence[Preview]
    table: pd.DataFrame
    problems: Sequence[Refused]
    remarks: Sequence[str] = ()
    are_all_told: bool = True

    @property
    def fates(self) -> Counter[Fate]:
        """How many entries become what."""
        return Counter(preview.fate for preview in self.previews)

    @property
    def to_store(self) -> list[CountedEntry]:
        """The entries that importing would store."""
        return [preview.entry for preview in self.previews if preview.is_stored]


def look(opened: OpenKpis, pasted: Block) -> Looked:
    """The block read like a file; entries that the visitor may not make are refused too."""
    file = kpis_in.open_file(pasted.content, block.NAME, opened.watched)
    if file.asks_day_first:
        file = replace(file, day_first=input_format().startswith("DD"))
    if file.plain is None and not any(use.measure is Measure.PERIOD_ROWS for use in file.uses):
        raise BadInput("These rows name no period or no numbers. The first column is the first day of each period.")
    counted = kpis_in.count(file, file.uses, opened.watched, opened.today)
    problems = [refused(pasted, problem) for problem in counted.problems]
    mine = {(kpi.id, team) for kpi in enterable(opened) for team in teams_to_enter(opened, kpi)}
    good = [entry for entry in counted.entries if (entry.kpi, entry.team) in mine]
    foreign = {(entry.kpi, entry.team) for entry in counted.entries} - mine
    names = ", ".join(sorted(cell_name(opened.kpi(kpi), team) for kpi, team in foreign))
    remarks = [*counted.remarks, *([f"Not yours to enter, so left out: {names}."] if names else [])]
    remarks.extend(f"Left out: {rows:,} {why}." for why, rows in counted.dropped.items())
    if file.asks_day_first:
        remarks.append(
            "Dates are read with the day first." if file.day_first else "Dates are read with the month first."
        )
    sheets = sheets_since(opened, min((entry.period for entry in good), default=opened.today))
    found = previews(good, opened.watched, sheets, opened.today)
    are_all_told = counted.problem_count == len(problems)
    return Looked(found, _table(opened, sheets, found), problems, remarks, are_all_told)


def _table(opened: OpenKpis, sheets: Mapping[KpiId, Sheet], found: Sequence[Preview]) -> pd.DataFrame:
    """A row for each entry, without the columns that say nothing."""
    rows = pd.DataFrame([_row(opened, sheets, preview) for preview in found])
    if not found:
        return rows
    names = [_NAME] if rows[_NAME].nunique() == 1 else []
    return rows.drop(columns=[*names, *([] if rows[_QUESTION].any() else [_QUESTION])])


def _row(opened: OpenKpis, sheets: Mapping[KpiId, Sheet], preview: Preview) -> dict[str, str]:
    entry, kpi = preview.entry, opened.kpi(preview.entry.kpi)
    sheet = sheets.get(kpi.id, EMPTY)
    return {
        _NAME: cell_name(kpi, entry.team),
        "Period": period_name(kpi, kpi.period_of(entry.period), opened.today),
        "What happens": preview.fate.value,
        "To be stored": _value(kpi, entry.counts),
        "Stored now": _value(kpi, preview.stored) if preview.stored else "",
        _QUESTION: doubt(kpi, entry.counts, sheet, entry.team, entry.period) if preview.is_stored else preview.why,
    }


def _value(kpi: Kpi, counts: Counts) -> str:
    return reading_words(kpi, reading_of(kpi, counts))
