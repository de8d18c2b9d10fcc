"""What stands in an export, for whom, and how it looks in a spreadsheet."""

import csv
import io
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from planner.exchange.tasks_out import tasks_csv, tasks_xlsx
from planner.scheduling.schedule import schedule
from planner.shared.errors import BadInput
from planner.tasks.task import ChecklistItem
from tests.builders import a_task, numbered
from tests.exchange.reading import the_plan

PLAN = the_plan()
HIDDEN = "Reorganise the service desk"
TASKS = numbered(
    [
        a_task("Ask", 3, phase="assess", status="in progress", percent=40, private_note="he is leaving"),
        a_task(HIDDEN, 2, phase="act", is_private=True),
        a_task("Act", 2, ["Ask", HIDDEN], phase="act", start_day=1),
    ]
)


def rows(*, with_private=True, tasks=TASKS, schedule=None):
    content = tasks_csv(PLAN, tasks, schedule, with_private=with_private).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def sheet(tasks=TASKS):
    content = tasks_xlsx(PLAN, tasks, schedule(PLAN, tasks), with_private=True)
    head, *found = CalamineWorkbook.from_object(io.BytesIO(content)).get_sheet_by_name("Tasks").to_python()
    return [dict(zip(head, row, strict=True)) for row in found]


def sheet_xml(tasks=TASKS):
    with zipfile.ZipFile(io.BytesIO(tasks_xlsx(PLAN, tasks, None, with_private=True))) as packed:
        return packed.read("xl/worksheets/sheet1.xml").decode()


def test_a_csv_begins_with_a_byte_order_mark_so_that_excel_reads_it_right():
    assert tasks_csv(PLAN, TASKS, None, with_private=True).startswith(b"\xef\xbb\xbf")


def test_links_are_written_with_the_numbers_of_tasks():
    assert rows()[2]["Predecessors"] == "1; 2"


def test_private_tasks_are_left_out_with_the_links_to_them():
    found = rows(with_private=False)
    assert [row["Task"] for row in found] == ["Ask", "Act"]
    assert found[1]["Predecessors"] == "1"


@pytest.mark.parametrize("write", [tasks_csv, tasks_xlsx])
def test_nothing_private_is_anywhere_in_an_export_without_it(write):
    content = write(PLAN, TASKS, schedule(PLAN, TASKS), with_private=False)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    assert HIDDEN.encode() not in content
    assert b"leaving" not in content


def test_scheduled_dates_and_floats_are_those_of_the_schedule():
    planned = schedule(PLAN, TASKS)
    act = rows(schedule=planned)[2]
    assert (act["Scheduled start"], act["Scheduled finish"], act["Total float"], act["Critical"]) == (
        planned[TASKS[2].id].start.isoformat(),
        planned[TASKS[2].id].finish.isoformat(),
        "0",
        "yes",
    )


def test_a_workbook_holds_real_dates_and_percentages():
    ask = sheet()[0]
    assert (ask["Scheduled start"], ask["Percent"]) == (date(2026, 1, 5), 0.4)


def test_a_workbook_holds_no_formula():
    task = a_task("t", phase="act", description="=1+1").but(name="=HYPERLINK(A1)")
    assert "<f>" not in sheet_xml([task])
    assert sheet([task])[0]["Task"] == "=HYPERLINK(A1)"


def test_a_workbook_keeps_headers_in_sight_and_can_be_filtered():
    xml = sheet_xml()
    assert 'state="frozen"' in xml
    assert '<autoFilter ref="A1:' in xml


def test_a_text_too_long_for_a_workbook_is_refused_by_name():
    items = tuple(ChecklistItem(text="x" * 200) for _ in range(200))
    with pytest.raises(BadInput, match="“Checklist” in row 2 is too long"):
        tasks_xlsx(PLAN, [a_task("t", phase="act", checklist=items)], None, with_private=True)


def test_a_plan_without_tasks_gives_the_headers():
    assert tasks_csv(PLAN, [], None, with_private=True).decode("utf-8-sig").startswith("Number,Task,Phase,Kind")


def test_a_dropped_task_has_no_scheduled_dates():
    dropped = [a_task("t", phase="act", status="dropped")]
    assert rows(tasks=dropped, schedule=schedule(PLAN, dropped))[0]["Scheduled start"] == ""
