"""A way past the menu for the keyboard: the first thing the Tab key finds, seen only while it has the focus."""

import streamlit as st

_HTML = '<button type="button">Skip to the page</button>'
_CSS = """
button {
  position: fixed; top: 0.5rem; left: -100rem; z-index: 1000;
  padding: 0.5rem 0.875rem; border: 0; border-radius: 0.5rem; font: inherit; color: #fff; background: #0f766e;
}
button:focus { left: 0.5rem; outline: 2px solid #fff; }
"""
_JS = """
export default function ({ parentElement }) {
  const button = parentElement.querySelector("button")
  const skip = () => {
    const page = document.querySelector("[data-testid=stMain]")
    page.setAttribute("tabindex", "-1")
    page.style.outline = "none"
    page.focus()
  }
  button.addEventListener("click", skip)
  return () => button.removeEventListener("click", skip)
}
"""
_skip = st.components.v2.component("skip_link", html=_HTML, css=_CSS, js=_JS)


def show() -> None:
    """The button, above everything else of the sidebar."""
    with st.container(key="skip_link"):
        _skip(key="skip", height=0)
