"""Import and export: files of other tools become tasks, all or none; and the tasks leave as a file."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import visit
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions.files import FileKind, export_tasks
from planner.actions.plans import open_plan
from planner.actions.tasks import add_task, delete_tasks
from planner.plan.plan import Plan
from planner.shared.errors import NotAllowed
from planner.tasks.task import Task
from tests.exchange.books import MONDAY_BOARD, a_book, a_workbook, with_part
from tests.exchange.reading import SAMPLES, a_csv
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace

PAGE = "pages/admin/files.py"
GOOD = a_csv(
    ["Id", "Task", "Owner", "Start", "Days", "After"],
    ["1", "Call", "Ada", "10", "3", ""],
    ["2", "Write", "Ben", "10", "2", "1"],
)


@pytest.fixture
def plan() -> Plan:
    """A plan without tasks."""
    return an_empty_plan("Acme")


def an_empty_plan(company: str) -> Plan:
    plan = a_stored_plan(company)
    delete_tasks(a_workspace(), LOCAL_OWNER, plan.id, [task.id for task in the_tasks(plan)], NOW)
    return plan


def the_tasks(plan: Plan) -> list[Task]:
    return list(open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY).tasks)


def names(plan: Plan) -> list[str]:
    return [task.name for task in the_tasks(plan)]


def with_file(name: str, content: bytes, app: AppTest | None = None) -> AppTest:
    """The page with a file dropped on it."""
    app = app or visit_app(PAGE)
    app.file_uploader(key="import_file_0").upload(name, content).run()
    assert not app.exception
    return app


def do_import(app: AppTest) -> AppTest:
    app.button(key="import_now").click().run()
    assert not app.exception
    return app


def can_import(app: AppTest) -> bool:
    return any(button.key == "import_now" for button in app.button)


def problem_rows(app: AppTest) -> list[tuple[object, ...]]:
    """Row and column of each problem in the table."""
    table = next(frame.value for frame in app.dataframe if "What to do" in frame.value.columns)
    return list(table[["Row", "Column"]].itertuples(index=False, name=None))


def table_of_tasks(app: AppTest):
    return next(frame.value for frame in app.dataframe if "Waits for" in frame.value.columns)


def as_role(monkeypatch: pytest.MonkeyPatch, role: Role, plan: Plan) -> None:
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {plan.id: role}))


@pytest.mark.parametrize(
    ("file", "tool", "count"),
    [
        ("asana.csv", "Asana", 4),
        ("jira.csv", "Jira", 4),
        ("trello.csv", "Trello", 3),
        ("smartsheet.csv", "Smartsheet", 4),
        ("ms_project.csv", "Microsoft Project", 4),
    ],
)
def test_a_file_of_each_tool_becomes_tasks(plan, file, tool, count):
    app = with_file(file, (SAMPLES / file).read_bytes())
    assert f"Looks like an export from **{tool}**" in texts(app)
    do_import(app)
    assert len(names(plan)) == count


def test_a_board_in_a_workbook_becomes_tasks(plan):
    app = with_file("board.xlsx", a_book(*MONDAY_BOARD))
    assert "**monday.com**" in texts(app)
    do_import(app)
    assert names(plan) == ["Talk to the front line", "Size the churn", "Fix the returns"]


def test_the_page_says_what_sort_of_file_it_read(plan):
    app = with_file("t.csv", "Task;Owner\nCall;José\n".encode("cp1252"))
    assert "1 row, parted by semicolons, Windows-1252." in texts(app)


def test_the_preview_shows_the_dates_that_the_plan_gives_once_they_are_in(plan):
    app = with_file("t.csv", GOOD)
    shown = table_of_tasks(app)[["Start", "Finish"]].to_numpy().tolist()
    do_import(app)
    opened = open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY)
    assert shown == [[opened.schedule[task.id].start, opened.schedule[task.id].finish] for task in opened.tasks]


def test_links_of_the_file_are_links_of_the_plan(plan):
    do_import(with_file("t.csv", GOOD))
    call, write = the_tasks(plan)
    assert [link.predecessor for link in write.links] == [call.id]


def test_after_the_import_the_field_is_empty_and_ways_lead_on(plan):
    app = do_import(with_file("t.csv", GOOD))
    assert "Imported 2 tasks from “t\\.csv”" in texts(app)
    assert "**2 new tasks** in the plan" in texts(app)
    assert not can_import(app)


def test_one_undo_takes_all_of_them_out_again(plan):
    app = do_import(with_file("t.csv", GOOD))
    app.button(key="undo").click().run()
    assert names(plan) == []
    assert "new tasks** in the plan" not in texts(app)


def test_importing_twice_is_warned_of_and_allowed(plan):
    app = do_import(with_file("t.csv", GOOD))
    app.file_uploader(key="import_file_1").upload("t.csv", GOOD).run()
    assert "2 tasks have names that the plan has already: “Call”, “Write”" in texts(app)
    do_import(app)
    assert names(plan) == ["Call", "Write", "Call", "Write"]


def test_one_wrong_cell_keeps_everything_out_and_is_named_by_row_and_column(plan):
    app = with_file("t.csv", a_csv(["Task", "Start"], ["Call", "2026-02-10"], ["Write", "someday"]))
    assert "**Row 3, Start** “someday”" in texts(app)
    assert "1 cell needs a correction, so nothing can come in yet" in texts(app)
    assert not can_import(app)


def test_many_wrong_cells_stand_in_a_table(plan):
    app = with_file("t.csv", a_csv(["Task", "Start"], *([f"Call {at}", "someday"] for at in range(9))))
    assert problem_rows(app) == [(row, "Start") for row in range(2, 11)]


def test_the_wrong_cells_can_be_downloaded_as_a_list(plan):
    app = with_file("t.csv", a_csv(["Task", "Start"], ["Call", "someday"]))
    assert app.download_button(key="import_problems_file").label == "Download this list"


def test_a_column_can_be_given_another_meaning(plan):
    app = with_file("t.csv", a_csv(["Aktion", "Wer"], ["Anrufen", "Ada"]))
    assert "Choose the column that holds the tasks' names" in texts(app).replace("\\", "")
    app.selectbox(key="import_NAME").set_value("Aktion").run()
    app.selectbox(key="import_OWNER").set_value("Wer").run()
    do_import(app)
    assert [(task.name, task.owner) for task in the_tasks(plan)] == [("Anrufen", "Ada")]


def test_a_column_taken_for_one_field_is_no_longer_read_for_another(plan):
    app = with_file("t.csv", a_csv(["Task", "Start", "Due"], ["Call", "2026-02-10", "2026-02-12"]))
    app.toggle(key="import_all_fields").set_value(True).run()
    app.selectbox(key="import_DEADLINE").set_value("Due").run()
    assert app.selectbox(key="import_FINISH").value is None


def test_a_column_can_be_left_out(plan):
    app = with_file("t.csv", GOOD)
    app.selectbox(key="import_OWNER").set_value(None).run()
    assert "“Owner”" in texts(app)
    do_import(app)
    assert {task.owner for task in the_tasks(plan)} == {""}


def test_another_file_is_read_by_its_own_headers(plan):
    app = with_file("t.csv", GOOD)
    app.selectbox(key="import_OWNER").set_value(None).run()
    app.file_uploader(key="import_file_0").set_value(("u.csv", a_csv(["Task", "Owner"], ["Call", "Ada"]), "")).run()
    assert app.selectbox(key="import_OWNER").value == "Owner"


def test_the_day_and_the_month_are_asked_for_where_the_file_does_not_tell(plan):
    app = with_file("t.csv", a_csv(["Task", "Start"], ["Call", "03/04/2026"]))
    assert not can_import(app)
    app.segmented_control[0].set_value(True).run()
    assert str(table_of_tasks(app)["Start"][0]) == "2026-04-03"
    assert can_import(app)


def test_the_sheet_with_the_tasks_is_found_and_another_can_be_chosen(plan):
    book = a_workbook({"Cover": [["Plan"], ["2026"]], "Work": [["Task"], ["Call"]], "Old": [["Task"], ["Write"]]})
    app = with_file("t.xlsx", book)
    sheet = next(field for field in app.selectbox if field.label == "Sheet")
    assert sheet.value == "Work"
    sheet.set_value("Old").run()
    assert list(table_of_tasks(app)["Task"]) == ["Write"]


def a_bomb() -> bytes:
    return with_part(a_book(["Task"], ["Call"]), "xl/worksheets/sheet1.xml", b" " * 90_000_000)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("t.csv", b"\xff\xfeT\x00\x00\xd8", "cannot be read as text"),
        ("t.xlsx", b"PK\x03\x04 not a book", "is damaged or not a real Excel workbook"),
        ("t.xlsx", b"", "is empty"),
        ("t.xlsx", a_bomb, "unpacks to far more than a table of tasks"),
        ("t.csv", b"Task\n" + b"Call\n" * 50_000, "has more than 5,000 rows; split it"),
        ("t.mpp", bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "save it there as an Excel workbook"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_changes_nothing(plan, name, content, words):
    app = with_file(name, content() if callable(content) else content)
    said = texts(app).replace("\\", "")
    assert words in said
    assert "Nothing was changed" in said
    assert not can_import(app)
    assert names(plan) == []


def test_names_in_the_file_are_shown_as_they_are(plan):
    app = with_file("t.csv", a_csv(["Task", "<b>*x*</b>"], ["Call", "1"]))
    assert "\\<b\\>\\*x\\*\\</b\\>" in texts(app).replace("\\/", "/")


def test_a_viewer_cannot_import(plan, monkeypatch):
    as_role(monkeypatch, Role.VIEWER, plan)
    app = visit_app(PAGE)
    assert not app.file_uploader
    assert "but not imported" in texts(app)


def test_an_editor_cannot_bring_private_tasks_in(plan, monkeypatch):
    as_role(monkeypatch, Role.EDITOR, plan)
    app = with_file("t.csv", a_csv(["Task", "Private"], ["Layoffs", "yes"]))
    assert "only the owner may bring in" in texts(app)
    assert not can_import(app)


@pytest.mark.parametrize("kind", FileKind)
def test_what_was_exported_comes_into_another_plan_as_the_same_tasks(kind):
    first = a_stored_plan("First")
    content = export_tasks(a_workspace(), LOCAL_OWNER, first.id, TODAY, kind)
    second = an_empty_plan("Second")
    app = visit_app(PAGE)
    app.selectbox(key="plan").set_value(second.id).run()
    do_import(with_file(f"t.{kind}", content, app))
    assert unlinked(the_tasks(second)) == unlinked(the_tasks(first))


def unlinked(tasks: list[Task]) -> list[dict[str, object]]:
    """The tasks without what is the plan's own: ids; links lead to numbers instead."""
    numbers = {task.id: task.number for task in tasks}
    links = [[(numbers[link.predecessor], link.type, link.lag) for link in task.links] for task in tasks]
    own = {"id", "version", "links"}
    return [task.model_dump(exclude=own) | {"links": to} for task, to in zip(tasks, links, strict=True)]


