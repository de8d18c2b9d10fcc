"""Empty states: what to do when there is nothing to show yet."""

import streamlit as st


def show(text: str, page: str | None = None, action: str = "") -> None:
    """One sentence and, where there is one, the way on: a page of `menu` and what its link says."""
    with st.container(border=True, key=f"empty-{abs(hash(text))}"):
        st.markdown(text)
        if page:
            st.page_link(page, label=action)


def line(text: str, page: str, action: str) -> None:
    """The same as one compact line, `text` being Markdown: for a page that is about more than this."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(text, width="stretch")
        st.page_link(page, label=action, width="content")
