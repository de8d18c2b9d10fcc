"""What the sample company promises and tells is a story, whichever day of the week it is looked at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count

import pytest

from planner.communication.agreement import Agreement, Topic
from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment, Side
from planner.communication.message import Message
from planner.communication.occurrences import SendingState, all_occurrences
from planner.communication.promise_guard import CampaignCheck, Readiness, check_campaign, to_hold_back
from planner.communication.sample.company import CommunicationStep
from planner.communication.sample.steps import communication_steps
from planner.communication.say_do import say_do
from planner.communication.states import State, is_renegotiated, state_of
from planner.communication.weekly_note import LINES, WeeklyNote
from planner.kpis.kpi import KpiId
from planner.kpis.scorecard import Tile, scorecard
from planner.kpis.sheet import Sheet
from planner.plan.plan import PlanId
from planner.plan.sample import Sample, sample
from planner.shared.calendar import WorkCalendar
from planner.tasks.task import TaskId

SEASONS = [date(2026, 3, 30), date(2026, 8, 10), date(2026, 12, 28)]
TODAYS = [monday + timedelta(days=n) for monday in SEASONS for n in range(7)]
TODAY = date(2026, 4, 8)
whenever = pytest.mark.parametrize("today", TODAYS, ids=str)


@dataclass(frozen=True)
class Seen:
    """What the company said as of a day, as it stands now."""

    today: date
    made: Sample

    @property
    def steps(self) -> Sequence[CommunicationStep]:
        return self.made.communication_steps

    @property
    def commitments(self) -> list[Commitment]:
        return list({one.id: one for step in self.steps for one in step.commitments}.values())

    @property
    def agreements(self) -> list[Agreement]:
        return list({one.id: one for step in self.steps for one in step.agreements}.values())

    @property
    def messages(self) -> list[Message]:
        return list({one.id: one for step in self.steps for one in step.messages}.values())

    @property
    def notes(self) -> list[WeeklyNote]:
        return [one for step in self.steps for one in step.notes]

    @property
    def campaigns(self) -> list[Campaign]:
        return list({one.id: one for step in self.steps for one in step.campaigns}.values())

    @property
    def calendar(self) -> WorkCalendar:
        return self.made.plan.calendar()

    @property
    def tiles(self) -> dict[KpiId, Tile]:
        kpis = {kpi.id: kpi for step in self.made.kpi_steps for kpi in step.kpis}
        entries = {entry.key: entry for step in self.made.kpi_steps for entry in step.entries}.values()
        sheets = {kpi: Sheet.of(entry for entry in entries if entry.kpi == kpi) for kpi in kpis}
        card = scorecard(list(kpis.values()), sheets, self.made.plan.first_day, self.today)
        return {tile.kpi.id: tile for tile in card.tiles}

    def check(self, name: str) -> CampaignCheck:
        return check_campaign(next(one for one in self.campaigns if one.name == name), self.tiles)

    def is_working(self, day: date) -> bool:
        return self.calendar.is_working(self.calendar.day_of(day))


@cache
def seen(today: date = TODAY) -> Seen:
    numbers = count(1)
    return Seen(today, sample(today, plan_id=PlanId("sample"), new_id=lambda: TaskId(f"id{next(numbers)}")))


@whenever
def test_everything_was_done_by_yesterday_on_working_days(today: date):
    company = seen(today)
    assert max(step.at.date() for step in company.steps) < today
    assert all(company.is_working(step.at.date()) for step in company.steps)


@whenever
def test_the_steps_come_in_the_order_of_time(today: date):
    moments = [step.at for step in seen(today).steps]
    assert moments == sorted(moments)


@whenever
def test_no_step_is_before_the_plan_was_made(today: date):
    company = seen(today)
    assert min(step.at for step in company.steps) > company.made.plan.created_at


@whenever
def test_two_promises_are_late_one_is_broken_and_two_were_given_another_day(today: date):
    states = Counter(state_of(one, today) for one in seen(today).commitments)
    assert (states[State.LATE], states[State.BROKEN], states[State.KEPT_LATE]) == (2, 1, 1)
    assert sum(map(is_renegotiated, seen(today).commitments)) == 2
    assert len(seen(today).commitments) == 14


@whenever
def test_the_share_of_promises_kept_is_told_with_its_interval(today: date):
    kept = say_do(seen(today).commitments, Side.MINE, today)
    assert (kept.kept, kept.due) == (5, 8)
    assert kept.share is not None


@whenever
def test_one_day_of_one_message_was_missed_one_sent_late_and_one_left_out(today: date):
    company = seen(today)
    found = all_occurrences(company.messages, company.made.plan.first_day, today, today)
    states = Counter(one.state for one in found)
    assert states[SendingState.MISSED] == states[SendingState.SENT_LATE] == 1
    assert [one.message.name for one in found if one.state is SendingState.MISSED] == ["Weekly note to the CEO"]
    left_out = [one for message in company.messages for one in message.sendings if one.is_skipped]
    assert len(left_out) == 1


@whenever
def test_five_weekly_notes_were_sent_each_in_its_own_week(today: date):
    notes = seen(today).notes
    assert len({note.week for note in notes}) == 5
    assert all(note.is_sent and note.week.weekday() == 0 for note in notes)
    assert all(getattr(note, line) for note in notes for line in LINES)
    assert all(note.week <= note.sent_at.date() <= note.week + timedelta(days=4) for note in notes)


@whenever
def test_forty_eight_hours_is_not_ready_nine_days_before_it_starts_and_says_why(today: date):
    company = seen(today)
    check = company.check("With you in 48 hours")
    assert (check.campaign.start - today).days == 9
    worst = next(one for one in check.promises if one.promise.text == "Delivered in 48 hours")
    assert worst.readiness is Readiness.NOT_READY
    assert worst.why.startswith(("On-time delivery was 8", "On-time delivery was 9"))
    assert "the promise needs at least 95 %." in worst.why


@whenever
def test_campaigns_stand_in_every_state(today: date):
    company = seen(today)
    found = {name: company.check(name).readiness for name in (one.name for one in company.campaigns)}
    assert len(found) == 6
    assert found["Spring in the showroom"] is Readiness.READY
    assert found["Service you would send a friend to"] is Readiness.AT_RISK
    assert found["What customers write about us"] is Readiness.UNKNOWN


@whenever
def test_a_ready_campaign_is_running(today: date):
    campaign = seen(today).check("Spring in the showroom").campaign
    assert campaign.start <= today <= campaign.end


@whenever
def test_one_campaign_is_to_be_held_back_and_another_is_held_back_already(today: date):
    company = seen(today)
    waiting = to_hold_back(company.campaigns, company.tiles, today)
    assert [check.campaign.name for check in waiting if check.must_wait] == ["With you in 48 hours"]
    assert [one.name for one in company.campaigns if one.held_why] == ["We call you back"]


@whenever
def test_the_departments_of_the_coming_campaign_are_partly_there(today: date):
    check = seen(today).check("With you in 48 hours")
    groups = (check.confirmed, check.outdated, check.objections, check.unconfirmed, check.unbriefed)
    assert [[one.department for one in group] for group in groups] == [
        *(["Contact centre"], ["Web shop"], ["Operations"], ["Stores"], ["Finance"])
    ]


def test_the_leader_and_the_ceo_agreed_on_every_topic_and_changed_two():
    agreements = seen().agreements
    assert len(agreements) == 9
    assert {one.topic for one in agreements} == set(Topic)
    changed = [one for one in agreements if len(one.wordings) > 1]
    assert len(changed) == 2
    assert all(one.now.why for one in changed)


def test_commitments_lead_to_the_tasks_that_keep_them():
    company = seen()
    tasks = {task.id for task in company.made.tasks}
    linked = [one.task for one in company.commitments if one.task]
    assert len(linked) >= 5
    assert set(linked) <= tasks


def test_one_commitment_is_private():
    assert sum(one.is_private for one in seen().commitments) == 1


def test_everybody_has_a_name_and_no_role():
    company = seen()
    names = [step.who for step in company.steps] + [one.whom for one in company.commitments]
    names += [one.person for campaign in company.campaigns for one in campaign.briefings]
    assert all(" " in name and not name.endswith((" lead", " head", " partner", " chair")) for name in names)


def test_people_of_the_register_are_found_by_their_names():
    numbers, same = count(1), _Same()
    steps = communication_steps(
        *(seen().calendar, TODAY, same, same, same), lambda: f"c{next(numbers)}", stakeholders={"CEO": "the-ceo"}
    )
    linked = {one.whom for step in steps for one in step.commitments if one.stakeholder == "the-ceo"}
    assert linked == {"CEO"}


class _Same(dict[str, str]):
    """Everybody is called by their role, everything by its key."""

    def __missing__(self, key: str) -> str:
        return key
