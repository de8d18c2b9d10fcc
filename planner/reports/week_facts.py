"""What a week brought, gathered from the plan's own data for the weekly note; nothing private is among it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from planner.communication.commitment import Commitment, Outcome, Side
from planner.communication.message import Message
from planner.communication.promise_guard import CampaignCheck
from planner.communication.say_do import say_do
from planner.communication.states import State, state_of
from planner.kpis.standing import Status as KpiStatus
from planner.kpis.tile import Tile
from planner.reports.weekly_note import WeekFacts
from planner.scheduling.attention import Item
from planner.scheduling.schedule import Schedule
from planner.scheduling.slips import Slip
from planner.scheduling.verdict import Verdict
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.themes import Theme, themes
from planner.tasks.task import Kind, Status, Task, TaskId

_WEEK = timedelta(days=6)
_NEXT_GATES = 2
_FEWEST_CHARACTERS = 20  # what is shorter only names the theme again
_WEEKS_HEARD = 4


def facts_of(
    tasks: Sequence[Task],
    schedule: Schedule,
    *,
    verdict: Verdict,
    slips: Sequence[Slip],
    overdue: Sequence[Item],
    tiles: Sequence[Tile],
    checks: Sequence[CampaignCheck],
    commitments: Sequence[Commitment],
    messages: Sequence[Message],
    contacts: Sequence[Contact],
    interviews: Sequence[Interview],
    week: date,
    today: date,
) -> WeekFacts:
    """The facts of the week that begins on `week`, as far as they are known `today`.

    Private tasks and private commitments are left out whoever writes the note, for it goes to the CEO; of talks only
    how many people were met and which themes were heard. Of the verdict only the sentence is told, as its reason may
    name a private task.
    """
    shown = [task for task in tasks if not task.is_private]
    known = {task.id for task in shown}
    public = [one for one in commitments if not one.is_private]
    mine, judged = [one for one in public if one.side is Side.MINE], say_do(public, Side.MINE, today)
    ends = week + _WEEK
    talks = [one for one in interviews if week <= one.on <= ends]
    heard, weeks = _heard(interviews, week, ends)
    return WeekFacts(
        done=[task.name for task in shown if task.actual_finish and week <= task.actual_finish <= ends],
        kept=[(one.name, one.whom) for one in mine if _is_kept_in(one, week, ends)],
        say_do=judged.words if judged.due else "",
        due_until=ends + timedelta(days=7),
        due_next=_due(shown, schedule, ends + timedelta(days=1), ends + timedelta(days=7)),
        gates=_gates(shown, schedule, ends),
        verdict=verdict.sentence,
        slips=[(slip.name, slip.days) for slip in slips if slip.task in known],
        overdue=_overdue(overdue, known),
        owed_late=[(one.name, one.whom) for one in mine if state_of(one, today) is State.LATE],
        blocked=[(task.name, task.blocked_reason) for task in shown if task.status is Status.BLOCKED],
        off=[f"{tile.kpi.name} is off: {tile.standing.why}" for tile in tiles if tile.standing.status is KpiStatus.OFF],
        hold_back=[(check.campaign.name, check.why) for check in checks if check.must_wait],
        owed_to_me=_owed_to_me(public, today),
        people_met=_people_met(contacts, talks, week, ends),
        themes=[(theme.name, theme.in_favour) for theme in heard],
        quote=_quote(heard),
        heard_in_weeks=weeks,
        feedback=_feedback(messages, week, ends),
    )


def _is_kept_in(one: Commitment, first: date, last: date) -> bool:
    return one.outcome is Outcome.KEPT and one.closed_on is not None and first <= one.closed_on <= last


def _due(tasks: Iterable[Task], schedule: Schedule, first: date, last: date) -> list[str]:
    """Open work that the schedule ends in these days; gates are told apart, and what comes back is everyday."""
    ends = [
        (dates.finish, task.number, task.name)
        for task in tasks
        if task.is_open and task.kind not in (Kind.GATE, Kind.RECURRING) and (dates := schedule.get(task.id))
    ]
    return [name for finish, _, name in sorted(ends) if first <= finish <= last]


def _gates(tasks: Iterable[Task], schedule: Schedule, after: date) -> list[tuple[str, date]]:
    gates = [
        (dates.finish, task.number, task.name)
        for task in tasks
        if task.is_open and task.kind is Kind.GATE and (dates := schedule.get(task.id))
    ]
    return [(name, finish) for finish, _, name in sorted(gates) if finish > after][:_NEXT_GATES]


def _overdue(items: Iterable[Item], known: set[TaskId]) -> list[tuple[str, int]]:
    return [(item.name, item.days_late) for item in items if item.task in known]


def _owed_to_me(commitments: Iterable[Commitment], today: date) -> list[tuple[str, str, date]]:
    late = [one for one in commitments if one.side is Side.THEIRS and state_of(one, today) is State.LATE]
    return [(one.whom, one.name, one.due_on) for one in sorted(late, key=lambda one: one.due_on)]


def _heard(interviews: Iterable[Interview], first: date, last: date) -> tuple[list[Theme], int]:
    """What people named in the talks of the week, or where nobody named anything of the last four; and of how many."""
    for weeks in (1, _WEEKS_HEARD):
        begins = first - timedelta(days=7 * (weeks - 1))
        named = [theme for theme in themes(one for one in interviews if begins <= one.on <= last) if theme.in_favour]
        if named:
            return named, weeks
    return [], 1


def _quote(heard: Sequence[Theme]) -> str:
    """The shortest words in which the first theme was named that say more than its name; without who said them."""
    quotes = [voice.quote for theme in heard[:1] for voice in theme.voices if voice.quote and not voice.is_against]
    telling = [quote for quote in quotes if len(quote) >= _FEWEST_CHARACTERS]
    return min(telling, key=len) if telling else max(quotes, key=len, default="")


def _people_met(contacts: Iterable[Contact], talks: Iterable[Interview], first: date, last: date) -> int:
    met = {one.stakeholder for one in contacts if one.is_held and first <= one.on <= last}
    return len(met | {one.stakeholder for one in talks})


def _feedback(messages: Iterable[Message], first: date, last: date) -> list[tuple[str, str]]:
    heard = [
        (sending.sent_on, message.name, sending.heard)
        for message in messages
        for sending in message.sendings
        if sending.heard and sending.sent_on and first <= sending.sent_on <= last
    ]
    return [(name, words) for _, name, words in sorted(heard)]
