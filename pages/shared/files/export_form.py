"""The export: which tasks, with or without the private ones, as which kind of file."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.shared import visit
from pages.shared.text import count
from planner.access.visitor import Permission
from planner.actions.files import FileKind, export_tasks
from planner.actions.plans import OpenPlan
from planner.charts.palette import status_words
from planner.tasks.task import Status, Task

_MIME = {
    FileKind.CSV: "text/csv",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_LABELS = {FileKind.CSV: "Download CSV", FileKind.XLSX: "Download Excel workbook"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of the tasks, as the list offers them."""

    label: str
    includes: Callable[[Task], bool]


def show(opened: OpenPlan) -> None:
    """What is to be in the file, what that amounts to, and the two ways to download it."""
    st.markdown(
        "Every task with all its fields, and the dates, float and critical path of today, as on the Roadmap. "
        "The file can be imported again without loss. Comments, baselines and the history of changes stay here."
    )
    choices = {choice.label: choice for choice in _choices(opened)}
    chosen = st.selectbox("Tasks", list(choices), key="export_tasks", width=420)
    with_private = _with_private()
    tasks = [task for task in opened.tasks if choices[chosen].includes(task) and (with_private or not task.is_private)]
    st.caption(_inside(opened, tasks))
    with st.container(horizontal=True):
        for kind in FileKind:
            _button(opened, kind, tasks, with_private=with_private)


def _with_private() -> bool:
    if not visit.may(Permission.VIEW_PRIVATE):
        return False
    return st.toggle(
        "With private tasks and notes",
        key="export_private",
        help="Leave this off when the file goes to somebody who may not see them.",
    )


def _choices(opened: OpenPlan) -> list[Choice]:
    tasks = opened.tasks
    owners = sorted({task.owner for task in tasks}, key=lambda owner: (not owner, owner.casefold()))
    found = [
        *(Choice(f"Phase: {phase.name}", _in_phase(phase.key)) for phase in opened.plan.phases),
        *(Choice(f"Owner: {owner or 'nobody yet'}", _owned_by(owner)) for owner in owners),
        *(Choice(f"Status: {status_words(status)}", _at(status)) for status in Status),
    ]
    return [Choice("All tasks", lambda _: True), *(kind for kind in found if any(map(kind.includes, tasks)))]


def _in_phase(key: str) -> Callable[[Task], bool]:
    return lambda task: task.phase == key


def _owned_by(owner: str) -> Callable[[Task], bool]:
    return lambda task: task.owner == owner


def _at(status: Status) -> Callable[[Task], bool]:
    return lambda task: task.status is status


def _inside(opened: OpenPlan, tasks: list[Task]) -> str:
    inside = {task.id for task in tasks}
    cut = sum(link.predecessor not in inside for task in tasks for link in task.links)
    links = f" {count(cut, 'link')} to tasks outside the file {'is' if cut == 1 else 'are'} left out." if cut else ""
    return f"{len(tasks)} of {count(len(opened.tasks), 'task')}.{links}"


def _button(opened: OpenPlan, kind: FileKind, tasks: list[Task], *, with_private: bool) -> None:
    workspace, visitor = visit.workspace(), visit.visitor()
    plan, today, chosen = opened.plan.id, opened.today, frozenset(task.id for task in tasks)
    # Built on the click, in a thread that knows no visit: the action itself checks who is asking.
    st.download_button(
        _LABELS[kind],
        lambda: export_tasks(workspace, visitor, plan, today, kind, chosen=chosen, with_private=with_private),
        file_name=file_name(opened, kind),
        mime=_MIME[kind],
        key=f"export_{kind}",
        type="primary" if kind is FileKind.XLSX else "secondary",
        icon=":material/download:",
        on_click="ignore",
        disabled=not tasks,
    )


def file_name(opened: OpenPlan, kind: FileKind) -> str:
    """ "acme-tasks-2026-03-04-r17.csv": the company, the day and the plan's revision."""
    company = re.sub(r"[\W_]+", "-", opened.plan.company.lower()).strip("-")[:60] or "plan"
    return f"{company}-tasks-{opened.today.isoformat()}-r{opened.plan.revision}.{kind}"
