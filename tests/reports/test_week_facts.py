"""The facts of a week: what falls into it, and what never leaves for the CEO."""

from datetime import date, timedelta

import pytest

from planner.communication.commitment import Side
from planner.communication.promise_guard import check_campaign
from planner.kpis.kind import Kind
from planner.kpis.scorecard import scorecard
from planner.kpis.tile import Tile
from planner.reports.week_facts import facts_of
from planner.reports.weekly_note import WeekFacts, drafted
from planner.scheduling.attention import attention
from planner.scheduling.schedule import schedule
from planner.scheduling.slips import slips
from planner.scheduling.verdict import verdict
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.tasks.task import Status, Task
from tests.builders import a_done_task, a_gate, a_plan, a_recurring_task, a_task, numbered
from tests.communication.builders import (
    MONDAY,
    a_campaign,
    a_closed_commitment,
    a_commitment,
    a_day,
    a_message,
    a_promise,
    a_sending,
)
from tests.kpis.builders import a_kpi, a_sheet, an_entry
from tests.stakeholders.builders import a_coding, a_contact, an_interview

WEEK = a_day(7)
TODAY = a_day(11)


def facts(*tasks: Task, before: list[Task] | None = None, **fields: object) -> WeekFacts:
    plan, rows = a_plan(), numbered(list(tasks))
    dates = schedule(plan, rows, 11)
    given: dict[str, object] = {
        "verdict": verdict(plan, rows, dates, None, 11),
        "slips": slips(schedule(plan, before or rows), dates, rows),
        "overdue": attention(plan, rows, dates, None, 11).overdue,
        **dict.fromkeys(("tiles", "checks", "commitments", "messages", "contacts", "interviews"), ()),
        "week": WEEK,
        "today": TODAY,
    }
    return facts_of(rows, dates, **given | fields)


def done(name: str, day: int) -> Task:
    return a_done_task(name, 1, a_day(day), a_day(day))


def test_done_is_what_was_finished_in_the_week_its_ends_included() -> None:
    week = [done("before", 6), done("first", 7), done("last", 13), done("after", 14)]

    assert facts(*week).done == ["first", "last"]


def test_the_last_day_of_the_week_belongs_to_it_in_every_line() -> None:
    found = facts(
        commitments=[a_closed_commitment("kept", due=13, closed=13), a_closed_commitment("after", due=14, closed=14)],
        messages=[a_message(first=13, sendings=(a_sending(13, sent=13, heard="Thanks"),))],
        contacts=[a_contact("Ada", a_day(13)), a_contact("Bob", a_day(14))],
        interviews=[an_interview("Cleo", [a_coding("Delivery")], a_day(13)), an_interview("Dan", on=a_day(14))],
    )

    assert (found.kept, found.feedback) == ([("kept", "Ada")], [("Weekly letter", "Thanks")])
    assert (found.people_met, found.themes) == (2, [("Delivery", 1)])


def test_next_is_what_the_schedule_ends_in_the_week_after() -> None:
    tasks = [a_task("this", start_day=10), a_task("next", start_day=15), a_task("later", start_day=21)]

    found = facts(*tasks, a_gate("gate", start_day=16), a_recurring_task("jour"))

    assert (found.due_next, found.due_until) == (["next"], a_day(20))
    assert found.gates == [("gate", a_day(16))]


def test_only_the_next_two_gates_are_told_and_none_that_is_passed() -> None:
    gates = [a_gate(f"g{day}", start_day=day) for day in (14, 21, 28)]

    assert [name for name, _ in facts(done("a", 7), *gates).gates] == ["g14", "g21"]


def test_what_slipped_and_is_overdue_is_told_with_its_days() -> None:
    late = a_task("late", days=2, start_day=4)

    found = facts(late)

    assert found.overdue == [("late", 4)]
    assert [name for name, _ in found.slips] == ["late"]


def test_gates_and_what_cannot_slip_come_first_and_then_what_is_latest() -> None:
    tasks = [
        a_task("spare", days=1, start_day=0),
        a_task("little", days=2, start_day=3),
        a_task("critical", days=2, start_day=4),
        a_gate("gate", start_day=8),
        a_task("end", 20, ["critical"], start_day=5),
    ]

    assert [name for name, _ in facts(*tasks).overdue] == ["gate", "critical", "spare", "little"]


def test_what_comes_back_is_not_told_as_late() -> None:
    assert facts(a_recurring_task("jour"), a_task("late", start_day=4)).overdue == [("late", 7)]


def test_promises_kept_in_the_week_and_those_that_are_late_are_told_of_my_side() -> None:
    found = facts(
        commitments=[
            a_closed_commitment("kept", due=9, closed=9),
            a_closed_commitment("earlier", closed=6),
            a_commitment("late", due=10),
            a_commitment("today", due=11),
            a_commitment("theirs", due=10, side=Side.THEIRS),
        ]
    )

    assert (found.kept, found.owed_late) == ([("kept", "Ada")], [("late", "Ada")])
    assert found.owed_to_me == [("Ada", "theirs", a_day(10))]
    assert found.say_do == "2 of 3 promises kept in time"


