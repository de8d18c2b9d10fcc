"""The details of a task as fields: what it is, when, by whom, and what comes out of it."""

from typing import Any

import streamlit as st

from pages.shared import filters, notices, visit
from pages.shared.dates import week_date
from pages.shared.day_field import day_field
from pages.shared.draft import Draft
from pages.shared.task.saving import FORM
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions.plans import OpenPlan
from planner.shared.errors import PlannerError
from planner.tasks.task import Kind, Raci, Task

FIELDS = (
    "name", "phase", "kind", "start_day", "duration", "estimate", "deadline_day", "owner", "participants",
    "deliverable", "description", "tool", "checklist", "recurrence", "private_note",
)  # fmt: skip
_KEPT: dict[str, Any] = {"persist_state": "session"}
_QUIET: dict[str, Any] = {"on_change": "ignore", **_KEPT}
_KINDS = {
    Kind.TASK: "Task",
    Kind.MILESTONE: "Milestone (takes no time)",
    Kind.GATE: "Gate (a decision)",
    Kind.RECURRING: "Recurring",
}
_RACI = {
    Raci.RESPONSIBLE: "Does it",
    Raci.ACCOUNTABLE: "Answers for it",
    Raci.CONSULTED: "Is asked",
    Raci.INFORMED: "Is told",
}


def show(opened: OpenPlan, draft: Draft[Task]) -> None:
    """All fields of the details."""
    task = draft.origin
    _text(draft, "name", "Name", task.name)
    phase, kind = st.columns(2)
    with phase:
        _phase(opened, draft)
    with kind:
        _kind(draft)
    _time(opened, draft)
    _owner(opened, draft)
    _text(draft, "deliverable", "Deliverable", task.deliverable)
    _long_text(draft, "description", "Description", task.description)
    _long_text(draft, "checklist", "Checklist, one line each", "\n".join(item.text for item in task.checklist))
    with st.expander("Estimate and deadline", key="task_more_estimate"):
        _estimate(opened, draft)
    with st.expander("Participants", key="task_more_people"):
        _participants(opened, draft)
    with st.expander("Tool and privacy", key="task_more_rest"):
        _rest(opened, draft)


def show_read_only(opened: OpenPlan, task: Task) -> None:
    """The same for those who may not change it, as far as there is something to read."""
    people = ", ".join(f"{plain(person.name)} ({_RACI[person.raci].lower()})" for person in task.participants)
    said = {
        "Owner": plain(task.owner),
        "Deliverable": plain(task.deliverable),
        "Description": plain(task.description),
        "Participants": people,
        "Tool": plain(task.tool),
    }
    for title, text in said.items():
        if text:
            st.caption(title)
            st.markdown(text)
    if not any(said.values()):
        st.caption("Nothing more is written down about this task.")


def _text(draft: Draft[Task], name: str, label: str, value: str) -> None:
    st.text_input(label, value, key=draft.field(name, value), **_QUIET)
    notices.problem_of(FORM, name)


def _long_text(draft: Draft[Task], name: str, label: str, value: str) -> None:
    st.text_area(label, value, key=draft.field(name, value), height="content", **_QUIET)
    notices.problem_of(FORM, name)


def _number(draft: Draft[Task], name: str, label: str, value: float | None, **how: Any) -> None:
    st.number_input(label, value=value, key=draft.field(name, value), **({"step": 1} | _QUIET | how))


def _phase(opened: OpenPlan, draft: Draft[Task]) -> None:
    names = {phase.key: phase.name for phase in opened.plan.phases}
    keys = list(names)
    st.selectbox(
        "Phase",
        keys,
        index=keys.index(draft.origin.phase) if draft.origin.phase in names else None,
        format_func=lambda key: names.get(key, key),
        key=draft.field("phase", draft.origin.phase),
        **_QUIET,
    )
    notices.problem_of(FORM, "phase")


def _kind(draft: Draft[Task]) -> None:
    st.selectbox(
        "Kind",
        list(Kind),
        index=list(Kind).index(draft.origin.kind),
        format_func=lambda kind: _KINDS[Kind(kind)],
        key=draft.field("kind", draft.origin.kind),
        **_KEPT,
    )
    notices.problem_of(FORM, "kind")


