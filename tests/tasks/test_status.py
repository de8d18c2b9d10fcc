"""Changing a status: the dates and the percentage that go with each step, and the board by status."""

from datetime import date

import pytest

from planner.shared.errors import BadInput
from planner.tasks.status import (
    blocked,
    columns,
    completed,
    dropped,
    not_started,
    started,
    ticked,
    with_percent,
    with_status,
)
from planner.tasks.task import Kind, Recurrence, Status, Task, TaskId

MONDAY, FRIDAY = date(2026, 1, 5), date(2026, 1, 9)


def a_row(name="A", number=1, start_day=0, **fields):
    return Task(id=TaskId(name), number=number, phase="plan", name=name, start_day=start_day, **fields)


def a_weekly():
    return a_row(kind=Kind.RECURRING, recurrence=Recurrence(every_days=7, until_day=70))


def test_starting_a_task_records_the_day():
    task = started(a_row(), MONDAY)
    assert (task.status, task.actual_start) == (Status.IN_PROGRESS, MONDAY)


def test_starting_again_keeps_the_first_day():
    assert started(started(a_row(), MONDAY), FRIDAY).actual_start == MONDAY


def test_completing_a_task_records_the_day_and_the_percentage():
    task = completed(started(a_row(), MONDAY), FRIDAY)
    assert (task.status, task.percent, task.actual_start, task.actual_finish) == (Status.DONE, 100, MONDAY, FRIDAY)


def test_completing_before_the_recorded_start_moves_the_start():
    assert completed(started(a_row(), FRIDAY), MONDAY).actual_start == MONDAY


def test_completing_clears_what_blocked_it():
    assert completed(blocked(a_row(), "no budget"), FRIDAY).blocked_reason == ""


def test_reopening_a_done_task_takes_away_the_end_and_the_last_percent():
    task = started(completed(a_row(), FRIDAY), FRIDAY)
    assert (task.percent, task.actual_finish, task.actual_start) == (99, None, FRIDAY)


def test_blocking_needs_a_reason():
    with pytest.raises(BadInput, match="Say what blocks the task"):
        blocked(a_row(), "  ")


def test_blocking_keeps_how_far_it_was():
    task = blocked(started(a_row(), MONDAY, 40), "no budget")
    assert (task.percent, task.actual_start, task.blocked_reason) == (40, MONDAY, "no budget")


def test_a_dropped_task_stays_for_the_record():
    task = dropped(started(a_row(), MONDAY, 40))
    assert (task.status, task.percent, task.actual_start) == (Status.DROPPED, 40, MONDAY)


def test_back_to_the_beginning_forgets_everything():
    assert not_started(completed(a_row(), FRIDAY)) == a_row()


@pytest.mark.parametrize("status", Status)
def test_any_status_can_be_reached_from_any_other(status):
    for before in Status:
        task = with_status(a_row(), before, MONDAY, "no budget")
        assert with_status(task, status, FRIDAY, "no budget").status is status


def test_the_same_status_again_changes_nothing():
    task = completed(a_row(), MONDAY)
    assert with_status(task, Status.DONE, FRIDAY) is task


def test_a_new_reason_replaces_the_old_one():
    assert with_status(blocked(a_row(), "no budget"), Status.BLOCKED, FRIDAY, "legal").blocked_reason == "legal"


def test_a_hundred_percent_completes():
    assert with_percent(a_row(), 100, FRIDAY).status is Status.DONE


def test_anything_above_zero_starts():
    task = with_percent(a_row(), 10, MONDAY)
    assert (task.status, task.percent, task.actual_start) == (Status.IN_PROGRESS, 10, MONDAY)


def test_less_than_a_hundred_reopens_a_done_task():
    task = with_percent(completed(a_row(), FRIDAY), 80, FRIDAY)
    assert (task.status, task.percent, task.actual_finish) == (Status.IN_PROGRESS, 80, None)


def test_progress_on_a_blocked_task_leaves_it_blocked():
    assert with_percent(blocked(a_row(), "no budget"), 50, MONDAY).status is Status.BLOCKED


@pytest.mark.parametrize("percent", [-1, 101])
def test_an_impossible_percentage_is_refused(percent):
    with pytest.raises(BadInput, match=f"{percent} % is not between 0 and 100"):
        with_percent(a_row(), percent, MONDAY)


def test_ticks_are_kept_in_order_and_once():
    task = ticked(ticked(ticked(a_weekly(), 14, True), 7, True), 7, True)
    assert task.ticked_days == (7, 14)


def test_a_tick_can_be_taken_back():
    assert ticked(ticked(a_weekly(), 7, True), 7, False).ticked_days == ()


def test_only_recurring_work_has_occurrences_to_tick():
    with pytest.raises(BadInput, match="“A” does not recur"):
        ticked(a_row(), 7, True)


def test_the_board_has_a_column_for_every_status_in_order():
    assert [status for status, _ in columns([])] == list(Status)


def test_a_column_holds_its_tasks_by_start_then_number():
    tasks = [a_row("C", 3, 5), a_row("B", 2, 0), a_row("A", 1, 5), started(a_row("D", 4), MONDAY)]
    board = dict(columns(tasks))
    assert [task.name for task in board[Status.NOT_STARTED]] == ["B", "A", "C"]
    assert [task.name for task in board[Status.IN_PROGRESS]] == ["D"]
