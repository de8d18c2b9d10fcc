"""My numbers: what I owe this week."""

import streamlit as st

st.title("My numbers", anchor=False)
