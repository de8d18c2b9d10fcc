"""Interviews: the same five questions to everybody, the answers, and the themes they have in common."""

import streamlit as st

from pages.shared import empty, header, screen, visit
from pages.shared.interviews import address, ask, listing, themes
from pages.shared.interviews.view import answer, interviews_view
from pages.shared.people import open_people
from planner.access.visitor import Permission

if not visit.may(Permission.VIEW_PEOPLE):
    header.show("Interviews", "", visit.plan())
    empty.show("Interviews are for those who hold them.")
    st.stop()

opened = open_people()
view = interviews_view()
header.show("Interviews", answer(view), visit.plan())

tabs = st.tabs(address.PARTS, key=address.PART, on_change="rerun", bind="query-params")
shown = next((name for name, tab in zip(address.PARTS, tabs, strict=True) if tab.open), address.THEMES)
with tabs[address.PARTS.index(shown)]:
    match shown:
        case address.THEMES:
            themes.show(opened, view)
        case address.INTERVIEWS:
            listing.show(opened, view)
        case _:
            ask.show(opened, view)
screen.watch()
