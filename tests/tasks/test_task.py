"""Tasks: wrong ones cannot exist, and the message says what to do."""

from datetime import date

import pytest

from planner.shared.errors import BadInput
from planner.tasks.task import Estimate, Kind, Link, LinkType, Recurrence, Status, Task

WEEKLY = {"every_days": 7, "until_day": 70}


def checked(**fields):
    return Task.checked(**{"id": "t1", "number": 1, "phase": "plan", "name": "Audit", "start_day": 0} | fields)


def refused(**fields):
    with pytest.raises(BadInput) as error:
        checked(**fields)
    return str(error.value)


@pytest.mark.parametrize("kind", [Kind.MILESTONE, Kind.GATE])
def test_a_point_in_time_takes_no_days(kind):
    assert f"A {kind} takes no time: set its duration to 0." in refused(kind=kind, duration=1)


def test_a_task_takes_at_least_a_day():
    assert "make it a milestone if it takes none" in refused(duration=0)


def test_only_milestones_and_gates_are_points():
    points = [kind for kind in Kind if kind in (Kind.MILESTONE, Kind.GATE)]
    assert [checked(kind=kind, duration=0).is_point for kind in points] == [True, True]
    assert not checked().is_point


def test_recurring_work_needs_a_rhythm():
    assert "needs a rhythm" in refused(kind=Kind.RECURRING)


def test_only_recurring_work_has_a_rhythm():
    assert "a recurring task, and only that" in refused(recurrence=WEEKLY).lower()


def test_a_rhythm_does_not_end_before_it_starts():
    assert "The rhythm ends before the task starts" in refused(kind=Kind.RECURRING, start_day=71, recurrence=WEEKLY)


@pytest.mark.parametrize("every_days", [0, -1, 367])
def test_a_rhythm_is_between_a_day_and_a_year(every_days):
    with pytest.raises(BadInput):
        Recurrence.checked(every_days=every_days, until_day=70)


def test_a_link_to_itself_is_refused():
    assert "A task cannot wait for itself" in refused(links=(Link(predecessor="t1"),))


def test_the_same_link_twice_is_refused():
    assert "The same link is there twice" in refused(links=(Link(predecessor="t2"), Link(predecessor="t2", lag=3)))


def test_two_links_of_different_types_to_one_task_are_fine():
    links = (Link(predecessor="t2", type=LinkType.SS), Link(predecessor="t2", type=LinkType.FF))
    assert checked(links=links).links == links


@pytest.mark.parametrize("lag", [-1001, 1001])
def test_a_lag_is_at_most_a_thousand_working_days(lag):
    with pytest.raises(BadInput, match="Lag"):
        Link.checked(predecessor="t2", lag=lag)


def test_a_blocked_task_says_why():
    assert "Say what blocks the task" in refused(status=Status.BLOCKED)


def test_a_done_task_has_its_last_day():
    assert "has the date it was finished" in refused(status=Status.DONE, percent=100)


def test_a_done_task_is_at_a_hundred_percent():
    assert "at 100 %" in refused(status=Status.DONE, percent=99, actual_finish=date(2026, 1, 9))


def test_an_open_task_has_no_last_day():
    assert "Only a task that is done" in refused(status=Status.IN_PROGRESS, actual_finish=date(2026, 1, 9))


def test_a_task_does_not_end_before_it_starts():
    dates = {"actual_start": date(2026, 1, 9), "actual_finish": date(2026, 1, 8)}
    assert "The task ends before it starts" in refused(status=Status.DONE, percent=100, **dates)


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_percentage_lies_between_zero_and_a_hundred(percent):
    assert refused(percent=percent).startswith("Percent:")


@pytest.mark.parametrize("day", [-3651, 36501])
def test_a_day_number_lies_within_a_century(day):
    assert refused(start_day=day).startswith("Start day:")


def test_a_date_that_does_not_exist_is_refused():
    assert refused(actual_start="2026-02-30").startswith("Actual start:")


@pytest.mark.parametrize("when", [date(1949, 12, 31), date(2151, 1, 1)])
def test_actual_dates_lie_in_our_time(when):
    said = "Choose a date between the years 1950 and 2150."
    assert f"Actual start: {said}" in refused(status=Status.IN_PROGRESS, actual_start=when)
    assert f"Actual finish: {said}" in refused(status=Status.DONE, percent=100, actual_finish=when)


@pytest.mark.parametrize("done", [{"percent": 1}, {"actual_start": date(2026, 1, 5)}])
def test_a_task_that_is_not_started_has_nothing_done(done):
    assert "at 0 % and has no actual start: set it in progress" in refused(**done)


def test_three_estimates_rise():
    with pytest.raises(BadInput, match="The three estimates must rise"):
        Estimate.checked(optimistic=5, likely=3, pessimistic=8)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_an_estimate_is_a_number_of_days(number):
    with pytest.raises(BadInput, match="Pessimistic"):
        Estimate.checked(optimistic=1, likely=2, pessimistic=number)


@pytest.mark.parametrize(
    ("status", "is_open"),
    [(Status.NOT_STARTED, True), (Status.IN_PROGRESS, True), (Status.BLOCKED, True), (Status.DROPPED, False)],
)
def test_a_task_is_open_until_it_is_done_or_dropped(status, is_open):
    assert checked(status=status, blocked_reason="no budget").is_open is is_open
    assert not checked(status=Status.DONE, percent=100, actual_finish=date(2026, 1, 9)).is_open


def test_a_task_survives_the_way_to_json_and_back():
    task = checked(kind=Kind.RECURRING, recurrence=WEEKLY, links=(Link(predecessor="t2", lag=-1),), ticked_days=(7,))
    assert Task.model_validate_json(task.model_dump_json()) == task
