"""KPI set-up: which KPIs the plan watches."""

import streamlit as st

st.title("KPI set-up", anchor=False)
