"""CX100's Streamlit script: who is visiting, the menu, the page."""

import streamlit as st

from pages.shared import menu, sidebar, visit

st.set_page_config(page_title="CX100", page_icon="pages/shared/pictures/icon.svg", layout="wide")

# Streamlit serves files in pages/ without this script until a menu stands, so it stands for strangers too.
if not visit.is_welcome():
    st.navigation([menu.REFUSED], position="hidden").run()
elif not visit.plans():
    st.navigation([menu.START, menu.PLANS], position="hidden").run()
else:
    page = st.navigation(menu.SECTIONS)
    sidebar.show()
    page.run()
