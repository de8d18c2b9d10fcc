"""What a page works out from the open plan, kept until the plan, the day or the visitor's view of it changes."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import streamlit as st

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
    key = (opened.plan.id, opened.plan.revision, sees_private)
    result: T = _kept(what, key, opened.today, view, opened, compute)
    return result


def forget() -> None:
    """Nothing that was worked out is kept any longer, by any session: a person was erased."""
    _kept.clear()


@st.cache_resource(max_entries=256, show_spinner=False)
def _kept(
    what: str,
    plan: tuple[str, int, bool],
    today: date,
    view: tuple[object, ...],
    _opened: OpenPlan,
    _compute: Callable[[OpenPlan], object],
) -> object:
    return _compute(_opened)
