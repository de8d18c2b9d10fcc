"""What is to be sent: missed, due and coming within a week, each with the button that says it is sent."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.communication_plan import address, sending, words
from pages.shared.communication_plan.address import FORM
from pages.shared.communication_plan.view import Messages
from pages.shared.text import count, plain
from planner.communication.occurrences import Occurrence, SendingState

_MOST = 5
_ALL = "messages_to_do_all"


def show(found: Messages) -> None:
    """The list, missed first; a sentence where there is nothing to send."""
    notices.problems_of(FORM)
    if not found.to_do:
        st.markdown(":green[:material/check_circle:] Nothing was missed, and nothing is due within a week.")
        return
    ordered = sorted(found.to_do, key=lambda one: (one.state is not SendingState.MISSED, one.due_on))
    is_whole = len(ordered) <= _MOST or st.session_state.get(_ALL, False)
    st.markdown(f"**To send** · {len(ordered)}")
    with st.container(border=True, gap="small", key="messages_to_do"):
        for one in ordered if is_whole else ordered[:_MOST]:
            _row(one)
        if not is_whole:
            more = f"Show {count(len(ordered) - _MOST, 'more message')}"
            st.button(more, key="messages_more", type="tertiary", on_click=_show_all)


def _row(one: Occurrence) -> None:
    message = one.message
    key = f"{message.id}-{one.due_on}"
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key=f"to_send-{key}"
    ):
        with st.container(gap=None, width="stretch"):
            st.button(
                plain(message.name),
                key=f"open_{key}",
                type="tertiary",
                on_click=address.select,
                args=(message.id,),
            )
            st.caption(f"{words.state_mark(one, visit.today())} · {plain(words.about(message))}")
        sending.buttons(one, "to_do")


def _show_all() -> None:
    st.session_state[_ALL] = True
