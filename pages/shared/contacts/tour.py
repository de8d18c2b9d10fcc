"""The listening tour: whom, on which days and hours; what would be booked beside what is; one click books all of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from itertools import pairwise

import streamlit as st

from pages.shared import empty, menu, notices, visit
from pages.shared.contacts import tour_preview
from pages.shared.contacts.view import ContactsView
from pages.shared.contacts.whose import may_log, my_name, people
from pages.shared.day_field import day_field
from pages.shared.people import choices, of_people
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.shared.errors import BadInput, PlannerError
from planner.stakeholders.contact import Contact
from planner.stakeholders.quadrant import Quadrant, quadrant_of
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId
from planner.stakeholders.tour import Tour, listening_tour, skipped

_FIRST, _LAST, _PER_DAY, _HOURS, _MINUTES, _BY, _LEFT_OUT, _WHOM = (
    f"tour_{name}" for name in ("first", "last", "per_day", "hours", "minutes", "by", "left_out", "whom")
)
_OF = "tour_of_plan"
_OFFERED = tuple(time(hour, minute) for hour in range(7, 20) for minute in (0, 30))
_USUAL = (time(9), time(11), time(14), time(16))
_USUAL_LENGTH = 30
_UNPLACED = "not placed yet"
_FIELDS = (*(quadrant.value for quadrant in Quadrant), _UNPLACED)
_USUAL_FIELDS = (Quadrant.MANAGE_CLOSELY.value, Quadrant.KEEP_SATISFIED.value, Quadrant.KEEP_INFORMED.value)


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the tour is to be: its days, both included, how many a day at the most, the hours, without whom, by whom.

    `whom` are the fields of the map that are met, all of them for those who do not see the map.
    """

    first: date
    last: date
    per_day: int
    hours: tuple[time, ...]
    left_out: tuple[StakeholderId, ...]
    by: str
    whom: tuple[str, ...]


def show(opened: OpenPeople, view: ContactsView) -> None:
    """The choices, the preview, the button that books."""
    st.markdown(
        "Meet people in the first weeks. Whoever of those chosen was not met and is not booked in these days is given "
        "a working day: those to manage closely first, as evenly as the days allow."
    )
    if not any(may_log(known) for known in opened.stakeholders):
        empty.show("There is nobody to meet yet.", menu.STAKEHOLDERS, "Add the first stakeholders")
        return
    _begin(opened)
    _fields(opened, view)
    try:
        chosen = _chosen(opened)
        tour = of_people("tour", partial(_tour, chosen=chosen), chosen, visit.visitor().name)
    except PlannerError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    notices.problems_of(tour_preview.FORM)
    tour_preview.passed_over(_passed_over(opened, chosen))
    tour_preview.show(view, tour, _standing(view, chosen), st.session_state[_MINUTES], chosen.by)


def _begin(opened: OpenPeople) -> None:
    """The usual choices, when the tab is opened for the first time, or for another plan."""
    is_of_another = st.session_state.get(_OF) != opened.plan.id
    st.session_state[_OF] = opened.plan.id
    calendar, day = opened.plan.calendar(), visit.plan().status_day
    first = calendar.working_day(calendar.index_at_start_of(max(day + 1, 0)))
    last = max(first + 13, min(30, opened.plan.length))
    begin = {
        _FIRST: calendar.date_of(first),
        _LAST: calendar.date_of(last),
        _PER_DAY: 3,
        _HOURS: list(_USUAL),
        _MINUTES: _USUAL_LENGTH,
        _BY: my_name(opened),
        _LEFT_OUT: [],
        _WHOM: _usual_fields(opened),
    }
    for key, value in begin.items():
        if is_of_another or key not in st.session_state:
            st.session_state[key] = value


def _usual_fields(opened: OpenPeople) -> list[str]:
    """Those worth meeting all of; everybody, as long as nobody is placed in one of them."""
    known = {_field_of(one) for one in opened.stakeholders}
    return list(_USUAL_FIELDS if known.intersection(_USUAL_FIELDS) else _FIELDS)


def _field_of(stakeholder: Stakeholder) -> str:
    quadrant = quadrant_of(stakeholder)
    return quadrant.value if quadrant else _UNPLACED


