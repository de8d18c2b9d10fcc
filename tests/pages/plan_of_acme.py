"""A small plan for the tests of pages: three tasks in a chain with a survey beside it, and who looks at it."""

from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import visit
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import tasks as task_actions
from planner.plan.plan import Plan
from planner.tasks.task import Task
from tests.actions.company import NOW, a_started_plan, the_tasks
from tests.pages.app import visit_app
from tests.pages.plans import a_workspace


class Acme:
    """The plan in the page's own database, past the page."""

    def __init__(self, *tasks: dict[str, object]) -> None:
        self.workspace = a_workspace()
        self.plan: Plan = a_started_plan(self.workspace, *tasks)

    def task(self, name: str) -> Task:
        """The task as it is stored now."""
        return the_tasks(self.workspace, self.plan)[name]

    @property
    def names(self) -> Sequence[str]:
        """The names of all tasks."""
        return list(the_tasks(self.workspace, self.plan))

    def change(self, name: str, **fields: object) -> None:
        """Somebody else changes a task meanwhile."""
        task_actions.save_tasks(self.workspace, LOCAL_OWNER, self.plan.id, [self.task(name).but(**fields)], NOW)

    def delete(self, *names: str) -> None:
        """Somebody deletes tasks meanwhile."""
        gone = [self.task(name).id for name in names]
        task_actions.delete_tasks(self.workspace, LOCAL_OWNER, self.plan.id, gone, NOW)

    def page(self, path: str, task: str = "", **query: str) -> AppTest:
        """A page of the app, with a task open beside it."""
        app = visit_app("", **query)
        if task:
            app.query_params["task"] = self.task(task).id
        return app.switch_page(path).run()


def visit_as(monkeypatch: pytest.MonkeyPatch, plan: Plan, role: Role, name: str = "Carla") -> None:
    """From now on the page is looked at by somebody in this role."""
    monkeypatch.setattr(visit, "visitor", lambda: Visitor(name, {plan.id: role}))
