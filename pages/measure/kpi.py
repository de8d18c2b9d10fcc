"""One KPI in detail."""

import streamlit as st

st.title("KPI", anchor=False)
