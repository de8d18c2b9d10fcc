"""Filters: which tasks a page shows; the address bar keeps them, so a view can be sent as a link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared.text import plain
from planner.actions.plans import OpenPlan
from planner.charts.palette import status_words
from planner.scheduling.schedule import Schedule
from planner.tasks.task import Status, Task

NOBODY = "Nobody yet"
PHASE, OWNER, STATUS, CRITICAL, TEXT = KEYS = ("phase", "owner", "status", "critical", "find")
"""The keys of the widgets, which are the names in the address bar. The pages share them."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a task must be like to be shown; empty means that anything will do. Phases are meant by name."""

    phases: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    is_critical: bool = False
    text: str = ""

    @property
    def count(self) -> int:
        """How many of them leave something out."""
        return sum(map(bool, (self.phases, self.owners, self.statuses, self.is_critical, self.text)))

    def lets(self, task: Task, phase: str, schedule: Schedule) -> bool:
        """Whether the task, in the phase of that name, is shown."""
        return (
            (not self.phases or phase in self.phases)
            and (not self.owners or (task.owner or NOBODY) in self.owners)
            and (not self.statuses or task.status in self.statuses)
            and (not self.is_critical or is_critical(task, schedule))
            and (not self.text or _mentions(task, self.text))
        )


def show(opened: OpenPlan) -> Filters:
    """The search field and the button that opens the other filters; to stand in a horizontal container."""
    active = _set_in_the_popover()
    with st.popover(f"Filter · {active}" if active else "Filter", icon=":material/filter_list:", key="filters"):
        phases = list(dict.fromkeys(phase.name for phase in opened.plan.phases))
        st.multiselect("Phase", phases, key=PHASE, bind="query-params", placeholder="All phases")
        st.multiselect("Owner", owners(opened.tasks), key=OWNER, bind="query-params", placeholder="Everybody")
        st.pills(
            "Status",
            list(Status),
            selection_mode="multi",
            format_func=lambda status: status_words(Status(status)),
            key=STATUS,
            bind="query-params",
            wrap=True,
        )
        st.toggle("Only what cannot slip (critical)", key=CRITICAL, bind="query-params")
        st.button("Clear", key="clear_filters", icon=":material/filter_list_off:", on_click=clear, disabled=not active)
    st.text_input(
        "Search",
        key=TEXT,
        bind="query-params",
        type="search",
        placeholder="Search tasks",
        label_visibility="collapsed",
        width=150,
    )
    if _set_in_the_popover() != active:  # the address is read only once the widgets stand
        st.rerun()
    return chosen()


def _set_in_the_popover() -> int:
    return sum(bool(st.session_state.get(key)) for key in (PHASE, OWNER, STATUS, CRITICAL))


def chosen() -> Filters:
    """The filters as they are set."""
    state = st.session_state
    return Filters(
        phases=tuple(state.get(PHASE) or ()),
        owners=tuple(state.get(OWNER) or ()),
        statuses=tuple(Status(status) for status in state.get(STATUS) or ()),
        is_critical=bool(state.get(CRITICAL)),
        text=(state.get(TEXT) or "").strip().casefold(),
    )


def matching(opened: OpenPlan, wanted: Filters) -> tuple[Task, ...]:
    """The tasks that the filters let through, in the order of the plan."""
    if not wanted.count:
        return tuple(opened.tasks)
    phases = {phase.key: phase.name for phase in opened.plan.phases}
    return tuple(task for task in opened.tasks if wanted.lets(task, phases.get(task.phase, ""), opened.schedule))


def clear() -> None:
    """Show everything again; to be called in a callback."""
    for key, nothing in ((PHASE, []), (OWNER, []), (STATUS, []), (CRITICAL, False), (TEXT, "")):
        st.session_state[key] = nothing


def nothing_left(opened: OpenPlan, wanted: Filters) -> None:
    """The empty state of a page whose filters leave no task."""
    with st.container(border=True, key="nothing_left"):
        st.markdown(f"None of the {len(opened.tasks)} tasks {_asked(wanted)}.")
        st.button("Show all tasks", key="show_all", icon=":material/filter_list_off:", on_click=clear)


def owners(tasks: Iterable[Task]) -> Sequence[str]:
    """Who owns tasks, by name; last, if there are such tasks, nobody."""
    names = {task.owner for task in tasks}
    return sorted(names - {""}, key=str.casefold) + ([NOBODY] if "" in names else [])


def is_critical(task: Task, schedule: Schedule) -> bool:
    """Whether any delay of the task delays the plan."""
    dates = schedule.get(task.id)
    return dates is not None and dates.is_critical


def _mentions(task: Task, text: str) -> bool:
    where = (task.name, task.owner, task.deliverable, task.description, task.tool, f"#{task.number}")
    return any(text in words.casefold() for words in where)


def _asked(wanted: Filters) -> str:
    return f"mentions “{plain(wanted.text)}”" if wanted.count == 1 and wanted.text else "passes the filters"
