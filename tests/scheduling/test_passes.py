"""The two passes: what each link type and lag does to early and late dates, floats and deadlines."""

import pytest

from planner.scheduling.schedule import Schedule, schedule
from planner.tasks.task import Status
from tests.builders import a_gate, a_link, a_milestone, a_plain_plan, a_recurring_task, a_task


def scheduled(*tasks) -> Schedule:
    return schedule(a_plain_plan(), tasks)


@pytest.mark.parametrize(
    ("link_type", "lag", "start", "finish"),
    [
        ("FS", 0, 5, 8),
        ("FS", 2, 7, 10),
        ("FS", -2, 3, 6),
        ("SS", 0, 0, 3),
        ("SS", 4, 4, 7),
        ("FF", 0, 2, 5),
        ("FF", 3, 5, 8),
        ("FF", -1, 1, 4),
        ("SF", 4, 1, 4),
        ("SF", 9, 6, 9),
    ],
)
def test_a_link_holds_back_the_end_it_names(link_type, lag, start, finish):
    dates = scheduled(a_task("A", 5), a_task("B", 3, [a_link("A", link_type, lag)]))["B"]
    assert (dates.early_start, dates.early_finish) == (start, finish)


@pytest.mark.parametrize("link_type", ["FS", "SS", "FF", "SF"])
def test_a_lead_never_takes_a_task_before_the_first_day(link_type):
    assert scheduled(a_task("A", 2), a_task("B", 3, [a_link("A", link_type, -100)]))["B"].early_start == 0


@pytest.mark.parametrize(
    ("link_type", "lag", "late_finish"),
    [("FS", 0, 7), ("FS", 2, 5), ("FS", -1, 8), ("SS", 3, 6), ("FF", 1, 9), ("SF", 8, 4)],
)
def test_a_link_caps_the_late_finish_of_its_predecessor(link_type, lag, late_finish):
    long, task = a_task("long", 10), a_task("B", 3, [a_link("A", link_type, lag)])
    assert scheduled(long, a_task("A", 2), task)["A"].late_finish == late_finish


def test_two_links_between_the_same_tasks_both_hold():
    task = a_task("B", 3, [a_link("A", "SS"), a_link("A", "FF", 2)])
    assert scheduled(a_task("A", 4), task)["B"].early_start == 3


def test_the_later_of_two_predecessors_decides():
    assert scheduled(a_task("A", 2), a_task("B", 7), a_task("C", 1, ["A", "B"]))["C"].early_start == 7


def test_a_task_does_not_start_before_its_own_start_day():
    assert scheduled(a_task("A", 2), a_task("B", 1, ["A"], start_day=9))["B"].early_start == 9


def test_slack_is_the_days_a_task_may_slip_without_moving_the_end():
    tasks = [a_task("long", 10), a_task("short", 4)]
    slack = scheduled(*tasks)["short"].total_float
    assert scheduled(tasks[0], tasks[1].but(duration=4 + slack)).finish == 10
    assert scheduled(tasks[0], tasks[1].but(duration=5 + slack)).finish == 11


def test_free_float_is_the_days_a_task_may_slip_without_moving_any_other():
    tasks = a_task("long", 10), a_task("A", 2), a_task("B", 3, ["A"], start_day=4)
    assert scheduled(*tasks)["A"].free_float == 2
    assert scheduled(*tasks)["A"].total_float == 5


@pytest.mark.parametrize(("link_type", "lag", "free"), [("FS", 1, 3), ("SS", 2, 4), ("FF", 1, 6), ("SF", 5, 4)])
def test_free_float_reckons_with_type_and_lag(link_type, lag, free):
    waiting = a_task("B", 3, [a_link("A", link_type, lag)], start_day=6)
    assert scheduled(a_task("long", 20), a_task("A", 2), waiting)["A"].free_float == free


def test_a_deadline_that_cannot_be_met_makes_slack_negative_up_the_chain():
    dates = scheduled(a_task("A", 4), a_task("B", 3, ["A"], deadline_day=4))
    assert (dates["A"].total_float, dates["B"].total_float) == (-2, -2)
    assert dates.critical_path() == ("A", "B")


def test_a_deadline_in_time_only_takes_slack_away():
    dates = scheduled(a_task("long", 10), a_task("B", 3, deadline_day=4))
    assert (dates["B"].late_finish, dates["B"].total_float, dates["B"].is_critical) == (5, 2, False)


def test_a_deadline_after_the_end_gives_no_slack():
    assert scheduled(a_task("A", 5, deadline_day=50))["A"].total_float == 0


def test_a_deadline_never_moves_early_dates():
    assert scheduled(a_task("A", 5, deadline_day=1))["A"].early_finish == 5


def test_a_gate_on_its_own_day_has_no_slack_before_a_deadline_on_that_day():
    assert scheduled(a_task("long", 90), a_gate("G", start_day=45, deadline_day=45))["G"].total_float == 0


def test_a_gate_behind_a_task_may_wait_until_the_end_of_its_deadline():
    dates = scheduled(a_task("long", 90), a_task("A", 44), a_gate("G", ["A"], deadline_day=45))
    assert dates["G"].total_float == 2


def test_a_milestone_passes_its_predecessors_finish_on():
    dates = scheduled(a_task("A", 3), a_milestone("M", ["A"]), a_task("B", 2, ["M"]))
    assert (dates["M"].early_start, dates["M"].early_finish, dates["B"].early_start) == (3, 3, 3)


def test_a_dropped_task_holds_nobody_back_and_ends_nothing():
    dates = scheduled(a_task("A", 9, status=Status.DROPPED), a_task("B", 2, ["A"]))
    assert dates.finish == 2
    assert "A" not in dates
    assert dates.get("A") is None


def test_recurring_work_never_moves_the_end_and_is_never_critical():
    dates = scheduled(a_task("A", 5), a_recurring_task("note", until_day=80))
    assert dates.finish == 5
    assert not dates["note"].is_critical


def test_recurring_work_runs_from_its_start_to_its_last_day():
    dates = scheduled(a_task("A", 5), a_recurring_task("note", until_day=80, after=["A"]))["note"]
    assert (dates.early_start, dates.early_finish, dates.start_day, dates.finish_day) == (5, 81, 5, 80)


def test_recurring_work_has_no_slack_of_its_own():
    assert scheduled(a_task("A", 5), a_recurring_task("note", until_day=80))["note"].total_float == 0


def test_recurring_work_takes_no_slack_from_what_it_waits_for():
    dates = scheduled(a_task("long", 10), a_task("A", 5), a_recurring_task("note", after=["A"]))
    assert (dates["A"].total_float, dates["A"].free_float) == (5, 5)


def test_an_empty_plan_ends_where_it_begins():
    assert scheduled().finish == 0
