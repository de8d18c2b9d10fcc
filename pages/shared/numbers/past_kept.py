"""What is typed into the grid of past periods is kept row by row, and laid into the rows of a fresh session."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pages.shared import drafts, visit
from pages.shared.numbers import past_grid
from pages.shared.numbers.past_grid import Grid
from pages.shared.numbers.past_rows import Cells, Row, cells_of
from pages.shared.numbers.stored import Stored, entry_of
from pages.shared.numbers.words import cell_name
from planner.actions.kpis import OpenKpis
from planner.kpis.counts import NOTHING
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period, previous_period
from planner.plan.entry_edits import entry_id, entry_key
from planner.shared.errors import NotFound

FORM = "numbers-past"


def keep(grid: Grid, waiting: Collection[str]) -> None:
    """Keep the rows as they are typed now; to be called in a callback.

    `waiting` are the ids of entries that clash: they are in the grid no more, and stay kept until they are decided.
    """
    rows = {_field(grid, row): _text(grid, row, cells) for row, cells in past_grid.typed(grid)}
    drafts.keep(FORM, dict.fromkeys(_fields(grid.kpi, grid.team, waiting), "") | rows)


def forget(grid: Grid, waiting: Collection[str]) -> None:
    """The rows of this grid are saved or discarded, but for those that wait or are held; for callbacks."""
    drafts.forget(FORM, _fields(grid.kpi, grid.team, waiting))


def settle(entry: str) -> None:
    """An entry that clashed is decided; to be called in a callback."""
    drafts.forget(FORM, [entry])


def left(opened: OpenKpis, kpi: Kpi, team: str, waiting: Collection[str]) -> list[tuple[Row, Cells]]:
    """The rows that an earlier session has typed into, each over the entry that was seen then."""
    if past_grid.is_open(opened, kpi, team):
        return []
    kept = drafts.kept(FORM)
    found = []
    for field in _fields(kpi, team, waiting):
        row: dict[str, Any] = json.loads(kept[field])
        period = kpi.period_of(date.fromisoformat(entry_key(field)[2]))
        found.append((_as_seen(opened, kpi, team, period, row["version"]), row["cells"]))
    return found


def periods_back(opened: OpenKpis, kpi: Kpi, rows: Collection[tuple[Row, Cells]]) -> int:
    """How many periods, counted back from the one of today, hold all of these rows."""
    oldest = min((row.period.start for row, _ in rows), default=opened.today)
    period, number = kpi.period_of(opened.today), 1
    while period.start > oldest:
        period, number = previous_period(period, kpi.cadence, kpi.week_starts), number + 1
    return number


def is_found(grid: Grid) -> bool:
    """Whether an earlier session has left rows of this grid."""
    return any(entry_key(field)[:2] == (grid.kpi.id, grid.team) for field in drafts.found(FORM))


def others(opened: OpenKpis, grid: Grid, waiting: Collection[str]) -> list[str]:
    """The names of the other KPIs and teams for which rows are kept."""
    keys = {entry_key(field)[:2]: None for field in drafts.kept(FORM) if field not in waiting}
    names = []
    for kpi, team in keys:
        try:
            if (kpi, team) != (grid.kpi.id, grid.team):
                names.append(cell_name(opened.kpi(kpi), team))
        except NotFound:  # the KPI was deleted meanwhile
            continue
    return names


def fields_of(grid: Grid, rows: Iterable[Row]) -> set[str]:
    """Under which ids these rows of the grid are kept."""
    return {_field(grid, row) for row in rows}


def _field(grid: Grid, row: Row) -> str:
    return entry_id((grid.kpi.id, grid.team, row.period.start.isoformat()))


def _fields(kpi: Kpi, team: str, waiting: Collection[str]) -> list[str]:
    its = [field for field in drafts.kept(FORM) if entry_key(field)[:2] == (kpi.id, team)]
    return [field for field in its if field not in waiting]


def _text(grid: Grid, row: Row, cells: Cells) -> str:
    # The whole row: what was not typed over is what the visitor saw, which may not be what is stored later.
    whole = cells_of(grid.kpi, row.stored) | dict(cells)
    return json.dumps({"version": row.stored.version if row.stored else 0, "cells": whole}, ensure_ascii=False)


def _as_seen(opened: OpenKpis, kpi: Kpi, team: str, period: Period, version: int) -> Row:
    """The row with the version that was typed over, so that a later one is not overwritten but clashes."""
    now = entry_of(opened, kpi.id, team, period.start)
    if version == 0 or (now and now.version == version):
        return Row(period, now if version else None)
    return Row(period, replace(now, version=version) if now else _removed(period, version, visit.now()))


def _removed(period: Period, version: int, at: datetime) -> Stored:
    return Stored(period.start, NOTHING, "", version, "", at)
