"""What became of a message on one of its days: sent in one click, or in a dialog with reach and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zlib import crc32

import streamlit as st

from pages.shared import communication, drafts, menu, notices, unsaved, visit
from pages.shared.communication_plan.address import FORM
from pages.shared.dates import week_date
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.draft import Draft, Drafts
from pages.shared.text import label, plain
from pages.shared.weekly_note import weeks
from planner.access.visitor import Permission
from planner.actions import messages as message_actions
from planner.communication.message import Message, Sending
from planner.communication.occurrences import Occurrence
from planner.shared.errors import PlannerError
from planner.shared.value import PlanDate, Value

DIALOG_FORM = "sending"
_FIELDS = ("sent_on", "reached", "heard")
_SENT, _LEFT_OUT = "Sent", "Left out on purpose"


class Report(Value):
    """What is said of a message on one of its days. Its version tells one report on that day from another: whatever
    else is changed about the message leaves it as it is.
    """

    id: str
    version: int
    message: Message
    due_on: PlanDate
    sending: Sending | None


@dataclass(frozen=True)
class Asked:
    """The report as it was when the dialog was opened; `is_left` says that something typed before stands in it."""

    report: Report
    is_left: bool


def _begins(report: Report) -> Mapping[str, Any]:
    sending = report.sending
    return {
        "how": _LEFT_OUT if sending and sending.is_skipped else _SENT,
        "sent_on": (sending and sending.sent_on) or visit.today(),
        "reached": sending.reached if sending else None,
        "heard": sending.heard if sending else "",
    }


_DIALOG = Dialog("Report on a message", Asked, DIALOG_FORM)
_DRAFTS: Drafts[Report] = Drafts(DIALOG_FORM, begins=_begins, reads={"sent_on": date.fromisoformat})


def may_report(message: Message) -> bool:
    """Whether the visitor may say what became of it: it is theirs, or they may change the plan."""
    name = visit.visitor().name
    is_own = bool(name) and message.owner == name
    return visit.may(Permission.EDIT_COMMUNICATION) or (is_own and visit.may(Permission.REPORT_OWN_MESSAGES))


def buttons(one: Occurrence, where: str) -> None:
    """Sent today, in one click; or a report on it; nothing for those who may not say so."""
    if not may_report(one.message):
        return
    key = f"{where}-{one.message.id}-{one.due_on}"
    with st.container(horizontal=True, width="content", gap="xsmall", vertical_alignment="center"):
        if one.sending is None and one.due_on <= visit.today():
            _first_step(one, key)
        name = "Change" if one.sending else "Report"
        st.button(name, key=f"report-{key}", icon=":material/edit_note:", type="tertiary", on_click=ask, args=(one,))


def _first_step(one: Occurrence, key: str) -> None:
    """The weekly note is written on its own page, which reports it here; all others are just sent."""
    if one.message.is_weekly_note and visit.may(Permission.KEEP_COMMITMENTS):
        week = weeks.holding(visit.plan(), one.due_on)
        address = {visit.PLAN_KEY: visit.plan_id(), weeks.PARAMETER: week.isoformat()}
        st.page_link(menu.WEEKLY_NOTE, label="Write it", icon=":material/mail:", query_params=address)
    else:
        st.button("Sent", key=f"sent-{key}", icon=":material/check:", on_click=_sent_today, args=(one,))


def ask(one: Occurrence) -> None:
    """Open the dialog, with what was typed and not saved; to be called in a callback."""
    report = _report_on(one.message, one.due_on)
    _DIALOG.ask(Asked(report, _DRAFTS.of(report).is_dirty))


def _report_on(message: Message, due_on: date) -> Report:
    sending = next((known for known in message.sendings if known.due_on == due_on), None)
    version = crc32(sending.model_dump_json().encode()) if sending else 0
    return Report(id=f"{message.id}-{due_on}", version=version, message=message, due_on=due_on, sending=sending)


def _as_stored(report: Report) -> Report:
    message = unsaved.as_stored(report.message, communication.open_communication().messages)
    return _report_on(message, report.due_on)


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    report = _as_stored(asked.report)
    draft, message = _DRAFTS.of(report), report.message
    st.markdown(f"**{plain(message.name)}** to {plain(message.audience)}, due {plain(week_date(report.due_on))}")
    unsaved.left_before(_DRAFTS, draft, is_left=asked.is_left)
    unsaved.changed_by_others(_DRAFTS, draft, report, DIALOG_FORM, "this report", about=message.id)
    st.segmented_control(
        "What became of it",
        [_SENT, _LEFT_OUT],
        required=True,
        label_visibility="collapsed",
        **_DRAFTS.widget(draft, "how"),
    )
    is_sent = draft.value("how") == _SENT
    if is_sent:
        _when_and_whom(draft, message)
    answers = f"What came back ({message.feedback})" if message.feedback else "What came back"
    st.text_area(label(answers if is_sent else "Why it was left out"), height=90, **_DRAFTS.widget(draft, "heard"))
    notices.problem_of(DIALOG_FORM, "heard")
    drafts.show_trouble(DIALOG_FORM)
    notices.problems_of(DIALOG_FORM, _FIELDS)
    unsaved.save_bar(_DRAFTS, draft, _DIALOG.once(_save), DIALOG_FORM)
    if report.sending:
        none = _DIALOG.once(_take_back)
        st.button("Nothing was sent yet", key="sending_none", type="tertiary", on_click=none, args=(draft,))


def _when_and_whom(draft: Draft[Report], message: Message) -> None:
    day, many = st.columns(2)
    with day:
        day_field("Sent on", **_DRAFTS.widget(draft, "sent_on"))
        notices.problem_of(DIALOG_FORM, "sent_on")
    with many:
        of = f" of {message.audience_size:,}" if message.audience_size else ""
        st.number_input(f"Reached{of}", min_value=0, max_value=100_000_000, step=1, **_DRAFTS.widget(draft, "reached"))
        notices.problem_of(DIALOG_FORM, "reached")


def _save(draft: Draft[Report]) -> None:
    is_sent = draft.value("how") == _SENT
    before = draft.onto.sending
    try:
        sending = Sending.checked(
            due_on=draft.onto.due_on,
            sent_on=draft.value("sent_on") if is_sent else None,
            is_skipped=not is_sent,
            reached=draft.value("reached") if is_sent else None,
            heard=draft.value("heard") or "",
            by=before.by if before else "",
        )
    except PlannerError as error:
        notices.refuse(DIALOG_FORM, error)
        return
    _keep(draft, sending)


def _take_back(draft: Draft[Report]) -> None:
    _keep(draft, None)


def _keep(draft: Draft[Report], sending: Sending | None) -> None:
    """Store the report, unless there is another one by now, of which the draft does not know."""
    now = _as_stored(draft.onto)
    version = now.message.version if now.version == draft.onto.version else 0
    if _report(DIALOG_FORM, now.message, sending, draft.onto.due_on, version):
        _DRAFTS.forget(draft.onto)
        _DIALOG.close()


def _sent_today(one: Occurrence) -> None:
    _report(FORM, one.message, Sending(due_on=one.due_on, sent_on=visit.today()), one.due_on)


def _report(form: str, message: Message, sending: Sending | None, due_on: date, version: int | None = None) -> bool:
    plan, now = visit.plan_id(), visit.now()
    saved = notices.attempt(form, message_actions.report_sending, plan, message.id, sending, due_on, now, version)
    if saved:
        done = "is open again" if sending is None else "is left out" if sending.is_skipped else "is sent"
        said = f"“{message.name}” of {week_date(due_on)} {done}."
        notices.say(said, plan, saved.change.id if saved.change else None)
    return saved is not None
