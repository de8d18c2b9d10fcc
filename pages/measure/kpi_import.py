"""KPI import: numbers from files."""

import streamlit as st

st.title("KPI import", anchor=False)
