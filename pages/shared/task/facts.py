"""What is known of a task: its dates in words, its slack, what it waits for and what waits for it."""

import streamlit as st

from pages.shared.dates import week_date
from pages.shared.task import selection
from pages.shared.text import count, plain
from planner.actions.plans import OpenPlan
from planner.charts.palette import status_words
from planner.scheduling.schedule import TaskDates
from planner.tasks.task import Kind, Link, LinkType, Status, Task, TaskId

_COLOURS = {Status.IN_PROGRESS: "blue", Status.BLOCKED: "red", Status.DONE: "green"}
_MOST_LINKS = 3


def line(opened: OpenPlan, task: Task) -> None:
    """ "#12 · Assess · gate"."""
    phase = next((phase.name for phase in opened.plan.phases if phase.key == task.phase), "")
    private = " · :material/lock: private" if task.is_private else ""
    st.caption(f"\\#{task.number} · {plain(phase)} · {task.kind.value}{private}", width="stretch")


def show(opened: OpenPlan, task: Task) -> None:
    """The head of the panel: name, status, dates, slack, links."""
    with st.container(gap="xsmall"):
        st.subheader(plain(task.name), anchor=False)
        _badges(task, opened.schedule.get(task.id))
        _dates(opened, task)
        _links(opened, task)


def _badges(task: Task, dates: TaskDates | None) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        st.badge(status_words(task.status), color=_COLOURS.get(task.status, "gray"))
        if 0 < task.percent < 100:
            st.badge(f"{task.percent} %", color="gray")
        if dates and dates.is_critical:
            st.badge("Cannot slip", icon=":material/priority_high:", color="orange")
        if dates and dates.is_out_of_window:
            st.badge("Outside its phase", icon=":material/warning:", color="orange")


def _dates(opened: OpenPlan, task: Task) -> None:
    dates = opened.schedule.get(task.id)
    if task.status is Status.BLOCKED:
        st.markdown(f":red[:material/block: {plain(task.blocked_reason)}]")
    if dates is None:
        st.markdown("Dropped: it has no dates, and nobody waits for it.")
        return
    st.markdown(when(task, dates))
    st.caption(" · ".join(standing(opened, task, dates)))


def when(task: Task, dates: TaskDates) -> str:
    """ "Mon, 12 Jan – Fri, 16 Jan · day 7 to 11 · 5 working days"."""
    if task.is_point:
        return f"**{week_date(dates.finish)}** · day {dates.finish_day}"
    days = f"day {dates.start_day} to {dates.finish_day}"
    length = "" if task.kind is Kind.RECURRING else f" · {count(task.duration, 'working day')}"
    return f"**{week_date(dates.start)} – {week_date(dates.finish)}** · {days}{length}"


def standing(opened: OpenPlan, task: Task, dates: TaskDates) -> list[str]:
    """Owner, slack, slip against the agreed dates and deadline, in a few words each."""
    said = [plain(task.owner) or "nobody’s yet"]
    if task.is_open and task.kind is not Kind.RECURRING:
        said.append(slack(dates.total_float))
    agreed = opened.baseline.of(task.id) if opened.baseline else None
    if agreed and task.kind is not Kind.RECURRING and (slip := dates.finish_day - agreed.finish_day):
        said.append(f"{count(abs(slip), 'day')} {'later' if slip > 0 else 'earlier'} than agreed")
    if task.deadline_day is not None:
        late = " (missed)" if dates.finish_day > task.deadline_day else ""
        said.append(f"deadline {week_date(opened.schedule.calendar.date_of(task.deadline_day))}{late}")
    return said


def slack(days: int) -> str:
    """Total float as a person would say it."""
    if days > 0:
        return f"may slip by {count(days, 'working day')}"
    return "any delay delays the plan" if days == 0 else f"{count(-days, 'working day')} too late already"


def link_words(link: Link, name: str) -> str:
    """A link as a sentence about the task that waits."""
    what = {
        LinkType.FS: f"Starts after “{name}” is finished",
        LinkType.SS: f"Starts once “{name}” has started",
        LinkType.FF: f"Ends no earlier than “{name}” ends",
        LinkType.SF: f"Ends no earlier than “{name}” starts",
    }[link.type]
    if not link.lag:
        return what
    return f"{what}, {count(abs(link.lag), 'working day')} {'later' if link.lag > 0 else 'before'}"


def _links(opened: OpenPlan, task: Task) -> None:
    """What is still open of it; the tab of links shows all."""
    awaited = {link.predecessor for link in task.links}
    before = [other for other in opened.tasks if other.id in awaited and other.is_open]
    after = [
        other for other in opened.tasks if other.is_open and any(link.predecessor == task.id for link in other.links)
    ]
    if task.is_open:
        _named("Still waits for", before, "before")
    _named("Holds up" if task.is_open else "Was waited for by", after, "after")


def _named(title: str, tasks: list[Task], key: str) -> None:
    if not tasks:
        return
    with st.container(gap=None, key=f"links_{key}"):
        st.caption(title)
        for task in tasks[:_MOST_LINKS]:
            open_button(task, f"{key}_{task.id}")
        if len(tasks) > _MOST_LINKS:
            st.caption(f"and {count(len(tasks) - _MOST_LINKS, 'more task')}")


def open_button(task: Task, key: str) -> None:
    """The task's name as a button that opens it."""
    label = f"{status_words(task.status)[0]} {plain(task.name)}"
    st.button(label, key=f"open_{key}", type="tertiary", on_click=selection.select, args=(TaskId(task.id),))
