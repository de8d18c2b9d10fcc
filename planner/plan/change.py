"""Changes: who changed what, when, in words and as values before and after; undoing and looking back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType, TypeVar

from pydantic import Field

from planner.shared.value import Line, Value
from planner.tasks.task import Task, TaskId

ChangeId = NewType("ChangeId", str)
Fields = dict[str, Any]
"""Fields of an entity as plain JSON."""


class Entity(StrEnum):
    """What was changed."""

    PLAN = "plan"
    TASK = "task"
    COMMENT = "comment"
    BASELINE = "baseline"
    KPI = "kpi"
    ENTRY = "entry"
    EVENT = "event"
    STAKEHOLDER = "stakeholder"
    CONTACT = "contact"
    INTERVIEW = "interview"
    COMMITMENT = "commitment"
    AGREEMENT = "agreement"
    MESSAGE = "message"
    NOTE = "note"
    CAMPAIGN = "campaign"
    LINK = "link"


class Edit(Value):
    """One entity, before and after: only the fields that differ; nothing before it was made or after it was removed."""

    entity: Entity
    id: str
    name: str
    before: Fields | None = None
    after: Fields | None = None
    is_private: bool = False

    @property
    def is_addition(self) -> bool:
        """Whether the entity was made by this edit."""
        return self.before is None

    @property
    def is_removal(self) -> bool:
        """Whether the entity was removed by this edit."""
        return self.after is None

    @property
    def task(self) -> TaskId | None:
        """The task it is about: the task itself, or the one commented on."""
        if self.entity is Entity.COMMENT:
            return TaskId((self.after or self.before or {})["task"])
        return TaskId(self.id) if self.entity is Entity.TASK else None

    def reversed(self) -> "Edit":
        """The edit that takes this one back."""
        return self.but(before=self.after, after=self.before)


class Change(Value):
    """Everything that one action changed, in one step."""

    id: ChangeId
    revision: int = Field(ge=1)
    at: datetime
    who: Line
    summary: str
    edits: tuple[Edit, ...] = ()
    undo_of: ChangeId | None = None
    undone_by: ChangeId | None = None

    @property
    def is_undoable(self) -> bool:
        """Whether it can still be taken back: a baseline, a sent note, a link and the start of a plan stay."""
        return bool(self.edits) and not any(map(_stays, self.edits)) and self.undone_by is None


def _stays(edit: Edit) -> bool:
    is_sent = edit.entity is Entity.NOTE and bool((edit.after or {}).get("sent_at"))
    return edit.entity in (Entity.BASELINE, Entity.LINK) or is_sent or (edit.entity is Entity.PLAN and edit.is_addition)


def edits_of_tasks(before: Mapping[TaskId, Task], after: Mapping[TaskId, Task]) -> list[Edit]:
    """What was added, changed and removed between two states of the tasks, in this order of the second."""
    present = [edit for task in after.values() if (edit := _edit_of_task(before.get(task.id), task))]
    return present + [_edit(Entity.TASK, t, None, t.is_private) for t in before.values() if t.id not in after]


def _edit_of_task(old: Task | None, new: Task) -> Edit | None:
    if old is new or old == new:
        return None
    return _edit(Entity.TASK, old, new, new.is_private or (old is not None and old.is_private))


V = TypeVar("V", bound=Value)


def edits_between(entity: Entity, before: Mapping[Any, V], after: Mapping[Any, V]) -> list[Edit]:
    """What was added, changed and removed between two states of the values of one entity, by id."""
    present = [edit_of(entity, before.get(key), new) for key, new in after.items() if before.get(key) != new]
    return present + [edit_of(entity, old, None) for key, old in before.items() if key not in after]


def edit_of(entity: Entity, old: Value | None, new: Value | None, name: str = "", *, is_private: bool = False) -> Edit:
    """The edit that leads from one value to the other; at least one of them is there."""
    was, becomes = old and old.model_dump(mode="json"), new and new.model_dump(mode="json")
    known = becomes or was or {}
    if was and becomes:
        differing = [field for field in becomes if was[field] != becomes[field]]
        was, becomes = ({field: side[field] for field in differing} for side in (was, becomes))
    return Edit(
        entity=entity, id=known["id"], name=name or known["name"], before=was, after=becomes, is_private=is_private
    )


def _edit(entity: Entity, old: Task | None, new: Task | None, is_private: bool) -> Edit:
    return edit_of(entity, old, new, is_private=is_private)


def applied(task: Task | None, edit: Edit) -> Task | None:
    """The task after an edit; None if the edit removed it. An edit that adds makes the whole task."""
    if edit.after is None:
        return None
    known = task.model_dump(mode="json") if task and not edit.is_addition else {}
    return Task.model_validate(known | edit.after)


def looked_back(tasks: Iterable[Task], later: Sequence[Change]) -> list[Task]:
    """The tasks as they were before these changes, the newest of which comes first."""
    known = {task.id: task for task in tasks}
    for change in later:
        for edit in change.edits:
            if edit.entity is Entity.TASK:
                was = applied(known.pop(TaskId(edit.id), None), edit.reversed())
                known |= {was.id: was} if was else {}
    return sorted(known.values(), key=lambda task: task.number)
