"""What became of a message on one of its days: sent in one click, or in a dialog with reach and what came back."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.shared import menu, notices, visit
from pages.shared.communication_plan.address import FORM
from pages.shared.dates import week_date
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.text import label, plain
from pages.shared.weekly_note import weeks
from planner.access.visitor import Permission
from planner.actions import messages as message_actions
from planner.communication.message import Message, Sending
from planner.communication.occurrences import Occurrence
from planner.shared.errors import PlannerError

DIALOG_FORM = "sending"
_FIELDS = ("sent_on", "reached", "heard")
_SENT, _LEFT_OUT = "Sent", "Left out on purpose"


@dataclass(frozen=True)
class Asked:
    """The message and the day that the dialog is about."""

    message: Message
    due_on: date
    sending: Sending | None


_DIALOG = Dialog("What became of it", Asked, DIALOG_FORM)


def may_report(message: Message) -> bool:
    """Whether the visitor may say what became of it: it is theirs, or they may change the plan."""
    name = visit.visitor().name
    is_own = bool(name) and message.owner == name
    return visit.may(Permission.EDIT_COMMUNICATION) or (is_own and visit.may(Permission.REPORT_OWN_MESSAGES))


def buttons(one: Occurrence, where: str) -> None:
    """Sent today, in one click; or more about it; nothing for those who may not say so."""
    if not may_report(one.message):
        return
    key = f"{where}-{one.message.id}-{one.due_on}"
    with st.container(horizontal=True, width="content", gap="xsmall", vertical_alignment="center"):
        if one.sending is None and one.due_on <= visit.today():
            _first_step(one, key)
        name = "Change" if one.sending else "Details"
        st.button(name, key=f"details-{key}", icon=":material/edit_note:", type="tertiary", on_click=ask, args=(one,))


def _first_step(one: Occurrence, key: str) -> None:
    """The weekly note is written on its own page, which reports it here; all others are just sent."""
    if one.message.is_weekly_note and visit.may(Permission.KEEP_COMMITMENTS):
        week = weeks.holding(visit.plan(), one.due_on)
        address = {visit.PLAN_KEY: visit.plan_id(), weeks.PARAMETER: week.isoformat()}
        st.page_link(menu.WEEKLY_NOTE, label="Write it", icon=":material/mail:", query_params=address)
    else:
        st.button("Sent", key=f"sent-{key}", icon=":material/check:", on_click=_sent_today, args=(one,))


def ask(one: Occurrence) -> None:
    """Open the dialog; to be called in a callback."""
    sending = one.sending
    _DIALOG.ask(Asked(one.message, one.due_on, sending))
    st.session_state[_key("how")] = _LEFT_OUT if sending and sending.is_skipped else _SENT
    st.session_state[_key("sent_on")] = (sending and sending.sent_on) or visit.today()
    st.session_state[_key("reached")] = sending.reached if sending else None
    st.session_state[_key("heard")] = sending.heard if sending else ""


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    message = asked.message
    st.markdown(f"**{plain(message.name)}** to {plain(message.audience)}, due {plain(week_date(asked.due_on))}")
    st.segmented_control(
        "What became of it", [_SENT, _LEFT_OUT], key=_key("how"), required=True, label_visibility="collapsed"
    )
    is_sent = st.session_state[_key("how")] == _SENT
    if is_sent:
        day, many = st.columns(2)
        with day:
            day_field("Sent on", key=_key("sent_on"))
            notices.problem_of(DIALOG_FORM, "sent_on")
        with many:
            of = f" of {message.audience_size:,}" if message.audience_size else ""
            st.number_input(f"Reached{of}", key=_key("reached"), min_value=0, max_value=100_000_000, step=1)
            notices.problem_of(DIALOG_FORM, "reached")
    answers = f"What came back ({message.feedback})" if message.feedback else "What came back"
    st.text_area(label(answers if is_sent else "Why it was left out"), key=_key("heard"), height=90)
    notices.problem_of(DIALOG_FORM, "heard")
    notices.problems_of(DIALOG_FORM, _FIELDS)
    with st.container(horizontal=True):
        st.button("Save", key="sending_save", type="primary", on_click=_DIALOG.once(_save), args=(asked, is_sent))
        if asked.sending:
            st.button(
                "Nothing was sent yet",
                key="sending_none",
                type="tertiary",
                on_click=_DIALOG.once(_take_back),
                args=(asked,),
            )


def _save(asked: Asked, is_sent: bool) -> None:
    state = st.session_state
    try:
        sending = Sending.checked(
            due_on=asked.due_on,
            sent_on=state[_key("sent_on")] if is_sent else None,
            is_skipped=not is_sent,
            reached=state[_key("reached")] if is_sent else None,
            heard=state[_key("heard")] or "",
            by=asked.sending.by if asked.sending else "",
        )
    except PlannerError as error:
        notices.refuse(DIALOG_FORM, error)
        return
    if _report(DIALOG_FORM, asked.message, sending, asked.due_on):
        _DIALOG.close()


def _take_back(asked: Asked) -> None:
    if _report(DIALOG_FORM, asked.message, None, asked.due_on):
        _DIALOG.close()


def _sent_today(one: Occurrence) -> None:
    _report(FORM, one.message, Sending(due_on=one.due_on, sent_on=visit.today()), one.due_on)


def _report(form: str, message: Message, sending: Sending | None, due_on: date) -> bool:
    plan, now = visit.plan_id(), visit.now()
    saved = notices.attempt(form, message_actions.report_sending, plan, message.id, sending, due_on, now)
    if saved:
        done = "is open again" if sending is None else "is left out" if sending.is_skipped else "is sent"
        said = f"“{message.name}” of {week_date(due_on)} {done}."
        notices.say(said, plan, saved.change.id if saved.change else None)
    return saved is not None


def _key(field: str) -> str:
    return f"sending_{field}"
