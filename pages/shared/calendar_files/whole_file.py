"""The calendar file: whose, which kinds, what is in it, and the button."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from pages.shared import dates, people, screen, visit
from pages.shared.communication import of_communication
from pages.shared.scorecard.download import file_name
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions.calendars import agenda_of, export_calendar
from planner.actions.plans import OpenPlan
from planner.scheduling.agenda import AgendaEntry, AgendaKind, of_person

_EVERYBODY = "Everybody"
_LABELS = {
    AgendaKind.TASK: "Tasks",
    AgendaKind.GATE: "Gates",
    AgendaKind.CONTACT: "Talks",
    AgendaKind.MESSAGE: "Communications",
    AgendaKind.CAMPAIGN: "Campaigns",
    AgendaKind.COMMITMENT: "Commitments",
}
_APPOINTMENTS = [kind for kind in AgendaKind if kind is not AgendaKind.TASK]
"""What a calendar is for: the tasks of a plan would bury it."""

_MOST_SHOWN = 8
_MOST_PEOPLE = 2


def entries(opened: OpenPlan, *, with_private: bool) -> Sequence[AgendaEntry]:
    """All that has a day, as this visitor may see it."""
    known = people.open_people() if visit.may(Permission.VIEW_PEOPLE) else None
    return of_communication(
        "calendar", lambda told: agenda_of(opened, told, known, with_private=with_private), with_private
    )


def show(opened: OpenPlan) -> None:
    """The choices, the next entries, and the file."""
    with_private = visit.may(Permission.VIEW_PRIVATE) and st.toggle(
        "With private tasks and commitments",
        key="calendar_private",
        help="Leave this off when the file goes to somebody else. Notes and moods are in no calendar file.",
    )
    found = entries(opened, with_private=with_private)
    with_past = st.toggle(
        "With what is over", key="calendar_past", help="Else the file begins today; what an earlier file told stays."
    )
    found = [entry for entry in found if with_past or entry.end >= opened.today]
    person = _person(found, opened)
    kinds = _kinds(of_person(found, person))
    inside = of_person(found, person, kinds)
    st.markdown(answer(inside, person, opened.today))
    _next(inside, opened)
    _button(opened, person, kinds, with_private=with_private, with_past=with_past, is_empty=not inside)


def _person(found: Sequence[AgendaEntry], opened: OpenPlan) -> str | None:
    """Whose calendar: the visitor's own if they have something to do, else the leader's, unless another is chosen."""
    people = sorted({name for entry in found for name in entry.people}, key=str.casefold)
    first = next((name for name in (visit.visitor().name, opened.plan.leader) if name in people), _EVERYBODY)
    offered = [_EVERYBODY, *people]
    chosen = st.selectbox("Whose calendar", offered, index=offered.index(first), key="calendar_person", width=320)
    return None if chosen == _EVERYBODY else chosen


def _kinds(found: Sequence[AgendaEntry]) -> list[AgendaKind]:
    """The kinds that are chosen, at first no tasks unless there is nothing else.

    Those with nothing in them are offered too, as something may come.
    """
    counts = Counter(entry.kind for entry in found)
    return st.pills(
        "What goes into it",
        list(AgendaKind),
        selection_mode="multi",
        default=_APPOINTMENTS if any(counts[kind] for kind in _APPOINTMENTS) else list(AgendaKind),
        format_func=lambda kind: f"{_LABELS[kind]} · {counts[kind]:,}",
        key="calendar_kinds",
    )


def answer(inside: Sequence[AgendaEntry], person: str | None, today: date) -> str:
    """ "**238 entries** from 6 Oct to 19 Nov next year, for everybody.", as Markdown."""
    if not inside:
        return "Nothing of this has a day yet."
    first, last = min(entry.start for entry in inside), max(entry.end for entry in inside)
    days = f"from {_day(first, today)} to {_day(last, today)}" if first < last else f"on {_day(first, today)}"
    return f"**{count(len(inside), 'entry', 'entries')}** {plain(days)}, for {plain(person or 'everybody')}."


def _day(day: date, today: date) -> str:
    years = {-1: " last year", 0: "", 1: " next year"}
    away = day.year - today.year
    return f"{dates.short_date(day)}{years[away]}" if away in years else dates.long_date(day)


def _next(inside: Sequence[AgendaEntry], opened: OpenPlan) -> None:
    ahead = [entry for entry in inside if entry.end >= opened.today][:_MOST_SHOWN]
    if not ahead:
        return
    st.dataframe(
        pd.DataFrame([_row(entry) for entry in ahead], columns=("When", "What", "Kind", "Who")),
        hide_index=True,
        column_order=("What", "When", "Kind", "Who") if screen.is_narrow() else None,
        column_config={
            "When": st.column_config.TextColumn(width=190),
            "What": st.column_config.TextColumn(width=320),
            "Kind": st.column_config.TextColumn(width=110),
            "Who": st.column_config.TextColumn(width=200),
        },
        key="calendar_next",
        alt="The next entries of the calendar file",
    )


def _row(entry: AgendaEntry) -> tuple[str, str, str, str]:
    day = dates.week_date(entry.start)
    if entry.at:
        when = f"{day}, {entry.at:%H:%M}"
    else:
        when = day if entry.start == entry.end else f"{day} to {dates.week_date(entry.end)}"
    return when, entry.name, _LABELS[entry.kind], _who(entry.people)


def _who(people: Sequence[str]) -> str:
    """ "Ada, Joris and 3 more": of a campaign it is whoever owns it and those who answer for its departments."""
    more = f" and {len(people) - _MOST_PEOPLE} more" if len(people) > _MOST_PEOPLE else ""
    return ", ".join(people[:_MOST_PEOPLE]) + more


def _button(
    opened: OpenPlan,
    person: str | None,
    kinds: Sequence[AgendaKind],
    *,
    with_private: bool,
    with_past: bool,
    is_empty: bool,
) -> None:
    workspace, visitor = visit.workspace(), visit.visitor()
    plan, today, now, chosen = opened.plan, opened.today, visit.now(), tuple(kinds)
    # Built on the click, in a thread that knows no visit: the action itself checks who is asking.
    st.download_button(
        "Download calendar file",
        lambda: export_calendar(
            workspace, visitor, plan.id, person, chosen, today, now, with_private=with_private, with_past=with_past
        ),
        file_name=file_name(f"{plan.company} {person or ''}", "calendar", today, plan.revision, "ics"),
        mime="text/calendar",
        key="calendar_download",
        type="primary",
        icon=":material/calendar_month:",
        on_click="ignore",
        disabled=not kinds,
        help="With nothing in it, it still tells your calendar what went." if is_empty else None,
    )
