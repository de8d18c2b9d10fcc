"""The agenda: which entries there are, on which days, whose they are, and what they never tell."""

from collections.abc import Iterable
from datetime import date, time

import pytest

from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment, Side
from planner.communication.message import Message
from planner.communication.weekly_note import TOOL
from planner.plan.plan import Plan
from planner.scheduling.agenda import AgendaEntry, AgendaKind, agenda, of_person
from planner.scheduling.schedule import schedule
from planner.shared.calendar import WeekPattern
from planner.stakeholders.contact import Contact, ContactId, Mood
from planner.stakeholders.stakeholder import Engagement, Stakeholder, StakeholderId
from planner.tasks.task import Participant, Status, Task
from tests.builders import MONDAY, a_gate, a_plan, a_recurring_task, a_task, numbered
from tests.communication.builders import (
    a_briefing,
    a_campaign,
    a_commitment,
    a_day,
    a_message,
    a_promise,
    a_sending,
)

TODAY = a_day(20)
ADA = Stakeholder(id=StakeholderId("ada"), name="Ada", role="CFO", private_note="SECRET", wants="SECRET")


def a_meeting(**fields: object) -> Contact:
    basics = {"id": ContactId("c1"), "stakeholder": ADA.id, "on": a_day(2), "by": "Kim", "said": "SECRET"}
    return Contact.checked(**basics | {"mood": Mood.HOSTILE, "next_step": "SECRET"} | fields)


def entries(
    tasks: Iterable[Task] = (),
    contacts: Iterable[Contact] = (),
    messages: Iterable[Message] = (),
    campaigns: Iterable[Campaign] = (),
    commitments: Iterable[Commitment] = (),
    plan: Plan | None = None,
) -> list[AgendaEntry]:
    plan, rows = plan or a_plan(), numbered(list(tasks))
    return agenda(plan, rows, schedule(plan, rows), contacts, [ADA], messages, campaigns, commitments, TODAY)


def days(found: Iterable[AgendaEntry]) -> list[tuple[date, date]]:
    return [(entry.start, entry.end) for entry in found]


def test_a_task_takes_the_days_of_the_schedule_the_last_one_included() -> None:
    assert days(entries([a_task("a", days=3), a_task("b", days=3, after=["a"])])) == [
        (MONDAY, a_day(2)),
        (a_day(3), a_day(7)),
    ]


def test_a_gate_is_an_entry_of_its_own_kind() -> None:
    assert [entry.kind for entry in entries([a_task("a"), a_gate("g", after=["a"])])] == [
        AgendaKind.TASK,
        AgendaKind.GATE,
    ]


def test_a_dropped_task_has_no_entry_and_a_done_one_keeps_its_own() -> None:
    done = a_task("done", status=Status.DONE, percent=100, actual_start=MONDAY, actual_finish=a_day(1))

    assert [entry.uid for entry in entries([done, a_task("gone", status=Status.DROPPED)])] == ["tasks-done"]


def test_a_recurring_task_has_an_entry_for_every_round_with_its_day_in_the_uid() -> None:
    found = entries([a_recurring_task("jour", every_days=7, until_day=14)])

    assert [entry.uid for entry in found] == ["tasks-jour-2026-01-05", "tasks-jour-2026-01-12", "tasks-jour-2026-01-19"]


def test_what_comes_back_for_ever_is_laid_out_for_a_year() -> None:
    message = a_message(every_days=7, until=a_day(3000))
    found = entries([a_recurring_task("jour", every_days=7, until_day=3000)], messages=[message])

    assert len(found) == 2 * 56  # from day 0 to 366 days after day 20
    assert max(entry.start for entry in found) <= a_day(20 + 366)


def test_a_message_without_a_last_day_is_laid_out_to_the_end_of_the_plan() -> None:
    found = entries(messages=[a_message(every_days=7)], plan=a_plan(length=100))

    assert max(entry.start for entry in found) == a_day(98)


