"""What was finished in a list of Today keeps its place while the page stays open: rows never move under a finger."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from planner.actions.plans import OpenPlan
from planner.plan.change import ChangeId
from planner.plan.plan import PlanId
from planner.scheduling.attention import Item

_KEPT = "today_kept"

RowKey = str


@dataclass(slots=True)
class Kept:
    """A list as it was drawn, and the changes by which rows of it were done; `is_new` until those are drawn."""

    rows: tuple[Item, ...]
    done: dict[RowKey, ChangeId]
    is_new: bool = True


def row_key(opened: OpenPlan, item: Item) -> RowKey:
    """Names a row: a task, of a recurring one the occurrence too."""
    return f"{item.task}-{item.day}" if opened.task(item.task).recurrence else item.task


def undo_key(name: str, row: RowKey) -> str:
    """The key of the button that takes back what was done with a row."""
    return f"undo-{name}-{row}"


def keep(opened: OpenPlan, name: str, rows: Sequence[Item], done: Item, change: ChangeId) -> None:
    """Remember the rows of a list and that one was done; to be called in the callback that did it."""
    before = _all().get((opened.plan.id, name))
    earlier = before.done if before else {}
    _all()[opened.plan.id, name] = Kept(tuple(rows), earlier | {row_key(opened, done): change})


def merged(opened: OpenPlan, name: str, items: Sequence[Item]) -> tuple[list[Item], dict[RowKey, ChangeId]]:
    """The rows in the order known, new ones last, with the changes of those that were done."""
    kept = _all().get((opened.plan.id, name))
    if kept is None:
        return list(items), {}
    there = {task.id for task in opened.tasks}
    now = {row_key(opened, item): item for item in items}
    before = {row_key(opened, item): item for item in kept.rows if item.task in there}
    done = {row: change for row, change in _still_shown(kept, name).items() if row in before and row not in now}
    kept.is_new = False
    if not done:
        del _all()[opened.plan.id, name]
        return list(items), {}
    return [now.get(row, item) for row, item in (before | now).items() if row in now or row in done], done


def _still_shown(kept: Kept, name: str) -> dict[RowKey, ChangeId]:
    """Streamlit forgets the buttons of a page that was left, and what was done there is over."""
    if kept.is_new:
        return kept.done
    return {row: change for row, change in kept.done.items() if undo_key(name, row) in st.session_state}


def _all() -> dict[tuple[PlanId, str], Kept]:
    kept: dict[tuple[PlanId, str], Kept] = st.session_state.setdefault(_KEPT, {})
    return kept
