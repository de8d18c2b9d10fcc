"""Which week the note is of: the address bar holds its first day, so a link opens the same one."""

from datetime import date, timedelta

import streamlit as st

from pages.shared.dates import local, long_date, week_date
from pages.shared.text import count
from planner.actions.communication import OpenCommunication
from planner.actions.plans import OpenPlan
from planner.communication.weekly_note import WeeklyNote
from planner.scheduling.week import week_begin

PARAMETER = "week"
_WEEK = timedelta(days=7)


def current(opened: OpenPlan) -> date:
    """The first day of the week of today."""
    return holding(opened, opened.today)


def holding(opened: OpenPlan, day: date) -> date:
    """The first day of the week that holds a day, by the plan's working week."""
    return week_begin(day, opened.schedule.calendar)


def chosen(opened: OpenPlan) -> date:
    """The first day of the week that is asked for; this week where nothing sensible is."""
    now = current(opened)
    try:
        asked = date.fromisoformat(st.query_params.get(PARAMETER, ""))
    except ValueError:
        return now
    begins_a_week = (asked - now).days % 7 == 0
    return asked if begins_a_week and abs(asked - now) <= timedelta(days=3650) else now


def choose(week: date) -> None:
    """Turn to another week; to be called in a callback."""
    st.query_params[PARAMETER] = week.isoformat()


def note_of(told: OpenCommunication, week: date) -> WeeklyNote | None:
    """The note of a week, if one is kept."""
    return next((note for note in told.notes if note.week == week), None)


def answer(opened: OpenPlan, told: OpenCommunication) -> str:
    """ "The note of this week is not sent yet; 5 are on file." """
    note = note_of(told, current(opened))
    on_file = sum(known.is_sent for known in told.notes)
    filed = f"{count(on_file, 'note')} on file" if on_file else "none is on file yet"
    if note and note.sent_at:
        return f"The note of this week was sent on {week_date(local(note.sent_at).date())}; {filed}."
    begun = "begun and not sent yet" if note else "not written yet"
    return f"The note of this week is {begun}; {filed}."


def bar(opened: OpenPlan, week: date) -> None:
    """The week shown, with the way to the ones before and after it."""
    now = current(opened)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="note_weeks"):
        st.button(
            "",
            key="note_before",
            icon=":material/chevron_left:",
            help="The week before",
            on_click=choose,
            args=(week - _WEEK,),
        )
        st.markdown(f"**{_named(week, now)}**", width="content")
        st.button(
            "",
            key="note_after",
            icon=":material/chevron_right:",
            help="The week after",
            on_click=choose,
            args=(week + _WEEK,),
            disabled=week >= now,
        )
        if week != now:
            st.button("This week", key="note_now", type="tertiary", on_click=choose, args=(now,))


def _named(week: date, now: date) -> str:
    name = {now: "This week", now - _WEEK: "Last week"}.get(week, "Week")
    return f"{name}, from {long_date(week)}"
