"""For those who only read: who enters the numbers of this plan, and what is still owed."""

import streamlit as st

from pages.shared.numbers import overview
from pages.shared.numbers.owing import enterable, everybodys
from pages.shared.text import plain
from planner.actions.kpis import OpenKpis
from planner.shared.in_words import listed


def show(opened: OpenKpis) -> None:
    """One sentence, and who owes what."""
    if opened.plan.archived_at is not None:
        st.markdown("This plan is archived, so its numbers can be read but not entered.")
    else:
        st.markdown(f"You read this plan; numbers are entered by {plain(_people(opened))}.")
    if owed := everybodys(opened):
        st.subheader("Who owes what", anchor=False)
        overview.show(opened, owed)
    else:
        st.caption("Nothing is owed at the moment.")


def _people(opened: OpenKpis) -> str:
    names = [kpi.who_enters(team) for kpi in enterable(opened) for team in kpi.team_names]
    known = sorted({name for name in names if name}, key=str.casefold) or ["the plan's owner"]
    return listed(known)
