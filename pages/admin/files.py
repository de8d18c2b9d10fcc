"""Import and export: tasks from a spreadsheet or another tool, and back."""

import streamlit as st

from pages.shared import header, visit
from pages.shared.files import export_form, import_form
from pages.shared.text import count

opened = visit.plan()
header.show(
    "Import and export", f"{count(len(opened.tasks), 'task')} in this plan. Bring more in, or take them out.", opened
)

bring_in, take_out = st.tabs(["Import", "Export"], key="files", on_change="rerun", bind="query-params")
with bring_in:
    import_form.show(opened)
with take_out:
    export_form.show(opened)
