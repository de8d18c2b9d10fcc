"""Valid commitments, agreements, messages, notes and campaigns for tests: name what matters, the rest is filled in."""

from collections.abc import Iterable
from datetime import date, timedelta

from planner.communication.agreement import Agreed, Agreement, Topic
from planner.communication.campaign import Briefing, Campaign, Promise
from planner.communication.commitment import Commitment, Outcome, Renegotiation, Side
from planner.communication.message import Message, Sending
from planner.communication.weekly_note import WeeklyNote

MONDAY = date(2026, 1, 5)
"""The first day of the plans of the tests: a Monday."""


def a_day(number: int) -> date:
    """So many days after that Monday."""
    return MONDAY + timedelta(days=number)


def a_commitment(name: str = "Send the figures", *, due: int = 7, whom: str = "Ada", **fields: object) -> Commitment:
    """An open promise of mine whose id is its name, made on the Monday and due so many days later."""
    basics = {"id": name, "name": name, "side": Side.MINE, "whom": whom, "made_on": MONDAY, "due_on": a_day(due)}
    return Commitment.checked(**basics | fields)


def a_closed_commitment(
    name: str = "Send the figures", *, due: int = 7, closed: int = 7, is_kept: bool = True, **fields: object
) -> Commitment:
    """One that was kept, or known to be broken, so many days after the Monday."""
    outcome = Outcome.KEPT if is_kept else Outcome.BROKEN
    return a_commitment(name, due=due, **{"outcome": outcome, "closed_on": a_day(closed)} | fields)


def a_renegotiation(on: int = 3, before: int = 7, due: int = 14, reason: str = "") -> Renegotiation:
    """Another due day agreed on; all days count from the Monday."""
    return Renegotiation(on=a_day(on), due_before=a_day(before), due_on=a_day(due), reason=reason)


def an_agreement(name: str = "Complaints halved", *wordings: str | Agreed, **fields: object) -> Agreement:
    """An agreement whose id is its name; wordings given as texts are a week apart, from the Monday on."""
    said = tuple(
        one if isinstance(one, Agreed) else Agreed(on=a_day(7 * week), text=one)
        for week, one in enumerate(wordings or (name,))
    )
    return Agreement.checked(**{"id": name, "topic": Topic.GOALS_3, "name": name, "wordings": said} | fields)


def a_message(name: str = "Weekly letter", *, first: int = 0, **fields: object) -> Message:
    """A line of the communication plan whose id is its name, first due so many days after the Monday."""
    basics = {"id": name, "name": name, "audience": "All staff", "first_on": a_day(first)}
    return Message.checked(**basics | fields)


def a_sending(due: int = 0, sent: int | None = 0, **fields: object) -> Sending:
    """A message that was due on a day and sent on another; left out if `sent` is None."""
    went = {"is_skipped": True} if sent is None else {"sent_on": a_day(sent)}
    return Sending.checked(**{"due_on": a_day(due)} | went | fields)


def a_note(week: date = MONDAY, **fields: object) -> WeeklyNote:
    """A note of a week that is not sent yet."""
    return WeeklyNote.checked(**{"id": f"note-{week}", "week": week} | fields)


def a_promise(
    text: str = "Delivered in 48 hours", *, kpi: str = "", at_least: float | None = None, at_most: float | None = None
) -> Promise:
    """A promise whose id is its text; with a KPI's id it needs one of the two thresholds."""
    threshold = at_least if at_most is None else at_most
    sense = "at least" if at_most is None else "at most"
    return Promise.checked(id=text, text=text, kpi=kpi, sense=sense, threshold=threshold)


def a_briefing(department: str = "Logistics", **fields: object) -> Briefing:
    """A department that was not told yet."""
    return Briefing.checked(**{"department": department} | fields)


def a_campaign(
    name: str = "Spring", promises: Iterable[Promise] = (), *, start: int = 7, days: int = 14, **fields: object
) -> Campaign:
    """A campaign whose id is its name, from so many days after the Monday on, for so many days."""
    basics = {"id": name, "name": name, "start": a_day(start), "end": a_day(start + days - 1)}
    return Campaign.checked(**basics | {"promises": tuple(promises)} | fields)


def confirmed(campaign: Campaign, department: str, on: int = 0, wording: str | None = None) -> Campaign:
    """The campaign with a department that confirmed its wording of now, or another one."""
    told = a_briefing(
        department,
        briefed_on=a_day(on),
        confirmed_on=a_day(on),
        confirmed_by="Ada",
        confirmed_for=campaign.wording if wording is None else wording,
    )
    others = tuple(one for one in campaign.briefings if one.department != department)
    return campaign.but(briefings=(*others, told))
