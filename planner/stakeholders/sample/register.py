"""How the register of the sample company was begun and went on: who was added, and where they were seen to stand."""

import unicodedata
from collections.abc import Iterator, Sequence

from planner.shared.past_days import moment
from planner.stakeholders.sample.company import Company, PeopleStep
from planner.stakeholders.sample.story import Person
from planner.stakeholders.stakeholder import Stakeholder, StakeholderKind


def register_steps(company: Company) -> Iterator[PeopleStep]:
    """The stakeholders as they were added, then as they were placed anew, day by day."""
    people, known = company.story.people, dict[str, Stakeholder]()
    days = {_added(company, person) for person in people} | {seen.day for person in people for seen in person.seen}
    for number, day in enumerate(sorted(days)):
        on = company.next_on(day)
        new = [person for person in people if _added(company, person) == day]
        if new:
            before = known
            known = _linked(company, known | {person.key: _stakeholder(company, person) for person in new})
            changed = tuple(one for key, one in known.items() if before.get(key) != one)
            yield PeopleStep(moment(on, 9), company.leader(), _many("Added", new), changed)
        seen_that_day = {
            person.key: known[person.key].placed(on, **seen.said)
            for person in people
            for seen in person.seen
            if seen.day == day and person not in new
        }
        known = known | seen_that_day
        if seen_that_day:
            placed = tuple(seen_that_day.values())
            yield PeopleStep(moment(on, 18, number), company.leader(), _many("Placed", placed), placed)


def _added(company: Company, person: Person) -> int:
    return company.story.added.day if person.day is None else person.day


def _stakeholder(company: Company, person: Person) -> Stakeholder:
    """Somebody as they were added, without those they influence and their members."""
    added = Stakeholder(
        id=company.ids[person.key],
        kind=person.kind,
        name=company.name(person),
        role=person.role,
        unit=person.unit,
        email=person.email or _email(company, person),
        owner=company.names[person.owner or company.story.added.by],
        channel="Meeting" if person.kind is StakeholderKind.PERSON else "",
        rhythm_days=person.rhythm_days,
        first_contact_by=None if person.first_contact_by is None else company.calendar.date_of(person.first_contact_by),
        desired=person.desired,
        wants=person.wants,
        needs=person.needs,
        private_note=person.private_note,
    )
    first = next((seen for seen in person.seen if seen.day == _added(company, person)), None)
    return added.placed(company.next_on(first.day), **first.said) if first else added


def _linked(company: Company, known: dict[str, Stakeholder]) -> dict[str, Stakeholder]:
    """All of them with those they influence and their members, as far as these are in the register."""
    people = {person.key: person for person in company.story.people}
    return {
        key: one.but(
            influences=tuple(company.ids[other] for other in people[key].influences if other in known),
            members=tuple(company.ids[other] for other in people[key].members if other in known),
        )
        for key, one in known.items()
    }


def _email(company: Company, person: Person) -> str:
    """The address that everybody in the company has."""
    if person.kind is StakeholderKind.GROUP:
        return ""
    given, *surname = company.name(person).casefold().replace("ı", "i").split()
    letters = unicodedata.normalize("NFKD", f"{given}.{''.join(surname)}")
    return f"{''.join(one for one in letters if not unicodedata.combining(one))}@{company.story.domain}"


def _many(done: str, those: Sequence[object]) -> str:
    """What the record calls a step with several people; one alone speaks for themselves."""
    return f"{done} {len(those)} stakeholders" if len(those) > 1 else ""
