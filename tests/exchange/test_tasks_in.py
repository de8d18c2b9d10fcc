"""A table becomes tasks of the plan, or a list of what is wrong with which cell."""

from datetime import date

import pytest

from planner.exchange.row_phase import phase_at
from planner.shared.errors import BadInput
from planner.tasks.task import Kind, Raci, Recurrence, Status
from tests.builders import a_phase, a_plan, a_task
from tests.exchange.books import a_book
from tests.exchange.reading import MONDAY, a_csv, drafts_of, imported, problems_of


def one(headers, cells, **options):
    """The task in a table of one row; headers and cells parted by |."""
    return drafts_of(headers.split("|"), cells.split("|"), **options)[0]


def wrong(headers, cells, **options):
    return problems_of(headers.split("|"), cells.split("|"), **options)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-01-16", "2026-01-16 09:00:00", "2026-01-16T17:00:00.000Z", "2026/01/16", "16.1.2026", "16.01.26"),
        *("16/01/2026", "1/16/2026", "01/16/26", "16-01-2026", "Fri 1/16/26", "Fri, 16 Jan 2026", "16/Jan/26 12:00 AM"),
        *("January 16, 2026 8:00 AM", "Jan 16, 2026", "11", "Day 11", "D11"),
    ],
)
def test_a_start_is_a_date_or_a_day_number(text):
    assert one("Task|Start", f"A|{text}").start_day == 11


def test_a_day_number_may_be_negative():
    assert one("Task|Start day", "A|-10").start_day == -10


def test_a_date_cell_of_a_workbook_is_a_date():
    assert imported(a_book(["Task", "Start"], ["A", date(2026, 1, 16)]), "p.xlsx").drafts[0].start_day == 11


def test_one_date_settles_the_order_of_all():
    tasks = drafts_of(["Task", "Start", "Due date"], ["A", "02/03/2026", "25/03/2026"])
    assert tasks[0].start_day == (date(2026, 3, 2) - MONDAY).days


def test_dates_that_read_both_ways_are_asked_about():
    preview = imported(a_csv(["Task", "Start"], ["A", "2026-01-05"], ["B", "02/03/2026"]))
    assert preview.asks_day_first
    assert [(problem.row, problem.column, problem.value) for problem in preview.problems] == [
        (3, "Start", "02/03/2026")
    ]


@pytest.mark.parametrize(("day_first", "when"), [(True, date(2026, 3, 2)), (False, date(2026, 2, 3))])
def test_the_answer_settles_the_order_of_dates(day_first, when):
    assert one("Task|Start", "A|02/03/2026", day_first=day_first).start_day == (when - MONDAY).days


def test_dates_that_contradict_each_other_are_both_named():
    found = problems_of(["Task", "Start"], ["A", "25/03/2026"], ["B", "03/25/2026"])
    assert "“25/03/2026” has the day first, “03/25/2026” the month" in found[0][2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31.02.2026", "There is no such date in the calendar."),
        ("soon", "This is no date; write YYYY-MM-DD or the number of a day."),
        ("46038", "This is a spreadsheet's inner number of a date; format the column as dates."),
        ("1999-01-01", "This is years away from the plan's first day; check the date."),
        ("99999999999", "This is no date; write YYYY-MM-DD or the number of a day."),
        ("5 Foo 2026", "This is no date; write YYYY-MM-DD or the number of a day."),
    ],
)
def test_a_wrong_date_is_a_problem_of_its_cell(text, message):
    assert wrong("Task|Start", f"A|{text}") == [(2, "Start", message)]


@pytest.mark.parametrize("text", ["NA", "n/a", "", "-"])
def test_a_date_that_tools_write_for_none_is_none(text):
    assert one("Task|Start|Deadline", f"A|3|{text}").deadline_day is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(("3", 3), ("3d", 3), ("3 days", 3), ("8 days?", 8), ("2w", 10), ("2 wks", 10), ("1,5", 2), ("1.5 d", 2)),
        *(("4h", 1), ("16 hrs", 2), ("1 mon", 20), ("30 mins", 1), ("3.0", 3)),
    ],
)
def test_a_duration_is_in_working_days(text, days):
    assert one("Task|Start|Duration", f"A|0|{text}").duration == days


def test_a_week_of_duration_follows_the_plan_s_week():
    plan = a_plan(a_phase("act"), week="mon-sat")
    assert one("Task|Start|Duration", "A|0|2w", plan=plan).duration == 12


@pytest.mark.parametrize(("text", "is_noted"), [("1.5 d", True), ("4h", True), ("3", False), ("2w", False)])
def test_a_converted_duration_is_noted(text, is_noted):
    preview = imported(a_csv(["Task", "Start", "Duration"], ["A", "0", text]))
    assert ("1 task: duration converted to whole working days, rounded up." in preview.notes) == is_noted


