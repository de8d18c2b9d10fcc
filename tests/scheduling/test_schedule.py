"""The schedule: calendar dates, what has happened, the status day, windows and who waits for whom."""

from datetime import date, timedelta

from planner.scheduling.schedule import Schedule, predecessors_of, schedule, waits_for
from planner.shared.calendar import WeekPattern
from planner.tasks.task import Status
from tests.builders import (
    MONDAY,
    a_done_task,
    a_gate,
    a_link,
    a_milestone,
    a_phase,
    a_plain_plan,
    a_plan,
    a_recurring_task,
    a_started_task,
    a_task,
)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def scheduled(*tasks, status_day=None) -> Schedule:
    """On a calendar without days off, so that indexes and day numbers are the same."""
    return schedule(a_plain_plan(), tasks, status_day)


def on_weekdays(*tasks, status_day=None) -> Schedule:
    return schedule(a_plan(), tasks, status_day)


# Calendar days and dates


def test_a_task_of_six_days_ends_after_the_weekend():
    dates = on_weekdays(a_task("A", 6))["A"]
    assert (dates.start, dates.finish) == (date(2026, 1, 5), date(2026, 1, 12))


def test_a_task_due_to_start_on_a_saturday_starts_on_monday():
    assert on_weekdays(a_task("A", start_day=5))["A"].start_day == 7


def test_a_plan_starts_on_the_first_day_of_its_earliest_phase():
    plan = a_plan(a_phase("prepare", -10, 15), a_phase("all"))
    assert schedule(plan, [a_task("A", start_day=-10)])["A"].start_day == -10


def test_no_task_is_scheduled_before_the_plans_first_day():
    assert scheduled(a_task("A", start_day=-30))["A"].start_day == 0


def test_a_gate_behind_work_that_ends_on_friday_does_not_end_on_monday():
    dates = on_weekdays(a_task("A", 5), a_gate("G", ["A"]))["G"]
    assert dates.finish == dates.start == date(2026, 1, 9)


def test_a_gate_falls_on_its_own_start_day():
    assert on_weekdays(a_task("A", 5), a_gate("G", ["A"], start_day=45))["G"].finish_day == 45


def test_a_gate_whose_day_is_a_sunday_is_held_on_monday():
    assert on_weekdays(a_gate("G", start_day=6))["G"].finish_day == 7


def test_work_behind_a_gate_may_start_on_the_day_of_the_gate():
    assert on_weekdays(a_gate("G", start_day=45), a_task("A", 2, ["G"]))["A"].start_day == 45


def test_a_milestone_on_the_first_day_is_on_the_first_day():
    assert on_weekdays(a_milestone("M"))["M"].finish_day == 0


def test_the_late_finish_is_the_last_day_allowed():
    assert on_weekdays(a_task("long", 10), a_task("A", 2))["A"].late_finish_date == date(2026, 1, 16)


def test_a_gate_on_its_own_day_may_wait_no_longer_than_the_last_day_of_the_plan():
    assert on_weekdays(a_task("long", 10), a_gate("G", start_day=3))["G"].late_finish == 10
    assert on_weekdays(a_task("long", 10), a_gate("G", start_day=3))["G"].late_finish_day == 11


def test_the_plan_ends_when_its_last_task_does():
    dates = on_weekdays(a_task("A", 5), a_task("B", 1, ["A"]))
    assert (dates.finish, dates.finish_day, dates.finish_date) == (6, 7, date(2026, 1, 12))


def test_week_patterns_decide_when_work_goes_on():
    thursday = date(2026, 1, 8)
    plan = a_plan(first_day=thursday, week=WeekPattern.SUN_THU)
    assert schedule(plan, [a_task("A", 2)])["A"].finish == date(2026, 1, 11)


def test_the_critical_path_is_told_in_the_order_of_work():
    dates = scheduled(a_task("C", 3, ["A"]), a_task("B", 1), a_task("A", 2))
    assert dates.critical_path() == ("A", "C")


def test_rows_come_in_the_order_of_the_tasks():
    assert [row.task for row in scheduled(a_task("B", after=["A"]), a_task("A"))] == ["B", "A"]


# Phase windows


def test_a_task_inside_its_phase_is_not_flagged():
    assert not scheduled(a_task("A", 5))["A"].is_out_of_window


def test_a_task_that_ends_after_its_phase_is_flagged_and_still_scheduled():
    plan = a_plain_plan(phases=(a_phase("short", 0, 3), a_phase("all")))
    dates = schedule(plan, [a_task("A", 5, phase="short")])["A"]
    assert (dates.is_out_of_window, dates.finish_day) == (True, 4)


def test_a_task_that_starts_before_its_phase_is_flagged():
    plan = a_plain_plan(phases=(a_phase("later", 30, 60), a_phase("all")))
    assert schedule(plan, [a_task("A", 5, phase="later")])["A"].is_out_of_window


# What has happened


def test_actual_dates_override_links():
    dates = scheduled(a_task("A", 9), a_done_task("B", 3, day(1), day(4), after=["A"]))["B"]
    assert (dates.early_start, dates.early_finish, dates.finish_day) == (1, 5, 4)


def test_successors_of_a_done_task_follow_its_actual_finish():
    assert scheduled(a_done_task("A", 3, day(0), day(7)), a_task("B", 2, ["A"]))["B"].start_day == 8


def test_a_done_task_is_never_critical():
    assert not scheduled(a_done_task("A", 3, day(0), day(7)))["A"].is_critical


def test_work_done_on_a_sunday_keeps_its_date():
    dates = on_weekdays(a_done_task("A", 1, day(6), day(6)))["A"]
    assert (dates.start_day, dates.finish_day, dates.late_finish_day) == (6, 6, 6)


