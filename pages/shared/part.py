"""A part of the open plan, such as its KPIs or its people: read once for each state of it, and what comes of it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar, cast

from pages.shared import visit
from planner.access.visitor import Visitor
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
    return plan, visit.revision(plan), visitor.name, str(visitor.role_in(plan)), visit.today()


def _kept(key: Hashable, now: State, compute: Callable[[], object]) -> object:
    plan, revision, *_ = now
    return visit.kept(plan, revision, key, compute)
