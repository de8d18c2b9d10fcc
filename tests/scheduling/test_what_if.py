"""What if: dates and gates change on trial, and nothing is saved."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling import what_if
from planner.scheduling.schedule import schedule
from planner.scheduling.what_if import Away, Lengthen, Move, try_out, try_possible
from planner.shared.errors import BadInput
from planner.tasks.status import blocked, completed, dropped
from planner.tasks.task import Estimate, Task
from tests.builders import MONDAY, a_gate, a_link, a_milestone, a_plan, a_recurring_task, a_started_task, a_task


def tried(tasks, *changes, status_day=None):
    return try_out(a_plan(), tasks, changes, status_day)


def days_after(trial, task):
    dates = trial.schedule[task]
    return dates.start_day, dates.finish_day


def refused(tasks, change):
    with pytest.raises(BadInput) as error:
        tried(tasks, change)
    return str(error.value)


def test_without_changes_nothing_changes():
    trial = tried([a_task("A", 3), a_task("B", after=["A"])])
    assert (trial.changed, trial.shifts(), trial.held_by) == ((), [], {})


def test_moving_a_task_moves_what_waits_for_it():
    trial = tried([a_task("A", 3), a_task("B", after=["A"])], Move("A", 7))
    assert (days_after(trial, "A"), days_after(trial, "B")) == ((7, 9), (10, 10))


def test_only_the_moved_task_is_to_be_saved():
    trial = tried([a_task("A", 3), a_task("B", after=["A"])], Move("A", 7))
    assert [(task.id, task.start_day) for task in trial.changed] == [("A", 7)]


def test_a_move_counts_from_the_scheduled_start():
    trial = tried([a_task("A", 3), a_task("B", after=["A"])], Move("B", 4))
    assert trial.schedule["B"].start_day == 7


def test_a_move_onto_a_weekend_starts_on_monday():
    assert tried([a_task("A")], Move("A", 5)).schedule["A"].start_day == 7


def test_moving_earlier_works_as_far_as_the_task_is_free():
    trial = tried([a_task("A", start_day=14)], Move("A", -7))
    assert (trial.schedule["A"].start_day, trial.held_by) == (7, {})


def test_moving_earlier_cannot_beat_a_link_and_says_which():
    trial = tried([a_task("A", 5), a_task("B", after=["A"], start_day=14)], Move("B", -12))
    assert trial.schedule["B"].start_day == 7
    assert trial.held_by == {"B": ("A",)}


def test_moving_earlier_cannot_beat_today():
    trial = tried([a_task("A", start_day=14)], Move("A", -12), status_day=9)
    assert (trial.schedule["A"].start_day, trial.held_by) == (9, {"A": ()})


def test_moves_of_one_task_add_up():
    assert tried([a_task("A")], Move("A", 2), Move("A", 2)).schedule["A"].start_day == 4


def test_moving_recurring_work_moves_its_rhythm():
    assert tried([a_recurring_task("Note")], Move("Note", 3)).changed[0].start_day == 3


def test_a_started_task_cannot_be_moved():
    assert "“A” has already started, so it cannot be moved" in refused([a_started_task("A", 3, MONDAY)], Move("A", 1))


def test_a_done_task_cannot_be_moved():
    assert "“A” is done, so it cannot be moved" in refused([completed(a_task("A"), MONDAY)], Move("A", 1))


def test_a_dropped_task_cannot_be_lengthened():
    assert "“A” is dropped, so it cannot be lengthened" in refused([dropped(a_task("A"))], Lengthen("A", 1))


@pytest.mark.parametrize("change", [Move("X", 1), Lengthen("X", 1)])
def test_a_task_that_is_not_there_is_named(change):
    assert "There is no task “X”" in refused([a_task("A")], change)


def test_lengthening_a_task_delays_what_waits_for_it():
    trial = tried([a_task("A", 3), a_task("B", after=["A"])], Lengthen("A", 2))
    assert (days_after(trial, "A"), days_after(trial, "B")) == ((0, 4), (7, 7))


def test_a_task_under_way_gets_as_much_longer_as_asked():
    trial = tried([a_started_task("A", 10, MONDAY, percent=50)], Lengthen("A", 2), status_day=7)
    assert trial.before["A"].finish_day == 11
    assert trial.schedule["A"].finish_day == 15


def test_lengthening_moves_the_three_estimates_along():
    trial = tried([a_task("A", 3, estimate=(2, 3, 7))], Lengthen("A", 2))
    assert trial.changed[0].estimate == Estimate(optimistic=4, likely=5, pessimistic=9)


def test_a_task_can_be_shortened_but_not_to_nothing():
    assert tried([a_task("A", 3)], Lengthen("A", -2)).schedule["A"].finish_day == 0
    assert "“A” has 3 working days left" in refused([a_task("A", 3)], Lengthen("A", -3))


@pytest.mark.parametrize("task", [a_gate("A"), a_milestone("A"), a_recurring_task("A")])
def test_only_tasks_have_a_length(task):
    assert "without a length of its own" in refused([task], Lengthen("A", 1))


def test_lengthening_does_not_pull_a_start_forward():
    tasks = [a_task("A", 10), a_task("B", 2, after=[a_link("A", "FF")])]
    trial = tried(tasks, Lengthen("B", 3))
    assert trial.schedule["B"].start_day == trial.before["B"].start_day


def test_what_would_start_during_an_absence_starts_after_it():
    trial = tried([a_task("A", 2, start_day=8, owner="Ben")], Away("Ben", 7, 11))
    assert days_after(trial, "A") == (14, 15)


def test_what_runs_through_an_absence_takes_longer_by_the_working_days_lost():
    trial = tried([a_task("A", 8, owner="Ben")], Away("Ben", 7, 8))
    assert days_after(trial, "A") == (0, 11)


def test_an_absence_over_a_weekend_costs_nothing():
    assert tried([a_task("A", 8, owner="Ben")], Away("Ben", 5, 6)).changed == ()


def test_what_ends_before_an_absence_stays():
    assert tried([a_task("A", 5, owner="Ben")], Away("Ben", 7, 11)).changed == ()


def test_others_work_on_during_an_absence():
    assert tried([a_task("A", 8, owner="Zoe")], Away("Ben", 0, 11)).changed == ()


def test_a_task_under_way_loses_only_days_still_to_come():
    task = a_started_task("A", 8, MONDAY, percent=50, owner="Ben")
    trial = tried([task], Away("Ben", 0, 8), status_day=7)
    assert (trial.before["A"].finish_day, trial.schedule["A"].finish_day) == (10, 14)


def test_an_absence_hits_a_task_that_is_pushed_into_it():
    tasks = [a_task("A", 4, owner="Ben"), a_task("B", 1, after=["A"], start_day=4, owner="Ben")]
    trial = tried(tasks, Away("Ben", 1, 4))
    assert days_after(trial, "A") == (0, 9)
    assert days_after(trial, "B") == (10, 10)


def test_a_task_pushed_into_an_absence_by_somebody_elses_delay_is_seen():
    tasks = [
        a_task("A", 2, start_day=1, owner="Ben"),
        a_task("B", 4, after=["A"], owner="Zoe"),
        a_task("C", 5, after=["B"], start_day=8, owner="Ben"),
    ]
    trial = tried(tasks, Away("Ben", 1, 10))
    assert [days_after(trial, name)[0] for name in "ABC"] == [11, 15, 21]


def test_a_gate_during_an_absence_waits_for_its_owner():
    assert tried([a_gate("G", start_day=8, owner="Ben")], Away("Ben", 7, 11)).schedule["G"].finish_day == 14


def test_a_blocked_task_not_yet_started_is_moved_like_any_other():
    trial = tried([blocked(a_task("A", owner="Ben", start_day=8), "no budget")], Away("Ben", 7, 11))
    assert trial.schedule["A"].start_day == 14


def test_nobody_is_back_before_leaving():
    assert "Ben would be back before leaving" in refused([a_task("A", owner="Ben")], Away("Ben", 5, 4))


def test_shifts_show_the_largest_first_with_dates_before_and_after():
    trial = tried([a_task("A", 5), a_task("B", 1, after=["A"])], Lengthen("A", 1), Move("B", 7))
    assert [(shift.name, shift.days) for shift in trial.shifts()] == [("B", 8), ("A", 3)]
    first = trial.shifts()[0]
    assert (first.name, first.finish_before, first.finish_after) == ("B", date(2026, 1, 12), date(2026, 1, 20))


def test_a_gate_that_holds_is_shown_too():
    tasks = [a_task("A", 5), a_gate("hit", after=["A"]), a_gate("safe", start_day=30)]
    assert [(gate.name, gate.days) for gate in tried(tasks, Lengthen("A", 1)).gates()] == [("hit", 3), ("safe", 0)]


def test_what_was_tried_is_what_is_saved():
    tasks = [a_task("A", 8, owner="Ben"), a_task("B", after=["A"])]
    trial = tried(tasks, Away("Ben", 1, 3))
    assert list(schedule(a_plan(), trial.tasks)) == list(trial.schedule)
    assert all(Task.model_validate(task.model_dump()) == task for task in trial.changed)


@st.composite
def networks(draw):
    tasks = []
    for n in range(draw(st.integers(1, 8))):
        links = {
            (p, t): a_link(f"T{p}", t, draw(st.integers(-3, 3)))
            for p in draw(st.sets(st.integers(0, n - 1), max_size=2) if n else st.just(set()))
            for t in draw(st.sets(st.sampled_from(["FS", "SS", "FF", "SF"]), max_size=2))
        }
        fields = {"owner": draw(st.sampled_from(["Ben", "Zoe"])), "after": tuple(links.values())}
        days, start = draw(st.integers(1, 9)), draw(st.integers(0, 20))
        match draw(st.integers(0, 4)):
            case 0:
                tasks.append(a_gate(f"T{n}", start_day=start, **fields))
            case 1:
                percent = draw(st.integers(0, 99))
                tasks.append(a_started_task(f"T{n}", days, MONDAY, percent, start_day=start, **fields))
            case _:
                tasks.append(a_task(f"T{n}", days, start_day=start, **fields))
    return tasks


@given(networks(), st.integers(0, 20), st.integers(0, 12), st.none() | st.integers(0, 15))
def test_an_absence_never_makes_anything_earlier(tasks, leaves, length, today):
    trial = tried(tasks, Away("Ben", leaves, leaves + length), status_day=today)
    for before, after in zip(trial.before, trial.schedule, strict=True):
        assert after.start_day >= before.start_day
        assert after.finish_day >= before.finish_day


@given(networks(), st.none() | st.integers(0, 15))
def test_trying_nothing_changes_nothing(tasks, today):
    trial = tried(tasks, status_day=today)
    assert trial.tasks == tuple(tasks)
    assert trial.shifts() == []


def test_every_change_schedules_the_plan_once_more(monkeypatch):
    times = []
    monkeypatch.setattr(what_if, "schedule", lambda *asked: times.append(asked) or schedule(*asked))
    tasks = [a_task(f"T{n}", 3) for n in range(20)]
    try_possible(a_plan(), tasks, {n: Move(f"T{n}", 7) for n in range(20)})
    assert len(times) == 21


def test_changes_that_cannot_be_made_are_left_out_and_explained():
    tasks = [a_task("A", 3), completed(a_task("B"), MONDAY)]
    trial, refused = try_possible(a_plan(), tasks, {0: Move("A", 7), 1: Move("B", 7), 2: Lengthen("A", 1)})
    assert trial.tasks == tried(tasks, Move("A", 7), Lengthen("A", 1)).tasks
    assert days_after(trial, "A") == (7, 10)
    assert list(refused) == [1] and "cannot be moved" in refused[1]


def test_a_change_refused_half_way_leaves_nothing_behind():
    tasks = [a_task("A", 5, owner="Ben"), a_task("B", 3650, start_day=1, owner="Ben")]
    trial, refused = try_possible(a_plan(), tasks, {0: Away("Ben", 2, 4)})
    assert (trial.changed, trial.shifts(), list(refused)) == ((), [], [0])


def test_nobody_is_away_without_a_name():
    assert "choose an owner" in refused([a_task("A")], Away("", 0, 4))