def test_nothing_of_private_tasks_and_commitments_is_told() -> None:
    blocked = a_task("S1", status=Status.BLOCKED, blocked_reason="S2", is_private=True)
    tasks = [blocked, done("S3", 8).but(is_private=True), a_task("S4", start_day=15, is_private=True)]
    owed = [
        a_commitment("S5", due=8, is_private=True),
        a_closed_commitment("S6", closed=8, is_private=True),
        a_commitment("S7", due=8, side=Side.THEIRS, is_private=True),
    ]
    gate = a_gate("S8", start_day=15, is_private=True)

    found = facts(*tasks, gate, a_task("open"), before=[*tasks, gate, a_task("open")], commitments=owed)

    assert not any(f"S{number}" in str(drafted(found)) for number in range(1, 9))
    assert found.say_do == ""


def on_time(*good: int) -> Tile:
    kpi = a_kpi(Kind.PROPORTION, name="On-time delivery", alarm_at=90.0)
    weeks = [an_entry(week, kpi="proportion", numerator=one, denominator=100) for week, one in enumerate(good)]
    return scorecard([kpi], {kpi.id: a_sheet(*weeks)}, MONDAY, a_day(7 * len(good) + 2)).tiles[0]


def test_a_kpi_that_is_off_is_told_with_what_it_was_before_and_no_interval() -> None:
    assert facts(tiles=[on_time(51, 48)]).off == ["on-time delivery 48.0 %, was 51.0 %"]
    assert facts(tiles=[on_time(50)]).off == ["on-time delivery 50.0 %"]


@pytest.mark.parametrize(
    ("promise", "until"),
    [({"at_least": 95}, "on-time delivery reaches 95.0 %"), ({"at_most": 5}, "on-time delivery is down to 5.0 %")],
)
def test_a_campaign_is_named_only_when_it_must_wait_and_until_what(promise: dict[str, float], until: str) -> None:
    tile = on_time(50)
    campaigns = [a_campaign("wait", [a_promise(kpi="proportion", **promise)]), a_campaign("unknown", [a_promise()])]

    found = facts(tiles=[tile], checks=[check_campaign(one, {tile.kpi.id: tile}) for one in campaigns])

    assert found.hold_back == [("wait", until)]


def test_of_talks_only_numbers_themes_and_one_quote_are_told() -> None:
    contacts: list[Contact] = [
        a_contact("Ada", a_day(7), said="S1", mood="hostile", next_step="S2"),
        a_contact("Bob", a_day(9), is_held=False),
        a_contact("Cleo", a_day(6)),
    ]
    talks: list[Interview] = [
        an_interview("Ada", [a_coding("Delivery", quote="S3")], a_day(8)),
        an_interview("Dan", [a_coding("delivery", quote="S4"), a_coding("Price", is_against=True)], a_day(8)),
        an_interview("Eve", [a_coding("Old theme")], a_day(3)),
    ]

    found = facts(contacts=contacts, interviews=talks)

    assert found.people_met == 2
    assert [(name.casefold(), people) for name, people in found.themes] == [("delivery", 2)]
    assert not any(word in str(drafted(found)) for word in ("S1", "S2", "S4", "hostile", "Ada", "Dan"))
    assert found.talks == 2
    assert "“S3”" in drafted(found)["heard"]


def test_a_week_without_talks_tells_the_themes_of_the_last_four() -> None:
    found = facts(interviews=[an_interview("Ada", [a_coding("Delivery")], a_day(7) - timedelta(days=14))])
    assert (found.themes, found.heard_in_weeks, found.people_met, found.talks) == ([("Delivery", 1)], 4, 0, 1)


def test_what_only_one_person_named_gives_way_to_what_several_did_in_four_weeks() -> None:
    earlier = [an_interview(name, [a_coding("Delivery")], a_day(-3)) for name in ("Bob", "Cleo")]
    now = an_interview("Ada", [a_coding("Price")], a_day(8))
    assert (facts(interviews=[*earlier, now]).themes, facts(interviews=[*earlier, now]).heard_in_weeks) == (
        [("Delivery", 2), ("Price", 1)],
        4,
    )
    assert (facts(interviews=[now]).themes, facts(interviews=[now]).heard_in_weeks) == ([("Price", 1)], 1)


def test_what_came_back_on_messages_sent_in_the_week_is_told() -> None:
    sendings = (a_sending(0, sent=0, heard="Old"), a_sending(7, sent=8, heard="More numbers"))

    assert facts(messages=[a_message(every_days=7, sendings=sendings)]).feedback == [("Weekly letter", "More numbers")]


def test_the_verdict_is_told_without_its_reason() -> None:
    assert facts(a_task("a", start_day=21)).verdict == "Not started: the plan begins in 10 days, on day 21."


def test_the_days_of_a_week_are_seven() -> None:
    assert (facts().due_until, WEEK) == (date(2026, 1, 25), date(2026, 1, 12))


def test_the_quote_is_of_somebody_who_names_the_theme_and_not_of_who_sees_it_otherwise() -> None:
    named = an_interview("Ada", [a_coding("Late trucks", quote="They call because it is late")], a_day(8))
    against = an_interview("Bob", [a_coding("Late trucks", quote="Mine come on time", is_against=True)], a_day(8))
    briefly = an_interview("Cleo", [a_coding("Late trucks", quote="Our trucks are early", is_against=True)], a_day(8))
    assert facts(interviews=[against, briefly, named]).quote == "They call because it is late"


def test_the_quote_says_more_than_the_theme_where_somebody_did() -> None:
    short = an_interview("Ada", [a_coding("Late trucks", quote="Late trucks")], a_day(8))
    telling = an_interview("Dan", [a_coding("Late trucks", quote="They call because it is late")], a_day(8))
    assert facts(interviews=[short, telling]).quote == "They call because it is late"
    assert facts(interviews=[short]).quote == "Late trucks"
