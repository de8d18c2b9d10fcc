"""The people of the sample company tell a story, whichever day of the week it is looked at."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count

import pytest

from planner.shared.calendar import WorkCalendar, national_holidays
from planner.stakeholders.cadence import ContactDue, contacts_due, missed
from planner.stakeholders.contact import Contact
from planner.stakeholders.duplicates import likely_duplicates
from planner.stakeholders.influence import to_win, ways_to
from planner.stakeholders.interview import Interview, questions
from planner.stakeholders.movement import moved
from planner.stakeholders.quadrant import quadrant_of
from planner.stakeholders.rhythm import Rhythms
from planner.stakeholders.sample.company import PeopleStep
from planner.stakeholders.sample.steps import people_steps
from planner.stakeholders.sample.story import people_story
from planner.stakeholders.stakeholder import Engagement, Stakeholder
from planner.stakeholders.themes import themes

SEASONS = [date(2026, 3, 30), date(2026, 8, 10), date(2026, 12, 28)]
TODAYS = [monday + timedelta(days=n) for monday in SEASONS for n in range(7)]
TODAY = date(2026, 3, 4)
whenever = pytest.mark.parametrize("today", TODAYS, ids=str)

_STORY = people_story()
ROLES = {person.key for person in _STORY.people if not person.name} | {"CMO"}


@dataclass(frozen=True)
class Seen:
    """The company's people as of a day; those who have a role in the plan are called by it."""

    today: date
    calendar: WorkCalendar
    steps: tuple[PeopleStep, ...]

    @property
    def people(self) -> list[Stakeholder]:
        return list({one.id: one for step in self.steps for one in step.stakeholders}.values())

    @property
    def contacts(self) -> list[Contact]:
        return list({one.id: one for step in self.steps for one in step.contacts}.values())

    @property
    def interviews(self) -> list[Interview]:
        return [one for step in self.steps for one in step.interviews]

    @property
    def due(self) -> list[ContactDue]:
        return contacts_due(self.people, self.contacts, Rhythms(), self.calendar.first_day, self.today)

    def person(self, name: str) -> Stakeholder:
        return next(one for one in self.people if one.name == name)


@cache
def seen(today: date = TODAY) -> Seen:
    numbers, first_day = count(1), today - timedelta(days=37)
    calendar = WorkCalendar(first_day, holidays=national_holidays("NL", first_day.year), origin=-20)
    names = {role: role for role in ROLES}
    return Seen(today, calendar, people_steps(calendar, today, names, lambda: f"id{next(numbers)}"))


@whenever
def test_nothing_was_done_after_yesterday_and_all_of_it_in_order(today: date):
    moments = [step.at for step in seen(today).steps]
    assert moments == sorted(moments)
    assert moments[-1].date() < today


@whenever
def test_every_talk_is_on_a_working_day_and_none_was_held_in_the_future(today: date):
    company = seen(today)
    assert all(company.calendar.is_working(company.calendar.day_of(one.on)) for one in company.contacts)
    assert all(one.on < today for one in company.contacts if one.is_held)


@whenever
def test_some_are_overdue_the_one_who_turned_away_first(today: date):
    overdue = [due.stakeholder.name for due in seen(today).due if due.is_overdue]
    assert 4 <= len(overdue) <= 8
    assert overdue[0] == "COO"


@whenever
def test_one_booking_was_missed(today: date):
    company = seen(today)
    assert [one.stakeholder for one in missed(company.contacts, today)] == [company.person("Product lead").id]


@whenever
def test_the_tour_met_everybody_asked_by_day_25_and_no_more_than_four_talks_fill_a_day(today: date):
    company = seen(today)
    tour = [one for one in company.contacts if one.is_tour]
    assert len(tour) == sum(person.tour is not None for person in _STORY.people)
    assert all(one.is_held and company.calendar.day_of(one.on) <= 25 for one in tour)
    held = Counter(one.on for one in company.contacts if one.is_held and one.by == "CMO")
    assert max(held.values()) <= 4


@whenever
def test_nobody_is_in_two_talks_at_once(today: date):
    taken = Counter((one.by, one.on, one.at) for one in seen(today).contacts if one.is_held)
    assert [key for key, times in taken.items() if times > 1] == []


@whenever
def test_something_is_booked_for_the_days_to_come(today: date):
    booked = [one for one in seen(today).contacts if not one.is_held and one.on >= today]
    assert len(booked) >= 4


@whenever
def test_what_a_step_names_is_known_by_then(today: date):
    known: set[str] = set()
    for step in seen(today).steps:
        known |= {one.id for one in step.stakeholders}
        named = {other for one in step.stakeholders for other in (*one.influences, *one.members)}
        assert named | {one.stakeholder for one in (*step.contacts, *step.interviews)} <= known


def test_about_thirty_people_and_groups_are_in_the_register_and_no_one_twice():
    people = seen().people
    assert 28 <= len(people) <= 36
    assert sum(one.kind == "group" for one in people) >= 5
    assert likely_duplicates(people) == []


def test_every_quadrant_has_somebody_and_one_is_not_placed_yet():
    standing = Counter(quadrant_of(one) for one in seen().people)
    assert len(standing) == 5
    assert standing[None] == 1


def test_many_moved_towards_the_plan_and_one_away_from_it():
    company = seen()
    result = moved(company.people, company.calendar.first_day, company.today)
    assert len(result.up) >= 6
    assert [one.name for one in result.down] == ["COO"]


def test_whoever_turned_away_was_promised_the_job_and_can_be_reached_through_others():
    company = seen()
    joris = company.person("COO")
    assert joris.engagement is Engagement.RESISTANT
    assert "promised the job" in joris.private_note
    assert len(ways_to(joris, company.people)) >= 2
    assert joris in to_win(company.people)[:3]


def test_nine_were_interviewed_with_all_questions_answered():
    interviews = seen().interviews
    assert len(interviews) == 9
    assert all(set(one.answers) == {question.key for question in questions()} for one in interviews)


def test_each_quote_is_in_the_answer_it_is_from():
    said = [(one.answers[coding.question], coding.quote) for one in seen().interviews for coding in one.codings]
    assert [quote for answer, quote in said if quote not in answer] == []


def test_four_themes_are_contested_and_some_are_not():
    found = themes(seen().interviews)
    assert sum(theme.is_contested for theme in found) == 4
    assert any(not theme.is_contested and theme.people >= 3 for theme in found)


def test_others_than_the_leader_look_after_people_and_hold_talks():
    company = seen()
    assert len({one.owner for one in company.people}) >= 5
    assert len({one.by for one in company.contacts}) >= 5
    assert {one.by for one in company.interviews} == {"CMO", "Insights lead"}


def test_moods_are_noted_by_the_leader_alone():
    assert {one.by for one in seen().contacts if one.mood} == {"CMO"}


def test_addresses_are_plain_letters_at_a_domain_that_nobody_owns():
    addresses = [one.email for one in seen().people if one.email]
    assert all(address.isascii() and address.endswith(".example") for address in addresses)
