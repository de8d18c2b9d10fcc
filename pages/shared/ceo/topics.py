"""The topics one after the other: what holds, how it came to that, and what is not talked about yet."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import notices, rows, visit
from pages.shared.ceo import form, wording, words
from pages.shared.dates import long_date
from pages.shared.text import as_typed, plain
from planner.access.visitor import Permission
from planner.actions import agreements as agreement_actions
from planner.actions.communication import OpenCommunication
from planner.communication.agreement import Agreement, Topic
from planner.shared.errors import PlannerError

FORM = "agreements"
_EDIT, _MET, _DROP, _OPEN, _DELETE = "Edit", "Reached", "Given up", "Open again", "Delete"


def show(told: OpenCommunication) -> None:
    """A box for each topic, in the order of the talks."""
    notices.problems_of(FORM)
    with st.grid(2, min_column_width=400):
        for topic in Topic:
            with st.container(border=True, gap="xsmall", key=f"topic-{topic.name.lower()}"):
                _topic(told, topic)


def _topic(told: OpenCommunication, topic: Topic) -> None:
    agreed = [one for one in told.agreements if one.topic is topic]
    _head(topic)
    for agreement in agreed:
        _agreement(told, agreement)
    if not agreed:
        nothing = "Not talked about yet" if visit.may(Permission.VIEW_PRIVATE) else "Nothing here is open to you"
        st.caption(f":material/chat_bubble: {nothing}")


def _head(topic: Topic) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{topic.value.capitalize()}**")
            st.caption(words.ASKS[topic])
        st.button(
            "Add",
            key=f"add-{topic.name.lower()}",
            icon=":material/add:",
            type="tertiary",
            on_click=form.ask,
            args=(topic,),
        )


def _agreement(told: OpenCommunication, agreement: Agreement) -> None:
    with rows.beside(f"agreement-{agreement.id}", is_top=True):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(agreement.name)}**")
            st.markdown(as_typed(agreement.now.text))
            st.caption(words.line(agreement, told.today))
        with st.container(horizontal=True, width="content", gap="xsmall"):
            st.button("Change", key=f"change-{agreement.id}", on_click=wording.ask, args=(agreement,))
            st.menu_button(
                "More", _ways(agreement), key=f"more-{agreement.id}", type="tertiary", on_click=_more, args=(agreement,)
            )
    if agreement.wordings[1:]:
        with st.expander(f"How it came to that · {len(agreement.wordings)} wordings", key=f"wordings-{agreement.id}"):
            _wordings(agreement)


def _ways(agreement: Agreement) -> Sequence[str]:
    is_closed = agreement.met_on or agreement.dropped_on
    return [_OPEN, _EDIT, _DELETE] if is_closed else [_MET, _DROP, _EDIT, _DELETE]


def _wordings(agreement: Agreement) -> None:
    for at, agreed in reversed(list(enumerate(agreement.wordings))):
        why = f" · because {plain(agreed.why)}" if agreed.why else ""
        st.caption(f"{plain(long_date(agreed.on))}{why}{' · first wording' if not at else ''}")
        st.markdown(as_typed(agreed.text))


def _more(agreement: Agreement) -> None:
    today = visit.today()
    match st.session_state.get(f"more-{agreement.id}"):
        case "Edit":
            form.ask(agreement.topic, agreement)
        case "Reached":
            _save(agreement, {"met_on": today}, "is reached")
        case "Given up":
            _save(agreement, {"dropped_on": today}, "is given up")
        case "Open again":
            _save(agreement, {"met_on": None, "dropped_on": None}, "is open again")
        case "Delete":
            _delete(agreement)


def _save(agreement: Agreement, changes: dict[str, object], said: str) -> None:
    try:
        changed = agreement.but(**changes)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    saved = notices.attempt(FORM, agreement_actions.save_agreement, visit.plan_id(), changed, visit.now())
    if saved:
        notices.say(f"“{agreement.name}” {said}.", visit.plan_id(), saved.change.id if saved.change else None)


def _delete(agreement: Agreement) -> None:
    gone = notices.attempt(FORM, agreement_actions.delete_agreement, visit.plan_id(), agreement.id, visit.now())
    if gone:
        change = gone.change.id if gone.change else None
        notices.say(f"“{agreement.name}” and its wordings are gone.", visit.plan_id(), change)
