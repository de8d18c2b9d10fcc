"""Another first day: what shifts, what stays, what would be overdue at once."""

from datetime import date

import pytest

from planner.scheduling.first_day import preview_first_day
from planner.shared.errors import BadInput
from tests.builders import MONDAY, a_done_task, a_gate, a_plan, a_started_task, a_task

BEFORE = date(2025, 12, 1)  # long before anything begins


def preview(first_day, *tasks, today=BEFORE, **plan_fields):
    return preview_first_day(a_plan(**plan_fields), tasks, first_day, today)


def test_a_week_later_moves_every_gate_by_a_week():
    shift = preview(date(2026, 1, 12), a_task("A", 5), a_gate("G", after=["A"]))
    gate = shift.gates[0]
    assert (shift.days, gate.finish_before, gate.finish_after) == (7, date(2026, 1, 9), date(2026, 1, 16))


def test_a_whole_week_later_shifts_everything_evenly():
    assert preview(date(2026, 1, 12), a_task("A", 5), a_task("B", 8)).uneven == ()


def test_two_days_later_runs_into_a_weekend():
    uneven = preview(date(2026, 1, 7), a_task("A", 3), a_task("B", 5)).uneven
    assert [(shift.name, shift.days) for shift in uneven] == [("B", 4)]


def test_a_holiday_on_the_new_dates_shifts_further():
    uneven = preview(date(2026, 3, 30), a_task("A", 5), country="DE").uneven  # Good Friday
    assert [shift.finish_after for shift in uneven] == [date(2026, 4, 7)]


def test_actual_dates_stay():
    shift = preview(
        date(2026, 1, 12),
        a_done_task("done", 2, MONDAY, date(2026, 1, 6)),
        a_started_task("started", 5, MONDAY),
        a_task("open"),
        today=date(2026, 1, 7),
    )
    assert shift.keep_dates == ("done", "started")


def test_an_earlier_first_day_makes_tasks_overdue_at_once():
    tasks = [a_task("A", 3), a_task("B", 20)]
    assert preview(date(2025, 12, 29), *tasks, today=MONDAY).newly_overdue == ("A",)


def test_what_is_overdue_already_is_not_new():
    assert preview(date(2025, 12, 29), a_task("A", 3), today=date(2026, 1, 20)).newly_overdue == ()


def test_the_same_first_day_changes_nothing():
    shift = preview(MONDAY, a_task("A", 5), a_gate("G", after=["A"]))
    assert (shift.days, shift.gates[0].days, shift.uneven, shift.newly_overdue) == (0, 0, (), ())


def test_a_first_day_in_another_age_is_refused():
    with pytest.raises(BadInput, match="First day"):
        preview(date(2200, 1, 1), a_task("A"))
