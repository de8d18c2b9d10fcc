"""Several people at once, on both databases: nobody overwrites anybody, no change is lost."""

from concurrent.futures import ThreadPoolExecutor

from planner.access.visitor import LOCAL_OWNER
from planner.actions.kpis import save_kpi
from planner.actions.plans import revision
from planner.actions.tasks import add_task, save_tasks
from planner.shared.errors import Stale
from tests.actions.company import NOW, a_started_plan, the_tasks
from tests.actions.measured import a_measured_plan, enter, numbers, share, typed


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


def test_of_two_who_save_the_same_cell_the_second_sees_the_number_of_the_first(workspace):
    plan, _, returns = a_measured_plan(workspace)

    with ThreadPoolExecutor(2) as pool:
        saved = list(pool.map(lambda number: enter(workspace, plan, typed(returns, share(number))), (41, 43)))
    kept = [one.entries[0].counts for one in saved if one.change]
    seen = [one.conflicts[0].stored.counts for one in saved if one.conflicts]
    assert len(kept) == 1
    assert seen == kept


def test_of_two_who_correct_the_same_cell_the_second_sees_the_number_of_the_first(workspace):
    plan, _, returns = a_measured_plan(workspace)
    version = enter(workspace, plan, typed(returns, share(40))).entries[0].version

    def correct(number):
        return enter(workspace, plan, typed(returns, share(number), version=version))

    with ThreadPoolExecutor(2) as pool:
        saved = list(pool.map(correct, (41, 43)))
    kept = [one.entries[0].counts for one in saved if one.change]
    assert [one.conflicts[0].stored.counts for one in saved if one.conflicts] == kept
    assert len(kept) == 1


def test_twenty_who_save_different_cells_lose_nothing(workspace):
    plan, _, returns = a_measured_plan(workspace)
    before = revision(workspace, LOCAL_OWNER, plan.id)

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda week: enter(workspace, plan, typed(returns, share(week), week=-week)), range(20)))
    assert sorted(numbers(workspace, plan).values()) == list(range(20))
    assert revision(workspace, LOCAL_OWNER, plan.id) == before + 20


def test_of_two_who_set_up_the_same_kpi_one_is_refused(workspace):
    plan, _, returns = a_measured_plan(workspace)

    def save(owner):
        try:
            save_kpi(workspace, LOCAL_OWNER, plan.id, returns.but(owner=owner), NOW)
        except Stale:
            return "refused"
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(save, ("Ana", "Ben"))) == ["refused", "saved"]