def test_work_done_before_the_plan_began_keeps_its_dates():
    dates = scheduled(a_done_task("A", 3, day(-20), day(-18)), a_task("B", 2, ["A"]))
    assert (dates["A"].start_day, dates["A"].finish_day, dates["B"].start_day) == (-20, -18, 0)


def test_a_gate_falls_on_the_day_it_was_held():
    held = a_gate("G", start_day=2, status=Status.DONE, percent=100, actual_start=day(3), actual_finish=day(9))
    assert (scheduled(held)["G"].start_day, scheduled(held)["G"].finish_day) == (9, 9)


def test_ticking_a_gate_on_its_day_moves_nobody():
    gate, work = a_gate("G", start_day=10), a_task("A", 2, ["G"])
    held = gate.but(status=Status.DONE, percent=100, actual_finish=day(10))
    assert scheduled(held, work, status_day=10)["A"] == scheduled(gate, work, status_day=10)["A"]


def test_a_started_task_keeps_its_start():
    assert scheduled(a_started_task("A", 5, day(2)), status_day=4)["A"].start_day == 2


def test_a_start_that_has_happened_is_the_early_and_the_late_one():
    dates = scheduled(a_task("long", 50), a_started_task("A", 5, day(2)), status_day=4)["A"]
    assert (dates.early_start, dates.late_start) == (2, 2)


def test_what_is_left_of_a_started_task_begins_on_the_status_day():
    assert scheduled(a_started_task("A", 10, day(0), percent=50), status_day=8)["A"].early_finish == 13


def test_what_is_left_is_rounded_up_to_whole_days():
    assert scheduled(a_started_task("A", 3, day(0), percent=50), status_day=1)["A"].early_finish == 3


def test_without_a_status_day_a_started_task_takes_its_planned_time():
    assert scheduled(a_started_task("A", 10, day(2), percent=50))["A"].early_finish == 12


def test_what_is_left_waits_for_unfinished_predecessors():
    started = a_started_task("B", 4, day(0), percent=50, after=["A"])
    assert scheduled(a_task("A", 6), started, status_day=0)["B"].early_finish == 8


def test_a_task_under_way_without_a_known_start_counts_from_its_planned_one():
    task = a_task("A", 4, start_day=3, status=Status.IN_PROGRESS)
    assert scheduled(task)["A"].early_start == 3


def test_a_start_that_has_happened_does_not_press_the_predecessor():
    follower = a_task("B", 1, [a_link("A", "SS", 5)], deadline_day=3)
    dates = scheduled(a_started_task("A", 10, day(0)), follower, status_day=0)
    assert dates["A"].total_float == 0


def test_a_successor_that_waits_for_a_start_follows_the_actual_one():
    follower = a_task("B", 1, [a_link("A", "SS", 2)])
    assert scheduled(a_started_task("A", 10, day(3), percent=10), follower, status_day=4)["B"].early_start == 5


def test_recurring_work_that_is_done_has_ended_and_may_be_waited_for():
    note = a_recurring_task("note", status=Status.DONE, percent=100, actual_finish=day(6))
    assert scheduled(note, a_task("A", 1, ["note"]))["A"].start_day == 7


# The status day


def test_unfinished_work_rolls_forward_to_the_status_day():
    dates = scheduled(a_task("A", 3), status_day=7)["A"]
    assert (dates.start_day, dates.finish_day) == (7, 9)


def test_work_planned_later_stays_where_it_is():
    assert scheduled(a_task("A", 3, start_day=20), status_day=7)["A"].start_day == 20


def test_blocked_work_that_never_began_rolls_forward():
    blocked = a_task("A", 3, status=Status.BLOCKED, blocked_reason="No budget")
    assert scheduled(blocked, status_day=7)["A"].start_day == 7


def test_a_gate_that_was_not_held_falls_on_the_status_day():
    assert scheduled(a_gate("G", start_day=2), status_day=7)["G"].finish_day == 7


def test_recurring_work_does_not_roll_forward():
    assert scheduled(a_recurring_task("note"), status_day=30)["note"].start_day == 0


def test_a_status_day_before_the_plan_changes_nothing():
    assert scheduled(a_task("A", 3), status_day=-40)["A"] == scheduled(a_task("A", 3))["A"]


def test_a_plan_may_hold_nothing_but_work_done_before_its_first_day():
    dates = scheduled(a_done_task("A", 2, day(-9), day(-8)))["A"]
    assert (dates.start_day, dates.finish_day) == (-9, -8)


# Who waits for whom


def waiting(task, *others) -> list[str]:
    return waits_for(task, [task, *others], scheduled(task, *others))


def test_a_task_waits_for_its_unfinished_predecessors_the_last_to_end_first():
    task = a_task("C", after=["A", "B", "done"])
    assert waiting(task, a_task("A", 2), a_task("B", 7), a_done_task("done", 1, day(0), day(0))) == ["B", "A"]


def test_a_task_that_only_needs_a_start_does_not_wait_for_work_under_way():
    assert waiting(a_task("B", after=[a_link("A", "SS")]), a_started_task("A", 5, day(0))) == []


def test_nobody_waits_for_a_dropped_task():
    assert waiting(a_task("B", after=["A"]), a_task("A", status=Status.DROPPED)) == []


def test_all_predecessors_are_found_the_direct_ones_first():
    tasks = [a_task("A"), a_task("B", after=["A"]), a_task("C", after=["B"]), a_task("D", after=["C", "A"])]
    assert predecessors_of("D", tasks) == ["C", "A", "B"]


def test_a_task_without_links_has_no_predecessors():
    assert predecessors_of("A", [a_task("A"), a_task("B", after=["A"])]) == []
