"""The board: a column for each status, a card for each task, and a menu on the card that moves it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from pages.shared import notices, visit
from pages.shared.dates import short_date
from pages.shared.derived import derived
from pages.shared.task import selection
from pages.shared.tasks import columns as task_columns
from pages.shared.tasks.columns import Facts
from pages.shared.text import count, plain
from planner.actions import tasks as task_actions
from planner.actions.plans import OpenPlan
from planner.charts.palette import status_words
from planner.shared.errors import BadInput
from planner.tasks.status import columns
from planner.tasks.task import Kind, Status, Task, TaskId

FORM = "board"
_BLOCKING = "board_blocking"
_MOST_OPEN, _MOST_CLOSED = 15, 10
_SIGNS = {Kind.MILESTONE: ":material/flag:", Kind.GATE: ":material/flag:", Kind.RECURRING: ":material/repeat:"}


def show(opened: OpenPlan, tasks: Sequence[Task], *, narrow: bool) -> None:
    """The columns side by side; on a phone under each other, and only those that hold a card."""
    known = derived("task facts", opened, task_columns.facts)
    lanes = [(status, _in_order(opened, status, cards)) for status, cards in columns(tasks)]
    st.html(Path("pages/shared/tasks/board.css"))
    notices.problems_of(FORM, ("blocked_reason",))
    if narrow:
        for status, cards in lanes:
            if cards:
                _lane(opened, known, status, cards)
        return
    for place, (status, cards) in zip(st.columns(len(lanes), gap="small"), lanes, strict=True):
        with place:
            _lane(opened, known, status, cards)


def _in_order(opened: OpenPlan, status: Status, cards: Sequence[Task]) -> list[Task]:
    """What was finished last stands first; what is open comes by the day it starts."""
    if status is Status.DONE:
        return sorted(cards, key=lambda task: (task.actual_finish or date.min, task.number), reverse=True)
    return sorted(cards, key=lambda task: (_start_day(opened, task), task.number))


def _start_day(opened: OpenPlan, task: Task) -> int:
    dates = opened.schedule.get(task.id)
    return dates.start_day if dates else task.start_day


def _lane(opened: OpenPlan, known: Facts, status: Status, cards: Sequence[Task]) -> None:
    most = _MOST_OPEN if status in (Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED) else _MOST_CLOSED
    with st.container(gap="xsmall", key=f"lane-{status.name.lower()}"):
        st.markdown(f"**{status_words(status)}** · {len(cards)}")
        shown = cards if _is_unfolded(status) else cards[:most]
        for task in shown:
            _card(opened, known, task)
        if len(cards) > most:
            label = "Show fewer" if _is_unfolded(status) else f"Show {len(cards) - most} more"
            st.button(label, key=f"more-{status.name.lower()}", type="tertiary", on_click=_fold, args=(status,))
        if not cards:
            st.caption("None")


def _card(opened: OpenPlan, known: Facts, task: Task) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{task.id}"):
        label = f"{_SIGNS.get(task.kind, '')} {plain(task.name)}".strip()
        st.button(label, key=f"open-card-{task.id}", type="tertiary", on_click=selection.select, args=(task.id,))
        st.caption(_about(opened, task))
        if marks := _marks(opened, known, task):
            st.caption(marks)
        if st.session_state.get(_BLOCKING) == task.id:
            _reason_form(opened, task)
        elif visit.visitor().may_report_on(task.owner, opened.plan.id):
            others = [status for status in Status if status is not task.status]
            st.menu_button(
                "Move to", others, key=f"move-{task.id}", type="tertiary", icon=":material/arrow_forward:",
                format_func=_status, on_click=_move, args=(opened, task),
            )  # fmt: skip


def _about(opened: OpenPlan, task: Task) -> str:
    dates = opened.schedule.get(task.id)
    parts = [plain(task.owner) or "nobody’s yet"]
    if dates and task.kind is not Kind.RECURRING:
        parts.append(f"{'ended' if task.is_done else 'ends'} {short_date(dates.finish)}")
    if task.recurrence:
        parts.append(f"every {count(task.recurrence.every_days, 'day')}")
    if 0 < task.percent < 100:
        parts.append(f"{task.percent}&nbsp;%")
    return " · ".join(parts)


def _marks(opened: OpenPlan, known: Facts, task: Task) -> str:
    """What is wrong or pressing about the task, each mark an icon and a word."""
    marks = []
    dates = opened.schedule.get(task.id)
    if late := known.days_late.get(task.id):
        marks.append(f":red[:material/schedule: {count(late, 'day')} late]")
    if task.status is Status.BLOCKED:
        marks.append(f":red[:material/block: {plain(task.blocked_reason)}]")
    if dates and dates.is_critical:
        marks.append(":orange[:material/priority_high: critical]")
    return "  \n".join(marks)


def _reason_form(opened: OpenPlan, task: Task) -> None:
    st.text_input("What blocks it?", key=f"reason-{task.id}", on_change=_block, args=(opened, task))
    notices.problem_of(FORM, "blocked_reason")
    with st.container(horizontal=True, gap="small"):
        st.button("Block", key=f"block-{task.id}", type="primary", on_click=_block, args=(opened, task))
        st.button("Cancel", key=f"cancel-{task.id}", on_click=_stop_blocking)


def _status(value: str) -> str:
    return status_words(Status(value)) + (" …" if value == Status.BLOCKED else "")


def _move(opened: OpenPlan, task: Task) -> None:
    status = Status(st.session_state[f"move-{task.id}"])
    notices.forget(FORM)
    if status is Status.BLOCKED:
        st.session_state[_BLOCKING] = task.id
    else:
        _report(opened, task, status)


def _block(opened: OpenPlan, task: Task) -> None:
    if st.session_state.get(_BLOCKING) != task.id:
        return
    reason = (st.session_state.get(f"reason-{task.id}") or "").strip()
    if not reason:
        said = "Say what blocks the task, so that somebody can help."
        notices.refuse(FORM, BadInput(said, {"blocked_reason": said}))
    elif _report(opened, task, Status.BLOCKED, reason):
        _stop_blocking()


def _stop_blocking() -> None:
    notices.forget(FORM)
    st.session_state.pop(_BLOCKING, None)


def _report(opened: OpenPlan, task: Task, status: Status, reason: str = "") -> bool:
    saved = notices.attempt(
        FORM, task_actions.report, opened.plan.id, TaskId(task.id), task.version, opened.today, visit.now(),
        status=status, reason=reason,
    )  # fmt: skip
    if saved and saved.change:
        notices.say(f"{saved.change.summary}.", opened.plan.id, saved.change.id)
    return saved is not None


def _is_unfolded(status: Status) -> bool:
    return bool(st.session_state.get(f"unfolded-{status.name}"))


def _fold(status: Status) -> None:
    st.session_state[f"unfolded-{status.name}"] = not _is_unfolded(status)
