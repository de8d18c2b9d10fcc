"""A part of the open plan, such as its KPIs or its people: read once for each state of it, and what comes of it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Generic, TypeVar, cast

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

_MOST = 512
"""Results of one plan that are kept: the opened parts for each visitor, and what came of them for each view."""


@dataclass(frozen=True)
class Part(Generic[O]):
    """A part of a plan by its name, and the action that opens it."""

    name: str
    open: Callable[[Workspace, Visitor, PlanId, date], O]

    def opened(self) -> O:
        """The part as this visitor may see it today; what `open` raises where they may not."""
        return self._opened(state())

    def of(self, what: str, compute: Callable[[O], T], *view: object) -> T:
        """`compute(opened)`, or what it gave last time for the same plan, revision, visitor, day and view.

        `what` names the result; `view` is whatever else it depends on and can be hashed. The result is shared,
        so it must never be changed.
        """
        now = state()
        return cast(T, _kept((self.name, what, now, view), now, lambda: compute(self._opened(now))))

    def _opened(self, now: State) -> O:
        plan, *_, today = now
        return cast(O, _kept((self.name, now), now, lambda: self.open(visit.workspace(), visit.visitor(), plan, today)))


def state() -> State:
    """What a result is kept by: the state of the open plan, who looks at it, and when."""
    plan, visitor = visit.plan_id(), visit.visitor()
    revision = plan_actions.revision(visit.workspace(), visitor, plan)
    return plan, revision, visitor.name, str(visitor.role_in(plan)), visit.today()


def _kept(key: Hashable, now: State, compute: Callable[[], object]) -> object:
    plan, revision, *_ = now
    return _shelf(plan).kept(revision, key, compute)


def forget() -> None:
    """Nothing that was opened or worked out is kept any longer, by any session: a person was erased."""
    _shelf.clear()


@dataclass(slots=True)
class _Shelf:
    """What came of the parts of one plan, at one revision of it: nobody asks for an older one again."""

    revision: int = 0
    results: dict[Hashable, object] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def kept(self, revision: int, key: Hashable, compute: Callable[[], object]) -> object:
        with self.lock:
            if revision != self.revision:
                self.revision, self.results = revision, {}
            results = self.results
        if key in results:
            return results[key]
        result = compute()
        with self.lock:
            results[key] = result
            if len(results) > _MOST:
                del results[next(iter(results))]
        return result


@st.cache_resource(max_entries=8, show_spinner=False)
def _shelf(plan: PlanId) -> _Shelf:
    return _Shelf()
