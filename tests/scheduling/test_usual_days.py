"""The usual messages begin on the day of the task that is the same duty."""

from datetime import date, timedelta

import pytest

from planner.communication.starters import Starter, first_day, starters
from planner.plan.instantiate import instantiate
from planner.plan.template_file import shipped_template
from planner.scheduling.recurring import occurrences
from planner.scheduling.schedule import schedule
from planner.scheduling.usual_days import is_same_duty, usual_day
from planner.tasks.task import Task, TaskId
from tests.builders import MONDAY, a_plan, a_recurring_task, numbered

NOTE, TEAM = (next(one for one in starters() if one.key == key) for key in ("ceo_note", "team"))
FRIDAY = MONDAY + timedelta(days=4)


def day(starter: Starter, *tasks: Task, today: date = MONDAY) -> date:
    plan, rows = a_plan(), numbered(list(tasks))
    return usual_day(starter, rows, schedule(plan, rows, 0), today)


def test_the_note_is_due_when_its_task_is() -> None:
    note = a_recurring_task("Five lines", start_day=1, tool="Comms plan, Weekly note")
    assert day(NOTE, note) == MONDAY + timedelta(days=1)
    assert day(NOTE, note, today=MONDAY + timedelta(days=2)) == MONDAY + timedelta(days=8)


def test_a_week_whose_note_is_sent_already_is_passed_over() -> None:
    note = a_recurring_task("Five lines", start_day=1, tool="Weekly note", ticked_days=(1,))
    assert day(NOTE, note) == MONDAY + timedelta(days=8)


def test_a_message_is_due_with_the_task_whose_name_begins_like_it() -> None:
    assert day(TEAM, a_recurring_task("Team update with open questions", start_day=2)) == MONDAY + timedelta(days=2)


def test_without_such_a_task_a_message_begins_on_its_day_of_the_working_week() -> None:
    assert day(NOTE, a_recurring_task("Team update", start_day=2)) == FRIDAY
    assert day(TEAM, a_recurring_task("Round of the stores", start_day=2)) == MONDAY


@pytest.mark.parametrize("template", ["six-phase", "30-60-90"])
@pytest.mark.parametrize("begins", range(7))
def test_in_a_new_plan_message_and_task_name_the_same_day_whatever_the_first_day_is(template: str, begins: int) -> None:
    shipped, first = shipped_template(template), MONDAY + timedelta(days=begins)
    plan = a_plan(*shipped.phases, first_day=first)
    tasks = instantiate(
        shipped, new_id=iter(map(TaskId, map(str, range(999)))).__next__, leader="Ada", calendar=plan.calendar()
    )
    dates = schedule(plan, tasks, 0)
    for starter in starters():
        due = [
            dates.calendar.date_of(one)
            for task in tasks
            if is_same_duty(starter, task)
            for one in occurrences(task, dates.calendar, dates[task.id].start_day)
        ]
        found = usual_day(starter, tasks, dates, first)
        assert found == (min(due) if due else first_day(starter, dates.calendar, first))
        assert due or starter.key != NOTE.key
