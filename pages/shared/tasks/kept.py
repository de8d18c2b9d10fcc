"""What is typed into the table of tasks is kept by task, and laid into the rows of a fresh session."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pages.shared import drafts
from pages.shared.tasks import grid as task_grid
from pages.shared.tasks.cells import Cells
from pages.shared.tasks.grid import Left
from planner.actions.plans import OpenPlan
from planner.plan.plan import PlanId
from planner.tasks.task import Task, TaskId

FORM = "tasks-grid"
_NEW = "new rows"


def keep(plan: PlanId) -> None:
    """Keep the cells and rows as they are typed now; to be called in a callback.

    It is given the plan's id and no table: Streamlit holds what callbacks are given as long as the session lasts.
    """
    grid = task_grid.of_plan(plan)
    if grid is None:
        return
    found = task_grid.typed(grid)
    rows = {task.id: _text({"version": task.version, "cells": dict(cells)}) for task, cells in found.changed}
    drafts.keep_all(FORM, rows | ({_NEW: _text(found.added)} if found.added else {}))


def forget() -> None:
    """All of it is saved or discarded; to be called in a callback."""
    drafts.forget(FORM)


def left(opened: OpenPlan) -> Left | None:
    """What an earlier session has typed, of the tasks that are still there; None if this one has a table already."""
    kept = drafts.kept(FORM)
    if task_grid.of_plan(opened.plan.id) or not kept:
        return None
    tasks = [(task, json.loads(kept[task.id])) for task in opened.tasks if task.id in kept]
    return Left(
        cells={task.id: row["cells"] for task, row in tasks},
        added=json.loads(kept.get(_NEW, "[]")),
        overtaken=_overtaken(tasks),
    )


def _overtaken(tasks: Sequence[tuple[Task, Mapping[str, Any]]]) -> tuple[TaskId, ...]:
    return tuple(task.id for task, row in tasks if row["version"] != task.version)


def _text(rows: Mapping[str, object] | Sequence[Cells]) -> str:
    return json.dumps(rows, ensure_ascii=False)
