"""People files: stakeholders from spreadsheets and address books, and back."""

import streamlit as st

from pages.shared import header, people, screen, visit
from pages.shared.people_files import export_form, import_form, words
from planner.access.visitor import Permission

if not visit.may(Permission.VIEW_PEOPLE):
    header.show("People files", "", visit.plan())
    st.info("Your role in this plan does not include the stakeholders.")
else:
    opened = people.open_people()
    said = words.answer(opened)
    header.show("People files", said, visit.plan())
    bring_in, take_out = st.tabs(["Import", "Export"], key="people-files", on_change="rerun", bind="query-params")
    with bring_in:
        if bring_in.open:
            import_form.show(opened)
    with take_out:
        if take_out.open:
            export_form.show(opened)
    screen.watch()