def _fields(opened: OpenPeople, view: ContactsView) -> None:
    if opened.sees_private:
        counts = Counter(_field_of(one) for one in opened.stakeholders)
        st.pills(
            "Whom to meet",
            _FIELDS,
            selection_mode="multi",
            format_func=lambda field: f"{field.capitalize()} · {counts[field]}",
            key=_WHOM,
            persist_state="session",
        )
    with st.grid(4, min_column_width=150):
        day_field("From", key=_FIRST, persist_state="session")
        day_field("To", key=_LAST, persist_state="session")
        st.number_input("At most a day", 1, 12, key=_PER_DAY, persist_state="session")
        st.selectbox("Minutes each", (15, 30, 45, 60, 90), key=_MINUTES, persist_state="session")
    hours, left_out = st.columns(2)
    with hours:
        st.multiselect(
            "At these hours",
            _OFFERED,
            format_func=lambda hour: f"{hour:%H:%M}",
            key=_HOURS,
            persist_state="session",
            placeholder="At no hour of their own",
        )
    with left_out:
        every = choices()
        names = {known.id: every[known.id] for known in opened.stakeholders if may_log(known)}
        st.session_state[_LEFT_OUT] = [who for who in st.session_state[_LEFT_OUT] if who in names]
        st.multiselect(
            "Leave out",
            list(names),
            format_func=lambda who: names.get(who, "—"),
            key=_LEFT_OUT,
            placeholder="Nobody",
            persist_state="session",
        )
    if visit.may(Permission.EDIT_PEOPLE):
        st.selectbox(
            "Who meets them",
            people(opened, st.session_state[_BY]),
            key=_BY,
            accept_new_options=True,
            persist_state="session",
            width=320,
        )


def _chosen(opened: OpenPeople) -> Chosen:
    state = st.session_state
    first, last = state[_FIRST], state[_LAST]
    if first is None or last is None:
        raise BadInput("Choose the first and the last day of the tour.")
    if first < opened.today:
        raise BadInput("The first day of the tour is over. Choose today or a later day.")
    if last < first:
        raise BadInput("The last day of the tour comes before its first. Choose a later one.")
    if (last - first) > timedelta(days=366):
        raise BadInput("The tour is longer than a year. Choose an earlier last day.")
    hours = tuple(sorted(state[_HOURS]))
    _must_not_overlap(hours, state[_MINUTES])
    whom = tuple(state[_WHOM] or ()) if opened.sees_private else _FIELDS
    if not whom:
        raise BadInput("Choose whom to meet.")
    return Chosen(first, last, int(state[_PER_DAY]), hours, tuple(state[_LEFT_OUT]), state[_BY] or "", whom)


def _must_not_overlap(hours: Sequence[time], minutes: int) -> None:
    for one, other in pairwise(hours):
        if 60 * (other.hour - one.hour) + other.minute - one.minute < minutes:
            raise BadInput(
                f"Talks of {minutes} minutes at {one:%H:%M} and {other:%H:%M} overlap. "
                "Take hours further apart, or shorter talks."
            )


def _tour(opened: OpenPeople, *, chosen: Chosen) -> Tour:
    offered = (known for known in opened.stakeholders if may_log(known) and known.id not in chosen.left_out)
    to_meet = [known for known in offered if _field_of(known) in chosen.whom]
    return listening_tour(
        to_meet,
        opened.contacts,
        opened.plan.calendar(),
        chosen.first,
        chosen.last,
        chosen.per_day,
        hours=chosen.hours,
        by=chosen.by,
    )


def _passed_over(opened: OpenPeople, chosen: Chosen) -> dict[date, str]:
    """The holidays and days off among the days of the tour, with their names."""
    calendar = opened.plan.calendar()
    names = {off.day: off.name for off in opened.plan.days_off} | calendar.holidays
    return {day: names.get(day, "day off") for day in skipped(calendar, chosen.first, chosen.last)}


def _standing(view: ContactsView, chosen: Chosen) -> list[Contact]:
    """What is booked on the days of the tour already, as far as it counts against them."""
    whose = ("", chosen.by)
    booked = [one for one in view.booked if chosen.first <= one.on <= chosen.last]
    return [one for one in booked if not chosen.by or one.by in whose]
