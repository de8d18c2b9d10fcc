"""A part of the open plan, such as its KPIs or its people: read once for each state of it, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

import streamlit as st

from pages.shared import visit
from planner.access.visitor import Visitor
from planner.actions import plans as plan_actions
from planner.actions.workspace import Workspace
from planner.plan.plan import PlanId

O = TypeVar("O")  # noqa: E741 - the opened part
T = TypeVar("T")

State = tuple[PlanId, int, str, str, date]
"""What the visitor's view depends on: the plan, its revision, their name and role, the day."""


@dataclass(frozen=True)
class Part(Generic[O]):
    """A part of a plan by its name, and the action that opens it."""

    name: str
    open: Callable[[Workspace, Visitor, PlanId, date], O]

    def opened(self) -> O:
        """The part as this visitor may see it today; what `open` raises where they may not."""
        return cast(O, _opened(self.name, state(), self.open))

    def of(self, what: str, compute: Callable[[O], T], *view: object) -> T:
        """`compute(opened)`, or what it gave last time for the same plan, revision, visitor, day and view.

        `what` names the result; `view` is whatever else it depends on and can be hashed. The result is shared,
        so it must never be changed.
        """
        return cast(T, _computed(self.name, what, state(), view, self.open, compute))


def state() -> State:
    """What a result is kept by: the state of the open plan, who looks at it, and when."""
    plan, visitor = visit.plan_id(), visit.visitor()
    revision = plan_actions.revision(visit.workspace(), visitor, plan)
    return plan, revision, visitor.name, str(visitor.role_in(plan)), visit.today()


def forget() -> None:
    """Nothing that was opened or worked out is kept any longer, by any session: a person was erased."""
    _opened.clear()
    _computed.clear()


@st.cache_resource(max_entries=24, show_spinner=False)
def _opened(name: str, state: State, _open: Callable[[Workspace, Visitor, PlanId, date], object]) -> object:
    plan, *_, today = state
    return _open(visit.workspace(), visit.visitor(), plan, today)


@st.cache_resource(max_entries=512, show_spinner=False)
def _computed(
    name: str,
    what: str,
    state: State,
    view: tuple[object, ...],
    _open: Callable[[Workspace, Visitor, PlanId, date], object],
    _compute: Callable[[Any], object],
) -> object:
    return _compute(_opened(name, state, _open))