def test_a_message_that_is_told_once_is_there_though_its_day_lies_after_the_end_of_the_plan() -> None:
    found = entries(messages=[a_message(first=110)], plan=a_plan(length=100))

    assert days(found) == [(a_day(110), a_day(110))]


def test_the_people_of_a_task_are_its_owner_and_those_who_take_part() -> None:
    task = a_task("a", owner="Kim", participants=(Participant(name="Lee"), Participant(name="Kim")))

    assert entries([task])[0].people == ("Kim", "Lee")


def test_a_private_note_of_a_task_is_not_in_its_text() -> None:
    task = a_task("a", description="Ask for the data", deliverable="A list", private_note="SECRET")

    assert entries([task])[0].text == "Ask for the data\nTo be delivered: A list"


def test_a_contact_has_its_hour_its_length_and_its_zone() -> None:
    (entry,) = entries(contacts=[a_meeting(at=time(9, 30), minutes=45, zone="Europe/Berlin")])

    assert (entry.name, entry.start, entry.at, entry.minutes, entry.zone) == (
        *("Meeting: Ada", a_day(2)),
        *(time(9, 30), 45, "Europe/Berlin"),
    )
    assert (entry.people, entry.page) == (("Kim",), "stakeholders?person=ada")


def test_a_contact_tells_nothing_of_what_was_said_or_felt_or_noted() -> None:
    placed = ADA.placed(MONDAY, engagement=Engagement.RESISTANT)
    plan = a_plan()
    found = agenda(plan, [], schedule(plan, []), [a_meeting()], [placed], [], [], [], TODAY)

    assert not any(word in repr(found) for word in ("SECRET", "hostile", "resistant"))


def test_a_contact_with_somebody_the_caller_may_not_see_is_not_there() -> None:
    assert entries(contacts=[a_meeting(stakeholder=StakeholderId("other"))]) == []


def test_a_message_has_an_entry_for_every_day_but_those_left_out() -> None:
    message = a_message(every_days=7, until=a_day(14), sendings=(a_sending(7, sent=None),), channel="E-mail")

    found = entries(messages=[message])

    assert [entry.uid for entry in found] == [
        "communications-Weekly letter-2026-01-05",
        "communications-Weekly letter-2026-01-19",
    ]
    assert found[0].text == "To All staff, by E-mail"


def the_note(**fields: object) -> tuple[Task, Message]:
    """The task and the message that sending the weekly note does, on Fridays and on Thursdays."""
    task = a_recurring_task("note", until_day=14, start_day=4, tool=TOOL, owner="Kim")
    usual = {"first": 3, "every_days": 7, "until": a_day(14), "is_weekly_note": True, "owner": "Kim"}
    return task, a_message("letter", **usual | fields)


def uids(found: Iterable[AgendaEntry], person: str | None = None, *kinds: AgendaKind) -> list[str]:
    return [entry.uid for entry in of_person(found, person, kinds or tuple(AgendaKind))]


def test_the_weekly_note_that_is_task_and_message_stands_there_once_a_week() -> None:
    task, message = the_note()

    assert uids(entries([task], messages=[message])) == ["tasks-note-2026-01-09", "tasks-note-2026-01-16"]


def test_the_message_of_the_weekly_note_stands_there_in_weeks_without_the_task() -> None:
    task, message = the_note(until=a_day(21))

    assert uids(entries([task], messages=[message]))[2:] == ["communications-letter-2026-01-22"]


def test_a_message_that_the_note_does_not_send_stands_there_beside_the_task() -> None:
    task, message = the_note(is_weekly_note=False)

    assert len(uids(entries([task], messages=[message]))) == 4


def test_of_a_message_twice_a_week_the_note_does_the_first_and_the_second_stays() -> None:
    task, message = the_note(first=1, every_days=2, until=a_day(5))

    assert uids(entries([task], messages=[message]))[:3] == [
        "communications-letter-2026-01-08",
        "tasks-note-2026-01-09",
        "communications-letter-2026-01-10",
    ]


