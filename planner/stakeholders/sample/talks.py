"""The talks of the sample company: the listening tour and its interviews, later contacts, and what is booked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from planner.shared.past_days import moment
from planner.stakeholders.contact import Contact, ContactId
from planner.stakeholders.interview import Interview, InterviewId
from planner.stakeholders.sample.company import ZONE, Company, PeopleStep
from planner.stakeholders.sample.story import Asked, Booked, Said, Talk
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId
from planner.stakeholders.tour import listening_tour


@dataclass(frozen=True, slots=True)
class _Held:
    """A contact that was held, and the hour of its day."""

    contact: Contact
    hour: int


def talk_steps(
    company: Company, register: Mapping[StakeholderId, Stakeholder], new_id: Callable[[], str]
) -> Iterator[PeopleStep]:
    """Everything that was booked, held and asked; `register` are the stakeholders by id when the tour was booked."""
    talks = [_talk(company, talk, new_id) for talk in company.story.contacts]
    tour = _tour(company, register, [held.contact for held in talks], new_id)
    asked_on = company.next_on(company.story.booked.day)
    summary = f"Booked the listening tour: {len(tour)} contacts"
    yield PeopleStep(moment(asked_on, 10), company.leader(), summary, contacts=tuple(tour.values()))
    told = {company.ids[person.key]: person.tour for person in company.story.people if person.tour}
    heard = [_heard(company, contact, told[contact.stakeholder]) for contact in tour.values()]
    for number, held in enumerate([*heard, *talks]):
        contact = held.contact
        yield PeopleStep(moment(contact.on, held.hour + 1, number), contact.by, contacts=(contact,))
    for number, asked in enumerate(company.story.interviews):
        interview = _interview(company, asked, tour[company.ids[asked.whom]].on, new_id)
        yield PeopleStep(moment(interview.on, 19, number), interview.by, interviews=(interview,))
    for number, booked in enumerate(company.story.bookings):
        contact = _booked(company, booked, new_id)
        yield PeopleStep(moment(company.next_on(booked.told), 16, number), contact.by, contacts=(contact,))


def _tour(
    company: Company, register: Mapping[StakeholderId, Stakeholder], talks: list[Contact], new_id: Callable[[], str]
) -> dict[str, Contact]:
    """The contacts of the tour as they were booked, by stakeholder: on days and hours that no other talk takes."""
    wanted, calendar = company.story.booked, company.calendar
    to_meet = [register[company.ids[person.key]] for person in company.story.people if person.tour]
    others = [talk.but(stakeholder="taken") for talk in talks]
    first, last = calendar.date_of(wanted.first), calendar.date_of(wanted.last)
    tour = listening_tour(to_meet, others, calendar, first, last, wanted.per_day, by=company.leader())
    return {
        booking.stakeholder: Contact(
            id=ContactId(new_id()),
            stakeholder=booking.stakeholder,
            on=booking.on,
            at=booking.at,
            zone=ZONE,
            by=company.leader(),
            is_held=False,
            is_tour=True,
        )
        for booking in tour.bookings
    }


def _heard(company: Company, contact: Contact, said: Said) -> _Held:
    return _Held(contact.but(is_held=True, **_told(company, said)), contact.at.hour if contact.at else 9)


def _talk(company: Company, talk: Talk, new_id: Callable[[], str]) -> _Held:
    contact = Contact(
        id=ContactId(new_id()),
        stakeholder=company.ids[talk.whom],
        on=company.next_on(talk.day),
        at=time(talk.hour),
        minutes=talk.minutes,
        zone=ZONE,
        channel=talk.channel,
        by=company.names[talk.by or company.story.added.by],
    )
    return _Held(contact.but(**_told(company, talk)), talk.hour)


def _told(company: Company, said: Said) -> dict[str, object]:
    next_on = None if said.next_day is None else company.calendar.date_of(said.next_day)
    return {"said": said.said, "mood": said.mood, "next_step": said.next_step, "next_on": next_on}


def _booked(company: Company, booked: Booked, new_id: Callable[[], str]) -> Contact:
    return Contact(
        id=ContactId(new_id()),
        stakeholder=company.ids[booked.whom],
        on=company.next_on(booked.day) if booked.is_missed else company.to_come(booked.day),
        at=time(booked.hour),
        minutes=booked.minutes,
        zone=ZONE,
        channel=booked.channel,
        by=company.names[booked.by],
        is_held=False,
    )


def _interview(company: Company, asked: Asked, met_on: date, new_id: Callable[[], str]) -> Interview:
    return Interview(
        id=InterviewId(new_id()),
        stakeholder=company.ids[asked.whom],
        on=met_on if asked.day is None else company.next_on(asked.day),
        by=company.names[asked.by or company.story.added.by],
        answers=asked.answers,
        codings=asked.themes,
    )
