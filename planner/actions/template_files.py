"""Templates of the workspace's own: brought in as a file, and taken away again."""

from datetime import datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.workspace import Workspace, new_id
from planner.plan.template import Template
from planner.plan.template_file import parse_template, shipped_templates
from planner.shared.errors import BadInput, NotFound
from planner.storage import templates as stored_templates


def is_own(template: Template) -> bool:
    """Whether it was saved here, rather than coming with the product."""
    return all(template.key != shipped.key for shipped in shipped_templates())


def add_template(workspace: Workspace, visitor: Visitor, text: str, file_name: str, now: datetime) -> Template:
    """The template in a YAML text, kept for new plans; `BadInput` naming file, task and field when it is wrong."""
    visitor.must(Permission.CREATE_PLANS)
    template = parse_template(text, file_name).but(key=f"own-{new_id()[:12]}")
    with workspace.transaction() as db:
        names = {known.name.casefold() for known in (*shipped_templates(), *stored_templates.saved(db))}
        if template.name.casefold() in names:
            raise BadInput(f"There is a template “{template.name}” already; give the one in {file_name} another name.")
        stored_templates.save(db, template, visitor.name, now)
    return template


def delete_template(workspace: Workspace, visitor: Visitor, key: str) -> Template:
    """The template that is no longer offered. Plans started from it stay as they are."""
    visitor.must(Permission.CREATE_PLANS)
    with workspace.transaction() as db:
        for template in stored_templates.saved(db):
            if template.key == key:
                stored_templates.remove(db, key)
                return template
    raise NotFound("There is no such template of your own; it may have been deleted already.")
