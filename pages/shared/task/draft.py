"""A draft: what was typed about a task and not yet saved. It outlives tabs, refusals and changes by others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from planner.tasks.task import Task, TaskId

_DRAFTS = "task_drafts"


@dataclass
class Draft:
    """`origin` is the task whose values the fields began with, `onto` the one that a save replaces.

    They differ after somebody else, or the visitor in another tab, changed the task in between.
    """

    origin: Task
    onto: Task
    round: int = 0
    began_with: dict[str, Any] = field(default_factory=dict)
    is_saved: bool = False
    """Whether it was begun by a save just now."""

    def key(self, name: str) -> str:
        """The key of a field's widget. Another version or round of the task has fields of its own."""
        return f"task-{name}-{self.origin.id}-{self.origin.version}-{self.round}"

    def field(self, name: str, value: Any) -> str:
        """The key of a field that begins with this value; to be called whenever it is drawn."""
        self.began_with[name] = value
        return self.key(name)

    def value(self, name: str) -> Any:
        """What stands in a field now; `KeyError` for one that was never drawn."""
        return st.session_state.get(self.key(name), self.began_with[name])

    def typed(self) -> Mapping[str, Any]:
        """The fields in which something else stands than they began with."""
        return {name: self.value(name) for name, value in self.began_with.items() if self.value(name) != value}

    @property
    def is_dirty(self) -> bool:
        """Whether anything would be lost."""
        return bool(self.typed())


def draft_of(task: Task) -> Draft:
    """The draft of a task, begun anew from what is stored as long as nothing has been typed."""
    known = _drafts().get(task.id)
    if known is None or (known.onto.version != task.version and not known.is_dirty):
        known = _drafts()[task.id] = Draft(task, task, known.round + 1 if known else 0)
    return known


def renew(task: Task, *, is_saved: bool = False) -> None:
    """Begin the draft anew from this task, dropping what was typed; to be called in a callback."""
    known = _drafts().get(task.id)
    _drafts()[task.id] = Draft(task, task, known.round + 1 if known else 0, is_saved=is_saved)


def carry_over(task: Task) -> None:
    """Have the next save of what was typed replace this newer version of the task; to be called in a callback."""
    if known := _drafts().get(task.id):
        known.onto = task


def _drafts() -> dict[TaskId, Draft]:
    drafts: dict[TaskId, Draft] = st.session_state.setdefault(_DRAFTS, {})
    return drafts
