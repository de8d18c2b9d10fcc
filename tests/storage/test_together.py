"""Several people at once, on both databases: nobody overwrites anybody, no change is lost."""

from concurrent.futures import ThreadPoolExecutor

from planner.access.visitor import LOCAL_OWNER
from planner.actions.plans import revision
from planner.actions.tasks import add_task, save_tasks
from planner.shared.errors import Stale
from tests.actions.company import NOW, a_started_plan, the_tasks


def test_of_two_who_save_the_same_version_one_is_refused(workspace):
    plan = a_started_plan(workspace)
    survey = the_tasks(workspace, plan)["Survey"]

    def save(duration):
        try:
            save_tasks(workspace, LOCAL_OWNER, plan.id, [survey.but(duration=duration)], NOW)
        except Stale:
            return "refused"
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(save, (7, 8))) == ["refused", "saved"]


def test_tasks_added_at_the_same_time_get_numbers_of_their_own(workspace):
    plan = a_started_plan(workspace)

    def add(name):
        return add_task(workspace, LOCAL_OWNER, plan.id, {"phase": "act", "name": name, "start_day": 0}, NOW).task

    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(add, "abcdefgh"))
    assert sorted(task.number for task in added) == [4, 5, 6, 7, 8, 9, 10, 11]
    assert revision(workspace, LOCAL_OWNER, plan.id) == 9