def _time(opened: OpenPlan, draft: Draft[Task]) -> None:
    task, kind = draft.origin, Kind(draft.value("kind"))
    day, length = st.columns(2)
    with day:
        _number(draft, "start_day", "Earliest start day", task.start_day, on_change="rerun")
        notices.problem_of(FORM, "start_day")
        st.caption(_date_of(opened, draft.value("start_day")))
    with length:
        if kind in (Kind.MILESTONE, Kind.GATE):
            st.caption("Takes no time.")
        else:
            _number(draft, "duration", "Working days", task.duration or 1, min_value=0)
            notices.problem_of(FORM, "duration")
    if kind is Kind.RECURRING:
        _rhythm(opened, draft)


def _rhythm(opened: OpenPlan, draft: Draft[Task]) -> None:
    rhythm = draft.origin.recurrence
    every, until = st.columns(2)
    with every:
        _number(draft, "every_days", "Every … days", rhythm.every_days if rhythm else 7, min_value=1)
    with until:
        last = rhythm.until_day if rhythm else opened.plan.length
        _number(draft, "until_day", "Until day", last, on_change="rerun")
        st.caption(_date_of(opened, draft.value("until_day")))
    notices.problem_of(FORM, "recurrence")


def _owner(opened: OpenPlan, draft: Draft[Task]) -> None:
    owner = draft.origin.owner or None
    typed = st.session_state.get(draft.key("owner"))
    known = _names(opened, owner, typed)
    st.selectbox(
        "Owner",
        known,
        index=known.index(owner) if owner in known else None,
        placeholder="Nobody yet; choose or type a name",
        accept_new_options=True,
        key=draft.field("owner", owner),
        **_QUIET,
    )
    notices.problem_of(FORM, "owner")


def _estimate(opened: OpenPlan, draft: Draft[Task]) -> None:
    task = draft.origin
    labels = {"optimistic": "At best", "likely": "Likely", "pessimistic": "At worst"}
    for column, (part, label) in zip(st.columns(3), labels.items(), strict=True):
        with column:
            days = getattr(task.estimate, part) if task.estimate else None
            _number(draft, part, label, days, step=0.5, format="%g", min_value=0.0)
    notices.problem_of(FORM, "estimate")
    st.caption("Working days. The forecast draws from these three.")
    deadline = opened.schedule.calendar.date_of(task.deadline_day) if task.deadline_day is not None else None
    day_field("Deadline", deadline, key=draft.field("deadline", deadline), **_QUIET)
    notices.problem_of(FORM, "deadline_day")


def _participants(opened: OpenPlan, draft: Draft[Task]) -> None:
    taking_part = draft.origin.participants
    known = {person.name for task in opened.tasks for person in task.participants}
    typed = (name for raci in _RACI for name in st.session_state.get(draft.key(str(raci))) or ())
    names = _names(opened, *known, *typed, *(person.name for person in taking_part))
    for raci, label in _RACI.items():
        chosen = [person.name for person in taking_part if person.raci is raci]
        st.multiselect(
            f"{label} ({raci})",
            names,
            chosen,
            accept_new_options=True,
            placeholder="Nobody",
            key=draft.field(str(raci), chosen),
            **_QUIET,
        )
    notices.problem_of(FORM, "participants")


def _names(opened: OpenPlan, *more: str | None) -> list[str]:
    """Everybody who owns a task, and these."""
    everybody = {*filters.owners(opened.tasks), *more} - {filters.NOBODY, None}
    return sorted((name for name in everybody if name), key=str.casefold)


def _rest(opened: OpenPlan, draft: Draft[Task]) -> None:
    task = draft.origin
    _text(draft, "tool", "Tool", task.tool)
    if Kind(draft.value("kind")) is Kind.GATE:
        st.checkbox(
            "Passing it freezes the plan (offers a new baseline)",
            task.freezes_baseline,
            key=draft.field("freezes_baseline", task.freezes_baseline),
            **_QUIET,
        )
    if visit.visitor().may(Permission.VIEW_PRIVATE, opened.plan.id):
        st.checkbox(
            "Private: only owners of the plan see this task",
            task.is_private,
            key=draft.field("is_private", task.is_private),
            **_QUIET,
        )
        _long_text(draft, "private_note", "Private note", task.private_note)


def _date_of(opened: OpenPlan, day: int | None) -> str:
    if day is None:
        return "No day"
    try:
        calendar = opened.schedule.calendar
        free = calendar.why_free(int(day))
        return week_date(calendar.date_of(int(day))) + (f" · {plain(free).lower()}" if free else "")
    except PlannerError as error:
        return plain(str(error))
