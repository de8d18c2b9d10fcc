"""The verdict: one honest sentence, and its reason."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.compare import freeze
from planner.scheduling.schedule import schedule
from planner.scheduling.verdict import verdict
from planner.tasks.status import blocked, completed, dropped
from tests.builders import MONDAY, a_done_task, a_gate, a_phase, a_plan, a_recurring_task, a_started_task, a_task


def frozen(plan, tasks):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return freeze(
        plan,
        tasks,
        schedule(plan, tasks),
        id="b",
        number=0,
        reason="",
        taken_on=MONDAY,
        taken_at=moment,
        taken_by="Ada",
    )


def on_day(today_day, *tasks, agreed=None, plan=None):
    """The verdict with `agreed` frozen as the baseline."""
    plan = plan or a_plan()
    baseline = frozen(plan, agreed) if agreed else None
    return verdict(plan, tasks, schedule(plan, tasks, today_day), baseline, today_day)


def day(number):
    return MONDAY + timedelta(days=number)


def done(name, days=1, on=0, **fields):
    return a_done_task(name, days, day(on), day(on), **fields)


def test_an_empty_plan_says_what_to_do():
    assert on_day(5).sentence == "Nothing is planned yet."


def test_a_plan_of_dropped_tasks_is_empty():
    assert on_day(5, dropped(a_task("A"))).word == "not started"


def test_everything_done_is_finished_and_says_when():
    found = on_day(50, done("A", on=3), done("B", on=9), a_recurring_task("Note"))
    assert (found.word, found.sentence) == ("finished", "Finished: both tasks are done.")
    assert found.reason == "The last, “B”, on day 9."


def test_before_the_plan_begins_it_says_when_it_does():
    plan = a_plan(a_phase(start_day=-10))
    found = on_day(-22, a_task("A", start_day=-10), a_gate("G", start_day=45), plan=plan)
    assert (found.word, found.sentence) == ("not started", "Not started: the plan begins in 12 days, on day -10.")
    assert found.reason == "The next gate, “G”, is in 67 days."


def test_before_the_plan_begins_a_gate_that_cannot_hold_is_the_reason():
    found = on_day(-7, a_task("A", 10), a_gate("G", after=["A"], deadline_day=4))
    assert found.word == "not started"
    assert found.reason == "As it is planned, the day-4 gate would slip by 7 days."


def test_between_preparation_and_day_zero_the_plan_is_on_track():
    plan = a_plan(a_phase(start_day=-10))
    tasks = [a_started_task("A", 12, day(-10), start_day=-10, percent=50), a_gate("G", start_day=45)]
    assert on_day(-4, *tasks, plan=plan).sentence == "On track: the only gate holds."


def test_on_track_names_the_next_gate():
    found = on_day(0, a_task("A", 5), a_gate("G", after=["A"]), a_gate("H", start_day=45))
    assert (found.word, found.sentence) == ("on track", "On track: both gates hold.")
    assert found.reason == "The next gate, “G”, is in 4 days."


def test_a_gate_that_would_slip_is_at_risk_and_the_late_task_is_the_reason():
    tasks = [a_task("Audit", 5), a_task("Report", 5, after=["Audit"]), a_gate("G", after=["Report"])]
    under_way = a_started_task("Audit", 5, MONDAY, percent=79)
    found = on_day(9, under_way, *tasks[1:], agreed=tasks)
    assert (found.word, found.sentence) == ("at risk", "At risk: the day-11 gate would slip by 6 days.")
    assert found.reason == "“Audit” is 5 days late and holds it up."


def test_of_several_late_tasks_on_the_way_the_first_is_the_root():
    tasks = [a_task("Audit", 5), a_task("Report", 5, after=["Audit"]), a_gate("G", after=["Report"])]
    assert on_day(14, *tasks, agreed=tasks).reason == "“Audit” is 10 days late and holds it up."


def test_three_gates_that_hold_are_counted():
    assert on_day(0, *(a_gate(f"G{n}") for n in range(3))).sentence == "On track: all 3 gates hold."


def test_more_than_a_week_is_off_track():
    tasks = [a_task("A", 5), a_gate("G", after=["A"])]
    assert on_day(0, a_task("A", 10), tasks[1], agreed=tasks).word == "at risk"
    assert on_day(0, a_task("A", 11), tasks[1], agreed=tasks).word == "off track"


def test_a_longer_task_that_is_not_late_yet_is_named_with_its_new_end():
    tasks = [a_task("A", 5), a_gate("G", after=["A"])]
    found = on_day(0, a_task("A", 6), tasks[1], agreed=tasks)
    assert found.reason == "“A” would end on day 7 and holds it up."


def test_a_blocked_task_on_the_way_to_a_gate_is_the_reason():
    tasks = [a_task("A", 5), a_gate("G", after=["A"])]
    found = on_day(3, blocked(tasks[0], "no budget."), tasks[1], agreed=tasks)
    assert found.reason == "“A” is blocked (no budget) and holds it up."


def test_of_several_slipping_gates_the_worst_speaks_and_the_others_are_counted():
    tasks = [a_task("A", 5), a_gate("G", after=["A"]), a_gate("H", after=["A"], start_day=9)]
    found = on_day(3, *tasks, agreed=tasks)
    assert found.sentence == "At risk: the day-4 gate would slip by 5 days."
    late = [a_task("A", 12), *tasks[1:]]
    assert on_day(3, *late, agreed=tasks).reason.endswith(" 1 other gate would slip too.")


def test_a_gate_whose_day_has_passed_is_late():
    tasks = [done("A"), a_gate("G", after=["A"])]
    found = on_day(3, *tasks, agreed=tasks)
    assert found.sentence == "At risk: the day-0 gate has passed its day and is 3 days late."
    assert found.reason == "Nothing else holds up “G”: it is only to be passed."


def test_a_gate_planned_after_its_deadline_says_so():
    assert (
        on_day(0, a_task("A"), a_gate("G", start_day=9, deadline_day=7)).reason == "“G” is not to start before day 9."
    )


def test_without_gates_the_end_of_the_plan_counts():
    found = on_day(9, a_task("A", 5), a_task("B", 5, after=["A"]))
    assert found.sentence == "Off track: the plan would end 11 days late, on day 22."
    assert found.reason == "“A” is 5 days late and holds it up."


def test_without_gates_a_plan_in_time_is_on_track():
    found = on_day(0, a_task("A", 5))
    assert (found.sentence, found.reason) == ("On track: the plan would end in time.", "Nothing is overdue.")


def test_blocked_critical_work_is_at_risk_before_anything_slips():
    found = on_day(0, blocked(a_task("A", 5), "no budget"), a_gate("G", after=["A"]))
    assert (found.sentence, found.reason) == ("At risk: 1 critical task is blocked.", "“A” is blocked: no budget.")


def test_blocked_work_with_slack_is_no_risk_yet():
    assert on_day(0, blocked(a_task("A", 2), "no budget"), a_task("B", 20)).word == "on track"


def test_a_little_overdue_is_said_but_does_not_change_the_word():
    found = on_day(9, a_task("A", 2), a_started_task("long", 30, MONDAY, percent=50), a_gate("G", start_day=60))
    assert found.sentence == "On track: the only gate holds, though 1 task is overdue."
    assert found.reason == "“A” is 8 days late."


def test_much_overdue_is_a_risk():
    late = [a_task(f"T{n}", 2) for n in range(3)]
    found = on_day(9, *late, done("D"), a_gate("G", start_day=60))
    assert found.sentence == "At risk: 3 of the 4 tasks due so far are overdue."


def test_a_quarter_overdue_is_much():
    late = [a_task(f"T{n}", 2) for n in range(3)]
    found = on_day(9, *late, *(done(f"D{n}") for n in range(9)), a_gate("G", start_day=60))
    assert found.sentence == "At risk: 3 of the 12 tasks due so far are overdue."


def test_three_overdue_of_many_are_everyday_life():
    late = [a_task(f"T{n}", 2) for n in range(3)]
    assert on_day(9, *late, *(done(f"D{n}") for n in range(10)), a_gate("G", start_day=60)).word == "on track"


def test_a_missed_note_counts_as_overdue_as_on_the_list():
    found = on_day(9, a_recurring_task("Note"), a_gate("G", start_day=60))
    assert found.sentence == "On track: the only gate holds, though 1 task is overdue."


def test_a_slow_pace_is_a_risk_with_both_figures():
    tasks = [a_task("A", 40), a_gate("G", start_day=90)]
    found = on_day(28, a_started_task("A", 40, MONDAY, percent=25), tasks[1], agreed=tasks)
    assert found.sentence == "At risk: 25 % of the work is done, 50 % was agreed by now."
    assert found.reason == "The plan is 10 working days behind its own pace."


def test_the_pace_of_the_first_days_says_nothing_yet():
    tasks = [a_task("A", 40), a_gate("G", start_day=90)]
    assert on_day(4, *tasks, agreed=tasks).word == "on track"


def test_after_the_last_day_open_work_in_time_is_on_track():
    tasks = [done("A"), a_task("B", start_day=120), a_gate("G", start_day=130)]
    assert on_day(110, *tasks).sentence == "On track after day 100: the only gate holds."


def test_after_the_last_day_anything_overdue_is_a_risk():
    tasks = [a_task("A"), *(done(f"D{n}") for n in range(8)), a_gate("G", start_day=130)]
    assert on_day(110, *tasks).sentence == "At risk after day 100: 1 of the 9 tasks due so far is overdue."


def test_names_are_plain_text():
    name = "<b>**Audit**</b> [x](y) 🚀"
    found = on_day(9, a_task("A", 5).but(name=name), a_gate("G", after=["A"]))
    assert found.reason.startswith(f"“{name}” is ")


@pytest.mark.parametrize("today", [-3000, -1, 0, 1, 50, 101, 5000])
def test_any_day_has_a_verdict_for_a_plan_that_never_moved(today):
    found = on_day(today, a_task("A", 5), a_gate("G", after=["A"]), a_recurring_task("Note"))
    assert found.sentence.endswith(".") and found.reason


@given(st.integers(-20, 150), st.integers(0, 4), st.integers(0, 4))
def test_the_same_plan_has_the_same_verdict(today, done_count, late_count):
    tasks = [completed(a_task(f"D{n}", start_day=n), date(2026, 2, 1)) for n in range(done_count)]
    tasks += [a_task(f"T{n}", n + 1) for n in range(late_count)]
    assert on_day(today, *tasks) == on_day(today, *tasks)


@given(st.integers(0, 60), st.integers(1, 30))
def test_a_later_day_never_makes_an_untouched_plan_better(today, later):
    order = ["finished", "on track", "not started", "at risk", "off track"]
    tasks = [a_task("A", 5), a_task("B", 10, after=["A"]), a_gate("G", after=["B"])]
    now, then = on_day(today, *tasks).word, on_day(today + later, *tasks).word
    assert order.index(then) >= order.index(now)
