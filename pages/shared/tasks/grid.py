"""The table while it is being edited: its rows stand still until what was typed is saved or discarded.

Streamlit matches what was typed to rows by their position, and forgets it when the table under it
changes or the page is left. So the rows are frozen as long as something is typed, and what was typed
is remembered and laid into a new table when the old one is gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.tasks import columns
from pages.shared.tasks.cells import Cells
from pages.shared.tasks.columns import TICK, Facts
from planner.actions.plans import OpenPlan
from planner.plan.plan import PlanId
from planner.tasks.task import Status, Task, TaskId

_made = count()


@dataclass(frozen=True)
class Grid:
    """The rows of the table, and what was laid into them. `carried` belongs to tasks, `added` to new rows.

    `overtaken` are tasks that were changed after an earlier session had typed into them.
    """

    opened: OpenPlan
    known: Facts
    view: tuple[object, ...]
    tasks: tuple[Task, ...]
    carried: Mapping[TaskId, Cells] = field(default_factory=dict)
    added: Sequence[Cells] = ()
    asks_reason: bool = False
    overtaken: tuple[TaskId, ...] = ()
    made: int = field(default_factory=lambda: next(_made))

    @property
    def key(self) -> str:
        """The widget's key: another one whenever the rows are laid out anew."""
        return f"tasks-{self.opened.plan.id}-{self.opened.plan.revision}-{self.made}"

    @property
    def has_reasons(self) -> bool:
        """Whether the column of reasons is needed."""
        return self.asks_reason or any(task.status is Status.BLOCKED for task in self.tasks)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table to be edited."""
        rows = [columns.row(self.opened, self.known, task) | dict(self.carried.get(task.id, {})) for task in self.tasks]
        return columns.as_frame([*rows, *self.added])


@dataclass(frozen=True)
class Typed:
    """Everything typed that is not saved yet: cells that differ by task, new rows, and the tasks ticked."""

    changed: Sequence[tuple[Task, Cells]]
    added: Sequence[Cells]
    ticked: Sequence[Task]

    @property
    def count(self) -> int:
        """How many cells and rows wait to be saved."""
        return sum(len(cells) for _, cells in self.changed) + len(self.added)


@dataclass(frozen=True)
class Left:
    """What an earlier session has typed and not saved; `overtaken` are tasks that were changed since."""

    cells: Mapping[TaskId, Cells]
    added: Sequence[Cells]
    overtaken: tuple[TaskId, ...]


def of_plan(plan: PlanId) -> Grid | None:
    """The table of a plan that the session has open."""
    found: Grid | None = st.session_state.get(_slot(plan))
    return found


def current(opened: OpenPlan, known: Facts, tasks: Sequence[Task], order: str, left: Left | None = None) -> Grid:
    """The table to show now: the frozen one while something is typed, else one of the tasks as they are.

    A new one begins with what is `left`, in rows of their own where the filters hide the tasks.
    """
    view = (opened.plan.revision, opened.today, order, tuple(task.id for task in tasks))
    grid = of_plan(opened.plan.id)
    if grid is None and left:
        rows = [*tasks, *(task for task in opened.tasks if task.id in left.cells.keys() - set(view[-1]))]
        begun = replace(_fresh(opened, known, view, rows, order), carried=left.cells, added=left.added)
        asks_reason = any(columns.REASON in cells for cells in (*left.cells.values(), *left.added))
        return _put(replace(begun, overtaken=left.overtaken, asks_reason=asks_reason))
    if grid is None:
        return _put(_fresh(opened, known, view, tasks, order))
    is_gone = grid.key not in st.session_state
    found = typed(grid)
    if found.count:
        return _put(_laid_out(grid, found)) if is_gone else grid
    if grid.view != view:
        ticked = {task.id: {TICK: True} for task in found.ticked if grid.opened.plan.revision == opened.plan.revision}
        return _put(replace(_fresh(opened, known, view, tasks, order), carried=ticked))
    return grid


def is_behind(grid: Grid, opened: OpenPlan) -> bool:
    """Whether the plan was changed since the rows were frozen."""
    return grid.opened.plan.revision != opened.plan.revision


def has_other_view(grid: Grid, opened: OpenPlan, tasks: Sequence[Task], order: str) -> bool:
    """Whether the filters or the order have changed since the rows were frozen."""
    return grid.view[2:] != (order, tuple(task.id for task in tasks))


def typed(grid: Grid) -> Typed:
    """What was typed, over what had been laid into the rows before."""
    edits = _edits(grid)
    cells: dict[TaskId, dict[str, Any]] = {task: dict(laid) for task, laid in grid.carried.items()}
    added = [dict(laid) for laid in grid.added]
    for at, typed_cells in edits["edited_rows"].items():
        if at < len(grid.tasks):
            cells.setdefault(grid.tasks[at].id, {}).update(typed_cells)
        elif at - len(grid.tasks) < len(added):
            added[at - len(grid.tasks)].update(typed_cells)
    added += [dict(one) for one in edits["added_rows"]]
    return Typed(
        changed=[(task, differing) for task in grid.tasks if (differing := _differing(grid, task, cells))],
        added=[_editable(one) for one in added if _is_row(one)],
        ticked=[task for task in grid.tasks if cells.get(task.id, {}).get(TICK)],
    )


def remember(grid: Grid) -> None:
    """Keep what was typed beyond the life of the widget; to be called after the table was drawn."""
    if grid.key in st.session_state:
        st.session_state[_memory(grid)] = _plain(st.session_state[grid.key])


def renew(opened: OpenPlan) -> None:
    """Lay the rows out anew and forget what was typed."""
    if grid := of_plan(opened.plan.id):
        st.session_state.pop(_memory(grid), None)
    st.session_state.pop(_slot(opened.plan.id), None)


def bring_up_to_date(opened: OpenPlan) -> None:
    """Put the tasks as they are now under what was typed; edits of tasks that are gone go with them."""
    grid = of_plan(opened.plan.id)
    if grid is None:
        return
    found = typed(grid)
    now = {task.id: task for task in opened.tasks}
    tasks = tuple(now[task.id] for task in grid.tasks if task.id in now)
    revised = replace(grid, opened=opened, known=columns.facts(opened), tasks=tasks)
    _put(_laid_out(revised, found))


def ask_reason(opened: OpenPlan) -> None:
    """Show the column of reasons, with everything typed as it is."""
    if (grid := of_plan(opened.plan.id)) and not grid.has_reasons:
        _put(replace(_laid_out(grid, typed(grid)), asks_reason=True))


def tick_all(opened: OpenPlan, *, ticks: bool) -> None:
    """Tick every row, or none."""
    if grid := of_plan(opened.plan.id):
        carried = {task.id: {TICK: ticks} for task in grid.tasks}
        _put(replace(_laid_out(grid, typed(grid)), carried=carried))


def _fresh(opened: OpenPlan, known: Facts, view: tuple[object, ...], tasks: Sequence[Task], order: str) -> Grid:
    return Grid(opened, known, view, columns.in_order(opened, known, tasks, order))


def _laid_out(grid: Grid, found: Typed) -> Grid:
    ticks = {task.id: {TICK: True} for task in found.ticked}
    cells = {task.id: dict(cells) for task, cells in found.changed}
    carried = {task: {**ticks.get(task, {}), **cells.get(task, {})} for task in ticks.keys() | cells.keys()}
    return replace(grid, carried=carried, added=tuple(found.added), made=next(_made))


def _edits(grid: Grid) -> dict[str, Any]:
    state = st.session_state.get(grid.key)
    if state is None:
        state = st.session_state.get(_memory(grid)) or {}
    return _plain(state)


def _plain(state: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "edited_rows": {int(at): dict(cells) for at, cells in (state.get("edited_rows") or {}).items()},
        "added_rows": [dict(cells) for cells in state.get("added_rows") or ()],
    }


def _differing(grid: Grid, task: Task, cells: Mapping[TaskId, Cells]) -> dict[str, Any]:
    known = columns.editable_cells(task, grid.known.numbers) if task.id in cells else {}
    typed_cells = _editable(cells.get(task.id, {})).items()
    return {name: value for name, value in typed_cells if _meant(value) != _meant(known[name])}


def _meant(value: object) -> object:
    return None if value == "" else value  # an emptied text comes as nothing at all


def _editable(cells: Cells) -> dict[str, Any]:
    return {name: value for name, value in cells.items() if name in columns.EDITABLE}


def _is_row(cells: Cells) -> bool:
    """Whether anything was typed into a new row; the status stands there by itself."""
    return any(value not in (None, "") for name, value in _editable(cells).items() if name != "status")


def _put(grid: Grid) -> Grid:
    if old := of_plan(grid.opened.plan.id):
        st.session_state.pop(_memory(old), None)
    st.session_state[_slot(grid.opened.plan.id)] = grid
    return grid


def _slot(plan: PlanId) -> str:
    return f"tasks_grid:{plan}"


def _memory(grid: Grid) -> str:
    return f"typed:{grid.key}"
