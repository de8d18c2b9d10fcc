"""The engine against networks that others have published with their answers."""

import json
from datetime import date
from pathlib import Path

import pytest

from planner.scheduling.schedule import Schedule, schedule
from planner.shared.calendar import WeekPattern
from planner.tasks.predecessors import parse_predecessors
from tests.builders import a_milestone, a_plan, a_task

NETWORKS = json.loads(Path(__file__).with_name("published_networks.json").read_text("utf-8"))
PUBLISHED_DATES = ("start", "finish", "late_finish_date")


@pytest.fixture(params=NETWORKS, ids=lambda network: network["name"])
def network(request):
    return request.param


def scheduled(network) -> Schedule:
    known = {row["id"]: row["id"] for row in network["tasks"]}
    first_day = date.fromisoformat(network.get("first_day", "2026-01-05"))
    plan = a_plan(first_day=first_day, week=WeekPattern(network.get("week", "all")))
    return schedule(plan, [as_task(row, known) for row in network["tasks"]])


def as_task(row, known):
    links = parse_predecessors(row["predecessors"], known.get)
    return a_task(row["id"], row["duration"], links) if row["duration"] else a_milestone(row["id"], links)


def test_the_project_takes_as_long_as_published(network):
    assert scheduled(network).finish == network["finish"]


def test_dates_and_slack_are_as_published(network):
    dates = scheduled(network)
    for row in network["tasks"]:
        figures = {name: row[name] for name in row.keys() - {"id", "duration", "predecessors", *PUBLISHED_DATES}}
        assert {name: getattr(dates[row["id"]], name) for name in figures} == figures, row["id"]


def test_the_critical_tasks_are_as_published(network):
    if "critical" in network:
        assert sorted(scheduled(network).critical_path()) == sorted(network["critical"])


def test_calendar_dates_on_weekdays_are_as_published_by_sas():
    widget = next(network for network in NETWORKS if network["name"] == "Widget on weekdays")
    dates = scheduled(widget)
    for row in widget["tasks"]:
        published = {name: date.fromisoformat(row[name]) for name in PUBLISHED_DATES if name in row}
        assert {name: getattr(dates[row["id"]], name) for name in published} == published, row["id"]
