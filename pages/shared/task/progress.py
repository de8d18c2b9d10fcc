"""How far a task is: status, percentage, actual dates, what is ticked."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import notices
from pages.shared.dates import short_date
from pages.shared.day_field import day_field
from pages.shared.draft import Draft
from pages.shared.task.saving import FORM
from pages.shared.text import count, plain
from planner.actions.plans import OpenPlan
from planner.charts.palette import status_words
from planner.scheduling.recurring import occurrences, unticked
from planner.scheduling.waiting import open_waits, reach
from planner.tasks.status import with_status
from planner.tasks.task import Kind, Status, Task

FIELDS = ("status", "percent", "blocked_reason", "actual_start", "actual_finish")
_KEPT = "session"
_MOST_PAST, _MOST_AHEAD = 8, 2


def show(opened: OpenPlan, draft: Draft[Task]) -> None:
    """The fields of progress."""
    _status(draft)
    status = Status(draft.value("status"))
    stands = with_status(draft.origin, status, opened.today, draft.origin.blocked_reason or "…")
    if status is Status.BLOCKED:
        _reason(draft)
    if warning := open_needs(opened, draft.origin, status):
        st.warning(warning, icon=":material/warning:")
    if draft.origin.kind is Kind.RECURRING:
        _occurrences(opened, draft)
    elif status in (Status.IN_PROGRESS, Status.BLOCKED):
        if not draft.origin.is_point:
            _percent(draft, stands)
        _date(draft, stands, "actual_start", "Started on")
    elif status is Status.DONE:
        started, finished = st.columns(2)
        with started:
            _date(draft, stands, "actual_start", "Started on")
        with finished:
            _date(draft, stands, "actual_finish", "Finished on")
    for item in {item.text: item for item in draft.origin.checklist}.values():  # lines alike share their tick
        st.checkbox(
            plain(item.text),
            value=item.is_done,
            key=draft.field(f"item {item.text}", item.is_done),
            on_change="ignore",
            persist_state=_KEPT,
        )


def open_needs(opened: OpenPlan, task: Task, status: Status) -> str:
    """What a gate is still waiting for when it is about to be passed; empty when nothing is."""
    if task.kind is not Kind.GATE or status is not Status.DONE or task.is_done:
        return ""
    seen = {other.id: other for other in opened.tasks}
    needed = [other for other in reach(task.id, open_waits(opened.all_tasks, opened.schedule)) if other in seen]
    if not needed:
        return ""
    blocked = sum(seen[other].status is Status.BLOCKED for other in needed)
    among = f", {blocked} of them blocked" if blocked else ""
    verb = "is" if len(needed) == 1 else "are"
    return f"{count(len(needed), 'task')} it needs {verb} still open{among}. Save only if the gate is passed even so."


def _status(draft: Draft[Task]) -> None:
    st.pills(
        "Status",
        list(Status),
        default=draft.origin.status,
        required=True,
        format_func=lambda status: status_words(Status(status)),
        key=draft.field("status", draft.origin.status),
        label_visibility="collapsed",
        wrap=True,
        persist_state=_KEPT,
    )


def _reason(draft: Draft[Task]) -> None:
    st.text_input(
        "Blocked by",
        draft.origin.blocked_reason,
        key=draft.field("blocked_reason", draft.origin.blocked_reason),
        placeholder="What is in the way, and who could help?",
        on_change="ignore",
        persist_state=_KEPT,
    )
    notices.problem_of(FORM, "blocked_reason")


def _percent(draft: Draft[Task], stands: Task) -> None:
    st.slider(
        "Done so far",
        0,
        100,
        stands.percent,
        step=5,
        format="%d %%",
        key=draft.field(f"percent {stands.status}", stands.percent),
        on_change="ignore",
        persist_state=_KEPT,
    )


def _date(draft: Draft[Task], stands: Task, name: str, label: str) -> None:
    value = getattr(stands, name)
    day_field(
        label,
        value,
        key=draft.field(f"{name} {stands.status}", value),
        on_change="ignore",
        persist_state=_KEPT,
    )
    notices.problem_of(FORM, name)


def _occurrences(opened: OpenPlan, draft: Draft[Task]) -> None:
    task, calendar = draft.origin, opened.schedule.calendar
    dates = opened.schedule.get(task.id)
    begin = dates.start_day if dates else None
    days = _around(occurrences(task, calendar, begin), opened.status_day)
    if not days:
        return
    is_open = set(unticked(task, calendar, begin))
    ticked = [day for day in days if day not in is_open]
    st.pills(
        "Done on",
        days,
        selection_mode="multi",
        default=ticked,
        format_func=lambda day: _occurrence(opened, int(day)),
        key=draft.field("ticks", ticked),
        wrap=True,
        on_change="ignore",
        persist_state=_KEPT,
    )


def _occurrence(opened: OpenPlan, day: int) -> str:
    return short_date(opened.schedule.calendar.date_of(day))


def _around(days: Sequence[int], today: int) -> list[int]:
    """The last occurrences and the next ones."""
    return [day for day in days if day <= today][-_MOST_PAST:] + [day for day in days if day > today][:_MOST_AHEAD]
