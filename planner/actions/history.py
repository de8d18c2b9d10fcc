"""History: who changed what, undoing it, and how the plan stood at an earlier moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import hidden_in_record, load
from planner.actions.measures import by_id
from planner.actions.telling import names_of_people, reader_of
from planner.actions.workspace import Workspace
from planner.kpis.kpi import Kpi, KpiId
from planner.plan.change import Change, Entity, looked_back
from planner.plan.change_words import lines
from planner.plan.number_words import number_lines
from planner.plan.plan import PlanId
from planner.plan.privacy import nameless, seen_change
from planner.shared.errors import NotFound
from planner.storage import changes as stored_changes
from planner.storage import kpis as stored_kpis
from planner.tasks.task import Task, TaskId

MOST_EDITS_TOLD = 50
"""Of a change that touched more, such as an import, the history tells the first ones and how many there are."""
MOST_NUMBERS_TOLD = 5
"""Of a change of more numbers the history tells how many there are of each KPI, and not each of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change as the page shows it: `lines` say field by field what became what."""

    change: Change
    lines: Sequence[str]


def history(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, task_id: TaskId | None = None, most: int = 200
) -> list[Entry]:
    """The latest changes of the plan or of one task, the newest first, as far as the visitor may see them."""
    with workspace.reading() as db:
        content = load(db, visitor, plan_id)
        hidden = set() if visitor.may(Permission.VIEW_PRIVATE, plan_id) else hidden_in_record(db, content)
        if task_id in hidden:
            raise NotFound("There is no such task in this plan.")
        if task_id is None:
            found = stored_changes.latest(db, plan_id, most, most_entries=MOST_EDITS_TOLD)
        else:
            found = stored_changes.about(db, plan_id, Entity.TASK, task_id, most)
        kpis = by_id(stored_kpis.of_plan(db, plan_id))
        counts = stored_changes.entry_counts(db, plan_id, [change.revision for change in found])
        reader = None if visitor.may(Permission.VIEW_PRIVATE, plan_id) else reader_of(db, visitor, plan_id, hidden)
        people = names_of_people(db, reader, plan_id)
    names = people | {task.id: task.name for task in content.tasks.values() if task.id not in hidden}
    seen = found if reader is None else [seen for change in found if (seen := seen_change(change, reader))]
    return [_entry(change, task_id, names, counts.get(change.revision, 0), kpis) for change in seen]


def tasks_as_of(workspace: Workspace, visitor: Visitor, plan_id: PlanId, moment: datetime) -> list[Task]:
    """The tasks as they stood at a moment, for computing dates; none before the plan began.

    Those that the visitor may not know of are among them without name, owner or text.
    """
    with workspace.reading() as db:
        content = load(db, visitor, plan_id)
        if moment < content.plan.created_at:
            return []
        tasks = looked_back(content.tasks.values(), stored_changes.after_moment(db, plan_id, moment))
        if visitor.may(Permission.VIEW_PRIVATE, plan_id):
            return tasks
        hidden = hidden_in_record(db, content)
    return nameless(task.but(is_private=True) if task.id in hidden else task for task in tasks)


def _entry(
    change: Change, task: TaskId | None, names: Mapping[str, str], numbers: int, kpis: Mapping[KpiId, Kpi]
) -> Entry:
    """`numbers` is how many entries of KPIs the change touched, of which only the first were read."""
    edits = [edit for edit in change.edits if task in (None, edit.task)]
    unread = numbers - sum(edit.entity is Entity.ENTRY for edit in change.edits) if task is None else 0
    shown = edits[:MOST_EDITS_TOLD]
    many = [edit for edit in shown if edit.entity is Entity.ENTRY] if numbers > MOST_NUMBERS_TOLD else []
    told = [(edit, line) for edit in shown if edit not in many for line in lines(edit, names, kpis)]
    is_about_several = bool(many) or len({edit.id for edit, _ in told}) > 1
    said = [f"“{edit.name}” · {line}" if is_about_several else line for edit, line in told] + number_lines(many)
    left_out = len(edits) - len(shown) + unread
    return Entry(change, [*said, f"and {left_out:,} more"] if said and left_out else said)
