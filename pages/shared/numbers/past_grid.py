"""The grid of past periods while it is typed into: its rows stand still until they are saved or discarded.

Streamlit matches what was typed to rows by their position, and forgets it when the table under it changes
or the page is left. So the rows are frozen while something is typed, and laid out anew with it when they must change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import count
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.numbers.past_rows import Cells, Row, cells_of, frame
from pages.shared.numbers.stored import entry_of
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import Kpi

_made = count()
_SLOT = "numbers_grid"


@dataclass(frozen=True)
class Grid:
    """The rows of one KPI and team, and what was laid into them, by the first day of the period."""

    opened: OpenKpis
    kpi: Kpi
    team: str
    rows: tuple[Row, ...]
    carried: Mapping[date, Cells] = field(default_factory=dict)
    made: int = field(default_factory=lambda: next(_made))

    @property
    def key(self) -> str:
        """The widget's key: another one whenever the rows are laid out anew."""
        return f"numbers-grid-{self.opened.plan.id}-{self.kpi.id}-{self.made}"

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table to be edited."""
        return frame(self.opened, self.kpi, self.rows, self.carried)


def is_open(opened: OpenKpis, kpi: Kpi, team: str) -> bool:
    """Whether the session has this grid already."""
    return _grid(opened, kpi, team) is not None


def current(opened: OpenKpis, kpi: Kpi, team: str, rows: Sequence[Row], left: Sequence[tuple[Row, Cells]] = ()) -> Grid:
    """The grid to show now: the frozen one while something is typed, else one of the entries as they are.

    `left` is what an earlier session has typed; a grid that is new begins with it.
    """
    grid = _grid(opened, kpi, team)
    if grid is None:
        fresh = Grid(opened, kpi, team, tuple(rows))
        return _put(_laid_out(fresh, rows, left) if left else fresh)
    found = typed(grid)
    is_same = [row.period for row in grid.rows] == [row.period for row in rows]
    if not found:
        is_fresh = is_same and grid.opened is opened
        return grid if is_fresh else _put(Grid(opened, kpi, team, tuple(rows)))
    if grid.key in st.session_state and is_same:
        return grid
    return _put(_laid_out(grid, rows, found))


def typed(grid: Grid) -> list[tuple[Row, Cells]]:
    """The rows that differ from what is stored, each with the cells that do."""
    cells: dict[date, dict[str, Any]] = {period: dict(laid) for period, laid in grid.carried.items()}
    for at, edited in _edits(grid).items():
        if at < len(grid.rows):
            cells.setdefault(grid.rows[at].period.start, {}).update(edited)
    return [
        (row, differing)
        for row in grid.rows
        if row.period.start in cells and (differing := _differing(grid, row, cells[row.period.start]))
    ]


def remember(grid: Grid) -> None:
    """Keep what was typed beyond the life of the widget; to be called after the grid was drawn."""
    if grid.key in st.session_state:
        st.session_state[_memory(grid)] = _plain(st.session_state[grid.key])


def renew(grid: Grid, opened: OpenKpis, held: Sequence[tuple[Row, Cells]] = ()) -> None:
    """Forget what was typed, but for the rows that are held; the others are laid out as they are stored now."""
    st.session_state.pop(_memory(grid), None)
    st.session_state.pop(_slot(grid.opened, grid.kpi, grid.team), None)
    if held:
        periods = [row.period for row in grid.rows]
        rows = [Row(period, entry_of(opened, grid.kpi.id, grid.team, period.start)) for period in periods]
        _put(_laid_out(Grid(opened, opened.kpi(grid.kpi.id), grid.team, tuple(rows)), rows, held))


def others_unsaved(opened: OpenKpis, grid: Grid) -> list[Grid]:
    """The grids of other KPIs and teams in which something waits to be saved."""
    prefix = f"{_SLOT}:{opened.plan.id}:"
    known = [st.session_state[key] for key in st.session_state if str(key).startswith(prefix)]
    return [other for other in known if other.made != grid.made and typed(other)]


def _laid_out(grid: Grid, rows: Sequence[Row], found: Sequence[tuple[Row, Cells]]) -> Grid:
    """Other rows under the same edits; a row that was typed into keeps the entry that the visitor saw."""
    seen = {row.period: row for row, _ in found}
    kept = [*rows, *(row for row in seen.values() if row.period not in {one.period for one in rows})]
    carried = {row.period.start: cells for row, cells in found}
    return replace(grid, rows=tuple(seen.get(row.period, row) for row in kept), carried=carried, made=next(_made))


def _edits(grid: Grid) -> dict[int, dict[str, Any]]:
    state = st.session_state.get(grid.key)
    if state is None:
        state = st.session_state.get(_memory(grid)) or {}
    return _plain(state)["edited_rows"]


def _plain(state: Mapping[str, Any]) -> dict[str, dict[int, dict[str, Any]]]:
    return {"edited_rows": {int(at): dict(cells) for at, cells in (state.get("edited_rows") or {}).items()}}


def _differing(grid: Grid, row: Row, cells: Cells) -> dict[str, Any]:
    known = cells_of(grid.kpi, row.stored)
    meant = {name: _meant(value, known[name]) for name, value in cells.items() if name in known}
    return {name: value for name, value in meant.items() if value != known[name]}


def _meant(value: object, known: object) -> object:
    if isinstance(known, bool):
        return bool(value)
    return "" if value is None else str(value).strip()  # an emptied text comes as nothing at all


def _grid(opened: OpenKpis, kpi: Kpi, team: str) -> Grid | None:
    found: Grid | None = st.session_state.get(_slot(opened, kpi, team))
    return found


def _put(grid: Grid) -> Grid:
    if old := _grid(grid.opened, grid.kpi, grid.team):
        st.session_state.pop(_memory(old), None)
    st.session_state[_slot(grid.opened, grid.kpi, grid.team)] = grid
    return grid


def _slot(opened: OpenKpis, kpi: Kpi, team: str) -> str:
    return f"{_SLOT}:{opened.plan.id}:{kpi.id}:{team}"


def _memory(grid: Grid) -> str:
    return f"typed:{grid.key}"
