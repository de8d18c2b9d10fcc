"""Long texts are reported as they are typed, not only when their field is left: a reload loses no notes of a talk."""

import streamlit as st

_REPORT_PAUSES = """
export default function () {
  const paused = 800
  let waiting = null
  const typed = event => {
    const field = event.target
    if (!field.matches?.('textarea')) return
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      // Streamlit reports a text area when it loses focus; it hears that it did, and keeps it
      if (document.activeElement === field) field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    }, paused)
  }
  document.addEventListener('input', typed)
  return () => {
    clearTimeout(waiting)
    document.removeEventListener('input', typed)
  }
}
"""
_reporter = st.components.v2.component("live_typing", js=_REPORT_PAUSES)


def watch() -> None:
    """Have the browser report the text areas of the page whenever typing pauses; it takes no room."""
    _reporter(key="live_typing", height=0)
