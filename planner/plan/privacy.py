"""Privacy: what somebody may see who may not see private tasks and notes."""

from collections.abc import Collection, Iterable

from planner.plan.baseline import Baseline
from planner.plan.change import Change, Edit, Entity, Fields
from planner.plan.change_words import summary_of
from planner.plan.people_privacy import Reader, seen_people_edit
from planner.tasks.task import Link, Status, Task, TaskId

_SAID_OF_NOTES = "private_note"
_MAY_NAME_TASKS = (Entity.TASK, Entity.EVENT, Entity.COMMITMENT)


def open_tasks(tasks: Iterable[Task]) -> list[Task]:
    """The tasks that are not private, without notes and without links to private ones."""
    known = list(tasks)
    hidden = {task.id for task in known if task.is_private}
    return [as_seen(task, hidden) for task in known if task.id not in hidden]


def as_seen(task: Task, hidden: Collection[TaskId]) -> Task:
    """The task without its note and without links to hidden tasks."""
    if not task.private_note and not any(link.predecessor in hidden for link in task.links):
        return task
    return task.but(private_note="", links=_without(task.links, hidden))


def nameless(tasks: Iterable[Task]) -> list[Task]:
    """All tasks, for computing dates: a private one keeps its dates and links, and says nothing else."""
    return [_nameless(task) if task.is_private else as_seen(task, ()) for task in tasks]


def merged(stored: Task, edited: Task, hidden: Collection[TaskId]) -> Task:
    """What somebody edited who did not see all of it, with what was kept from them put back."""
    unseen = tuple(link for link in stored.links if link.predecessor in hidden)
    links = stored.links if _without(stored.links, hidden) == edited.links else edited.links + unseen
    return edited.but(private_note=stored.private_note, links=links)


def seen_baseline(baseline: Baseline, tasks: Iterable[Task]) -> Baseline:
    """The baseline of the tasks given, by the names they have now."""
    names = {task.id: task.name for task in tasks}
    return baseline.but(tasks=tuple(row.but(name=names[row.task]) for row in baseline.tasks if row.task in names))


def seen_change(change: Change, reader: Reader) -> Change | None:
    """The change without what the reader may not see; None if nothing is left of it.

    Where something was left out, its summary is made anew from the rest, for it may have told.
    """
    seen = [(edit, _seen_edit(edit, change, reader)) for edit in change.edits]
    left = tuple(now for _, now in seen if now)
    if all(was is now for was, now in seen):
        return change
    return change.but(edits=left, summary=summary_of(left)) if left else None


def _seen_edit(edit: Edit, change: Change, reader: Reader) -> Edit | None:
    if edit.is_private or edit.task in reader.tasks:
        return None
    seen = seen_people_edit(edit, change, reader)
    return _without_tasks(seen, reader.tasks) if seen and seen.entity in _MAY_NAME_TASKS else seen


def _without_tasks(edit: Edit, hidden: Collection[TaskId]) -> Edit | None:
    before, after = _seen_fields(edit.before, hidden), _seen_fields(edit.after, hidden)
    if (before, after) == (edit.before, edit.after):
        return edit
    if before is not None and after is not None:
        differing = [field for field in after if before[field] != after[field]]
        if differing in ([], ["version"]):
            return None
        before, after = ({field: side[field] for field in differing} for side in (before, after))
    return edit.but(before=before, after=after)


def _seen_fields(fields: Fields | None, hidden: Collection[TaskId]) -> Fields | None:
    if fields is None:
        return None
    seen = {name: value for name, value in fields.items() if name != _SAID_OF_NOTES}
    if "links" in seen:
        seen["links"] = [link for link in seen["links"] if link["predecessor"] not in hidden]
    if seen.get("task") in hidden:
        seen["task"] = ""
    return seen


def _without(links: tuple[Link, ...], hidden: Collection[TaskId]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.predecessor not in hidden)


def _nameless(task: Task) -> Task:
    return task.but(
        name="Private task",
        owner="",
        participants=(),
        deliverable="",
        description="",
        tool="",
        checklist=(),
        blocked_reason="private" if task.status is Status.BLOCKED else "",
        private_note="",
    )
