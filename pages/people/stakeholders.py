"""Stakeholders: who matters, where they stand, and how to reach them."""

from pathlib import Path

import streamlit as st

from pages.shared import empty, header, screen, visit
from pages.shared.contacts import contact_form
from pages.shared.people import open_people
from pages.shared.stakeholders import (
    adding,
    address,
    delete_dialog,
    engagement_view,
    erase_dialog,
    filters,
    influence_view,
    known,
    map_view,
    merge_dialog,
    movement_view,
    panel,
    placing,
    register,
    starting,
    twice,
)
from planner.access.visitor import Permission

if not visit.may(Permission.VIEW_PEOPLE):
    header.show("Stakeholders", "", visit.plan())
    empty.show("Stakeholders are for those who work on the plan.")
    st.stop()

opened = open_people()
header.show("Stakeholders", known.answer(opened), visit.plan())
st.html(Path("pages/shared/stakeholders/stakeholders.css"))

narrow = screen.is_narrow()
screen.watch()
selected = address.selected(opened)
for dialog in (adding, starting, placing, contact_form, delete_dialog, merge_dialog, erase_dialog):
    dialog.show()

if narrow and selected:
    panel.show(opened, selected)
    st.stop()

if not opened.stakeholders:
    if visit.may(Permission.EDIT_PEOPLE):
        starting.nobody_yet()
        adding.button()
    else:
        empty.show("You look after no stakeholders yet. Ask the plan’s owner to make you theirs.")
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", gap="small", key="stakeholders_bar"):
    if opened.sees_private:
        st.segmented_control(
            "View",
            address.VIEWS,
            default=address.REGISTER,
            required=True,
            key=address.VIEW,
            bind="query-params",
            label_visibility="collapsed",
            wrap=narrow,
        )
    wanted = filters.show(opened)
    adding.button()
view = address.view(sees_private=opened.sees_private)
people = filters.matching(opened.stakeholders, wanted, known.known())

work, beside = st.columns([8, 5], gap="medium") if selected else (st.container(), None)
with work:
    open_id = selected.id if selected else ""
    if not people:
        filters.nothing_left(opened.stakeholders, wanted)
    elif view == address.MAP:
        map_view.show(people, wanted, open_id, narrow=narrow)
    elif view == address.ENGAGEMENT:
        engagement_view.show(people, wanted, open_id, narrow=narrow)
    elif view == address.INFLUENCE:
        influence_view.show(people, wanted, open_id, narrow=narrow)
    elif view == address.MOVEMENT:
        movement_view.show(opened, people, wanted, open_id, narrow=narrow)
    else:
        twice.show()
        register.show(opened, people, wanted, narrow=narrow, beside=selected is not None)
if selected and beside:
    with beside:
        panel.show(opened, selected)
