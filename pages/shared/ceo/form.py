"""An agreement in a dialog: its topic and name, the words agreed on, when to look at it again."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import notices, visit
from pages.shared.ceo.words import ASKS
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from planner.access.visitor import Permission
from planner.actions import agreements as agreement_actions
from planner.communication.agreement import Agreed, Agreement, Topic
from planner.shared.errors import PlannerError

FORM = "agreement"
_FIELDS = ("topic", "name", "text", "on", "review_on", "is_private")


@dataclass(frozen=True)
class Asked:
    """The agreement that is edited, or None for a new one."""

    agreement: Agreement | None


_DIALOG = Dialog("Agreement with the CEO", Asked, FORM)


def ask(topic: Topic, agreement: Agreement | None = None) -> None:
    """Open the dialog; to be called in a callback."""
    _DIALOG.ask(Asked(agreement))
    values = {
        "topic": topic,
        "name": agreement.name if agreement else "",
        "text": agreement.now.text if agreement else "",
        "on": agreement.now.on if agreement else visit.today(),
        "review_on": agreement.review_on if agreement else None,
        "is_private": agreement.is_private if agreement else visit.may(Permission.VIEW_PRIVATE),
    }
    for field, value in values.items():
        st.session_state[_key(field)] = value


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    topic: Topic = st.session_state[_key("topic")]
    st.caption(ASKS[topic])
    with st.form("agreement_fields", border=False):
        st.selectbox("Topic", list(Topic), format_func=_topic, key=_key("topic"))
        st.text_input("In a few words", key=_key("name"), placeholder="Complaints halved")
        notices.problem_of(FORM, "name")
        if asked.agreement is None:
            st.text_area("What was agreed", key=_key("text"), height=110, placeholder="As you would both repeat it")
            notices.problem_of(FORM, "text")
            day_field("On which day", key=_key("on"))
            notices.problem_of(FORM, "on")
        day_field("Look at it again on", key=_key("review_on"))
        notices.problem_of(FORM, "review_on")
        if visit.may(Permission.VIEW_PRIVATE):
            st.checkbox("Only I see it", key=_key("is_private"))
        label = "Save" if asked.agreement else "Add"
        st.form_submit_button(
            label, key="agreement_save", type="primary", on_click=_DIALOG.once(_save), args=(asked.agreement,)
        )
    notices.problems_of(FORM, ("name", "text", "on", "review_on"))


def _save(agreement: Agreement | None) -> None:
    typed = {field: st.session_state.get(_key(field)) for field in _FIELDS}
    plan, now = visit.plan_id(), visit.now()
    kept = {field: typed[field] for field in ("topic", "name", "review_on")} | {"is_private": bool(typed["is_private"])}
    try:
        if agreement is None:
            kept["wordings"] = (Agreed.checked(on=typed["on"], text=typed["text"]),)
            saved = notices.attempt(FORM, agreement_actions.add_agreement, plan, kept, now)
        else:
            saved = notices.attempt(FORM, agreement_actions.save_agreement, plan, agreement.but(**kept), now)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    if saved:
        _DIALOG.close()
        notices.say(f"“{str(typed['name']).strip()}” is written down.", plan, saved.change.id if saved.change else None)


def _topic(topic: Topic) -> str:
    return topic.value.capitalize()


def _key(field: str) -> str:
    return f"agreement_{field}"
