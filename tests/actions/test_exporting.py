"""Exporting: the visitor's own view of the tasks as a file."""

from planner.access.visitor import LOCAL_OWNER
from planner.actions.files import FileKind, export_tasks
from planner.actions.tasks import add_task
from planner.exchange.tables_in import read_table
from tests.actions.company import NOW, TODAY, a_started_plan, somebody, the_tasks


def exported(workspace, visitor, plan, kind=FileKind.CSV, **wanted):
    content = export_tasks(workspace, visitor, plan.id, TODAY, kind, **wanted)
    return read_table(content, f"tasks.{kind}")


def names(table):
    at = table.headers.index("Task")
    return [row.cells[at] for row in table.rows]


def a_plan_with_a_secret(workspace):
    plan = a_started_plan(workspace)
    secret = {"phase": "act", "name": "Layoffs", "start_day": 0, "is_private": True, "private_note": "Hush"}
    add_task(workspace, LOCAL_OWNER, plan.id, secret, NOW)
    return plan


def test_both_kinds_of_file_hold_the_same_tasks(own_workspace):
    plan = a_started_plan(own_workspace)
    for kind in FileKind:
        assert names(exported(own_workspace, LOCAL_OWNER, plan, kind)) == ["Interviews", "Report", "Survey"]


def test_the_dates_are_those_of_the_schedule(own_workspace):
    plan = a_started_plan(own_workspace)
    table = exported(own_workspace, LOCAL_OWNER, plan)
    report = dict(zip(table.headers, table.rows[1].cells, strict=True))
    assert (report["Scheduled start"], report["Scheduled finish"]) == ("2026-03-05", "2026-03-06")


def test_private_tasks_are_in_the_owners_file(own_workspace):
    assert "Layoffs" in names(exported(own_workspace, LOCAL_OWNER, a_plan_with_a_secret(own_workspace)))


def test_the_owner_may_leave_private_tasks_out(own_workspace):
    plan = a_plan_with_a_secret(own_workspace)
    table = exported(own_workspace, LOCAL_OWNER, plan, with_private=False)
    assert "Layoffs" not in names(table)
    assert not {"Private", "Private note"} & set(table.headers)


def test_private_tasks_never_leave_for_others_even_if_asked_for(own_workspace):
    plan = a_plan_with_a_secret(own_workspace)
    chosen = [task.id for task in the_tasks(own_workspace, plan).values()]
    for role in ("editor", "contributor", "viewer"):
        content = export_tasks(
            own_workspace, somebody(role, plan), plan.id, TODAY, FileKind.CSV, chosen=chosen, with_private=True
        )
        assert b"Layoffs" not in content
        assert b"Private" not in content


def test_only_the_chosen_tasks_are_in_the_file(own_workspace):
    plan = a_started_plan(own_workspace)
    survey = the_tasks(own_workspace, plan)["Survey"]
    assert names(exported(own_workspace, LOCAL_OWNER, plan, chosen={survey.id})) == ["Survey"]
