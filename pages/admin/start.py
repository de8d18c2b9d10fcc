"""Start: the first screen. Start a plan of one's own, or look around a sample company first."""

import streamlit as st

from pages.shared import menu, notices, sample, visit
from pages.shared.day_field import NOT_OUR_TIME, day_field, is_in_our_time
from pages.shared.plans import first_day_words, start_form
from pages.shared.text import count, plain
from planner.plan.countries import known_countries
from planner.shared.calendar import WeekPattern

templates = start_form.templates()
start_form.prepare(templates)
countries = known_countries()

with st.container(horizontal_alignment="center"):
    screen = st.container(width=1080, key="start_screen")

with screen:
    st.title("Plan your first hundred days", anchor=False)
    st.markdown(
        "Say who you are and when you start. You get every task with its dates and the gates it must hold, "
        "and can change all of it later."
    )
    notices.show_answer()
    own, example = st.columns([3, 2], gap="medium")

with own.container(border=True, key="start_own"):
    st.subheader("Start my plan", anchor=False)
    about_first_day = st.container(gap="xsmall")
    with st.expander("Calendar and template", icon=":material/tune:"):
        st.selectbox(
            "Country, for its public holidays",
            ["", *countries],
            format_func=lambda code: countries.get(code, "No public holidays"),
            key="start_country",
            on_change=start_form.follow_country,
        )
        notices.problem_of(start_form.FORM, "country")
        st.selectbox(
            "Working week", list(WeekPattern), format_func=lambda week: WeekPattern(week).label, key="start_week"
        )
        st.selectbox(
            "Template",
            list(templates),
            format_func=lambda key: templates[key].name,
            key="start_template",
        )
        template = templates[st.session_state["start_template"]]
        st.caption(plain(f"{template.description} {count(len(template.tasks), 'task')}."))
    with about_first_day:
        chosen = day_field(
            "First day",
            key="start_first_day",
        )
        notices.problem_of(start_form.FORM, "first_day")
        if chosen and not is_in_our_time(chosen):
            st.markdown(f":red[:material/error: {NOT_OUR_TIME}]")
            chosen = None
        if chosen:
            st.caption(f"{first_day_words.span(chosen, template)} {first_day_words.distance(chosen, visit.today())}")
        if chosen and (behind := start_form.behind(template, visit.today())):
            st.radio(
                f"{count(behind, 'task')} planned to be finished before today",
                [True, False],
                format_func=lambda is_done: "Mark them done" if is_done else "Leave them open",
                key="start_past_is_done",
                horizontal=True,
            )
    with st.form("start_form", border=False):
        company, leader = st.columns(2)
        with company.container():
            st.text_input("Company", key="start_company", autocomplete="organization")
            notices.problem_of(start_form.FORM, "company")
        with leader.container():
            st.text_input("Your name", key="start_leader", autocomplete="name")
            notices.problem_of(start_form.FORM, "leader")
        st.text_input(
            "Your role", key="start_role", placeholder=template.leader_role, autocomplete="organization-title"
        )
        notices.problem_of(start_form.FORM, "role")
        st.form_submit_button(
            "Start my plan", key="start_now", type="primary", icon=":material/arrow_forward:", on_click=start_form.start
        )
    notices.problems_of(start_form.FORM, start_form.FIELDS)

with example.container(border=True, key="start_sample"):
    st.subheader("Look around first", anchor=False)
    st.markdown(
        "A sample company on **day 37**, with all that a real plan has by then:\n"
        "- work done, work late, and work that is blocked\n"
        "- gates passed and gates ahead\n"
        "- people with too much to do"
    )
    st.button("Open the sample company", key="open_sample", icon=":material/visibility:", on_click=sample.open_sample)
    notices.problems_of(sample.FORM)
    st.caption("One click removes it again. It never touches a plan of yours.")

if not visit.plans() and (visit.plans(archived=True) or visit.plans(deleted=True)):
    with screen:
        st.page_link(menu.PLANS, label="Archived and deleted plans", icon=":material/folder_open:")
