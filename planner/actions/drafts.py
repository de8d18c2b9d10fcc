"""Drafts: what a visitor has typed and not saved yet. Nobody else sees it, and it is no part of the history."""

from collections.abc import Mapping
from datetime import datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import load_plan
from planner.actions.workspace import Workspace
from planner.plan.draft import Draft
from planner.plan.plan import PlanId
from planner.storage import drafts as stored_drafts

_TO_TYPE = (Permission.ENTER_OWN_KPIS, Permission.UPDATE_OWN_TASKS)
"""Whoever has one of these has something to type into."""


def keep_draft(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, form: str, typed: Mapping[str, str], now: datetime
) -> Draft | None:
    """What the visitor has typed into fields of a form, over what is kept of it; what is kept now, if anything.

    An empty text takes its field out, and a form of which no field is left is forgotten. Fields that are not named
    stay, as they may have been typed in another window. `BadInput` for more than 200 kB in all.
    """
    _must_type(visitor, plan_id)
    with workspace.transaction() as db:
        load_plan(db, visitor, plan_id)
        draft = Draft.of(stored_drafts.lock(db, plan_id, visitor.name, form), typed, now)
        if draft.content:
            stored_drafts.keep(db, plan_id, visitor.name, form, draft)
            return draft
        stored_drafts.forget(db, plan_id, visitor.name, form)
        return None


def draft(workspace: Workspace, visitor: Visitor, plan_id: PlanId, form: str) -> Draft | None:
    """What the visitor has typed into a form and not saved yet; None if there is nothing."""
    _must_type(visitor, plan_id)
    with workspace.reading() as db:
        load_plan(db, visitor, plan_id)
        return stored_drafts.load(db, plan_id, visitor.name, form)


def _must_type(visitor: Visitor, plan_id: PlanId) -> None:
    if not any(visitor.may(permission, plan_id) for permission in _TO_TYPE):
        visitor.must(_TO_TYPE[0], plan_id)
