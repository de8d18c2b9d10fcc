"""Valid stakeholders, contacts and interviews for tests: name what matters, the rest is filled in."""

from collections.abc import Iterable
from datetime import date, timedelta

from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Coding, Interview
from planner.stakeholders.stakeholder import Engagement, Placement, Stakeholder

MONDAY = date(2026, 1, 5)
"""The first day of the plans of the tests: a Monday."""


def a_day(number: int) -> date:
    """So many days after that Monday."""
    return MONDAY + timedelta(days=number)


def a_placement(
    on: date = MONDAY,
    influence: int | None = None,
    interest: int | None = None,
    engagement: Engagement | str | None = None,
) -> Placement:
    """Where somebody was seen to stand from a day on."""
    return Placement.checked(on=on, influence=influence, interest=interest, engagement=engagement)


def a_stakeholder(
    name: str = "Ada",
    *,
    influence: int | None = None,
    interest: int | None = None,
    engagement: Engagement | str | None = None,
    on: date = MONDAY,
    **fields: object,
) -> Stakeholder:
    """A person whose id is their name; placed once, on the Monday, if anything is said of where they stand.

    `influences` and `members` may be given as stakeholders or as names.
    """
    known = (influence, interest, engagement)
    placed = () if known == (None, None, None) else (a_placement(on, *known),)
    basics: dict[str, object] = {"id": name, "name": name, "placements": placed}
    return Stakeholder.checked(**basics | {field: _ids(given) for field, given in fields.items()})


def a_contact(stakeholder: Stakeholder | str = "Ada", on: date = MONDAY, **fields: object) -> Contact:
    """A contact that was held; its id is whom it was with and its day. `is_held=False` books it."""
    whom = _id(stakeholder)
    return Contact.checked(**{"id": f"{whom} {on}", "stakeholder": whom, "on": on} | fields)


def an_interview(
    stakeholder: Stakeholder | str = "Ada", codings: Iterable[Coding] = (), on: date = MONDAY, **fields: object
) -> Interview:
    """An interview whose id is whom it was with; its answers are those its codings are about."""
    whom, coded = _id(stakeholder), tuple(codings)
    answers = {coding.question: coding.quote or "An answer" for coding in coded}
    basics = {"id": whom, "stakeholder": whom, "on": on, "answers": answers, "codings": coded}
    return Interview.checked(**basics | fields)


def a_coding(
    theme: str = "Delivery", question: str = "challenge", quote: str = "", *, is_against: bool = False
) -> Coding:
    """A theme heard in the answer to a question."""
    return Coding.checked(theme=theme, question=question, quote=quote, is_against=is_against)


def _id(stakeholder: Stakeholder | str) -> str:
    return stakeholder.id if isinstance(stakeholder, Stakeholder) else stakeholder


def _ids(given: object) -> object:
    if isinstance(given, tuple | list) and any(isinstance(one, Stakeholder) for one in given):
        return tuple(_id(one) for one in given)
    return given
