"""CX100's Streamlit script: who is visiting, the menu, the page."""

from pathlib import Path

import streamlit as st

from pages.shared import menu, notices, sample, sidebar, visit
from pages.shared.campaigns import by_link

st.set_page_config(page_title="CX100", page_icon="pages/shared/pictures/icon.svg", layout="wide")
st.logo("pages/shared/pictures/logo.svg", icon_image="pages/shared/pictures/icon.svg", size="large")
st.html(Path("pages/shared/style.css"))
st.html(Path("pages/shared/print.css"))

# Streamlit serves files in pages/ without this script until a menu stands, so it stands for strangers too.
if by_link.PARAMETER in st.query_params:
    page = st.navigation(menu.by_link(), position="hidden")
    with notices.explained(page.title):
        page.run()
elif not visit.is_welcome():
    st.navigation(menu.refusal(), position="hidden").run()
elif visit.trouble():
    st.navigation(menu.trouble(), position="hidden").run()
elif not (plans := visit.plans()):
    page = st.navigation(menu.first_run(), position="hidden")
    menu.follow()
    with notices.explained(page.title):
        page.run()
else:
    page = st.navigation(menu.whole(), position="hidden")
    menu.follow()
    sidebar.show(plans)
    with visit.one_state(), notices.explained(page.title):
        sample.banner(plans)
        page.run()
