"""Files: tasks that were read from one become tasks of the plan, all of them or none; and the tasks as a file."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import StrEnum

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import Content, keep, load_to_change
from planner.actions.plans import open_plan
from planner.actions.tasks import Saved, seen_by
from planner.actions.workspace import Workspace, new_id
from planner.exchange.tasks_out import tasks_csv, tasks_xlsx
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput
from planner.tasks.task import Task, TaskId


class FileKind(StrEnum):
    """What an export may be written as; the value is the ending of the file's name."""

    CSV = "csv"
    XLSX = "xlsx"


def import_tasks(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    drafts: Sequence[Task],
    now: datetime,
    source: str = "",
) -> Saved:
    """The drafts as new tasks, in one change that can be undone.

    The ids of the drafts only tie their links together; links may also lead to tasks of the plan.
    Their numbers are kept where none of them is taken, else they are counted on from the last one.
    """
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan_id, Permission.EDIT_TASKS)
        if any(draft.is_private or draft.private_note for draft in drafts):
            visitor.must(Permission.VIEW_PRIVATE, plan_id)
        new = _as_tasks(drafts, before)
        after = before.with_tasks(new)
        change = keep(db, visitor, before, after, now, _summary(len(new), source))
    return seen_by(visitor, after, change, [task.id for task in new])


def _as_tasks(drafts: Sequence[Task], content: Content) -> list[Task]:
    ids = {draft.id: TaskId(new_id()) for draft in drafts}
    if len(ids) < len(drafts):
        raise BadInput("Two rows have the same id; give every row its own.")
    return [
        draft.but(id=ids[draft.id], number=number, version=1, links=_relinked(draft, ids))
        for draft, number in zip(drafts, _numbers(drafts, content), strict=True)
    ]


def _relinked(draft: Task, ids: dict[TaskId, TaskId]) -> tuple[object, ...]:
    return tuple(link.but(predecessor=ids.get(link.predecessor, link.predecessor)) for link in draft.links)


def _numbers(drafts: Sequence[Task], content: Content) -> Sequence[int]:
    own = [draft.number for draft in drafts]
    taken = {task.number for task in content.tasks.values()}
    if len(set(own)) == len(own) and taken.isdisjoint(own):
        return own
    return range(content.next_number, content.next_number + len(own))


def _summary(count: int, source: str) -> str:
    tasks = "1 task" if count == 1 else f"{count} tasks"
    return f"Imported {tasks}" + (f" from “{source[:80]}”" if source else "")


def export_tasks(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    today: date,
    kind: FileKind,
    *,
    chosen: Collection[TaskId] | None = None,
    with_private: bool = True,
) -> bytes:
    """The tasks the visitor may see as a file, with today's schedule; `chosen` leaves out all others.

    Private tasks and notes are in it only for those who may see them, and who want them.
    """
    opened = open_plan(workspace, visitor, plan_id, today)
    tasks = [task for task in opened.tasks if chosen is None or task.id in chosen]
    write = tasks_xlsx if kind is FileKind.XLSX else tasks_csv
    is_with_private = with_private and visitor.may(Permission.VIEW_PRIVATE, plan_id)
    return write(opened.plan, tasks, opened.schedule, with_private=is_with_private)
