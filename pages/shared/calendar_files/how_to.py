"""How to bring a calendar file into Google, Outlook and Apple calendars, and what a later file does."""

import streamlit as st

_STEPS = {
    "Google": "On a computer: Settings, Import & export, choose the file and the calendar to add it to.",
    "Outlook": "On the web and in the new Outlook: Calendar, Add calendar, Upload from file. In classic Outlook: File, "
    "Open & Export, Import/Export, Import an iCalendar file, then Import.",
    "Apple": "On a Mac: Calendar, File, Import. On an iPhone: open the file from Mail or Files and choose Add All.",
}


def show() -> None:
    """Folded away: a line for each, and what happens the next time."""
    with st.expander("How do I bring it into my calendar?", icon=":material/help:", key="calendar_help"):
        st.markdown("\n".join(f"- **{name}**: {steps}" for name, steps in _STEPS.items()))
        st.markdown(
            "Make a calendar of its own for it first: then it can be hidden, or emptied and filled anew.\n\n"
            "**Later**, take a new file and import it into the same calendar. Entries keep their identity, so what "
            "moved is moved and what was renamed is renamed. What went is marked as cancelled; a calendar that does "
            "not clear such entries away by itself shows them as “Cancelled”.\n\n"
            "What comes back without a last day is in it to the end of the plan. Where you planned the same duty as a "
            "recurring task and as a message, it is in twice: leave out one of them above, or end one of the two.\n\n"
            "Tasks, gates and campaigns take whole days and leave you free. Talks with an hour are shown at that hour "
            "wherever you are, and as busy."
        )
