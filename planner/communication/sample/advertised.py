"""The campaigns of the sample company: entered, changed, told to the departments, confirmed, held back."""

from collections.abc import Callable, Iterator

from planner.communication.campaign import Briefing, Campaign, CampaignId, Promise
from planner.communication.sample.company import CommunicationStep, Company
from planner.communication.sample.story import Advertised, Department, Pledge

_LEADER = "CMO"

Move = tuple[int, str, Callable[[Campaign], Campaign]]
"""On a day somebody changed a campaign."""


def campaign_steps(company: Company, story: tuple[Advertised, ...]) -> Iterator[CommunicationStep]:
    """Each campaign as it was entered, and everything that was done with it afterwards."""
    for number, told in enumerate(story):
        known = _campaign(company, told)
        yield CommunicationStep(company.at(told.added, 10, number), known.owner, campaigns=(known,))
        moves = sorted(_moves(company, told), key=lambda move: move[0])
        for minute, (day, who, change) in enumerate(moves):
            known = change(known)
            yield CommunicationStep(
                company.at(day, 11 + number // 3, number % 3 * 20 + minute), who, campaigns=(known,)
            )


def _moves(company: Company, told: Advertised) -> Iterator[Move]:
    for department in told.departments:
        yield from _moves_of(company, told, department)
    if told.changed is not None:
        then = _promises(company, told.promises_then)
        yield told.changed, company.person(told.owner), lambda known: known.but(promises=then)
    if held := told.held:
        yield held.day, company.person(_LEADER), lambda known: known.but(held_why=held.why)


def _moves_of(company: Company, told: Advertised, one: Department) -> Iterator[Move]:
    person = company.person(one.person)
    if one.briefed is not None:
        briefed = {"briefed_on": company.on(one.briefed)}
        yield one.briefed, company.person(told.owner), lambda known: _but(known, one.name, **briefed)
    if one.confirmed is not None:
        yield one.confirmed, person, _confirmed(company, one, person, one.confirmed)
    if one.objected is not None:
        yield one.objected, person, _objected(company, one, person, one.objected)


def _confirmed(company: Company, one: Department, person: str, day: int) -> Callable[[Campaign], Campaign]:
    on = company.on(day)
    return lambda known: _but(known, one.name, confirmed_on=on, confirmed_by=person, confirmed_for=known.wording)


def _objected(company: Company, one: Department, person: str, day: int) -> Callable[[Campaign], Campaign]:
    said = {"objection": one.objection, "objected_on": company.on(day), "objected_by": person}
    return lambda known: _but(known, one.name, **said)


def _but(campaign: Campaign, department: str, **changes: object) -> Campaign:
    briefings = tuple(one.but(**changes) if one.department == department else one for one in campaign.briefings)
    return campaign.but(briefings=briefings)


def _campaign(company: Company, told: Advertised) -> Campaign:
    return Campaign(
        id=CampaignId(company.new_id()),
        name=told.name,
        owner=company.person(told.owner),
        start=company.day(told.start),
        end=company.day(told.end),
        channels=told.channels,
        message=told.message,
        promises=_promises(company, told.promises),
        briefings=tuple(Briefing(department=one.name, person=company.person(one.person)) for one in told.departments),
    )


def _promises(company: Company, pledges: tuple[Pledge, ...]) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            id=company.new_id(),
            text=pledge.text,
            kpi=company.kpis[pledge.kpi] if pledge.kpi else "",
            sense=pledge.sense,
            threshold=pledge.threshold,
            minimum_n=pledge.minimum_n,
        )
        for pledge in pledges
    )
