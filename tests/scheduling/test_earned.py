"""Earned schedule against published figures, and planned value over the working days."""

from datetime import date

import pytest

from planner.plan.baseline import Baseline
from planner.plan.plan import Plan
from planner.scheduling.compare import freeze
from planner.scheduling.earned import earned_schedule, performance
from planner.scheduling.schedule import schedule
from planner.shared.calendar import WeekPattern
from planner.tasks.progress import progress
from planner.tasks.status import completed, dropped, with_percent
from planner.tasks.task import Task
from tests.builders import MONDAY, a_done_task, a_plain_plan, a_plan, a_recurring_task, a_started_task, a_task

# A project of thirteen months planned for nine, from the workbook "Earned Value - Earned Schedule"
# (github.com/castor00/EVapp); the data of Vandevoorde and Vanhoucke 2006.
PLANNED = [28.975, 81.681, 91.681, 138.586, 218.141, 302.478, 323.632, 345.876, 360.738]
MONTHS = [
    (25.645, 0.8850733390854184),
    (68.074, 1.7418320494820323),
    (89.135, 2.745400000000001),
    (125.244, 3.715552712930391),
    (198.754, 4.75630695745082),
    (268.763, 5.600234772401199),
    (292.469, 5.8813213654742285),
    (306.725, 6.200765812612272),
    (312.864, 6.490970974756546),
    (327.694, 7.182611041179645),
    (338.672, 7.676137385362347),
    (349.861, 8.268133494819002),
    (360.738, 9.0),
]


@pytest.mark.parametrize(("earned", "expected"), MONTHS)
def test_earned_schedule_agrees_with_a_real_project(earned: float, expected: float) -> None:
    assert earned_schedule(PLANNED, earned) == pytest.approx(expected, abs=1e-6)


def test_earned_schedule_agrees_when_planned_value_stays_level_after_the_planned_end() -> None:
    assert earned_schedule([*PLANNED, 360.738, 360.738], 360.738) == 9


def test_thirty_of_ten_a_month_are_three_months_earned() -> None:
    # The worked example of github.com/arikanatakan/pmcontrols after Lipke 2003.
    assert earned_schedule([10_000.0 * month for month in range(1, 11)], 30_000) == 3


def test_nothing_earned_is_no_time_earned() -> None:
    assert earned_schedule(PLANNED, 0) == 0
    assert earned_schedule([], 5) == 0


def agreed(plan: Plan, tasks: list[Task]) -> Baseline:
    return freeze(
        plan,
        tasks,
        schedule(plan, tasks),
        id="b",
        number=0,
        reason="",
        taken_on=MONDAY,
        taken_at=plan.created_at,
        taken_by="A",
    )


def test_planned_value_spreads_a_task_evenly_over_its_working_days_and_rests_at_the_weekend() -> None:
    plan = a_plan()
    tasks = [a_task("A", 6, start_day=0)]
    curve = performance(plan, tasks, agreed(plan, tasks), 0).curve
    assert [day for day, _ in curve] == [0, 1, 2, 3, 4, 7]
    assert [share for _, share in curve] == pytest.approx([n / 6 for n in range(1, 7)])


def test_planned_value_weighs_tasks_by_their_working_days() -> None:
    plan = a_plain_plan()
    tasks = [a_task("A", 1), a_task("B", 3, after=["A"])]
    assert performance(plan, tasks, agreed(plan, tasks), 1).planned == 0.25


def test_spi_is_the_time_earned_over_the_time_gone() -> None:
    plan = a_plain_plan()
    before = [a_task("A", 4), a_task("B", 4, after=["A"])]
    now = [with_percent(before[0], 75, plan.first_day), before[1]]
    found = performance(plan, now, agreed(plan, before), 6)
    assert (found.earned_schedule, found.actual_time, found.spi_t) == (3.0, 6, 0.5)


def test_there_is_no_spi_before_the_first_day_is_over() -> None:
    plan, tasks = a_plain_plan(), [a_task("A", 4)]
    assert performance(plan, tasks, agreed(plan, tasks), 0).spi_t is None
    assert performance(plan, tasks, agreed(plan, tasks), -5).spi_t is None


def test_earned_is_the_progress_shown_everywhere_for_the_tasks_agreed() -> None:
    plan = a_plain_plan()
    before = [a_task("A", 3), a_task("B", 5)]
    now = [with_percent(before[0], 50, plan.first_day), before[1].but(duration=7)]
    assert performance(plan, now, agreed(plan, before), 2).earned == pytest.approx(progress(now))


def test_a_task_added_later_counts_neither_as_planned_nor_as_earned() -> None:
    plan, before = a_plain_plan(), [a_task("A", 4)]
    added = a_started_task("B", 4, date(2026, 1, 5), percent=50)
    assert performance(plan, [*before, added], agreed(plan, before), 2) == performance(
        plan, before, agreed(plan, before), 2
    )


def test_a_dropped_task_is_no_longer_owed() -> None:
    plan, before = a_plain_plan(), [a_task("A", 4), a_task("B", 8)]
    found = performance(plan, [completed(before[0], date(2026, 1, 8)), dropped(before[1])], agreed(plan, before), 4)
    assert (found.planned, found.earned) == (1.0, 1.0)


def test_recurring_work_earns_nothing() -> None:
    plan, tasks = a_plain_plan(), [a_recurring_task("Weekly note")]
    found = performance(plan, tasks, agreed(plan, tasks), 30)
    assert (found.planned, found.earned, found.spi_t) == (0.0, 0.0, None)


def test_once_all_is_earned_time_stands_still() -> None:
    plan, before = a_plain_plan(), [a_task("A", 4)]
    now = [a_done_task("A", 4, date(2026, 1, 5), date(2026, 1, 12))]
    found = performance(plan, now, agreed(plan, before), 60)
    assert (found.earned_schedule, found.actual_time, found.spi_t) == (4.0, 8, 0.5)


def test_a_task_agreed_for_days_that_are_free_now_counts_on_the_next_working_day() -> None:
    before = a_plain_plan()
    tasks = [a_task("A", 1, start_day=5)]
    weekdays = before.but(week=WeekPattern.MON_FRI)
    assert performance(weekdays, tasks, agreed(before, tasks), 8).curve == ((7, 1.0),)
