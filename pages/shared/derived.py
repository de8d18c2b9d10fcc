"""What a page works out from the open plan, kept until the plan, the day or the visitor's view of it changes."""

from collections.abc import Callable
from typing import TypeVar, cast

from pages.shared import visit
from planner.access.visitor import Permission
from planner.actions.plans import OpenPlan

T = TypeVar("T")


def derived(what: str, opened: OpenPlan, compute: Callable[[OpenPlan], T], *view: object) -> T:
    """`compute(opened)`, or what it gave last time for the same plan, revision, day and view.

    `what` names the result; `view` is whatever else it depends on and can be hashed. The result is shared,
    so it must never be changed.
    """
    sees_private = visit.visitor().may(Permission.VIEW_PRIVATE, opened.plan.id)
    key = ("derived", what, sees_private, opened.today, view)
    return cast(T, visit.kept(opened.plan.id, opened.plan.revision, key, lambda: compute(opened)))
