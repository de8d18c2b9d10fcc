"""What holds for every schedule, whatever the tasks: found by trying hundreds of networks."""

from datetime import timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.scheduling.schedule import schedule
from planner.tasks.task import Kind, LinkType
from tests.builders import MONDAY, a_link, a_plain_plan, a_plan, a_task

LAGS, DURATIONS = st.integers(-6, 6), st.integers(0, 9)


@st.composite
def networks(draw, link_types=tuple(LinkType), lags=LAGS, durations=DURATIONS, latest=20):
    """Tasks in a shuffled order, each waiting for some that were made before it."""
    tasks = []
    for i in range(draw(st.integers(1, 12))):
        earlier = draw(st.sets(st.integers(0, i - 1), max_size=3)) if i else set()
        links = [a_link(f"T{p}", draw(st.sampled_from(link_types)), draw(lags)) for p in sorted(earlier)]
        days = draw(durations)
        kind = Kind.TASK if days else Kind.MILESTONE
        tasks.append(a_task(f"T{i}", days, links, kind=kind, start_day=draw(st.integers(0, latest))))
    return draw(st.permutations(tasks))


plain_networks = networks(link_types=(LinkType.FS,), lags=st.just(0), durations=st.integers(1, 9), latest=0)


@given(networks())
def test_a_task_never_starts_before_its_links_allow(tasks):
    dates = schedule(a_plan(), tasks)
    for task in tasks:
        here = dates[task.id]
        for link in task.links:
            before = dates[link.predecessor]
            held_back = here.early_start if link.type in (LinkType.FS, LinkType.SS) else here.early_finish
            holding = before.early_finish if link.type in (LinkType.FS, LinkType.FF) else before.early_start
            assert held_back >= holding + link.lag


@given(networks())
def test_a_task_starts_as_early_as_it_may(tasks):
    calendar, dates = a_plan().calendar(), schedule(a_plan(), tasks)
    for task in tasks:
        allowed = [calendar.index_at_start_of(task.start_day)]
        for link in task.links:
            before = dates[link.predecessor]
            holding = before.early_finish if link.type in (LinkType.FS, LinkType.FF) else before.early_start
            allowed.append(holding + link.lag - (task.duration if link.type in (LinkType.FF, LinkType.SF) else 0))
        assert dates[task.id].early_start == max(allowed)


@given(networks())
def test_early_dates_are_never_after_late_dates_when_there_is_no_deadline(tasks):
    for dates in schedule(a_plan(), tasks):
        assert dates.early_start <= dates.late_start
        assert dates.early_finish <= dates.late_finish
        assert 0 <= dates.free_float <= dates.total_float


@given(networks(), st.data())
def test_adding_a_link_never_makes_anything_earlier(tasks, data):
    by_number = sorted(tasks, key=lambda task: int(task.id[1:]))
    at = data.draw(st.integers(0, len(tasks) - 1))
    task = by_number[at]
    free = [one.id for one in by_number[:at] if one.id not in {link.predecessor for link in task.links}]
    if free:
        link = a_link(data.draw(st.sampled_from(free)), data.draw(st.sampled_from(LinkType)))
        longer = task.but(links=(*task.links, link))
        before, after = schedule(a_plan(), tasks), schedule(a_plan(), [longer if one is task else one for one in tasks])
        assert all(new >= old for old, new in zip(before.early_start, after.early_start, strict=True))


@given(networks(), st.integers(-400, 400))
def test_without_days_off_moving_the_first_day_shifts_every_date_by_exactly_as_much(tasks, days):
    before = schedule(a_plain_plan(), tasks)
    after = schedule(a_plain_plan(first_day=MONDAY + timedelta(days=days)), tasks)
    for old, new in zip(before, after, strict=True):
        assert (new.start - old.start, new.finish - old.finish) == (timedelta(days=days), timedelta(days=days))


@given(plain_networks)
def test_slack_is_zero_exactly_on_the_tasks_of_a_longest_chain(tasks):
    by_id = {task.id: task for task in tasks}
    chains = [chain for task in tasks for chain in chains_to(task.id, by_id)]
    length = {chain: sum(by_id[one].duration for one in chain) for chain in chains}
    longest = max(length.values())
    on_a_longest = {one for chain in chains if length[chain] == longest for one in chain}
    dates = schedule(a_plain_plan(), tasks)
    assert dates.finish == longest
    assert {row.task for row in dates if row.total_float == 0} == on_a_longest
    assert set(dates.critical_path()) == on_a_longest


@settings(max_examples=50)
@given(networks(), st.data())
def test_a_task_may_slip_by_its_slack_and_not_by_a_day_more(tasks, data):
    task = data.draw(st.sampled_from(tasks))
    dates = schedule(a_plain_plan(), tasks)
    latest = dates[task.id].late_start

    def end_if_started_on(day: int) -> int:
        later = [one.but(start_day=day) if one is task else one for one in tasks]
        return schedule(a_plain_plan(), later).finish

    assert end_if_started_on(latest) == dates.finish
    assert end_if_started_on(latest + 1) > dates.finish


@given(networks())
def test_the_order_of_the_tasks_does_not_matter(tasks):
    dates = schedule(a_plan(), tasks)
    backwards = schedule(a_plan(), tasks[::-1])
    assert all(dates[task.id] == backwards[task.id] for task in tasks)


def chains_to(task_id, by_id):
    """Every chain of tasks that ends with this one, found by trying them all."""

    @cache
    def chains(one):
        before = [chain for link in by_id[one].links for chain in chains(link.predecessor)]
        return [(*chain, one) for chain in before] or [(one,)]

    return chains(task_id)
