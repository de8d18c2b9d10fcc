"""Who waits for whom, and where a delay comes from."""

import pytest

from planner.scheduling.schedule import schedule
from planner.scheduling.waiting import drivers, followers, open_waits, reach, root_of_delay
from planner.tasks.status import completed
from tests.builders import MONDAY, a_link, a_plan, a_started_task, a_task


def test_a_done_predecessor_holds_nothing_back():
    tasks = [completed(a_task("A"), MONDAY), a_task("B", after=["A"])]
    assert open_waits(tasks, schedule(a_plan(), tasks)) == {"B": []}


def test_a_start_to_start_link_holds_back_only_until_the_start():
    tasks = [a_started_task("A", 3, MONDAY), a_task("B", after=[a_link("A", "SS")]), a_task("C", after=["A"])]
    assert open_waits(tasks, schedule(a_plan(), tasks)) == {"A": [], "B": [], "C": ["A"]}


def test_what_waits_is_held_up_in_turn():
    assert followers({"A": [], "B": ["A"], "C": ["A", "B"]}) == {"A": ["B", "C"], "B": ["C"]}


def test_the_direct_neighbours_come_before_the_others():
    assert reach("A", {"A": ["B", "C"], "B": ["D"], "C": ["D"]}) == ("B", "C", "D")


def test_the_longer_of_two_predecessors_drives():
    tasks = [a_task("short", 1), a_task("long", 5), a_task("B", after=["short", "long"])]
    assert drivers(tasks[2], schedule(a_plan(), tasks)) == ["long"]


def test_nothing_drives_a_task_that_waits_for_its_own_day():
    tasks = [a_task("A", 1), a_task("B", after=["A"], start_day=21)]
    assert drivers(tasks[1], schedule(a_plan(), tasks)) == []


@pytest.mark.parametrize("link_type", ["FS", "SS", "FF", "SF"])
def test_a_link_of_any_type_can_drive(link_type):
    tasks = [a_task("A", 5), a_task("B", 2, after=[a_link("A", link_type, lag=10)])]
    assert drivers(tasks[1], schedule(a_plan(), tasks)) == ["A"]


def test_the_chain_leads_back_to_the_root():
    tasks = [a_task("A", 5), a_task("B", 5, after=["A"]), a_task("side"), a_task("C", after=["side", "B"])]
    dates = schedule(a_plan(), tasks)
    by_id = {task.id: task for task in tasks}
    assert root_of_delay(tasks[3].id, by_id, open_waits(tasks, dates), dates) == ["B", "A"]
