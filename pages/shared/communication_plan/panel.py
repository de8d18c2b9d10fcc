"""One message beside the calendar: what it is, what is next, what became of it so far."""

from datetime import timedelta

import streamlit as st

from pages.shared import notices, visit
from pages.shared.communication_plan import address, form, sending, words
from pages.shared.communication_plan.address import FORM
from pages.shared.communication_plan.view import Messages
from pages.shared.text import as_typed, plain
from planner.access.visitor import Permission
from planner.actions import messages as message_actions
from planner.communication.message import Message
from planner.communication.occurrences import Occurrence, SendingState, occurrences

_AHEAD, _MOST = 3, 12


def show(found: Messages, message: Message) -> None:
    """Everything about the message, and what can be done with it."""
    with st.container(border=True, gap="small", key="message_panel"):
        _head(message)
        notices.problems_of(FORM)
        _facts(message)
        st.markdown(f"**What came of it**  \n{plain(found.came[message.id].words)}")
        for one in _days(message):
            _day(one)


def _head(message: Message) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.subheader(plain(message.name), anchor=False, width="stretch")
        if visit.may(Permission.EDIT_COMMUNICATION):
            st.button("Edit", key="edit_message", icon=":material/edit:", on_click=form.ask, args=(message,))
            st.menu_button("More", ["Delete"], key="message_more", type="tertiary", on_click=_delete, args=(message,))
        st.button("Close", key="close_message", icon=":material/close:", type="tertiary", on_click=address.close)


def _facts(message: Message) -> None:
    size = f" · {message.audience_size:,} people" if message.audience_size else ""
    facts = {
        "Audience": f"{message.audience}{size}",
        "Channel": message.channel,
        "How often": words.rhythm_words(message),
        "Who sends it": message.owner or "nobody yet",
        "How they answer": message.feedback,
    }
    st.markdown("  \n".join(f"**{name}** · {plain(text)}" for name, text in facts.items() if text))
    if message.text:
        st.text(message.text)


def _days(message: Message) -> list[Occurrence]:
    """The next days first, then what is over, the latest first."""
    today = visit.today()
    rhythm = message.every_days or 1
    last = max(today, message.first_on) + timedelta(days=_AHEAD * rhythm)
    known = occurrences(message, message.first_on, last, today)
    ahead = [one for one in known if one.state in (SendingState.DUE, SendingState.COMING)][:_AHEAD]
    over = [one for one in known if one.state not in (SendingState.DUE, SendingState.COMING)]
    return [*ahead, *over[::-1][:_MOST]]


def _day(one: Occurrence) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key=f"day-{one.due_on}"
    ):
        with st.container(gap=None, width="stretch"):
            reached = words.reached_words(one)
            st.markdown(words.state_mark(one, visit.today()) + (f" · {plain(reached)}" if reached else ""))
            if one.sending and one.sending.heard:
                st.caption(as_typed(one.sending.heard))
        sending.buttons(one, "panel")


def _delete(message: Message) -> None:
    gone = notices.attempt(FORM, message_actions.delete_message, visit.plan_id(), message.id, visit.now())
    if gone:
        address.close()
        notices.say(f"“{message.name}” is deleted.", visit.plan_id(), gone.change.id if gone.change else None)
