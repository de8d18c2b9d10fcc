"""Counting where each row is a period: each part of an entry from the column that was chosen for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.exchange.kpi_in.counted import Counted
from planner.exchange.kpi_in.opened import OpenedFile, Plain, Use
from planner.exchange.kpi_in.plain_count import count_plain
from planner.exchange.kpi_in.plain_table import BY_PERIOD
from planner.exchange.kpi_in.source import Progress
from planner.kpis.kpi import Kpi, KpiId

Places = tuple[int | None, int | None]
"""The columns of the period and of the team."""


def count_period_rows(
    opened: OpenedFile, uses: Sequence[Use], kpis: Mapping[KpiId, Kpi], today: date, progress: Progress
) -> Iterator[Counted]:
    """What the uses come to, in one go for all that find period and team in the same columns."""
    by_places: dict[Places, list[Use]] = {}
    for use in uses:
        period = opened.date_column if use.date_column is None else use.date_column
        by_places.setdefault((period, use.team_column), []).append(use)
    for (period, team), some in by_places.items():
        named = [replace(use, named=str(number)) for number, use in enumerate(some)]
        cells = {use.named: dict(zip(use.parts, use.columns, strict=True)) for use in named}
        table = Plain(BY_PERIOD, tuple(cells), period=period, team=team, note=opened.note_column, cells=cells)
        yield count_plain(opened, table, named, kpis, today, progress)
