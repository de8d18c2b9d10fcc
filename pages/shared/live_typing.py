"""What is typed is reported before its field is left: long texts whenever typing pauses, so that a reload loses no
notes of a talk, and all on Escape, which closes a dialog without leaving the field.
"""

import streamlit as st

_REPORT_PAUSES = """
export default function () {
  const paused = 800
  let waiting = null
  // Streamlit reports a field when it loses focus; it hears that it did, and keeps it
  const report = field => field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  const typed = event => {
    const field = event.target
    if (!field.matches?.('textarea')) return
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      if (document.activeElement === field) report(field)
    }, paused)
  }
  const closing = event => {
    const field = document.activeElement
    if (event.key === 'Escape' && field?.matches('[data-testid=stDialog] :is(textarea, [type=text], [type=number])'))
      report(field)
  }
  document.addEventListener('input', typed)
  document.addEventListener('keydown', closing, true)
  return () => {
    clearTimeout(waiting)
    document.removeEventListener('input', typed)
    document.removeEventListener('keydown', closing, true)
  }
}
"""
_reporter = st.components.v2.component("live_typing", js=_REPORT_PAUSES)


def watch(where: str = "page") -> None:
    """Have the browser report what is typed on the page, or in the dialog over it; it takes no room."""
    _reporter(key=f"live_typing_{where}", height=0)
