"""The interviews that were held, the newest first: answers, themes, and the ways to change them."""

import streamlit as st

from pages.shared import notices
from pages.shared.contacts.address import name_link
from pages.shared.dates import long_date
from pages.shared.interviews import address, saving
from pages.shared.interviews.view import InterviewsView
from pages.shared.text import as_typed, count, plain
from planner.actions.people import OpenPeople
from planner.stakeholders.interview import Coding, Interview, questions

_MOST = 30


def show(opened: OpenPeople, view: InterviewsView) -> None:
    """A card for each."""
    notices.problems_of(saving.LIST_FORM)
    if not view.interviews:
        nothing(opened)
        return
    is_whole = bool(st.session_state.get("interviews_all"))
    for interview in view.interviews if is_whole else view.interviews[:_MOST]:
        _card(opened, view, interview)
    if len(view.interviews) > _MOST and not is_whole:
        st.button(
            f"Show {count(len(view.interviews) - _MOST, 'more interview')}",
            key="interviews_more",
            type="tertiary",
            on_click=_show_all,
        )


def nothing(opened: OpenPeople) -> None:
    """The empty state of the page."""
    with st.container(border=True, key="no_interviews"):
        st.markdown(
            "No interview is written down yet. Ask everybody the same five questions: what they have in common, "
            "and where they differ, shows here."
            if opened.sees_private
            else "You have not written down an interview yet. You see those that you have held yourself."
        )
        st.button(
            "Ask the five questions",
            key="interviews_ask",
            icon=":material/forum:",
            on_click=address.turn_to,
            args=(address.ASK,),
        )


def _show_all() -> None:
    st.session_state["interviews_all"] = True


def _card(opened: OpenPeople, view: InterviewsView, interview: Interview) -> None:
    with st.container(border=True, gap="xsmall", key=f"interview-{interview.id}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap=None, width="stretch"):
                name_link(view.by_id[interview.stakeholder])
                st.caption(plain(" · ".join(part for part in (long_date(interview.on), interview.by) if part)))
            _ways(opened, interview)
        if interview.codings:
            st.caption(_themes(interview))
        fold = st.expander(
            f"{len(interview.answers)} of {len(questions())} answers",
            key=f"interview_open-{interview.id}",
            on_change="rerun",
        )
        if fold.open:
            with fold:
                _answers(interview)


def _ways(opened: OpenPeople, interview: Interview) -> None:
    with st.container(horizontal=True, gap="xsmall", width="content"):
        st.button(
            "Edit",
            key=f"interview_edit-{interview.id}",
            icon=":material/edit:",
            type="tertiary",
            on_click=address.change,
            args=(interview,),
        )
        st.button(
            ":red[Delete]",
            key=f"interview_delete-{interview.id}",
            icon=":material/delete:",
            type="tertiary",
            on_click=saving.delete,
            args=(opened, interview),
        )


def _themes(interview: Interview) -> str:
    """The themes once each, those seen otherwise marked."""
    return " · ".join(dict.fromkeys(_theme(coding) for coding in interview.codings))


def _theme(coding: Coding) -> str:
    return f":orange[:material/thumb_down: {plain(coding.theme)}]" if coding.is_against else plain(coding.theme)


def _answers(interview: Interview) -> None:
    for number, question in enumerate(questions(), 1):
        if said := interview.answers.get(question.key):
            st.caption(f"{number}. {plain(question.text)}")
            st.markdown(as_typed(said))
