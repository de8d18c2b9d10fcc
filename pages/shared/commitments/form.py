"""A commitment in a dialog: what, whose, with whom, by when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

import streamlit as st

from pages.shared import communication, drafts, notices, people, unsaved, visit, working_days
from pages.shared.commitments import whose
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.draft import Draft, Drafts
from pages.shared.text import label, plain
from planner.access.visitor import Permission
from planner.actions import commitments as commitment_actions
from planner.communication.commitment import Commitment, CommitmentId, Side
from planner.shared.errors import PlannerError
from planner.stakeholders.stakeholder import Stakeholder

FORM = "commitment"
_FIELDS = ("name", "side", "whom", "made_on", "due_on", "task", "note", "is_private")
_USUAL_DAYS = 7


@dataclass(frozen=True)
class Asked:
    """The commitment as it was when the dialog was opened; `is_left` says that something typed before stands in it."""

    commitment: Commitment
    is_new: bool
    is_left: bool


def _begins(commitment: Commitment) -> Mapping[str, Any]:
    task = commitment.task if any(task.id == commitment.task for task in visit.plan().tasks) else ""
    return {field: getattr(commitment, field) for field in _FIELDS} | {"whom": commitment.whom or None, "task": task}


_DIALOG = Dialog("Commitment", Asked, FORM)
_DRAFTS: Drafts[Commitment] = Drafts(
    FORM, begins=_begins, reads={"side": Side, "made_on": date.fromisoformat, "due_on": date.fromisoformat}
)


def ask(commitment: Commitment | None = None) -> None:
    """Open the dialog, with what was typed and not saved; a new one is mine, made today, due in a week.

    To be called in a callback.
    """
    about = commitment or _blank()
    _DIALOG.ask(Asked(about, commitment is None, _DRAFTS.of(about).is_dirty))


def _blank() -> Commitment:
    """A commitment that is not one yet. Its id names the plan, so that what is typed stays with that plan."""
    today = visit.today()
    return Commitment.model_construct(
        id=CommitmentId(f"new-{visit.plan_id()}"),
        name="",
        whom="",
        made_on=today,
        due_on=working_days.from_day(today + timedelta(days=_USUAL_DAYS)),
    )


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    stored = unsaved.as_stored(asked.commitment, communication.open_communication().commitments)
    draft = _DRAFTS.of(stored)
    unsaved.left_before(_DRAFTS, draft, is_left=asked.is_left)
    unsaved.changed_by_others(_DRAFTS, draft, stored, FORM, "this commitment")
    names = {side: label(name) for side, name in whose.sides(whose.other_leader(visit.plan().plan)).items()}
    st.segmented_control(
        "Who owes it", list(Side), format_func=names.__getitem__, required=True, **_DRAFTS.widget(draft, "side")
    )
    st.text_input("What", placeholder="Answer to the question about opening hours", **_DRAFTS.widget(draft, "name"))
    notices.problem_of(FORM, "name")
    _whom(draft)
    made, due = st.columns(2)
    with made:
        day_field("Promised on", **_DRAFTS.widget(draft, "made_on"))
        notices.problem_of(FORM, "made_on")
    with due:
        day_field("Due on", **_DRAFTS.widget(draft, "due_on"))
        notices.problem_of(FORM, "due_on")
    _task(draft)
    st.text_area("Note", height=80, **_DRAFTS.widget(draft, "note"))
    notices.problem_of(FORM, "note")
    if visit.may(Permission.VIEW_PRIVATE):
        st.checkbox("Only I see it", **_DRAFTS.widget(draft, "is_private"))
    drafts.show_trouble(FORM)
    notices.problems_of(FORM, ("name", "whom", "made_on", "due_on", "note"))
    save = _DIALOG.once(partial(_save, asked.is_new))
    unsaved.save_bar(_DRAFTS, draft, save, FORM, "Add" if asked.is_new else "Save")


def _whom(draft: Draft[Commitment]) -> None:
    register = {person.name for person in people.open_people().stakeholders}
    known = register | {one.whom for one in communication.open_communication().commitments}
    typed = draft.value("whom")
    if typed and typed not in known:
        typed = st.session_state[draft.key("whom")] = meant(typed, known)
    st.selectbox(
        "With whom",
        sorted({*known, typed or ""} - {""}, key=str.casefold),
        index=None,
        accept_new_options=True,
        placeholder="Choose, or type a name",
        **_DRAFTS.widget(draft, "whom"),
    )
    notices.problem_of(FORM, "whom")
    # The line always stands, or the button to save with would move away from under a click.
    if typed and typed not in known:
        st.caption(f":orange[:material/person_off: {plain(typed)} stands in no register; that may stay so.]")
    else:
        st.caption("Somebody you know already, or any other name.")


def _task(draft: Draft[Commitment]) -> None:
    names = {"": "None"} | {task.id: f"{task.number} · {task.name}" for task in visit.plan().tasks}
    if draft.value("task") not in names:
        st.session_state[draft.key("task")] = ""
    st.selectbox(
        "The task that keeps it",
        list(names),
        format_func=lambda task: names.get(task, "—"),
        **_DRAFTS.widget(draft, "task"),
    )
    notices.problem_of(FORM, "task")


def _save(is_new: bool, draft: Draft[Commitment]) -> None:
    plan, now = visit.plan_id(), visit.now()
    stakeholders = people.open_people().stakeholders
    typed = dict({name: draft.value(name) for name in _FIELDS} if is_new else draft.typed())
    if "whom" in typed:
        typed["whom"] = meant(typed["whom"] or "", {person.name for person in stakeholders})
        typed["stakeholder"] = _stakeholder(typed["whom"], stakeholders)
    if is_new:
        saved = notices.attempt(FORM, commitment_actions.add_commitment, plan, typed, now)
    else:
        try:
            changed = draft.onto.but(**typed)
        except PlannerError as error:
            notices.refuse(FORM, error)
            return
        saved = notices.attempt(FORM, commitment_actions.save_commitment, plan, changed, now)
    if saved and saved.commitment:
        _DRAFTS.forget(draft.onto)
        _DIALOG.close()
        is_known = any(person.name == saved.commitment.whom for person in stakeholders)
        notices.say(_said(saved.commitment, is_known=is_known), plan, saved.change.id if saved.change else None)


def _said(saved: Commitment, *, is_known: bool) -> str:
    late = ", as late: its day is over" if saved.due_on < visit.today() else ""
    stranger = "" if is_known else f" “{saved.whom}” stands in no register of people; that may stay so."
    return f"“{saved.name}” is on the list{late}.{stranger}"


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
