"""What the holder of a link sees: the campaign, its promises, and the two answers their department can give."""

from collections.abc import Callable

import streamlit as st

from pages.shared import notices, visit
from pages.shared.campaigns.words import changed_words, days_words, said_words
from pages.shared.text import plain
from planner.actions import answering
from planner.actions.answering import LinkedCampaign
from planner.shared.errors import PlannerError

PARAMETER = "confirm"
"""The name in the address bar whose value is the token."""

FORM = "confirm_by_link"
_NAME, _WHY, _CHANGING = "link_name", "link_why", "link_changing"
_WIDTH = 720


def show(token: str) -> None:
    """The campaign as its departments are told of it, and the answer; `NotFound` for a link that does not work."""
    asked = answering.opened_by_link(visit.workspace(), token, visit.now())
    with st.container(width=_WIDTH):
        st.caption(plain(f"{asked.asked_by} of {asked.company} asks {asked.department} about a campaign"))
        st.title(plain(asked.campaign), anchor=False)
        _state(asked)
        _told(asked)
        _answer(token, asked)


def _state(asked: LinkedCampaign) -> None:
    with st.container(border=True, key="link_state"):
        st.markdown(_state_words(asked))


def _state_words(asked: LinkedCampaign) -> str:
    department, leader = plain(asked.department), plain(asked.asked_by)
    if asked.objection:
        objected = f":red[:material/feedback: {department} objects]{said_words(asked.objected_on, asked.objected_by)}"
        return f"{objected}: {plain(asked.objection)}\n\nThank you. {leader} is told of it, in these words."
    if asked.confirmed_on is None:
        return f":orange[:material/schedule: {department} has not answered yet.] Please read it and answer below."
    confirmed = said_words(asked.confirmed_on, asked.confirmed_by)
    if asked.is_outdated:
        older = f":orange[:material/history: {department} confirmed an older wording{confirmed}.]"
        return " ".join(filter(None, (older, changed_words(asked.changed), "Please read it again.")))
    done = f":green[:material/check_circle: {department} confirmed this{confirmed}.]"
    return f"{done}\n\nThank you. {leader} is told of it; nothing more is asked."


def _told(asked: LinkedCampaign) -> None:
    st.markdown(f"**When**  \n{plain(days_words(asked.start, asked.end))}")
    if asked.channels:
        st.markdown(f"**Where**  \n{plain(', '.join(asked.channels))}")
    if asked.message:
        st.markdown("**What customers are told**")
        st.text(asked.message)
    if asked.promises:
        st.markdown("**What customers are promised**\n\n" + "\n".join(f"- {plain(one)}" for one in asked.promises))
    else:
        st.markdown("It promises customers nothing in particular.")


def _answer(token: str, asked: LinkedCampaign) -> None:
    is_answered = bool(asked.objection) or (asked.confirmed_on is not None and not asked.is_outdated)
    if is_answered and not st.session_state.get(_CHANGING):
        st.button("Change the answer", key="link_change", icon=":material/edit:", on_click=_change)
        return
    st.subheader("Your answer", anchor=False)
    if is_answered:
        st.caption(_replaced_words(asked))
    st.text_input("Your name", asked.person, key=_NAME, on_change="ignore")
    notices.problem_of(FORM, "name")
    st.markdown(f"Does everybody in {plain(asked.department)} who has to know of it know it, and can you keep it?")
    st.button(
        "We know it and can keep it",
        key="link_confirm",
        type="primary",
        icon=":material/check:",
        on_click=_confirm,
        args=(token, asked.wording),
    )
    st.text_area("Or: what stands against it", key=_WHY, height=80, on_change="ignore")
    notices.problem_of(FORM, "why")
    st.button("We object", key="link_object", icon=":material/feedback:", on_click=_object, args=(token, asked.wording))
    notices.problems_of(FORM, ("name", "why"))


def _replaced_words(asked: LinkedCampaign) -> str:
    """Whose answer the next one replaces, as far as it is known."""
    whose = plain(asked.objected_by or asked.confirmed_by or asked.department)
    return f"A new answer takes the place of the one that {whose} gave."


def _change() -> None:
    st.session_state[_CHANGING] = True


def _confirm(token: str, wording: str) -> None:
    name = st.session_state[_NAME]
    _attempt(lambda: answering.confirm_by_link(visit.workspace(), token, name, wording, visit.today(), visit.now()))


def _object(token: str, wording: str) -> None:
    name, why = st.session_state[_NAME], st.session_state[_WHY]
    _attempt(lambda: answering.object_by_link(visit.workspace(), token, name, wording, why, visit.today(), visit.now()))


def _attempt(answer: Callable[[], LinkedCampaign]) -> None:
    """Whoever holds a link is no visitor of the plan: their actions ask for the token alone."""
    notices.forget(FORM)
    try:
        answer()
    except PlannerError as error:
        notices.refuse(FORM, error)
    else:
        st.session_state[_WHY] = ""
        st.session_state[_CHANGING] = False