def test_another_recurring_task_of_the_week_does_not_stand_for_the_message() -> None:
    _, message = the_note()
    other = a_recurring_task("report", until_day=14, start_day=4, tool="Reports")

    assert len(uids(entries([other], messages=[message]))) == 4


def test_whoever_has_only_the_message_of_the_note_to_do_finds_it_in_their_calendar() -> None:
    task, message = the_note(owner="Lee")
    found = entries([task], messages=[message])

    assert uids(found, "Lee") == ["communications-letter-2026-01-08", "communications-letter-2026-01-15"]
    assert uids(found, "Kim") == ["tasks-note-2026-01-09", "tasks-note-2026-01-16"]


def test_a_calendar_without_tasks_holds_the_message_of_the_note() -> None:
    task, message = the_note()

    found = uids(entries([task], messages=[message]), None, AgendaKind.MESSAGE)

    assert found == ["communications-letter-2026-01-08", "communications-letter-2026-01-15"]


@pytest.mark.parametrize(("week", "is_same_week"), [(WeekPattern.MON_FRI, True), (WeekPattern.SUN_THU, False)])
def test_a_sunday_is_of_the_week_of_the_note_that_the_plan_says(week: WeekPattern, is_same_week: bool) -> None:
    thursday = a_recurring_task("note", until_day=6, start_day=3, tool=TOOL)
    sunday = a_message("letter", first=6, is_weekly_note=True)

    found = uids(entries([thursday], messages=[sunday], plan=a_plan(week=week)))

    assert found == ["tasks-note-2026-01-08"] + ["communications-letter-2026-01-11"] * (not is_same_week)


def test_a_campaign_tells_its_promises_and_that_it_is_held_back() -> None:
    campaign = a_campaign(promises=[a_promise()], channels=("TV",), held_why="Trucks first")

    (entry,) = entries(campaigns=[campaign])

    assert entry.text == "Held back: Trucks first\nChannels: TV\nPromises: Delivered in 48 hours"
    assert days([entry]) == [(campaign.start, campaign.end)]


def test_a_cancelled_campaign_has_no_entry() -> None:
    assert entries(campaigns=[a_campaign(is_cancelled=True)]) == []


@pytest.mark.parametrize(
    ("side", "text", "people"),
    [
        (Side.MINE, "Ada Lovelace promised Ada", ("Ada Lovelace",)),
        (Side.THEIRS, "Ada promised Ada Lovelace", ("Ada Lovelace", "Ada")),
    ],
)
def test_a_commitment_is_due_on_its_day(side: Side, text: str, people: tuple[str, ...]) -> None:
    (entry,) = entries(commitments=[a_commitment(due=7, side=side, note="SECRET")])

    assert (entry.start, entry.text, entry.people) == (a_day(7), text, people)


def test_entries_stand_in_the_order_of_their_days_and_hours() -> None:
    late, early = a_meeting(id="c2", at=time(15)), a_meeting(id="c3", at=time(9))

    found = entries([a_task("a", start_day=2), a_task("b")], contacts=[late, early])

    assert [entry.uid for entry in found] == ["tasks-b", "tasks-a", "contacts-c3", "contacts-c2"]


def test_the_entries_of_a_person_are_those_they_have_to_do_with() -> None:
    campaign = a_campaign(owner="Lee", briefings=(a_briefing(person="Kim"),))
    found = entries([a_task("a", owner="Kim"), a_task("b", owner="Lee")], campaigns=[campaign])

    assert [entry.name for entry in of_person(found, "Kim")] == ["a", "Spring"]
    assert [entry.name for entry in of_person(found, None, [AgendaKind.CAMPAIGN])] == ["Spring"]
    assert of_person(found, "Kim", [AgendaKind.GATE]) == []
