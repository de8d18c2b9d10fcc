"""An event in a dialog: what happened when, to which KPIs, and the task behind it."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import kpis, notices, visit
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from planner.actions import events as event_actions
from planner.kpis.event import Event, EventKind
from planner.kpis.kpi import Kpi
from planner.shared.errors import PlannerError

FORM = "kpi_event"
_FIELDS = ("name", "on", "kind", "kpis", "task", "note")


@dataclass(frozen=True)
class Asked:
    """The dialog that is open: about an event as it was then, or about a new one."""

    event: Event | None


_DIALOG = Dialog("Event", Asked, FORM)


def ask(kpi: Kpi, event: Event | None = None) -> None:
    """Open the dialog; a new event is one of today and of this KPI. To be called in a callback."""
    _DIALOG.ask(Asked(event))
    values = {
        "name": event.name if event else "",
        "on": event.on if event else visit.today(),
        "kind": event.kind if event else EventKind.QUICK_WIN,
        "kpis": list(event.kpis) if event else [kpi.id],
        "task": event.task if event else "",
        "note": event.note if event else "",
    }
    for field, value in values.items():
        st.session_state[_key(field)] = value


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    with st.form("kpi_event_fields", border=False):
        st.text_input("What happened", key=_key("name"), placeholder="Call-back promise live")
        notices.problem_of(FORM, "name")
        day_field("On which day", key=_key("on"))
        notices.problem_of(FORM, "on")
        st.selectbox("What sort of event", list(EventKind), format_func=_kind, key=_key("kind"))
        _concerned()
        _task_behind()
        st.text_area("Note", key=_key("note"), height=80)
        notices.problem_of(FORM, "note")
        label = "Save the event" if asked.event else "Add the event"
        st.form_submit_button(
            label, key="kpi_event_save", type="primary", on_click=_DIALOG.once(_save), args=(asked.event,)
        )
    notices.problems_of(FORM, _FIELDS)


def _concerned() -> None:
    names = {kpi.id: kpi.name for kpi in kpis.open_kpis().kpis}
    st.session_state[_key("kpis")] = [known for known in st.session_state[_key("kpis")] if known in names]
    st.multiselect(
        "Which KPIs it may have moved",
        list(names),
        format_func=lambda kpi: names.get(kpi, "—"),
        key=_key("kpis"),
        placeholder="All of them",
    )
    notices.problem_of(FORM, "kpis")


def _task_behind() -> None:
    names = {"": "None"} | {task.id: f"{task.number} · {task.name}" for task in visit.plan().tasks}
    if st.session_state[_key("task")] not in names:
        st.session_state[_key("task")] = ""
    st.selectbox("The task behind it", list(names), format_func=lambda task: names.get(task, "—"), key=_key("task"))
    notices.problem_of(FORM, "task")


def _save(event: Event | None) -> None:
    typed = {field: st.session_state[_key(field)] for field in _FIELDS}
    typed["kpis"] = tuple(typed["kpis"])
    plan, now = visit.plan_id(), visit.now()
    if event is None:
        saved = notices.attempt(FORM, event_actions.add_event, plan, typed, now)
    else:
        try:
            changed = event.but(**typed)
        except PlannerError as error:
            notices.refuse(FORM, error)
            return
        saved = notices.attempt(FORM, event_actions.save_event, plan, changed, now)
    if saved:
        _DIALOG.close()
        said = f"“{typed['name'].strip()}” stands on the charts."
        notices.say(said, plan, saved.change.id if saved.change else None)


def _kind(kind: EventKind) -> str:
    return kind.value.capitalize()


def _key(field: str) -> str:
    return f"kpi_event_{field}"
