"""A number is the same wherever it stands: on every page, in the export and on the command line."""

import csv
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.cli import main
from planner.plan.plan import Plan
from tests.journeys.reading import exported, opened, said_on, share_done, visit
from tests.pages.app import TODAY
from tests.pages.plans import a_stored_plan

Dates = dict[str, tuple[date | None, date | None]]
COLUMNS = {
    "id": "Number",
    "task": "Task",
    "duration": "Duration",
    "predecessors": "Predecessors",
    "start_day": "Start day",
    "deadline": "Deadline day",
}
"""The command line's columns, and where they are found in the export."""


def table(app: AppTest, column: str) -> pd.DataFrame:
    """The table on the page that has this column."""
    frames = [frame.value for frame in app.dataframe] + [editor.value for editor in app.get("data_editor")]
    return next(frame for frame in frames if column in frame.columns)


def roadmap_table() -> pd.DataFrame:
    app = visit(menu.ROADMAP)
    app.session_state["roadmap_table"] = True
    return table(app.run(), "Slack, working days").set_index("Task")


def tasks_table() -> pd.DataFrame:
    return table(visit(menu.TASKS), "slack").set_index("name")


def day(value: object) -> date | None:
    """A date from whatever a table or file holds."""
    return None if pd.isna(value) or value == "" else pd.Timestamp(str(value)).date()


def number(value: object) -> int | None:
    return None if pd.isna(value) or value == "" else int(str(value).removesuffix(".0"))


def test_every_date_is_the_same_on_the_roadmap_in_the_tasks_and_in_the_export(sample: Plan):
    roadmap, tasks, rows = roadmap_table(), tasks_table(), exported(sample)
    assert len(roadmap) == len(tasks) == len(rows) == len(opened(sample).tasks)
    for row in rows:
        name, wanted = row["Task"], (day(row["Scheduled start"]), day(row["Scheduled finish"]))
        assert (day(roadmap["Start"][name]), day(roadmap["Finish"][name])) == wanted
        assert (day(tasks["start"][name]), day(tasks["finish"][name])) == wanted


def test_slack_is_the_same_on_the_roadmap_in_the_tasks_and_in_the_export(sample: Plan):
    roadmap, tasks = roadmap_table(), tasks_table()
    for row in exported(sample):
        name = row["Task"]
        slack = number(roadmap["Slack, working days"][name])
        assert number(tasks["slack"][name]) == slack
        assert slack is None or slack == number(row["Total float"])
        assert (row["Critical"] == "yes") == (roadmap["Cannot slip"][name] == "yes") == (tasks["critical"][name] != "")


def test_progress_is_the_same_on_today_on_plans_and_in_the_export(sample: Plan):
    progress = share_done(exported(sample))
    assert visit(menu.TODAY).metric[0].value == progress
    assert f"{progress} done" in str(visit(menu.PLANS).progress[0].text)


def test_the_forecast_counts_as_done_what_today_counts(sample: Plan):
    today = visit(menu.TODAY).metric[0]
    forecast = visit(menu.FORECAST, {"show": "Progress"}).metric[0]
    assert forecast.value == today.value
    assert str(forecast.delta).split()[0] == str(today.delta).split()[0]


def test_the_headers_count_the_same_tasks_as_the_export(sample: Plan):
    rows = exported(sample)
    done = sum(row["Status"] == "done" for row in rows)
    critical = sum(row["Critical"] == "yes" for row in rows)
    roadmap, tasks = said_on(visit(menu.ROADMAP)), said_on(visit(menu.TASKS))
    assert f"{len(rows)} tasks, {done} done" in roadmap
    assert f"{critical} task" in roadmap.split("cannot slip")[0].rpartition(";")[2]
    assert f"{len(rows)} tasks: {done} done" in tasks


def test_as_many_tasks_are_overdue_on_today_as_in_the_tasks(sample: Plan):
    overdue = visit(menu.TODAY).metric[2].value
    assert f"{overdue} overdue" in said_on(visit(menu.TASKS))


def test_the_end_of_the_plan_is_the_last_finish_of_the_export(sample: Plan):
    finishes = [row["Scheduled finish"] for row in exported(sample) if row["Kind"] != "recurring"]
    ends = max(finish for text in finishes if (finish := day(text)))
    said = re.search(r"the plan ends (\w+ \d+ \w+)", said_on(visit(menu.ROADMAP)))
    assert said and said[1] == f"{ends:%a} {ends.day} {ends:%b}"


@pytest.mark.parametrize("template", ["six-phase", "30-60-90"])
def test_the_command_line_gives_the_dates_of_an_exported_plan(
    template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    plan = a_stored_plan(template=template, first_day=TODAY + timedelta(days=40), country="DE")
    rows = [row for row in exported(plan) if row["Kind"] != "recurring"]
    options = ["--start", plan.first_day.isoformat(), "--country", "DE", "--json"]
    assert main(["schedule", as_plain_csv(rows, tmp_path / "plan.csv"), *options]) == 0
    told = {task["id"]: task for task in json.loads(capsys.readouterr().out)["tasks"]}
    assert told.keys() == {row["Number"] for row in rows}
    for row in rows:
        task = told[row["Number"]]
        assert (task["start_date"], task["finish_date"]) == (row["Scheduled start"], row["Scheduled finish"])
        assert (task["total_float"], task["free_float"]) == (int(row["Total float"]), int(row["Free float"]))
        assert task["critical"] == (row["Critical"] == "yes")


def as_plain_csv(rows: list[dict[str, str]], file: Path) -> str:
    """The rows of an export as the command line wants them."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows([row[header] for header in COLUMNS.values()] for row in rows)
    return str(file)
