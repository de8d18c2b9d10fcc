"""The top of every page: which day it is, the page's title, its answer in one line."""

import streamlit as st

from pages.shared import notices
from pages.shared.text import count, plain
from planner.actions.plans import OpenPlan


def show(title: str, answer: str, opened: OpenPlan | None = None) -> None:
    """Title and answer, under the day of the plan; `answer` is plain text."""
    if opened:
        st.caption(plain(where_we_are(opened)))
    st.title(title, anchor=False)
    if answer:
        st.markdown(plain(answer))
    with st.container(key="answers"):  # always there, or Streamlit would draw all below it anew when an answer comes
        notices.show_answer()


def where_we_are(opened: OpenPlan) -> str:
    """ "Day 37 of 100 · Plan, Act, Communicate"."""
    plan, day = opened.plan, opened.status_day
    counted = _counted(day, plan.length)
    live = ", ".join(phase.name for phase in plan.live_phases(day))
    return f"{counted} · {live}" if live else counted


def _counted(day: int, length: int) -> str:
    if day < 0:
        return f"{count(-day, 'day')} before day 0"
    return f"Day {day} of {length}" if day <= length else f"Day {day}, past day {length}"
