"""Templates of the workspace's own in the database."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from planner.plan.template import Template
from planner.storage.database import Db
from planner.storage.tables import templates


def saved(db: Db) -> list[Template]:
    """The templates saved here, by name."""
    rows = db.execute(select(templates.c.content).order_by(templates.c.name)).scalars()
    return [Template.model_validate(content) for content in rows]


def save(db: Db, template: Template, saved_by: str, saved_at: datetime) -> None:
    """Keep a template, in place of the one with the same key."""
    db.execute(delete(templates).where(templates.c.id == template.key))
    content = template.model_dump(mode="json")
    row = {"id": template.key, "name": template.name, "saved_by": saved_by, "saved_at": saved_at, "content": content}
    db.execute(insert(templates).values(row))


def remove(db: Db, key: str) -> None:
    """Forget a template saved here."""
    db.execute(delete(templates).where(templates.c.id == key))