@pytest.mark.parametrize("text", ["long", "-3", "3 ed", "3 parsecs"])
def test_a_wrong_duration_is_a_problem_of_its_cell(text):
    message = "This is no duration; write working days such as 3, 3d or 2w."
    assert wrong("Task|Start|Duration", f"A|0|{text}") == [(2, "Duration", message)]


def test_start_and_finish_give_the_working_days_between():
    assert one("Task|Start|Finish", "A|2026-01-05|2026-01-13").duration == 7


def test_a_finish_and_a_duration_give_the_start():
    assert one("Task|Due date|Duration", "A|2026-01-13|7").start_day == 0


def test_a_finish_alone_is_one_day_of_work():
    task = one("Task|Due date", "A|2026-01-13")
    assert (task.start_day, task.duration) == (8, 1)


def test_a_finish_before_the_start_is_a_problem():
    found = wrong("Task|Start|Finish", "A|2026-01-13|2026-01-05")
    assert found == [(2, "Finish", "The task ends before it starts; correct one of the two dates.")]


def test_a_task_without_dates_begins_with_its_phase():
    assert one("Task|Phase", "A|Act").start_day == 30


def test_a_duration_of_nothing_makes_a_milestone():
    assert one("Task|Start|Duration", "A|3|0").kind is Kind.MILESTONE


@pytest.mark.parametrize(("text", "kind"), [("Gate", Kind.GATE), ("milestone", Kind.MILESTONE), ("Story", Kind.TASK)])
def test_kinds_are_read(text, kind):
    assert one("Task|Start|Kind", f"A|3|{text}").kind is kind


def test_a_column_of_milestones_says_yes_or_no():
    tasks = drafts_of(["Task", "Start", "Milestone"], ["A", "3", "Yes"], ["B", "3", "No"])
    assert [task.kind for task in tasks] == [Kind.MILESTONE, Kind.TASK]


def test_a_milestone_falls_on_its_due_date():
    assert one("Task|Start|Due date|Kind", "A|3|8|milestone").start_day == 8


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *(("To Do", Status.NOT_STARTED), ("Open", Status.NOT_STARTED), ("In-Progress", Status.IN_PROGRESS)),
        *(("Doing", Status.IN_PROGRESS), ("Blocked", Status.BLOCKED), ("On Hold", Status.BLOCKED)),
        *(("Done", Status.DONE), ("Complete", Status.DONE), ("Closed", Status.DONE), ("Cancelled", Status.DROPPED)),
    ],
)
def test_statuses_of_other_tools_become_ours(text, status):
    assert one("Task|Start|Status", f"A|3|{text}").status is status


def test_an_unknown_status_names_the_words_allowed():
    message = "This status is not known; write one of: not started, in progress, blocked, done, dropped."
    assert wrong("Task|Start|Status", "A|3|Marinating") == [(2, "Status", message)]


@pytest.mark.parametrize(("text", "percent"), [("50", 50), ("50%", 50), ("50 %", 50), ("12,6", 13)])
def test_a_percentage_is_read(text, percent):
    assert one("Task|Start|% complete", f"A|3|{text}").percent == percent


def test_a_percent_column_up_to_one_holds_fractions():
    tasks = drafts_of(["Task", "Start", "Progress"], ["A", "3", "0.25"], ["B", "3", "1"])
    assert [task.percent for task in tasks] == [25, 100]


@pytest.mark.parametrize("text", ["120", "-5", "half"])
def test_a_wrong_percentage_is_a_problem(text):
    assert [column for _, column, _ in wrong("Task|Start|Percent", f"A|3|{text}")] == ["Percent"]


@pytest.mark.parametrize(
    ("percent", "status"),
    [("0", Status.NOT_STARTED), ("40", Status.IN_PROGRESS), ("100", Status.DONE)],
)
def test_without_a_status_the_percentage_tells_it(percent, status):
    assert one("Task|Start|% complete", f"A|3|{percent}").status is status


@pytest.mark.parametrize("begun", [("40", ""), ("", "2026-01-06"), ("40", "2026-01-06")])
def test_a_task_to_do_that_has_begun_is_in_progress_and_a_note_says_so(begun):
    preview = imported(a_csv(["Task", "Start", "Status", "% complete", "Actual start"], ["A", "3", "To Do", *begun]))
    assert [task.status for task in preview.drafts] == [Status.IN_PROGRESS]
    assert any("begun by its percentage or actual start" in note for note in preview.notes)


