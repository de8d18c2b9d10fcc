"""Templates: those that come with the product and those saved from plans."""

from datetime import datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import load
from planner.actions.workspace import Workspace, new_id
from planner.plan.instantiate import as_template
from planner.plan.plan import PlanId
from planner.plan.template import Template
from planner.plan.template_file import shipped_templates
from planner.shared.errors import BadInput, NotFound
from planner.storage import templates as stored_templates
from planner.storage.database import Db


def list_templates(workspace: Workspace, visitor: Visitor) -> list[Template]:
    """What a plan can start from: the templates of the product, then those saved here."""
    visitor.must(Permission.CREATE_PLANS)
    with workspace.reading() as db:
        return _all(db)


def template(workspace: Workspace, visitor: Visitor, key: str) -> Template:
    """One template; `NotFound` if there is none with this key."""
    for known in list_templates(workspace, visitor):
        if known.key == key:
            return known
    raise NotFound(f"There is no template “{key}”. Choose one from the list.")


def save_as_template(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, name: str, now: datetime, description: str = ""
) -> Template:
    """The plan in relative days, for everybody who may start a plan; private tasks and notes stay behind."""
    visitor.must(Permission.EDIT_PLAN, plan_id)
    with workspace.reading() as db:
        content = load(db, visitor, plan_id)
    key = f"own-{new_id()[:12]}"
    made = as_template(content.plan, content.tasks.values(), key=key, name=name, description=description)
    with workspace.transaction() as db:
        if any(known.name.casefold() == made.name.casefold() for known in _all(db)):
            raise BadInput(f"There is a template “{made.name}” already; choose another name.", {"name": "Taken."})
        stored_templates.save(db, made, visitor.name, now)
    return made


def _all(db: Db) -> list[Template]:
    return [*shipped_templates(), *stored_templates.saved(db)]
