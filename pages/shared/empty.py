"""Empty states: what to do when there is nothing to show yet."""

import streamlit as st


def show(text: str, page: str | None = None, action: str = "") -> None:
    """One sentence and, where there is one, the way on: a page of `menu` and what its link says."""
    with st.container(border=True, key=f"empty-{abs(hash(text))}"):
        st.markdown(text)
        if page:
            st.page_link(page, label=action)