def test_a_task_to_do_at_zero_percent_is_not_started_and_nothing_is_noted():
    preview = imported(a_csv(["Task", "Start", "Status", "% complete"], ["A", "3", "To Do", "0"]))
    assert [task.status for task in preview.drafts] == [Status.NOT_STARTED]
    assert not any("begun" in note for note in preview.notes)


def test_of_the_phases_that_hold_a_day_the_shortest_is_its_own():
    assert phase_at(a_plan(a_phase("long", 10, 100), a_phase("short", 0, 30)), 20).key == "short"


def test_a_done_task_without_a_date_was_finished_as_planned():
    task = one("Task|Start|Duration|Status", "A|2026-01-05|3|done")
    assert (task.actual_start, task.actual_finish) == (date(2026, 1, 5), date(2026, 1, 7))


def test_a_done_task_planned_for_later_was_finished_by_today():
    assert one("Task|Start|Status", "A|2026-05-05|done").actual_finish == date(2026, 2, 2)


def test_a_blocked_task_needs_no_reason_in_the_file():
    preview = imported(a_csv(["Task", "Start", "Status"], ["A", "3", "stuck"]))
    assert preview.drafts[0].blocked_reason
    assert any("no reason given" in note for note in preview.notes)


@pytest.mark.parametrize("text", ["Act", "act", "ACT"])
def test_a_phase_is_named_by_name_or_key(text):
    assert one("Task|Phase|Start", f"A|{text}|3").phase == "act"


@pytest.mark.parametrize(
    ("day", "phase"), [(-5, "prepare"), (20, "assess"), (60, "act"), (90, "communicate"), (-99, "prepare")]
)
def test_without_a_phase_the_start_day_tells_it(day, phase):
    assert one("Task|Start", f"A|{day}").phase == phase


def test_participants_are_read_with_their_part():
    task = one("Task|Start|Participants", "A|3|Ann (accountable); Bob (i), Cy")
    assert [(person.name, person.raci) for person in task.participants] == [
        ("Ann", Raci.ACCOUNTABLE),
        ("Bob", Raci.INFORMED),
        ("Cy", Raci.CONSULTED),
    ]


def test_a_checklist_is_read_with_its_ticks():
    task = one("Task|Start|Checklist", "A|3|[x] ask; [ ] write; - send")
    assert [(item.text, item.is_done) for item in task.checklist] == [("ask", True), ("write", False), ("send", False)]


def test_recurring_work_is_read():
    task = one("Task|Start|Every days|Until day", "A|0|7|90")
    assert (task.kind, task.recurrence) == (Kind.RECURRING, Recurrence(every_days=7, until_day=90))


def test_half_a_rhythm_is_a_problem():
    assert "needs both" in wrong("Task|Start|Every days|Until day", "A|0|7|")[0][2]


def test_an_estimate_takes_the_duration_for_likely():
    estimate = one("Task|Start|Duration|Optimistic|Pessimistic", "A|0|5|3|9").estimate
    assert estimate is not None
    assert (estimate.optimistic, estimate.likely, estimate.pessimistic) == (3, 5, 9)


def test_half_an_estimate_is_a_problem():
    assert "best and the worst case" in wrong("Task|Start|Optimistic|Pessimistic", "A|0|3|")[0][2]


def test_estimates_that_do_not_rise_are_a_problem():
    assert "must rise" in wrong("Task|Start|Duration|Optimistic|Pessimistic", "A|0|5|9|3")[0][2]


@pytest.mark.parametrize("header", ["ID", "Task ID", "Issue key", "Number"])
def test_predecessors_are_ids_of_the_file(header):
    tasks = drafts_of(
        [header, "Task", "Start", "Predecessors"], ["CX-1", "A", "0", ""], ["CX-2", "B", "0", "cx-1SS+2d"]
    )
    assert [(k.predecessor, k.type.value, k.lag) for k in tasks[1].links] == [(tasks[0].id, "SS", 2)]


def test_without_ids_predecessors_are_places_under_the_headers():
    tasks = drafts_of(["Task", "Start", "Predecessors"], ["A", "0", ""], ["B", "0", "1"])
    assert tasks[1].links[0].predecessor == tasks[0].id


def test_a_predecessor_may_be_a_task_of_the_plan():
    there = a_task("there", number=12, phase="act")
    preview = imported(a_csv(["Number", "Task", "Predecessors"], ["1", "A", "12"]), existing=[there])
    assert preview.drafts[0].links[0].predecessor == "there"
    assert "1 task: waits for a task that is already in the plan." in preview.notes


