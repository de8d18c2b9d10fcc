"""From a template to a plan's tasks and back."""

from collections.abc import Callable
from datetime import date
from itertools import count

from planner.plan.instantiate import as_template, instantiate
from planner.plan.template import Template
from planner.plan.template_file import as_yaml, parse_template, shipped_template
from planner.scheduling.schedule import schedule
from planner.shared.calendar import WeekPattern, WorkCalendar
from planner.tasks.status import completed, dropped
from planner.tasks.task import ChecklistItem, Estimate, Kind, Task, TaskId
from tests.builders import MONDAY, a_phase, a_plan, a_recurring_task, a_task

CALENDAR = WorkCalendar(MONDAY)


def template_of(*tasks: dict[str, object]) -> Template:
    """A template of one phase; a task says only what matters."""
    usual = {"phase": "all", "name": "Interviews", "start_day": 0}
    return Template.checked(key="short", name="Short", phases=(a_phase(),), tasks=[usual | task for task in tasks])


def numbered_ids(prefix: str = "t") -> Callable[[], TaskId]:
    """Ids t1, t2, t3 …"""
    numbers = count(1)
    return lambda: TaskId(f"{prefix}{next(numbers)}")


def made(*tasks: dict[str, object], calendar: WorkCalendar = CALENDAR) -> tuple[Task, ...]:
    """The tasks of a plan led by Ada."""
    return instantiate(template_of(*tasks), new_id=numbered_ids(), leader="Ada", calendar=calendar)


def test_tasks_are_numbered_in_their_order():
    tasks = made({"id": "B", "end_day": 2}, {"id": "A", "end_day": 2})
    assert [(task.number, task.id) for task in tasks] == [(1, "t1"), (2, "t2")]


def test_a_last_day_becomes_the_working_days_up_to_it():
    (task,) = made({"id": "A", "start_day": 1, "end_day": 9})  # Tuesday to the Wednesday after
    assert task.duration == 7


def test_a_day_off_in_between_shortens_the_task():
    holiday = WorkCalendar(MONDAY, holidays={date(2026, 1, 6): "Epiphany"})
    (task,) = made({"id": "A", "start_day": 0, "end_day": 4}, calendar=holiday)
    assert task.duration == 4


def test_a_task_within_a_weekend_takes_one_working_day():
    (task,) = made({"id": "A", "start_day": 5, "end_day": 6})
    assert task.duration == 1


def test_a_duration_in_working_days_is_kept():
    (task,) = made({"id": "A", "start_day": 5, "duration": 3})
    assert task.duration == 3


def test_a_gate_takes_no_time():
    (gate,) = made({"id": "A", "kind": "gate", "deadline_day": 45})
    assert (gate.duration, gate.kind) == (0, Kind.GATE)


def test_estimates_keep_their_shape_around_the_duration():
    (task,) = made({"id": "A", "end_day": 11, "estimate": [4, 8, 12]})  # ten working days
    assert task.estimate == Estimate(optimistic=5, likely=10, pessimistic=15)


def test_the_leaders_role_becomes_the_leaders_name():
    (task,) = made({"id": "A", "end_day": 2, "owner": "CMO"})
    assert task.owner == "Ada"


def test_the_leader_is_named_among_the_participants_too():
    (task,) = made({"id": "A", "end_day": 2, "owner": "CFO", "participants": {"CMO": "accountable"}})
    assert [person.name for person in task.participants] == ["Ada"]


def test_other_roles_stay_roles():
    (task,) = made({"id": "A", "end_day": 2, "owner": "CFO"})
    assert task.owner == "CFO"


def test_links_point_to_the_new_tasks():
    _, then = made(
        {"id": "A", "end_day": 2}, {"id": "B", "end_day": 2, "links": [{"task": "A", "type": "SS", "lag": 2}]}
    )
    assert [(link.predecessor, link.type, link.lag) for link in then.links] == [("t1", "SS", 2)]


def test_a_link_may_point_to_a_task_further_down():
    first, _ = made({"id": "A", "end_day": 2, "links": ["B"]}, {"id": "B", "end_day": 2})
    assert first.links[0].predecessor == "t2"


def test_checklists_start_unticked():
    (task,) = made({"id": "A", "end_day": 2, "checklist": ["Ask", "Write up"]})
    assert task.checklist == (ChecklistItem(text="Ask"), ChecklistItem(text="Write up"))


def test_a_plan_made_from_its_own_template_has_the_same_days():
    template = shipped_template("six-phase")
    plan = a_plan(*template.phases, week=WeekPattern.SUN_THU, role="CMO")
    tasks = instantiate(template, new_id=numbered_ids(), leader=plan.leader, calendar=plan.calendar())
    again = parse_template(as_yaml(as_template(plan, tasks, key="own", name="Own")), "own.yaml")
    anew = instantiate(again, new_id=numbered_ids(), leader=plan.leader, calendar=plan.calendar())
    assert anew == tasks
    assert list(schedule(plan, anew)) == list(schedule(plan, tasks))


def saved(*tasks: Task) -> Template:
    """A plan of Ada Lovelace, the CMO, as a template."""
    return as_template(a_plan(role="CMO"), tasks, key="own", name="Own")


def test_the_leaders_name_becomes_the_role_again():
    template = saved(a_task("A", owner="Ada Lovelace", participants=[{"name": "Ada Lovelace"}]))
    assert template.roles() == ("CMO",)
    assert template.leader_role == "CMO"


def test_a_leader_without_a_role_is_called_leader():
    template = as_template(a_plan(), [a_task("A", owner="Ada Lovelace")], key="own", name="Own")
    assert template.tasks[0].owner == "Leader"


def test_what_happened_stays_behind():
    done = completed(a_task("A", checklist=[{"text": "Ask", "is_done": True}]), MONDAY)
    (anew,) = instantiate(saved(done), new_id=numbered_ids(), leader="Bo", calendar=CALENDAR)
    assert (anew.status, anew.percent, anew.actual_finish) == ("not started", 0, None)
    assert not anew.checklist[0].is_done


def test_private_tasks_and_notes_stay_behind():
    template = saved(a_task("A", private_note="He will leave"), a_task("B", is_private=True, number=2))
    assert len(template.tasks) == 1
    assert "leave" not in as_yaml(template)


def test_dropped_tasks_stay_behind_with_the_links_to_them():
    template = saved(dropped(a_task("A")), a_task("B", after=["A"], number=2))
    assert [(task.id, task.links) for task in template.tasks] == [("T2", ())]


def test_recurring_work_keeps_its_rhythm():
    template = saved(a_recurring_task("A", every_days=14, until_day=70, ticked_days=(0,)))
    assert template.tasks[0].recurrence is not None
    assert template.tasks[0].recurrence.every_days == 14


def test_a_task_before_the_plans_first_day_is_saved_on_that_day():
    assert saved(a_task("A", start_day=-20)).tasks[0].start_day == 0
