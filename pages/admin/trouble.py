"""Trouble: what everybody sees while the settings or the database cannot be used."""

import streamlit as st

from pages.shared import visit
from pages.shared.text import plain

st.title("Your plans cannot be shown just now", anchor=False)
st.error(plain(str(visit.trouble() or "The trouble has passed.")), icon=":material/error:")
st.write("Nothing was changed, and nothing that was saved is lost.")
st.button("Try again", key="try_again", icon=":material/refresh:", type="primary")