def test_an_unknown_predecessor_is_a_problem():
    found = problems_of(["ID", "Task", "Predecessors"], ["1", "A", ""], ["2", "B", "1; 9FS+2d"])
    assert found == [(3, "Predecessors", "“9” is not a task here; use the number or id of one that is.")]


def test_a_name_that_two_rows_share_is_no_predecessor():
    found = problems_of(["Task", "Predecessors"], ["A", ""], ["A", ""], ["B", "A"])
    assert "“A” is not a task here" in found[0][2]


def test_a_cycle_is_a_problem_that_names_its_tasks():
    found = problems_of(["ID", "Task", "Predecessors"], ["1", "Ask", "2"], ["2", "Act", "1"])
    assert found[0][1] == "Predecessors"
    assert "“Ask” → “Act” → “Ask” wait for each other" in found[0][2]


def test_a_task_that_waits_for_itself_is_a_problem():
    assert "cannot wait for itself" in problems_of(["ID", "Task", "Predecessors"], ["1", "A", "1"])[0][2]


def test_two_rows_with_one_id_are_a_problem():
    assert [row for row, _, _ in problems_of(["ID", "Task"], ["7", "A"], ["7", "B"])] == [2, 3]


def test_a_start_link_to_a_summary_row_is_a_problem():
    rows = [["1", "Sum", "1", ""], ["2", "A", "2", ""], ["3", "B", "1", "1SS"]]
    found = problems_of(["ID", "Task", "Outline level", "Predecessors"], *rows)
    assert "SS link with this summary row cannot be read" in found[0][2]


def test_outline_numbers_make_summary_rows():
    tasks = drafts_of(["WBS", "Task"], ["1", "Sum"], ["1.1", "A"], ["1.2", "B"], ["2", "C"])
    assert [task.name for task in tasks] == ["A", "B", "C"]


def test_numbers_of_the_file_are_kept_where_they_are_free():
    there = a_task("there", number=2, phase="act")
    preview = imported(a_csv(["ID", "Task"], ["2", "A"], ["40", "B"], ["X", "C"]), existing=[there])
    assert [task.number for task in preview.drafts] == [3, 40, 41]


def test_a_row_without_a_name_is_a_problem():
    assert [(row, column) for row, column, _ in problems_of(["Task", "Start"], ["A", "1"], ["", "2"])] == [(3, "Task")]


@pytest.mark.parametrize(("header", "size"), [("Task", 10_000), ("Owner", 600), ("Description", 20_000)])
def test_a_text_that_is_too_long_is_a_problem_of_its_cell(header, size):
    row = {"Task": "A", "Owner": "B", "Description": "C"} | {header: "x" * size}
    (problem,) = imported(a_csv(list(row), list(row.values()))).problems
    assert (problem.column, len(problem.value)) == (header, 121)


@pytest.mark.parametrize("name", ["🚀 Launch 👩‍💻", "اسأل العملاء", "<script>alert(1)</script>", "**bold** [x](y)"])
def test_any_script_and_markup_is_just_text(name):
    assert one("Task|Start", f"{name.replace('|', '')}|1").name == name


def test_all_problems_are_listed_with_their_cells():
    found = problems_of(["Task", "Start", "Duration"], ["A", "soon", "long"], ["B", "1", "2"], ["", "later", "1"])
    assert [(row, column) for row, column, _ in found] == [(2, "Start"), (2, "Duration"), (4, "Start"), (4, "Task")]


def test_one_problem_and_no_task_can_be_taken():
    preview = imported(a_csv(["Task", "Start"], ["A", "1"], ["B", "soon"]))
    assert not preview.is_usable
    with pytest.raises(BadInput, match="Nothing was imported"):
        _ = preview.drafts


def test_rows_that_could_be_read_are_shown_all_the_same():
    assert [task.name for task in imported(a_csv(["Task", "Start"], ["A", "1"], ["", "2"])).readable] == ["A"]


def test_a_table_of_headers_only_is_a_problem():
    assert "no row with a task" in problems_of(["Task", "Start"])[0][2]


def test_a_table_without_names_asks_for_the_column():
    assert "Choose the column that holds the tasks' names" in problems_of(["Foo", "Start"], ["A", "1"])[0][2]


def test_a_column_may_be_chosen_by_hand():
    assert imported(a_csv(["Foo", "Start"], ["A", "1"]), NAME="Foo").drafts[0].name == "A"


def test_all_of_five_thousand_rows_are_previewed():
    rows = [[str(at), f"Task {at}", str(at % 90), "3", str(at - 1) if at > 1 else ""] for at in range(1, 5_001)]
    content = a_csv(["ID", "Task", "Start", "Duration", "Predecessors"], *rows)
    assert len(imported(content).drafts) == 5_000
