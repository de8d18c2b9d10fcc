"""The network: tasks in an order to schedule them in; cycles and impossible links are refused."""

import pytest

from planner.scheduling.network import Network, network_of
from planner.shared.calendar import WeekPattern, WorkCalendar
from planner.shared.errors import BadInput
from planner.tasks.task import LinkType, Status
from tests.builders import MONDAY, a_link, a_recurring_task, a_task


def network(*tasks, status_day=None) -> Network:
    return network_of(tasks, WorkCalendar(MONDAY, WeekPattern.ALL), status_day)


def refusal(*tasks) -> str:
    with pytest.raises(BadInput) as error:
        network(*tasks)
    return str(error.value)


def in_order(found: Network) -> list[str]:
    return [found.ids[i] for i in found.order]


def test_predecessors_come_first_in_the_order():
    assert in_order(network(a_task("C", after=["B"]), a_task("B", after=["A"]), a_task("A"))) == ["A", "B", "C"]


def test_tasks_that_wait_for_nothing_keep_the_order_they_came_in():
    assert in_order(network(a_task("Z"), a_task("M"), a_task("A"))) == ["Z", "M", "A"]


def test_a_plain_link_is_kept_apart_from_one_with_a_type_or_lag():
    found = network(a_task("A"), a_task("B"), a_task("C", after=["A", a_link("B", "SS", 2)]))
    assert found.after[2] == [0]
    assert found.others[2] == ((1, LinkType.SS, 2),)


def test_a_cycle_is_refused_naming_its_tasks_in_the_order_of_work():
    assert refusal(a_task("A", after=["C"]), a_task("B", after=["A"]), a_task("C", after=["B"])) == (
        "“A” → “B” → “C” → “A” wait for each other; remove one of these links."
    )


def test_the_refusal_of_a_cycle_leaves_out_tasks_that_only_hang_on_it():
    hanging = a_task("Last", after=["A"])
    assert "Last" not in refusal(hanging, a_task("A", after=["B"]), a_task("B", after=["A"]))


def test_a_cycle_through_other_link_types_is_refused_too():
    assert "“A” → “B” → “A”" in refusal(
        a_task("A", after=[a_link("B", "SS")]), a_task("B", after=[a_link("A", "FF", -5)])
    )


def test_a_cycle_of_thousands_is_told_in_one_short_line():
    tasks = [a_task(f"T{i}", after=[f"T{i - 1 if i else 1999}"]) for i in range(2000)]
    message = refusal(*tasks)
    assert "(2000 tasks)" in message
    assert len(message) < 200


def test_a_link_to_a_task_that_is_not_there_names_both():
    message = refusal(a_task("Report", after=["ghost"]))
    assert "“Report” waits for “ghost”, but there is no such task" in message


def test_nobody_can_wait_for_recurring_work():
    message = refusal(a_recurring_task("Friday note"), a_task("Report", after=["Friday note"]))
    assert "“Report” waits for “Friday note”, which recurs and has no end to wait for" in message


def test_two_tasks_with_one_id_are_refused():
    assert "Two tasks have the id “A”" in refusal(a_task("A"), a_task("A"))


def test_a_dropped_task_is_left_out():
    assert network(a_task("A", status=Status.DROPPED), a_task("B")).ids == ["B"]


def test_a_link_to_a_dropped_task_holds_nothing_back():
    found = network(a_task("A", status=Status.DROPPED), a_task("B", after=["A"]))
    assert found.after == [[]]


def test_a_chain_of_fifty_thousand_links_is_no_trouble():
    template = a_task("T0")
    chain = [template] + [
        template.model_copy(update={"id": f"T{i}", "links": (a_link(f"T{i - 1}"),)}) for i in range(1, 50_000)
    ]
    assert network(*reversed(chain)).order[:2] == [49_999, 49_998]
