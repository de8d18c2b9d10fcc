"""The question how dates in an uploaded file are to be read, where the file does not tell."""

import streamlit as st

_DAY_FIRST = {True: "3 April (day first)", False: "4 March (month first)"}


def ask_day_first(key: str) -> bool | None:
    """Whether the day comes first in dates such as 03/04/2026; None as long as that is not said."""
    return st.segmented_control(
        "Dates in this file can be read in two ways. What does 03/04/2026 mean?",
        list(_DAY_FIRST),
        format_func=_DAY_FIRST.__getitem__,
        key=key,
    )
