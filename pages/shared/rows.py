"""Rows of a list: a text with its buttons beside it, or on a phone below it, where both have room."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import screen


def beside(key: str | None = None, *, is_top: bool = False) -> DeltaGenerator:
    """The container of one row: first comes the text, then the buttons in a container of their own."""
    if screen.is_narrow():
        return st.container(gap="xsmall", key=key)
    return st.container(
        horizontal=True,
        vertical_alignment="top" if is_top else "center",
        horizontal_alignment="distribute",
        key=key,
    )
