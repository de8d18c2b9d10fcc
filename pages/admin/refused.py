"""Refused: what somebody sees who reaches the app from elsewhere while no sign-in is configured."""

import streamlit as st

st.title("Sign-in needed")
st.write(
    "CX100 is running without sign-in, so it shows plans only to the person at the machine it runs on, "
    "at a loopback address such as http://127.0.0.1:8501."
)
st.subheader("What to do")
st.markdown(
    "- **You are at that machine:** open the app at http://127.0.0.1 and its port, "
    "not through a proxy or another name.\n"
    "- **You want others to use it:** configure sign-in in `.streamlit/secrets.toml` (an `[auth]` section) first. "
    "Until then, leave `server.address` in `.streamlit/config.toml` at `127.0.0.1`."
)
