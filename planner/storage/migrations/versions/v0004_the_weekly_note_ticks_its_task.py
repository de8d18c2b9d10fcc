"""The weekly note's task of the six-phase plan names the tool whose sending ticks it, also where it was begun before"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NAME = "Weekly note to the CEO in five lines: done, next, slipping, need, heard"
_BEFORE, _NOW = "Reports", "Weekly note"

_tasks = sa.table("tasks", sa.column("name"), sa.column("kind"), sa.column("tool"))
_templates = sa.table("templates", sa.column("id"), sa.column("content", sa.JSON(none_as_null=True)))


def upgrade() -> None:
    """Make the change: whatever somebody has renamed or given another tool stays as they want it."""
    its = (_tasks.c.name == _NAME, _tasks.c.kind == "recurring", _tasks.c.tool == _BEFORE)
    op.execute(sa.update(_tasks).where(*its).values(tool=_NOW))
    for row in op.get_bind().execute(sa.select(_templates)).all():
        content = {**row.content, "tasks": [_with_its_tool(task) for task in row.content["tasks"]]}
        if content != row.content:
            op.execute(sa.update(_templates).where(_templates.c.id == row.id).values(content=content))


def _with_its_tool(task: Mapping[str, Any]) -> Mapping[str, Any]:
    is_it = (task["name"], task["kind"], task["tool"]) == (_NAME, "recurring", _BEFORE)
    return {**task, "tool": _NOW} if is_it else task