def test_the_export_offers_both_kinds_and_counts_what_is_inside():
    plan = a_stored_plan()
    app = visit_app(PAGE)
    count = len(the_tasks(plan))
    assert f"{count} of {count} tasks." in texts(app)
    assert app.download_button(key="export_csv").label == "Download CSV"
    assert app.download_button(key="export_xlsx").label == "Download Excel workbook"


def test_the_export_can_be_of_one_phase():
    plan = a_stored_plan()
    app = visit_app(PAGE)
    phase = plan.phases[0]
    app.selectbox(key="export_tasks").set_value(f"Phase: {phase.name}").run()
    assert f"{sum(task.phase == phase.key for task in the_tasks(plan))} of " in texts(app)


def test_private_tasks_are_in_the_export_only_when_the_owner_says_so(plan):
    secret = {"phase": plan.phases[0].key, "name": "Layoffs", "start_day": 0, "is_private": True}
    add_task(a_workspace(), LOCAL_OWNER, plan.id, secret, NOW)
    app = visit_app(PAGE)
    assert "0 of 1 task." in texts(app)
    app.toggle(key="export_private").set_value(True).run()
    assert "1 of 1 task." in texts(app)


def test_others_are_not_offered_private_tasks(plan, monkeypatch):
    as_role(monkeypatch, Role.VIEWER, plan)
    assert "export_private" not in [toggle.key for toggle in visit_app(PAGE).toggle]


def test_a_stranger_gets_no_export(plan):
    with pytest.raises(NotAllowed):
        export_tasks(a_workspace(), Visitor("Eve"), plan.id, TODAY, FileKind.CSV)
