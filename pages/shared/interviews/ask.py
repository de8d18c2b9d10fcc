"""Asking: the five questions to one person, what they answered, and the themes in it."""

import streamlit as st

from pages.shared import drafts, empty, live_typing, menu, notices, visit
from pages.shared.contacts.whose import may_log
from pages.shared.day_field import day_field
from pages.shared.interviews import address, saving, typed
from pages.shared.interviews.address import FORM
from pages.shared.interviews.typed import Row, Sheet
from pages.shared.interviews.view import InterviewsView
from pages.shared.people import choices
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.stakeholders.interview import Question, questions
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

_PERSON = "interview_person"


def show(opened: OpenPeople, view: InterviewsView) -> None:
    """Who is asked, then the questions."""
    if not visit.may(Permission.LOG_OWN_CONTACTS):
        return
    interview = address.changed(opened)
    who = opened.stakeholder(interview.stakeholder) if interview else _chosen(opened)
    if who is None:
        return
    sheet = typed.sheet_of(who.id, interview, opened.today)
    _head(opened, sheet, who)
    for number, question in enumerate(questions(), 1):
        _question(sheet, view, number, question)
    live_typing.watch()
    drafts.show_trouble(FORM)
    notices.problems_of(FORM)
    _bar(opened, sheet)


def _chosen(opened: OpenPeople) -> Stakeholder | None:
    people = {known.id: known for known in opened.stakeholders if may_log(known)}
    if not people:
        empty.show("There is nobody to ask yet.", menu.STAKEHOLDERS, "Add the first stakeholders")
        return None
    asked, names = address.asked(opened), choices()
    st.session_state[_PERSON] = asked.id if asked and asked.id in people else None
    st.selectbox(
        "Whom do you ask?",
        list(people),
        index=None,
        format_func=lambda who: names.get(who, "—"),
        key=_PERSON,
        placeholder="Choose or search a name",
        on_change=_follow,
        width=420,
    )
    if asked is None:
        _begun(people)
        _all_questions()
    return people.get(asked.id) if asked else None


def _all_questions() -> None:
    """To read, print or copy before anybody is chosen."""
    st.caption("The same five questions to everybody, in the same order, so that the answers can be compared.")
    numbered = "\n\n".join(f"{number}. {question.text}" for number, question in enumerate(questions(), 1))
    st.code(numbered, language=None, wrap_lines=True)


def _follow() -> None:
    address.ask(st.session_state.get(_PERSON))


def _begun(people: dict[StakeholderId, Stakeholder]) -> None:
    """The interviews that were begun and not saved."""
    begun = [
        people[StakeholderId(who)] for who in (place.split("/")[0] for place in drafts.kept(FORM)) if who in people
    ]
    for who in begun:
        st.button(
            f"Go on with {plain(who.name)}: typed, not saved yet",
            key=f"interview_begun-{who.id}",
            icon=":material/edit_note:",
            type="tertiary",
            on_click=address.ask,
            args=(who.id,),
        )


def _head(opened: OpenPeople, sheet: Sheet, who: Stakeholder) -> None:
    if sheet.interview:
        st.markdown(f"**{plain(who.name)}**")
    if sheet.place in drafts.found(FORM):
        st.caption(f":orange[:material/edit_note: {plain(drafts.said(FORM))}.]")
    if sheet.is_overtaken:
        with st.container(border=True, key="interview_changed"):
            st.markdown(":orange[:material/group: This interview was changed elsewhere while you were typing.]")
            with st.container(horizontal=True):
                st.button("Put mine on top", key="interview_mine", on_click=typed.put_on_top, args=(sheet,))
                st.button("Drop mine", key="interview_theirs", type="tertiary", on_click=typed.forget, args=(sheet,))
    earlier = [one for one in opened.interviews if one.stakeholder == who.id and one != sheet.interview]
    if earlier and not sheet.interview:
        st.caption("They were asked before; this is one more interview.")
    day_field(
        "Day of the talk",
        key=typed.begin(sheet, "on", sheet.on),
        on_change=typed.keep,
        args=(sheet,),
        width=200,
    )
    notices.problem_of(FORM, "on")


def _question(sheet: Sheet, view: InterviewsView, number: int, question: Question) -> None:
    with st.container(border=True, gap="small", key=f"interview_q-{question.key}"):
        st.markdown(f"**{number}. {plain(question.text)}**")
        st.caption(f"Listen for: {plain(question.listen_for)}")
        st.text_area(
            f"Answer to question {number}",
            key=typed.begin(sheet, question.key, sheet.answers.get(question.key, "")),
            height=90,
            label_visibility="collapsed",
            placeholder="In their own words",
            on_change=typed.keep,
            args=(sheet,),
        )
        for row in sheet.rows:
            if row.question == question.key:
                _row(sheet, view, row)
        st.button(
            "Add a theme",
            key=f"interview_theme-{question.key}",
            icon=":material/add:",
            type="tertiary",
            on_click=typed.add_row,
            args=(sheet, question.key),
        )


def _row(sheet: Sheet, view: InterviewsView, row: Row) -> None:
    theme, quote, against, remove = st.columns([3, 4, 1.6, 0.6], vertical_alignment="bottom")
    with theme:
        st.selectbox(
            "Theme",
            sorted({*view.names, row.theme} - {""}, key=str.casefold),
            index=None,
            key=typed.begin(sheet, f"theme-{row.number}", row.theme or None),
            accept_new_options=True,
            placeholder="Choose or type a theme",
            on_change=typed.keep,
            args=(sheet,),
        )
        notices.problem_of(FORM, f"theme-{row.number}")
    with quote:
        st.text_input(
            "The words that show it",
            key=typed.begin(sheet, f"quote-{row.number}", row.quote),
            on_change=typed.keep,
            args=(sheet,),
        )
    with against:
        st.checkbox(
            "Against it",
            key=typed.begin(sheet, f"against-{row.number}", row.is_against),
            help="They see it otherwise than those who name the theme.",
            on_change=typed.keep,
            args=(sheet,),
        )
    with remove:
        st.button(
            "",
            key=f"interview_remove-{row.number}",
            icon=":material/close:",
            help="Remove this theme",
            type="tertiary",
            on_click=typed.remove_row,
            args=(sheet, row.number),
        )


def _bar(opened: OpenPeople, sheet: Sheet) -> None:
    if sheet.interview is None:
        st.checkbox(
            "It counts as a contact, too",
            True,
            key=sheet.key("counts"),
            help="What is booked with them that day is held by it; without a booking a contact is logged.",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Save the interview", key="interview_save", type="primary", on_click=saving.save, args=(opened, sheet)
        )
        if sheet.is_kept:
            st.button("Discard", key="interview_discard", type="tertiary", on_click=typed.forget, args=(sheet,))
            st.caption("Not saved yet; kept for you", width="content")
        if sheet.interview:
            st.button("Close", key="interview_close", type="tertiary", on_click=address.ask, args=(None,))
