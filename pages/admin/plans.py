"""Plans: all of them, where each stands, and those put away or deleted."""

import streamlit as st

from pages.shared import empty, header, menu, notices, visit
from pages.shared.plans import cards, dialogs
from pages.shared.text import count
from planner.access.visitor import Permission

plans = visit.plans()
archived = visit.plans(archived=True)
deleted = visit.plans(deleted=True)

header.show("Plans", f"{count(len(plans), 'plan')} in use." if plans else "")
notices.problems_of(cards.FORM)

if visit.visitor().may(Permission.CREATE_PLANS) and plans:
    st.page_link(menu.START, label="Start another plan", icon=":material/add_circle:")
if not plans:
    empty.show("No plan is in use.", menu.START, "Start a plan, or look around first")
for plan in plans:
    cards.in_use(plan)

if archived:
    st.subheader("Archived", anchor=False)
    for plan in archived:
        cards.put_away(plan)

if deleted:
    st.subheader("Recently deleted", anchor=False)
    for plan in deleted:
        cards.deleted(plan)

dialogs.show()
