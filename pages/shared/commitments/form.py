"""A commitment in a dialog: what, whose, with whom, by when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import streamlit as st

from pages.shared import communication, notices, people, visit, working_days
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions import commitments as commitment_actions
from planner.communication.commitment import Commitment, Side
from planner.shared.errors import PlannerError
from planner.stakeholders.stakeholder import Stakeholder

FORM = "commitment"
_FIELDS = ("name", "side", "whom", "made_on", "due_on", "task", "note", "is_private")
_USUAL_DAYS = 7


@dataclass(frozen=True)
class Asked:
    """The commitment that is edited, or None for a new one."""

    commitment: Commitment | None


_DIALOG = Dialog("Commitment", Asked, FORM)


def ask(commitment: Commitment | None = None) -> None:
    """Open the dialog; a new one is mine, made today, due in a week. To be called in a callback."""
    _DIALOG.ask(Asked(commitment))
    today = visit.today()
    fresh: dict[str, Any] = dict.fromkeys(_FIELDS, "") | {
        "side": Side.MINE,
        "whom": None,
        "made_on": today,
        "due_on": working_days.from_day(today + timedelta(days=_USUAL_DAYS)),
        "is_private": False,
    }
    for field in _FIELDS:
        st.session_state[_key(field)] = getattr(commitment, field) if commitment else fresh[field]


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    with st.form("commitment_fields", border=False):
        st.segmented_control("Who owes it", list(Side), format_func=_side, key=_key("side"), required=True)
        st.text_input("What", key=_key("name"), placeholder="Answer to the question about opening hours")
        notices.problem_of(FORM, "name")
        _whom()
        made, due = st.columns(2)
        with made:
            day_field("Promised on", key=_key("made_on"))
            notices.problem_of(FORM, "made_on")
        with due:
            day_field("Due on", key=_key("due_on"))
            notices.problem_of(FORM, "due_on")
        _task()
        st.text_area("Note", key=_key("note"), height=80)
        notices.problem_of(FORM, "note")
        if visit.may(Permission.VIEW_PRIVATE):
            st.checkbox("Only I see it", key=_key("is_private"))
        label = "Save" if asked.commitment else "Add"
        st.form_submit_button(
            label, key="commitment_save", type="primary", on_click=_DIALOG.once(_save), args=(asked.commitment,)
        )
    notices.problems_of(FORM, ("name", "whom", "made_on", "due_on", "note"))


def _whom() -> None:
    key = _key("whom")
    known = {person.name for person in people.open_people().stakeholders}
    known |= {one.whom for one in communication.open_communication().commitments}
    if typed := st.session_state.get(key):
        typed = st.session_state[key] = meant(typed, known)
        is_known = typed in known
        known |= {typed}
    st.selectbox(
        "With whom",
        sorted(known, key=str.casefold),
        index=None,
        key=key,
        accept_new_options=True,
        placeholder="Choose, or type a name",
    )
    notices.problem_of(FORM, "whom")
    if typed and not is_known:
        st.caption(f":orange[:material/person_off: {plain(typed)} stands in no register; that may stay so.]")


def _task() -> None:
    names = {"": "None"} | {task.id: f"{task.number} · {task.name}" for task in visit.plan().tasks}
    if st.session_state[_key("task")] not in names:
        st.session_state[_key("task")] = ""
    st.selectbox("The task that keeps it", list(names), format_func=lambda task: names.get(task, "—"), key=_key("task"))
    notices.problem_of(FORM, "task")


def _save(commitment: Commitment | None) -> None:
    typed = {field: st.session_state.get(_key(field)) for field in _FIELDS}
    named = {person.name for person in people.open_people().stakeholders}
    typed["whom"] = meant(typed["whom"] or "", named)
    typed["is_private"] = bool(typed["is_private"])
    if commitment is None or typed["whom"] != commitment.whom:
        typed["stakeholder"] = _stakeholder(typed["whom"], people.open_people().stakeholders)
    plan, now = visit.plan_id(), visit.now()
    if commitment is None:
        saved = notices.attempt(FORM, commitment_actions.add_commitment, plan, typed, now)
    else:
        try:
            changed = commitment.but(**typed)
        except PlannerError as error:
            notices.refuse(FORM, error)
            return
        saved = notices.attempt(FORM, commitment_actions.save_commitment, plan, changed, now)
    if saved:
        _DIALOG.close()
        late = typed["due_on"] < visit.today()
        said = f"“{typed['name'].strip()}” is on the list{', as late: its day is over' if late else ''}."
        if typed["whom"].strip() not in named:
            said += f" “{typed['whom'].strip()}” stands in no register of people; that may stay so."
        notices.say(said, plan, saved.change.id if saved.change else None)


def meant(typed: str, known: Collection[str]) -> str:
    """The one known name that begins with what was typed; what was typed if it is a name itself, or none or several do.

    A field takes “Cees” as it is typed though “Cees de Wit” alone stands in its list.
    """
    wanted = " ".join(typed.split()).casefold()
    begin = [name for name in known if name.casefold().startswith(wanted)]
    same = [name for name in begin if name.casefold() == wanted]
    found = same or begin
    return found[0] if wanted and len(found) == 1 and typed not in known else typed


def _stakeholder(whom: str, stakeholders: Sequence[Stakeholder]) -> str:
    """The stakeholder of that name, if it is clear which one is meant."""
    named = [person.id for person in stakeholders if person.name == whom]
    return named[0] if len(named) == 1 else ""


def _side(side: Side) -> str:
    return {Side.MINE: "I promised", Side.THEIRS: "Promised to me"}[side]


def _key(field: str) -> str:
    return f"commitment_{field}"
