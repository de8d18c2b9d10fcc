"""What is stored comes back as it was, on both databases."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from planner.plan.baseline import Baseline
from planner.plan.change import Change, Edit, Entity
from planner.shared.errors import NotFound
from planner.storage import baselines, changes, comments, plans, tasks
from planner.tasks.comment import Comment
from planner.tasks.task import Status
from tests.builders import a_done_task, a_gate, a_plan, a_recurring_task, a_task, numbered

AT = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)

FULL = a_task(
    "full",
    days=5,
    after=["other"],
    number=7,
    estimate=(1, 5.5, 9),
    deadline_day=40,
    owner="Zoë 🦊",
    participants=[{"name": "שרה", "raci": "informed"}],
    deliverable="<b>bold</b>",
    description="Two\nlines",
    checklist=[{"text": "first", "is_done": True}],
    status=Status.BLOCKED,
    blocked_reason="No budget",
    percent=30,
    actual_start=date(2026, 1, 6),
    is_private=True,
    private_note="secret",
)


@pytest.fixture
def db(workspace):
    with workspace.transaction() as transaction:
        plans.add(transaction, a_plan())
        yield transaction


@pytest.mark.parametrize(
    "task",
    [
        FULL,
        a_gate("G"),
        a_recurring_task("R", ticked_days=(0, 7)),
        a_done_task("D", 2, date(2026, 1, 5), date(2026, 1, 6)),
    ],
    ids=lambda task: task.name,
)
def test_a_task_comes_back_with_every_field(db, task):
    tasks.add(db, "plan", [task])
    assert tasks.of_plan(db, "plan") == [task]


def test_a_changed_task_comes_back_changed_and_others_as_they_were(db):
    first, second = numbered([a_task("A"), a_task("B")])
    tasks.add(db, "plan", [first, second])
    tasks.save(db, "plan", [second.but(name="New", links=[{"predecessor": "A"}])])
    assert tasks.of_plan(db, "plan") == [first, second.but(name="New", links=[{"predecessor": "A"}])]


def test_removed_tasks_are_gone_and_others_stay(db):
    tasks.add(db, "plan", numbered([a_task("A"), a_task("B"), a_task("C")]))
    tasks.remove(db, "plan", ["A", "C"])
    assert [task.id for task in tasks.of_plan(db, "plan")] == ["B"]


def test_a_plan_knows_only_its_own_tasks(db):
    plans.add(db, a_plan(id="other"))
    tasks.add(db, "plan", [a_task("A")])
    tasks.add(db, "other", [a_task("A", days=9)])
    tasks.save(db, "plan", [a_task("A", days=2)])
    tasks.remove(db, "plan", ["A"])
    assert [task.duration for task in tasks.of_plan(db, "other")] == [9]


def test_a_plan_comes_back_with_every_field(db):
    plan = a_plan(
        id="full", country="DE", days_off=[{"day": date(2026, 1, 9), "name": "Party"}], archived_at=AT, template="x"
    )
    plans.add(db, plan)
    assert plans.load(db, "full") == plan


def test_an_unknown_plan_is_not_found(db):
    with pytest.raises(NotFound):
        plans.load(db, "unknown")


def test_a_moment_comes_back_in_utc_whatever_zone_it_was_given_in(db):
    plans.add(db, a_plan(id="zoned", created_at=AT.astimezone(timezone(timedelta(hours=9)))))
    found = plans.load(db, "zoned").created_at
    assert (found, found.utcoffset()) == (AT, timedelta(0))


def test_comments_come_back_in_the_order_they_were_made(db):
    said = [Comment(id=i, task="A", author="Ana", at=AT - timedelta(hours=int(i)), text=i) for i in "12"]
    for comment in said:
        comments.add(db, "plan", comment)
    assert comments.of_task(db, "plan", "A") == said[::-1]


def test_a_baseline_comes_back_with_its_rows(db):
    rows = [{"task": "A", "name": "A", "start_day": -3, "finish_day": 4, "weight": 5}]
    baseline = Baseline(id="b", number=0, reason="Start", taken_on=AT.date(), taken_at=AT, taken_by="Ana", tasks=rows)
    baselines.add(db, "plan", baseline)
    assert baselines.of_plan(db, "plan") == [baseline]


def test_a_change_comes_back_with_its_edits_in_order(db):
    edits = [Edit(entity=Entity.TASK, id=i, name=i, after={"links": [], "owner": None}) for i in "ba"]
    change = Change(id="c", revision=2, at=AT, who="Ana", summary="Added", edits=edits)
    changes.add(db, "plan", change)
    assert changes.load(db, "plan", "c") == change


def test_purging_forgets_a_plan_with_everything_that_belongs_to_it(db):
    tasks.add(db, "plan", [a_task("A")])
    comments.add(db, "plan", Comment(id="1", task="A", author="Ana", at=AT, text="x"))
    plans.save(db, a_plan(deleted_at=AT))
    assert plans.forget_deleted(db, AT + timedelta(days=1)) == 1
    assert (tasks.count(db, "plan"), comments.count(db, "plan")) == (0, 0)
