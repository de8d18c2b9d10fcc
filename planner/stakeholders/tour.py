"""The listening tour: people met in the first weeks, those who matter most first, no day overloaded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from planner.shared.calendar import WorkCalendar
from planner.stakeholders.contact import Contact
from planner.stakeholders.quadrant import Quadrant, quadrant_of
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

CLOSELY_MET_BY = 25
"""The day of the plan by which those to manage closely are met."""

HOURS = (time(9), time(11), time(14), time(16))
"""The hours of a day, unless others are asked for."""

_ORDER = (Quadrant.MANAGE_CLOSELY, Quadrant.KEEP_SATISFIED, Quadrant.KEEP_INFORMED, None, Quadrant.MONITOR)
_FIRST_DAYS = 30
_APART = 30
"""Minutes that must be free from an hour on."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A stakeholder, a day and, if hours were asked for, an hour."""

    stakeholder: StakeholderId
    on: date
    at: time | None


@dataclass(frozen=True, slots=True)
class Tour:
    """The bookings by day and hour, who found no room, and the most contacts on one of its days.

    `heaviest` counts what stood on the day before.
    """

    bookings: tuple[Booking, ...]
    not_placed: tuple[Stakeholder, ...]
    heaviest: int


@dataclass(slots=True)
class _Day:
    on: date
    room: int
    load: int
    has_hours: bool
    free: list[time] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        return self.load >= self.room or (self.has_hours and not self.free)

    def book(self, stakeholder: Stakeholder) -> Booking:
        self.load += 1
        return Booking(stakeholder.id, self.on, self.free.pop(0) if self.free else None)


def listening_tour(
    stakeholders: Iterable[Stakeholder],
    contacts: Iterable[Contact],
    calendar: WorkCalendar,
    first: date,
    last: date,
    per_day: int,
    *,
    hours: Sequence[time] = HOURS,
    by: str = "",
) -> Tour:
    """A booking from the `first` to the `last` day for everybody without a contact in that time, held or booked.

    Those to manage closely choose first, then those to keep satisfied, those to keep informed, those not placed and
    those to monitor; within these the most influence, then the name. In the first 30 days of the plan whoever was met
    since its first day is not booked again. Each takes the emptiest working day, the earlier one of two, up to
    `per_day` contacts with those that stand there already: of `by` alone, if it is given, and of nobody in
    particular. Those to manage closely are met by day 25, whoever has a day for the first contact by that day; where
    no room is left until then, as soon as there is. The hours take turns: each day begins with the one after that
    with which the day before began. An hour is free if no contact takes the half hour after it. Who does not fit is
    told.
    """
    contacts = list(contacts)
    known = [contact for contact in contacts if first <= contact.on <= last]
    since = _since(calendar, first)
    met = {one.stakeholder for one in contacts if since <= one.on <= last and (one.is_held or one.on >= first)}
    to_meet = sorted((one for one in stakeholders if one.id not in met), key=_rank)
    days = _days([one for one in known if one.by in ("", by) or not by], calendar, first, last, per_day, hours)
    bookings: list[Booking] = []
    not_placed: list[Stakeholder] = []
    for one in to_meet:
        day = _day_for(one, days, calendar)
        if day:
            bookings.append(day.book(one))
        else:
            not_placed.append(one)
    booked = {booking.on for booking in bookings}
    heaviest = max((day.load for day in days if day.on in booked), default=0)
    return Tour(tuple(sorted(bookings, key=_when)), tuple(not_placed), heaviest)


def skipped(calendar: WorkCalendar, first: date, last: date) -> list[date]:
    """The days from the `first` to the `last` that the week would work and the tour passes over: days off."""
    week = WorkCalendar(calendar.first_day, calendar.week)
    days = range(calendar.day_of(first), calendar.day_of(last) + 1)
    return [calendar.date_of(at) for at in days if week.is_working(at) and not calendar.is_working(at)]


def _since(calendar: WorkCalendar, first: date) -> date:
    """The day from which on somebody met needs no booking: the plan's first one, while the tour is that of the plan."""
    return min(first, calendar.first_day) if calendar.day_of(first) <= _FIRST_DAYS else first


def _days(
    contacts: Iterable[Contact], calendar: WorkCalendar, first: date, last: date, per_day: int, hours: Sequence[time]
) -> list[_Day]:
    standing: dict[date, list[Contact]] = defaultdict(list)
    for contact in contacts:
        standing[contact.on].append(contact)
    numbers = range(calendar.day_of(first), calendar.day_of(last) + 1)
    dates = [calendar.date_of(number) for number in numbers if calendar.is_working(number)]
    return [
        _Day(
            on,
            per_day,
            len(standing[on]),
            bool(hours),
            [hour for hour in _in_turn(sorted(hours), at) if _is_free(hour, standing[on])],
        )
        for at, on in enumerate(dates)
    ]


def _in_turn(hours: Sequence[time], turn: int) -> Sequence[time]:
    """The hours beginning with another one each turn, so that a tour of one talk a day uses all of them."""
    start = turn % len(hours) if hours else 0
    return [*hours[start:], *hours[:start]]


def _day_for(stakeholder: Stakeholder, days: Sequence[_Day], calendar: WorkCalendar) -> _Day | None:
    open_days = [day for day in days if not day.is_full]
    by = _wanted_by(stakeholder, calendar)
    in_time = [day for day in open_days if by is None or day.on <= by]
    if in_time:
        return min(in_time, key=lambda day: (day.load, day.on))
    return open_days[0] if open_days else None


def _wanted_by(stakeholder: Stakeholder, calendar: WorkCalendar) -> date | None:
    closely = calendar.date_of(CLOSELY_MET_BY) if quadrant_of(stakeholder) is Quadrant.MANAGE_CLOSELY else None
    return min((day for day in (closely, stakeholder.first_contact_by) if day), default=None)


def _is_free(hour: time, contacts: Iterable[Contact]) -> bool:
    begin = _minute(hour)
    taken = [(_minute(contact.at), contact.minutes) for contact in contacts if contact.at]
    return all(at + minutes <= begin or at >= begin + _APART for at, minutes in taken)


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def _rank(stakeholder: Stakeholder) -> tuple[int, int, str, str]:
    place = _ORDER.index(quadrant_of(stakeholder))
    return place, -(stakeholder.influence or 0), stakeholder.name.casefold(), stakeholder.id


def _when(booking: Booking) -> tuple[date, int]:
    return booking.on, _minute(booking.at) if booking.at else 0
