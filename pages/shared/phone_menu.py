"""The menu on a phone: it covers the page, so it closes when a page is chosen."""

import streamlit as st

_CLOSE_AFTER_A_CHOICE = """
export default function () {
  const sidebar = document.querySelector('[data-testid="stSidebar"]')
  const close = event => {
    if (window.innerWidth > 768 || !event.target.closest('[data-testid="stPageLink-NavLink"]')) return
    sidebar.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click()
  }
  sidebar?.addEventListener('click', close)
  return () => sidebar?.removeEventListener('click', close)
}
"""
_closer = st.components.v2.component("phone_menu", js=_CLOSE_AFTER_A_CHOICE)


def close_after_a_choice() -> None:
    """Watch for a click on a link of the menu; to be called inside the sidebar."""
    _closer(key="phone-menu", height="content")
