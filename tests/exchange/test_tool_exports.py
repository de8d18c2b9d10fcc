"""Files as other project tools export them become tasks without a hand on the mapping."""

from datetime import date

import pytest

from planner.exchange.tables_in import read_table
from planner.exchange.task_columns import Field, guess
from planner.exchange.tasks_out import tasks_csv
from planner.tasks.task import Kind, Status
from tests.builders import a_task
from tests.exchange.books import MONDAY_BOARD, a_book
from tests.exchange.reading import SAMPLES, imported, the_plan


def sample(name, **options):
    return imported((SAMPLES / name).read_bytes(), name, **options)


def links(tasks):
    names = {task.id: task.name for task in tasks}
    return {
        task.name: [(names[k.predecessor], k.type.value, k.lag) for k in task.links] for task in tasks if task.links
    }


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("asana.csv", "Asana"),
        ("jira.csv", "Jira"),
        ("smartsheet.csv", "Smartsheet"),
        ("ms_project.csv", "Microsoft Project"),
        ("trello.csv", "Trello"),
    ],
)
def test_the_tool_is_recognised_by_its_headers(name, tool):
    assert guess(read_table((SAMPLES / name).read_bytes(), name)).tool == tool


def test_our_own_export_is_recognised():
    content = tasks_csv(the_plan(), [a_task("t", phase="act")], None, with_private=False)
    assert guess(read_table(content, "tasks.csv")).is_our_own


def test_a_monday_board_is_recognised():
    assert guess(read_table(a_book(*MONDAY_BOARD), "board.xlsx")).tool == "monday.com"


def test_asana_tasks_wait_for_tasks_named_with_commas():
    first, interviews = "Agree the mandate with the CEO", "Interview ten customers, in person"
    assert links(sample("asana.csv").drafts) == {
        interviews: [(first, "FS", 0)],
        "Choose the CX KPIs": [(interviews, "FS", 0), (first, "FS", 0)],
    }


def test_an_asana_task_with_a_completion_date_is_done_on_it():
    mandate = sample("asana.csv").drafts[0]
    assert (mandate.status, mandate.actual_finish) == (Status.DONE, date(2026, 1, 9))


def test_an_asana_section_that_is_no_phase_leaves_the_phase_to_the_start_day():
    preview = sample("asana.csv")
    assert preview.drafts[3].phase == "act"
    assert "1 task: phase taken from the start day." in preview.notes


def test_an_asana_id_is_too_long_for_a_task_number():
    assert [task.number for task in sample("asana.csv").drafts] == [1, 2, 3, 4]


def test_jira_issues_wait_for_all_issues_that_block_them():
    assert links(sample("jira.csv").drafts) == {
        "List the urgent CX needs": [
            ("Map the order journey", "FS", 0),
            ("Read the complaints of last year", "FS", 0),
        ]
    }


def test_jira_statuses_become_ours():
    assert [task.status for task in sample("jira.csv").drafts] == [
        Status.DONE,
        Status.IN_PROGRESS,
        Status.NOT_STARTED,
        Status.DROPPED,
    ]


def test_jira_dates_give_start_and_working_days():
    complaints = sample("jira.csv").drafts[1]
    assert (complaints.start_day, complaints.duration) == (7, 10)


def test_smartsheet_predecessors_are_places_under_the_headers():
    assert links(sample("smartsheet.csv").drafts) == {
        "Audit the service chain": [("Kick-off", "FS", 0)],
        "Write the findings": [("Audit the service chain", "FS", 2)],
        "Board sees the findings": [("Write the findings", "FS", 0)],
    }


def test_smartsheet_rows_without_duration_are_milestones():
    assert [task.kind for task in sample("smartsheet.csv").drafts] == [
        *(Kind.MILESTONE, Kind.TASK),
        *(Kind.TASK, Kind.MILESTONE),
    ]


def test_of_several_assignees_the_first_owns_the_task():
    audit = sample("smartsheet.csv").drafts[1]
    assert (audit.owner, [person.name for person in audit.participants]) == ("ben@example.com", ["cleo@example.com"])


def test_ms_project_summary_rows_are_left_out_and_named_in_a_note():
    preview = sample("ms_project.csv")
    assert [task.number for task in preview.drafts] == [2, 3, 5, 6]
    assert "2 summary rows left out: the dates follow from the tasks under them." in preview.notes


def test_ms_project_summary_rows_named_like_a_phase_give_the_phase():
    assert [task.phase for task in sample("ms_project.csv").drafts] == ["prepare", "prepare", "assess", "assess"]


def test_links_between_ms_project_summary_rows_go_to_the_tasks_under_them():
    under_prepare = [("Meet the sponsors", "FS", 0), ("Read the research", "FS", 0)]
    assert links(sample("ms_project.csv").drafts) == {
        "Read the research": [("Meet the sponsors", "SS", 2)],
        "Baseline the touchpoints": under_prepare,
        "Report to the CEO": [("Baseline the touchpoints", "FS", 3), *under_prepare],
    }


def test_trello_lists_named_like_statuses_are_statuses():
    assert [task.status for task in sample("trello.csv").drafts] == [
        Status.DONE,
        Status.IN_PROGRESS,
        Status.NOT_STARTED,
    ]


def test_the_groups_of_a_monday_board_are_read_as_one_table():
    preview = imported(a_book(*MONDAY_BOARD), "board.xlsx")
    assert links(preview.drafts) == {
        "Size the churn": [("Talk to the front line", "FS", 0)],
        "Fix the returns": [("Size the churn", "FS", 0)],
    }


@pytest.mark.parametrize("name", ["asana.csv", "jira.csv", "smartsheet.csv", "ms_project.csv", "trello.csv"])
def test_a_sample_of_each_tool_comes_in_without_a_problem(name):
    assert sample(name).problems == ()


def test_columns_that_nothing_is_read_from_are_listed():
    assert "Card URL" in sample("trello.csv").ignored_columns


def test_another_column_may_be_chosen_for_a_field():
    mapping = guess(read_table((SAMPLES / "jira.csv").read_bytes(), "jira.csv"))
    changed = mapping.with_header(Field.OWNER, "Reporter").with_header(Field.KIND, None)
    assert (changed.header(Field.OWNER), changed.header(Field.KIND)) == ("Reporter", None)


def test_a_column_chosen_for_one_field_is_taken_from_the_other():
    mapping = guess(read_table((SAMPLES / "jira.csv").read_bytes(), "jira.csv"))
    assert mapping.with_header(Field.DESCRIPTION, "Summary").header(Field.NAME) is None
