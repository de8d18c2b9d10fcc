"""Calendar files: tasks, talks and campaigns for your calendar."""

import streamlit as st

from pages.shared import header, people, screen, visit
from pages.shared.calendar_files import how_to, invitations, whole_file
from planner.access.visitor import Permission

opened = visit.plan()
header.show("Calendar files", "Everything with a day, for Google, Outlook and Apple calendars.", opened)

whole_file.show(opened)
how_to.show()

if visit.may(Permission.VIEW_PEOPLE):
    st.subheader("Invitations", anchor=False)
    invitations.show(people.open_people())

screen.watch()
