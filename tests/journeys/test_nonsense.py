"""Whatever somebody types stays text: no view reads it as HTML, Markdown, LaTeX, an emoji or a link."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.access.visitor import LOCAL_OWNER
from planner.actions import comments, plans
from planner.actions import tasks as task_actions
from planner.plan.plan import Plan
from planner.tasks.task import Kind, Status
from tests.journeys.reading import VIEWS, opened, sent_as_markup, view_name, visit
from tests.pages.app import TODAY
from tests.pages.plans import NOW, a_stored_plan, a_workspace

NONSENSE = "<script>alert(1)</script> **bold** $x^2$ :smile: [link](http://x) `code` :red[red] # ![p](http://x/p.png)"
RIGHT_TO_LEFT = "خطة العميل \u202eevil"
MARKUP = ("<script>", "**bold**", "$x^2$", ":smile:", "[link](", "`code`", ":red[red", "![p](")
LONG = NONSENSE + " x" * 4_900


@pytest.fixture
def nonsense() -> Plan:
    """A plan in which everything that can be typed is nonsense."""
    plan = a_stored_plan(NONSENSE, leader=NONSENSE, role=NONSENSE, first_day=TODAY - timedelta(days=30))
    now = opened(plan)
    phases = [phase.but(name=f"{phase.key} {NONSENSE}", purpose=NONSENSE) for phase in now.plan.phases]
    plans.edit_plan(a_workspace(), LOCAL_OWNER, now.plan.but(phases=phases), NOW)
    stated = [
        task.but(
            name=f"{task.number} {RIGHT_TO_LEFT if task.number % 7 == 0 else NONSENSE}",
            owner=f"{NONSENSE} {task.number % 3}",
            participants=[{"name": NONSENSE}],
            checklist=[{"text": NONSENSE}],
            deliverable=NONSENSE,
            description=LONG,
            tool=NONSENSE,
            private_note=NONSENSE,
            **(_BLOCKED if task.number % 5 == 0 and task.kind is Kind.TASK else {}),
        )
        for task in now.tasks
    ]
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, stated, NOW)
    comments.comment(a_workspace(), LOCAL_OWNER, plan.id, now.tasks[0].id, LONG, NOW)
    return plan


_BLOCKED = {"status": Status.BLOCKED, "blocked_reason": NONSENSE, "actual_start": TODAY - timedelta(days=3)}


def must_be_text(app: AppTest) -> None:
    assert not app.exception
    sent = list(sent_as_markup(app))
    assert sent
    assert [text for text in sent for mark in MARKUP if mark in text] == []


@pytest.mark.parametrize(("path", "query"), VIEWS, ids=view_name)
def test_nonsense_is_shown_as_text(nonsense: Plan, path: str, query: dict[str, str]):
    must_be_text(visit(path, query))


@pytest.mark.parametrize("tab", ["Progress", "Details", "Links", "Comments", "History"])
def test_nonsense_is_shown_as_text_in_the_panel_of_a_task(nonsense: Plan, tab: str):
    app = visit(menu.ROADMAP, {"task": opened(nonsense).tasks[0].id})
    app.session_state["task_tabs"] = tab
    must_be_text(app.run())


def test_nonsense_is_shown_as_text_in_answers(nonsense: Plan):
    app = visit(menu.TODAY)
    next(button for button in app.button if (button.key or "").startswith("overdue-")).click().run()
    assert app.button(key="undo")
    must_be_text(app)


def test_nonsense_in_a_dialog_is_shown_as_text(nonsense: Plan):
    app = visit(menu.PLANS)
    app.menu_button(key=f"more_{nonsense.id}").click("delete").run()
    must_be_text(app)
